"""The views that pages and documents share, each built once."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.views.glossary import build_glossary_view
from macros.views.guide.blocks import DiscussionGuide
from macros.views.guide.document import build_guide
from macros.views.messages import load_messages
from macros.views.section import SectionView, build_section_view


class ViewCache:
    """Views of one state of the data, by the addresses of what they show."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.messages = load_messages(data)
        self.glossary = {entry.key: entry for entry in build_glossary_view(data)}
        self._sections: dict[str, SectionView] = {}
        self._guides: dict[str, DiscussionGuide] = {}

    def get_section_view(self, address: str) -> SectionView:
        """Return a section's view, built once for its pages and documents."""
        if address not in self._sections:
            self._sections[address] = build_section_view(self.data, address)
        return self._sections[address]

    def get_guide(self, address: str) -> DiscussionGuide:
        """Return a section's discussion guide, built once for its page and documents."""
        if address not in self._guides:
            section = self.get_section_view(address)
            self._guides[address] = build_guide(self.data, address, section)
        return self._guides[address]

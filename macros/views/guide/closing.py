"""What a discussion guide ends in: what the team takes from the meeting, terms and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.model.framework import Source
from macros.model.glossary import GlossaryEntry
from macros.model.prose import strip_markup
from macros.views.attribution import build_attribution
from macros.views.guide.blocks import (
    Block,
    BulletItem,
    BulletList,
    Paragraphs,
    Part,
    make_bullets,
)
from macros.views.guide.notes import iter_facilitation_note_blocks
from macros.views.messages import load_messages
from macros.views.text_runs import Prose, make_line, make_prose


class ClosingParts:
    """A builder of the parts that come after the practices.

    `framework` is a framework's key, `facilitation` what is said to the people in the room.
    """

    def __init__(self, data: Dataset, framework: str, facilitation: Facilitation) -> None:
        self.data, self.framework, self.facilitation = data, framework, facilitation
        self.messages = load_messages(data)
        self.say = self.messages.say

    def iter_next_steps(self) -> Iterator[Part]:
        """Yield the part on what the meeting ends in, which the team writes into its record."""
        facilitation, say = self.facilitation, self.say
        blocks: list[Block] = []
        if facilitation.criteria:
            blocks.append(Paragraphs(make_prose(say("guide-criteria"))))
            blocks.append(make_bullets(facilitation.criteria.values()))
        blocks += [Paragraphs((words,)) for words in make_prose(facilitation.plan, self.data)]
        for field in ("criteria", "plan"):
            blocks += iter_facilitation_note_blocks(self.data, self.framework, facilitation, field)
        if blocks:
            blocks.append(Paragraphs(make_prose(say("guide-record"))))
            yield Part("__next", say("guide-next"), tuple(blocks))

    def iter_references(
        self,
        terms: Sequence[str],
        source: Source,
        notes: Sequence[tuple[str, Prose]],
        note: Prose,
        version: str,
    ) -> Iterator[Part]:
        """Yield the terms that the guide's texts meet, and where its ideas come from.

        `terms` are keys of the glossary, `notes` are source notes with what each speaks of, `note`
        is the framework's.
        """
        entries = [self.data.project.glossary[key] for key in terms]
        if entries:
            yield self._build_glossary(entries)
        yield self._build_about(source, notes, note, version)

    def _build_glossary(self, entries: Sequence[GlossaryEntry]) -> Part:
        """Return the part that explains terms, in the alphabet's order."""
        items = [
            BulletItem(make_line(strip_markup(entry.text)), entry.term)
            for entry in sorted(entries, key=lambda entry: entry.term.casefold())
        ]
        return Part("__glossary", self.say("guide-glossary"), (BulletList(tuple(items)),))

    def _build_about(
        self, source: Source, notes: Sequence[tuple[str, Prose]], note: Prose, version: str
    ) -> Part:
        """Return the part on the framework's version, source and rights."""
        attribution = build_attribution(source, self.messages)
        adapted_from = ""
        if source.adapted_from:
            adapted_from = f"{self.say('adapted-from')} {source.adapted_from}"
        blocks = [
            Paragraphs((make_line(version),)),
            Paragraphs((make_line(attribution.text),), url=attribution.url),
            Paragraphs((make_line(adapted_from),) if adapted_from else ()),
            Paragraphs(make_prose(source.rights, self.data)),
            Paragraphs(make_prose(source.note, self.data)),
            Paragraphs(note),
            *(Paragraphs(prose, "quiet", lead) for lead, prose in notes),
        ]
        shown = tuple(block for block in blocks if block.prose)
        return Part("__about", self.say("about-text"), shown)

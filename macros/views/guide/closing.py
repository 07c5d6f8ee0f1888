"""What a discussion guide ends in: what the team takes from the meeting, terms and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.layers.dataset import Dataset
from macros.model.framework import GlossaryEntry, Source
from macros.views.attribution import build_attribution
from macros.views.guide.blocks import (
    Block,
    BulletItem,
    BulletList,
    Fields,
    Paragraphs,
    Part,
    Prose,
    Row,
    Subheading,
    Table,
    WritingLines,
)
from macros.views.messages import load_messages
from macros.views.text_runs import make_line, make_prose

MOST_PRIORITIES = 3


class ClosingParts:
    """A builder of the parts that come after the practices."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.messages = load_messages(data)
        self.say = self.messages.say

    def build_results(self, practices: Sequence[tuple[str, str]]) -> Part:
        """Return the part on what the meeting ends in.

        Each practice, by its name and key, has a row in which last time's response stands beside
        today's.
        """
        say = self.say
        blocks = (
            WritingLines(say("guide-strengths"), 3),
            Subheading(say("guide-priorities")),
            self._build_priorities(),
            Subheading(say("guide-actions")),
            self._build_actions(),
            *self._iter_then_and_now(practices),
            Subheading(say("guide-telling")),
            self._build_telling(),
            Subheading(say("guide-next-meeting")),
            Fields((say("guide-date"), say("guide-where"))),
            Fields((say("guide-first"),)),
        )
        return Part("__next", say("guide-next"), blocks, sheet=True)

    def _build_priorities(self) -> Table:
        """Return the table of priorities, numbered."""
        head = self._make_head("guide-number", "guide-priority", "guide-why")
        rows = tuple(Row((str(number), "", "")) for number in range(1, MOST_PRIORITIES + 1))
        return Table(head, (1, 6, 6), rows)

    def _build_actions(self) -> Table:
        """Return the table of actions: what, who, when, with what, and how one will see it."""
        head = self._make_head(
            "guide-what", "guide-who", "guide-when", "guide-resources", "guide-evidence-of"
        )
        return Table(head, (5, 3, 2, 3, 4), blank=4, lines=3)

    def _iter_then_and_now(self, practices: Sequence[tuple[str, str]]) -> Iterator[Block]:
        """Yield the table of last time's and today's responses, if there are practices."""
        if practices:
            head = self._make_head("guide-practice", "guide-then", "guide-now")
            rows = tuple(Row((name, "", ""), key) for name, key in practices)
            yield Subheading(self.say("guide-then-now"))
            yield Table(head, (5, 4, 4), rows)

    def _build_telling(self) -> Table:
        """Return the table of who tells whom what."""
        head = self._make_head("guide-message", "guide-told", "guide-teller")
        return Table(head, (5, 4, 4), blank=3)

    def _make_head(self, *keys: str) -> tuple[str, ...]:
        """Return the messages that head a table's columns."""
        return tuple(self.say(key) for key in keys)

    def iter_references(
        self, terms: Sequence[str], source: Source, note: Prose, version: str
    ) -> Iterator[Part]:
        """Yield the terms that the guide's texts meet, and where its ideas come from.

        `terms` are keys of the glossary, `note` is the framework's source note.
        """
        entries = [self.data.project.glossary[key] for key in terms]
        if entries:
            yield self._build_glossary(entries)
        yield self._build_about(source, note, version)

    def _build_glossary(self, entries: Sequence[GlossaryEntry]) -> Part:
        """Return the part that explains terms, in the alphabet's order."""
        items = [
            BulletItem(make_line(" ".join(entry.text.split())), entry.term)
            for entry in sorted(entries, key=lambda entry: entry.term.casefold())
        ]
        return Part("__glossary", self.say("guide-glossary"), (BulletList(tuple(items)),))

    def _build_about(self, source: Source, note: Prose, version: str) -> Part:
        """Return the part on the framework's version, source and rights."""
        attribution = build_attribution(source, self.messages)
        adapted_from = ""
        if source.adapted_from:
            adapted_from = f"{self.say('adapted-from')} {source.adapted_from}"
        blocks = [
            Paragraphs(make_prose(version)),
            Paragraphs((make_line(attribution.text),), url=attribution.url),
            Paragraphs(make_prose(adapted_from)),
            Paragraphs(make_prose(source.rights)),
            Paragraphs(make_prose(source.note)),
            Paragraphs(note),
        ]
        shown = tuple(block for block in blocks if block.prose)
        return Part("__about", self.say("about-text"), shown)

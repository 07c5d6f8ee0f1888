"""What a discussion guide ends in: what the team takes from the meeting, terms and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
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
    make_bullets,
)
from macros.views.guide.capacity import PracticeCount
from macros.views.guide.notes import iter_facilitation_note_blocks
from macros.views.messages import load_messages
from macros.views.text_runs import make_line, make_prose

MOST_PRIORITIES = 3


class ClosingParts:
    """A builder of the parts that come after the practices.

    `framework` is a framework's key, `facilitation` what is said to the people in the room.
    """

    def __init__(self, data: Dataset, framework: str, facilitation: Facilitation) -> None:
        self.data, self.framework, self.facilitation = data, framework, facilitation
        self.messages = load_messages(data)
        self.say = self.messages.say

    def build_results(self, practices: Sequence[PracticeCount]) -> Part:
        """Return the part on what the meeting ends in.

        Each practice has a row in which last time's response stands beside today's.
        """
        say = self.say
        blocks = (
            WritingLines(say("guide-strengths"), 2),
            Subheading(say("guide-priorities")),
            *self._iter_priorities(),
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

    def _iter_priorities(self) -> Iterator[Block]:
        """Yield what the team asks of a priority, a numbered table, and where priorities go."""
        facilitation = self.facilitation
        if facilitation.criteria:
            yield Paragraphs(make_prose(self.say("guide-criteria")))
            yield make_bullets(facilitation.criteria.values())
        head = self._make_head("guide-number", "guide-priority", "guide-why", "guide-plan")
        rows = tuple(Row((str(number), "", "", "")) for number in range(1, MOST_PRIORITIES + 1))
        yield Table(head, (1, 5, 5, 4), rows)
        if facilitation.plan:
            yield Paragraphs(make_prose(facilitation.plan))
        for field in ("criteria", "plan"):
            yield from iter_facilitation_note_blocks(self.data, self.framework, facilitation, field)

    def _build_actions(self) -> Table:
        """Return the table of actions, one for each priority."""
        head = self._make_head(
            "guide-what", "guide-who", "guide-when", "guide-resources", "guide-evidence-of"
        )
        return Table(head, (5, 3, 2, 3, 4), blank=MOST_PRIORITIES, lines=3)

    def _iter_then_and_now(self, practices: Sequence[PracticeCount]) -> Iterator[Block]:
        """Yield the table of last time's and today's responses, if there are practices."""
        if practices:
            head = self._make_head("guide-practice", "guide-then", "guide-now")
            rows = tuple(Row((each.name, "", ""), each.anchor) for each in practices)
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

"""What a discussion guide holds for the meeting before the practices are talked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation, Step
from macros.views.guide.blocks import (
    Agenda,
    Block,
    BulletItem,
    BulletList,
    Fields,
    Paragraphs,
    Part,
    Row,
    Subheading,
    Table,
    make_bullets,
)
from macros.views.guide.capacity import PracticeCount, iter_capacity_blocks
from macros.views.guide.notes import iter_facilitation_note_blocks
from macros.views.messages import load_messages
from macros.views.responses import ResponseSetView, list_explained
from macros.views.text_runs import make_line, make_prose


class MeetingParts:
    """A builder of the parts that come before the practices.

    `framework` is a framework's key. `facilitation` is what is said to the people in the room;
    `response_sets` are the sets of responses that are asked; `counts` are the practices to choose
    from.
    """

    def __init__(
        self,
        data: Dataset,
        framework: str,
        facilitation: Facilitation,
        response_sets: Sequence[ResponseSetView],
        counts: Sequence[PracticeCount],
    ) -> None:
        self.data, self.framework, self.facilitation = data, framework, facilitation
        self.response_sets, self.counts = response_sets, counts
        self.messages = load_messages(data)
        self.say = self.messages.say

    def iter_parts(self) -> Iterator[Part]:
        """Yield the parts, without those that would be empty."""
        yield self._build_attendance()
        yield from self._iter_part(
            "__purpose", "guide-what-for", self._iter_purpose(), ("purpose", "product")
        )
        yield from self._iter_part("__norms", "guide-norms", self._iter_norms(), ("norms",))
        yield from self._iter_part(
            "__agenda", "guide-agenda", self._iter_agenda(), ("agenda", "statements")
        )
        yield from self._iter_part("__roles", "guide-roles", self._iter_roles(), ("roles",))
        yield from self._iter_part(
            "__responses", "guide-responses", self._iter_meanings(), ("meanings",)
        )
        yield from self._iter_part(
            "__deciding",
            "guide-deciding",
            self._iter_deciding(),
            ("consensus", "hands", "divided"),
        )
        yield from self._iter_part("__prompts", "guide-prompts", self._iter_prompts(), ("prompts",))
        yield from self._iter_part(
            "__leading", "guide-leading", self._iter_leading(), ("preparation",), leading=True
        )

    def _iter_part(
        self,
        id: str,
        title: str,
        blocks: Iterable[Block],
        fields: tuple[str, ...],
        leading: bool = False,
    ) -> Iterator[Part]:
        """Yield a part, if there are blocks in it, with notes on how its fields are adapted.

        `title` is a message's key; what is for `leading` is for the facilitator alone.
        """
        blocks = tuple(blocks)
        if not blocks:
            return
        notes = [
            note
            for field in fields
            for note in iter_facilitation_note_blocks(
                self.data, self.framework, self.facilitation, field
            )
        ]
        blocks = (*blocks, *notes)
        yield Part(id, self.say(title), blocks, facilitator=leading, sheet=leading)

    def _build_attendance(self) -> Part:
        """Return the part on when and where the meeting is."""
        say = self.say
        fields = (say("guide-district"), say("guide-date"))
        return Part("__meeting", say("guide-meeting"), (Fields(fields),))

    def _iter_prompts(self) -> Iterator[Block]:
        """Yield what to ask of each practice."""
        if self.facilitation.prompts:
            yield make_bullets(self.facilitation.prompts.values())

    def _iter_purpose(self) -> Iterator[Block]:
        """Yield what the meeting is for, and what it ends in."""
        if self.facilitation.purpose:
            lead = self.say("guide-purpose")
            yield Paragraphs(make_prose(self.facilitation.purpose, self.data), lead=lead)
        if self.facilitation.product:
            lead = self.say("guide-product")
            yield Paragraphs(make_prose(self.facilitation.product, self.data), lead=lead)

    def _iter_norms(self) -> Iterator[Block]:
        """Yield how people talk with each other."""
        if self.facilitation.norms:
            yield make_bullets(self.facilitation.norms.values())

    def _iter_agenda(self) -> Iterator[Block]:
        """Yield the agenda with the minutes of each length that its steps know of.

        After it comes how many statements there are to choose from.
        """
        steps = self.facilitation.agenda.values()
        lengths = sorted({length for step in steps for length in step.minutes}, key=int)
        if not lengths:
            return
        rows = [(step.title, _pick_figures(step.minutes, lengths)) for step in steps]
        columns = zip(*(minutes for _, minutes in rows), strict=True)
        totals = [str(sum(int(figure or 0) for figure in column)) for column in columns]
        titles = [self.say("guide-minutes", minutes=length) for length in lengths]
        statements = self.facilitation.statements
        has_capacity = any(length in statements for length in lengths)
        yield Agenda(
            head=(self.say("guide-step"), *titles),
            lengths=tuple(lengths),
            steps=tuple(rows),
            total=self.say("guide-total"),
            totals=tuple(totals),
            capacity=self.say("guide-capacity") if has_capacity else "",
            capacities=_pick_figures(statements, lengths) if has_capacity else (),
        )
        if has_capacity:
            yield from iter_capacity_blocks(self.counts, self.messages)

    def _iter_roles(self) -> Iterator[Block]:
        """Yield a table of roles, to write in who takes them."""
        roles = self.facilitation.roles.values()
        if roles:
            head = (self.say("guide-role"), self.say("guide-task"), self.say("guide-who"))
            rows = tuple(Row((role.title, role.text, "")) for role in roles)
            yield Table(head, (2, 6, 3), rows, lines=1)

    def _iter_meanings(self) -> Iterator[Block]:
        """Yield how people answer, and what responses mean, by their set, where anybody says."""
        if any(count.load for count in self.counts):
            asks_statements = any(count.statements for count in self.counts)
            how = self.say("guide-how") if asks_statements else self.say("guide-how-whole")
            yield Paragraphs(make_prose(how))
        explained = list_explained(self.response_sets)
        for response_set in explained:
            if len(self.response_sets) > 1:
                yield Subheading(response_set.title)
            items = [
                BulletItem(make_line(each.meaning), each.response)
                for each in response_set.responses
            ]
            yield BulletList(tuple(items))

    def _iter_deciding(self) -> Iterator[Block]:
        """Yield how the team comes to an agreement."""
        facilitation = self.facilitation
        if facilitation.consensus:
            yield Paragraphs(make_prose(facilitation.consensus, self.data))
        if facilitation.hands:
            hands = facilitation.hands.values()
            items = [BulletItem(make_line(hand.text), hand.title) for hand in hands]
            yield BulletList(tuple(items))
        if facilitation.divided:
            divided = make_prose(facilitation.divided, self.data)
            yield Paragraphs(divided, lead=self.say("guide-divided"))

    def _iter_leading(self) -> Iterator[Block]:
        """Yield what the facilitator prepares, and the script of each step."""
        if self.facilitation.preparation:
            yield Subheading(self.say("guide-preparation"))
            yield Paragraphs(make_prose(self.facilitation.preparation, self.data))
        for step in self.facilitation.agenda.values():
            script = tuple(self._iter_script(step))
            if script:
                yield self._name_step(step)
                yield from script

    def _iter_script(self, step: Step) -> Iterator[Block]:
        """Yield what to say, to do and to watch for; a script of a single text stands for all."""
        if step.script:
            yield Paragraphs(make_prose(step.script, self.data))
            return
        for part in ("say", "do", "watch"):
            prose = make_prose(getattr(step, part), self.data)
            if prose:
                yield Paragraphs(prose, lead=self.say(f"run-sheet-{part}"))

    def _name_step(self, step: Step) -> Subheading:
        """Return a step's title, with its minutes in a meeting of each length, and of one alone."""
        schedule = _sort_schedule(step.minutes)
        if not schedule:
            return Subheading(step.title)
        first, *others = schedule
        # The unit is named once: `5 of 45 minutes, 5 of 60`.
        every = [
            self._say_minutes("guide-of-minutes", *first),
            *(self._say_minutes("guide-of-length", *each) for each in others),
        ]
        return Subheading(
            self._join_minutes(step, ", ".join(every)),
            {
                length: self._join_minutes(
                    step, self._say_minutes("guide-of-minutes", length, each)
                )
                for length, each in schedule
            },
        )

    def _say_minutes(self, key: str, length: str, minutes: str) -> str:
        return self.say(key, minutes=minutes, length=length)

    def _join_minutes(self, step: Step, minutes: str) -> str:
        return self.say("guide-step-minutes", step=step.title, minutes=minutes)


def _sort_schedule(schedule: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the lengths of meetings with their figures, the shortest first."""
    return sorted(schedule.items(), key=lambda entry: int(entry[0]))


def _pick_figures(schedule: Mapping[str, str], lengths: list[str]) -> tuple[str, ...]:
    """Return the figure for a meeting of each length, "" where there is none."""
    return tuple(schedule.get(length, "") for length in lengths)

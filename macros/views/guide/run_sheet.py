"""The run sheet: what a facilitator leads a meeting from, a page for each length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.model.prose import list_paragraphs
from macros.views import links
from macros.views.guide.capacity import count_statements
from macros.views.guide.choice import ALL, Choice
from macros.views.guide.document_head import RUN_SHEET, DocumentHead, build_head
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.messages import load_messages
from macros.views.practice import PracticeView, find_number
from macros.views.section import SectionView
from macros.views.text_runs import to_plain_text


@dataclass(frozen=True)
class RunStep:
    """A step of the meeting.

    `clock` says when it begins and ends, counted from the beginning, `minutes` how long it takes;
    both are "" where nobody says. `repeats` says that it is done again for each practice.
    """

    key: str
    title: str
    clock: str
    minutes: str
    say: tuple[str, ...]
    do: tuple[str, ...]
    watch: tuple[str, ...]
    repeats: bool


@dataclass(frozen=True)
class RunSheetPage:
    """A meeting of one length, in minutes; "" where the agenda knows no lengths.

    `capacity` says for how many statements there is time. `shares` are the minutes of each
    practice, "" where there is no time for all of them.
    """

    length: str
    title: str
    capacity: str
    steps: tuple[RunStep, ...]
    shares: tuple[str, ...]


@dataclass(frozen=True)
class RunPractice:
    """A practice to lead through: its statements by their numbers, and what to ask.

    `load` is the number of statements that take as long.
    """

    address: str
    number: str
    title: str
    statements: str
    load: int
    questions: tuple[str, ...]


@dataclass(frozen=True)
class RunSheetHeads:
    """What stands at the heads of a run sheet's columns and parts."""

    clock: str
    step: str
    say: str
    do: str
    watch: str
    practices: str
    practice: str
    statements: str
    side: str
    minutes: str
    each_practice: str
    preparation: str
    prompts: str
    deciding: str
    divided: str


@dataclass(frozen=True)
class HandSign:
    """A show of fingers, and what it means."""

    title: str
    text: str


@dataclass(frozen=True)
class RunSheet:
    """A facilitator's run sheet.

    Each of `pages` holds a meeting of one length. `practices` are those to lead through,
    `preparation` what to do before the meeting, `consensus` to `divided` how the team decides.
    """

    head: DocumentHead
    heads: RunSheetHeads
    pages: tuple[RunSheetPage, ...]
    practices: tuple[RunPractice, ...]
    preparation: tuple[str, ...]
    prompts: tuple[str, ...]
    consensus: str
    hands: tuple[HandSign, ...]
    divided: str


def build_run_sheet(data: Dataset, view: SectionView, choice: Choice = ALL) -> RunSheet:
    """Return the run sheet of a meeting on a section, or on what is chosen of it."""
    return _RunSheetBuilder(data, view, choice).build()


class _RunSheetBuilder:
    """A builder of the run sheet of a section."""

    def __init__(self, data: Dataset, view: SectionView, choice: Choice) -> None:
        self.data, self.view, self.choice = data, view, choice
        self.messages = load_messages(data)
        self.say = self.messages.say
        section = view.address.rpartition("/")[2]
        self.facilitation: Facilitation = resolve_facilitation(data, view.framework, section)
        self.steps = list(self.facilitation.agenda.items())

    def build(self) -> RunSheet:
        """Return the run sheet."""
        chosen = self.choice.list_practices(self.view)
        practices = tuple(map(self._build_practice, chosen))
        facilitation = self.facilitation
        hands = facilitation.hands.values()
        path = links.get_guide_path(self.view.address)
        return RunSheet(
            head=build_head(self.data, self.view, RUN_SHEET, path),
            heads=self._build_heads(),
            pages=tuple(self._iter_pages(practices)),
            practices=practices,
            preparation=list_paragraphs(facilitation.preparation),
            prompts=tuple(facilitation.prompts.values()),
            consensus=facilitation.consensus,
            hands=tuple(HandSign(hand.title, hand.text) for hand in hands),
            divided=facilitation.divided,
        )

    def _build_heads(self) -> RunSheetHeads:
        say = self.say
        return RunSheetHeads(
            clock=say("run-sheet-clock"),
            step=say("guide-step"),
            say=say("run-sheet-say"),
            do=say("run-sheet-do"),
            watch=say("run-sheet-watch"),
            practices=self.view.practices_term,
            practice=self.view.practice_term,
            statements=say("guide-statements"),
            side=say("run-sheet-side"),
            minutes=say("run-sheet-minutes"),
            each_practice=say("run-sheet-each", practice=self.view.practice_term),
            preparation=say("guide-preparation"),
            prompts=say("guide-prompts"),
            deciding=say("guide-deciding"),
            divided=say("guide-divided"),
        )

    def _build_practice(self, practice: PracticeView) -> RunPractice:
        """Return a practice with what there is to lead through."""
        return RunPractice(
            address=practice.address,
            number=find_number(practice),
            title=practice.title,
            statements=say_range(practice, self.choice),
            load=count_statements(practice, "").load,
            questions=tuple(to_plain_text(question.words) for question in practice.questions),
        )

    def _iter_pages(self, practices: Sequence[RunPractice]) -> Iterator[RunSheetPage]:
        """Yield a page for each length that the agenda knows, or for the chosen one."""
        known = {length for _, step in self.steps for length in step.minutes}
        lengths = sorted(known, key=int)
        if self.choice.minutes in lengths:
            lengths = [self.choice.minutes]
        for length in lengths or [""]:
            capacity = self.facilitation.statements.get(length, "")
            yield RunSheetPage(
                length=length,
                title=self.say("guide-minutes", minutes=length) if length else "",
                capacity=self._say_capacity(capacity),
                steps=tuple(self._iter_steps(length)),
                shares=self._divide_minutes(length, capacity, practices),
            )

    def _say_capacity(self, capacity: str) -> str:
        """Return for how many statements there is time, "" where nobody says."""
        if not capacity:
            return ""
        count = self.messages.count("statements", int(capacity))
        return self.say("run-sheet-capacity", statements=count)

    def _iter_steps(self, length: str) -> Iterator[RunStep]:
        """Yield the steps of a meeting of some length, each with its time on the clock."""
        start = 0
        for key, step in self.steps:
            minutes = step.minutes.get(length, "")
            if length and not minutes:
                continue
            end = start + int(minutes or 0)
            yield RunStep(
                key=key,
                title=step.title,
                clock=f"{_format_clock(start)}–{_format_clock(end)}" if minutes else "",
                minutes=minutes,
                # A script of a single text stands for all of its parts.
                say=() if step.script else list_paragraphs(step.say),
                do=list_paragraphs(step.script or step.do),
                watch=() if step.script else list_paragraphs(step.watch),
                repeats=step.repeats,
            )
            start = end

    def _divide_minutes(
        self, length: str, capacity: str, practices: Sequence[RunPractice]
    ) -> tuple[str, ...]:
        """Return how many minutes each practice gets, if there is time for all of them."""
        total = sum(practice.load for practice in practices)
        minutes = sum_repeated_minutes(self.facilitation, length)
        if not minutes or not total or not capacity or total > int(capacity):
            return tuple("" for _ in practices)
        # Half a minute and more is a whole one.
        shares = ((2 * minutes * each.load + total) // (2 * total) for each in practices)
        return tuple(str(share or "") for share in shares)


def sum_repeated_minutes(facilitation: Facilitation, length: str) -> int:
    """Return how many minutes of a meeting of some length are for the practices."""
    repeated = [step for step in facilitation.agenda.values() if step.repeats]
    return sum(int(step.minutes.get(length, "0")) for step in repeated)


def say_range(practice: PracticeView, choice: Choice) -> str:
    """Return the first and the last number of a practice's chosen statements that are asked."""
    numbers = [
        statement.number
        for column in practice.columns
        for statement in choice.list_statements(column)
        if statement.responses or practice.responses
    ]
    return "–".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))


def _format_clock(minutes: int) -> str:
    """Return minutes from the beginning as a clock shows them: 0:05, 1:30."""
    return f"{minutes // 60}:{minutes % 60:02}"

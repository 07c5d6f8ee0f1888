"""What a discussion guide holds for the meeting as a whole: before the practices are talked about, and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.layers.load import Dataset
from macros.model.addresses import Element
from macros.model.facilitation import Facilitation
from macros.model.framework import Source
from macros.views.adaptations.view import find_facilitation_adaptation
from macros.views.guide.blocks import (
    Agenda,
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
from macros.views.pages import load_messages
from macros.views.section import get_responses
from macros.views.text_runs import Run, TextRuns

MOST_PRIORITIES = 3


def resolve_facilitation(data: Dataset, framework: str, section: str = "") -> Facilitation:
    """What is said to the people in the room: the project's defaults, the framework's wishes over them, and the
    section's (by its key) over those."""
    whole = data.project.frameworks[framework]
    said = whole.facilitation.lay_over(_fitting(data, framework))
    return whole.sections[section].facilitation.lay_over(said) if section else said


def _fitting(data: Dataset, framework: str) -> Facilitation:
    """The defaults, without what they say of responses that the framework has under the same key in other words."""
    defaults, site = data.project.facilitation, data.project.site.responses
    own = data.project.frameworks[framework].responses
    meanings = {}
    for name, meant in defaults.meanings.items():
        shared = site.get(name, {})
        said = own.get(name, shared)
        fits = (key for key in meant if name not in site or said.get(key) == shared.get(key))
        meanings[name] = {key: meant[key] for key in fits}
    return defaults.model_copy(update={"meanings": meanings})


class MeetingParts:
    """Makes the parts of a guide that speak of no single practice."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.say = load_messages(data).say

    def build_opening(self) -> Iterator[Part]:
        """When and where the meeting is, and who is there."""
        say = self.say
        when = Fields((say("guide-date"), say("guide-cycle")))
        head = (say("guide-attendee"), say("guide-position"), say("guide-role-today"))
        table = Table(head, (4, 4, 3), blank=8, lines=1)
        yield Part("__meeting", say("guide-meeting"), (Fields((say("guide-district"),)), when, table))

    def build_before(self, framework: str, said: Facilitation, sets: Mapping[str, Mapping[str, str]]) -> Iterator[Part]:
        """What holds for the meeting as a whole; `sets` are the sets of responses that are asked, by their names."""

        def marks(*names: str) -> tuple[Block, ...]:
            return tuple(self.find_marks(framework, said, names))

        say = self.say
        purpose = [
            Paragraphs(make_prose(text), lead=say(lead))
            for text, lead in ((said.purpose, "guide-purpose"), (said.product, "guide-product"))
            if text
        ]
        if purpose:
            yield Part("__purpose", say("guide-what-for"), (*purpose, *marks("purpose", "product")))
        if said.norms:
            yield Part("__norms", say("guide-norms"), (make_bullets(said.norms.values()), *marks("norms")))
        if agenda := self.build_agenda(said):
            yield Part("__agenda", say("guide-agenda"), (agenda, *marks("agenda")))
        if said.roles:
            rows = tuple(Row((role.title, role.text, "")) for role in said.roles.values())
            head = (say("guide-role"), say("guide-task"), say("guide-who"))
            yield Part("__roles", say("guide-roles"), (Table(head, (2, 6, 3), rows, lines=1), *marks("roles")))
        if blocks := tuple(self.build_meanings(said, sets)):
            yield Part("__responses", say("guide-responses"), (*blocks, *marks("meanings")))
        if blocks := tuple(self.build_deciding(said)):
            yield Part("__deciding", say("guide-deciding"), (*blocks, *marks("consensus", "hands", "divided")))
        if blocks := tuple(self.build_leading(said)):
            yield Part(
                "__leading", say("guide-leading"), (*blocks, *marks("preparation")), facilitator=True, sheet=True
            )

    def find_marks(self, framework: str, said: Facilitation, names: Iterable[str]) -> Iterator[Block]:
        """How parts of what is said to the people in the room are adapted."""
        for name in names:
            for told in find_facilitation_adaptation(self.data, framework, name, set(_texts(getattr(said, name)))):
                yield Paragraphs(told.prose, "quiet", told.lead)

    def collect_response_sets(self, address: str) -> dict[str, Mapping[str, str]]:
        """The sets of responses that are asked at or below an address, by their names."""
        found: dict[str, Mapping[str, str]] = {}
        for thing in _alive(self.data, address):
            name, responses = get_responses(self.data, thing)
            if responses:
                found.setdefault(name, responses)
        return found

    def build_agenda(self, said: Facilitation) -> Agenda | None:
        """The agenda with the minutes of each length that its steps know of."""
        lengths = sorted({length for step in said.agenda.values() for length in step.minutes}, key=int)
        if not lengths:
            return None
        minutes = [tuple(step.minutes.get(length, "") for length in lengths) for step in said.agenda.values()]
        steps = tuple((step.title, row) for step, row in zip(said.agenda.values(), minutes, strict=True))
        totals = tuple(str(sum(int(figure or 0) for figure in column)) for column in zip(*minutes, strict=True))
        head = (self.say("guide-step"), *(self.say("guide-minutes", minutes=length) for length in lengths))
        return Agenda(head, tuple(lengths), steps, self.say("guide-total"), totals)

    def build_meanings(self, said: Facilitation, sets: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
        for name, answers in sets.items():
            if len(sets) > 1:
                told = {"statement": "guide-for-statements", "question": "guide-for-questions"}.get(name)
                yield Subheading(self.say(told or "guide-for-some", answers=", ".join(answers.values())))
            meant = said.meanings.get(name, {})
            yield BulletList(tuple(BulletItem(_words(meant.get(key, "")), answer) for key, answer in answers.items()))

    def build_deciding(self, said: Facilitation) -> Iterator[Block]:
        if said.consensus:
            yield Paragraphs(make_prose(said.consensus))
        if said.hands:
            yield BulletList(tuple(BulletItem(_words(hand.text), hand.title) for hand in said.hands.values()))
        if said.divided:
            yield Paragraphs(make_prose(said.divided), lead=self.say("guide-divided"))

    def build_leading(self, said: Facilitation) -> Iterator[Block]:
        if said.preparation:
            yield Subheading(self.say("guide-preparation"))
            yield Paragraphs(make_prose(said.preparation))
        for step in said.agenda.values():
            if step.script:
                times = ", ".join(
                    self.say("guide-of-minutes", minutes=step.minutes[length], length=length)
                    for length in sorted(step.minutes, key=int)
                )
                yield Subheading(
                    self.say("guide-step-minutes", step=step.title, minutes=times) if times else step.title
                )
                yield Paragraphs(make_prose(step.script))

    def build_after(self, practices: Sequence[tuple[str, str]]) -> Iterator[Part]:
        """What the meeting ends in. Each practice, by its name and key, has a row in which last time's response stands
        beside today's."""
        say = self.say
        numbered = tuple(Row((str(number), "", "")) for number in range(1, MOST_PRIORITIES + 1))
        then = tuple(Row((name, "", ""), practice) for name, practice in practices)
        actions = ("guide-what", "guide-who", "guide-when", "guide-resources", "guide-evidence-of")
        told = ("guide-message", "guide-told", "guide-teller")
        priorities = ("guide-number", "guide-priority", "guide-why")
        now = (say("guide-practice"), say("guide-then"), say("guide-now"))
        blocks = (
            WritingLines(say("guide-strengths"), 3),
            Subheading(say("guide-priorities")),
            Table(tuple(map(say, priorities)), (1, 6, 6), numbered),
            Subheading(say("guide-actions")),
            Table(tuple(map(say, actions)), (5, 3, 2, 3, 4), blank=4, lines=3),
            *((Subheading(say("guide-then-now")), Table(now, (5, 4, 4), then)) if then else ()),
            Subheading(say("guide-telling")),
            Table(tuple(map(say, told)), (5, 4, 4), blank=3),
            Subheading(say("guide-next-meeting")),
            Fields((say("guide-date"), say("guide-where"))),
            Fields((say("guide-first"),)),
        )
        yield Part("__next", say("guide-next"), blocks, sheet=True)

    def build_closing(self, terms: Sequence[str], source: Source, note: Prose, version: str) -> Iterator[Part]:
        say, glossary = self.say, self.data.project.glossary
        if met := sorted((glossary[key] for key in terms), key=lambda entry: entry.term.casefold()):
            points = tuple(BulletItem(_words(" ".join(entry.text.split())), entry.term) for entry in met)
            yield Part("__glossary", say("guide-glossary"), (BulletList(points),))
        blocks = [
            Paragraphs(make_prose(version)),
            Paragraphs((_words(self.describe_source(source)),), url=source.url),
            Paragraphs(make_prose(f"{say('adapted-from')} {source.adapted_from}" if source.adapted_from else "")),
            Paragraphs(make_prose(source.rights)),
            Paragraphs(make_prose(source.note)),
            Paragraphs(note),
        ]
        yield Part("__about", say("about-text"), tuple(block for block in blocks if block.prose))

    def describe_source(self, source: Source) -> str:
        """Where the ideas come from, as a sentence."""
        said = source.title
        said += f", {source.author}" if source.author else ""
        said += f" ({source.year})" if source.year else ""
        said += f", {self.say('published-by', publisher=source.publisher)}"
        said += f", {self.say('retrieved', date=source.retrieved)}" if source.retrieved else ""
        wording = self.say("wording-own" if source.wording == "own" else "wording-quoted")
        return f"{self.say('based-on')} {said}. {wording}"


def _alive(data: Dataset, address: str) -> Iterator[Element]:
    for thing in data.children[address]:
        if not thing.retired:
            yield thing
            yield from _alive(data, thing.address)


def _texts(said: Any) -> Iterator[str]:
    """Every text of a part of what is said to the people in the room."""
    if isinstance(said, str):
        yield said
    else:
        for inside in said.values() if isinstance(said, Mapping) else vars(said).values():
            yield from _texts(inside)


def make_prose(text: str) -> Prose:
    """Prose in which no terms are looked for."""
    return tuple((Run(paragraph),) for paragraph in text.split("\n\n") if paragraph)


def _words(text: str) -> TextRuns:
    return (Run(text),)


def make_bullets(texts: Iterable[str]) -> BulletList:
    return BulletList(tuple(BulletItem(_words(text)) for text in texts))

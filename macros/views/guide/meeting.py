"""What a discussion guide holds for the meeting as a whole: before the practices are talked about, and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.layers.load import Data
from macros.model.addresses import Thing
from macros.model.facilitation import Facilitation
from macros.model.framework import Source
from macros.views.adaptations.view import adapted_facilitation
from macros.views.guide.blocks import (
    Agenda,
    Blanks,
    Block,
    Paragraphs,
    Part,
    Point,
    Points,
    Prose,
    Row,
    Ruled,
    Subheading,
    Table,
)
from macros.views.pages import messages
from macros.views.section import responses_of
from macros.views.text_runs import Run, Words

MOST_PRIORITIES = 3


def facilitation(data: Data, framework: str, section: str = "") -> Facilitation:
    """What is said to the people in the room: the project's defaults, the framework's wishes over them, and the
    section's (by its key) over those."""
    whole = data.project.frameworks[framework]
    said = whole.facilitation.over(_fitting(data, framework))
    return whole.sections[section].facilitation.over(said) if section else said


def _fitting(data: Data, framework: str) -> Facilitation:
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


class Meeting:
    """Makes the parts of a guide that speak of no single practice."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.say = messages(data).say

    def opening(self) -> Iterator[Part]:
        """When and where the meeting is, and who is there."""
        say = self.say
        when = Blanks((say("guide-date"), say("guide-cycle")))
        head = (say("guide-attendee"), say("guide-position"), say("guide-role-today"))
        table = Table(head, (4, 4, 3), blank=8, lines=1)
        yield Part("__meeting", say("guide-meeting"), (Blanks((say("guide-district"),)), when, table))

    def before(self, framework: str, said: Facilitation, sets: Mapping[str, Mapping[str, str]]) -> Iterator[Part]:
        """What holds for the meeting as a whole; `sets` are the sets of responses that are asked, by their names."""

        def marks(*names: str) -> tuple[Block, ...]:
            return tuple(self.marks(framework, said, names))

        say = self.say
        purpose = [
            Paragraphs(plain(text), lead=say(lead))
            for text, lead in ((said.purpose, "guide-purpose"), (said.product, "guide-product"))
            if text
        ]
        if purpose:
            yield Part("__purpose", say("guide-what-for"), (*purpose, *marks("purpose", "product")))
        if said.norms:
            yield Part("__norms", say("guide-norms"), (points(said.norms.values()), *marks("norms")))
        if agenda := self.agenda(said):
            yield Part("__agenda", say("guide-agenda"), (agenda, *marks("agenda")))
        if said.roles:
            rows = tuple(Row((role.title, role.text, "")) for role in said.roles.values())
            head = (say("guide-role"), say("guide-task"), say("guide-who"))
            yield Part("__roles", say("guide-roles"), (Table(head, (2, 6, 3), rows, lines=1), *marks("roles")))
        if blocks := tuple(self.meanings(said, sets)):
            yield Part("__responses", say("guide-responses"), (*blocks, *marks("meanings")))
        if blocks := tuple(self.deciding(said)):
            yield Part("__deciding", say("guide-deciding"), (*blocks, *marks("consensus", "hands", "divided")))
        if blocks := tuple(self.leading(said)):
            yield Part(
                "__leading", say("guide-leading"), (*blocks, *marks("preparation")), facilitator=True, sheet=True
            )

    def marks(self, framework: str, said: Facilitation, names: Iterable[str]) -> Iterator[Block]:
        """How parts of what is said to the people in the room are adapted."""
        for name in names:
            for told in adapted_facilitation(self.data, framework, name, set(_texts(getattr(said, name)))):
                yield Paragraphs(told.prose, "quiet", told.lead)

    def sets(self, address: str) -> dict[str, Mapping[str, str]]:
        """The sets of responses that are asked at or below an address, by their names."""
        found: dict[str, Mapping[str, str]] = {}
        for thing in _alive(self.data, address):
            name, responses = responses_of(self.data, thing)
            if responses:
                found.setdefault(name, responses)
        return found

    def agenda(self, said: Facilitation) -> Agenda | None:
        """The agenda with the minutes of each length that its steps know of."""
        lengths = sorted({length for step in said.agenda.values() for length in step.minutes}, key=int)
        if not lengths:
            return None
        minutes = [tuple(step.minutes.get(length, "") for length in lengths) for step in said.agenda.values()]
        steps = tuple((step.title, row) for step, row in zip(said.agenda.values(), minutes, strict=True))
        totals = tuple(str(sum(int(figure or 0) for figure in column)) for column in zip(*minutes, strict=True))
        head = (self.say("guide-step"), *(self.say("guide-minutes", minutes=length) for length in lengths))
        return Agenda(head, tuple(lengths), steps, self.say("guide-total"), totals)

    def meanings(self, said: Facilitation, sets: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
        for name, answers in sets.items():
            if len(sets) > 1:
                told = {"statement": "guide-for-statements", "question": "guide-for-questions"}.get(name)
                yield Subheading(self.say(told or "guide-for-some", answers=", ".join(answers.values())))
            meant = said.meanings.get(name, {})
            yield Points(tuple(Point(_words(meant.get(key, "")), answer) for key, answer in answers.items()))

    def deciding(self, said: Facilitation) -> Iterator[Block]:
        if said.consensus:
            yield Paragraphs(plain(said.consensus))
        if said.hands:
            yield Points(tuple(Point(_words(hand.text), hand.title) for hand in said.hands.values()))
        if said.divided:
            yield Paragraphs(plain(said.divided), lead=self.say("guide-divided"))

    def leading(self, said: Facilitation) -> Iterator[Block]:
        if said.preparation:
            yield Subheading(self.say("guide-preparation"))
            yield Paragraphs(plain(said.preparation))
        for step in said.agenda.values():
            if step.script:
                times = ", ".join(
                    self.say("guide-of-minutes", minutes=step.minutes[length], length=length)
                    for length in sorted(step.minutes, key=int)
                )
                yield Subheading(
                    self.say("guide-step-minutes", step=step.title, minutes=times) if times else step.title
                )
                yield Paragraphs(plain(step.script))

    def after(self, practices: Sequence[tuple[str, str]]) -> Iterator[Part]:
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
            Ruled(say("guide-strengths"), 3),
            Subheading(say("guide-priorities")),
            Table(tuple(map(say, priorities)), (1, 6, 6), numbered),
            Subheading(say("guide-actions")),
            Table(tuple(map(say, actions)), (5, 3, 2, 3, 4), blank=4, lines=3),
            *((Subheading(say("guide-then-now")), Table(now, (5, 4, 4), then)) if then else ()),
            Subheading(say("guide-telling")),
            Table(tuple(map(say, told)), (5, 4, 4), blank=3),
            Subheading(say("guide-next-meeting")),
            Blanks((say("guide-date"), say("guide-where"))),
            Blanks((say("guide-first"),)),
        )
        yield Part("__next", say("guide-next"), blocks, sheet=True)

    def closing(self, terms: Sequence[str], source: Source, note: Prose, version: str) -> Iterator[Part]:
        say, glossary = self.say, self.data.project.glossary
        if met := sorted((glossary[key] for key in terms), key=lambda entry: entry.term.casefold()):
            points = tuple(Point(_words(" ".join(entry.text.split())), entry.term) for entry in met)
            yield Part("__glossary", say("guide-glossary"), (Points(points),))
        blocks = [
            Paragraphs(plain(version)),
            Paragraphs((_words(self.source(source)),), url=source.url),
            Paragraphs(plain(f"{say('adapted-from')} {source.adapted_from}" if source.adapted_from else "")),
            Paragraphs(plain(source.rights)),
            Paragraphs(plain(source.note)),
            Paragraphs(note),
        ]
        yield Part("__about", say("about-text"), tuple(block for block in blocks if block.prose))

    def source(self, source: Source) -> str:
        """Where the ideas come from, as a sentence."""
        said = source.title
        said += f", {source.author}" if source.author else ""
        said += f" ({source.year})" if source.year else ""
        said += f", {self.say('published-by', publisher=source.publisher)}"
        said += f", {self.say('retrieved', date=source.retrieved)}" if source.retrieved else ""
        wording = self.say("wording-own" if source.wording == "own" else "wording-quoted")
        return f"{self.say('based-on')} {said}. {wording}"


def _alive(data: Data, address: str) -> Iterator[Thing]:
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


def plain(text: str) -> Prose:
    """Prose in which no terms are looked for."""
    return tuple((Run(paragraph),) for paragraph in text.split("\n\n") if paragraph)


def _words(text: str) -> Words:
    return (Run(text),)


def points(texts: Iterable[str]) -> Points:
    return Points(tuple(Point(_words(text)) for text in texts))

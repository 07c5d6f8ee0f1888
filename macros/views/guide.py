"""What a leadership team holds in its hands: the discussion guide of a section, and the booklet of a whole framework.

One view feeds the page, the PDF and the Word file, so they say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from macros.framework.addresses import Thing
from macros.framework.data import Data
from macros.framework.model import Facilitation, Section, Source
from macros.views import links
from macros.views.blocks import (
    Agenda,
    Blanks,
    Block,
    Choice,
    DiscussionGuide,
    Paragraphs,
    Part,
    Point,
    Points,
    Prose,
    Questions,
    Row,
    Ruled,
    Statements,
    Subheading,
    Table,
)
from macros.views.changes import Adapted
from macros.views.pages import messages
from macros.views.section import ColumnView, PracticeView, SectionView, responses_of
from macros.views.words import Run, Words, typed

MOST_PRIORITIES = 3
#: Boxes stand in columns of their own while their heads are few and short enough to be read there, and while no
#: statement beside them is so long that its row would fill half a sheet (in characters).
MOST_HEADS, LONGEST_HEAD, LONGEST_WORD, LONGEST_ROW = 5, 22, 11, 900
#: What documents say around their text, by the messages' keys.
AROUND = (
    "note",
    "source-note",
    "own",
    "guide-page",
    "guide-contents",
    "guide-online",
    "guide-picture",
    "guide-for-facilitator",
    "guide-large",
)


def discussion_guide(data: Data, address: str, view: SectionView) -> DiscussionGuide:
    """The guide of the section at an address; `view` is the section's."""
    make = _Maker(data)
    said = facilitation(data, view.framework, address.rpartition("/")[2])
    opening = Part("", "", (*make.adapted(view.adapted), *make.source_note(view.source_note)))
    version = make.version(view)
    parts = (
        *((opening,) if opening.blocks else ()),
        *make.meeting(),
        *make.before(said, make.sets(address)),
        *make.section(view, tuple(said.prompts.values()), 2),
        *make.after([(_name(practice), practice.anchor) for practice in view.practices]),
        *make.closing(view.terms, view.source, view.framework_source_note, version),
    )
    name = f"{view.name}: {view.title}"
    return DiscussionGuide(
        address=address,
        kind=make.say("guide"),
        place=f"{view.framework_short_title} · {view.name}",
        title=view.title,
        document_title=make.say("guide-title", title=name, framework=view.framework_short_title),
        version=version,
        url=make.url(links.guide(address)),
        language=data.project.site.language,
        site=data.project.site.name,
        lead=view.summary,
        parts=parts,
        words=make.words(),
    )


def booklet(data: Data, key: str, view: Callable[[str], SectionView]) -> DiscussionGuide:
    """The guides of all of a framework's sections as one document; `view` gives a section's view by its address. What
    holds for the meeting is said once, in the framework's words; a section's own stand in its own guide. KeyError when
    there is no such framework."""
    framework, make = data.project.frameworks[key], _Maker(data)
    views = [
        view(thing.address) for thing in data.children[key] if isinstance(thing.value, Section) and not thing.retired
    ]
    version = make.say("framework-version", framework=framework.title, version=framework.version)
    parts = [*make.meeting(), *make.before(facilitation(data, key), make.sets(key))]
    for section in views:
        prompts = tuple(facilitation(data, key, section.address.rpartition("/")[2]).prompts.values())
        told = make.adapted(section.adapted)
        lead = (*make.prose(section.summary), *told, *make.source_note(section.source_note))
        parts.append(Part("", section.title, lead, label=section.name, sheet=True))
        parts += make.section(section, prompts, 3)
    terms = dict.fromkeys(term for section in views for term in section.terms)
    parts += make.after(
        [
            (f"{section.name} · {_name(practice)}", practice.anchor)
            for section in views
            for practice in section.practices
        ]
    )
    parts += make.closing(tuple(terms), framework.source, plain(framework.source_note), version)
    short = framework.short_title or framework.title
    return DiscussionGuide(
        address=key,
        kind=make.say("guide-booklet"),
        place=short,
        title=framework.title,
        document_title=make.say("guide-booklet-title", framework=framework.title),
        version=version,
        url=make.url(f"{key}/"),
        language=data.project.site.language,
        site=data.project.site.name,
        lead=plain(framework.summary),
        parts=tuple(parts),
        words=make.words(),
    )


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


def _alive(data: Data, address: str) -> Iterator[Thing]:
    for thing in data.children[address]:
        if not thing.retired:
            yield thing
            yield from _alive(data, thing.address)


def plain(text: str) -> Prose:
    """Prose in which no terms are looked for."""
    return tuple((Run(paragraph),) for paragraph in text.split("\n\n") if paragraph)


class _Maker:
    """Makes the parts that guides and booklets are put together from."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.say = messages(data).say

    def url(self, path: str) -> str:
        address = self.data.project.site.address
        return f"{address.rstrip('/')}/{path}" if address else ""

    def words(self) -> Mapping[str, str]:
        return {key: self.say(key) for key in AROUND}

    def version(self, view: SectionView) -> str:
        return self.say("framework-version", framework=view.framework_title, version=view.version)

    def sets(self, address: str) -> dict[str, Mapping[str, str]]:
        """The sets of responses that are asked at or below an address, by their names."""
        found: dict[str, Mapping[str, str]] = {}
        for thing in _alive(self.data, address):
            name, responses = responses_of(self.data, thing)
            if responses:
                found.setdefault(name, responses)
        return found

    def meeting(self) -> Iterator[Part]:
        say = self.say
        when = Blanks((say("guide-date"), say("guide-cycle")))
        head = (say("guide-attendee"), say("guide-position"), say("guide-role-today"))
        table = Table(head, (4, 4, 3), blank=8, lines=1)
        yield Part("__meeting", say("guide-meeting"), (Blanks((say("guide-district"),)), when, table))

    def before(self, said: Facilitation, sets: Mapping[str, Mapping[str, str]]) -> Iterator[Part]:
        """What holds for the meeting as a whole; `sets` are the sets of responses that are asked, by their names."""
        say = self.say
        purpose = [
            Paragraphs(plain(text), lead=say(lead))
            for text, lead in ((said.purpose, "guide-purpose"), (said.product, "guide-product"))
            if text
        ]
        if purpose:
            yield Part("__purpose", say("guide-what-for"), tuple(purpose))
        if said.norms:
            yield Part("__norms", say("guide-norms"), (_points(said.norms.values()),))
        if agenda := self.agenda(said):
            yield Part("__agenda", say("guide-agenda"), (agenda,))
        if said.roles:
            rows = tuple(Row((role.title, role.text, "")) for role in said.roles.values())
            head = (say("guide-role"), say("guide-task"), say("guide-who"))
            yield Part("__roles", say("guide-roles"), (Table(head, (2, 6, 3), rows, lines=1),))
        if blocks := tuple(self.meanings(said, sets)):
            yield Part("__responses", say("guide-responses"), blocks)
        if blocks := tuple(self.deciding(said)):
            yield Part("__deciding", say("guide-deciding"), blocks)
        if blocks := tuple(self.leading(said)):
            yield Part("__leading", say("guide-leading"), blocks, facilitator=True, sheet=True)

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

    def section(self, view: SectionView, prompts: Sequence[str], level: int) -> Iterator[Part]:
        """The practices of a section, and the questions that it asks as a whole."""
        for practice in view.practices:
            yield Part(
                practice.anchor,
                practice.title,
                tuple(self.practice(practice, prompts)),
                label=practice.label,
                level=level,
                practice=practice.anchor,
                sheet=level == 2,  # so that one can hand out a practice alone; in a booklet that would take too many
            )
        if view.questions:
            how = Paragraphs(plain(self.say("guide-how-questions")), "quiet")
            blocks = (how, Questions(view.questions, 2))
            yield Part("__questions", self.say("questions"), blocks, level=level, sheet=level == 2)

    def practice(self, practice: PracticeView, prompts: Sequence[str]) -> Iterator[Block]:
        say = self.say
        yield from self.prose(practice.summary)
        yield from self.adapted(practice.adapted)
        yield from self.source_note(practice.source_note)
        columns = [self.statements(column) for column in practice.columns]
        last = max((at for at, column in enumerate(columns) if column.team), default=-1)
        if last >= 0:
            yield Paragraphs(plain(say("guide-how")), "quiet")
        for at, column in enumerate(columns):
            yield column
            if at == last:  # examples, which nobody answers, may follow
                yield Ruled(say("guide-evidence"), 3)
        if practice.responses:
            yield Choice(say("practice-question"), tuple(practice.responses.values()))
        if practice.questions:
            yield Subheading(say("questions"))
            yield Questions(practice.questions, 2)
        if prompts:
            yield Subheading(say("guide-prompts"))
            yield _points(prompts)
        yield Subheading(say("guide-together"))
        yield from self.together(practice, asked=last >= 0 or bool(practice.responses))

    def together(self, practice: PracticeView, asked: bool) -> Iterator[Block]:
        """What the team agrees on about a practice."""
        say = self.say
        if asked:
            yield Blanks((say("guide-lowest"), say("guide-highest")))
        if answers := tuple((practice.responses or _shared(practice)).values()):
            yield Choice(say("guide-response"), answers)
        else:
            yield Blanks((say("guide-response") if asked else say("guide-meaning"),))
        yield Choice(say("guide-priority"), (say("guide-now-priority"), say("guide-later"), say("guide-no-priority")))
        yield Ruled(say("guide-notes"), 3)

    def prose(self, prose: Prose) -> Iterator[Block]:
        if prose:
            yield Paragraphs(prose)

    def adapted(self, adapted: Adapted | None) -> Iterator[Block]:
        for told in adapted.told if adapted else ():
            yield Paragraphs(told.prose, "quiet", told.lead)

    def source_note(self, note: Prose) -> Iterator[Block]:
        if note:
            yield Paragraphs(note, "source", self.say("source-note"))

    def statements(self, column: ColumnView) -> Statements:
        asked = [statement.responses for statement in column.statements if statement.responses]
        answers = tuple(asked[0].values()) if asked and all(each == asked[0] for each in asked) else ()
        words = [word for answer in answers for word in answer.split()]
        wide = len(answers) > MOST_HEADS or any(len(answer) > LONGEST_HEAD for answer in answers)
        wide = wide or any(len(word) > LONGEST_WORD for word in words)
        if wide or any(len(typed(statement.words)) > LONGEST_ROW for statement in column.statements):
            answers = ()
        said = column.level and column.level_title != column.title
        level = self.say("level-of", level=column.level_title) if said else ""
        return Statements(
            column, self.say("guide-statement"), answers, self.say("guide-team-answer") if asked else "", level
        )


def _words(text: str) -> Words:
    return (Run(text),)


def _points(texts: Iterable[str]) -> Points:
    return Points(tuple(Point(_words(text)) for text in texts))


def _name(practice: PracticeView) -> str:
    return f"{practice.label} {practice.title}".strip()


def _shared(practice: PracticeView) -> Mapping[str, str]:
    """The set of responses that all of a practice's asked statements share; none where they do not share one."""
    asked = [statement.responses for column in practice.columns for statement in column.statements]
    sets = [responses for responses in asked if responses]
    return sets[0] if sets and all(responses == sets[0] for responses in sets) else {}

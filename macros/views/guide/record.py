"""The record: what a team's note-taker fills in at a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.views import links
from macros.views.guide.choice import ALL, Choice
from macros.views.guide.codes import CodedResponse, code_responses
from macros.views.guide.document_head import RECORD, DocumentHead, Field, build_head, make_fields
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.practices import are_short
from macros.views.messages import load_messages
from macros.views.practice import ColumnView, PracticeView, find_number
from macros.views.section import SectionView
from macros.views.statement import Asked
from macros.views.text_runs import to_plain_text

MOST_PRIORITIES = 3


@dataclass(frozen=True)
class RecordTable:
    """A table to fill in: a column for each of its `fields`, and `rows` empty rows.

    `key` is what it is called in a saved file, `lead` what to know before, `points` what to ask.
    `shares` says how wide each column is, in parts of the whole.
    """

    key: str
    title: str
    lead: str
    points: tuple[str, ...]
    fields: tuple[Field, ...]
    shares: tuple[int, ...]
    rows: int
    numbered: bool = False


@dataclass(frozen=True)
class RecordAnswer:
    """A response that the team gives to a practice, or to a column of it by its id.

    `title` is the column's, "" where the practice has no other answer, whatever is chosen. `levels`
    are those that it is asked of, "" for what is asked of all.
    """

    column: str
    title: str
    levels: tuple[str, ...]
    responses: tuple[CodedResponse, ...]


@dataclass(frozen=True)
class RecordPractice:
    """A practice with the answers that it wants from the team, none where it asks nothing.

    Where a section has no practices, each of its questions stands in a practice's place.

    `choices` has one for each of the record's: the response, or None where it offers no such one.
    """

    address: str
    number: str
    title: str
    answers: tuple[RecordAnswer, ...]
    choices: tuple[CodedResponse | None, ...] = ()


@dataclass(frozen=True)
class Record:
    """A record of a meeting.

    `meeting` is what was discussed where and when, `people` who was there. Of each practice it
    notes the answer, the reason, and whether it is a priority; `practice_fields` name these. Where
    a column is chosen of every practice, `choices` name these columns, which stand in the answer's
    place with a box each.
    """

    head: DocumentHead
    how: str
    meeting: tuple[Field, ...]
    people: RecordTable
    practices_title: str
    practice_fields: tuple[Field, ...]
    choices: tuple[str, ...]
    practices: tuple[RecordPractice, ...]
    strengths: Field
    priorities: RecordTable
    plan: str
    actions: RecordTable
    telling: RecordTable
    next_title: str
    next_meeting: tuple[Field, ...]


def build_record(data: Dataset, view: SectionView, choice: Choice = ALL) -> Record:
    """Return the record of a meeting on a section, or on what is chosen of it."""
    return _RecordBuilder(data, view, choice).build()


class _RecordBuilder:
    """A builder of the record of a section."""

    def __init__(self, data: Dataset, view: SectionView, choice: Choice) -> None:
        self.data, self.view, self.choice = data, view, choice
        self.say = load_messages(data).say
        self.aside = data.project.find_aside(view.framework)

    def build(self) -> Record:
        """Return the record."""
        data, view, say = self.data, self.view, self.say
        facilitation = resolve_facilitation(data, view.framework, view.address.rpartition("/")[2])
        practices = self.choice.list_practices(view)
        choices = self._list_choices(practices)
        return Record(
            head=build_head(data, view, RECORD, links.get_guide_path(view.address)),
            how=say("record-how"),
            meeting=make_fields(
                data, (("team", "guide-district"), ("cycle", "guide-cycle"), ("date", "guide-date"))
            ),
            people=self._build_people(facilitation),
            practices_title=say("record-answers"),
            practice_fields=make_fields(
                data,
                (
                    ("practice", "guide-practice" if view.practices else "sheet-question"),
                    ("response", "our-answer"),
                    ("reason", "our-reason"),
                    ("priority", "our-priority"),
                ),
            ),
            choices=tuple(choices.values()),
            practices=tuple(self._build_practice(practice, choices) for practice in practices)
            or tuple(map(self._build_question, view.questions)),
            strengths=Field("strengths", say("guide-strengths")),
            priorities=self._build_priorities(facilitation),
            plan=facilitation.plan,
            actions=self._build_actions(),
            telling=self._build_telling(),
            next_title=say("guide-next-meeting"),
            next_meeting=make_fields(
                data, (("date", "guide-date"), ("place", "guide-where"), ("first", "guide-first"))
            ),
        )

    def _build_people(self, facilitation: Facilitation) -> RecordTable:
        """Return the table of who was there, and in which role."""
        roles = tuple(role.title for role in facilitation.roles.values())
        fields = (("name", "guide-attendee"), ("position", "guide-position"))
        return RecordTable(
            key="people",
            title=self.say("record-attendance"),
            lead=self.say("record-roles", roles=", ".join(roles)) if roles else "",
            points=(),
            fields=make_fields(self.data, (*fields, ("role", "guide-role-today"))),
            shares=(4, 4, 3),
            rows=8,
        )

    def _list_choices(self, practices: Sequence[PracticeView]) -> Mapping[str, str]:
        """Return the titles of the columns that practices are, by their ids, in their order.

        There are none where a practice is asked otherwise, or there is no room for the titles.
        """
        if not all(practice.is_rated and practice.responses for practice in practices):
            return {}
        offered = {key: text for each in practices for key, text in each.responses.items()}
        columns = self.data.project.frameworks[self.view.framework].columns
        choices = {key: offered[key] for key in columns if key in offered}
        return choices if are_short(tuple(choices.values())) else {}

    def _build_practice(self, practice: PracticeView, choices: Mapping[str, str]) -> RecordPractice:
        """Return a practice with the answers that it wants."""
        offered = {each.key: each for each in code_responses(practice.responses, self.aside)}
        return RecordPractice(
            address=practice.address,
            number=find_number(practice),
            title=practice.title,
            answers=tuple(self._iter_answers(practice)),
            choices=tuple(offered.get(key) for key in choices),
        )

    def _build_question(self, question: Asked) -> RecordPractice:
        """Return a question in a practice's place, for a section that has no practices."""
        coded = code_responses(question.responses, self.aside)
        answers = (RecordAnswer("", "", ("",), coded),) if coded else ()
        text = to_plain_text(question.words)
        return RecordPractice(question.address, "", text, answers)

    def _iter_answers(self, practice: PracticeView) -> Iterator[RecordAnswer]:
        """Yield one answer for the practice, or one for each set that its columns ask."""
        if practice.responses:
            coded = code_responses(practice.responses, self.aside)
            yield RecordAnswer("", "", ("",), coded)
            return
        sets: dict[tuple[CodedResponse, ...], tuple[ColumnView, list[str]]] = {}
        for column in practice.columns:
            for statement in column.statements:
                if statement.responses:
                    coded = code_responses(statement.responses, self.aside)
                    _, levels = sets.setdefault(coded, (column, []))
                    levels += statement.levels or ("",)
        for coded, (column, asked) in sets.items():
            if self.choice.level and not {"", self.choice.level} & set(asked):
                continue
            title = column.title if len(sets) > 1 else ""
            yield RecordAnswer(column.id, title, tuple(dict.fromkeys(asked)), coded)

    def _build_priorities(self, facilitation: Facilitation) -> RecordTable:
        """Return the table of priorities, with what the team asks of each."""
        criteria = tuple(facilitation.criteria.values())
        fields = (("what", "guide-priority"), ("why", "guide-why"), ("plan", "guide-plan"))
        return RecordTable(
            key="priorities",
            title=self.say("guide-priorities"),
            lead=self.say("guide-criteria") if criteria else "",
            points=criteria,
            fields=make_fields(self.data, fields),
            shares=(5, 5, 4),
            rows=MOST_PRIORITIES,
            numbered=True,
        )

    def _build_actions(self) -> RecordTable:
        """Return the table of actions, two for each priority."""
        fields = (
            ("what", "guide-what"),
            ("who", "guide-who"),
            ("when", "guide-when"),
            ("evidence", "guide-evidence-of"),
        )
        return RecordTable(
            key="actions",
            title=self.say("guide-actions"),
            lead="",
            points=(),
            fields=make_fields(self.data, fields),
            shares=(6, 3, 2, 4),
            rows=2 * MOST_PRIORITIES,
        )

    def _build_telling(self) -> RecordTable:
        """Return the table of who tells whom what."""
        fields = (
            ("message", "guide-message"),
            ("audience", "guide-told"),
            ("teller", "guide-teller"),
        )
        return RecordTable(
            key="telling",
            title=self.say("guide-telling"),
            lead="",
            points=(),
            fields=make_fields(self.data, fields),
            shares=(5, 4, 4),
            rows=3,
        )

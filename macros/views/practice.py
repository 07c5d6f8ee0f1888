"""What a reader sees of a practice: its statements by column, and its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.response_sets import is_rated_by_columns
from macros.model.addresses import Element
from macros.model.framework import Practice, Statement
from macros.views.adaptations.view import AdaptationView, find_column_adaptation
from macros.views.names import make_name
from macros.views.responses import ask_practice, get_responses
from macros.views.statement import Asked, ElementView, StatementBuilder, StatementView
from macros.views.statement_numbers import list_statements, number_statements
from macros.views.text_runs import Prose, TermMarker, make_marker


@dataclass(frozen=True)
class ColumnView:
    """A column as one practice fills it.

    Its summary, and how the column is adapted, stand where the section first shows the column.
    `level_shape` numbers the framework's levels, so that each can be told by a shape besides its
    word.
    """

    id: str
    title: str
    summary: Prose
    level: str
    level_title: str
    level_shape: int
    ordered: bool
    statements: tuple[StatementView, ...]
    adapted: AdaptationView | None

    @property
    def names_level(self) -> bool:
        """Whether the title names the level itself, as `State (examples)` does, if there is one."""
        return self.title.casefold().startswith(self.level_title.casefold())


@dataclass(frozen=True)
class PracticeView(ElementView):
    """A practice with all that it shows.

    `name` is what its framework calls it with its label, such as `Characteristic 2`; empty
    without a label. `question` is what is asked of it as a whole, with its `responses`; `is_rated`
    says that these are its columns.
    """

    label: str
    name: str
    title: str
    summary: Prose
    columns: tuple[ColumnView, ...]
    questions: tuple[Asked, ...]
    responses: Mapping[str, str]
    question: str
    is_rated: bool


def build_practice_view(data: Dataset, address: str) -> tuple[PracticeView, tuple[str, ...]]:
    """Return the view of the practice at an address, and the glossary terms that it meets.

    Raises:
        KeyError: There is no element at the address.
    """
    element = data.elements[address]
    assert isinstance(element.value, Practice)
    marker = make_marker(data)
    view = PracticeBuilder(data, element.framework, marker).build_practice(element, element.value)
    return view, tuple(marker.met)


class PracticeBuilder:
    """A builder of the views of a framework's practices, in reading order."""

    def __init__(self, data: Dataset, framework: str, marker: TermMarker) -> None:
        self.data, self.framework_key, self.marker = data, framework, marker
        self.framework = data.project.frameworks[framework]
        self.statements = StatementBuilder(data, marker)
        levels = [column.level for column in self.framework.columns.values() if column.level]
        self._levels = list(dict.fromkeys(levels))
        self._introduced: set[str] = set()  # columns whose summary has been shown

    def build_practice(self, element: Element, practice: Practice) -> PracticeView:
        """Return the view of a practice."""
        summary = self.marker.mark_paragraphs(practice.summary)
        fields = self.statements.build_fields(element, practice)
        return PracticeView(
            **fields,
            label=practice.label,
            name=make_name(self.framework, practice),
            title=practice.title,
            summary=summary,
            columns=self._build_columns(element),
            questions=self.statements.build_questions(element),
            responses=get_responses(self.data, element),
            question=ask_practice(self.data, element),
            is_rated=is_rated_by_columns(self.data, element),
        )

    def _build_columns(self, practice: Element) -> tuple[ColumnView, ...]:
        """Return the views of the columns that a practice fills, in the framework's order."""
        numbers = number_statements(self.data, practice)
        columns: dict[str, list[tuple[Element, Statement, str]]] = {}
        for element, statement in list_statements(self.data, practice):
            numbered = (element, statement, numbers[element.address])
            columns.setdefault(element.column, []).append(numbered)
        return tuple(self._build_column(id, columns[id]) for id in columns)

    def _build_column(
        self, id: str, statements: Iterable[tuple[Element, Statement, str]]
    ) -> ColumnView:
        """Return the view of a column with a practice's statements, each with its number."""
        column = self.framework.columns[id]
        is_first = id not in self._introduced
        self._introduced.add(id)
        summary = self.marker.mark_paragraphs(column.summary if is_first else "")
        views = tuple(self.statements.build_statement(*statement) for statement in statements)
        adapted = None
        if is_first:
            adapted = find_column_adaptation(self.data, self.framework_key, id, self.marker)
        return ColumnView(
            id=id,
            title=column.title,
            summary=summary,
            level=column.level,
            level_title=self.framework.get_level_title(column.level) if column.level else "",
            level_shape=self._levels.index(column.level) if column.level else 0,
            ordered=column.ordered,
            statements=views,
            adapted=adapted,
        )


def find_number(practice: PracticeView) -> str:
    """Return what the numbers of a practice's statements begin with."""
    if practice.label:
        return practice.label.rstrip(".")
    for column in practice.columns:
        for statement in column.statements:
            return statement.number.rpartition(".")[0]
    return ""

"""The parts of a framework that is being drafted.

A part has a `key` where the file says it, as files of sites like this one do.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class StatementDraft:
    """A statement with its items and, perhaps, responses of its own."""

    text: str
    label: str = ""
    items: list[tuple[str, str]] = field(default_factory=list)  # label and text
    responses: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    evidence: str = ""
    doubts: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    key: str = ""
    item_keys: list[str] = field(default_factory=list)


@dataclass
class PracticeDraft:
    """A practice with its statements by their columns' titles."""

    title: str
    label: str = ""
    columns: dict[str, list[StatementDraft]] = field(default_factory=dict)
    questions: list[StatementDraft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    key: str = ""


@dataclass
class SectionDraft:
    """A section; `lines` are what stands in it beside practices and questions.

    `heads` are those of its tables, for somebody who compares it with the file.
    """

    title: str
    label: str = ""
    lines: list[str] = field(default_factory=list)
    practices: list[PracticeDraft] = field(default_factory=list)
    questions: list[StatementDraft] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    key: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing that anybody could be asked."""
        return not (self.practices or self.questions)


@dataclass
class FrameworkDraft:
    """A framework.

    `columns` are the titles of its columns in their order, `ordered` those whose statements are
    steps; `answers` the responses to its statements. `rated` says that people choose between
    columns, `best_first` that these begin with the best, as the others say of answers and of
    responses in place.
    """

    title: str
    lines: list[str] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    ordered: set[str] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    answers_best_first: bool = False
    practice_term: str = ""
    rated: bool = False
    best_first: bool = False
    in_place_best_first: bool = False
    doubts: list[str] = field(default_factory=list)
    key: str = ""
    version: str = ""
    section_term: str = ""
    levels: dict[str, str] = field(default_factory=dict)  # by the columns' titles

    def add_column(self, title: str) -> None:
        """Add a column, unless it is there."""
        if title not in self.columns:
            self.columns.append(title)

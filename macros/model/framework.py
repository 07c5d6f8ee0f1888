"""The parts of a framework as classes: section, practice, column, statement, question.

Shapes are held here; what must not be missing is a rule's business (`macros.rules`), so every field
has a default and a layer is read by the same classes. A text that is absent is "", one that is
present is never empty. Lines and columns are the reader's: an error's location leads from here to
the place where something was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator

from macros.model.facilitation import Facilitation
from macros.model.fields import (
    Addresses,
    Answers,
    Flag,
    Key,
    Keyed,
    Keys,
    Line,
    Number,
    Part,
    Prose,
    ResponseSet,
    Share,
    expand_short_form,
    get_field_names,
    make_empty_mapping,
    parse_required,
)

#: The name that stands for no set of responses.
UNASKED = "none"
#: What `best_first` calls sets that have no name: those that a practice's columns are, and those
#: that are written where they are asked.
COLUMNS, IN_PLACE = "columns", "in-place"


#: What is asked: each statement, or which of a practice's columns describes it.
Rate: TypeAlias = Literal["", "statements", "columns"]


class Movable(Part):
    """An element: its address may have been another one, and it may have been retired."""

    source_note: Prose = ""
    was: Addresses = ()
    retired: Line = ""


class Divisible(Movable):
    """An element that may have come out of another one, whose address `split_from` names."""

    split_from: Line = ""


class Item(Movable):
    """A part of a statement: shown with it, not asked."""

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    label: Line = ""
    note: Prose = ""
    origin: Literal["", "own"] = ""


Items: TypeAlias = Keyed[Annotated[Item, BeforeValidator(expand_short_form)]]


class Statement(Divisible):
    """One observable thing; `evidence` says where one would look to see whether it is so.

    `level` names its own levels, one or several; where it has none, its column's holds.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    label: Line = ""
    note: Prose = ""
    items: Items = Field(default_factory=make_empty_mapping)
    evidence: Line = ""
    origin: Literal["", "own"] = ""
    level: Keys = ()
    responses: Answers = ""


class Question(Divisible):
    """A question for self-reflection."""

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    note: Prose = ""
    origin: Literal["", "own"] = ""
    responses: Answers = ""


Questions: TypeAlias = Keyed[Annotated[Question, BeforeValidator(expand_short_form)]]
Statements: TypeAlias = Keyed[Annotated[Statement, BeforeValidator(expand_short_form)]]


class Practice(Divisible):
    """A unit inside a section.

    Every key that is none of its fields is the id of one of the framework's columns. `responses`
    is asked of it as a whole; `rate` says whether one of its columns is chosen instead.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[Key, Statements]
    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    label: Line = ""
    summary: Prose = ""
    questions: Questions = Field(default_factory=make_empty_mapping)
    responses: Answers = ""
    rate: Rate = ""

    @property
    def columns(self) -> Mapping[str, Mapping[str, Statement]]:
        """The statements by column id, as the practice fills them."""
        return MappingProxyType(self.__pydantic_extra__)


class SectionGroup(Part):
    """A part of a framework that holds several sections, which name it by their `part`."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    label: Line = ""
    summary: Prose = ""
    was: Addresses = ()


class Section(Divisible):
    """A part of a framework; its page is the practice profile.

    `part` is the key of the group of sections that it stands in, if of one.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "summary")
    title: Line = ""
    label: Line = ""
    summary: Prose = ""
    part: Key = ""
    practices: Keyed[Practice] = Field(default_factory=make_empty_mapping)
    questions: Questions = Field(default_factory=make_empty_mapping)
    rate: Rate = ""
    facilitation: Facilitation = Field(default_factory=Facilitation)


class Source(Part):
    """The work that the ideas come from."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "publisher", "wording", "rights")
    title: Line = ""
    publisher: Line = ""
    wording: Literal["", "own", "quoted"] = ""
    rights: Prose = ""
    author: Line = ""
    year: Line = ""
    url: Line = ""
    retrieved: Line = ""
    adapted_from: Line = ""
    note: Prose = ""


SingularAndPlural: TypeAlias = Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)]


class PartNames(Part):
    """The names of this framework's parts: for one of them, and for several."""

    section: SingularAndPlural = ("Section", "Sections")
    practice: SingularAndPlural = ("Practice", "Practices")


Required: TypeAlias = Annotated[
    bool | tuple[str, ...],
    PlainValidator(parse_required, json_schema_input_type=bool | list[str]),
]


class Column(Part):
    """A facet under which practices list statements.

    `holds_when` says in how many schools a statement must be in place to hold for the district.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    summary: Prose = ""
    level: Key = ""
    was: Addresses = ()
    required: Required = False
    ordered: Flag = False
    responses: Key = ""
    holds_when: Share = ""


class RelationKind(Part):
    """A way in which parts hang together.

    `reverse` words it from the other end, and is absent where both ends say the same.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    reverse: Line = ""


class Relation(Part):
    """A relation `from` one address `to` another, or `among` several, all below the framework."""

    NEEDED: ClassVar[tuple[str, ...]] = ("kind",)
    kind: Key = ""
    from_: Line = Field("", alias="from")
    to: Line = ""
    among: tuple[Line, ...] = ()


class Framework(Part):
    """A published body of guidance.

    `purpose` says what it is for, as the question that it helps to answer, and `summary` what is in
    it. `published_sections` is how many sections the published framework has, where this site has
    fewer. `aside` are responses that say nothing of more or less, such as “Not sure”; `best_first`
    are sets of responses that are listed from the best to the least, `columns` if those that are
    chosen between are, `in-place` if responses are that are written where they are asked.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "summary", "version", "source", "sections")
    title: Line = ""
    short_title: Line = ""
    purpose: Line = ""
    summary: Prose = ""
    version: Line = ""
    published_sections: Number = ""
    source: Source = Field(default_factory=Source)
    source_note: Prose = ""
    terms: PartNames = Field(default_factory=PartNames)
    levels: Keyed[Line] = Field(default_factory=make_empty_mapping)
    columns: Keyed[Column] = Field(default_factory=make_empty_mapping)
    responses: Keyed[ResponseSet] = Field(default_factory=make_empty_mapping)
    aside: tuple[Key, ...] = ()
    best_first: tuple[Key, ...] = ()
    rate: Rate = ""
    parts: Keyed[SectionGroup] = Field(default_factory=make_empty_mapping)
    sections: Keyed[Section] = Field(default_factory=make_empty_mapping)
    relation_kinds: Keyed[RelationKind] = Field(default_factory=make_empty_mapping)
    relations: tuple[Relation, ...] = ()
    was: Addresses = ()
    facilitation: Facilitation = Field(default_factory=Facilitation)

    @property
    def short_name(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title

    def list_levels(self, statement: Statement, column: str) -> tuple[str, ...]:
        """Return the levels that a statement of a column speaks of, none where nobody says."""
        own = tuple(dict.fromkeys(statement.level))
        level = self.columns[column].level
        return own or ((level,) if level else ())

    def get_level_title(self, level: str) -> str:
        """Return a level's title; unnamed, it is its id with a capital."""
        return self.levels.get(level) or level.replace("-", " ").capitalize()


#: No column may have one of these as its id: they are the words of the long forms.
RESERVED_COLUMNS = frozenset(
    word
    for part in (Framework, Section, Practice, Column, Statement, Question, Source)
    for word in get_field_names(part)
)

"""What the data means: typed, frozen, free of files and formats.

Shapes are held here; what must not be missing is a rule's business (`macros.rules`), so every field has a default and
a layer is read by the same classes. A text that is absent is "", one that is present is never empty. Lines and columns
are the reader's: an error's location leads from here to the place where something was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_KEY = 80
DIGITS = r"^[0-9]{1,3}$"  # minutes
LENGTH = r"^[1-9][0-9]{0,2}$"  # of a meeting, in minutes
UNASKED = "none"  # the name that stands for no set of responses


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one_line", "This text has a line break, and is one line.")
    return text


def _flag(value: object) -> bool:
    if value == "true" or value == "false":
        return value == "true"
    raise PydanticCustomError("flag", "A flag is exactly `true` or `false`.")


def _some(value: object) -> object:
    """One text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _required(value: object) -> bool | tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, str):
        return _flag(value)
    raise PydanticCustomError("required", "`required` is `true`, `false`, or a list of sections and practices.")


def _long(value: object) -> object:
    """The short form of a statement, an item or a question is its text alone."""
    return {"text": value} if isinstance(value, str) else value


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


T = TypeVar("T")
Key: TypeAlias = Annotated[str, StringConstraints(pattern=KEY, max_length=LONGEST_KEY)]
Line: TypeAlias = Annotated[str, AfterValidator(_one_line)]
Prose: TypeAlias = str  # paragraphs, with an empty line between
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
Addresses: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(_some)]
Keyed: TypeAlias = Annotated[Mapping[Key, T], AfterValidator(MappingProxyType)]
ResponseSet: TypeAlias = Keyed[Line]


class Part(BaseModel):
    """Anything in the data. `NEEDED` names what a rule asks for, so that the schema for editors asks for it too."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)
    NEEDED: ClassVar[tuple[str, ...]] = ()


class Movable(Part):
    """What has an address of its own: it may have had another one, and it may have been retired."""

    source_note: Prose = ""
    was: Addresses = ()
    retired: Line = ""


class Item(Movable):
    """A part of a statement: shown with it, not asked."""

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    label: Line = ""
    note: Prose = ""
    origin: Literal["", "own"] = ""


class Statement(Movable):
    """One observable thing."""

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    label: Line = ""
    note: Prose = ""
    items: Keyed[Annotated[Item, BeforeValidator(_long)]] = Field(default_factory=_empty)
    origin: Literal["", "own"] = ""
    level: Key = ""
    responses: Key = ""


class Question(Movable):
    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    note: Prose = ""
    origin: Literal["", "own"] = ""
    responses: Key = ""


Questions: TypeAlias = Keyed[Annotated[Question, BeforeValidator(_long)]]
Statements: TypeAlias = Keyed[Annotated[Statement, BeforeValidator(_long)]]


class Practice(Movable):
    """A unit inside a section. Every key that is none of its fields is the id of one of the framework's columns."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[Key, Statements]
    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    label: Line = ""
    summary: Prose = ""
    questions: Questions = Field(default_factory=_empty)

    @property
    def columns(self) -> Mapping[str, Mapping[str, Statement]]:
        """Statements by column id, as the practice fills them."""
        return MappingProxyType(self.__pydantic_extra__)


class Step(Part):
    """A part of a meeting's agenda; `minutes` by the meeting's length in minutes, as texts of digits; `script` is for
    the facilitator alone."""

    title: Line = ""
    script: Prose = ""
    minutes: Annotated[
        Mapping[Annotated[str, StringConstraints(pattern=LENGTH)], Annotated[str, StringConstraints(pattern=DIGITS)]],
        AfterValidator(MappingProxyType),
    ] = Field(default_factory=_empty)


class Explained(Part):
    """A name with what it means: a role, or a show of fingers."""

    title: Line = ""
    text: Line = ""


class Facilitation(Part):
    """What a discussion guide says to the people in the room; a framework or section changes what it wants other.

    `meanings` tells what each response means, by the set's name and the response's key. `hands` are the shows of
    fingers by which the team tests an agreement, `divided` is what it does when it is split. `preparation` is for the
    facilitator alone.
    """

    purpose: Prose = ""
    product: Prose = ""
    preparation: Prose = ""
    roles: Keyed[Explained] = Field(default_factory=_empty)
    norms: Keyed[Line] = Field(default_factory=_empty)
    agenda: Keyed[Step] = Field(default_factory=_empty)
    meanings: Keyed[ResponseSet] = Field(default_factory=_empty)
    consensus: Prose = ""
    hands: Keyed[Explained] = Field(default_factory=_empty)
    divided: Prose = ""
    prompts: Keyed[Line] = Field(default_factory=_empty)

    def over(self, below: Facilitation) -> Facilitation:
        """This one laid over another: its texts stand in place of those below, its entries in place of those with the
        same key, and after the others; what it does not say is said by the one below."""
        fields: dict[str, Any] = {}
        for name in type(self).model_fields:
            mine, theirs = getattr(self, name), getattr(below, name)
            if isinstance(mine, Mapping):
                fields[name] = MappingProxyType({**theirs, **{key: _over(theirs.get(key), mine[key]) for key in mine}})
            else:
                fields[name] = mine or theirs
        return self.model_copy(update=fields)


def _over(below: Any, mine: Any) -> Any:
    """An entry of a facilitation over the one of the same key, if there is one."""
    if below is None or isinstance(mine, str):
        return mine
    if isinstance(mine, Mapping):
        return MappingProxyType({**below, **mine})
    said = {name: value for name in type(mine).model_fields if (value := getattr(mine, name))}
    if "minutes" in said:
        said["minutes"] = MappingProxyType({**below.minutes, **mine.minutes})
    return below.model_copy(update=said)


class Section(Movable):
    """A framework's part; its page is the practice profile."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "summary")
    title: Line = ""
    label: Line = ""
    summary: Prose = ""
    practices: Keyed[Practice] = Field(default_factory=_empty)
    questions: Questions = Field(default_factory=_empty)
    facilitation: Facilitation = Field(default_factory=Facilitation)


class Source(Part):
    """Where the ideas come from."""

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


class Terms(Part):
    """What this framework calls its parts: one of them, several of them."""

    section: Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)] = ("Section", "Sections")
    practice: Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)] = ("Practice", "Practices")


class Column(Part):
    """A facet under which practices list statements."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    summary: Prose = ""
    level: Key = ""
    required: Annotated[bool | tuple[str, ...], PlainValidator(_required, json_schema_input_type=bool | list[str])] = (
        False
    )
    ordered: Flag = False
    responses: Key = ""


class RelationKind(Part):
    """How parts hang together; `reverse` words it from the other end, and is absent where both ends say the same."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    title: Line = ""
    reverse: Line = ""


class Relation(Part):
    """Either `from` one address `to` another, or `among` several; all are addresses below the framework."""

    NEEDED: ClassVar[tuple[str, ...]] = ("kind",)
    kind: Key = ""
    from_: Line = Field("", alias="from")
    to: Line = ""
    among: tuple[Line, ...] = ()


class Framework(Part):
    """A published body of guidance. `aside` are responses that say nothing of more or less, such as “Not sure”."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "summary", "version", "source", "sections")
    title: Line = ""
    short_title: Line = ""
    summary: Prose = ""
    version: Line = ""
    source: Source = Field(default_factory=Source)
    source_note: Prose = ""
    terms: Terms = Field(default_factory=Terms)
    levels: Keyed[Line] = Field(default_factory=_empty)
    columns: Keyed[Column] = Field(default_factory=_empty)
    responses: Keyed[ResponseSet] = Field(default_factory=_empty)
    aside: tuple[Key, ...] = ()
    sections: Keyed[Section] = Field(default_factory=_empty)
    relation_kinds: Keyed[RelationKind] = Field(default_factory=_empty)
    relations: tuple[Relation, ...] = ()
    facilitation: Facilitation = Field(default_factory=Facilitation)

    def level_title(self, level: str) -> str:
        """A level's title; unnamed, it is its id with a capital."""
        return self.levels.get(level) or level.replace("-", " ").capitalize()


class Colours(Part):
    """The site's own colours as #rrggbb, for the light and the dark scheme."""

    accent: Line = ""
    accent_dark: Line = ""


class Site(Part):
    """What a publisher of the site decides. `aside` are those of its responses that say nothing of more or less."""

    NEEDED: ClassVar[tuple[str, ...]] = ("name", "language", "responses")
    name: Line = ""
    summary: Prose = ""
    address: Line = ""
    repository: Line = ""
    language: Line = ""
    paper: Literal["letter", "a4"] = "letter"
    contact: Line = ""
    colours: Colours = Field(default_factory=Colours)
    frameworks: tuple[Key, ...] = ()
    responses: Keyed[ResponseSet] = Field(default_factory=_empty)
    aside: tuple[Key, ...] = ()


class GlossaryEntry(Part):
    """A term explained; `also` are other forms of it, `see` the keys of related entries."""

    NEEDED: ClassVar[tuple[str, ...]] = ("term", "text")
    term: Line = ""
    also: tuple[Line, ...] = ()
    text: Prose = ""
    see: tuple[Key, ...] = ()


class Project(Part):
    """All that is in `data/`."""

    site: Site = Field(default_factory=Site)
    messages: Keyed[Line] = Field(default_factory=_empty)
    glossary: Keyed[GlossaryEntry] = Field(default_factory=_empty)
    facilitation: Facilitation = Field(default_factory=Facilitation)
    frameworks: Keyed[Framework] = Field(default_factory=_empty)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The ids of the frameworks that the site shows: those that site.yml names, or else all."""
        return tuple(id for id in self.site.frameworks or self.frameworks if id in self.frameworks)


def field_words(part: type[Part]) -> tuple[str, ...]:
    """The keys that one may write in a part, in the order of its long form."""
    return tuple(field.alias or name for name, field in part.model_fields.items())


#: No column may have one of these as its id: they are the words of the long forms.
RESERVED_COLUMNS = frozenset(
    word for part in (Framework, Section, Practice, Column, Statement, Question, Source) for word in field_words(part)
)


def is_key(word: str) -> bool:
    """Is this word fit to be a key, the id of anything?"""
    return len(word) <= LONGEST_KEY and re.fullmatch(KEY, word) is not None

"""What is said to the people in the room: the purpose of a meeting, its agenda, and how the team decides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from macros.model.fields import DIGITS, LENGTH, Keyed, Line, Part, Prose, ResponseSet, make_empty_mapping


class Step(Part):
    """A part of a meeting's agenda; `minutes` by the meeting's length in minutes, as texts of digits; `script` is for
    the facilitator alone."""

    title: Line = ""
    script: Prose = ""
    minutes: Annotated[
        Mapping[Annotated[str, StringConstraints(pattern=LENGTH)], Annotated[str, StringConstraints(pattern=DIGITS)]],
        AfterValidator(MappingProxyType),
    ] = Field(default_factory=make_empty_mapping)


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
    roles: Keyed[Explained] = Field(default_factory=make_empty_mapping)
    norms: Keyed[Line] = Field(default_factory=make_empty_mapping)
    agenda: Keyed[Step] = Field(default_factory=make_empty_mapping)
    meanings: Keyed[ResponseSet] = Field(default_factory=make_empty_mapping)
    consensus: Prose = ""
    hands: Keyed[Explained] = Field(default_factory=make_empty_mapping)
    divided: Prose = ""
    prompts: Keyed[Line] = Field(default_factory=make_empty_mapping)

    def lay_over(self, below: Facilitation) -> Facilitation:
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

"""What discussion guides say to the people in the room: purpose, agenda, how the team decides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

from macros.model.fields import (
    LENGTH,
    Flag,
    Keyed,
    Line,
    Number,
    Part,
    Prose,
    ResponseSet,
    make_empty_mapping,
)

MeetingLength: TypeAlias = Annotated[str, StringConstraints(pattern=LENGTH)]
#: A number by the meeting's length in minutes, all as texts of digits.
Schedule: TypeAlias = Annotated[Mapping[MeetingLength, Number], AfterValidator(MappingProxyType)]


class Step(Part):
    """A part of a meeting's agenda.

    `minutes` is by the meeting's length in minutes. What to `say`, to `do` and to `watch` for is
    for the facilitator alone; so is `script`, which stands in place of all three. `repeats` says
    that the step is done again for each practice.
    """

    title: Line = ""
    script: Prose = ""
    say: Prose = ""
    do: Prose = ""
    watch: Prose = ""
    repeats: Flag = False
    minutes: Schedule = Field(default_factory=make_empty_mapping)


class ExplainedName(Part):
    """A name with its meaning: a role, or a show of fingers."""

    title: Line = ""
    text: Line = ""


class Facilitation(Part):
    """What a discussion guide says to the people in the room.

    A framework or section writes only what differs from the defaults. `statements` says how many
    statements fit into a meeting of each length. `meanings` explains each response, by the set's
    name and the response's key. `hands` are the shows of fingers by which the team tests an
    agreement, `divided` is what it does when it is split. `criteria` are what it asks of a
    priority, `plan` says where priorities go from the meeting. `preparation` is for the
    facilitator alone.
    """

    purpose: Prose = ""
    product: Prose = ""
    preparation: Prose = ""
    roles: Keyed[ExplainedName] = Field(default_factory=make_empty_mapping)
    norms: Keyed[Line] = Field(default_factory=make_empty_mapping)
    agenda: Keyed[Step] = Field(default_factory=make_empty_mapping)
    statements: Schedule = Field(default_factory=make_empty_mapping)
    meanings: Keyed[ResponseSet] = Field(default_factory=make_empty_mapping)
    consensus: Prose = ""
    hands: Keyed[ExplainedName] = Field(default_factory=make_empty_mapping)
    divided: Prose = ""
    criteria: Keyed[Line] = Field(default_factory=make_empty_mapping)
    plan: Prose = ""
    prompts: Keyed[Line] = Field(default_factory=make_empty_mapping)

    def lay_over(self, below: Facilitation) -> Facilitation:
        """Return this facilitation with everything that it does not say taken from another.

        Entries with the same key are combined; new ones come after those below.
        """
        fields: dict[str, Any] = {}
        for name in type(self).model_fields:
            mine, theirs = getattr(self, name), getattr(below, name)
            if isinstance(mine, Mapping):
                fields[name] = _combine_entries(theirs, mine)
            else:
                fields[name] = mine or theirs
        return self.model_copy(update=fields)


def _combine_entries(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    entries = dict(below)
    for key, value in above.items():
        entries[key] = _combine_values(below.get(key), value)
    return MappingProxyType(entries)


def _combine_values(below: Any, above: Any) -> Any:
    """Combine an entry's value with the one of the same key below it, if there is one."""
    if below is None or isinstance(above, str):
        return above
    if isinstance(above, Mapping):
        return MappingProxyType({**below, **above})
    fields = {name: getattr(above, name) for name in type(above).model_fields}
    written = {name: value for name, value in fields.items() if value}
    if "minutes" in written:
        written["minutes"] = MappingProxyType({**below.minutes, **above.minutes})
    return below.model_copy(update=written)

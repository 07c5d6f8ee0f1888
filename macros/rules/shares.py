"""When a statement about schools holds for the district."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.rules.rule import Finding, rule


@rule("impossible-share")
def find_impossible_shares(data: Dataset) -> Iterator[Finding]:
    """A column's `holds_when` asks for more schools than it counts, such as `5 of 4`.

    `3 of 4` says that a statement of this column holds for the district when at least three of four
    schools have it in place.
    """
    for key, framework in data.project.frameworks.items():
        for id, column in framework.columns.items():
            wanted, _, counted = column.holds_when.partition(" of ")
            if wanted and int(wanted) > int(counted):
                location = ("frameworks", key, "columns", id, "holds_when")
                message = f"No {counted} schools can hold {wanted}."
                help = f"Write at most {counted} of {counted}."
                yield Finding(location, message, help, at_value=True)

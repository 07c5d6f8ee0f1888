"""The mend of a column that has another name: in the framework's file and in all of its sections.

It is one mend, since what `check` tells of such a column is one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.adapt.block_editor import rename_key
from macros.adapt.yaml_file import Keys, YamlFile
from macros.layers.load import ADAPTATION, LAYERS
from macros.source.tree import Location, SourceLocation

COLUMN_DEPTH = 4  # of the location of a column
STATEMENT_KEYS = 3  # `practices`, a practice, a column: the least that stand above a statement


def is_column(target: Location) -> bool:
    """Tell whether a location is that of a framework's column."""
    return len(target) == COLUMN_DEPTH and target[0] == "frameworks" and target[2] == "columns"


def rename_column(
    contents: Mapping[str, str], place: SourceLocation, target: Location
) -> Mapping[str, str]:
    """Return files in which a column has the name that its location `target` has now.

    `place` is where its former name stands, or a statement below it. Raises CannotEditError where
    something has the new name already.
    """
    _, framework, _, name = map(str, target)
    keys = YamlFile(contents[place.path]).find_key_at(place.line, place.column)
    is_declared = place.path.endswith("/framework.yml")
    former = keys[-1] if is_declared else keys[STATEMENT_KEYS - 1]
    folder = f"{LAYERS[ADAPTATION]}/frameworks/{framework}/"
    changed = dict(contents)
    for file in contents:
        if not file.startswith(folder) or not file.endswith(".yml"):
            continue
        for found in _list_columns(changed[file], file.endswith("/framework.yml"), former):
            changed[file] = rename_key(changed[file], found, name)
    return changed


def _list_columns(text: str, is_framework: bool, name: str) -> list[Keys]:
    """Return the keys to each column of a name in a file."""
    data = YamlFile(text).data
    if is_framework:
        return [("columns", name)] if _has(data.get("columns"), name) else []
    return list(_iter_sections_columns(data.get("practices"), name))


def _iter_sections_columns(practices: object, name: str) -> Iterator[Keys]:
    for practice, value in practices.items() if isinstance(practices, Mapping) else ():
        if _has(value, name):
            yield "practices", practice, name


def _has(value: object, key: str) -> bool:
    return isinstance(value, Mapping) and key in value

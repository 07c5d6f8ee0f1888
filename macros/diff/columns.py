"""Columns that have another name now, and the order of columns and sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from macros.diff.differences import Difference
from macros.diff.state import State


class ColumnNames:
    """The names of columns in an old and a new state.

    A column is taken for renamed when it is gone, and all that stood in it and is still there
    stands in one that is new.
    """

    def __init__(self, old: State, new: State) -> None:
        self.old, self.new = old, new

    @cached_property
    def _renamed(self) -> dict[str, dict[str, str]]:
        """The new name of each renamed column by its old one, by framework."""
        before, after = self.old.data.project.frameworks, self.new.data.project.frameworks
        return {key: self._find_renamed(key) for key in before.keys() & after.keys()}

    def _find_renamed(self, framework: str) -> dict[str, str]:
        """Return the new name of each renamed column of a framework by its old one."""
        before = self.old.data.project.frameworks[framework].columns.keys()
        after = self.new.data.project.frameworks[framework].columns.keys()
        gone, added = before - after, after - before
        names: defaultdict[str, set[str]] = defaultdict(set)
        for element in self.old.data.elements_by_framework[framework]:
            now = self.new.elements.get(element.address)
            if element.column in gone and now:
                names[element.column].add(now.column)
        return {
            column: next(iter(now))
            for column, now in names.items()
            if len(now) == 1 and now <= added
        }

    def get_new_name(self, framework: str, column: str) -> str:
        """Return the name that a column has now."""
        return self._renamed.get(framework, {}).get(column, column)

    def get_new_field(self, framework: str, field: str) -> str:
        """Return the name that a framework's text has now, which may be one of a column."""
        head, _, rest = field.partition("/")
        if head != "columns":
            return field
        column, slash, part = rest.partition("/")
        return f"{head}/{self.get_new_name(framework, column)}{slash}{part}"

    def iter_differences(self, framework: str) -> Iterator[Difference]:
        """Yield the new names of a framework's columns, and the new order of its parts."""
        before = self.old.data.project.frameworks[framework]
        after = self.new.data.project.frameworks[framework]
        for column, name in self._renamed[framework].items():
            title = after.columns[name].title
            yield Difference("moved", framework, "column", new=title, field=name, old_field=column)
        columns = [self.get_new_name(framework, column) for column in before.columns]
        yield from _iter_reordering(framework, "columns", columns, list(after.columns))
        parts = list(before.parts)
        yield from _iter_reordering(framework, "parts", parts, list(after.parts))
        sections = [self._get_new_section(framework, section) for section in before.sections]
        yield from _iter_reordering(framework, "sections", sections, list(after.sections))

    def _get_new_section(self, framework: str, section: str) -> str:
        """Return the key that a section has now."""
        former = self.new.data.former_addresses
        return former.get(f"{framework}/{section}", section).rpartition("/")[2]


def _iter_reordering(
    framework: str, field: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Difference]:
    """Yield a difference, if what is in both lists stands in another order."""
    old = [key for key in before if key in after]
    new = [key for key in after if key in before]
    if old != new:
        yield Difference(
            "reordered",
            framework,
            "framework",
            field=field,
            old=", ".join(old),
            new=", ".join(new),
        )

"""Practices that share a table, since they fill the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.views.practice import ColumnView, PracticeView


def group_practices(
    practices: Iterable[PracticeView],
) -> Iterator[tuple[list[PracticeView], list[ColumnView]]]:
    """Yield practices in a row that fill the same columns, or some of them, with these columns."""
    group: list[PracticeView] = []
    columns: dict[str, ColumnView] = {}
    for practice in practices:
        mine = {column.id: column for column in practice.columns if column.statements}
        if group and not (mine.keys() <= columns.keys() or columns.keys() <= mine.keys()):
            yield group, list(columns.values())
            group, columns = [], {}
        group.append(practice)
        columns = columns if mine.keys() <= columns.keys() else mine
    if group:
        yield group, list(columns.values())

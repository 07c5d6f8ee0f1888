"""What a meeting takes from a section: some of its practices, one level, one length."""

from __future__ import annotations

from dataclasses import dataclass

from macros.views.practice import ColumnView, PracticeView
from macros.views.section import SectionView
from macros.views.statement import StatementView


@dataclass(frozen=True)
class Choice:
    """A choice, as the address of a guide's page has it; what is empty chooses all.

    `practices` are keys, `level` is a level's id, `minutes` the length of the meeting.
    """

    practices: tuple[str, ...] = ()
    level: str = ""
    minutes: str = ""

    def list_practices(self, section: SectionView) -> tuple[PracticeView, ...]:
        """Return the chosen practices of a section, in its order."""
        return tuple(
            practice
            for practice in section.practices
            if not self.practices or practice.anchor in self.practices
        )

    def list_statements(self, column: ColumnView) -> tuple[StatementView, ...]:
        """Return the statements of a column that speak of the chosen level, or of none."""
        return tuple(
            statement
            for statement in column.statements
            if not self.level or not statement.levels or self.level in statement.levels
        )


ALL = Choice()

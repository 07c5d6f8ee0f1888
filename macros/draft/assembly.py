"""The blocks of a file put together as a framework."""

from __future__ import annotations

import re
from collections import Counter

from macros.draft.blocks import Found, Grid, Heading, Line
from macros.draft.cells import make_statement, read_statements, split_label
from macros.draft.parts import FrameworkDraft, PracticeDraft, SectionDraft, StatementDraft
from macros.draft.tables import STATEMENTS, TableReader

#: The name of a part before its title: `Step 1: Explore`.
NAMED_PART = re.compile(
    r"((?:step|stage|phase|part|domain|strategy|goal|standard|principle|component|area|section)"
    r" (?:\d{1,2}|[A-Z]|[IVX]{1,4}))\s*[:.–—-]\s+(?=\S)",
    re.IGNORECASE,
)


def assemble_framework(found: Found) -> FrameworkDraft:
    """Return a framework of all that a file holds."""
    if found.own:
        return found.own
    assembler = _Assembler(found)
    for block in found.blocks:
        match block:
            case Heading():
                assembler.add_heading(block)
            case Line():
                assembler.add_line(block)
            case Grid():
                assembler.add_table(block)
    return assembler.finish()


class _Assembler:
    """An assembler of sections and practices, by the levels of headings."""

    def __init__(self, found: Found) -> None:
        self.framework = FrameworkDraft(found.title)
        self.level = _find_section_level(found)
        self.section: SectionDraft | None = None
        self.practice: PracticeDraft | None = None

    def add_heading(self, heading: Heading) -> None:
        """Begin a section or a practice, or give the framework its title."""
        self.practice = None
        if heading.level == 0 and not self.framework.sections and not self.framework.lines:
            self.framework.title = heading.text
        elif heading.level < self.level:
            if self.section is None and not self.framework.lines:
                self.framework.lines.append(heading.text)
            else:
                self._begin_section(heading.text)
        elif heading.level == self.level:
            self._begin_section(heading.text)
        else:
            label, title = split_label(heading.text)
            self.practice = PracticeDraft(title, label)
            self._get_section().practices.append(self.practice)

    def add_line(self, line: Line) -> None:
        """Add a question, a statement, or a line of what is said of a section."""
        if self.section is None and not line.is_item:
            self.framework.lines.append(line.text)
            return
        section = self._get_section()
        label, text = split_label(line.text)
        if text.endswith("?"):
            questions = self.practice.questions if self.practice else section.questions
            questions.append(StatementDraft(f"{label} {text}".strip()))
        elif line.is_item:
            self._add_statement(make_statement(text, label))
        elif self.practice:
            self.practice.notes.append(line.text)
        else:
            section.lines.append(line.text)

    def add_table(self, grid: Grid) -> None:
        """Read a table into the section in which it stands."""
        if not grid.rows:
            return
        section = self._get_section()
        if len(grid.rows[0]) == 1:
            for row in grid.rows:
                for each in read_statements(row[0]):
                    self._add_cell(section, each)
            return
        if self.practice and not (self.practice.columns or self.practice.questions):
            section.practices.remove(self.practice)
            section.lines += [self.practice.title, *self.practice.notes]
        TableReader(self.framework, section, grid).read()
        self.practice = None

    def finish(self) -> FrameworkDraft:
        """Return the framework, without sections in which nothing is asked."""
        sections: list[SectionDraft] = []
        for section in self.framework.sections:
            section.practices = [each for each in section.practices if _holds_any(each, section)]
            if not section.is_empty:
                sections.append(section)
            elif sections:
                sections[-1].lines += [section.label, section.title, *section.lines]
            else:
                self.framework.lines += [section.label, section.title, *section.lines]
        self.framework.sections = sections
        return self.framework

    def _begin_section(self, title: str) -> None:
        named = NAMED_PART.match(title)
        label = named[1] if named else ""
        self.section = SectionDraft(title[named.end() :] if named else title, label)
        self.framework.sections.append(self.section)

    def _get_section(self) -> SectionDraft:
        if self.section is None:
            self._begin_section(self.framework.title)
        assert self.section
        return self.section

    def _add_cell(self, section: SectionDraft, statement: StatementDraft) -> None:
        if statement.text.endswith("?"):
            statement.text = f"{statement.label} {statement.text}".strip()
            section.questions.append(statement)
        else:
            self._add_statement(statement)

    def _add_statement(self, statement: StatementDraft) -> None:
        """Add a statement to the practice of the last heading, or to one of the section's name."""
        section = self._get_section()
        if self.practice is None:
            self.practice = PracticeDraft(section.title)
            section.practices.append(self.practice)
        self.framework.add_column(STATEMENTS)
        self.practice.columns.setdefault(STATEMENTS, []).append(statement)


def _holds_any(practice: PracticeDraft, section: SectionDraft) -> bool:
    """Tell whether a practice holds anything; one that does not is a line of its section."""
    if any(practice.columns.values()) or practice.questions:
        return True
    section.lines += [f"{practice.label} {practice.title}".strip(), *practice.notes]
    return False


def _find_section_level(found: Found) -> int:
    """Return the level of the headings that begin sections: the first that occurs repeatedly."""
    levels = Counter(block.level for block in found.blocks if isinstance(block, Heading))
    levels.pop(0, None)
    if not levels:
        return 1
    repeated = [level for level, count in levels.items() if count > 1]
    return min(repeated or levels)

"""A table read as practices with statements, by what its columns are for."""

from __future__ import annotations

from collections.abc import Sequence

from macros.draft.blocks import Grid
from macros.draft.cells import iter_lines, make_statement, read_statements, split_label
from macros.draft.parts import FrameworkDraft, PracticeDraft, SectionDraft, StatementDraft
from macros.draft.table_head import (
    NUMBERS,
    ROLES,
    SCORE_LINE,
    TableHead,
    find_head,
    is_best_first,
    is_scale,
    is_yes_first,
)

STATEMENTS = "Signs"
LONGEST_TITLE = 80
STEPS = ("step", "stage", "phase")
NO_HEAD = "The table has no head, so its columns are called by their numbers. Name them."
SCALE_COLUMNS = (
    "The columns of the table are levels, so people choose one for each practice, as "
    "`rate: columns` says. Should each statement be asked instead, delete that line."
)
SCALE_RESPONSES = (
    "The columns of the table describe levels of each item, so they became its responses."
)


class TableReader:
    """A reader of one table into a section of a framework."""

    def __init__(self, framework: FrameworkDraft, section: SectionDraft, grid: Grid) -> None:
        self.framework, self.section = framework, section
        self.head: TableHead = find_head(grid.rows)
        self.texts = self.head.list_columns("text")
        self.titles = [self.head.titles[at] or f"Column {at + 1}" for at in self.texts]
        [self.subject] = self.head.list_columns("subject") or [-1]

    def read(self) -> None:
        """Add to the section what the table holds."""
        head = self.head
        self.section.lines += head.above
        if not head.is_guessed:
            self.section.heads.append(" | ".join(filter(None, head.titles)))
        elif len(head.titles) > 1:
            self.section.doubts.append(NO_HEAD)
        answers = [head.titles[at] for at in head.list_columns("answer") if head.titles[at]]
        self._add_answers(answers)
        if self.subject < 0:
            self.section.lines += [" ".join(filter(None, row)) for row in head.body]
        elif head.list_columns("scores") or (self.texts and self._describes_items()):
            self._read_items()
        elif self.texts and self._is_all_columns():
            self._read_sides()
        elif self.texts:
            self._read_practices()
        else:
            self._read_items()

    def _add_answers(self, answers: Sequence[str]) -> None:
        """Take columns to tick as the responses of all statements."""
        if len(answers) < 2:
            return
        if not self.framework.answers:
            self.framework.answers = list(answers)
            self.framework.answers_best_first = is_yes_first(answers)
        elif self.framework.answers != list(answers):
            doubt = f"This table's columns to tick are others: {', '.join(answers)}."
            self.section.doubts.append(doubt)

    def _describes_items(self) -> bool:
        """Tell whether the text columns are levels of single items, as fidelity tools have them."""
        if not is_scale(self.titles):
            return False
        begins_at_zero = any(title.lstrip("(")[:1] == "0" for title in self.titles)
        subjects = [row[self.subject] for row in self.head.body if row[self.subject]]
        sentences = [text for text in subjects if text.rstrip().endswith((".", "?"))]
        return begins_at_zero or len(sentences) * 2 > len(subjects)

    def _is_all_columns(self) -> bool:
        """Tell whether the first column is a side like the others, and no practice's title."""
        titles = [self.head.titles[self.subject], *self.titles]
        return all(map(ROLES.fullmatch, titles))

    def _read_sides(self) -> None:
        """Read columns such as District and School, all of one practice."""
        practice = PracticeDraft(self.section.title)
        for row in self.head.body:
            for at in (self.subject, *self.texts):
                title = self.head.titles[at]
                self.framework.add_column(title)
                practice.columns.setdefault(title, []).extend(read_statements(row[at]))
            self._add_beside(practice, row)
        self.section.practices.append(practice)

    def _read_practices(self) -> None:
        """Read rows as practices, with statements in each of the other columns."""
        for title in self.titles:
            self.framework.add_column(title)
        self._note_subject()
        if len(self.texts) > 1 and is_scale(self.titles):
            self.framework.rated = True
            self.framework.best_first |= is_best_first(self.titles)
            if SCALE_COLUMNS not in self.framework.doubts:
                self.framework.doubts.append(SCALE_COLUMNS)
        practice: PracticeDraft | None = None
        for row in self.head.body:
            texts = [row[at] for at in self.texts]
            if row[self.subject] and not any(texts) and practice is None:
                self.section.lines.append(self._join_row(row))
                continue
            if row[self.subject] or practice is None:
                practice = self._begin_practice(row)
            for title, text in zip(self.titles, texts, strict=True):
                practice.columns.setdefault(title, []).extend(read_statements(text))
            self._add_beside(practice, row)

    def _begin_practice(self, row: list[str]) -> PracticeDraft:
        first, *rest = list(iter_lines(row[self.subject])) or [self.section.title]
        label, title = split_label(first)
        numbers = [row[at] for at in self.head.list_columns("number") if row[at]]
        practice = PracticeDraft(title, numbers[0].rstrip(".)") if numbers else label)
        if numbers and label:
            practice.title = f"{label} {title}"
        practice.notes += rest
        if len(title) > LONGEST_TITLE:
            practice.doubts.append("A long title. Shorten it, and move the rest to `summary`.")
        self.section.practices.append(practice)
        return practice

    def _note_subject(self) -> None:
        """Take the head of the first column as what practices are called."""
        term = self.head.titles[self.subject]
        if term and not self.framework.practice_term:
            self.framework.practice_term = term
        if term.casefold().startswith(STEPS):
            self.framework.ordered.update(self.titles)

    def _read_items(self) -> None:
        """Read rows as statements; a row with a text alone begins a practice."""
        column = self.head.titles[self.subject] or STATEMENTS
        self.framework.add_column(column)
        if is_scale(self.titles):
            self.framework.in_place_best_first |= is_best_first(self.titles)
            if SCALE_RESPONSES not in self.section.doubts:
                self.section.doubts.append(SCALE_RESPONSES)
        practice: PracticeDraft | None = None
        for row in self.head.body:
            if self._is_group(row):
                label, title = split_label(" ".join(row[self.subject].split()))
                practice = PracticeDraft(title, label)
                self.section.practices.append(practice)
                continue
            if practice is None:
                practice = PracticeDraft(self.section.title)
                self.section.practices.append(practice)
            self._add_item(practice.columns.setdefault(column, []), row)

    def _is_group(self, row: list[str]) -> bool:
        """Tell whether a row is a title above others: it has no number and no other text."""
        filled = [at for at, cell in enumerate(row) if cell]
        if filled != [self.subject]:
            return False
        text = row[self.subject]
        others = [each for each in self.head.body if each is not row]
        is_numbered = any(each[at] for at in self.head.list_columns("number") for each in others)
        is_described = any(each[at] for at in self.texts for each in others)
        is_title = len(text) <= LONGEST_TITLE and not text.rstrip().endswith((".", "?", ":"))
        return is_title and (is_numbered or is_described or text.isupper())

    def _add_item(self, statements: list[StatementDraft], row: list[str]) -> None:
        numbers = [row[at] for at in self.head.list_columns("number") if row[at]]
        label = numbers[0].rstrip(".)") if numbers else ""
        read = read_statements(row[self.subject])
        if not read:
            if statements:
                statements[-1].notes.append(self._join_row(row))
            else:
                self.section.lines.append(self._join_row(row))
            return
        first, *rest = read
        parent = statements[-1] if statements else None
        if parent and _is_below(label or first.label, parent.label):
            parent.items.append((label or first.label, first.text))
            parent.items += [(each.label, each.text) for each in rest]
            return
        if label:
            first = make_statement(f"{first.label} {first.text}".strip(), label)
            first.items = read[0].items
        for at, title in zip(self.texts, self.titles, strict=True):
            if row[at]:
                text = " ".join(iter_lines(row[at]))
                first.responses.append(text if not title[:1].isdigit() else f"{title[:1]} {text}")
        self._add_scores(first, row)
        self._add_notes(first, row)
        statements += [first, *rest]

    def _add_scores(self, statement: StatementDraft, row: list[str]) -> None:
        """Take lines such as `0 = There is no team` as the statement's responses."""
        for at in self.head.list_columns("scores"):
            for line in iter_lines(row[at]):
                score = SCORE_LINE.match(line)
                if score:
                    statement.responses.append(f"{score[1]} {score[2].strip()}")
                elif statement.responses:
                    statement.responses[-1] += f" {line}"
                else:
                    statement.notes.append(line)

    def _add_notes(self, statement: StatementDraft, row: list[str]) -> None:
        for at in self.head.list_columns("evidence"):
            statement.evidence = " ".join(row[at].split())
        for at in self.head.list_columns("note"):
            statement.notes += list(iter_lines(row[at]))

    def _add_beside(self, practice: PracticeDraft, row: list[str]) -> None:
        """Keep what stands in a practice's row beside its statements."""
        for role in ("note", "evidence"):
            for at in self.head.list_columns(role):
                practice.notes += list(iter_lines(row[at]))

    def _join_row(self, row: list[str]) -> str:
        return " ".join(" ".join(filter(None, row)).split())


def _is_below(label: str, parent: str) -> bool:
    """Tell whether a number is that of a part: 1a and 1.1 of 1, a of 2."""
    if not label or not parent or not NUMBERS.fullmatch(parent):
        return False
    rest = label.removeprefix(parent)
    is_letter = len(label) == 1 and label.isalpha()
    return is_letter or (rest != label and rest[:1] in (".", "-", *"abcdefghijklmn") and rest != "")

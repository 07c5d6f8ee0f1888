"""A drafted framework as the files of one, with each doubt as a comment where it arises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from macros.draft.keys import make_key
from macros.draft.new import SCHEMAS
from macros.draft.parts import FrameworkDraft, PracticeDraft, SectionDraft, StatementDraft
from macros.draft.table_head import ROLES
from macros.draft.yaml_draft import KeyPath, YamlDraft
from macros.model.fields import is_key
from macros.model.framework import RESERVED_COLUMNS
from macros.source.tree import LAYER_WORDS

DOUBT = "Doubt:"
RIGHTS = "Ask whoever published this whether you may use its wording."
NO_SUMMARY = "There was no text to introduce this. Say in a few sentences what it is about."
#: Words for practices whose plural has no s; and those of which y becomes ies.
PLURALS = {"criterion": "Criteria", "activity": "Activities", "strategy": "Strategies"}
MARKS = re.compile(r"([\\*_\[\]])")


def draft_files(framework: FrameworkDraft) -> dict[str, YamlDraft]:
    """Return a framework's files by their names."""
    columns: dict[str, str] = {}
    for title in framework.columns:
        taken = {*columns.values(), *RESERVED_COLUMNS, *LAYER_WORDS}
        columns[title] = make_key(title, taken, "column")
    files = {"framework": YamlDraft(f"{SCHEMAS}/framework.json")}
    for section in framework.sections:
        key = section.key or make_key(section.title, {*files, *LAYER_WORDS}, "section")
        files[key] = _SectionWriter(section, columns).write()
    _fill_framework(files["framework"], framework, columns, list(files)[1:])
    return files


def list_doubts(text: str) -> list[tuple[int, str]]:
    """Return the doubts of a file's text, each with its line."""
    doubts: list[tuple[int, str]] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        comment = line.strip().removeprefix("# ")
        if comment.startswith(DOUBT):
            doubts.append((number, comment.removeprefix(DOUBT).strip()))
            is_open = True
        elif is_open and line.strip().startswith("# "):
            doubts[-1] = (doubts[-1][0], f"{doubts[-1][1]} {comment}")
        else:
            is_open = False
    return doubts


def _fill_framework(
    draft: YamlDraft, framework: FrameworkDraft, columns: dict[str, str], sections: list[str]
) -> None:
    values: dict[str, Any] = {"title": framework.title, "version": framework.version or "1"}
    values["summary"] = _join_prose(framework.lines) or framework.title
    if not framework.lines:
        draft.add_comment(("summary",), f"{DOUBT} {NO_SUMMARY}")
    source = {"title": framework.title, "publisher": "Unknown", "wording": "quoted"}
    values["source"] = {**source, "rights": RIGHTS}
    draft.add_comment(("source",), f"{DOUBT} Who published it, and may you use its wording?")
    named = {"section": framework.section_term, "practice": framework.practice_term}
    values["terms"] = {part: [term, _make_plural(term)] for part, term in named.items() if term}
    values["columns"] = {columns[title]: _describe_column(framework, title) for title in columns}
    best_first = [
        name
        for name, is_so in (
            ("columns", framework.rated and framework.best_first),
            ("statement", framework.answers_best_first),
            ("in-place", framework.in_place_best_first),
        )
        if is_so
    ]
    if framework.rated:
        values["rate"] = "columns"
    if best_first:
        values["best_first"] = best_first
    if framework.answers:
        values["responses"] = {"statement": _key_texts(framework.answers)}
    values["sections"] = sections
    for doubt in framework.doubts:
        draft.add_comment(("columns",), f"{DOUBT} {doubt}")
    draft.values = {name: value for name, value in values.items() if value}


def _make_plural(term: str) -> str:
    return term if term.endswith("s") else PLURALS.get(term.casefold(), f"{term}s")


def _describe_column(framework: FrameworkDraft, title: str) -> dict[str, str]:
    column = {"title": title}
    if title in framework.levels:
        column["level"] = framework.levels[title]
    elif ROLES.fullmatch(title):
        column["level"] = make_key(title, (), "level")
    if title in framework.ordered:
        column["ordered"] = "true"
    return column


class _SectionWriter:
    """A writer of one section's file; `columns` are the keys of columns by their titles."""

    def __init__(self, section: SectionDraft, columns: dict[str, str]) -> None:
        self.section, self.columns = section, columns
        self.draft = YamlDraft(f"{SCHEMAS}/section.json")

    def write(self) -> YamlDraft:
        """Return the file."""
        section, draft = self.section, self.draft
        summary = _join_prose(section.lines)
        draft.values = {"label": section.label} if section.label else {}
        draft.values |= {"title": section.title, "summary": summary or section.title}
        if not summary:
            draft.add_comment(("summary",), f"{DOUBT} {NO_SUMMARY}")
        for head in section.heads:
            draft.add_comment((), f"The columns of the table: {head}")
        for doubt in section.doubts:
            draft.add_comment((), f"{DOUBT} {doubt}")
        taken = set(LAYER_WORDS)
        practices = {}
        for practice in section.practices:
            key = _take_key(practice.title, taken, "practice", practice.key)
            practices[key] = self._write_practice(practice, ("practices", key))
        questions = self._write_questions(section.questions, taken, ("questions",))
        if practices:
            draft.values["practices"] = practices
        if questions:
            draft.values["questions"] = questions
        return draft

    def _write_practice(self, practice: PracticeDraft, path: KeyPath) -> dict[str, Any]:
        self._add_doubts(practice.doubts, path)
        values: dict[str, Any] = {"title": practice.title or self.section.title}
        if practice.label:
            values["label"] = practice.label
        if practice.notes:
            values["summary"] = _join_prose(practice.notes)
        taken = {*LAYER_WORDS}
        for title, key in self.columns.items():
            statements = practice.columns.get(title)
            if statements:
                here = (*path, key)
                values[key] = {
                    each: self._write_statement(statement, (*here, each))
                    for each, statement in _key_statements(statements, taken)
                }
        questions = self._write_questions(practice.questions, taken, (*path, "questions"))
        return {**values, **({"questions": questions} if questions else {})}

    def _write_statement(self, statement: StatementDraft, path: KeyPath) -> Any:
        self._add_doubts(statement.doubts, path)
        notes = list(statement.notes)
        responses = _key_texts(statement.responses)
        if len({text.casefold() for text in responses.values()}) < max(2, len(responses)):
            notes += responses.values()
            responses = {}
        values: dict[str, Any] = {
            "text": statement.text,
            "label": statement.label,
            "items": _write_items(statement),
            "evidence": statement.evidence,
            "note": _join_prose(notes),
            "level": statement.levels,
            "responses": responses,
        }
        filled = {name: value for name, value in values.items() if value}
        return filled if len(filled) > 1 else statement.text

    def _write_questions(
        self, questions: list[StatementDraft], taken: set[str], path: KeyPath
    ) -> dict[str, Any]:
        return {
            key: self._write_statement(question, (*path, key))
            for key, question in _key_statements(questions, taken)
        }

    def _add_doubts(self, doubts: Iterable[str], path: KeyPath) -> None:
        for doubt in doubts:
            self.draft.add_comment(path, f"{DOUBT} {doubt}")


def _key_statements(
    statements: Iterable[StatementDraft], taken: set[str]
) -> list[tuple[str, StatementDraft]]:
    return [(_take_key(each.text, taken, "statement", each.key), each) for each in statements]


def _write_items(statement: StatementDraft) -> dict[str, Any]:
    taken = set(LAYER_WORDS)
    keys = [*statement.item_keys, *("" for _ in statement.items)]
    return {
        _take_key(text, taken, "item", key): {"text": text, "label": label} if label else text
        for (label, text), key in zip(statement.items, keys, strict=False)
    }


def _key_texts(texts: Iterable[str]) -> dict[str, str]:
    """Return responses by keys; one that begins with a digit is called by it."""
    keyed: dict[str, str] = {}
    for text in texts:
        name = f"level {text[0]}" if text[:1].isdigit() else text
        keyed[make_key(name, {*keyed, *LAYER_WORDS}, "response")] = text
    return keyed


def _take_key(text: str, taken: set[str], otherwise: str, known: str = "") -> str:
    """Return the key that a file says, where it is free, or one made of a text."""
    key = known if is_key(known) and known not in taken else make_key(text, taken, otherwise)
    taken.add(key)
    return key


def _join_prose(lines: Iterable[str]) -> str:
    """Return lines as paragraphs, in which no sign means anything but itself."""
    return "\n\n".join(MARKS.sub(r"\\\1", line) for line in lines if line)

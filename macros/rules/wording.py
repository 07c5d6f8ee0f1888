"""How texts are worded. These are warnings: they ask for a second look, and stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Practice, Question, Section, Statement
from macros.model.reading_grade import measure_grade
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.tree import iter_texts

HARDEST_GRADE = 10


@rule("repeated-statement", "warning")
def find_repeated_statements(data: Dataset) -> Iterator[Finding]:
    """A statement says what another one of its framework says, word for word.

    If the source does so, a `source_note` on it or on its practice tells readers; otherwise one of
    the two is a slip.
    """
    first_by_text: dict[tuple[str, str], Element] = {}
    for element in data.elements.values():
        if not isinstance(element.value, Statement) or element.retired or not element.value.text:
            continue
        text = " ".join(element.value.text.casefold().split())
        first = first_by_text.setdefault((element.framework, text), element)
        if first is element or _has_source_note(element) or _has_source_note(first):
            continue
        message = f"The statement says word for word what `{first.address}` says."
        help = "Reword one of them, or tell in a `source_note` that the source says it twice."
        yield Finding((*element.location, "text"), message, help)


def _has_source_note(statement: Element) -> bool:
    practice = statement.parent.value if statement.parent else None
    notes = (getattr(value, "source_note", "") for value in (statement.value, practice))
    return any(notes)


CLOSED = re.compile(
    r"(am|are|can|could|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will"
    r"|would)(n't|n’t)? (?!not\b)",
    re.IGNORECASE,
)


@rule("closed-question", "warning")
def find_closed_questions(data: Dataset) -> Iterator[Finding]:
    """A question that yes or no would answer ends the conversation that it should begin.

    Ask what, how, who, when or where. English only; questions quoted from a source stay as they
    are.
    """
    if not data.is_english:
        return
    for element in data.elements.values():
        question = element.value
        if not isinstance(question, Question) or element.retired:
            continue
        is_quoted = _is_quoted(data, element) and question.origin != "own"
        if not is_quoted and _is_closed(question.text):
            help = "Begin with what, how, who, when or where."
            message = "Yes or no would answer this question."
            yield Finding((*element.location, "text"), message, help)


def _is_closed(text: str) -> bool:
    """Tell whether all of the questions in a text are closed: an open one keeps people talking."""
    if not text.rstrip().endswith("?"):
        return False
    parts = [part.strip() for part in " ".join(text.split()).split("?")]
    questions = [part for part in parts if part]
    return bool(questions) and all(CLOSED.match(question) for question in questions)


def _is_quoted(data: Dataset, element: Element) -> bool:
    """Tell whether the wording of an element's framework is quoted from its source."""
    return data.project.frameworks[element.framework].source.wording == "quoted"


@rule("reading-grade", "warning")
def find_hard_sections(data: Dataset) -> Iterator[Finding]:
    """A section is hard to read: its Flesch-Kincaid grade level is above 10.

    That is the grade of its summaries, statements, items, notes and questions, taken together.
    Shorter sentences and shorter words bring it down. English only; wording quoted from a source
    stays as it is.

    The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne,
    Rogers and Chissom, 1975). Syllables are counted by groups of vowels, so a single text's grade
    is rough; a section's is steady.
    """
    if not data.is_english:
        return
    for element in data.elements.values():
        if element.kind != "section" or element.retired or _is_quoted(data, element):
            continue
        grade = measure_grade(_iter_running_texts(data, element))
        if grade > HARDEST_GRADE:
            message = (
                f"The section reads at grade {grade:.1f}; aim at 9, {HARDEST_GRADE} at the most."
            )
            yield Finding(element.location, message, "Use shorter sentences and shorter words.")


def _iter_running_texts(data: Dataset, element: Element) -> Iterator[str]:
    """Yield the texts of an element, and of all that it holds, that are sentences."""
    if element.retired:
        return
    value = element.value
    if isinstance(value, Section | Practice):
        yield value.summary
    else:
        yield getattr(value, "text", "")
        yield getattr(value, "note", "")
    for child in data.children[element.address]:
        yield from _iter_running_texts(data, child)


#: Tags, entities, links and emphasis of Markdown, and calls: what other tools take for their own.
MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);|\[[^\[\]]+\]\([^()\s]+\)"
    r"|\*\*\w[^*]*\*\*|\{\{|\{%"
)


@rule("markup", "warning")
def find_markup(data: Dataset) -> Iterator[Finding]:
    """A text holds what looks like HTML, Markdown or a call of a macro.

    Texts are plain, so readers see it as it is typed. A web address alone becomes a link by itself
    in a local note.
    """
    for location, text in chain(iter_texts(data.tree), data.remarks):
        match = MARKUP.search(text.value)
        if match:
            message = f"The text holds {quote(match[0])}, which readers see as it is typed."
            yield Finding(location, message, "Say it in plain words.", place=text.place)

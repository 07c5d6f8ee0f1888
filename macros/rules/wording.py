"""How texts are worded. These are warnings: they ask for a second look, and stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Item, Practice, Question, Section, Statement
from macros.model.glossary_terms import GlossaryTerms
from macros.model.prose import strip_markup
from macros.model.reading_grade import measure_grade
from macros.model.sentences import count_sentences
from macros.rules.rule import Finding, rule

#: Counts in place of a term that the glossary explains: two syllables, known to all.
PLAIN_WORD = "common"


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


@rule("several-sentences", "warning")
def find_several_sentences(data: Dataset) -> Iterator[Finding]:
    """A statement has more than one sentence.

    A statement makes one claim, so that one can agree with it or not. Whoever finds one of two
    sentences true and the other not has no response to choose, and an example or a purpose that
    gets a sentence of its own becomes a requirement. English only; wording quoted from a source
    stays as it is.
    """
    if not data.is_english:
        return
    for element in data.elements.values():
        statement = element.value
        if not isinstance(statement, Statement) or element.retired or _is_quoted(data, element):
            continue
        number = count_sentences(statement.text)
        if number > 1:
            message = f"The statement has {number} sentences, and is to make one claim."
            help = "Make them one; put parts of the claim under `items`, examples into a `note`."
            yield Finding((*element.location, "text"), message, help)


@rule("reading-grade", "warning")
def find_hard_sections(data: Dataset) -> Iterator[Finding]:
    """A section is hard to read: its statements are above grade 10, or its other texts above 9.

    Statements count with their items. They are weighed word by word in a meeting, so they may be
    one grade harder than the summaries, notes and questions, which are read by oneself. The two
    are measured apart, so that easy questions make up for no hard statement. English only; wording
    quoted from a source stays as it is.

    The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne,
    Rogers and Chissom, 1975). A sentence ends with a period, a question mark or an exclamation
    mark, not with a colon or a semicolon. Syllables are counted by groups of vowels, so a single
    text's grade is rough; a section's is steady.

    A term that the glossary explains counts as one plain word of two syllables. The formula takes
    long words for unknown ones, but this one is explained where it stands: readers get its meaning
    on the page, and below the text on paper. A plainer word in its place would be no easier to
    read, and would no longer be the name by which the field, the law and the source know the thing.
    """
    if not data.is_english:
        return
    terms = GlossaryTerms(data.project.glossary)
    for element in data.elements.values():
        if element.kind != "section" or element.retired or _is_quoted(data, element):
            continue
        for subject, texts, hardest in (
            ("The section's statements read", _iter_statement_texts(data, element), 10),
            ("The section's other texts read", _iter_other_texts(data, element), 9),
        ):
            explained = (terms.replace_terms(text, PLAIN_WORD) for text in texts)
            grade = round(measure_grade(explained), 1)
            if grade > hardest:
                message = f"{subject} at grade {grade}; {hardest} is the most."
                help = "Use shorter sentences and shorter words, or explain a term in the glossary."
                yield Finding(element.location, message, help)


def _iter_statement_texts(data: Dataset, section: Element) -> Iterator[str]:
    """Yield the texts of a section's statements and of their items."""
    for element in _iter_shown_elements(data, section):
        if isinstance(element.value, Statement | Item):
            yield element.value.text


def _iter_other_texts(data: Dataset, section: Element) -> Iterator[str]:
    """Yield a section's summaries, notes and questions.

    Titles and evidence are no sentences.
    """
    for element in _iter_shown_elements(data, section):
        value = element.value
        if isinstance(value, Section | Practice):
            yield strip_markup(value.summary)
        elif isinstance(value, Question):
            yield value.text
        yield strip_markup(getattr(value, "note", ""))


def _iter_shown_elements(data: Dataset, element: Element) -> Iterator[Element]:
    """Yield an element and all that it holds, but for what is retired."""
    if element.retired:
        return
    yield element
    for child in data.children[element.address]:
        yield from _iter_shown_elements(data, child)


#: Tags, entities, links and emphasis of Markdown, and calls: what other tools take for their own.

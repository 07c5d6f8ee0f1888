"""How things are said. These are warnings: they ask for a second look, and stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from macros.layers.dataset import Dataset
from macros.model.addresses import Element, is_element_location
from macros.model.framework import Practice, Question, Section, Statement
from macros.model.glossary_terms import GlossaryTerms
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.tree import Location, find_node, has_invalid, iter_texts, iter_wordings

HARDEST_GRADE = 10


@rule("warning")
def repeated_statement(data: Dataset) -> Iterator[Finding]:
    """A statement says what another one of its framework says, word for word. If the source does so, a `source_note` on
    it or on its practice tells readers; otherwise one of the two is a slip."""
    first: dict[tuple[str, str], Element] = {}
    for thing in data.elements.values():
        if not isinstance(thing.value, Statement) or thing.retired or not thing.value.text:
            continue
        said = (thing.framework, " ".join(thing.value.text.casefold().split()))
        other = first.setdefault(said, thing)
        if other is not thing and not _noted(thing) and not _noted(other):
            message = f"The statement says word for word what `{other.address}` says."
            help = "Reword one of them, or tell in a `source_note` that the source says it twice."
            yield Finding((*thing.location, "text"), message, help)


def _noted(thing: Element) -> bool:
    practice = thing.parent.value if thing.parent else None
    return bool(getattr(thing.value, "source_note", "") or getattr(practice, "source_note", ""))


CLOSED = re.compile(
    r"(am|are|can|could|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will|would)"
    r"(n't|n’t)? (?!not\b)",
    re.IGNORECASE,
)


@rule("warning")
def closed_question(data: Dataset) -> Iterator[Finding]:
    """A question that yes or no would answer ends the conversation that it should begin: ask what, how, who, when or
    where. English only; questions quoted from a source stay as they are."""
    if not data.is_english:
        return
    for thing in data.elements.values():
        question = thing.value
        if not isinstance(question, Question) or thing.retired:
            continue
        quoted = data.project.frameworks[thing.framework].source.wording == "quoted" and question.origin != "own"
        # Of several questions in one, an open one keeps the conversation going.
        asked = [part.strip() for part in " ".join(question.text.split()).split("?") if part.strip()]
        if not quoted and asked and all(CLOSED.match(part) for part in asked) and question.text.rstrip().endswith("?"):
            help = "Begin with what, how, who, when or where."
            yield Finding((*thing.location, "text"), "Yes or no would answer this question.", help)


@rule("warning")
def reading_grade(data: Dataset) -> Iterator[Finding]:
    """A section is hard to read: the Flesch-Kincaid grade level of its summaries, statements, items, notes and
    questions, taken together, is above 10. Shorter sentences and shorter words bring it down. English only; wording
    quoted from a source stays as it is.

    The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom,
    1975). Syllables are counted by groups of vowels, so a single text's grade is rough; a section's is steady.
    """
    if not data.is_english:
        return
    for thing in data.elements.values():
        if thing.kind != "section" or thing.retired:
            continue
        if data.project.frameworks[thing.framework].source.wording == "quoted":
            continue
        grade = measure_grade(_running_text(data, thing))
        if grade > HARDEST_GRADE:
            message = f"The section reads at grade {grade:.1f}; aim at 9, {HARDEST_GRADE} at the most."
            yield Finding(thing.location, message, "Use shorter sentences and shorter words.")


def _running_text(data: Dataset, thing: Element) -> Iterator[str]:
    value = thing.value
    if thing.retired:
        return
    if isinstance(value, Section | Practice):
        yield value.summary
    else:
        yield getattr(value, "text", "")
        yield getattr(value, "note", "")
    for child in data.children[thing.address]:
        yield from _running_text(data, child)


def measure_grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade level of some English texts taken together; 0 when they hold no word."""
    words = sentences = beats = 0
    for text in texts:
        found = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text)
        if found:
            words += len(found)
            sentences += max(1, len(re.findall(r"[.!?:;](?=[\s\"')”’]|$)", text)))
            beats += sum(map(count_syllables, found))
    return 0.39 * words / sentences + 11.8 * beats / words - 15.59 if words else 0.0


@lru_cache(maxsize=20_000)  # a few thousand words make up all texts
def count_syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, less a silent end, more for split vowels."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 3:
        return 1
    stem = re.sub(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e|[aeiouy]le)$", lambda end: end[0][0], word)
    groups, split, joined = r"[aeiouy]+", r"i[ao](?!u)|eo|ua|[aeiou]ing$", r"[cstx]i[ao]"
    return max(1, sum(sign * len(re.findall(found, stem)) for sign, found in ((1, groups), (1, split), (-1, joined))))


@rule("warning")
def unused_term(data: Dataset) -> Iterator[Finding]:
    """A glossary term, with all its other forms, occurs in no text of any framework, so no reader will meet it. (An
    entry that a fork adds is another matter: its own pages may use the term, and lead to the glossary.)"""
    glossary = data.project.glossary
    terms = GlossaryTerms(glossary)
    frameworks = data.tree.get("frameworks")
    if frameworks is None or has_invalid(frameworks):
        return  # the term may stand in what cannot be read
    # What a layer leaves out or rewords counts: the glossary below it is not the layer's to tidy.
    met: set[str] = set()
    for location, text in iter_texts(frameworks, ("frameworks",), omitted=True):
        if is_shown_text(location):
            met |= {key for wording in iter_wordings(text) for _, _, key in terms.find_terms(wording.value)}
            if len(met) == len(glossary):
                return
    for key, entry in glossary.items():
        typed = find_node(data.tree, ("glossary", key)).entry
        if typed and typed.added:
            continue
        if entry.term and not met & {key, *(terms.keys_by_form[form] for form in terms.list_forms(entry))}:
            message = f"{quote(entry.term)} occurs in no text of any framework."
            help = "Delete the entry, or add the form that is used under `also`."
            yield Finding(("glossary", key), message, help)


#: Tags, entities, links and emphasis of Markdown, and calls: what other tools would take for their own.
MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);|\[[^\[\]]+\]\([^()\s]+\)|\*\*\w[^*]*\*\*|\{\{|\{%"
)


@rule("warning")
def markup(data: Dataset) -> Iterator[Finding]:
    """A text holds what looks like HTML, Markdown or a call of a macro. Texts are plain, so readers see it as it is
    typed. A web address alone becomes a link by itself in a local note."""
    for location, text in chain(iter_texts(data.tree), data.remarks):
        if found := MARKUP.search(text.value):
            message = f"The text holds {quote(found[0])}, which readers see as it is typed."
            yield Finding(location, message, "Say it in plain words.", place=text.place)


def is_shown_text(location: Location) -> bool:
    """Is the text at a location there to be read?"""
    return is_element_location(location) or location[-1] not in TECHNICAL


#: Keys whose values are ids, flags or facts rather than something to read.
TECHNICAL = frozenset(
    {"level", "responses", "required", "ordered", "origin", "wording", "version", "url", "kind", "was"}
)

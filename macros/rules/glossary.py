"""The glossary's entries are of use, and refer to each other."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.glossary import GlossaryEntry
from macros.model.glossary_terms import GlossaryTerms
from macros.rules.rule import Finding, rule
from macros.rules.shown_texts import is_shown_text
from macros.rules.targets import is_gone, is_outdated
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import Location, Node, find_node, has_invalid, iter_texts, iter_wordings

MOST_UNUSED = 5  # terms that are reported each by itself


@rule("glossary-reference")
def find_unknown_references(data: Dataset) -> Iterator[Finding]:
    """An entry's `see` names the key of another entry of the glossary."""
    glossary = data.project.glossary
    for key, entry in glossary.items():
        for number, other in enumerate(entry.see):
            location: Location = ("glossary", key, "see", number)
            if other == key:
                message = f"`{key}` refers to itself."
                yield Finding(location, message, "Name another entry.", at_value=True)
            elif other not in glossary and not is_gone(data, ("glossary", other)):
                message = f"The glossary has no entry `{other}`."
                help = suggest(other, glossary, "Name the key of an entry.")
                is_warning = is_outdated(data, location)
                yield Finding(location, message, help, at_value=True, is_warning=is_warning)


@rule("duplicate-term")
def find_duplicate_terms(data: Dataset) -> Iterator[Finding]:
    """Two glossary entries explain the same word, so a reader could be shown either.

    Where a layer has added one of the two, the other may have come later, and it is a warning.
    """
    keys_by_form: dict[str, str] = {}
    for key, entry in data.project.glossary.items():
        for location, form in _iter_forms(key, entry):
            other = keys_by_form.setdefault(form.casefold(), key)
            if other != key:
                message = f"{quote(form)} is explained by `{other}` too."
                help = "Take it out of one of the two."
                is_warning = _is_of_layer(data, key) or _is_of_layer(data, other)
                yield Finding(location, message, help, at_value=True, is_warning=is_warning)


def _is_of_layer(data: Dataset, key: str) -> bool:
    """Tell whether a layer adds an entry of the glossary, or words it in part."""
    return data.locate_first_adaptation(("glossary", key)) is not None


def _iter_forms(key: str, entry: GlossaryEntry) -> Iterator[tuple[Location, str]]:
    """Yield an entry's term and its other forms, each with its location."""
    if entry.term:
        yield ("glossary", key, "term"), entry.term
    for number, form in enumerate(entry.also):
        if form:
            yield ("glossary", key, "also", number), form


@rule("unused-term", "warning")
def find_unused_terms(data: Dataset) -> Iterator[Finding]:
    """A glossary term, with all its other forms, occurs in no text of any framework.

    So no reader will meet it. Where a fork leaves out frameworks, many are named in one line. (An
    entry that a fork adds is another matter: its own pages may use the term, and lead to the
    glossary.)
    """
    glossary = data.project.glossary
    frameworks = data.tree.get("frameworks")
    if frameworks is None or has_invalid(frameworks):
        return  # the term may stand in what cannot be read
    terms = GlossaryTerms(glossary)
    unused = list(_iter_unused(data, terms, _collect_used_keys(frameworks, terms)))
    if len(unused) > MOST_UNUSED:
        named = ", ".join(quote(glossary[key].term) for key in unused[:MOST_UNUSED])
        message = f"{len(unused)} terms occur in no text of any framework: {named}, …"
        yield Finding(("glossary",), message, "Delete or omit their entries, or leave them.")
        return
    for key in unused:
        message = f"{quote(glossary[key].term)} occurs in no text of any framework."
        help = "Delete the entry, or add the form that is used under `also`."
        yield Finding(("glossary", key), message, help)


def _iter_unused(data: Dataset, terms: GlossaryTerms, used: set[str]) -> Iterator[str]:
    """Yield the keys of the entries of which no term is used."""
    for key, entry in data.project.glossary.items():
        node_entry = find_node(data.tree, ("glossary", key)).entry
        if not entry.term or (node_entry and node_entry.added):
            continue
        # A form of two entries leads to one of them; then the other is not unused either.
        keys = {key, *(terms.keys_by_form[form] for form in terms.list_forms(entry))}
        if not used & keys:
            yield key


def _collect_used_keys(frameworks: Node, terms: GlossaryTerms) -> set[str]:
    """Return the keys of the entries whose terms occur in the texts of frameworks.

    What a layer omits or rewords counts: the glossary below it is not the layer's to tidy.
    """
    used: set[str] = set()
    for location, text in iter_texts(frameworks, ("frameworks",), omitted=True):
        if not is_shown_text(location):
            continue
        for wording in iter_wordings(text):
            used |= {key for _, _, key in terms.find_terms(wording.value)}
        if len(used) == len(terms.glossary):
            break
    return used

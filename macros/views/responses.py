"""The responses that are asked of a statement, a question or a practice, and what each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_descendants
from macros.layers.response_sets import find_response_set, is_rated_by_columns
from macros.model.addresses import Element
from macros.model.framework import COLUMNS, Practice, Question, Section, Statement
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.messages import Messages, load_messages
from macros.views.names import make_name
from macros.views.statement_numbers import number_statements

#: The response that says so, where a site has none of its own.
NOT_APPLICABLE = "not-applicable"

#: How long the texts of a set may be together for it to be called by them.
LONGEST_ANSWERS = 60
#: How many of those that ask a set are named at most.
MOST_NUMBERS = 6
#: The messages that name what a set is asked of; statements may be asked more than one.
ASKED_OF = {"question": "guide-for-questions", "practice": "guide-for-practices"}


@dataclass(frozen=True)
class ResponseMeaning:
    """A response, and what it means in one sentence; "" where nobody says."""

    response: str
    meaning: str


@dataclass(frozen=True)
class ResponseSetView:
    """A set of responses by its key, as `texts` by theirs; `title` says what it is asked of."""

    key: str
    title: str
    responses: tuple[ResponseMeaning, ...]
    texts: Mapping[str, str]

    @property
    def is_explained(self) -> bool:
        """Whether anybody says what its responses mean."""
        return any(response.meaning for response in self.responses)


def get_responses(data: Dataset, element: Element) -> Mapping[str, str]:
    """Return the texts of the responses that are asked of an element, by key; often none."""
    return find_response_set(data, element)[1]


def offer_not_applicable(data: Dataset) -> tuple[str, str]:
    """Return the key and the text of what every statement may be answered: it does not apply.

    A set that has a response of this key offers that one in its place.
    """
    key = data.project.site.not_applicable or NOT_APPLICABLE
    return key, load_messages(data).say("does-not-apply")


def list_choices(data: Dataset, element: Element) -> Mapping[str, str]:
    """Return all that may be chosen, by key: a statement's answer may be that it does not apply."""
    responses = get_responses(data, element)
    key, text = offer_not_applicable(data)
    if not responses or key in responses or not isinstance(element.value, Statement):
        return responses
    return {**responses, key: text}


def ask_practice(data: Dataset, practice: Element) -> str:
    """Return what is asked of a practice as a whole, "" where nothing is."""
    if not get_responses(data, practice):
        return ""
    is_rated = is_rated_by_columns(data, practice)
    return load_messages(data).say("column-question" if is_rated else "practice-question")


def build_response_sets(data: Dataset, address: str) -> tuple[ResponseSetView, ...]:
    """Return the sets of responses that are asked in a framework or section, with meanings.

    Where elements ask different sets of one name, the first one counts.
    """
    askers = _collect_askers(data, address)
    framework, _, section = address.partition("/")
    meanings = resolve_facilitation(data, framework, section).meanings
    titles = _SetTitles(data, framework, askers)
    views = []
    for key, elements in askers.items():
        responses = get_responses(data, elements[0])
        means = meanings.get(key, {})
        pairs = [ResponseMeaning(text, means.get(name, "")) for name, text in responses.items()]
        views.append(
            ResponseSetView(key, titles.make_title(key, responses), tuple(pairs), responses)
        )
    return tuple(views)


def list_explained(sets: Iterable[ResponseSetView]) -> tuple[ResponseSetView, ...]:
    """Return the sets of which somebody says what their responses mean."""
    return tuple(each for each in sets if each.is_explained)


def _collect_askers(data: Dataset, address: str) -> dict[str, list[Element]]:
    """Return the elements that ask each set below an address, by the set's name."""
    askers: dict[str, list[Element]] = {}
    for element in iter_shown_descendants(data, address):
        name, responses = find_response_set(data, element)
        if responses:
            askers.setdefault(name, []).append(element)
    return askers


class _SetTitles:
    """What sets of responses are called, where several stand beside each other."""

    def __init__(self, data: Dataset, framework: str, askers: Mapping[str, list[Element]]) -> None:
        self.data, self.askers = data, askers
        self.messages: Messages = load_messages(data)
        self.framework = data.project.frameworks[framework]
        self.columns = self.framework.columns
        #: The sections below which something is asked.
        self.sections = {
            "/".join(element.address.split("/")[:2])
            for elements in askers.values()
            for element in elements
        }
        #: The columns whose statements ask each set, by the set's name.
        self.columns_asking: dict[str, set[str]] = {}
        for name, elements in askers.items():
            columns = {element.column for element in elements if element.kind == "statement"}
            if columns:
                self.columns_asking[name] = columns

    def make_title(self, key: str, responses: Mapping[str, str]) -> str:
        """Return what a set is asked of: statements, questions, or the statements of a column."""
        say = self.messages.say
        if key in self.columns_asking:
            if len(self.columns_asking) == 1:
                return say("guide-for-statements")
            columns = self._list_columns(key)
            if columns:
                return say("guide-for-column", column=", ".join(columns))
        elif key in ASKED_OF or key.startswith(f"{COLUMNS}/"):
            return say(ASKED_OF.get(key, "guide-for-practices"))
        answers = ", ".join(responses.values())
        if len(answers) <= LONGEST_ANSWERS:
            return say("guide-for-some", answers=answers)
        return say("guide-for-numbers", numbers=", ".join(self._list_numbers(key)))

    def _list_numbers(self, key: str) -> list[str]:
        """Return what asks a set: the numbers of statements, the texts of questions.

        The first few are named; where there are several sections, each with its own.
        """
        elements = self.askers[key][:MOST_NUMBERS]
        rest = ["…"] if len(elements) < len(self.askers[key]) else []
        return [*map(self._name_asker, elements), *rest]

    def _name_asker(self, element: Element) -> str:
        if isinstance(element.value, Question):
            return f"“{element.value.text}”"
        if isinstance(element.value, Practice):
            return f"{element.value.label} {element.value.title}".strip()
        assert element.parent
        number = number_statements(self.data, element.parent)[element.address]
        section = element.parent.parent
        assert section
        assert isinstance(section.value, Section)
        if len(self.sections) < 2:
            return number
        return f"{make_name(self.framework, section.value)} {number}"

    def _list_columns(self, key: str) -> list[str]:
        """Return the titles of the columns that ask a set, unless a statement says otherwise."""
        return [
            column.title
            for id, column in self.columns.items()
            if id in self.columns_asking[key] and (column.responses or "statement") == key
        ]

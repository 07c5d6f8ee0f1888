"""What does not fit the model, in the words of somebody who edits the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.model.addresses import get_address, is_practice_member_location
from macros.model.fields import DIGITS, LENGTH, LONGEST_KEY, SHARE
from macros.model.sibling_keys import list_sibling_keys
from macros.source.problems import Problem, quote
from macros.source.spelling import find_nearest, suggest
from macros.source.tree import (
    ABOUT_TEXT,
    LAYER_WORDS,
    UPSTREAM,
    ListNode,
    Location,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
    find_node,
)

SECTION_KEY_LENGTH = 5  # of the location of what a section holds
STATEMENT_LENGTH = 8  # of the location of what a practice's column holds
CODES = {
    "unknown-key": "A key that nothing reads at this place, most often a misspelled one.",
    "wrong-shape": "A text stands where keys or a list belong, or the other way round.",
    "bad-key": "A key is small letters and digits, with single hyphens between, "
    f"at most {LONGEST_KEY} characters.",
    "bad-value": "A value is none of those that are possible here.",
    "unexpected-line-break": "A text with a line break stands where one line is shown. "
    "Paragraphs are for `summary`, `note`, `source_note`, `rights`, the glossary and what a guide "
    "says.",
}

#: The right shape by what pydantic calls a wrong one.
SHAPES = {
    "string_type": "one text",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list",
    "list_type": "a list",
}
#: Where a key stands that does not stand here.
ELSEWHERE = {
    "responses": "It stands with a column, a practice, a statement, or a question. The framework "
    "names its sets under `responses`, too.",
    "level": "It stands with a column or a statement.",
    "rate": "It stands with the framework, a section, or a practice.",
    "best_first": "It stands in framework.yml or site.yml.",
    "part": "It stands with a section.",
}
HELP = {
    "one text": "Write it after the colon; in quotes, if it starts with a bracket or brace.",
    "keys with values": "Write `key: value` lines below it, indented.",
    "a list": "Write its items on lines of their own, after `- `.",
}


def explain_validation_error(tree: MapNode, location: Location, detail: Any) -> Problem:
    """Make the problem that one of pydantic's error details is about.

    `location` leads to what was typed; `detail` is an item of `ValidationError.errors()`.
    """
    return _ErrorExplainer(tree, location, detail).make_problem()


class _ErrorExplainer:
    """One error of pydantic's, with what was typed at its location."""

    def __init__(self, tree: MapNode, location: Location, detail: Any) -> None:
        self.location = location
        self.kind = str(detail["type"])
        self.context: dict[str, Any] = detail.get("ctx", {})
        self.is_about_key = "[key]" in detail["loc"]
        route = find_node(tree, location)
        self.node: Node = route.node
        self.is_list_item = bool(location) and isinstance(location[-1], int)
        self.word = next((part for part in reversed(location) if isinstance(part, str)), "")
        self.key_place = route.place
        if route.entry and not self.is_list_item:
            self.key_place = route.entry.key.place
        self.key_place = _locate_insertion(self.node, self.key_place)
        self.in_layer = self.key_place.layer != UPSTREAM
        self.subject = f"An item of `{self.word}`" if self.is_list_item else f"`{self.word}`"

    def make_problem(self) -> Problem:
        """Make the problem, in the words that fit the kind of error."""
        if self.word in LAYER_WORDS and not self.is_list_item:
            message = f"`{self.word}` is a layer's word."
            return self._report("unknown-key", message, "Use it in data/local/.")
        explanations: dict[str, Callable[[], Problem]] = {
            "extra_forbidden": self._explain_unknown_key,
            "string_pattern_mismatch": self._explain_bad_key,
            "string_too_long": self._explain_bad_key,
            "line_break": self._explain_line_break,
            "flag": self._explain_flag,
            "required": self._explain_flag,
            "literal_error": self._explain_choice,
            "too_short": self._explain_pair,
            "too_long": self._explain_pair,
        }
        explain = explanations.get(self.kind, self._explain_wrong_shape)
        return explain()

    def _report(
        self, code: str, message: str, help: str, place: SourceLocation | None = None
    ) -> Problem:
        """Make a problem at `place`, or else at the key."""
        return Problem(code, place or self.key_place, message, help, get_address(self.location))

    def _explain_unknown_key(self) -> Problem:
        known = list_sibling_keys(self.location, self.in_layer)
        if len(self.location) == SECTION_KEY_LENGTH and isinstance(self.node, MapNode):
            help = "If it is a practice, put it below `practices:`, indented by two spaces."
            nearest = find_nearest(self.word, known)
            help = f"Did you mean `{nearest}`?" if nearest else help
            return self._report("unknown-key", f"`{self.word}` is no key here.", help)
        help = suggest(self.word, known, f"Known are: {', '.join(known)}.")
        help = ELSEWHERE.get(self.word, help)
        return self._report("unknown-key", f"`{self.word}` is no key here.", help)

    def _explain_bad_key(self) -> Problem:
        pattern = self.context.get("pattern")
        if pattern == LENGTH:
            message = f"{quote(self.word)} is no length of a meeting."
            return self._report("bad-key", message, 'Write whole minutes, up to 999, such as "60".')
        if pattern == SHARE:
            message = f"`{self.word}` cannot be {self._quote_typed()}."
            help = "Write in how many schools it must be in place, such as 3 of 4."
            return self._report("bad-value", message, help, self.node.place)
        if pattern == DIGITS:
            message = f"`{self.word}` cannot be {self._quote_typed()}."
            help = "Write a whole number, up to 999."
            return self._report("bad-value", message, help, self.node.place)
        misspelling = self._find_misspelled_field()
        if misspelling:
            return misspelling
        if isinstance(self.node, TextNode) and not self.is_about_key:
            # A text names a key elsewhere: `level: District`.
            key, place = self.node.value, self.node.place
        else:
            key, place = self.word, self.key_place
        limit = f", at most {LONGEST_KEY} characters" if len(key) > LONGEST_KEY else ""
        help = f"Use small letters, digits and single hyphens{limit}."
        return self._report("bad-key", f"{quote(key)} is no key.", help, place)

    def _explain_line_break(self) -> Problem:
        message = f"{self.subject} has a line break, and is one line."
        help = "Join its lines."
        if self.location[4:5] == ("practices",) and len(self.location) >= STATEMENT_LENGTH:
            help += " In the long form, parts go under `items`, and more paragraphs under `note`."
        return self._report("unexpected-line-break", message, help, self.node.place)

    def _explain_flag(self) -> Problem:
        more = ", or a list of sections or section/practice" if self.kind == "required" else ""
        message = f"`{self.word}` is neither `true` nor `false`."
        return self._report("bad-value", message, f"Write true or false{more}.", self.node.place)

    def _explain_choice(self) -> Problem:
        expected = str(self.context["expected"]).replace("'", "").replace(" or ", ", ")
        values = " or ".join(value for value in expected.split(", ") if value)
        message = f"`{self.word}` cannot be {self._quote_typed()}."
        return self._report("bad-value", message, f"Write {values}.", self.node.place)

    def _explain_pair(self) -> Problem:
        message = f"{self.subject} takes exactly two texts."
        return self._report("wrong-shape", message, "Write [one of them, several of them].")

    def _explain_wrong_shape(self) -> Problem:
        shape = SHAPES.get(self.kind, "something else")
        misspelling = self._find_misspelled_field() or self._find_misspelled_word(shape)
        if misspelling:
            return misspelling
        verb = "is" if self.is_list_item else "takes"
        message = f"{self.subject} {verb} {shape}, not {self._describe_shape()}."
        return self._report("wrong-shape", message, HELP.get(shape, "Fix it."))

    def _find_misspelled_field(self) -> Problem | None:
        """Return a problem if a practice has a text under nearly the name of one of its fields."""
        is_member = is_practice_member_location(self.location)
        if not is_member or not isinstance(self.node, TextNode):
            return None
        nearest = find_nearest(self.word, list_sibling_keys(self.location, self.in_layer))
        if not nearest:
            return None
        message = f"`{self.word}` is no key here."
        help = ELSEWHERE.get(self.word, f"Did you mean `{nearest}`?")
        return self._report("unknown-key", message, help)

    def _find_misspelled_word(self, shape: str) -> Problem | None:
        """Return a problem if a layer's text has nearly one of a layer's words beside it."""
        if not self.in_layer or shape != "one text" or not isinstance(self.node, MapNode):
            return None
        for word, entry in self.node.without("text").entries.items():
            nearest = find_nearest(word, ABOUT_TEXT)
            if nearest:
                message, help = f"`{word}` is no key here.", f"Did you mean `{nearest}`?"
                return self._report("unknown-key", message, help, entry.key.place)
        return None

    def _quote_typed(self) -> str:
        """Return the text that was typed, in quotation marks, or its shape."""
        return quote(self.node.value) if isinstance(self.node, TextNode) else self._describe_shape()

    def _describe_shape(self) -> str:
        match self.node:
            case TextNode():
                return "a text"
            case ListNode():
                return "a list"
            case MapNode():
                return "keys with values"
            case _:
                return "this"


def _locate_insertion(node: Node, place: SourceLocation) -> SourceLocation:
    """Return where a layer put a key into a node of another layer, else `place`, that of the node.

    What a layer puts into a text makes it what it may not be.
    """
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            if entry.key.place.layer != place.layer:
                return entry.key.place
    return place

"""What does not fit the model, said in the words of somebody who edits the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from macros.model.addresses import get_address
from macros.model.fields import DIGITS, LENGTH, LONGEST_KEY, Part, get_field_names
from macros.model.framework import Practice, Project, Statements
from macros.source.problems import Problem, quote
from macros.source.spelling import find_nearest, suggest
from macros.source.tree import (
    ABOUT_ENTRY,
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

CODES = {
    "unknown-key": "A key that nothing reads at this place, most often a misspelt one.",
    "wrong-shape": "A text stands where keys or a list belong, or the other way round.",
    "bad-key": f"A key is small letters and digits, with single hyphens between, at most {LONGEST_KEY} characters.",
    "bad-value": "A value is none of those that are possible here.",
    "one-line": "A text with a line break stands where one line is shown. Paragraphs are for `summary`, `note`, "
    "`source_note`, `rights`, the glossary and what a guide says.",
}

#: What pydantic calls a wrong shape, by what would be right.
SHAPES = {
    "string_type": "one text",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list",
    "list_type": "a list",
}
HELP = {
    "one text": "Write it after the colon; in quotes, if it starts with a bracket or brace.",
    "keys with values": "Write `key: value` lines below it, indented.",
    "a list": "Write its items on lines of their own, after `- `.",
}


def explain_validation_error(tree: MapNode, location: Location, detail: Any) -> Problem:
    """The problem that one of pydantic's error details tells of.

    `location` leads to what was typed; `detail` is an item of `ValidationError.errors()`.
    """
    return _ErrorExplainer(tree, location, detail).make_problem()


class _ErrorExplainer:
    def __init__(self, tree: MapNode, location: Location, detail: Any) -> None:
        self.location, self.kind, self.context = location, str(detail["type"]), detail.get("ctx", {})
        self.names_key = "[key]" in detail["loc"]
        found = find_node(tree, location)
        self.node: Node = found.node
        self.in_list = bool(location) and isinstance(location[-1], int)
        self.word = next((part for part in reversed(location) if isinstance(part, str)), "")
        self.key_place = found.entry.key.place if found.entry and not self.in_list else found.place
        if isinstance(self.node, MapNode):
            # What a layer put into a text makes it what it may not be.
            put_in = (entry.key.place for entry in self.node.entries.values())
            self.key_place = next((place for place in put_in if place.layer != self.key_place.layer), self.key_place)
        self.in_layer = self.key_place.layer != UPSTREAM
        self.what = f"An item of `{self.word}`" if self.in_list else f"`{self.word}`"

    def make_problem(self) -> Problem:
        if self.word in LAYER_WORDS and not self.in_list:
            return self.choose_wording("unknown-key", f"`{self.word}` is a layer's word.", "Use it in data/local/.")
        tellers: dict[str, Callable[[], Problem]] = {
            "extra_forbidden": self.explain_unknown_key,
            "string_pattern_mismatch": self.explain_bad_key,
            "string_too_long": self.explain_bad_key,
            "one_line": self.explain_line_break,
            "flag": self.explain_flag,
            "required": self.explain_flag,
            "literal_error": self.explain_choice,
            "too_short": self.explain_pair,
            "too_long": self.explain_pair,
        }
        return tellers.get(self.kind, self.explain_wrong_shape)()

    def choose_wording(self, code: str, message: str, help: str, place: SourceLocation | None = None) -> Problem:
        return Problem(code, place or self.key_place, message, help, get_address(self.location))

    def explain_unknown_key(self) -> Problem:
        known = list_sibling_keys(self.location, self.in_layer)
        help = suggest(self.word, known, f"Known are: {', '.join(known)}.")
        return self.choose_wording("unknown-key", f"`{self.word}` is no key here.", help)

    def explain_bad_key(self) -> Problem:
        if self.context.get("pattern") == LENGTH:
            help = 'Write whole minutes, up to 999, such as "60".'
            return self.choose_wording("bad-key", f"{quote(self.word)} is no length of a meeting.", help)
        if self.context.get("pattern") == DIGITS:
            message = f"`{self.word}` cannot be {self.get_typed_text()}."
            return self.choose_wording("bad-value", message, "Write a whole number, up to 999.", self.node.place)
        named = isinstance(self.node, TextNode) and not self.names_key
        key = self.node.value if isinstance(self.node, TextNode) and named else self.word
        if misspelt := self.explain_misspelled_field():
            return misspelt
        limit = f", at most {LONGEST_KEY} characters" if len(key) > LONGEST_KEY else ""
        help = f"Use small letters, digits and single hyphens{limit}."
        return self.choose_wording("bad-key", f"{quote(key)} is no key.", help, self.node.place if named else None)

    def explain_line_break(self) -> Problem:
        message = f"{self.what} has a line break, and is one line."
        return self.choose_wording("one-line", message, "Join its lines.", self.node.place)

    def explain_flag(self) -> Problem:
        more = ", or a list of sections or section/practice" if self.kind == "required" else ""
        message = f"`{self.word}` is neither `true` nor `false`."
        return self.choose_wording("bad-value", message, f"Write true or false{more}.", self.node.place)

    def explain_choice(self) -> Problem:
        expected = str(self.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        values = " or ".join(value for value in expected if value)
        message = f"`{self.word}` cannot be {self.get_typed_text()}."
        return self.choose_wording("bad-value", message, f"Write {values}.", self.node.place)

    def explain_pair(self) -> Problem:
        return self.choose_wording(
            "wrong-shape", f"{self.what} takes exactly two texts.", "Write [one of them, several of them]."
        )

    def explain_wrong_shape(self) -> Problem:
        right = SHAPES.get(self.kind, "something else")
        if misspelt := self.explain_misspelled_field() or self.explain_misspelled_word(right):
            return misspelt
        takes = "is" if self.in_list else "takes"
        message = f"{self.what} {takes} {right}, not {self.describe_shape()}."
        return self.choose_wording("wrong-shape", message, HELP.get(right, "Mend it."))

    def explain_misspelled_field(self) -> Problem | None:
        """A text where a column would stand, under nearly the name of one of a practice's fields."""
        if len(self.location) != 7 or self.location[4] != "practices" or not isinstance(self.node, TextNode):
            return None
        meant = find_nearest(self.word, list_sibling_keys(self.location, self.in_layer))
        return (
            self.choose_wording("unknown-key", f"`{self.word}` is no key here.", f"Did you mean `{meant}`?")
            if meant
            else None
        )

    def explain_misspelled_word(self, right: str) -> Problem | None:
        """What stands beside a layer's text under nearly the name of one of its words."""
        if not self.in_layer or right != "one text" or not isinstance(self.node, MapNode):
            return None
        for word, entry in self.node.without("text").entries.items():
            if meant := find_nearest(word, ABOUT_TEXT):
                message = f"`{word}` is no key here."
                return self.choose_wording("unknown-key", message, f"Did you mean `{meant}`?", entry.key.place)
        return None

    def get_typed_text(self) -> str:
        return quote(self.node.value) if isinstance(self.node, TextNode) else self.describe_shape()

    def describe_shape(self) -> str:
        shapes: dict[type[Node], str] = {TextNode: "a text", ListNode: "a list", MapNode: "keys with values"}
        return shapes.get(type(self.node), "this")


def list_sibling_keys(location: Location, in_layer: bool = False) -> tuple[str, ...]:
    """The keys that could stand beside the last one of a location, read off the model's classes; in a layer, its words
    are the first of them."""
    part: Any = Project
    keyed = False
    for step in location[:-1]:
        keyed = not _is_part(part) or (part is Practice and step not in get_field_names(Practice))
        part = _inside(part, step)
    fields = get_field_names(part) if _is_part(part) else ()
    words = (*(ABOUT_ENTRY if keyed else ()), *(ABOUT_TEXT if "text" in fields else ())) if in_layer else ()
    return (*words, *fields)


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _inside(annotation: Any, step: str | int) -> Any:
    """The class that a field, a keyed entry or a list's item holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in annotation.model_fields.items()}
        if step in fields:
            return _bare(fields[str(step)])
        return _bare(Statements) if annotation is Practice else None
    arguments = [argument for argument in getattr(annotation, "__args__", ()) if argument is not Ellipsis]
    return _bare(arguments[-1]) if arguments else None


def _bare(annotation: Any) -> Any:
    """An annotation without `Annotated` around it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return annotation

"""The messages of the pages, as a layer words them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import get_key
from macros.model.fields import FORMS
from macros.rules.rule import Finding, rule
from macros.source.spelling import find_nearest
from macros.source.tree import Entry, MapNode, TextNode, iter_omissions, iter_wordings

#: The end of a key of a message for a number of things: `statements-few`.
FORM = re.compile(f"-({'|'.join(FORMS)})$")
#: A word in braces, which a page fills.
FIELD = re.compile(r"\{([^{}]*)\}")


@rule("missing-message")
def find_omitted_messages(data: Dataset) -> Iterator[Finding]:
    """Pages show every message somewhere, so a layer can reword one and cannot leave it out.

    And messages.yml must have all that pages ask for. (A message that is asked for and not there is
    found when the site is built.)
    """
    for location, _ in iter_omissions(data.tree):
        if location[0] == "messages":
            message = f"`{get_key(location)}` is a message that pages need."
            yield Finding(location, message, "Reword it instead of leaving it out.")


@rule("unknown-message", "warning")
def find_unknown_messages(data: Dataset) -> Iterator[Finding]:
    """A layer has a message that no page asks for, so nobody reads it.

    Its name is misspelled, or upstream has renamed it or taken it away. (A language may need forms
    for a number of things that are not there: `statements-few` beside `statements-other`.)
    """
    messages = _get_messages(data)
    known = [key for key, entry in messages.items() if not entry.added]
    counted = {_strip_form(key) for key in known if FORM.search(key)}
    for key, entry in messages.items():
        is_new_form = FORM.search(key) and _strip_form(key) in counted
        if not entry.added or is_new_form:
            continue
        nearest = find_nearest(key, known)
        help = "Delete it. All messages stand in data/messages.yml."
        if nearest:
            help = f"Did you mean `{nearest}`?"
        message = f"No page asks for a message `{key}`."
        yield Finding(("messages", key), message, help)


@rule("unknown-field")
def find_unknown_fields(data: Dataset) -> Iterator[Finding]:
    """A layer's message has a word in braces that the message below it does not have.

    The braces would stay empty, and readers see them. (If `replaces` has the word too, it was there
    once: then the report tells what has changed.)
    """
    known_fields = _collect_fields(data)
    for key, text in _iter_shown_messages(data):
        known = known_fields[_strip_form(key)]
        quotation = text.change.replaces if text.change else None
        quoted = FIELD.findall(quotation.value) if quotation else []
        for field in dict.fromkeys(FIELD.findall(text.value)):
            if field in known or field in quoted:
                continue
            help = "Say it without braces."
            if known:
                fields = " or ".join(f"`{{{each}}}`" for each in known)
                help = f"Write {fields}, or say it without."
            message = f"Nothing fills `{{{field}}}` in the message `{key}`."
            yield Finding(("messages", key), message, help, place=text.place)


def _collect_fields(data: Dataset) -> defaultdict[str, list[str]]:
    """Return the words in braces of upstream's messages, by key without form."""
    messages = _get_messages(data)
    fields: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, text in _iter_shown_messages(data):
        if not messages[key].added:
            *_, upstream = iter_wordings(text)
            fields[_strip_form(key)] |= dict.fromkeys(FIELD.findall(upstream.value))
    return defaultdict(list, {key: list(names) for key, names in fields.items()})


def _get_messages(data: Dataset) -> dict[str, Entry]:
    messages = data.tree.get("messages")
    return messages.entries if isinstance(messages, MapNode) else {}


def _iter_shown_messages(data: Dataset) -> Iterator[tuple[str, TextNode]]:
    """Yield the text of every message that is not omitted, with its key."""
    for key, entry in _get_messages(data).items():
        if isinstance(entry.node, TextNode) and not entry.omitted:
            yield key, entry.node


def _strip_form(key: str) -> str:
    """Return the key of a message without the form that goes with a number of things."""
    return FORM.sub("", key)

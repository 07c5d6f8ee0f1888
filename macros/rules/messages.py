"""The words of the pages, as a layer says them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.fields import FORMS
from macros.rules.rule import Finding, rule
from macros.source.spelling import find_nearest, is_slip
from macros.source.tree import Entry, MapNode, TextNode, iter_omissions, iter_wordings

FORM = re.compile(f"-({'|'.join(FORMS)})$")
FIELD = re.compile(r"\{([^{}]*)\}")


@rule("error")
def missing_message(data: Dataset) -> Iterator[Finding]:
    """Pages say every message somewhere, so a layer can reword one and cannot leave it out; and messages.yml must have
    all that pages ask for. (A message that is asked for and not there is found when the site is built.)"""
    for location, _ in iter_omissions(data.tree):
        if location[0] == "messages":
            message = f"`{location[-1]}` is a message that pages need."
            yield Finding(location, message, "Reword it instead of leaving it out.")


@rule("error")
def unknown_message(data: Dataset) -> Iterator[Finding]:
    """A layer says a message that no page asks for, so nobody reads it: an error when its name is only a slip of the
    hand away from that of one that there is, else a warning, since upstream may have taken it away. (A language may
    need forms for a number of things that are not there: `statements-few` beside `statements-other`.)"""
    messages = _messages(data)
    known = [key for key, entry in messages.items() if not entry.added]
    counted = {_base(key) for key in known if FORM.search(key)}
    for key, entry in messages.items():
        if not entry.added or (FORM.search(key) and _base(key) in counted):
            continue
        meant = find_nearest(key, known)
        help = f"Did you mean `{meant}`?" if meant else "Delete it. All messages stand in data/messages.yml."
        warns = meant is None or not is_slip(key, meant)
        yield Finding(("messages", key), f"No page asks for a message `{key}`.", help, warns=warns)


@rule("error")
def unknown_field(data: Dataset) -> Iterator[Finding]:
    """A layer's message has a word in braces that the message below it does not have: the braces would stay empty, and
    readers see them. (If `replaces` has the word too, it was there once: then the report tells what has changed.)"""
    below: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, text in _texts(data):
        *_, undermost = iter_wordings(text)
        if not _messages(data)[key].added:
            below[_base(key)] |= dict.fromkeys(FIELD.findall(undermost.value))
    for key, text in _texts(data):
        known = below[_base(key)]
        quoted = FIELD.findall(text.change.replaces.value) if text.change and text.change.replaces else ()
        for name in dict.fromkeys(FIELD.findall(text.value)):
            if name not in known and name not in quoted:
                there = " or ".join(f"`{{{each}}}`" for each in known)
                help = f"Write {there}, or say it without." if known else "Say it without braces."
                message = f"Nothing fills `{{{name}}}` in the message `{key}`."
                yield Finding(("messages", key), message, help, place=text.place)


def _messages(data: Dataset) -> dict[str, Entry]:
    found = data.tree.get("messages")
    return found.entries if isinstance(found, MapNode) else {}


def _texts(data: Dataset) -> Iterator[tuple[str, TextNode]]:
    """Every message's text that is shown, by its key."""
    for key, entry in _messages(data).items():
        if isinstance(entry.node, TextNode) and not entry.omitted:
            yield key, entry.node


def _base(key: str) -> str:
    """The key of a message without the form that goes with a number of things."""
    return FORM.sub("", key)

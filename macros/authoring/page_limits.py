"""How much a hand-written page may ask of whoever builds it: steps, sizes, and what it may call.

A page may come from somebody else. Whatever it says, building it ends soon, and with a line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jinja2.utils import Namespace

MAX_STEPS = 20_000  # lines of code that a template becomes
MAX_CODE = 5_000  # parts of its syntax
MAX_TEXT = 100_000  # characters of a value
MAX_ITEMS = 500  # of a list
MAX_DEPTH = 4  # lists within lists
MAX_OUTPUT = 2_000_000  # characters of a page
MAX_PARTS = 5_000  # of a text that it writes into a variable
MAX_NUMBER = 10**30
TEMPLATE_FILE = "<template>"  # as Jinja names a template that has no file


class TooMuchError(RuntimeError):
    """A page asks for more than a page may."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}, which is too much for a page")


@contextmanager
def limit_steps() -> Iterator[None]:
    """Let what a template does end after some steps, or when a value of it grows too large.

    Raises TooMuchError in the template. Steps are counted, and no time is taken, so that a page
    that can be built on one computer can be built on all.
    """
    steps = 0

    def count_step(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if event == "line":
            steps += 1
            if steps > MAX_STEPS:
                raise TooMuchError(f"It takes more than {MAX_STEPS:,} steps")
            _check_locals(frame.f_locals)
        return count_step

    def watch_template(frame: FrameType, event: str, _: Any) -> Any:
        return count_step if frame.f_code.co_filename == TEMPLATE_FILE else None

    previous = sys.gettrace()
    sys.settrace(watch_template)
    try:
        yield
    finally:
        sys.settrace(previous)


def check_size(value: Any, depth: int = 0) -> None:
    """Raise TooMuchError for a text, number or list that is too large."""
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise TooMuchError(f"A text grows beyond {MAX_TEXT:,} characters")
    elif isinstance(value, int):
        if abs(value) > MAX_NUMBER:
            raise TooMuchError("A number grows too large")
    elif isinstance(value, Namespace):
        attributes = object.__getattribute__(value, "_Namespace__attrs")
        _check_items(attributes.values(), depth)
    elif isinstance(value, dict):
        _check_items(value.values(), depth)
    elif isinstance(value, (list, tuple, set)):
        _check_items(value, depth)


def join_output(chunks: Iterable[str]) -> str:
    """Return the text that a template writes; raise TooMuchError where it does not end."""
    written, length = [], 0
    for chunk in chunks:
        length += len(chunk)
        if length > MAX_OUTPUT:
            raise TooMuchError(f"It writes more than {MAX_OUTPUT:,} characters")
        written.append(chunk)
    return "".join(written)


def _check_locals(values: Mapping[str, Any]) -> None:
    """Check the variables of a template, and the buffers of what it writes."""
    for name, value in values.items():
        if name.startswith("l_"):
            check_size(value)
        elif isinstance(value, list) and len(value) > MAX_PARTS:
            raise TooMuchError(f"It writes more than {MAX_PARTS:,} parts")


def _check_items(values: Iterable[Any], depth: int) -> None:
    items = list(values)
    if len(items) > MAX_ITEMS or depth >= MAX_DEPTH:
        raise TooMuchError(f"A list has more than {MAX_ITEMS} entries, or lists within lists")
    for item in items:
        check_size(item, depth + 1)

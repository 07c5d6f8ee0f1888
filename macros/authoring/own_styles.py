"""Styles of a fork's own that leave only a color to tell something, or hide where one is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.source.problems import Problem
from macros.source.tree import SourceLocation

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LINK = re.compile(r"(?:^|[\s>+~,(])a(?![\w-])")
FOCUS = re.compile(r":focus(?:-visible|-within)?(?![\w-])")
#: What tells something apart besides its color.
OTHER_SIGN = re.compile(
    r"(?:^|;)\s*(?:border|border-bottom|border-block-end|font-weight|font-style|font-size|outline"
    r"|box-shadow|content|text-decoration(?!\s*:\s*none)|text-decoration-line(?!\s*:\s*none))\b"
)


def find_style_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a warning for each rule of a style sheet that takes away what is no color."""
    source = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for rule in RULE.finditer(source):
        selector, body = rule[1], rule[2]
        start = rule.start() + len(selector) - len(selector.lstrip())
        place = SourceLocation(file, source.count("\n", 0, start) + 1)
        if _hides_links(selector, body):
            message = "Only a color tells links apart."
            help = "Keep them underlined."
            yield Problem("color-alone", place, message, help, severity="warning")
        elif _hides_focus(selector, body):
            message = "Nothing shows where the keyboard is."
            help = "Keep the outline, or give another one."
            yield Problem("color-alone", place, message, help, severity="warning")


def find_color_alone(style: str, element: str) -> bool:
    """Tell whether an element's own style sets its color and nothing else that can be seen."""
    declared = re.findall(r"(?:^|;)\s*([\w-]+)\s*:", style)
    return element != "a" and bool(declared) and set(declared) <= {"color", "background-color"}


def _hides_links(selector: str, body: str) -> bool:
    is_plain = re.search(r"text-decoration(?:-line)?\s*:\s*none", body)
    return bool(LINK.search(selector) and is_plain and not OTHER_SIGN.search(body))


def _hides_focus(selector: str, body: str) -> bool:
    is_gone = re.search(r"outline(?:-style|-width)?\s*:\s*(?:none|0)(?![\w.])", body)
    others = re.sub(r"outline[^;]*", "", body)
    return bool(FOCUS.search(selector) and is_gone and not OTHER_SIGN.search(others))

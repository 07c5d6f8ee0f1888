"""Plain words for the errors of a file that is no YAML, for somebody who edits it."""

from __future__ import annotations

import re

from macros.source.problems import quote

#: What is wrong and what to do, by libyaml's words for it.
PLAIN_WORDS = {
    "mapping values are not allowed": (
        "A colon followed by a space stands inside an unquoted text, or the line above is not "
        "finished.",
        'Put the text in "double quotes", or align this key with its neighbors.',
    ),
    "could not find expected ':'": (
        "A key without its colon.",
        "Write `key: text`, and indent what goes on over several lines.",
    ),
    "did not find expected key": (
        "The indentation does not match the lines above, or something follows a closing quotation "
        "mark.",
        "Give keys that belong together the same number of spaces.",
    ),
    "did not find expected ',' or": (
        "A bracket or brace is not closed.",
        "Close it, or put the text in quotes.",
    ),
    "did not find expected '-' indicator": (
        "The items of a list are not aligned.",
        "Start each item with `- ` at the same column.",
    ),
    "found unexpected end of stream": (
        "A quotation mark is not closed.",
        "Close it at the end of the text.",
    ),
    "found unexpected document indicator": (
        "A quotation mark is not closed.",
        "Close it at the end of the text.",
    ),
    "block sequence entries are not allowed": (
        "A list item stands where none may be.",
        "Put it on a line of its own.",
    ),
    "unknown escape character": (
        "A backslash in double quotes starts an escape that does not exist.",
        "Write the backslash twice, or use 'single quotes'.",
    ),
    "did not find expected <document start>": (
        "The file goes on after its data has ended.",
        "Check the indentation of this line.",
    ),
}
#: A text that begins in quotation marks, and goes on after them.
QUOTED_START = re.compile(r"\s*(?:- |[^\s:#]+: +)*([\"'])(?:(?!\1).)*\1\s*[^\s,:#\]}]")
#: A text that begins with a dash, after a key.
DASHED_START = re.compile(r"\s*[^\s:#-][^\s:#]*: +- ")
QUOTE_IT = 'Put the text in "double quotes".'
#: A value that begins with a mark which means something to YAML, and goes on as a text.
UNQUOTED_START = re.compile(
    r"\s*(?:- |[^\s:#]+: +)*(?:([\[{])[^\]}]*[\]}]+\s*[^\s\]},#:]|([*&!|>?]) ?\S)"
)
#: What libyaml says of such a text, when it has come to the end of what the mark begins.
OF_UNQUOTED = (
    "did not find expected key",
    "did not find expected alphabetic or numeric character",
    "mapping keys are not allowed",
    "did not find expected comment or line break",
)


#: Spaces that word processors and websites type, and that YAML takes for letters.
WIDE_INDENTATION = re.compile(
    r"^ *[\u00a0\u2000-\u200a\u202f\u3000]+ *[^\s]+:(?: |$)", re.MULTILINE
)


def find_wide_indentation(text: str) -> int:
    """Return the line of the first key that such spaces indent, 0 where there is none."""
    match = WIDE_INDENTATION.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def explain_yaml_error(reason: str, line: str, column: int) -> tuple[str, str]:
    """Return what is wrong and what to do.

    `reason` is libyaml's own; it names a `line` and the `column` in it, counted from 1.
    """
    char = line[column - 1 : column]
    indentation = line[: len(line) - len(line.lstrip())]
    cannot_start = "cannot start any token" in reason
    if cannot_start and char != "\t":
        message = f"An unquoted text cannot start with {quote(char)}."
        return message, QUOTE_IT
    if cannot_start or "tab character" in reason or "\t" in indentation:
        return "A tab is used for indentation.", "Use spaces."
    if explanation := _explain_start(reason, line):
        return explanation
    for words, explanation in PLAIN_WORDS.items():
        if words in reason:
            return explanation
    return f"The file is not YAML: {reason}.", "Fix this line, or the one above it."


def _explain_start(reason: str, line: str) -> tuple[str, str] | None:
    """Return what is wrong with the beginning of a text, None where it is something else."""
    opening = UNQUOTED_START.match(line)
    if opening and any(words in reason for words in OF_UNQUOTED):
        message = f"An unquoted text cannot start with {quote(opening[1] or opening[2])}."
        return message, QUOTE_IT
    if QUOTED_START.match(line) and "did not find expected key" in reason:
        message = "A text begins in quotation marks, and goes on after them."
        return message, "Put all of it in the other 'quotation marks', or begin with another word."
    if DASHED_START.match(line) and "block sequence entries are not allowed" in reason:
        return f"An unquoted text cannot start with {quote('-')}.", QUOTE_IT
    return None

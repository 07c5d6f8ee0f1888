"""What is wrong with a file that is no YAML, in the words of somebody who edits it."""

from __future__ import annotations

from macros.source.problems import quote

# libyaml's words for what is wrong, and ours: what is wrong, what to do.
PLAIN_WORDS = {
    "mapping values are not allowed": (
        "A colon followed by a space stands inside an unquoted text, or the line above is not finished.",
        'Put the text in "double quotes", or align this key with its neighbours.',
    ),
    "could not find expected ':'": (
        "A key without its colon.",
        "Write `key: text`, and indent what goes on over several lines.",
    ),
    "did not find expected key": (
        "The indentation does not match the lines above, or something follows a closing quotation mark.",
        "Give keys that belong together the same number of spaces.",
    ),
    "did not find expected ',' or": ("A bracket or brace is not closed.", "Close it, or put the text in quotes."),
    "did not find expected '-' indicator": (
        "The items of a list are not aligned.",
        "Start each item with `- ` at the same column.",
    ),
    "found unexpected end of stream": ("A quotation mark is not closed.", "Close it at the end of the text."),
    "found unexpected document indicator": ("A quotation mark is not closed.", "Close it at the end of the text."),
    "block sequence entries are not allowed": ("A list item stands where none may be.", "Put it on a line of its own."),
    "unknown escape character": (
        "A backslash in double quotes starts an escape that does not exist.",
        "Write the backslash twice, or use 'single quotes'.",
    ),
    "did not find expected <document start>": (
        "The file goes on after its data has ended.",
        "Check the indentation of this line.",
    ),
}


def explain_yaml_error(said: str, line: str, column: int) -> tuple[str, str]:
    """What is wrong and what to do, from libyaml's words, the line it names and the column in it, counted from 1."""
    char = line[column - 1 : column]
    no_start = "cannot start any token" in said
    if no_start and char != "\t":
        return f"An unquoted text cannot start with {quote(char)}.", 'Put the text in "double quotes".'
    if no_start or "tab character" in said or "\t" in line[: len(line) - len(line.lstrip())]:
        return "A tab is used for indentation.", "Use spaces."
    for words, answer in PLAIN_WORDS.items():
        if words in said:
            return answer
    return f"The file is not YAML: {said}.", "Mend this line, or the one above it."

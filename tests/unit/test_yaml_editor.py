"""Writing into a layer's file.

All that stood in it stays, to the last space, whatever shape it has.
"""

from __future__ import annotations

import re

import pytest

from macros.adapt.yaml_editor import format_new_file, insert_replaces, insert_values
from macros.adapt.yaml_file import CannotEditError
from tests.support.layer_files import read_plain

#: A file, where something is written, and the file then.
CASES = {
    "at a block's end, below its comments": (
        "a:\n  b:\n    c: d  # of c\n\n    # of b\n  # of a\n# at the end\n",
        ("a", "b"),
        "a:\n  b:\n    c: d  # of c\n\n    # of b\n    new: more\n  # of a\n# at the end\n",
    ),
    "before what follows, with its empty lines": (
        "a:\n  b: c\n\n\n# of d\nd: e\n",
        ("a",),
        "a:\n  b: c\n  new: more\n\n\n# of d\nd: e\n",
    ),
    "within braces, comments and all": (
        "a: {b: c, # of b\n  d: 'e', }  # of a\n",
        ("a",),
        "a: {b: c, # of b\n  d: 'e', new: more, }  # of a\n",
    ),
    "deep within braces": (
        "{a: {b: c}} # all\n",
        ("a", "d"),
        "{a: {b: c, d: {new: more}}} # all\n",
    ),
    "around a text in braces": ("{a: 'b'} # all\n", ("a",), "{a: {text: 'b', new: more}} # all\n"),
    "within empty braces": ("a: {}\n", ("a",), "a: {new: more}\n"),
    "below a text": (
        "a:   'b  c'   # of a\nd: e\n",
        ("a",),
        "a:\n  text: 'b  c'   # of a\n  new: more\nd: e\n",
    ),
    "below a text of two lines": (
        "a: b\n  c # of a\n",
        ("a",),
        "a:\n  text: b\n    c # of a\n  new: more\n",
    ),
    "below a folded text": (
        "a: >- # of a\n  b\n\n  c\n\n",
        ("a",),
        "a:\n  text: >- # of a\n    b\n\n    c\n  new: more\n\n",
    ),
    "below a text that is kept as it is": (
        "a: |+\n  # b\n\nc: d\n",
        ("a",),
        "a:\n  text: |+\n    # b\n  new: more\n\nc: d\n",
    ),
    "below a text on a line of its own": (
        "a: # of a\n  b\n",
        ("a",),
        "a: # of a\n  text: b\n  new: more\n",
    ),
    "below a key without a value": (
        "a:   # of a\n  # more\nb: c\n",
        ("a",),
        "a:   # of a\n  # more\n  new: more\nb: c\n",
    ),
    "below a list": ("a:\n- b\n- c\n", (), "a:\n- b\n- c\nnew: more\n"),
    "below a key in quotes": ("'a' :\n  \"b\" : c\n", ("a",), "'a' :\n  \"b\" : c\n  new: more\n"),
    "below a key with a question mark": ("? a\n: b: c\n", ("a",), "? a\n: b: c\n  new: more\n"),
    "as far in as the rest": ("a:\n     b: c\n", ("d",), "a:\n     b: c\nd:\n     new: more\n"),
    "one space in": ("a:\n b: c\n", ("a", "b"), "a:\n b:\n  text: c\n  new: more\n"),
    "all of it further in": ("  a: b\n# end\n", (), "  a: b\n  new: more\n# end\n"),
    "without a last line's end": ("a: b", (), "a: b\nnew: more"),
    "without a last line's end, a comment": ("a: b\n# end", (), "a: b\n# end\nnew: more"),
    "with Windows' line ends": ("a:\r\n  b: c\r\n", ("a",), "a:\r\n  b: c\r\n  new: more\r\n"),
    "with an old Mac's line ends": ("a:\r  b: c\r", ("a",), "a:\r  b: c\r  new: more\r"),
    "with a byte order mark": ("\ufeffa: b\n", (), "\ufeffa: b\nnew: more\n"),
    "with spaces at the lines' ends": (
        "a:  \n  b: c  \n \n",
        ("a",),
        "a:  \n  b: c  \n  new: more\n \n",
    ),
    "between dashes and dots": (
        "--- # first\na: b\n...\n",
        (),
        "--- # first\na: b\nnew: more\n...\n",
    ),
    "below dashes alone": ("---\n", (), "---\nnew: more\n"),
    "below comments alone": ("# nothing yet\n\n", (), "# nothing yet\n\nnew: more\n"),
    "below a comment without an end": ("# nothing yet", (), "# nothing yet\nnew: more"),
    "in an empty file": ("", ("a", "b"), "a:\n  b:\n    new: more\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_put_where_somebody_would_type_it(case: str) -> None:
    before, keys, after = CASES[case]
    edited = insert_values(before, keys, {"new": "more"})
    assert edited.text == after
    line = re.split("\r\n|\r|\n", edited.text)[edited.line - 1]
    assert "new: more" in line


#: A file with a text at a line and column, and the file once `replaces` beside it says “new, now”.
REPLACED = {
    "in the place of the old one": (
        "a:\n  text: b\n  replaces: old # of it\n",
        (2, 9),
        "a:\n  text: b\n  replaces: new, now # of it\n",
    ),
    "in its kind of quotes": (
        "a:\n  text: b\n  replaces: 'ol''d' # of it\n",
        (2, 9),
        "a:\n  text: b\n  replaces: 'new, now' # of it\n",
    ),
    "in quotes where it had some": (
        'a:\n  text: b\n  replaces: "old"\n',
        (2, 9),
        'a:\n  text: b\n  replaces: "new, now"\n',
    ),
    "in braces": (
        "a: {text: b, replaces: old} # of it\n",
        (1, 11),
        'a: {text: b, replaces: "new, now"} # of it\n',
    ),
    "folded, with the comment": (
        "a:\n  text: b\n  replaces: >- # of it\n      o\n      l\nb: c\n",
        (2, 9),
        "a:\n  text: b\n  replaces: >- # of it\n      new, now\nb: c\n",
    ),
    "of two lines": (
        "a:\n  text: b\n  replaces: o\n    l # of it\n",
        (2, 9),
        "a:\n  text: b\n  replaces: new, now # of it\n",
    ),
    "where there was none": (
        "a: b # of it\nc: d\n",
        (1, 4),
        "a:\n  text: b # of it\n  replaces: new, now\nc: d\n",
    ),
    "where there was none, in braces": (
        "{a: b, c: d}\n",
        (1, 5),
        '{a: {text: b, replaces: "new, now"}, c: d}\n',
    ),
}


@pytest.mark.parametrize("case", REPLACED)
def test_a_quotation_is_put_in_the_place_of_the_old_one(case: str) -> None:
    before, (line, column), after = REPLACED[case]
    edited = insert_replaces(before, line, column, "new, now")
    assert edited.text == after
    assert "replaces" in edited.text.splitlines()[edited.line - 1]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: [1, 2", 1, "not closed"),
        ("a: b\nc: d\na: e\n", 3, "given twice"),
        ("a: &x b\n", 1, "An anchor"),
        ("a: b\n---\nc: d\n", 2, "A second document"),
        ("- a\n- b\n", 1, "holds no keys"),
        ("just words\n", 1, "holds no keys"),
        ("a:\n- b\n", 2, "`a` is a list here"),
        ("b: c\na:\n  new: old\n", 3, "`new` is said here already"),
    ],
)
def test_what_cannot_be_written_into_is_refused(text: str, line: int, why: str) -> None:
    with pytest.raises(CannotEditError, match=why) as error:
        insert_values(text, ["a"], {"new": "more"})
    assert error.value.line == line


def test_a_text_whose_key_is_text_is_one_as_any_other() -> None:
    assert (
        insert_replaces("text: ours\n", 1, 7, "theirs").text
        == "text:\n  text: ours\n  replaces: theirs\n"
    )


def test_a_place_where_no_text_begins_is_refused() -> None:
    with pytest.raises(CannotEditError, match="line 7"):
        insert_replaces("a: b\n", 7, 1, "c")


def test_what_would_be_read_otherwise_is_refused() -> None:
    """Deeper than the reader goes, say."""
    with pytest.raises(CannotEditError, match="no safe room"):
        insert_values("", ["a"] * 30, {"new": "more"})


def test_lines_to_write_by_hand() -> None:
    assert (
        format_new_file(["a", "b"], {"text": "x: y", "list": ["c", "d, e"]})
        == 'a:\n  b:\n    text: "x: y"\n    list: [c, "d, e"]'
    )


def test_paragraphs_stay_paragraphs() -> None:
    words = (
        "The first paragraph is long enough to go over more than a single line of the file in which"
        " it stands.\n\nTwo."
    )
    after = insert_values("", ["glossary"], {"text": words}).text
    assert read_plain(after) == {"glossary": {"text": words}}
    assert max(map(len, after.splitlines())) <= 110

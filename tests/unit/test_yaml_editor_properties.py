"""Whatever is written into whatever file: the reader finds it, and all that was there before."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from macros.adapt.yaml_editor import insert_values
from tests.support.layer_files import TYPED, read_plain

PIECES = ["a", "Plan", "no", "null", "~", "1", "2026-01-01", "é", "学", "😀", "words that go on "]
PIECES += [*":#-?[]{},'\"|>%@`&*!\\", ": ", " #", "- ", "? ", *([" "] * 8)]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=59).map(
    lambda pieces: " ".join("".join(pieces).split())
)
FILES = (
    TYPED,
    TYPED.replace("\n", "\r\n"),
    TYPED.rstrip("\n"),
    "a: {b: c}\n",
    "{a: b, practices: {plan-well: {c: d}}}",
)


@given(words=WORDS.filter(bool), file=st.sampled_from(FILES))
def test_whatever_is_written_is_read_as_it_was_meant(words: str, file: str) -> None:
    edited = insert_values(file, ["practices", "plan-well", "new"], {"text": words})
    read = read_plain(edited.text)
    assert read["practices"]["plan-well"].pop("new") == {"text": words}
    before = read_plain(file)
    before.setdefault("practices", {}).setdefault("plan-well", {})
    assert read == before
    new = len(edited.text) - len(file)
    assert any(edited.text[:at] + edited.text[at + new :] == file for at in range(len(file) + 1))


PLACES: list[tuple[str, ...]] = [
    ("title",),
    ("practices",),
    ("practices", "plan-well"),
    ("practices", "plan-well", "title"),
    ("practices", "plan-well", "signs"),
    ("practices", "plan-well", "signs", "plan-online"),
    ("questions",),
]


@given(places=st.permutations(PLACES))
def test_anything_anywhere_leaves_the_rest_as_it_is_typed(places: list[tuple[str, ...]]) -> None:
    """Notes beside everything in turn.

    What comes in is all that is different, and it comes in where it is told.
    """
    text = TYPED
    for number, keys in enumerate(places):
        edited = insert_values(text, keys, {"local_note": f"Note {number}"})
        assert f"Note {number}" in edited.text.splitlines()[edited.line - 1]
        text = edited.text
    rest = re.sub(r", local_note: Note \d|\n *local_note: Note \d", "", text)
    assert rest == TYPED


SCALARS = (
    "Plain words",
    "學校 😀 é",
    "'In ''quotes'''",
    '"with \\"these\\""',
    "two\n{more}lines",
    ">-\n{more}folded\n{more}text",
    "|\n{more}kept",
)
KEYS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)


@st.composite
def mappings(draw: st.DrawFn, indent: int = 0, depth: int = 3) -> str:
    """Lines of a mapping, with comments, empty lines, braces and texts of every kind.

    The keys are a, b, c.
    """
    here = " " * indent
    more = indent + draw(st.sampled_from((1, 2, 4)))
    lines = ""
    for key in draw(KEYS):
        lines += draw(st.sampled_from(("", "", "\n", f"{here}# before {key}\n")))
        comment = draw(st.sampled_from(("", f"  # of {key}")))
        kind = (
            draw(st.sampled_from(("mapping", "braces", "text")))
            if depth
            else draw(st.sampled_from(("braces", "text")))
        )
        if kind == "mapping":
            lines += f"{here}{key}:{comment}\n" + draw(mappings(more, depth - 1))
        elif kind == "braces":
            within = draw(st.sampled_from(("", f" # within\n{here}     ")))
            lines += f"{here}{key}: {{a: b c,{within} b: {{c: 'd, e'{within}}}{within}}}{comment}\n"
        else:
            text = draw(st.sampled_from(SCALARS)).replace("{more}", " " * more)
            comment = "" if text[0] in ">|" else comment
            lines += f"{here}{key}:{draw(st.sampled_from(('', '  ')))} {text}{comment}\n"
        lines += draw(
            st.sampled_from(("", "", f"{here}# below {key}\n", f"{here} # below {key}\n"))
        )
    return lines


ENDS = (
    str,
    lambda file: file.rstrip("\n"),
    lambda file: file.replace("\n", "\r\n"),
    lambda file: "\ufeff" + file,
)


@given(
    file=st.builds(lambda file, change: change(file), mappings(), st.sampled_from(ENDS)),
    keys=st.lists(st.sampled_from("abcd"), max_size=3),
)
def test_files_of_any_kind_keep_all_that_is_in_them(file: str, keys: list[str]) -> None:
    edited = insert_values(file, keys, {"new": "more"})
    assert "new: more" in edited.text.splitlines()[edited.line - 1]
    assert re.findall(r"#.*", edited.text) == re.findall(r"#.*", file)
    left = iter(edited.text)
    characters = [character for character in file if not character.isspace()]
    assert all(character in left for character in characters)
    ends = "\r\n" if "\r\n" in file else "\n"
    assert edited.text.count("\n") == edited.text.count(ends)
    assert edited.text.endswith(ends) == file.endswith(ends)

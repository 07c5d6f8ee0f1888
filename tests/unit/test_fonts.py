"""The fonts of printed documents.

What is said of their characters holds, and every one of them prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.fonts import FOLDER, find_missing_characters
from macros.layers.load import load_dataset
from macros.outputs import pdf
from macros.views.guide.document import build_guide
from macros.views.section import build_section_view

ROOT = Path(__file__).parents[2]
LISTED = FOLDER / "characters.txt"


def listed() -> list[int]:
    ranges = [
        [int(end, 16) for end in line.split("-")] for line in LISTED.read_text("ascii").split()
    ]
    return [code for first, last in ranges for code in range(first, last + 1)]


def ranges(codes: list[int]) -> Iterator[str]:
    start = last = codes[0]
    for code in [*codes[1:], -1]:
        if code != last + 1:
            yield f"{start:04X}-{last:04X}\n"
            start = code
        last = code


def test_the_list_is_what_the_fonts_have(request: pytest.FixtureRequest) -> None:
    have: set[int] = set()
    for file in FOLDER.glob("*sans*.ttf"):
        have |= set(TTFont(file).getBestCmap())
    if request.config.getoption("--refresh-golden"):
        LISTED.write_text("".join(ranges(sorted(have))), "ascii")
    assert listed() == sorted(have)


def test_each_listed_character_prints_in_text_and_headings() -> None:
    data = load_dataset(ROOT)
    address = "sipr/build-capacity"
    guide = build_guide(data, address, build_section_view(data, address))
    typeset = pdf.Typesetting(guide, data.project.site).build_variant("participant")
    said = json.loads(typeset.json)
    characters = [chr(code) for code in listed()]
    lines = ["".join(characters[at : at + 20]) for at in range(0, len(characters), 20)]
    said["lead"], said["title"] = lines, "".join(characters)
    shown = replace(typeset, json=json.dumps(said, ensure_ascii=False), author="字")
    assert pdf.write_pdf(shown).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["字", "日本", "😀", "हिन्दी", "ก"])
def test_what_is_lacking_is_told(text: str) -> None:
    assert find_missing_characters(f"Plan {text} well") == "".join(dict.fromkeys(text))


def test_all_of_the_real_data_can_be_printed() -> None:
    for file in (ROOT / "data").rglob("*.yml"):
        assert find_missing_characters(file.read_text("utf-8")) == "", file

"""The fonts of printed documents.

What is said of their characters holds, and every one of them prints.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from macros.cache.fingerprint import compute_document_fingerprint
from macros.fonts import FOLDER, find_missing_characters
from macros.layers.load import load_dataset
from macros.outputs import pdf
from macros.rules import check
from macros.views.guide.document import build_guide
from macros.views.guide.handout import build_handout
from macros.views.section import build_section_view
from tests.support.drawing import draw

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
    for file in FOLDER.glob("*.ttf"):
        if "serif" in file.name:
            continue
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


@pytest.mark.parametrize("text", ["字", "日本", "🧮", "हिन्दी", "ก"])
def test_what_is_lacking_is_told(text: str) -> None:
    assert find_missing_characters(f"Plan {text} well") == "".join(dict.fromkeys(text))


def test_all_of_the_real_data_can_be_printed() -> None:
    for file in (ROOT / "data").rglob("*.yml"):
        assert find_missing_characters(file.read_text("utf-8")) == "", file


def make_font(path: Path, character: str) -> None:
    """Write a font that has one character more."""
    font = TTFont(FOLDER / "noto-sans-regular.ttf")
    for table in font["cmap"].tables:
        table.cmap = {ord(character): font.getBestCmap()[ord("A")]}
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "OurScript"
    font.save(path)


def test_a_fork_adds_fonts_for_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, "==> data/glossary.yml\nplan: {term: plan, text: What 字 means.}\n")
    (tmp_path / "data/messages.yml").write_text((ROOT / "data/messages.yml").read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    assert [each.code for each in check(load_dataset(tmp_path))] == ["unprintable"]
    before = compute_document_fingerprint()
    folder = tmp_path / "data/local/fonts"
    folder.mkdir(parents=True)
    make_font(folder / "our-script.ttf", "字")
    data = load_dataset(tmp_path)
    assert check(data) == []
    assert find_missing_characters("字本") == "本"
    assert compute_document_fingerprint() != before
    handout = build_handout(data, build_section_view(data, "demo/first"))
    typeset = pdf.typeset_paper(replace(handout, how="字"), data.project.site)
    with pikepdf.open(io.BytesIO(pdf.write_pdf(typeset))) as printed:
        fonts = [str(each.BaseFont) for each in printed.objects if "/BaseFont" in dir_of(each)]
    assert any("OurScript" in name.replace(" ", "") for name in fonts)
    (folder / "broken.ttf").write_bytes(b"no font")
    [problem] = check(load_dataset(tmp_path))
    assert (problem.code, problem.place.path) == ("unreadable-font", "data/local/fonts/broken.ttf")


def dir_of(thing: object) -> list[str]:
    return list(thing.keys()) if isinstance(thing, pikepdf.Dictionary) else []

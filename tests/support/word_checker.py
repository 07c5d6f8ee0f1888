"""What a Word file must be to be read by all and changed by anybody, told from its parts alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What a run may say of its looks by itself: the color of the site, and the font of boxes.
OWN_LOOKS = {f"{W}rStyle", f"{W}color", f"{W}rFonts", f"{W}lang"}


def find_faults(file: Path, title: str, language: str) -> list[str]:
    """Return what is wrong with a Word file on a section of this title."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parse_xml(parts["word/document.xml"])[0]
    styles = parse_xml(parts["word/styles.xml"])
    return [
        *_check_package(parts, title, language),
        *_check_styles(styles, body, parts),
        *_check_headings(body),
        *_check_tables(body),
        *_check_paragraphs(body),
        *_check_texts(body),
        *_check_pictures_and_controls(body),
    ]


def _check_package(parts: dict[str, bytes], title: str, language: str) -> Iterator[str]:
    settings = parts["word/settings.xml"].decode()
    if 'w:name="compatibilityMode"' not in settings or 'w:val="15"' not in settings:
        yield "opens in compatibility mode"
    core = parse_xml(parts["docProps/core.xml"])
    texts = {etree.QName(child).localname: child.text or "" for child in core}
    if title not in texts["title"]:
        yield "its title does not name the section"
    if texts["language"] != language:
        yield "it does not say its language"
    if f'w:val="{language}"' not in parts["word/styles.xml"].decode():
        yield "its text does not say its language"
    if title not in _read_text(parse_xml(parts["word/footer1.xml"])):
        yield "its footer does not name the section"


def _check_styles(styles: Any, body: Any, parts: dict[str, bytes]) -> list[str]:
    faults = []
    known = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    footer = parse_xml(parts["word/footer1.xml"])
    names = [f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle")]
    used = {each.get(f"{W}val") for part in (body, footer) for each in part.iter(*names)}
    faults += [f"no style {name}" for name in used - known.keys()]
    bases = set()
    for id, style in known.items():
        base, seen = id, [id]
        while (based := known[base].find(f"{W}basedOn")) is not None:
            base = based.get(f"{W}val")
            seen.append(base)
        bases.update(seen[1:] if id in used else [])
        if style.get(f"{W}type") == "paragraph" and base != "Normal":
            faults.append(f"{id} is not based on Normal")
        if id != "Normal" and style.find(f".//{W}rFonts") is not None:
            faults.append(f"{id} has a font of its own")
    default = {id for id, style in known.items() if style.get(f"{W}default")}
    faults += [f"{id} is not used" for id in known.keys() - used - bases - default]
    for run in body.iter(f"{W}rPr"):
        if run.getparent().tag == f"{W}r":
            faults += [
                f"formatted by hand: {each.tag}" for each in run if each.tag not in OWN_LOOKS
            ]
    return faults


def _check_headings(body: Any) -> Iterator[str]:
    styles = [each.get(f"{W}val") for each in body.iter(f"{W}pStyle")]
    if not {"Title", "PaperTitle"} & set(styles):
        yield "no title"
    level = 0
    for style in styles:
        if style.startswith("Heading"):
            if int(style[-1]) > level + 1:
                yield f"{style} after level {level}"
            level = int(style[-1])


def _check_tables(body: Any) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        first, *rows = table.findall(f"{W}tr")
        if first.find(f".//{W}tblHeader") is None:
            yield "a table without a head"
        if next(table.iter(f"{W}gridSpan", f"{W}vMerge"), None) is not None:
            yield "merged cells"
        if not all(_read_text(cell).strip() for cell in first.findall(f"{W}tc")):
            yield "a column without a name"
        if not rows:
            yield "a table without rows"


def _check_paragraphs(body: Any) -> Iterator[str]:
    children = list(body)
    for at, child in enumerate(children):
        if child.tag != f"{W}p" or child.find(f".//{W}t") is not None:
            continue
        if child.find(f".//{qn('w:drawing')}") is not None:
            continue
        style = child.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("WritingLine", "Field"):
            continue
        if child.find(f"{W}pPr/{W}sectPr") is not None:
            continue
        before, after = children[at - 1].tag, children[at + 1].tag
        if before != f"{W}tbl" or after not in (f"{W}tbl", f"{W}sectPr"):
            yield "an empty paragraph"


def _check_texts(body: Any) -> Iterator[str]:
    """A message that is not there shows as its key."""
    texts = ["".join(each.itertext(f"{W}t")) for each in body.iter(f"{W}p")]
    return (f"shows {text}" for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text))


def _check_pictures_and_controls(body: Any) -> Iterator[str]:
    for picture in body.iter(qn("wp:docPr")):
        if not picture.get("descr"):
            yield "a picture without a description"
    for control in body.iter(f"{W}sdt"):
        for name in ("alias", "tag"):
            found = control.find(f"{W}sdtPr/{W}{name}")
            text = "" if found is None else found.get(f"{W}val")
            if len(text) > 64 or (name == "alias" and not text):
                yield f"a field whose {name} is {text!r}"


def _read_text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))

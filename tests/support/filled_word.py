"""Word files as people fill them in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from macros.outputs.word.elements import make_element
from macros.outputs.zip_file import write_zip

BODY = "word/document.xml"


def read_parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def type_lines(text: Any, typed: str) -> None:
    """Put lines into a text, a break before each but the first."""
    first, *others = typed.split("\n")
    text.text = first
    for line in reversed(others):
        text.addnext(make_element("w:t"))
        text.getnext().text = line
        text.addnext(make_element("w:br"))


def fill_word(content: bytes, boxes: dict[str, str], texts: dict[str, str]) -> bytes:
    """Check boxes by their tags and titles ("" is any), and type into the first field of a tag."""
    parts = read_parts(content)
    document: Any = parse_xml(parts[BODY])
    left = dict(texts)
    for control in document.iter(qn("w:sdt")):
        properties, inside = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
        tag, title = (properties.find(qn(name)).get(qn("w:val")) for name in ("w:tag", "w:alias"))
        checked = properties.find(f".//{qn('w14:checked')}")
        if checked is not None and boxes.get(tag) in (title, ""):
            checked.set(qn("w14:val"), "1")
            next(inside.iter(qn("w:t"))).text = "☒"
        elif checked is None and tag in left:
            properties.remove(properties.find(qn("w:showingPlcHdr")))
            type_lines(next(inside.iter(qn("w:t"))), left.pop(tag))
    assert left == {}
    return write_zip({**parts, BODY: etree.tostring(document)})

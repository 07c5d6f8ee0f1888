"""What a discussion guide must hold, told from the data alone, and the characters that a document
shows.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Practice, Section
from macros.views.names import end_label
from tests.support.site_texts import asked

#: What may come between the letters of a text without being part of it: spaces, hyphens at the ends
#: of lines, and what gives a long word places to break.
FEET = {"guide-large-print.pdf": 88, "handout.pdf": 43, "facilitator.pdf": 46}
BETWEEN = re.compile("[\\s\u00ad\u200b\u2010\\-\u0002\ufffe\ufeff\u200e\u200f]+")


def letters(text: str) -> str:
    return BETWEEN.sub("", text)


def texts(data: Dataset, section: Element) -> Iterator[str]:
    """Everything of a section that its guide shows, in order."""
    value = section.value
    assert isinstance(value, Section)
    framework = data.project.frameworks[section.framework]
    yield from (value.title, value.summary)
    for practice in _alive(data, section, "practice"):
        yield from practice_texts(data, practice)
    for question in _alive(data, section, "question"):
        yield from _thing(data, question)
    yield from (
        framework.title,
        framework.version,
        framework.source.title,
        framework.source.publisher,
    )
    yield from (framework.source.rights, framework.source.note, framework.source_note)
    yield from _editors_notes(data, section)


def practice_texts(data: Dataset, practice: Element) -> Iterator[str]:
    value = practice.value
    assert isinstance(value, Practice)
    framework = data.project.frameworks[practice.framework]
    yield from (value.label, value.title, value.summary)
    statements = _alive(data, practice, "statement")
    for id, column in framework.columns.items():
        here = [statement for statement in statements if statement.column == id]
        if here:
            yield column.title
        for statement in here:
            yield from _thing(data, statement)
    for question in _alive(data, practice, "question"):
        yield from _thing(data, question)


def _thing(data: Dataset, thing: Element) -> Iterator[str]:
    value = thing.value
    for word in ("label", "text", "note"):
        yield getattr(value, word, "")
    for item in _alive(data, thing, "item"):
        yield from _thing(data, item)


def _editors_notes(data: Dataset, section: Element) -> Iterator[str]:
    """What editors say of the source, in the order of what it speaks of, at a guide's end."""
    things = list(_in_order(data, section))
    for thing in things:
        yield getattr(thing.value, "source_note", "")
    if any(getattr(thing.value, "origin", "") == "own" for thing in things):
        yield data.project.messages["own"]


def _in_order(data: Dataset, thing: Element) -> Iterator[Element]:
    yield thing
    columns = list(data.project.frameworks[thing.framework].columns)
    statements = _alive(data, thing, "statement")
    practices = _alive(data, thing, "practice")
    held = sorted(statements, key=lambda each: columns.index(each.column))
    for child in (
        *practices,
        *held,
        *_alive(data, thing, "item"),
        *_alive(data, thing, "question"),
    ):
        yield from _in_order(data, child)


def _alive(data: Dataset, thing: Element, kind: str) -> list[Element]:
    return [
        child for child in data.children[thing.address] if child.kind == kind and not child.retired
    ]


def rows(data: Dataset, section: Element) -> Iterator[tuple[str, str, list[str]]]:
    """What a section's sheet has a row for.

    Its address, its text and the responses that it asks for.
    """
    for practice in _alive(data, section, "practice"):
        framework = data.project.frameworks[practice.framework]
        statements = _alive(data, practice, "statement")
        for id in framework.columns:
            for statement in statements:
                if statement.column == id:
                    yield statement.address, _labelled(statement), asked(data, statement)
                    yield from (
                        (item.address, _labelled(item), [])
                        for item in _alive(data, statement, "item")
                    )
        if whole := framework.responses.get("practice"):
            yield practice.address, data.project.messages["practice-question"], list(whole.values())
        yield from (_question(data, question) for question in _alive(data, practice, "question"))
    yield from (_question(data, question) for question in _alive(data, section, "question"))


def _question(data: Dataset, question: Element) -> tuple[str, str, list[str]]:
    return question.address, _labelled(question), asked(data, question)


def _labelled(thing: Element) -> str:
    label, text = getattr(thing.value, "label", ""), getattr(thing.value, "text", "")
    return f"{end_label(label)} {text}" if label else text


def missing(wanted: Iterator[str], shown: str) -> list[str]:
    """The texts that do not stand, in their order, among the letters of what is shown."""
    lost, at = [], 0
    for text in wanted:
        for paragraph in text.split("\n\n"):
            found = shown.find(letters(paragraph), at)
            if found < 0:
                lost.append(paragraph)
            else:
                at = found + len(letters(paragraph))
    return lost


def in_pdf(file: Path, foot: float | None = None) -> str:
    """The letters of a PDF, without those at the foot of each sheet, in points from its edge."""
    document = pypdfium2.PdfDocument(file)
    foot = FEET.get(file.name, 58) if foot is None else foot
    pages = (
        document[at].get_textpage().get_text_bounded(bottom=foot) for at in range(len(document))
    )
    return letters("".join(pages))


def in_word(file: Path) -> str:
    """The letters of a Word file's text."""
    with zipfile.ZipFile(file) as package:
        body = parse_xml(package.read("word/document.xml"))
    return letters("".join(node.text or "" for node in body.iter(qn("w:t"))))


def converted(files: list[Path], format: str, out: Path) -> list[Path]:
    """Files as LibreOffice opens and saves them."""
    home = out / "home"
    command = [
        "soffice",
        f"-env:UserInstallation=file://{home}",
        "--headless",
        "--convert-to",
        format,
        "--outdir",
    ]
    subprocess.run(
        [*command, str(out), *map(str, files)], check=True, capture_output=True, timeout=300
    )
    made = [out / f"{file.stem}.{format.partition(':')[0]}" for file in files]
    assert all(file.is_file() for file in made)
    return made

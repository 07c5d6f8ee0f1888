"""Elements of WordprocessingML, the language of a Word file's text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree
from lxml.builder import ElementMaker

Element: TypeAlias = etree._Element
Elements: TypeAlias = list[Element]

#: Each declares one namespace alone: to take away what an element and the one around it declare
#: twice is what costs most here.
MAKERS = {
    prefix: ElementMaker(nsmap={prefix: nsmap[prefix]}, makeelement=oxml_parser.makeelement)
    for prefix in ("w", "w14")
}
LONGEST_NAME = 64  # characters that Word allows in the title and the tag of a content control
GAP = 108_000  # between a picture and the text beside it: 3 mm, in the format's units
ROOM = "\N{EN SPACE}" * 6  # where a click lets one type


def make_element(tag: str, *children: Element | str, **attributes: str | int) -> Element:
    """Return an element by its prefixed tag; its attributes have the same prefix."""
    prefix = tag.partition(":")[0]
    names = {_expand_name(f"{prefix}:{name}"): str(value) for name, value in attributes.items()}
    element: Element = MAKERS[prefix](_expand_name(tag), names, *children)
    return element


def make_text(text: str, *, keep_spaces: bool = False) -> Element:
    """Return characters as an element; a tab is a space here, as it is on a page."""
    element = make_element("w:t", text.replace("\t", " "))
    if keep_spaces:
        element.set(qn("xml:space"), "preserve")
    return element


def make_run(text: str, *properties: Element) -> Elements:
    """Return a run of characters with its properties; nothing where there are no characters."""
    if not text:
        return []
    run = make_element("w:r")
    if properties:
        run.append(make_element("w:rPr", *properties))
    run.append(make_text(text, keep_spaces=True))
    return [run]


def make_bold_run(text: str) -> Elements:
    """Return a run of bold characters, in any script."""
    return make_run(text, make_element("w:rStyle", val="Strong"))


def make_color(color: str) -> Element:
    """Return the property that colors characters, from six hexadecimal digits."""
    return make_element("w:color", val=color)


def make_paragraph(
    runs: Iterable[Element], style: str = "", *properties: Element, keep: bool = False
) -> Element:
    """Return a paragraph; `keep` holds it together with the next one."""
    settings: Elements = []
    if style:
        settings.append(make_element("w:pStyle", val=style))
    if keep:
        settings.append(make_element("w:keepNext"))
    settings += properties
    paragraph = make_element("w:p")
    if settings:
        paragraph.append(make_element("w:pPr", *settings))
    paragraph.extend(runs)
    return paragraph


def keep_together(paragraphs: Elements) -> Elements:
    """Return paragraphs of which no sheet's end parts any two."""
    for paragraph in paragraphs[:-1]:
        settings = paragraph.find(qn("w:pPr"))
        if settings is None:
            settings = make_element("w:pPr")
            paragraph.insert(0, settings)
        if settings.find(qn("w:keepNext")) is None:
            style = settings.find(qn("w:pStyle"))
            settings.insert(0 if style is None else 1, make_element("w:keepNext"))
    return paragraphs


def make_hyperlink(id: str, runs: Iterable[Element]) -> Element:
    """Return a link by the id of its address in the file."""
    link = make_element("w:hyperlink", *runs)
    link.set(qn("r:id"), id)
    return link


def make_field(code: str) -> Element:
    """Return a field that Word fills in, such as a page's number."""
    return make_element("w:fldSimple", make_element("w:r", make_text("1")), instr=code)


def make_tag(address: str, field: str = "") -> str:
    """Return the tag of an answer to an element, or of a field of it: as much of its end as fits.

    The site's scripts find the element by it when the file comes back.
    """
    return (f"{address}:{field}" if field else address)[-LONGEST_NAME:]


def make_text_control(tag: str, title: str) -> Element:
    """Return a place to type in, known by its tag and read out by its title."""
    properties = make_element(
        "w:sdtPr",
        make_element("w:alias", val=title[:LONGEST_NAME]),
        make_element("w:tag", val=tag),
        make_element("w:showingPlcHdr"),
        make_element("w:text", multiLine=1),
    )
    return make_element("w:sdt", properties, make_element("w:sdtContent", *make_run(ROOM)))


def make_choice_control(tag: str, title: str) -> Element:
    """Return a place to choose one of several answers, which a script lists."""
    control = make_text_control(tag, title)
    control[0].replace(control[0][-1], make_element("w:dropDownList"))
    return control


def make_checkbox(name: str, tag: str = "") -> Element:
    """Return a box that a click ticks; where a program cannot, it is a sign like any other.

    Its title is the answer that it stands for, its tag what it answers.
    """
    font = "MS Gothic"
    state = make_element(
        "w14:checkbox",
        make_element("w14:checked", val=0),
        make_element("w14:checkedState", val="2612", font=font),
        make_element("w14:uncheckedState", val="2610", font=font),
    )
    fonts = make_element("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs="Segoe UI Symbol")
    sign = make_element("w:r", make_element("w:rPr", fonts), make_text("☐"))
    properties = make_element("w:sdtPr", make_element("w:alias", val=name[:LONGEST_NAME]))
    if tag:
        properties.append(make_element("w:tag", val=tag))
    properties.append(state)
    return make_element("w:sdt", properties, make_element("w:sdtContent", sign))


def make_checkboxes(answers: Iterable[str], tag: str = "") -> Elements:
    """Return a box with its name for each answer, in one line; a box stays with its name."""
    elements: Elements = []
    for answer in answers:
        if elements:
            elements += make_run("    ")
        elements += [make_checkbox(answer, tag), *make_run(f"\N{NO-BREAK SPACE}{answer}")]
    return elements


def make_anchor(inline: Element, side: str) -> Element:
    """Return what holds a picture at a side of the text's upper edge, from one within a line."""
    anchor: Element = oxml_parser.makeelement(qn("wp:anchor"))
    settings = {"distT": 0, "distB": 0, "distL": GAP, "distR": GAP, "simplePos": 0}
    settings |= {"relativeHeight": 1, "behindDoc": 0, "locked": 0, "layoutInCell": 1}
    for name, value in (settings | {"allowOverlap": 0}).items():
        anchor.set(name, str(value))
    etree.SubElement(anchor, qn("wp:simplePos"), x="0", y="0")
    for name, place in (("wp:positionH", side), ("wp:positionV", "top")):
        position = etree.SubElement(anchor, qn(name), relativeFrom="margin")
        etree.SubElement(position, qn("wp:align")).text = place
    extent, *rest = inline.iterchildren()
    anchor.append(extent)
    etree.SubElement(anchor, qn("wp:wrapSquare"), wrapText="bothSides")
    anchor.extend(rest)
    return anchor


@cache
def _expand_name(name: str) -> str:
    """Return a prefixed name with its namespace in place of the prefix."""
    return qn(name)

"""The styles of a Word file: those that it uses, and no others."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn

from macros.outputs.word.elements import Element

NAMING = [qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle")]
VALUE, ID, DEFAULT = qn("w:val"), qn("w:styleId"), qn("w:default")


def remove_unused_styles(document: Document) -> None:
    """Take out of a document's styles those that nothing in it names."""
    styles = {style.get(ID): style for style in document.styles.element.iter(qn("w:style"))}
    wanted = {id for id, style in styles.items() if style.get(DEFAULT) == "1"}
    named = [_list_names(document.element), *map(_list_names, _list_footers(document))]
    wanted.update(*named)
    for id in list(wanted):
        based = styles[id].find(qn("w:basedOn"))
        if based is not None:
            wanted.add(based.get(VALUE))
    for id, style in styles.items():
        if id not in wanted:
            style.getparent().remove(style)


def _list_footers(document: Document) -> list[Element]:
    return [section.footer._element for section in document.sections]


def _list_names(element: Element) -> set[str]:
    """Return the styles that an element and all in it name."""
    return {str(each.get(VALUE)) for each in element.iter(*NAMING)}

"""What a PDF says to assistive technology beyond what Typst can say, and how small it is.

Typst has no tags for places to fill in by hand, nor for heads of rows. Its templates draw boxes and
lines as pictures whose alternative text begins with a sign; here they become form elements for
print (ISO 32000-1, 14.8.5.6). The structure then goes into object streams, which halves a file.
"""

from __future__ import annotations

import io
from typing import Any

#: The signs with which alternative texts begin, and the roles that they stand for.
ROLES = {"☐ ": "/cb", "▁ ": "/tv"}


def finish_pdf(content: bytes) -> bytes:
    """Return a PDF of Typst's with more tags and fewer bytes; the same one, the same bytes."""
    import pikepdf  # noqa: PLC0415 (a build in which nothing has changed can do without)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        fields = _FieldTagger(pdf)
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and "/S" in element:
                kind = element.get("/S")
                if kind == "/Figure":
                    fields.tag(element)
                elif kind == "/TR":
                    _tag_row_header(element)
        out = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, deterministic_id=True)
    return out.getvalue()


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF has, 0 if it was cut off."""
    import pikepdf  # noqa: PLC0415 (as above)

    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return 0


def list_bookmarked_pages(content: bytes) -> dict[str, int]:
    """Return the numbers of the pages to which a PDF's bookmarks lead, by their titles."""
    import pikepdf  # noqa: PLC0415 (as above)

    pages: dict[str, int] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        waiting = list(outline.root)
        numbers: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages, start=1)
        }
        while waiting:
            item = waiting.pop()
            waiting += item.children
            if isinstance(item.destination, pikepdf.Array):
                pages[item.title] = numbers[item.destination[0].objgen]
    return pages


class _FieldTagger:
    """What makes form elements for print of pictures that stand for places to fill in.

    Places of one name and role share what is said of them.
    """

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self._told: dict[str, Any] = {}

    def tag(self, figure: Any) -> None:
        """Make a form element of a picture, if it is a place to fill in."""
        import pikepdf  # noqa: PLC0415 (as above)

        alternative = str(figure.get("/Alt", ""))
        if alternative[:2] not in ROLES:
            return
        if alternative not in self._told:
            told = _describe_field(ROLES[alternative[:2]], alternative[2:])
            self._told[alternative] = self.pdf.make_indirect(told)
        figure.S = pikepdf.Name("/Form")
        figure.Alt = pikepdf.String(alternative[2:])
        _add_attributes(figure, self._told[alternative])


def _describe_field(role: str, name: str) -> Any:
    """Return what is said of a place to fill in."""
    import pikepdf  # noqa: PLC0415 (as above)

    told = {"/O": pikepdf.Name("/PrintField"), "/Role": pikepdf.Name(role), "/Desc": name}
    if role == "/cb":
        told["/checked"] = pikepdf.Name("/off")
    return pikepdf.Dictionary(told)


def _tag_row_header(row: Any) -> None:
    """Make a header of the first cell of a row, if it says something."""
    import pikepdf  # noqa: PLC0415 (as above)

    cells = row.get("/K")
    cell = cells[0] if isinstance(cells, pikepdf.Array) and len(cells) > 1 else None
    if not isinstance(cell, pikepdf.Dictionary) or cell.get("/S") != "/TD" or _is_blank(cell):
        return
    cell.S = pikepdf.Name("/TH")
    scope = {"/O": pikepdf.Name("/Table"), "/Scope": pikepdf.Name("/Row")}
    _add_attributes(cell, pikepdf.Dictionary(scope))


def _is_blank(cell: Any) -> bool:
    """Is there nothing in a cell but places to fill in?"""
    import pikepdf  # noqa: PLC0415 (as above)

    kids = cell.get("/K")
    if kids is None:
        return True
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    fields = ("/Form", "/Figure")
    return all(isinstance(kid, pikepdf.Dictionary) and kid.get("/S") in fields for kid in listed)


def _add_attributes(element: Any, attributes: Any) -> None:
    """Add attributes to those that an element has."""
    import pikepdf  # noqa: PLC0415 (as above)

    known = element.get("/A")
    if known is None:
        element.A = attributes
    elif isinstance(known, pikepdf.Array):
        known.append(attributes)
    else:
        element.A = pikepdf.Array([known, attributes])

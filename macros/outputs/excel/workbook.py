"""The workbook of a section: a worksheet for a person, one for a team, and the choices.

No text ever becomes a formula.
"""

from __future__ import annotations

import io

import xlsxwriter

from macros.model.site import Site
from macros.outputs.excel.cell_formats import add_formats
from macros.outputs.excel.choices import Choices, list_sets, write_choices
from macros.outputs.excel.person_sheet import write_person_sheet
from macros.outputs.excel.team_sheet import write_team_sheet
from macros.outputs.excel.worksheet_names import make_worksheet_name
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.stylesheet import is_right_to_left
from macros.views.sheet import Sheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(sheet: Sheet, site: Site) -> bytes:
    """Return a sheet as a workbook; the same sheet gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": sheet.title, "author": sheet.site, "created": FIXED_DATE})
    formats, rtl = add_formats(book), is_right_to_left(sheet.language)
    person = make_worksheet_name(sheet.name)
    team = make_worksheet_name(sheet.words["people"], [person])
    worksheet = make_worksheet_name(sheet.words["choices"], [person, team])
    choices = Choices(worksheet, list_sets(sheet))
    pages = [write_person_sheet(book, person, sheet, choices, formats, site)]
    if choices.sets:
        pages.append(write_team_sheet(book, team, sheet, choices, formats, site))
    if rtl:
        for page in pages:
            page.right_to_left()
    write_choices(book, choices, sheet, formats, rtl=rtl)
    book.close()
    return out.getvalue()

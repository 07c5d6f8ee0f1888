"""A worksheet's table: what stands above it, its columns, and how it is printed and guarded.

The worksheet is protected without a password. Excel sorts no range in which a cell is locked, so
the table's cells are not: what is given in them is guarded by a rule that refuses whatever is typed
there, and goes where sorting takes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from types import MappingProxyType
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from macros.model.site import Site
from macros.outputs.excel.cell_formats import LINE_HEIGHT, CellFormats, escape_cell
from macros.outputs.paper import PAPERS
from macros.views.sheet import Sheet, SheetRow

HEAD_ROW = 5  # below the title, two lines on how it is filled in, and two of fields
VERSION_ROW = 3
HIGHEST_ROW = 409  # points
WORD_BREAKS = 1.08  # what a text takes more than its characters, since lines break between words
NOTHING: Mapping[str, str] = MappingProxyType({})
LONGEST_FOOTER = 90  # characters of the title; 255 are the most, and each may count twice
LONGEST_PROMPT = 255
#: What anybody may do where the worksheet is protected.
ALLOWED = (
    "select_locked_cells",
    "select_unlocked_cells",
    "sort",
    "autofilter",
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_columns",
)

Kind = Literal["given", "response", "free", "talk", "counted", "hidden", "address"]


@dataclass(frozen=True)
class TableColumn:
    """A column: its name, its heading, its width in characters, and what its cells are.

    `prompt` is what is said where a cell of it is chosen.
    """

    name: str
    heading: str
    width: float
    kind: Kind
    prompt: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether people read it; the others are for machines."""
        return self.kind not in ("hidden", "address")


class TableWriter:
    """A writer of a sheet's rows as a table below the worksheet's head."""

    def __init__(
        self,
        page: Worksheet,
        sheet: Sheet,
        columns: Sequence[TableColumn],
        rows: Sequence[SheetRow],
        formats: CellFormats,
    ) -> None:
        self.page, self.sheet, self.formats = page, sheet, formats
        self.columns, self.rows = columns, rows
        self.last = HEAD_ROW + max(len(rows), 1)  # the table's last row

    def find(self, name: str) -> int:
        """Return a column's number by its name."""
        return next(at for at, column in enumerate(self.columns) if column.name == name)

    def write_head(self, lines: Sequence[str]) -> None:
        """Write the title, and lines on how the sheet is filled in."""
        self.page.write_string(0, 0, escape_cell(self.sheet.title), self.formats.title)
        self.page.set_row(0, 22)
        # For machines, in the columns that are theirs.
        version = self.find("choices")
        self.page.write_string(VERSION_ROW, version, self.sheet.headings["version"])
        self.page.write_string(VERSION_ROW, version + 1, self.sheet.version)
        for row, line in enumerate(lines, start=1):
            self.page.write_string(row, 0, escape_cell(line), self.formats.line)

    def write_field(self, row: int, column: int, name: str, prompt: str = "") -> None:
        """Write a heading and beside it a cell to fill in."""
        self.page.write_string(row, column, self.sheet.headings[name], self.formats.label)
        look = self.formats.date if name == "date" else self.formats.field
        self.page.write_blank(row, column + 1, None, look)
        self.page.set_row(row, 18)
        if prompt:
            message = {"validate": "any", "input_message": prompt[:LONGEST_PROMPT]}
            self.page.data_validation(row, column + 1, row, column + 1, message)

    def add_table(self, name: str, person_prompt: str = "") -> None:
        """Make a table with filters; a person's head has a prompt of its own."""
        headings = _make_unique([escape_cell(column.heading) for column in self.columns])
        heads = [{"header": heading} for heading in headings]
        options = {"name": name, "columns": heads, "style": None}
        self.page.add_table(HEAD_ROW, 0, self.last, len(self.columns) - 1, options)
        for at, column in enumerate(self.columns):
            is_person = column.kind == "response" and column.name != "response"
            look = self.formats.person if is_person else self.formats.head
            self.page.write_string(HEAD_ROW, at, headings[at], look)
            if is_person and person_prompt:
                rule = {"validate": "any", "input_message": person_prompt[:LONGEST_PROMPT]}
                self.page.data_validation(HEAD_ROW, at, HEAD_ROW, at, rule)
            self.page.set_column(at, at, column.width, None, {"hidden": column.kind == "hidden"})
        self.page.freeze_panes(HEAD_ROW + 1, 0)

    def write_row(
        self, number: int, texts: Mapping[str, str], counted: Mapping[str, str] = NOTHING
    ) -> None:
        """Write the cells of a row, from 0, by the names of their columns.

        `counted` are texts as long as what formulas will show.
        """
        row = HEAD_ROW + 1 + number
        self.page.set_row(row, self._measure_height({**texts, **counted}))
        for at, column in enumerate(self.columns):
            look, text = self._choose_format(column), texts.get(column.name, "")
            if text.startswith("=") and column.kind == "counted":
                self.page.write_formula(row, at, text, look, "")
            elif text:
                self.page.write_string(row, at, escape_cell(text), look)
            else:
                self.page.write_blank(row, at, None, look)

    def guard(self, set_column: int) -> None:
        """Offer responses, refuse what is typed over what is given, and gray what asks nothing."""
        first, last = HEAD_ROW + 1, self.last
        cell = f"${xl_col_to_name(set_column)}{first + 1}"
        for at, column in enumerate(self.columns):
            rule = self._make_rule(column, cell)
            if column.prompt:
                rule["input_message"] = column.prompt[:LONGEST_PROMPT]
            self.page.data_validation(first, at, last, at, rule)
        asks_nothing = {
            "type": "formula",
            "criteria": f'={cell}="responses_0"',
            "format": self.formats.unasked,
        }
        self.page.conditional_format(first, 0, last, len(self.columns) - 1, asks_nothing)
        self.page.protect("", dict.fromkeys(ALLOWED, True))

    def set_up_print(self, site: Site) -> None:
        """Let the table print on one page's width, with its head on each page."""
        printed = [at for at, column in enumerate(self.columns) if column.is_printed]
        self.page.repeat_rows(HEAD_ROW)
        self.page.set_landscape()
        self.page.set_paper(PAPERS[site.paper].excel)
        self.page.print_area(0, 0, self.last, max(printed))
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        title = self.sheet.title[:LONGEST_FOOTER].replace("&", "&&")
        self.page.set_footer(f"&L&9{title}&R&9&P / &N")

    def _make_rule(self, column: TableColumn, cell: str) -> dict[str, object]:
        match column.kind:
            case "response":
                return {"validate": "list", "source": f"=INDIRECT({cell})", "ignore_blank": False}
            case "talk":
                return {"validate": "list", "source": [self.sheet.words["yes"][:250]]}
            case "free":
                return {"validate": "any"}
        refusal = self.sheet.words["given"][:LONGEST_PROMPT]
        return {"validate": "custom", "value": "=FALSE", "error_message": refusal}

    def _choose_format(self, column: TableColumn) -> Format:
        match column.kind:
            case "response" | "free" | "talk":
                return self.formats.free
            case "counted":
                return self.formats.counted
        return self.formats.given

    def _measure_height(self, texts: Mapping[str, str]) -> float:
        """Return a row's height; not every program makes a row as high as what is in it."""
        lines = [
            len(text) * WORD_BREAKS // column.width + 1
            for column in self.columns
            if column.is_printed and not (text := texts.get(column.name, "")).startswith("=")
        ]
        return float(min(max(lines) * LINE_HEIGHT + 3, HIGHEST_ROW))


def _make_unique(headings: Sequence[str]) -> list[str]:
    """Return headings of which no two are the same, as a table must have them."""
    taken: set[str] = set()
    unique = []
    for heading in headings:
        numbered = (f"{heading} {number}".strip() for number in count(2))
        chosen = next(each for each in chain([heading], numbered) if each.casefold() not in taken)
        taken.add(chosen.casefold())
        unique.append(chosen)
    return unique

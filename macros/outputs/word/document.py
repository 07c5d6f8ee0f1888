"""Word: a discussion guide as an editable file, with real headings and lists, and tables whose heads are repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from docx.shared import Mm

from macros.model.framework import Site
from macros.outputs import qr
from macros.outputs.html.stylesheet import get_accent
from macros.outputs.word.file import About, WordFile, make_run
from macros.views.guide import blocks
from macros.views.guide.blocks import DiscussionGuide, Part, Prose
from macros.views.statement import Asked, ItemView, StatementView
from macros.views.text_runs import to_plain_text

HEADINGS = {2: "Heading1", 3: "Heading2", 4: "Heading3"}
HAND = 480  # from one line for handwriting to the next, in twentieths of a point
NUMBER, BOX, TEAM = 420, 880, 1000  # widths of a table's columns, likewise


def write_guide_docx(guide: DiscussionGuide, site: Site) -> bytes:
    """A guide for participants as a Word file; the same guide gives the same bytes."""
    shown = guide.url.partition("://")[2]
    about = About(
        guide.document_title,
        guide.place,
        guide.site,
        guide.language,
        " · ".join(filter(None, (guide.version, shown))),
        guide.words["guide-page"],
    )
    file = WordFile(about, site)
    write = _Writer(file, guide.words, about.rtl, get_accent(site))
    file.append(
        _paragraph(make_run(guide.kind, f"<w:b/>{write.accent}"))
        + _paragraph(make_run(guide.title), "Title")
        + _paragraph(make_run(guide.place), "Subtitle")
        + "".join(_paragraph(make_run(to_plain_text(words))) for words in guide.lead)
        + _paragraph(make_run(guide.version))
    )
    if guide.url:
        file.add_picture(qr.draw_png(guide.url), Mm(26), guide.words["guide-picture"])
        file.append(_paragraph(make_run(f"{guide.words['guide-online']} ") + write.link(guide.url, shown)))
    file.append("".join(write.part(part) for part in guide.parts if not part.facilitator))
    return file.pack()


class _Writer:
    """Writes blocks as WordprocessingML."""

    def __init__(self, file: WordFile, words: Mapping[str, str], rtl: bool, accent: str) -> None:
        self.file, self.words, self.rtl = file, words, rtl
        self.accent = f'<w:color w:val="{accent.lstrip("#")}"/>'
        self.width = round(file.width / 635) - 108  # a table's frame stands out by the space in its cells

    def part(self, part: Part) -> str:
        self.level = part.level
        heading = ""
        if part.title:
            label = f"{part.label} " if part.label else ""
            extra = "<w:pageBreakBefore/>" if part.sheet else ""
            heading = _paragraph(make_run(label + part.title), HEADINGS[part.level], extra)
        return heading + "".join(map(self.block, part.blocks))

    def block(self, block: blocks.Block) -> str:
        writers: dict[type, Callable[..., str]] = {
            blocks.Paragraphs: self.paragraphs,
            blocks.BulletList: self.points,
            blocks.Subheading: self.subheading,
            blocks.Fields: self.blanks,
            blocks.WritingLines: self.ruled,
            blocks.Checkboxes: self.choice,
            blocks.Table: self.table,
            blocks.Agenda: self.agenda,
            blocks.Statements: self.statements,
            blocks.Questions: self.questions,
        }
        return writers[type(block)](block)

    def link(self, url: str, shown: str) -> str:
        words = make_run(shown, f'{self.accent}<w:u w:val="single"/>')
        return f'<w:hyperlink r:id="{self.file.add_link(url)}">{words}</w:hyperlink>'

    def paragraphs(self, block: blocks.Paragraphs) -> str:
        if block.kind == "source":
            return self.note(block.lead, block.prose)
        written = "".join(
            _paragraph((_bold(f"{block.lead}. ") if block.lead and not number else "") + make_run(to_plain_text(words)))
            for number, words in enumerate(block.prose)
        )
        return written + (_paragraph(self.link(block.url, block.url)) if block.url else "")

    def note(self, lead: str, prose: Prose) -> str:
        return "".join(
            _paragraph((_bold(f"{lead}: ") if not number else "") + make_run(to_plain_text(words)), "Quote")
            for number, words in enumerate(prose)
        )

    def points(self, block: blocks.BulletList) -> str:
        return "".join(
            _paragraph(
                (_bold(point.name + (" " if to_plain_text(point.words) else "")) if point.name else "")
                + make_run(to_plain_text(point.words)),
                "ListBullet",
            )
            for point in block.points
        )

    def subheading(self, block: blocks.Subheading) -> str:
        return _paragraph(make_run(block.title), HEADINGS[self.level + 1])

    def blanks(self, block: blocks.Fields) -> str:
        """A table without a frame: beside each name a cell to write in, with a line below it."""
        name = self.width * 3 // 10
        rows = (
            self.row(
                (_cell(_paragraph(make_run(each), "Caption"), name, FOOT), _cell("<w:p/>", self.width - name, LINE)),
                HAND,
            )
            for each in block.names
        )
        return self.frame(rows, (name, self.width - name), framed=False)

    def ruled(self, block: blocks.WritingLines) -> str:
        return _paragraph(make_run(block.name), "Caption") + self.lines(block.lines)

    def lines(self, number: int) -> str:
        rows = (self.row((_cell("<w:p/>", self.width, LINE),), HAND) for _ in range(number))
        return self.frame(rows, (self.width,), framed=False)

    def choice(self, block: blocks.Checkboxes) -> str:
        return _paragraph(make_run(block.name), "Caption") + _paragraph(_boxes(block.answers), keep=True)

    def table(self, block: blocks.Table) -> str:
        widths = [self.width * share // sum(block.shares) for share in block.shares]
        blank = blocks.Row(tuple("" for _ in block.head))
        rows = [self.head(block.head, widths)]
        for row in (*block.rows, *(blank for _ in range(block.blank))):
            cells = [
                _cell(_paragraph(make_run(text), CELL), width) for text, width in zip(row.cells, widths, strict=True)
            ]
            rows.append(self.row(cells, block.lines * HAND if "" in row.cells else 0))
        return self.frame(rows, widths)

    def agenda(self, block: blocks.Agenda) -> str:
        minutes = 1300
        widths = [self.width - minutes * len(block.lengths), *(minutes for _ in block.lengths)]
        rows = [self.head(block.head, widths, numbers=True)]
        rows += [
            self.row(
                [_cell(_paragraph(make_run(title), CELL), widths[0])]
                + [_cell(_paragraph(make_run(figure), CELL, RIGHT), minutes) for figure in figures]
            )
            for title, figures in block.steps
        ]
        total = [_cell(_paragraph(_bold(block.total), CELL), widths[0])]
        total += [_cell(_paragraph(_bold(figure), CELL, RIGHT), minutes) for figure in block.totals]
        return self.frame([*rows, self.row(total)], widths)

    def statements(self, block: blocks.Statements) -> str:
        column = block.column
        said = self.subheading(blocks.Subheading(column.title))
        said += _paragraph(make_run(block.level, QUIET), keep=True) if block.level else ""
        said += "".join(_paragraph(make_run(to_plain_text(words), QUIET), keep=True) for words in column.summary)
        said += "".join(self.note(each.lead, each.prose) for each in column.adapted.notes) if column.adapted else ""
        return said + (self.grid(block) if block.answers else self.listed(block))

    def grid(self, block: blocks.Statements) -> str:
        """Statements with their boxes in columns."""
        ends = [BOX for _ in block.answers] + ([TEAM] if block.team else [])
        widths = [NUMBER, self.width - NUMBER - sum(ends), *ends]
        team = [block.team] if block.team else []
        # One head stands over the numbers and their statements.
        rows = [self.head((block.head, *block.answers, *team), (widths[0] + widths[1], *ends), spanning=2)]
        for number, statement in enumerate(block.column.statements, 1):
            asked = bool(statement.responses)
            cells = [_cell(_paragraph(make_run(str(number), QUIET), CELL), NUMBER)]
            cells += [_cell(self.told(statement, CELL), widths[1])]
            boxes = (_box(each) if asked else make_run("–") for each in block.answers)
            cells += [_cell(_paragraph(box, CELL, CENTRE), BOX) for box in boxes]
            cells += [_cell("<w:p/>", TEAM)] if block.team else []
            rows.append(self.row(cells))
        return self.frame(rows, widths)

    def listed(self, block: blocks.Statements) -> str:
        """Statements one after the other, each with its own boxes below it."""
        number, said = self.file.add_numbering(), ""
        for statement in block.column.statements:
            said += self.told(statement, "ListNumber", number)
            if statement.responses:
                said += _paragraph(_boxes(statement.responses.values()), "ListContinue")
                said += self.blanks(blocks.Fields((block.team,)))
        return said

    def questions(self, block: blocks.Questions) -> str:
        said = ""
        for question in block.questions:
            said += self.told(question, "ListBullet")
            said += _paragraph(_boxes(question.responses.values()), "ListContinue") if question.responses else ""
            said += self.lines(block.lines)
        return said

    def told(self, thing: StatementView | ItemView | Asked, style: str = "", number: int = 0) -> str:
        """A statement, an item or a question with everything that stands beside it."""
        label = getattr(thing, "label", "")
        counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        said = _paragraph((_bold(f"{label}: ") if label else "") + make_run(to_plain_text(thing.words)), style, counted)
        said += self.note(self.words["note"], thing.note) if thing.note else ""
        said += "".join(self.told(item, "ListBullet") for item in getattr(thing, "items", ()))
        said += self.note(self.words["source-note"], thing.source_note) if thing.source_note else ""
        beside = "ListContinue" if style.startswith("List") else style
        said += _paragraph(make_run(self.words["own"], QUIET), beside) if thing.own else ""
        adapted = thing.adapted.notes if thing.adapted else ()
        return said + "".join(self.note(told.lead, told.prose) for told in adapted)

    def head(self, texts: Iterable[str], widths: Iterable[int], numbers: bool = False, spanning: int = 1) -> str:
        """A table's first row, repeated on each sheet; its first cell spans so many columns, and over `numbers` the
        others stand at the right."""
        cells = []
        for at, (text, width) in enumerate(zip(texts, widths, strict=True)):
            span = f'<w:gridSpan w:val="{spanning}"/>' if spanning > 1 and not at else ""
            side = RIGHT if numbers and at else CENTRE if spanning > 1 and at else ""
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F0"/><w:vAlign w:val="bottom"/>'
            cells.append(_cell(_paragraph(make_run(text), HEAD, side), width, span + shade))
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def row(self, cells: Iterable[str], height: int = 0) -> str:
        tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{''.join(cells)}</w:tr>"

    def frame(self, rows: Iterable[str], widths: Iterable[int], framed: bool = True) -> str:
        """A table; a small paragraph after it keeps it apart from the next."""
        widths = list(widths)
        properties = (
            f'<w:tblStyle w:val="{"TableGrid" if framed else "TableNormal"}"/>',
            "<w:bidiVisual/>" if self.rtl else "",
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
            '<w:tblInd w:w="108" w:type="dxa"/>',
            '<w:tblLayout w:type="fixed"/>',
            '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/></w:tblCellMar>',
            f'<w:tblLook w:firstRow="{int(framed)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>',
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        said = f"<w:tblPr>{''.join(properties)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}"
        return f"<w:tbl>{said}</w:tbl>{GAP}"


GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
CELL, HEAD = "NoSpacing", "TableHeading"
LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="4C575D"/></w:tcBorders>'
FOOT = '<w:vAlign w:val="bottom"/>'
QUIET = '<w:color w:val="4C575D"/>'
RIGHT, CENTRE = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'


def _bold(text: str) -> str:
    return make_run(text, "<w:b/><w:bCs/>")


def _paragraph(runs: str, style: str = "", extra: str = "", keep: bool = False) -> str:
    """A paragraph; `keep` holds it together with the next one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = named + ("<w:keepNext/>" if keep else "") + extra
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _box(name: str) -> str:
    """A box that can be ticked by a click; where a program cannot, it is a sign like any other."""
    font = 'w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol"'
    sign = f"<w:rPr><w:rFonts {font}/></w:rPr>"
    state = '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    state += '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    properties = f'<w:sdtPr><w:alias w:val="{escape(name[:64])}"/>{state}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent><w:r>{sign}<w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"


def _boxes(answers: Iterable[str]) -> str:
    return make_run("    ").join(f"{_box(answer)}{make_run(f' {answer}')}" for answer in answers)

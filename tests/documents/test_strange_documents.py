"""Documents of strange data: long texts, other scripts, one statement or forty."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import openpyxl
import pikepdf
import pypdfium2
import pytest
from docx import Document
from page import ValidationProfile, validate_pdf

from macros.cache.documents import DocumentCache
from macros.layers.load import load_dataset
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from tests.support.document_texts import (
    converted,
    in_pdf,
    in_word,
    letters,
    missing,
    rows,
    texts,
)
from tests.support.documents import documents, draw_project, sections
from tests.support.html_pages import words
from tests.support.sheets import read_sheet

SECTION = dedent("""\
    ==> data/frameworks/demo/first.yml
    title: First
    summary: S.
    practices:
      p:
    """)

# Bad input

LONG = "The team looks at its plan again and asks what it has learned. " * 48
STRANGE = {
    "a text of 3,000 characters": LONG[:3000].strip(),
    "a word of 80 letters": f"We say {'x' * 80} aloud.",
    "an address without an end": "https://example.org/" + "a-long-way/" * 20,
    "Spanish": "¿Qué hacen las y los niños, según la señora Núñez, con «su» pingüino?",
    "Arabic": "تراجع المنطقة خطتها كل عام، وتسأل: ماذا تعلّمنا؟",
    "Greek": "Η περιφέρεια εξετάζει το σχέδιό της κάθε χρόνο.",
    "Cyrillic": "Округ пересматривает свой план каждый год — и спрашивает, чему научился.",
    "Typst": (
        r'#let x = 1; #x *bold* _em_ $ x^2 $ <label> @ref `raw` = head // no \ [c] "q" #import'
        r' "/etc/passwd"'
    ),
    "HTML": "<b>x</b> <script>alert(1)</script> &amp; &lt; <!-- c --> {{ 7*7 }} {% raw %}",
    "the library's own markup": "<r><t>Bold plan</t></r>",
    "a sign as telephones type it": "We plan ✔️ and\tgo on.",
    "XML": "]]> <w:p/> <?xml?> &#x41; <![CDATA[ x ]]>",
    "Markdown": "**bold** _em_ [a](b) # head | a | b |",
}


def strange(text: str, title: str = "") -> str:
    """A project in which a text stands wherever one can.

    `title` stands for it where it is to be short.
    """
    long, short = ("'" + each.replace("'", "''") + "'" for each in (text, title or text))
    return f"""\
==> data/frameworks/demo/first.yml
title: {short}
summary: {long}
practices:
  p:
    title: {short}
    label: {short}
    summary: {long}
    source_note: {long}
    signs:
      one:
        text: {long}
        label: {short}
        note: {long}
        items: {{a: {long}}}
      two: {long}
    questions:
      why: {long}
==> data/facilitation.yml
purpose: {long}
roles:
  reader: {{title: {short}, text: {long}}}
norms:
  a: {long}
agenda:
  open: {{title: {short}, script: {long}, minutes: {{'60': 60}}}}
hands:
  five: {{title: {short}, text: {long}}}
"""


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts_are_shown_as_typed(name: str, tmp_path: Path) -> None:
    text = STRANGE[name]
    # What is three thousand characters long is a text, and no title, label or step of an agenda.
    short = text if len(text) < 300 else "A short text."
    data = load_dataset(draw_project(tmp_path, strange(text, short)))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    for file in folder.rglob("guide*.pdf"):
        assert validate_pdf(file, profile=ValidationProfile.PDF_UA_1).is_compliant
        assert _within_the_sheet(file)
        if name != "Arabic":  # whose letters a PDF holds as they are joined, and from right to left
            assert missing(texts(data, section), in_pdf(file)) == []
    word = folder / "demo/first/guide.docx"
    assert missing(texts(data, section), in_word(word)) == []
    converted([word], "pdf", tmp_path)
    sheet = read_sheet(folder / "demo/first/responses.xlsx")
    told = [str(row["Statement"]).rstrip() for row in sheet]
    assert told == [each for _, each, _ in rows(data, section)]


def _within_the_sheet(file: Path) -> bool:
    """Does every letter stand on the sheet?"""
    for sheet_ in pypdfium2.PdfDocument(file):
        width, height = sheet_.get_size()
        text = sheet_.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            if left < -1 or right > width + 1 or bottom < -1 or top > height + 1:
                return False
    return True


def test_a_title_of_300_characters(tmp_path: Path) -> None:
    data = load_dataset(draw_project(tmp_path, strange(LONG[:300].strip())))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    assert missing(texts(data, section), in_pdf(folder / "demo/first/guide.pdf")) == []
    assert missing(texts(data, section), in_word(folder / "demo/first/guide.docx")) == []


@pytest.mark.parametrize("number", [1, 40])
def test_one_statement_or_forty(number: int, tmp_path: Path) -> None:
    lines = "".join(
        f"      s{at}: This is statement number {at} of many.\n" for at in range(number)
    )
    data = load_dataset(draw_project(tmp_path, f"{SECTION}    title: P\n    signs:\n{lines}"))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    file = folder / "demo/first/guide.pdf"
    assert missing(texts(data, section), in_pdf(file)) == []
    if number == 40:  # the head of the table stands on each sheet that the table reaches
        document = pypdfium2.PdfDocument(file)
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
        reached = [text for text in pages if "This is statement number" in text]
        assert len(reached) > 1
        assert all("Team" in words(text) for text in reached)


def test_a_language_from_right_to_left(tmp_path: Path) -> None:
    asked = dedent("""\
        responses:
          statement: {yes: نعم, no: لا}
          question: {a: نعم, b: لا}
        """)
    drawing = (
        dedent("""\
            ==> data/site.yml
            name: مدارس
            language: ar
            """)
        + asked
    )
    data = load_dataset(draw_project(tmp_path, drawing + strange(STRANGE["Arabic"])))
    folder = documents(data, tmp_path / "out")
    with pikepdf.open(folder / "demo/first/guide.pdf") as content:
        assert str(content.Root.Lang) == "ar"
    document = Document(str(folder / "demo/first/guide.docx"))
    assert "w:bidi" in document.styles["Normal"].element.xml
    assert "w:bidiVisual" in document.tables[0]._tbl.xml
    book = openpyxl.load_workbook(folder / "demo/first/responses.xlsx")
    assert book.worksheets[0].sheet_view.rightToLeft


def test_what_the_fonts_lack_is_shown_as_its_code_and_told(tmp_path: Path) -> None:
    data = load_dataset(draw_project(tmp_path, strange("We plan 计划 together 🧮.")))
    assert {problem.code for problem in check(data)} >= {"unprintable"}
    assert not [problem for problem in check(data) if problem.severity == "error"]
    markup = HtmlRenderer(data)
    made = DocumentCache(tmp_path).ensure_documents(markup, list_document_addresses(data))
    pdfs = [document for document in made if document.view.format == "pdf"]
    for document in pdfs:
        assert document.file
        assert document.view.lacking == "计划🧮"
        assert letters("We plan U+8BA1U+5212 together U+1F9EE.") in in_pdf(document.file)
        assert validate_pdf(document.file, profile=ValidationProfile.PDF_UA_1).is_compliant
    (section,) = sections(data)
    word = next(each.file for each in made if each.view.path.endswith("/guide.docx"))
    assert word
    assert missing(texts(data, section), in_word(word)) == []
    for call, address, path in (
        ("guide", "demo/first", "demo/first/guide/"),
        ("guides", "", "guides/"),
    ):
        html = markup.render(call, address, path).html
        assert words(data.project.messages["document-lacking"]).split("{")[0] in html
        assert "计划🧮" in html


@pytest.mark.parametrize(
    "responses",
    [
        ["Yes"],
        [f"Response number {at}" for at in range(12)],
        [f"{'A long response with many words in it. ' * 4}{at}" for at in range(4)],
        ["Unzufriedenstellend", "Verwirklichungsgrad", "Selbstverständlichkeit"],
        ["Almost, never", 'Now "and" then', "Often; often"],
    ],
)
def test_responses_of_any_number_and_length(responses: list[str], tmp_path: Path) -> None:
    sets = "".join(f"    r{at}: '{response}'\n" for at, response in enumerate(responses))
    drawing = (
        dedent("""\
            ==> data/site.yml
            name: Demo
            language: en
            responses:
              statement:
            """)
        + sets
        + "  question: {a: A, b: B}\n"
    )
    data = load_dataset(draw_project(tmp_path, drawing))
    folder = documents(data, tmp_path / "out")
    team = letters(data.project.messages["guide-team-answer"])
    for shown in (
        in_pdf(folder / "demo/first/guide.pdf"),
        in_word(folder / "demo/first/guide.docx"),
    ):
        table = shown[shown.index(letters("The district has one plan.")) - 200 :]
        assert team in table
        assert all(letters(response) in shown for response in responses)
    assert _within_the_sheet(folder / "demo/first/guide.pdf")
    book = openpyxl.load_workbook(folder / "demo/first/responses.xlsx")
    offered = [
        [cell.value for cell in column if cell.value][1:]
        for column in book.worksheets[-1].iter_cols()
    ]
    assert [*responses, data.project.messages["does-not-apply"]] in offered


def test_a_default_meaning_is_not_given_to_other_words(tmp_path: Path) -> None:
    drawing = dedent("""\
        ==> data/facilitation.yml
        meanings:
          statement: {yes: We can show it., no: We have not begun.}
        ==> data/frameworks/demo/framework.yml
        title: Demo framework
        version: '1'
        summary: S.
        source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
        columns:
          signs: {title: Signs, level: district}
        responses:
          statement: {yes: We do, no: Not at all}
        sections: [first]
        """)
    data = load_dataset(draw_project(tmp_path, drawing))
    shown = in_word(documents(data, tmp_path / "out", "demo/first") / "demo/first/guide.docx")
    assert letters("We can show it.") in shown
    assert letters("We have not begun.") not in shown


def test_a_section_of_questions_alone(tmp_path: Path) -> None:
    drawing = dedent("""\
        ==> data/frameworks/demo/first.yml
        title: First
        summary: S.
        questions:
          why: Why do we meet?
        """)
    data = load_dataset(draw_project(tmp_path, drawing))
    folder = documents(data, tmp_path / "out")
    assert letters("Why do we meet?") in in_pdf(folder / "demo/first/guide.pdf")
    tables = Document(str(folder / "demo/first/guide.docx")).tables
    assert all(
        len(table.rows) > 1 for table in tables if table.style and table.style.name == "Table Grid"
    )

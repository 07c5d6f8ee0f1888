"""A discussion guide's page on paper, printed by a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, expect

from macros.model.addresses import Element
from tests.support.document_texts import in_pdf, letters, missing, texts
from tests.support.guide_pages import DATA, GUIDE, PRACTICES, SAY, heading
from tests.support.html_pages import page
from tests.support.levels import LEVELS
from tests.support.site_texts import alive


@pytest.mark.parametrize("section", alive(DATA, "section"), ids=lambda section: section.address)
def test_on_paper_all_the_text_stands_and_nothing_of_the_site(
    context: BrowserContext, address: str, section: Element, tmp_path: Path
) -> None:
    opened = context.new_page()
    opened.goto(f"{address}{section.address}/guide/")
    opened.evaluate("Promise.all([...document.fonts].map(font => font.load())).then(() => true)")
    file = tmp_path / "printed.pdf"
    opened.pdf(path=file, prefer_css_page_size=True)
    printed = in_pdf(file)
    assert missing(texts(DATA, section), printed) == []
    sheets = pypdfium2.PdfDocument(file)
    for number, sheet in enumerate(sheets, start=1):
        foot = letters(sheet.get_textpage().get_text_bounded(top=60))
        said = SAY["guide-page"].replace("{page}", str(number))
        assert letters(said.replace("{pages}", str(len(sheets)))) in foot
        assert letters(getattr(section.value, "title", "")) in foot
    for chrome in (
        "footer-private",
        "footer-licence",
        "choose",
        "choose-practices",
        "documents",
        "on-this-page",
    ):
        assert letters(SAY[chrome]) not in printed
    assert not printed.startswith(letters(DATA.project.site.name))


def test_only_what_was_chosen_is_printed(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    opened = context.new_page()
    opened.goto(f"{address}{GUIDE}?practices={PRACTICES[0].key}&level=school")
    expect(heading(opened, PRACTICES[0])).to_be_visible()
    file = tmp_path / "printed.pdf"
    opened.pdf(path=file)
    printed = in_pdf(file)
    for practice in PRACTICES[1:]:
        assert letters(getattr(practice.value, "title", "")) not in printed
    for thing in LEVELS["school"]:
        assert (letters(getattr(thing.value, "text", "")) in printed) == (
            thing.parent == PRACTICES[0]
        )


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_paper_is_the_site_s(
    context: BrowserContext, address: str, paper: str, tmp_path: Path, site: Path
) -> None:
    opened = context.new_page()
    style = (site / "assets/site.css").read_text("utf-8")
    assert "size: letter" in style
    opened.route(
        re.compile(r"/assets/site\.css\?v=\w+$"),
        lambda route: route.fulfill(body=style.replace("letter", paper), content_type="text/css"),
    )
    opened.goto(address + GUIDE)
    opened.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    width, height = pypdfium2.PdfDocument(tmp_path / "printed.pdf")[0].get_size()
    expected = {"letter": (612, 792), "a4": (595, 842)}[paper]
    assert (round(width), round(height)) == pytest.approx(expected, abs=1)


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole(
    context: BrowserContext, address: str, site: Path
) -> None:
    """On a guide whose statements are answered one by one, in a table."""
    tabled = next(
        section
        for section in alive(DATA, "section")
        if any(
            table.attributes.get("class") == "pp-statement-table"
            for table in page(site, f"{section.address}/guide/").root.all("table")
        )
    )
    opened = context.new_page()
    opened.emulate_media(media="print")
    opened.goto(f"{address}{tabled.address}/guide/")
    heads = opened.locator(".pp-statement-table thead").evaluate_all(
        "all => all.map(e => getComputedStyle(e).display)"
    )
    assert set(heads) == {"table-header-group"}
    rows = opened.locator(".pp-statement-table tr").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(rows) == {"avoid"}

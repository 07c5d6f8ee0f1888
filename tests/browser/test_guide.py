"""A discussion guide's page in a real browser.

Whole without JavaScript, to choose from with it, and on paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.model.addresses import make_anchor
from macros.outputs.word.handout import write_handout_docx
from macros.outputs.word.record import write_record_docx
from macros.outputs.word.run_sheet import write_run_sheet_docx
from macros.views.guide.choice import Choice
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.handout import build_handout
from macros.views.guide.record import build_record
from macros.views.guide.run_sheet import build_run_sheet
from macros.views.section import build_section_view
from tests.support.document_texts import converted, in_pdf, letters
from tests.support.guide_pages import DATA, GUIDE, PRACTICES, SAY, heading
from tests.support.levels import LEVELS, SECTION, level
from tests.support.site_texts import inside
from tests.support.word_checker import find_faults

VIEW, SITE = build_section_view(DATA, SECTION.address), DATA.project.site
AGENDA = resolve_facilitation(DATA, SECTION.framework, SECTION.key).agenda
LENGTHS = sorted({length for step in AGENDA.values() for length in step.minutes}, key=int)


@pytest.fixture
def guide(context: BrowserContext, address: str) -> Page:
    """The page of a guide, open."""
    opened = context.new_page()
    opened.goto(address + GUIDE)
    return opened


def choice(page: Page, name: str) -> Locator:
    return page.locator("form[data-pp-guide]").get_by_label(name, exact=False).first


def shown(page: Page) -> list[str]:
    """The keys of the practices that can be seen."""
    return [practice.key for practice in PRACTICES if heading(page, practice).is_visible()]


def asked(page: Page) -> dict[str, list[str]]:
    assert not urlsplit(page.url).query  # which a server would be told
    return parse_qs(urlsplit(page.url).fragment)


def test_without_javascript_the_whole_guide_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address + GUIDE)
    assert shown(opened) == [practice.key for practice in PRACTICES]
    for thing in inside(DATA, SECTION):
        expect(heading(opened, thing)).to_be_visible()
    expect(opened.locator("form[data-pp-guide]")).to_be_hidden()
    for minutes in LENGTHS:
        expect(
            opened.get_by_role(
                "columnheader", name=SAY["guide-minutes"].replace("{minutes}", minutes)
            )
        ).to_be_visible()
    expect(opened.get_by_role("heading", name=SAY["guide-leading"])).to_be_hidden()
    context.close()


def test_practices_can_be_chosen_and_the_choice_stands_in_the_address(guide: Page) -> None:
    first, *others = PRACTICES
    for practice in others:
        guide.locator(f"input[name=practices][value='{practice.key}']").uncheck()
    assert shown(guide) == [first.key]
    assert asked(guide) == {"practices": [first.key]}
    expect(guide.locator("form[data-pp-guide] [role=status]")).to_have_text(
        SAY["choose-shown-one"].replace("{count}", "1")
    )
    rows = guide.locator("tr[data-practice]").all()
    shown_rows = {row.get_attribute("data-practice") for row in rows if row.is_visible()}
    assert shown_rows == {first.key}
    guide.get_by_role("button", name=SAY["choose-all"]).click()
    expect(heading(guide, others[0])).to_be_visible()
    assert asked(guide) == {}


@pytest.mark.parametrize("sign", ["#", "?"], ids=["today", "of earlier versions"])
def test_an_address_chooses(context: BrowserContext, address: str, sign: str) -> None:
    opened = context.new_page()
    first, second = PRACTICES[0], PRACTICES[-1]
    choice = f"practices={first.key},{second.key}&level=school&minutes={LENGTHS[0]}&facilitator=1"
    opened.goto(address + GUIDE + sign + choice)
    expect(heading(opened, first)).to_be_visible()
    assert shown(opened) == [first.key, second.key]
    chosen = [thing for thing in LEVELS["school"] if thing.parent in (first, second)]
    other = [thing for things in LEVELS.values() for thing in things if level(thing) != "school"]
    assert all(heading(opened, thing).is_visible() for thing in chosen)
    assert not any(heading(opened, thing).is_visible() for thing in other)
    for minutes in LENGTHS:
        column = opened.locator(f"th[data-minutes='{minutes}']")
        assert column.is_visible() == (minutes == LENGTHS[0])
    expect(opened.get_by_role("heading", name=SAY["guide-leading"], exact=True)).to_be_visible()
    script = next(step.do for step in AGENDA.values() if step.do)
    expect(opened.get_by_text(script.split("\n\n")[0])).to_be_visible()
    assert opened.url == address + GUIDE + sign + choice
    named = next(step for step in AGENDA.values() if step.minutes and (step.script or step.say))
    of_all = ", ".join(f"{named.minutes[length]} of {length}" for length in LENGTHS)
    of_one = f"{named.title}: {named.minutes[LENGTHS[0]]} of {LENGTHS[0]} minutes"
    expect(opened.get_by_role("heading", name=of_one, exact=True)).to_be_visible()
    group = opened.get_by_role("group", name=SAY["choose-length"])
    group.get_by_label(SAY["choose-any-length"], exact=True).check()
    told = opened.get_by_role("heading", level=3).filter(has_text=named.title)
    expect(told).to_contain_text(of_all.partition(", ")[2])
    opened.locator(f"input[name=practices][value='{second.key}']").uncheck()
    assert asked(opened)["practices"] == [first.key]
    opened.goto(f"{address}{GUIDE}#practices={second.key}")  # in the page that is open
    expect(heading(opened, first)).to_be_hidden()
    assert shown(opened) == [second.key]


@pytest.mark.parametrize(
    "query",
    ["#practices=none,such", "?level=moon&minutes=0&facilitator=yes", "#practices=", "#%E0%A4%A"],
)
def test_an_address_that_asks_for_nothing_known_shows_everything(
    context: BrowserContext, address: str, query: str
) -> None:
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(error.message))
    opened.goto(address + GUIDE + query)
    expect(opened.locator("form[data-pp-guide]")).to_be_visible()
    assert shown(opened) == [practice.key for practice in PRACTICES]
    expect(opened.get_by_role("heading", name=SAY["guide-leading"], exact=True)).to_be_hidden()
    assert errors == []


PAPERS: dict[str, Callable[[Choice], bytes]] = {
    "handout": lambda choice: write_handout_docx(build_handout(DATA, VIEW, choice), SITE),
    "record": lambda choice: write_record_docx(build_record(DATA, VIEW, choice), SITE),
    "facilitator": lambda choice: write_run_sheet_docx(build_run_sheet(DATA, VIEW, choice), SITE),
}
SAVE_ALL = """link => practiceProfiles.saveChosenPaper(
    link,
    JSON.parse(document.querySelector("[data-pp-papers]").dataset.ppPapers),
    { practices: null, level: "", minutes: "" },
)"""
CHOICES = [
    Choice(practices=(PRACTICES[1].key,)),
    Choice(practices=(PRACTICES[0].key, PRACTICES[-1].key), level="school", minutes=LENGTHS[0]),
    Choice(level=VIEW.levels[0].id, minutes=LENGTHS[-1]),
]


def read_paragraphs(file: bytes) -> list[tuple[str, str]]:
    """The texts of a Word file's paragraphs, and lines to write on, each with its style."""
    body = docx.Document(io.BytesIO(file)).element.body
    found = [(str(each.style), "".join(each.itertext(qn("w:t")))) for each in body.iter(qn("w:p"))]
    return [(style, text) for style, text in found if text or style == "Field"]


def test_word_files_for_a_choice_say_what_the_build_would(
    context: BrowserContext, address: str, site: Path, tmp_path: Path
) -> None:
    opened = context.new_page()
    opened.goto(address + GUIDE)
    buttons = opened.get_by_role("button", name=SAY["document-for-choice"])
    expect(opened.locator("form[data-pp-guide]")).to_be_visible()
    expect(buttons).to_have_count(0)
    for choice in CHOICES:
        parts = {
            "practices": ",".join(choice.practices),
            "level": choice.level,
            "minutes": choice.minutes,
        }
        query = "&".join(f"{name}={value}" for name, value in parts.items() if value)
        opened.goto(f"{address}{GUIDE}?{query}")
        expect(buttons).to_have_count(len(PAPERS))
        for button, (name, write) in zip(buttons.all(), PAPERS.items(), strict=True):
            with opened.expect_download() as started:
                button.click()
            file = tmp_path / started.value.suggested_filename
            assert file.name == f"{SECTION.key}-{name}-choice.docx"
            started.value.save_as(file)
            assert read_paragraphs(file.read_bytes()) == read_paragraphs(write(choice)), choice
            assert find_faults(file, VIEW.title, DATA.project.site.language) == []
    expect(opened.get_by_text(SAY["document-for-choice-saved"])).to_be_visible()
    # With everything chosen, the scripts take nothing away.
    for name, write in PAPERS.items():
        with opened.expect_download() as started:
            opened.evaluate(SAVE_ALL, f"../{name}.docx")
        made = read_paragraphs(started.value.path().read_bytes())
        whole = (site / SECTION.address / f"{name}.docx").read_bytes()
        assert made == read_paragraphs(whole) == read_paragraphs(write(Choice()))
    (pdf,) = converted([tmp_path / f"{SECTION.key}-handout-choice.docx"], "pdf", tmp_path)
    shown_there = in_pdf(pdf)
    assert all(letters(practice.title) in shown_there for practice in VIEW.practices)
    # Where the file cannot be fetched, a line says so and leads to the whole.
    opened.route("**/*.docx", lambda route: route.abort())
    buttons.first.click()
    told = opened.locator("[data-pp-word-told]")
    expect(told).to_contain_text(SAY["document-for-choice-failed"])
    expect(told.get_by_role("link")).to_have_attribute("href", re.compile(r"handout\.docx$"))


def test_a_link_to_what_is_not_chosen_shows_it(context: BrowserContext, address: str) -> None:
    opened = context.new_page()
    thing = next(each for each in LEVELS["school"] if each.parent == PRACTICES[-1])
    opened.goto(f"{address}{GUIDE}?practices={PRACTICES[0].key}#{make_anchor(thing.address)}")
    expect(heading(opened, thing)).to_be_visible()
    expect(heading(opened, thing)).to_be_in_viewport()
    assert shown(opened) == [PRACTICES[0].key, PRACTICES[-1].key]
    expect(opened.locator(f"input[name=practices][value='{PRACTICES[-1].key}']")).to_be_checked()


def test_the_profile_leads_to_a_guide_for_one_practice(
    context: BrowserContext, address: str
) -> None:
    opened = context.new_page()
    opened.goto(f"{address}{SECTION.address}/")
    opened.get_by_role("link", name=SAY["discuss-this"]).last.click()
    expect(heading(opened, PRACTICES[-1])).to_be_visible()
    expect(heading(opened, PRACTICES[0])).to_be_hidden()
    assert shown(opened) == [PRACTICES[-1].key]


def test_choosing_and_printing_by_keyboard_alone(guide: Page) -> None:
    guide.evaluate(
        "() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }"
    )
    guide.locator("input[name=practices]").first.focus()
    guide.keyboard.press("Space")
    assert PRACTICES[0].key not in shown(guide)
    guide.get_by_role("button", name=SAY["choose-print"], exact=True).focus()
    guide.keyboard.press("Enter")
    assert guide.evaluate("window.printed") == 1


def test_printing_nothing_is_not_done(guide: Page) -> None:
    guide.evaluate("() => { window.print = () => { window.printed = true; }; }")
    for box in guide.locator("input[name=practices]").all():
        box.uncheck()
    guide.get_by_role("button", name=SAY["choose-print"], exact=True).click()
    expect(guide.get_by_text(SAY["choose-none"])).to_be_visible()
    assert guide.evaluate("window.printed") is None
    assert guide.evaluate("document.activeElement.name") == "practices"


def test_choosing_survives_going_from_page_to_page(guide: Page, address: str) -> None:
    """The theme loads pages into the same window."""
    guide.locator(".pp-section-tabs").get_by_role("link", name=SAY["way-profile"]).click()
    guide.wait_for_url(f"{address}{SECTION.address}/")
    guide.locator(".pp-section-tabs").get_by_role("link", name=SAY["way-guide"]).click()
    guide.wait_for_url(f"{address}{GUIDE}")
    guide.locator(f"input[name=practices][value='{PRACTICES[0].key}']").uncheck()
    assert shown(guide) == [practice.key for practice in PRACTICES[1:]]

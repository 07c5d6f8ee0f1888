"""Checklists that remember, and the page of all reflections: in a real browser, first without JavaScript."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, expect

from macros.layers.load import load_dataset
from macros.plugin.asset_bundles import BUNDLES
from tests.built import FEATURES, ROOT, built, drawn_project, page
from tests.reflecting import FAULTY, HOSTILE, OLD, payload, reflection, saved, untouched
from tests.test_access import RULES, WIDER

Serve = Callable[[Path], str]
DATA = load_dataset(ROOT)
SAY = DATA.project.messages
CHECKLIST = "every/begin/reflect/"
REFLECTIONS = "reflections/"
TEAM = "team/"
SCHEMA = Draft7Validator(json.loads((ROOT / "data/schemas/reflection.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def address(features: Path, serve: Serve) -> str:
    return f"{serve(features / 'published')}sub/path/"


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must not complain, nor ask anything of another host."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((address, "blob:")) else wrong.append(asked.url))
    yield page
    assert wrong == []


def go(page: Page, address: str) -> Page:
    """Open a page for reflecting, and wait until its scripts have done their part."""
    page.goto(address)
    expect(page.locator("[data-pp-attached]:visible").first).to_be_visible()
    return page


def group(page: Page, text: str) -> Locator:
    return page.get_by_role("group", name=text)


def answer(page: Page, text: str, response: str) -> None:
    group(page, text).get_by_role("radio", name=response, exact=True).check()


def chosen(page: Page, text: str) -> list[str]:
    """The response that is chosen for a statement."""
    return [
        label.inner_text() for label in group(page, text).locator("label").all() if label.locator(":checked").count()
    ]


def state(page: Page) -> Locator:
    return page.locator("[data-pp-state]")


def isolated(text: str) -> str:
    """A part of a title, which keeps its own direction of writing."""
    return f"\u2068{text}\u2069"


def told(page: Page) -> Locator:
    return page.locator("[data-pp-told][role=status]")


def do(page: Page, key: str) -> Locator:
    return page.get_by_role("button", name=SAY[key], exact=True).first


def kept(page: Page, kind: str = "reflection") -> list[dict[str, Any]]:
    """What is kept on the device, as files."""
    texts = page.evaluate(
        "kind => Object.keys(localStorage).filter(k => k.includes(`/${kind}/`)).sort().map(k => localStorage[k])", kind
    )
    return [json.loads(text)["file"] for text in texts]


def go_on(page: Page, address: str, name: str) -> None:
    """Choose one of those that are kept."""
    go(page, address + REFLECTIONS)
    page.locator("[data-pp-list] > li").filter(has_text=name).get_by_role("link", name=SAY["go-on"]).click()
    expect(state(page)).to_be_visible()


ONE_PLAN, NAMED, AGREED = "The district has one plan.", "Each goal has a name beside it.", "All have said yes."
SCHOOL, WHO, WHY = "Each school knows the plan.", "Who has read the plan?", "Why does this matter?"


# Without JavaScript


def test_a_checklist_is_complete_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHECKLIST)
    expect(page.locator("noscript p")).to_have_text(SAY["kept-without-scripts"])
    for label in ("your-name", "your-team", "your-cycle", "your-date"):
        expect(page.get_by_label(SAY[label], exact=True)).to_be_editable()
    answer(page, ONE_PLAN, "We do in part")
    group(page, "Which of these describes us best?").first.get_by_label("Scale describes us").check()
    page.get_by_label(SAY["your-notes"]).first.fill("A note")
    page.get_by_label(SAY["your-evidence"]).first.fill("What we saw")
    page.get_by_label(SAY["talk-about-this"]).first.check()
    assert not page.get_by_role("button", name=SAY["save-file"]).count()
    unnamed = (
        page.locator("form[data-pp-checklist]")
        .locator("input, textarea")
        .evaluate_all("all => all.filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e => e.name)")
    )
    assert unnamed == []
    for path in (REFLECTIONS, "team/"):
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[data-pp-reflections], [data-pp-team]")).to_be_hidden()
        expect(page.locator("noscript p")).to_contain_text("they are off in your browser")
    context.close()


# A whole reflection


def test_a_whole_reflection(tab: Page, address: str) -> None:
    """Answer, close, go on, save, clear, open: the same answers, and each place says what is kept where."""
    go(tab, address + CHECKLIST)
    expect(state(tab)).to_have_text(SAY["kept-none"])
    expect(tab.locator("[data-pp-progress='every/begin']").first).to_have_text("0 of 12 answered")
    answer(tab, ONE_PLAN, "We do in part")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    answer(tab, NAMED, "Often")
    answer(tab, WHO, "Clear")
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    tab.get_by_label(SAY["your-team"]).fill("Lincoln")
    tab.get_by_label(SAY["your-cycle"]).fill("Fall 2026")
    tab.get_by_label(SAY["your-date"]).fill("2026-11-21")
    tab.get_by_label(SAY["your-answer"]).nth(1).fill("They say so.\nTwice.")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    tab.get_by_label(SAY["your-evidence"]).first.fill("The minutes")
    tab.get_by_label(SAY["talk-about-this"]).first.check()
    expect(tab.locator("[data-pp-progress='every/begin/prepare']")).to_have_text("4 of 7 answered")
    expect(tab.locator("[data-pp-progress='every/begin']").first).to_have_text("4 of 12 answered")

    tab.reload()
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(tab.get_by_label(SAY["your-answer"]).nth(1)).to_have_value("They say so.\nTwice.")
    expect(tab.locator("[data-pp-resume]")).to_contain_text("Prepare the ground")
    tab.locator("[data-pp-resume] a").click()
    expect(tab).to_have_url(f"{address}{CHECKLIST}#prepare")

    name, text = saved(tab, do(tab, "save-file"))
    assert name == "reflection-every-ana-lincoln-2026-11-21.json"
    file = json.loads(text)
    SCHEMA.validate(file)
    assert {key: value for key, value in file.items() if key != "responses"} == {
        "format": "practice-profiles/reflection",
        "version": 1,
        "framework": "every",
        "framework_version": "2",
        "name": "Ana",
        "team": "Lincoln",
        "cycle": "Fall 2026",
        "date": "2026-11-21",
    }
    assert file["responses"] == {
        "every/begin/prepare/one-plan": {"response": "partly", "text": ONE_PLAN},
        "every/begin/prepare/named": {"response": "often", "text": "Each goal has a name beside it."},
        "every/begin/prepare/who": {"response": "clear", "text": WHO},
        "every/begin/prepare/how": {"answer": "They say so.\nTwice.", "text": "How do they know it?"},
        "every/begin/prepare": {
            "note": "A note",
            "evidence": "The minutes",
            "talk": True,
            "text": "Prepare the ground",
        },
    }
    expect(state(tab)).to_have_text(SAY["kept-saved"])
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-changed"])

    tab.get_by_role("link", name=SAY["all-reflections"]).click()
    tab.wait_for_url(f"**/{REFLECTIONS}")
    do(tab, "delete-all").click()
    expect(tab.get_by_role("dialog")).to_contain_text("This deletes 1 reflection")
    tab.get_by_role("dialog").get_by_role("button", name=SAY["cancel"]).click()
    assert len(kept(tab)) == 1
    do(tab, "delete-all").click()
    tab.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(told(tab)).to_have_text(SAY["delete-all-done"])
    expect(tab.get_by_text(SAY["reflections-none"])).to_be_visible()
    assert tab.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('practice-profiles'))") == []

    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == []
    tab.locator("[data-pp-file]").set_input_files([payload("ana.json", text)])
    expect(told(tab)).to_contain_text("“ana.json” has been opened.")
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    assert chosen(tab, AGREED) == []
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("A note")
    assert kept(tab) == [file]


def test_each_character_is_kept_as_it_is_typed(context: BrowserContext, tab: Page, address: str) -> None:
    """A tab closed in the middle of a word has lost nothing."""
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-notes"]).first.focus()
    tab.keyboard.type("In the mid")
    tab.close(run_before_unload=False)
    again = go(context.new_page(), address + CHECKLIST)
    expect(again.get_by_label(SAY["your-notes"]).first).to_have_value("In the mid")


def test_an_answer_can_be_taken_back(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    group(tab, ONE_PLAN).get_by_role("button", name=SAY["take-back"]).click()
    assert chosen(tab, ONE_PLAN) == []
    assert kept(tab)[0]["responses"] == {}
    expect(group(tab, ONE_PLAN).get_by_role("radio").first).to_be_focused()


def test_several_reflections_stand_side_by_side(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, ONE_PLAN, "We do")
    do(tab, "begin-another").click()
    expect(told(tab)).to_have_text(SAY["begun-another"])
    expect(tab.get_by_label(SAY["your-name"])).to_be_focused()
    assert chosen(tab, ONE_PLAN) == []
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    answer(tab, ONE_PLAN, "We do not yet")
    go_on(tab, address, "Ana")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    assert chosen(tab, ONE_PLAN) == ["We do"]
    assert [file["name"] for file in kept(tab)] == ["Ana", "Ben"]


def test_it_works_by_keyboard_alone(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    group(tab, ONE_PLAN).get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowRight")
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert chosen(tab, ONE_PLAN) == []
    tab.get_by_label(SAY["talk-about-this"]).first.focus()
    tab.keyboard.press("Space")
    do(tab, "save-file").focus()
    with tab.expect_download():
        tab.keyboard.press("Enter")
    tab.get_by_role("link", name=SAY["all-reflections"]).focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{REFLECTIONS}")
    do(tab, "delete-all").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(do(tab, "delete-all")).to_be_focused()
    assert len(kept(tab)) == 1


def test_it_survives_going_from_page_to_page(tab: Page, address: str) -> None:
    """The theme loads pages by itself: each is set up once, and in whatever order its scripts come."""
    tab.goto(f"{address}every/begin/")
    tab.evaluate("() => { window.same = true; }")
    article = tab.get_by_role("article")
    for _ in range(2):
        article.get_by_role("link", name=f"{SAY['way-checklist']} {SAY['checklist']}", exact=True).click()
        expect(state(tab)).to_be_visible()
        answer(tab, ONE_PLAN, "We do in part")
        tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
        expect(tab.get_by_role("heading", level=1)).to_have_text(SAY["reflections"])
        expect(tab.get_by_role("link", name=SAY["go-on"])).to_have_count(1)
        tab.get_by_role("link", name=SAY["go-on"]).click()
        expect(tab).to_have_url(f"{address}{CHECKLIST}#prepare--one-plan")
        expect(state(tab)).to_have_text(SAY["kept-here"])
        assert chosen(tab, ONE_PLAN) == ["We do in part"]
        tab.get_by_role("link", name=f"{SAY['way-profile']} {SAY['profile']}", exact=True).click()
        expect(tab).to_have_url(f"{address}every/begin/")
    assert len(kept(tab)) == 1
    assert tab.evaluate("() => window.same")


def test_it_works_from_a_disk(browser: Browser, features: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    root = (features / "published/sub/path").as_uri()
    go(page, f"{root}/{CHECKLIST}index.html")
    answer(page, ONE_PLAN, "We do")
    page.reload()
    go(page, f"{root}/{CHECKLIST}index.html")
    assert chosen(page, ONE_PLAN) == ["We do"]
    go(page, f"{root}/reflections/index.html")
    expect(page.get_by_text(SAY["kept-here"])).to_be_visible()
    go(page, f"{root}/team/index.html")
    page.locator("[data-pp-files]").set_input_files([payload("a.json", kept(page)[0])])
    expect(page.locator("[data-pp-counted]")).to_contain_text("1 person")
    assert wrong == []
    context.close()


def scripts(site: Path, path: str) -> set[str]:
    """The scripts that a page loads, but for those that are made from data."""
    sources = [element.attributes.get("src", "") for element in page(site, path).root.all("script")]
    names = {source.partition("?")[0].rpartition("/")[2] for source in sources}
    return names & set(BUNDLES)


def test_scripts_are_small_and_only_where_they_are_used(features: Path) -> None:
    site = features / "published/sub/path"
    everywhere = scripts(site, "")
    assert scripts(site, "every/begin/") == everywhere
    pages = {path: scripts(site, path) - everywhere for path in (CHECKLIST, REFLECTIONS, TEAM)}
    assert not scripts(site, "every/begin/guide/") & set().union(*pages.values())
    for path, count in ((CHECKLIST, 3), (REFLECTIONS, 3), (TEAM, 4)):
        assert len(pages[path]) == count, path

    def weight(names: set[str]) -> list[bytes]:
        return [(site / "assets" / name).read_bytes() for name in sorted(names)]

    together = b"".join(weight(set().union(*pages.values())))
    assert len(gzip.compress(together, 9)) <= 20 * 1024
    for path, names in pages.items():
        assert sum(len(gzip.compress(script, 9)) for script in weight(names)) <= 20 * 1024, path


# Files


def test_markup_in_answers_is_shown_as_typed(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("eve.json", HOSTILE)])
    expect(told(tab)).to_contain_text("Some parts of “eve.json” are not as they should be")
    expect(told(tab)).to_contain_text("every/begin/agree/agreed")
    expect(tab.get_by_role("heading", name="Eve <b>x</b>")).to_be_visible()
    expect(tab.locator("[data-pp-lost]")).to_contain_text("__proto__")
    expect(tab.locator("[data-pp-lost]")).to_contain_text("hasOwnProperty/toString")
    expect(tab.locator("[data-pp-retired]")).to_contain_text("<script>alert(1)</script>")
    assert untouched(tab)
    _, text = saved(tab, tab.get_by_role("button", name=SAY["save-file"]))
    assert '"__proto__": {' in text  # nothing of it is lost, either
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload("eve.json", HOSTILE)])
    expect(tab.get_by_label(SAY["your-answer"]).nth(2)).to_have_value(re.compile("<script>"))
    expect(tab.get_by_text("It is no longer among the choices.")).to_be_visible()
    assert untouched(tab)


@pytest.mark.parametrize("path", [CHECKLIST, REFLECTIONS])
def test_a_file_that_cannot_be_opened_is_told_and_changes_nothing(tab: Page, address: str, path: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    before = kept(tab)
    go(tab, address + path)
    for name, (content, sentence) in FAULTY.items():
        tab.locator("[data-pp-file]").set_input_files([payload(f"{name}.json", content)])
        expect(told(tab)).to_contain_text(f"“{name}.json”")
        expect(told(tab)).to_contain_text(sentence)
    assert kept(tab) == before


def test_a_file_of_another_framework_is_told_on_a_checklist_and_kept_on_the_page_of_all(
    tab: Page, address: str
) -> None:
    other = reflection("other", {"other/first/plan-well/one-plan": "yes"}, name="Dan")
    alien = reflection("elsewhere", {"elsewhere/a/b/c": {"response": "yes", "text": "Something else."}}, name="Al")
    go(tab, address + CHECKLIST)
    for file in (other, alien):
        tab.locator("[data-pp-file]").set_input_files([payload("x.json", file)])
        expect(told(tab)).to_contain_text("“x.json” is about another framework")
    assert kept(tab) == []
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("al.json", alien)])
    expect(tab.get_by_text(SAY["framework-gone"])).to_be_visible()
    expect(tab.locator("[data-pp-lost]")).to_contain_text("Something else.")


def test_what_is_told_can_be_seen_anywhere_on_the_page_and_put_away(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.evaluate(f"() => {{ {FULL} }}")
    for by_keyboard in (True, False):
        tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
        tab.get_by_label(SAY["your-answer"]).last.scroll_into_view_if_needed()
        expect(told(tab)).to_be_in_viewport(ratio=1)
        if by_keyboard:
            tab.keyboard.press("Escape")
        else:
            tab.get_by_role("button", name=SAY["close"]).last.click()
        expect(told(tab)).to_be_empty()
    answer(tab, WHY, "Clear")
    expect(told(tab)).to_have_text(SAY["kept-full"])
    expect(told(tab)).to_be_in_viewport(ratio=1)


def test_the_same_file_is_kept_once(tab: Page, address: str) -> None:
    file = payload("a.json", reflection("every", {"every/begin/prepare/one-plan": "yes"}, name="Ana"))
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([file, file])
    expect(told(tab)).to_contain_text("is the same as one that is kept here")
    assert len(kept(tab)) == 1


@pytest.mark.parametrize("file", sorted(OLD.glob("reflection-*.json")), ids=lambda file: file.stem)
def test_a_file_of_every_version_opens(tab: Page, address: str, file: Path) -> None:
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files(file)
    expect(told(tab)).to_contain_text("has been opened")
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    SCHEMA.validate(json.loads(file.read_text("utf-8")))
    SCHEMA.validate(kept(tab)[0])


def test_there_is_a_file_of_every_version() -> None:
    for kind in ("reflection", "team"):
        script = (ROOT / f"overrides/assets/models/{kind}-model.js").read_text("utf-8")
        found = re.search(r"const VERSION = (\d+);", script)
        assert found
        names = {f"{kind}-{version}.json" for version in range(1, int(found[1]) + 1)}
        assert {file.name for file in OLD.glob(f"{kind}-*.json")} == names
        schema = json.loads((ROOT / f"data/schemas/{kind}.json").read_text("utf-8"))
        assert schema["properties"]["version"]["const"] == int(found[1])


def test_a_table_for_spreadsheets(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    entries = {
        "every/begin/prepare/one-plan": {"response": "partly", "text": ONE_PLAN},
        "every/begin/why": {"answer": '=HYPERLINK("x")\nand, more', "text": WHY},
        "every/lost/thing": {"response": "yes", "text": "Gone."},
    }
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", reflection("every", entries, name="Ana"))])
    name, text = saved(tab, tab.get_by_role("button", name=SAY["save-csv"]))
    assert name.endswith(".csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row[SAY["rows-response"]] for row in rows] == ["We do in part", "", "yes"]
    assert rows[1][SAY["your-answer"]] == '\'=HYPERLINK("x")\nand, more'
    assert rows[0][SAY["rows-practice"]] == "Prepare the ground"
    assert rows[2][SAY["rows-address"]] == "every/lost/thing"


# Looking at what there is


def test_where_things_stand_now_and_then(tab: Page, address: str) -> None:
    first = {"every/begin/prepare/one-plan": "no", "every/begin/agree/agreed": "yes"}
    then = reflection("every", first, name="Ana", date="2026-03-01")
    entries = {
        "every/begin/prepare/one-plan": "partly",
        "every/begin/prepare/each-school": "yes",
        "every/begin/prepare": {"note": "Seen twice.", "talk": True, "text": "Prepare the ground"},
    }
    now = reflection("every", entries, name="Ana", date="2026-11-01")
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("then.json", then), payload("now.json", now)])
    row = tab.get_by_role("row").filter(has_text="Prepare the ground")
    expect(row).to_contain_text("We do: 1 · We do in part: 1 · 5 not answered")
    boxes = row.locator("svg").first.locator("g")
    expect(boxes).to_have_count(7)
    expect(tab.locator("[data-pp-talk]")).to_contain_text("Prepare the ground")
    guide = tab.locator("[data-pp-talk] a")
    assert (guide.get_attribute("href") or "").endswith("every/begin/guide/?practices=prepare")
    expect(tab.locator("[data-pp-notes]")).to_contain_text("Seen twice.")
    compare = tab.get_by_label(SAY["compare-with"])
    compare.select_option(index=1)
    changed = tab.locator("[data-pp-changed] li")
    expect(changed.filter(has_text=ONE_PLAN)).to_contain_text("Was “We do not yet”, is now “We do in part”")
    expect(changed.filter(has_text=SCHOOL)).to_contain_text("Was not answered, is now “We do”")
    expect(changed.filter(has_text=AGREED)).to_contain_text("Was “We do”, is not answered now")
    expect(changed).to_have_count(3)
    expect(row).to_contain_text("We do not yet: 1")
    words = tab.get_by_role("article").inner_text().lower()
    assert not re.search(r"\bscore|average|mean\b|%|total", words.replace("no scores", ""))


def test_deleting_one_can_be_undone(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", reflection("every", {}, name="Ana"))])
    tab.get_by_role("button", name=SAY["delete"], exact=True).click()
    expect(told(tab)).to_contain_text(f"Deleted: {isolated('Ana')}")
    assert kept(tab) == []
    tab.get_by_role("button", name=SAY["undo"]).click()
    assert [file["name"] for file in kept(tab)] == ["Ana"]


def test_the_latest_is_looked_at_first(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    dates = ("2026-03-01", "2026-11-01", "2025-11-01")
    files = [payload(f"{date}.json", reflection("every", {}, name="Ana", date=date)) for date in dates]
    tab.locator("[data-pp-file]").set_input_files(files)
    tab.reload()
    expect(tab.locator("[data-pp-title]")).to_have_text(f"{isolated('Ana')} · {isolated('2026-11-01')}")


def test_going_on_with_one_of_several(tab: Page, address: str) -> None:
    """At the statement that was answered last, in a tab that goes on with it from then on."""
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, AGREED, "We do")
    do(tab, "begin-another").click()
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    go_on(tab, address, "Ana")
    expect(tab).to_have_url(f"{address}{CHECKLIST}#agree--agreed")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    tab.goto(f"{address}every/go-on/reflect/")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")


def test_the_focus_goes_back_when_what_is_told_is_put_away(tab: Page, address: str) -> None:
    """And Escape does not take an undo away."""
    go(tab, address + CHECKLIST)
    open_file = do(tab, "open-file")
    open_file.focus()
    tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
    expect(told(tab)).to_contain_text("is empty")
    do(tab, "close").focus()
    tab.keyboard.press("Enter")
    expect(open_file).to_be_focused()
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", reflection("every", {}, name="Ana"))])
    tab.get_by_role("button", name=SAY["delete"], exact=True).click()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name=SAY["undo"])).to_be_focused()
    tab.keyboard.press("Enter")
    expect(told(tab)).to_have_text(SAY["undone"])
    expect(do(tab, "open-file")).to_be_focused()


def test_what_is_told_does_not_hide_what_has_the_focus(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 640})
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload(f"{'long' * 30}.json", "")])
    box = tab.locator(".pp-notice")
    expect(box).to_be_visible()
    group(tab, ONE_PLAN).get_by_role("radio").first.focus()
    for _ in range(12):
        tab.keyboard.press("Tab")
        covered = tab.evaluate(
            """() => { const here = document.activeElement.getBoundingClientRect();
            const box = document.querySelector(".pp-notice");
            return !box.contains(document.activeElement) && here.bottom > box.getBoundingClientRect().top; }"""
        )
        assert not covered, tab.evaluate("() => document.activeElement.outerHTML")
    tab.close()


# A framework that has changed since


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of every feature, a year later: a statement reworded, one moved, one retired, one gone."""
    folder = drawn_project(tmp_path_factory.mktemp("renewed"), FEATURES)
    begin, go_on = (folder / f"data/frameworks/every/{name}.yml" for name in ("begin", "go-on"))
    text = begin.read_text("utf-8")
    text = text.replace("one-plan: The district has one plan.", "one-plan: The district has one plan, and shows it.")
    text = text.replace("      agreed: All have said yes.\n", "")
    text = text.replace("  agree:\n", "  agree-all:\n    was: every/begin/agree\n").replace(
        "begin/agree/no-return", "begin/a/b"
    )
    text = text.replace(
        "      each-school: Each school knows the plan.\n",
        "      each-school: {text: Each school knows the plan., retired: Nobody could tell.}\n",
    )
    begin.write_text(text, "utf-8")
    moved = "      all-said: {text: All have said yes., was: every/begin/agree/agreed}\n"
    go_on.write_text(go_on.read_text("utf-8").replace("    signs:\n", f"    signs:\n{moved}", 1), "utf-8")
    framework = folder / "data/frameworks/every/framework.yml"
    framework.write_text(
        framework.read_text("utf-8")
        .replace("begin/agree,", "begin/agree-all,")
        .replace('version: "2"', 'version: "3"'),
        "utf-8",
    )
    return built(folder)


ANSWERED = {
    "every/begin/prepare/one-plan": {"response": "partly", "text": ONE_PLAN},
    "every/begin/prepare/each-school": {"response": "yes", "text": SCHOOL},
    "every/begin/agree/agreed": {"response": "no", "text": AGREED},
    "every/begin/agree/later": {"response": "yes", "text": "Nobody has come back on it."},
    "every/begin/agree": {"note": "About agreeing.", "text": "Agree"},
    "every/begin/nowhere/at-all": {"response": "yes", "text": "Words of another site."},
}


def test_answers_follow_what_was_moved_and_reworded(context: BrowserContext, renewed: Path, serve: Serve) -> None:
    address, tab = serve(renewed), context.new_page()
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", reflection("every", ANSWERED, name="Ana"))])
    reworded = group(tab, "The district has one plan, and shows it.")
    assert chosen(tab, "The district has one plan, and shows it.") == ["We do in part"]
    expect(reworded).to_contain_text(SAY["reworded"])
    expect(reworded).to_contain_text(f"“{ONE_PLAN}”")
    assert chosen(tab, "Nobody has come back on it.") == ["We do"]
    expect(tab.locator("[name='every/begin/agree-all#note']")).to_have_value("About agreeing.")
    expect(tab.get_by_text("2 of your answers belong to statements that are no longer here.")).to_be_visible()
    go(tab, f"{address}every/go-on/reflect/")
    assert chosen(tab, AGREED) == ["We do not yet"]

    go(tab, address + REFLECTIONS)
    part = tab.locator("[data-pp-reworded]")
    expect(part).to_contain_text("Now: “The district has one plan, and shows it.”")
    expect(part).to_contain_text(f"You answered to: “{ONE_PLAN}”")
    expect(tab.locator("[data-pp-retired]")).to_contain_text(SCHOOL)
    expect(tab.locator("[data-pp-retired]")).to_contain_text("Why: Nobody could tell.")
    expect(tab.locator("[data-pp-lost]")).to_contain_text("Words of another site.")

    go(tab, address + CHECKLIST)
    tab.get_by_role("button", name=SAY["reworded-keep"]).click()
    expect(tab.get_by_text(SAY["reworded"])).to_have_count(0)
    answer(tab, "Nobody has come back on it.", "We do in part")
    responses = kept(tab)[0]["responses"]
    assert responses["every/begin/prepare/one-plan"] == {
        "response": "partly",
        "text": "The district has one plan, and shows it.",
    }
    assert responses["every/begin/agree-all/later"]["response"] == "partly"
    assert "every/begin/agree/later" not in responses
    for address_of in ("every/begin/prepare/each-school", "every/begin/agree/agreed", "every/begin/nowhere/at-all"):
        assert responses[address_of] == ANSWERED[address_of]


# What goes wrong


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(("script", "key"), [(REFUSED, "kept-refused"), (FULL, "kept-full")], ids=["refused", "full"])
def test_when_nothing_can_be_kept(tab: Page, address: str, script: str, key: str) -> None:
    tab.add_init_script(script)
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    expect(state(tab)).to_have_text(SAY[key])
    tab.locator("[data-pp-file]").set_input_files([payload("b.json", reflection("every", {}, name="Ben"))])
    expect(told(tab)).to_have_text(SAY["save-first"])
    leaving: list[str] = []

    def stay(dialog: Dialog) -> None:
        leaving.append(dialog.type)
        dialog.dismiss()

    tab.once("dialog", stay)
    tab.evaluate("() => { location.href = '../'; }")
    expect(group(tab, ONE_PLAN)).to_be_visible()
    assert leaving == ["beforeunload"]
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "A note"
    tab.locator("[data-pp-file]").set_input_files([payload("b.json", reflection("every", {}, name="Ben"))])
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ben")


def test_when_the_store_fills_up_on_the_way(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.evaluate("() => { window.set = Storage.prototype.setItem; " + FULL + " }")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-full"])
    tab.evaluate("() => { Storage.prototype.setItem = window.set; }")
    answer(tab, SCHOOL, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert len(kept(tab)[0]["responses"]) == 3


def test_what_stands_on_the_page_only_is_not_left_for_another_reflection(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, ONE_PLAN, "We do")
    do(tab, "begin-another").click()
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    tab.evaluate(f"() => {{ {FULL} }}")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-full"])
    do(tab, "begin-another").click()
    expect(told(tab)).to_have_text(SAY["save-first"])
    assert chosen(tab, AGREED) == ["We do"]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ben")


def test_what_stands_on_the_page_only_outlives_going_from_page_to_page(tab: Page, address: str) -> None:
    """The theme loads pages by itself, and asks nobody before it does."""
    go(tab, address + CHECKLIST)
    tab.evaluate(f"() => {{ {FULL} }}")
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SAY["reflections"])
    tab.go_back()
    expect(state(tab)).to_have_text(SAY["kept-full"])
    assert chosen(tab, ONE_PLAN) == ["We do"]
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("A note")
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "A note"


def test_when_the_store_is_cleared_under_one_s_feet(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.evaluate("() => localStorage.clear()")
    answer(tab, AGREED, "We do")
    expect(told(tab)).to_have_text(SAY["kept-again"])
    assert len(kept(tab)[0]["responses"]) == 2
    tab.reload()
    go(tab, address + CHECKLIST)
    assert chosen(tab, AGREED) == ["We do"]


def test_when_another_tab_clears_the_store(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + REFLECTIONS)
    do(other, "delete-all").click()
    other.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    assert chosen(tab, ONE_PLAN) == ["We do"]
    assert kept(other) == []
    answer(tab, AGREED, "We do")
    assert len(kept(tab)[0]["responses"]) == 2


def test_what_is_kept_and_cannot_be_read_is_left_alone(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    broken = tab.evaluate(
        """() => { const key = Object.keys(localStorage).find(k => k.includes('/reflection/'));
        localStorage[key] = localStorage[key].slice(0, 90); return localStorage[key]; }"""
    )
    go(tab, address + CHECKLIST)
    expect(told(tab)).to_have_text(SAY["kept-unreadable"])
    answer(tab, AGREED, "We do")
    assert broken in tab.evaluate("() => Object.values(localStorage)")
    go(tab, address + REFLECTIONS)
    card = tab.get_by_role("listitem").filter(has_text=SAY["reflections-unreadable"])
    _, text = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    assert text == broken


def test_two_tabs_on_one_reflection(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    other = go(context.new_page(), address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(told(other)).to_have_text(SAY["kept-elsewhere"])
    expect(group(other, ONE_PLAN).get_by_role("radio", name="We do", exact=True)).to_be_checked()
    answer(other, AGREED, "We do in part")
    expect(group(tab, AGREED).get_by_role("radio", name="We do in part")).to_be_checked()
    other.get_by_label(SAY["your-notes"]).first.fill("From the other")
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("From the other")
    assert len(kept(tab)) == 1


def test_a_text_typed_in_two_tabs_at_once_is_not_lost(context: BrowserContext, tab: Page, address: str) -> None:
    """When the news of the other tab has not come, as with a tab that was asleep."""
    go(tab, address + CHECKLIST)
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill("Mine")
    tab.evaluate(
        """() => { const key = Object.keys(localStorage).find(k => k.includes('/reflection/'));
        const agreed = '"responses":{"every/begin/agree/agreed":{"response":"yes","text":"x"},';
        localStorage[key] = localStorage[key].replace('Mine', 'Theirs').replace('"responses":{', agreed); }"""
    )
    notes.focus()
    tab.keyboard.press("End")
    tab.keyboard.type("!")
    expect(notes).to_have_value("Mine!\n\nTheirs")
    expect(told(tab)).to_have_text(SAY["both-texts"])
    tab.keyboard.type("?")
    expect(notes).to_have_value("Mine!?\n\nTheirs")
    assert chosen(tab, AGREED) == ["We do"]
    assert kept(tab)[0]["responses"]["every/begin/prepare"]["note"] == "Mine!?\n\nTheirs"


def test_one_begun_on_purpose_stays_begun(context: BrowserContext, tab: Page, address: str) -> None:
    """Whatever is entered in another tab, the next person's answers do not go into the first one's reflection."""
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    other = go(context.new_page(), f"{address}every/go-on/reflect/")
    do(tab, "begin-another").click()
    other.get_by_label(SAY["your-notes"]).first.fill("Ana's")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("")
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    assert [file["name"] for file in kept(tab)] == ["Ana", "Ben"]


def test_one_that_went_on_elsewhere_is_not_written_over_by_an_undo(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill("One")
    other = go(context.new_page(), address + REFLECTIONS)
    other.get_by_role("button", name=SAY["delete"], exact=True).click()
    notes.fill("One, and more")
    other.get_by_role("button", name=SAY["undo"]).click()
    expect(notes).to_have_value("One, and more")
    assert [file["responses"]["every/begin/prepare"]["note"] for file in kept(tab)] == ["One, and more", "One"]


def test_a_tab_without_room_does_not_write_over_another(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.evaluate("() => { window.set = Storage.prototype.setItem; " + FULL + " }")
    answer(tab, AGREED, "We do")
    other = go(context.new_page(), address + CHECKLIST)
    other.get_by_label(SAY["your-notes"]).first.fill("From the other")
    tab.evaluate("() => { Storage.prototype.setItem = window.set; }")
    answer(tab, SCHOOL, "We do")
    theirs, ours = kept(tab)
    assert theirs["responses"]["every/begin/prepare"]["note"] == "From the other"
    assert len(ours["responses"]) == 3


def test_what_is_broken_beneath_one_s_feet_is_kept_anew(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.evaluate(
        """() => { const key = Object.keys(localStorage).find(k => k.includes('/reflection/'));
        localStorage[key] = '{"file": {}}'; }"""
    )
    answer(tab, AGREED, "We do")
    expect(told(tab)).to_have_text(SAY["kept-again"])
    texts = tab.evaluate(
        "() => Object.keys(localStorage).filter(k => k.includes('/reflection/')).map(k => localStorage[k])"
    )
    assert '{"file": {}}' in texts
    assert max(len(json.loads(text)["file"].get("responses", {})) for text in texts) == 2


def test_what_was_cleared_outlives_going_from_page_to_page(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + REFLECTIONS)
    do(other, "delete-all").click()
    other.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(do(other, "open-file")).to_be_focused()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    expect(tab.locator("[data-pp-list] > li")).to_contain_text(SAY["kept-cleared"])
    tab.go_back()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    assert chosen(tab, ONE_PLAN) == ["We do"]


def test_the_page_of_all_saves_what_stands_on_a_page_only(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-notes"]).first.fill("One")
    tab.evaluate(f"() => {{ {FULL} }}")
    tab.get_by_label(SAY["your-notes"]).first.fill("One, and more")
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    card = tab.locator("[data-pp-list] > li")
    expect(card).to_contain_text(SAY["kept-full"])
    save = card.get_by_role("button", name=SAY["save-file"])
    _, text = saved(tab, save)
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "One, and more"
    expect(card.get_by_role("button", name=SAY["save-file"])).to_be_focused()


def test_answers_in_words_and_dates_of_one_s_own(tab: Page, address: str) -> None:
    """A question answered in words only is drawn as neither a response nor nothing; a date that is none shows."""
    entries = {"every/begin/prepare/how": {"answer": "They say so.", "text": "How do they know it?"}}
    go(tab, address + CHECKLIST)
    file = reflection("every", entries, name="Ana", date="next spring")
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", file)])
    expect(tab.get_by_label(SAY["your-date"])).to_have_value("next spring")
    go(tab, address + REFLECTIONS)
    expect(tab.locator("[data-pp-legend]")).to_contain_text(SAY["standing-words"])
    row = tab.get_by_role("row").filter(has_text="Prepare the ground")
    expect(row.locator("path")).to_have_count(1)
    expect(row).to_contain_text("6 not answered")


def test_another_tab_is_told_once(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + CHECKLIST)
    notes = other.get_by_label(SAY["your-notes"]).first
    notes.fill("One")
    expect(told(tab)).to_have_text(SAY["kept-elsewhere"])
    do(tab, "close").click()
    notes.fill("Two")
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("Two")
    expect(told(tab)).to_be_empty()


# Everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_scanner_finds_nothing_in_any_state(
    browser: Browser, renewed: Path, serve: Serve, scheme: Any, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(10_000)
    address, tab = serve(renewed), context.new_page()

    def clean(what: str) -> None:
        found = Axe().run(tab, options=RULES).response["violations"]
        assert [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]] == [], what
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate(WIDER) == [], what
        tab.set_viewport_size({"width": width, "height": 800})

    go(tab, address + REFLECTIONS)
    clean("nothing kept")
    go(tab, address + CHECKLIST)
    clean("an empty checklist")
    long = "Verylongwordwithoutanyspaceinit" * 8
    entries = {**ANSWERED, "every/begin/agree/later": {"response": "yes", "text": long}}
    files = [reflection("every", entries, name=long, team="T"), reflection("every", ANSWERED, date="2026-01-01")]
    for number, file in enumerate(files):
        tab.locator("[data-pp-file]").set_input_files([payload(f"{number}.json", file)])
    clean("an answered checklist")
    tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
    clean("a problem told")
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-compare]").select_option(index=1)
    clean("all reflections, compared")
    do(tab, "delete-all").click()
    clean("a question asked")
    context.close()


def test_it_prints_without_its_tools(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("\n".join(f"Line {number}" for number in range(30)))
    tab.emulate_media(media="print")
    for tool in (do(tab, "save-file"), group(tab, ONE_PLAN).get_by_role("button"), tab.locator("[data-pp-resume]")):
        expect(tool.first).to_be_hidden()
    expect(tab.get_by_label(SAY["your-name"])).to_be_visible()
    assert tab.get_by_label(SAY["your-notes"]).first.evaluate("e => e.scrollHeight <= e.clientHeight + 2")


def test_a_screen_reader_is_told_sparingly(tab: Page, address: str) -> None:
    """A change in what is kept where is told; each character is not."""
    go(tab, address + CHECKLIST)
    tab.evaluate(
        """() => { window.said = 0;
        const observer = new MutationObserver(() => { window.said += 1; });
        document.querySelectorAll("article [role=status], article [role=alert]").forEach(e =>
          observer.observe(e, { childList: true, characterData: true, subtree: true })); }"""
    )
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.focus()
    tab.keyboard.type("Some words, typed one by one.")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert tab.evaluate("() => window.said") == 1


def test_a_tab_goes_on_with_its_own_reflection(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    other = go(context.new_page(), address + CHECKLIST)
    do(other, "begin-another").click()
    other.get_by_label(SAY["your-name"]).fill("Ben")
    tab.reload()
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")


def test_the_later_of_two_is_now(tab: Page, address: str) -> None:
    place = "every/begin/prepare/one-plan"
    go(tab, address + REFLECTIONS)
    files = [
        reflection("every", {place: said}, name="Ana", date=date)
        for said, date in (("yes", "2026-11-01"), ("no", "2025-11-01"))
    ]
    tab.locator("[data-pp-file]").set_input_files([payload(f"{at}.json", file) for at, file in enumerate(files)])
    tab.get_by_label(SAY["compare-with"]).select_option(index=1)
    expect(tab.locator("[data-pp-changed] li")).to_contain_text("Was “We do not yet”, is now “We do”")

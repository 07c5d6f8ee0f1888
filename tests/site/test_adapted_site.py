"""The site of a district that adapts the frameworks.

What is its own is there, is marked, and is listed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.model.site import Site
from tests.support.adapted import (
    ADDED,
    NEW,
    NOTE,
    NOW,
    ONE_LEFT_OUT,
    ORIGINALLY,
    REWORDED,
    SAY,
    WHY,
    WRITTEN_FOR,
)
from tests.support.commands import run
from tests.support.html_pages import HtmlElement, every_page, page, unresolved
from tests.support.projects import FEATURES, drawn_project
from tests.support.shapes import ONE_COLUMN
from tests.support.site_texts import found_by_search, unshown
from tests.support.sites import contents


@pytest.fixture
def project(adapted_project: Path) -> Path:
    return adapted_project


@pytest.fixture
def site(project: Path) -> Path:
    return project / "site"


def marks(element: HtmlElement) -> list[str]:
    """The marks in an element, each with what it opens."""
    return [
        details.text
        for details in element.all("details")
        if "pp-adapted" in details.attributes.get("class", "")
    ]


def test_its_face_needs_nothing_but_its_two_folders(project: Path, tmp_path: Path) -> None:
    """It says all that a site may say of its look, and no file of upstream differs."""
    site = load_dataset(project).project.site
    face = (
        *("logo", "icon", "styles", "footer", "pages", "colours", "allow", "dates", "home"),
        *("contact", "reply_within", "complaints", "coordinator"),
    )
    assert [name for name in face if getattr(site, name) == getattr(Site(), name)] == []
    upstream = contents(drawn_project(tmp_path, FEATURES + ONE_COLUMN))
    ours = contents(project)
    differing = {name for name in ours if upstream.get(name) != ours[name]}
    made = ("site/", ".cache/", "out/")
    own = ("data/local/", "content/local/")
    assert [name for name in differing if not name.startswith((*made, *own))] == []
    assert upstream.keys() <= ours.keys()


def test_it_has_a_face_of_its_own(site: Path) -> None:
    """All of it is said in data/local/ and content/local/ alone."""
    home = page(site, "")
    assert next(home.root.all("h1")).text == "Welcome to Our District"
    assert "We say what we mean by a good plan" in home.text
    assert "every/begin/" in [address for _, address in home.links]
    steps = next(
        div for div in home.root.all("div") if "pp-tasks" in div.attributes.get("class", "")
    )
    assert [each.text for each in steps.all("strong")] == ["Meet", "Look"]
    assert "retrieved January 31, 2026" in page(site, "every/").text
    begin = page(site, "every/begin/")
    brand = next(link for link in begin.root.all("a") if "pp-brand" in link.attributes["class"])
    (logo,) = brand.all("img")
    assert (logo.attributes["src"], logo.attributes["alt"]) == ("../../pictures/board.svg", "")
    heads = {link.attributes.get("rel"): link.attributes for link in begin.root.all("link")}
    assert heads["icon"]["href"] == "../../pictures/board.svg"
    sheets = [link.attributes["href"] for link in begin.root.all("link")]
    assert any(sheet.startswith("../../our.css") for sheet in sheets)
    footer = next(begin.root.all("footer"))
    assert "Our school board meets on Tuesdays." in footer.text
    links = {link.text: link.attributes["href"] for link in footer.all("a")}
    assert links["Imprint"] == "../../board/"
    assert links["Our district"] == "https://district.example.org/"
    assert "https://video.example.org" in (site / "every/begin/index.html").read_text("utf-8")
    menu = next(nav for nav in begin.root.all("nav") if nav.attributes.get("id") == "__nav")
    titles = [link.text for link in menu.all("a")]
    assert "For the district" not in titles
    assert titles.index("Our board") < titles.index("Glossary") < titles.index("Local changes")
    assert not any("technology" in link.attributes["href"] for link in menu.all("a"))
    assert (site / "technology-office/index.html").is_file()


def test_it_is_whole(project: Path, site: Path) -> None:
    assert unshown(site, load_dataset(project)) == []
    assert unresolved(site, "/our/profiles/") == []
    assert page(site, "").title == "Practice in Our District"
    assert "--pp-accent: #1f4e8c" in (site / "assets/site.css").read_text("utf-8")
    assert not (site / "steps").exists()


@pytest.mark.parametrize("below", ["", "reflect/"])
def test_what_is_adapted_is_marked_where_it_stands(site: Path, below: str) -> None:
    here = page(site, f"every/begin/{below}")
    assert marks(here.ids["prepare--one-plan"]) == [
        f"{REWORDED} {ORIGINALLY} The district has one plan. {WRITTEN_FOR}"
        f" The district had one plan. {WHY} We say our. since 2026 · by"
        " Planning office"
    ]
    assert marks(here.ids["prepare--online"]) == [f"{ADDED} {NEW} {WHY} Families asked for it."]
    assert marks(here.ids["prepare--who"]) == [f"{REWORDED} {ORIGINALLY} Who has read the plan?"]
    everywhere = marks(here.root)
    assert f"{REWORDED} Title: {ORIGINALLY} Begin {WHY} Beginning badly is easy." in everywhere
    assert (
        f"{ONE_LEFT_OUT} Each goal has a name beside it. {WHY} Our goals have no names."
        in everywhere
    )
    assert f"{ONE_LEFT_OUT} Why does this matter? {WHY} We know why." in everywhere
    assert f"{ADDED} {NEW}" in everywhere  # the practice as a whole, once
    assert marks(here.ids["ours--asked"]) == []
    assert marks(here.ids["prepare--each-school"]) == []
    assert (
        f"{NOTE}: Ask Ms. Example <mail@example.org>. She has the plan:"
        " https://example.org/board?a=1&b=2." in here.text
    )
    assert "Each goal has a name beside it." in here.text  # told as left out …
    assert "prepare--named" not in here.ids  # … and nowhere else


def test_what_is_left_unsaid_is_not_marked(site: Path) -> None:
    here = page(site, "every/go-on/")
    assert marks(here.root) == [f"{ADDED} Note: {NEW}"]
    assert marks(page(site, "every/").root) == []


def test_keys_stay_so_that_answers_do(site: Path) -> None:
    names = {
        field.attributes.get("name")
        for field in page(site, "every/begin/reflect/").root.all("input")
    }
    assert {
        "every/begin/prepare/one-plan",
        "every/begin/prepare/online",
        "every/begin/prepare/who",
    } <= names


def test_a_local_note_leads_to_the_addresses_in_it(site: Path) -> None:
    leads = [address for _, address in page(site, "every/begin/").links]
    assert "mailto:mail@example.org" in leads
    assert "https://example.org/board?a=1&b=2" in leads


def test_the_data_for_machines_says_it_too(site: Path) -> None:
    export = json.loads((site / "every/framework.json").read_text("utf-8"))["framework"]
    begin = export["sections"][0]
    prepare = begin["practices"][0]
    statement = next(
        entry for entry in prepare["columns"][0]["statements"] if entry["key"] == "one-plan"
    )
    assert statement["adapted"]["changes"] == [
        {
            "kind": "reworded",
            "field": "text",
            "below": "The district has one plan.",
            "replaces": "The district had one plan.",
            "stale": True,
            "reason": "We say our.",
            "since": "2026",
            "by": "Planning office",
        }
    ]
    assert prepare["adapted"]["left_out"] == [
        {"address": "every/begin/prepare/named", "reason": "Our goals have no names."}
    ]
    assert prepare["adapted"]["local_note"].startswith("Ask Ms. Example")
    assert "adapted" not in export["sections"][1]
    assert (
        "adapted" not in export["source"]
    )  # another framework is left out, which it does not speak of


def test_one_page_lists_everything(site: Path) -> None:
    here = page(site, "changes/")
    assert next(here.root.all("h1")).text == SAY["changes"]
    titles = [heading.text for heading in here.root.all("h2")]
    assert titles == [
        SAY["search-title"],
        SAY["frameworks"],
        "Every: Begin well",
        "Every: Go on",
        SAY["glossary"],
        SAY["words-of-pages"],
        SAY["field-responses"],
    ]
    for said in (
        f"Another shape {WHY} We use another one.",
        f"Title: {ORIGINALLY} Begin {WHY} Beginning badly is easy.",
        f"Our district has one plan. {ORIGINALLY} The district has one plan.",
        (f"Anyone can read the plan online. {NEW} {WHY} Families asked for it."),
        f"{ONE_LEFT_OUT} Why does this matter? {WHY} We know why.",
        f"{NOTE}: Ask Ms. Example <mail@example.org>.",
        f"We keep the notes. Note: {NOW} In the archive. {NEW}",
        f"{ORIGINALLY} What a plan is for.",
        f"archive {NEW}",
        "Discussion guides",
        f"{NOW} We do here and there {ORIGINALLY} We do in part {WHY} It says where.",
    ):
        assert said in here.text
    leads = [address for element, address in here.links if element.tag == "a"]
    assert "../every/begin/#prepare--one-plan" in leads
    assert "../glossary/#archive" in leads


def test_the_list_is_found_from_every_page(site: Path) -> None:
    for here in every_page(site):
        navigation = [nav for nav in here.root.all("nav") if nav.attributes.get("id") == "__nav"]
        assert any(SAY["changes"] in nav.text for nav in navigation), here.path
        assert SAY["footer-adapted"] in here.text
    assert any(entry["location"] == "changes/" for entry in found_by_search(site))


def test_own_pages_are_in_the_navigation_and_in_the_place_of_others(site: Path) -> None:
    assert "This page stands in the place of another." in page(site, "about/").text
    board = page(site, "board/")
    assert "We ask our neighbors." in board.text
    assert (site / "pictures/board.svg").is_file()
    for here in every_page(site):
        stops = next(nav for nav in here.root.all("nav") if nav.attributes.get("id") == "__nav")
        titles = [link.text for link in stops.all("a")]
        assert titles.count("About our district") == 1
        assert titles.count("Our board") == 1
    assert not (site / "local").exists()
    assert "Notes for ourselves." not in "".join(here.text for here in every_page(site))


def test_pages_without_mkdocs_are_the_same(project: Path, tmp_path: Path) -> None:
    done = run(project, "pages", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stdout + done.stderr
    files = {
        name: content
        for name, content in contents(tmp_path / "pages").items()
        if name.endswith(".md")
    }
    assert b"This page stands in the place of another." in files["about.md"]
    assert b"We ask our neighbors." in files["board.md"]
    assert b"Our district has one plan." in files["every/begin/index.md"]
    assert not [name for name in files if name.startswith("local/") or "README" in name]

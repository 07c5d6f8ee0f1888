"""What is typed is what is read.

Markup in texts stays text, and pages are made as the golden ones show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.outputs.html.calls import CALLS, UnknownAddressError
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.pages import list_pages
from tests.support.drawing import draw
from tests.support.html_pages import every_page, page, unresolved, words
from tests.support.projects import FEATURES, MARKUP, ROOT, copied, drawn_project
from tests.support.site_texts import found_by_search, unshown
from tests.support.sites import built

GOLDEN = ROOT / "tests" / "golden"


def test_markup_is_shown_as_typed(marked_project: Path, marked_site: Path) -> None:
    data = load_dataset(marked_project)
    assert data.project.site.name == f"Demo{MARKUP}"
    assert MARKUP in data.project.frameworks["every"].levels["district"]
    assert MARKUP in data.project.messages["guide-agenda"]
    assert unshown(marked_site, data) == []
    assert unresolved(marked_site) == []
    explained = {here.path for here in every_page(marked_site) if "__term-plan" in here.ids}
    assert explained >= {f"every/begin/{below}index.html" for below in ("", "reflect/", "guide/")}


def test_markup_in_titles_and_descriptions(marked_project: Path, marked_site: Path) -> None:
    data = load_dataset(marked_project)
    for made in list_pages(data):
        here = page(marked_site, made.path)
        assert here.title == words(f"{made.title} - {data.project.site.name}")
        metas = {
            meta.attributes.get("name"): meta.attributes.get("content", "")
            for meta in here.root.all("meta")
        }
        description = metas["description"].removesuffix(" …")
        assert description
        assert words(made.description).startswith(description)
    for here in every_page(marked_site):
        assert here.title.endswith(words(data.project.site.name)), here.path


def test_no_markup_of_the_data_is_markup_of_the_page(marked_site: Path) -> None:
    """Nothing in a page is there because a text says so: no element, no attribute, no comment."""
    for here in every_page(marked_site):
        for element in here.root.all():
            assert not [name for name in element.attributes if name.startswith("on")], here.path
            assert not (element.tag == "b" and element.raw == "x"), here.path
            assert element.attributes.get("src") != "x", here.path
            assert element.attributes.get("href") != "b", here.path
        for tag in ("script", "style", "title"):
            for element in here.root.all(tag):
                runs = tag == "script" and element.attributes.get("type", "") in (
                    "",
                    "module",
                    "text/javascript",
                )
                assert not runs or "alert(" not in element.raw, here.path
        assert len(list(here.root.all("title"))) == 1, here.path
        assert " c " not in comments((marked_site / here.path).read_text("utf-8")), here.path
        assert "10001" not in here.text, here.path  # 73 * 137
        for script in here.root.all("script"):
            if "json" in script.attributes.get("type", ""):
                json.loads(script.raw)


def comments(html: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_comment(self, data: str) -> None:
            found.append(data)

    Reader().feed(html)
    return found


def test_the_search_index_holds_no_markup_of_the_data(marked_site: Path) -> None:
    index = json.loads((marked_site / "search" / "search_index.json").read_text("utf-8"))
    for entry in index["docs"]:
        if entry["location"].startswith(("every", "glossary")):
            assert "<" not in entry["title"] + entry["text"]
    assert any(MARKUP.strip() in entry["title"] for entry in found_by_search(marked_site))


def test_a_title_written_by_hand_is_shown_as_typed(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, "")
    (project / "content" / "about.md").write_text(
        "# Questions & answers: 1 < 2, `<b>` too\n\nYes.\n", "utf-8"
    )
    site = built(project)
    assert page(site, "about/").title.startswith("Questions & answers: 1 < 2, <b> too")
    for here in every_page(site):
        navigation = " ".join(nav.text for nav in here.root.all("nav"))
        assert "Questions & answers: 1 < 2, <b> too" in navigation, here.path


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HtmlRenderer:
    copied(tmp_path, "data/messages.yml")
    draw(tmp_path, FEATURES)
    monkeypatch.chdir(tmp_path)
    return HtmlRenderer(load_dataset(Path()))


#: Each call, with the address that it is given and the page on which it stands.
RENDERED = {
    "profile": ("every/begin", "every/begin/"),
    "checklist": ("every/begin", "every/begin/reflect/"),
    "guide": ("every/begin", "every/begin/guide/"),
    "framework": ("every", "every/"),
    "practice": ("every/begin/prepare", "our-own/page/"),
    "frameworks": ("", ""),
    "guides": ("", "guides/"),
    "glossary": ("", "glossary/"),
    "home_lead": ("", ""),
    "home_steps": ("", ""),
    "resume": ("", ""),
    "reflections": ("", "reflections/"),
    "team": ("", "team/"),
    "district": ("", "district/"),
    "changes": ("", "changes/"),
    "conformance": ("", ""),
    "statement": ("", ""),
}


@pytest.mark.parametrize("call", CALLS)
def test_golden_pages(call: str, golden: HtmlRenderer, request: pytest.FixtureRequest) -> None:
    """`pytest --refresh-golden` writes them anew; the difference is then to be read."""
    html = golden.render(call, *RENDERED[call]).html.strip() + "\n"
    file = GOLDEN / f"{call}.html"
    if request.config.getoption("--refresh-golden"):
        file.write_text(html, "utf-8")
    assert html.splitlines() == file.read_text("utf-8").splitlines()


def test_no_golden_page_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*.html")} == set(CALLS)


def ids(html: str) -> Iterator[str]:
    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name == "id")

    found: list[str] = []
    Reader().feed(html)
    yield from found


@pytest.mark.parametrize("call", CALLS)
def test_headings_are_those_that_the_table_of_contents_leads_to(
    call: str, golden: HtmlRenderer
) -> None:
    fragment = golden.render(call, *RENDERED[call])
    assert {heading.id for heading in fragment.headings} <= set(ids(fragment.html))


@pytest.mark.parametrize("call", CALLS)
def test_a_call_on_another_page_brings_no_second_first_heading(
    call: str, golden: HtmlRenderer
) -> None:
    address, own = RENDERED[call]
    assert "<h1" not in golden.render(call, address, "our-own/page/").html
    parts = ("practice", "frameworks", "home_lead", "home_steps", "resume", "conformance")
    assert ("<h1" in golden.render(call, address, own).html) == (call not in (*parts, "statement"))


@pytest.mark.parametrize(
    ("call", "address", "help"),
    [
        ("profile", "every/begn", "Did you mean `every/begin`?"),
        ("profile", "every", "Did you mean `every/"),
        ("practice", "every/begin/prepar", "Did you mean `every/begin/prepare`?"),
        ("practice", "every/begin/prepare/one-plan", "Did you mean `every/begin/prepare`?"),
        ("practice", "every/begin/why", "Did you mean `every/begin/"),
        ("framework", "everi", "Did you mean `every`?"),
        ("checklist", "", "Write the address of a section, such as"),
        ("guide", "every/begin/prepare", "every/begin"),
    ],
)
def test_an_unknown_address_is_told_with_what_may_be_meant(
    call: str, address: str, help: str, golden: HtmlRenderer
) -> None:
    with pytest.raises(UnknownAddressError) as error:
        golden.check_call(call, address)
    assert help in error.value.help

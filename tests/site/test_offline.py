"""The site as a zip file.

It opens from a folder, in a real browser, with search, checklists and documents.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.layers.load import load_dataset
from macros.outputs.offline import make_offline_files, name_folder_links, write_zip
from tests.support.adapted import SAY
from tests.support.commands import run
from tests.support.html_pages import every_page
from tests.support.sites import contents


@pytest.fixture(scope="module")
def unpacked(adapted_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip file unpacked, in a folder whose name addresses must escape."""
    done = run(adapted_project, "offline", "site", "out/profiles.zip")
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path_factory.mktemp("stick") / "A folder, with 100 % ümlauts"
    with zipfile.ZipFile(adapted_project / "out/profiles.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


@pytest.fixture
def opened(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """A browser that has opened the zip's first page, as by a double click, and complains of
    nothing.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda asked: complaints.append(asked.url) if not asked.url.startswith("file:") else None,
    )
    page.goto((unpacked / "start.html").as_uri())
    yield page
    assert complaints == []
    context.close()


def test_the_first_page_leads_into_the_site(opened: Page) -> None:
    expect(opened.get_by_role("heading", level=1)).to_have_text("Practice in Our District")
    expect(opened.get_by_text(SAY["offline-unpack"])).to_be_visible()
    opened.get_by_role("link", name=SAY["offline-open"]).click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Welcome to Our District")
    opened.get_by_role("link", name="Framework of every feature").click()
    opened.get_by_role("article").get_by_role("link", name="Begin well", exact=True).click()
    expect(opened.get_by_text("Our district has one plan.")).to_be_visible()
    opened.get_by_role("radio", name="School").check()
    expect(opened.get_by_text("Our district has one plan.")).to_be_hidden()
    opened.get_by_role("link", name=f"{SAY['way-checklist']} {SAY['checklist']}").click()
    opened.get_by_role("radio", name="We do here and there").first.check()
    expect(opened.get_by_role("radio", name="We do here and there").first).to_be_checked()
    opened.get_by_role("link", name=f"{SAY['way-guide']} {SAY['guide']}").click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Begin well")


def test_the_search_finds_and_leads_there(opened: Page, unpacked: Path) -> None:
    opened.get_by_role("link", name=SAY["offline-open"]).click()
    opened.get_by_role("button", name=SAY["search"]).click()
    opened.get_by_role("dialog").get_by_role("textbox").fill("read the plan online")
    result = opened.get_by_role("dialog").get_by_role(
        "link", name="Anyone can read the plan online."
    )
    # The link itself names the file, for whoever opens it in another window.
    expect(result).to_have_attribute(
        "href", f"{(unpacked / 'site/every/begin/index.html').as_uri()}#prepare--online"
    )
    result.click()
    expect(opened.locator(":target")).to_contain_text("Anyone can read the plan online.")
    assert opened.url.endswith("/site/every/begin/index.html#prepare--online")
    # From a page deeper down, and for a page that was written by hand.
    opened.get_by_role("button", name=SAY["search"]).click()
    opened.get_by_role("dialog").get_by_role("textbox").fill("our board")
    opened.get_by_role("dialog").get_by_role("link", name="Our board").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Our board")


def test_links_that_scripts_make_open_too(opened: Page) -> None:
    opened.get_by_role("link", name=SAY["offline-open"]).click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Welcome to Our District")
    opened.evaluate(
        "const link = document.createElement('a'); link.href = 'every/begin/?level=school#prepare';"
        "link.textContent = 'Made by a script'; document.querySelector('article').append(link);"
    )
    opened.get_by_role("link", name="Made by a script").click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Begin well")
    assert opened.url.endswith("/every/begin/index.html?level=school#prepare")


def test_every_link_names_a_file_that_is_there(unpacked: Path) -> None:
    checked = 0
    for here in every_page(unpacked):
        for element, address in here.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (unpacked / here.path).parent / unquote(parts.path)
            assert target.is_file(), f"{here.path}: <{element.tag}> {address}"
            checked += 1
    assert checked > 300


def test_everything_of_the_site_is_in_it(adapted_project: Path, unpacked: Path) -> None:
    """All pages and documents, but for what only a server needs."""
    apart = {"404.html", "sitemap.xml", "sitemap.xml.gz", "app.webmanifest", "worker.js"}
    apart |= {"search/search_index.json"}
    site, packed = contents(adapted_project / "site").keys(), contents(unpacked / "site").keys()
    assert packed == site - apart | {"search/search_index.js", "assets/offline.js"}
    assert load_dataset(adapted_project).project.site.address == "https://example.org/our/profiles/"


def test_the_same_site_makes_the_same_file() -> None:
    site = {"index.html": b"<html><head></head><a href='x'>", "a/index.html": b"", "b.pdf": b"%PDF"}
    assert write_zip(make_offline_files(site)) == write_zip(
        make_offline_files(dict(reversed(site.items())))
    )


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("deep/", "deep/index.html"),
        ("deep/#a", "deep/index.html#a"),
        ("deep/?x=1&amp;y=2#a", "deep/index.html?x=1&amp;y=2#a"),
        ("file.pdf", "file.pdf"),
        ("#here", "#here"),
        ("", ""),
        ("nowhere/", "nowhere/"),
        ("https://example.org/deep/", "https://example.org/deep/"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_links_that_lead_to_folders_are_given_their_file(link: str, expected: str) -> None:
    files = dict.fromkeys(
        ["index.html", "page/index.html", "page/deep/index.html", "page/file.pdf"], b""
    )
    assert name_folder_links("page/index.html", link, files) == expected


def test_without_a_site_it_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "offline", "site", "out.zip")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "site: There is no site. Build it with `make site`.\n"

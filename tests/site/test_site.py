"""The site that `mkdocs build --strict` makes.

Everything is there, every link leads somewhere, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from macros.layers.load import load_dataset
from macros.model.framework import Section
from macros.outputs.html.templates import make_edit_url
from macros.source.tree import SourceLocation
from macros.views.pages import list_pages
from tests.support.html_pages import Page, every_page, leads_to, page, unresolved
from tests.support.projects import ROOT, copied
from tests.support.site_texts import alive, found_by_search, inside, unshown
from tests.support.sites import built, contents

DATA = load_dataset(ROOT)


def test_every_page_is_there(site: Path) -> None:
    made = list(list_pages(DATA))
    assert len(made) == len({made.path for made in made})
    for made_page in made:
        assert (site / made_page.path / "index.html").is_file(), made_page.path
    for written in (ROOT / "content").glob("*.md"):
        assert (
            site / written.relative_to(ROOT / "content").with_suffix("") / "index.html"
        ).is_file() or (written.stem == "index")
    assert (site / "404.html").is_file()


def test_no_old_script_or_style_is_put_beside_a_new_page(site: Path) -> None:
    """Each is loaded by a name of its content's own, but for the theme's, which have one."""
    loaded = 0
    first = f"{next(iter(DATA.project.shown))}/"
    for path in ("", first, "reflections/", "team/", "district/", "how-to-use/"):
        here = page(site, path)
        for element in (*here.root.all("script"), *here.root.all("link")):
            link = element.attributes.get("src") or element.attributes.get("href") or ""
            name, _, version = link.partition("?v=")
            if name.endswith((".js", ".css")) and not re.search(r"\.[0-9a-f]{8}\.min\.", name):
                assert (
                    version == hashlib.sha256((site / path / name).read_bytes()).hexdigest()[:8]
                ), link
                loaded += 1
    assert loaded > 30


def test_every_section_has_its_three_pages(site: Path) -> None:
    """Without asking the code which pages there are: a file of data is a section."""
    files = [
        path for path in (ROOT / "data" / "frameworks").glob("*/*.yml") if path.stem != "framework"
    ]
    assert files
    for file in files:
        for below in ("", "reflect", "guide"):
            assert (site / file.parent.name / file.stem / below / "index.html").is_file()


def test_every_text_is_shown_as_typed(site: Path) -> None:
    assert unshown(site, DATA) == []


def test_every_text_of_every_feature_is_shown_as_typed(features: Path) -> None:
    assert unshown(features / "published" / "sub" / "path", load_dataset(features)) == []


def test_what_is_retired_is_not_shown(features: Path) -> None:
    site = features / "published" / "sub" / "path"
    for here in every_page(site):
        assert "The plan is on paper." not in here.text
    assert "paper" not in " ".join(entry["title"] for entry in found_by_search(site))


def test_what_is_written_for_the_project_says_so(site: Path) -> None:
    own = DATA.project.messages["own"]
    for section in alive(DATA, "section"):
        here = page(site, f"{section.address}/")
        for thing in inside(DATA, section):
            if thing.kind in ("statement", "question", "item"):
                element = here.ids["--".join(thing.address.split("/")[2:])]
                marked = sum(part.text == own for part in element.all("p"))
                expected = [
                    thing,
                    *(below for below in DATA.children[thing.address] if not below.retired),
                ]
                assert marked == sum(
                    getattr(part.value, "origin", "") == "own" for part in expected
                ), thing.address


def test_edit_leads_to_the_file_and_line(features: Path) -> None:
    here = page(features / "published" / "sub" / "path", "every/begin/")
    addresses = [address for _, address in here.links]
    file = "data/frameworks/every/begin.yml"
    lines = (features / file).read_text("utf-8").splitlines()
    line = lines.index("  prepare:") + 1
    assert f"https://example.org/demo/blob/HEAD/{file}#L{line}" in addresses
    assert make_edit_url("https://example.org/demo/", SourceLocation(file, line)) in addresses
    assert "blob" not in make_edit_url("", SourceLocation(file, line))


def test_every_link_leads_somewhere(site: Path) -> None:
    assert sum(1 for here in every_page(site) for _ in here.links) > 1000
    assert unresolved(site) == []


def test_every_id_stands_once_on_a_page(site: Path) -> None:
    for here in every_page(site):
        ids = Counter(
            element.attributes["id"] for element in here.root.all() if "id" in element.attributes
        )
        assert [id for id, number in ids.items() if number > 1] == [], here.path


def test_what_names_or_describes_is_on_the_page(site: Path) -> None:
    for here in every_page(site):
        for element in here.root.all():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for id in element.attributes.get(name, "").split():
                    assert id in here.ids, f"{here.path}: {name}={id}"


def test_our_own_ids_begin_apart_from_those_of_the_data(site: Path) -> None:
    """So that no statement's key can ever take the place of something of the page."""
    for section in alive(DATA, "section"):
        known = {"--".join(thing.address.split("/")[2:]) for thing in inside(DATA, section)}
        for below in ("", "reflect/", "guide/"):
            here = page(site, f"{section.address}/{below}")
            assert {id for id in here.ids if not id.startswith("__")} == known, here.path


def test_every_page_has_a_title_of_its_own_and_one_heading(site: Path) -> None:
    titles = Counter(here.title for here in every_page(site))
    assert [title for title, number in titles.items() if number > 1] == []
    for here in every_page(site):
        assert here.title.strip()
        assert len(list(here.root.all("h1"))) == 1, here.path


def test_headings_skip_no_level(site: Path) -> None:
    for here in every_page(site):
        headings = [
            heading
            for heading in here.root.all("h1", "h2", "h3", "h4", "h5")
            if not heading.within("dialog")
        ]
        levels = [int(heading.tag[1]) for heading in headings]
        assert all(
            after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)
        ), here.path


def test_practices_are_in_the_table_of_contents(site: Path) -> None:
    for section in alive(DATA, "section"):
        for below in ("", "reflect/", "guide/"):
            here = page(site, f"{section.address}/{below}")
            practices = [
                f"#{thing.key}"
                for thing in DATA.children[section.address]
                if thing.kind == "practice"
            ]
            linked = [
                {address for _, address in Page("", nav).links} for nav in here.root.all("nav")
            ]
            assert any(links.issuperset(practices) for links in linked) or len(practices) < 2, (
                here.path
            )


def test_profile_checklist_and_guide_lead_to_each_other_and_onwards(site: Path) -> None:
    for key in DATA.project.shown:
        sections = [
            thing.address for thing in DATA.children[key] if isinstance(thing.value, Section)
        ]
        for number, address in enumerate(sections):
            beside = sections[max(0, number - 1) : number] + sections[number + 1 : number + 2]
            for below in ("", "reflect/", "guide/"):
                here = page(site, f"{address}/{below}")
                leads = leads_to(here)
                for other in ("", "reflect/", "guide/"):
                    assert other == below or f"{address}/{other}" in leads, here.path
                for neighbor in beside:
                    assert f"{neighbor}/{below}" in leads, here.path


def test_a_second_build_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    """On another day, in another place, with another order of whatever has no order."""
    project, other = copied(tmp_path / "here"), tmp_path / "other" / "place"
    shutil.copytree(project, other)
    first = contents(built(project))
    second = contents(
        built(other, SOURCE_DATE_EPOCH="1000000000", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    )
    assert len(first) > 60
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_it_works_below_any_path(features: Path) -> None:
    site, base = features / "published" / "sub" / "path", "/sub/path/"
    assert unresolved(site, base) == []
    for here in every_page(site):
        for element, address in here.links:
            if element.attributes.get("rel") == "canonical":
                assert address == f"https://example.org{base}{here.url}"
            elif (
                here.path != "404.html"
            ):  # which answers at every address, so that its links cannot be relative
                assert not address.startswith(("/", "https://example.org/sub")), (
                    f"{here.path}: {address}"
                )
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    listed = set(re.findall(r"<loc>(.*?)</loc>", sitemap))
    assert listed == {
        f"https://example.org{base}{here.url}"
        for here in every_page(site)
        if here.path != "404.html"
    }


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for here in every_page(site):
        for element, address in here.links:
            if element.tag != "a" and element.attributes.get("rel") != "canonical":
                assert not urlsplit(address).netloc, f"{here.path}: <{element.tag}> {address}"
        for element in here.root.all():
            assert "//" not in element.attributes.get("srcset", "")
            assert "url(http" not in element.attributes.get("style", "")
            assert element.tag not in ("iframe", "object", "embed")
    for sheet in site.rglob("*.css"):
        loaded = re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text("utf-8"))
        assert not [address for address in loaded if urlsplit(address).netloc], sheet.name
        for address in loaded:
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(address).path).is_file(), f"{sheet.name}: {address}"
        assert not re.findall(r"@import\s+(?:url\()?['\"]?(?:https?:)?//", sheet.read_text("utf-8"))

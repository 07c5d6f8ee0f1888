"""Sites of projects with other frameworks, other languages and pages of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import material
import pytest
from playwright.sync_api import Browser

from macros.layers.load import load_dataset
from macros.plugin.site_settings import find_theme_language
from tests.support import shapes
from tests.support.drawing import draw
from tests.support.html_pages import every_page, leads_to, page, stands, unresolved
from tests.support.levels import DATA
from tests.support.projects import FEATURES, copied, drawn_project
from tests.support.site_texts import found_by_search, unshown
from tests.support.sites import built


def test_a_new_framework_needs_no_other_edit(tmp_path: Path) -> None:
    project = copied(tmp_path)
    ours = shapes.ONE_COLUMN.replace("data/frameworks/", "data/local/frameworks/")
    draw(tmp_path, ours, base="")
    site, data = built(project), load_dataset(project)
    assert data.project.shown == (*DATA.project.shown, "steps")
    assert unshown(site, data) == []
    assert unresolved(site) == []
    for here in every_page(site):
        assert any("Another shape" in nav.text for nav in here.root.all("nav")), here.path
    for path in ("steps/", "steps/how/", "guides/"):
        assert "steps/how/guide/" in leads_to(page(site, path))


def test_frameworks_of_odd_shapes_are_shown(tmp_path: Path) -> None:
    drawings = (
        shapes.THREE_LEVELS,
        shapes.SEVEN_COLUMNS,
        shapes.MATURITY,
        shapes.ONE_COLUMN,
    )
    project = drawn_project(tmp_path, "".join(drawings))
    site, data = built(project), load_dataset(project)
    assert len(data.project.shown) == 5
    assert unshown(site, data) == []
    assert unresolved(site) == []


def test_a_site_may_show_only_some_frameworks(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, shapes.ONE_COLUMN + shapes.MATURITY)
    (project / "data" / "local").mkdir()
    (project / "data" / "local" / "site.yml").write_text("frameworks: [steps]\n", "utf-8")
    site = built(project)
    assert unshown(site, load_dataset(project)) == []
    assert unresolved(site) == []
    assert (site / "steps" / "how" / "guide" / "index.html").is_file()
    assert not (site / "maturity").exists()
    assert not (site / "demo").exists()
    assert stands(site, "steps/how/", "go--first--a")
    locations = [entry["location"] for entry in found_by_search(site)]
    assert not [location for location in locations if location.startswith(("maturity", "demo"))]


@pytest.fixture(scope="module")
def calling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose hand-written pages make calls: several pages one each, and one page several."""
    project = drawn_project(tmp_path_factory.mktemp("calling"), FEATURES)
    calls = {
        "about": '{{ profile("every/begin") }}',
        "how-to-use": '{{ practice("every/begin/prepare") }}\n\n{{ practice("every/go-on/look") }}',
        "how-to-adapt": '{{ checklist("every/begin") }}\n\nand\n\n{{ glossary() }}',
        "how-to-facilitate": (
            '{{ guide("every/go-on") }}\n\n{{ framework("every") }}\n\n{{ guides() }}'
        ),
    }
    for name, call in calls.items():
        (project / "content" / f"{name}.md").write_text(
            f"---\nmine: Own words\n---\n# {name}\n\n{call}\n", "utf-8"
        )
    return built(project)


def test_any_page_may_call(calling: Path) -> None:
    assert "The district has one plan." in page(calling, "about/").text
    assert "Each goal has a name beside it." in page(calling, "how-to-use/").text
    assert "We look back each year." in page(calling, "how-to-use/").text
    assert "We do in part" in page(calling, "how-to-adapt/").text
    assert "What a district means to do." in page(calling, "how-to-adapt/").text
    assert "The book of features" in page(calling, "how-to-facilitate/").text
    assert unresolved(calling) == []
    for name in ("about", "how-to-use", "how-to-adapt", "how-to-facilitate"):
        assert len(list(page(calling, f"{name}/").root.all("h1"))) == 1


def test_ids_stay_apart_where_a_page_makes_several_calls(calling: Path) -> None:
    for here in every_page(calling):
        ids = Counter(
            element.attributes["id"] for element in here.root.all() if "id" in element.attributes
        )
        assert [id for id, number in ids.items() if number > 1] == [], here.path


def test_front_matter_works_as_the_macros_plugin_says(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, "")
    (project / "content" / "about.md").write_text(
        dedent("""\
            ---
            mine: Own words
            ---
            # About

            {{ mine }}
            """),
        "utf-8",
    )
    (project / "content" / "how-to-use.md").write_text(
        dedent("""\
            ---
            render_macros: false
            ---
            # How

            Braces {{ so }} stay.
            """),
        "utf-8",
    )
    site = built(project)
    assert "Own words" in page(site, "about/").text
    assert "Braces {{ so }} stay." in page(site, "how-to-use/").text


def test_the_theme_speaks_the_site_s_language(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", "")
    settings = project / "data/site.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("language: en", "language: ar-EG"), "utf-8"
    )
    home = (built(project) / "index.html").read_text("utf-8")
    assert '<html lang="ar-EG"' in home
    assert '<body dir="rtl"' in home


@pytest.mark.parametrize(
    ("language", "found"),
    [("en", "en"), ("es-MX", "es"), ("pt-BR", "pt-BR"), ("pt-br", "pt-BR"), ("so", ""), ("ht", "")],
)
def test_the_theme_s_own_words_are_those_nearest_to_the_site(language: str, found: str) -> None:
    folder = str(Path(material.__file__).parent / "templates")
    assert find_theme_language(language, [folder]) == found


def test_a_fork_without_an_accessibility_page_has_no_link_to_one(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", "")
    (project / "content/accessibility.md").unlink()
    nav = project / "mkdocs.yml"
    nav.write_text(nav.read_text("utf-8").replace("      - accessibility.md\n", ""), "utf-8")
    assert "accessibility/" not in (built(project) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_place_from_which_a_page_has_moved_leads_on(
    tmp_path: Path, serve: Callable[[Path], str], browser: Browser, scripts: bool
) -> None:
    """With all that its address says besides, if scripts may run."""
    folder = drawn_project(tmp_path, FEATURES)
    begin = folder / "data/frameworks/every/begin.yml"
    begin.write_text("was: every/start\n" + begin.read_text("utf-8"), "utf-8")
    address = serve(built(folder))
    context = browser.new_context(java_script_enabled=scripts)
    here = context.new_page()
    for below in ("", "reflect/", "guide/"):
        here.goto(f"{address}every/start/{below}?level=school#prepare")
        here.wait_for_url(
            f"{address}every/begin/{below}{'?level=school#prepare' if scripts else ''}"
        )
    context.close()

"""What readers see first of a framework, how they find their way, and whose words they read."""

from __future__ import annotations

from macros.layers.load import load_dataset
from macros.views.framework import build_framework_view
from macros.views.navigation import AuthoredPage, Navigation, build_breadcrumbs
from macros.views.pages import list_pages
from tests.support.projects import ROOT

DATA = load_dataset(ROOT, {"upstream": "data"})


def test_a_framework_says_what_it_is_for_and_how_much_is_in_it() -> None:
    views = [build_framework_view(DATA, key) for key in DATA.project.shown]
    assert [view.section_counts for view in views] == [
        "4 strategies",
        "3 steps and a foundation",
        "1 of 4 domains",
        "1 guideline",
    ]
    assert all(view.purpose.endswith("?") for view in views)


def test_breadcrumbs_do_not_repeat_the_heading() -> None:
    for page in list_pages(DATA):
        element = DATA.elements.get(page.address)
        if element and page.kind in ("profile", "checklist", "guide"):
            title = getattr(element.value, "title", "")
            assert all(title not in above.title for above in build_breadcrumbs(DATA, page)), page


def test_pages_of_a_group_stand_under_its_first() -> None:
    pages = [
        AuthoredPage("Home", ""),
        AuthoredPage("About", "about/"),
        AuthoredPage("Files", "files/", above="about/"),
        AuthoredPage("Help", "help/", above="about/"),
    ]
    navigation = Navigation(DATA, pages)
    home = navigation.build_items("", None)[0]
    assert (home.here, home.inside) == (True, ())
    closed = navigation.build_items("", None)[-1]
    assert (closed.title, closed.open, closed.inside) == ("About", False, ())
    for path in ("about/", "files/", "help/"):
        about = navigation.build_items(path, None)[-1]
        assert about.open
        assert [item.path for item in about.inside] == ["files/", "help/"]
        assert [item.path for item in (about, *about.inside) if item.here] == [path]


#: What is said of rights wherever it is said, in the singular or the plural.
RIGHTS = (
    "licensed under",
    "to the extent that we hold rights in it",
    "license does not cover the source",
    "so that you can compare",
    "permission we have not asked for",
    "before you sell or reprint an adaptation",
    "If you hold rights and object, tell us.",
)


def test_rights_are_said_alike_everywhere() -> None:
    places = {
        "LICENSE": (ROOT / "LICENSE").read_text("utf-8"),
        "about": (ROOT / "content/about.md").read_text("utf-8"),
        **{key: value.source.rights for key, value in DATA.project.frameworks.items()},
    }
    for place, text in places.items():
        line = " ".join(text.split())
        assert [words for words in RIGHTS if words not in line] == [], place


def test_it_is_the_source_that_was_adapted() -> None:
    messages = DATA.project.messages
    assert messages["adapted-from"].startswith("The source is adapted from")
    assert messages["wording-own"] == (
        "Headings follow the source. The rest of the wording is our own."
    )

"""What site.yml says of the look of every page can be shown.

These are warnings: where something is not there, the site is shown without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.layers.site_look import FILE_SETTINGS, find_file, find_page, resolve_link
from macros.rules.rule import Finding, rule
from macros.source.own_folder import OWN
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import Location, find_node


@rule("site-look", "warning")
def find_missing_parts(data: Dataset) -> Iterator[Finding]:
    """The files, pages and links that site.yml names are there.

    `logo` and `icon` name a picture and `styles` a style sheet in content/local/. `pages` names
    pages of the menu, and the `link` of a line of the `footer` leads to a page, to a file, or to
    the web. What is not there is left out.
    """
    yield from _find_missing_files(data)
    yield from _find_missing_pages(data)
    for key, line in data.project.site.footer.items():
        if line.link and not any(resolve_link(data, line.link)):
            location = ("site", "footer", key, "link")
            message = f"The link {quote(line.link)} leads to nothing."
            yield Finding(location, message, _suggest_page(data, line.link), at_value=True)


@rule("missing-contact", "warning")
def find_missing_contact(data: Dataset) -> Iterator[Finding]:
    """A district's site says whom to write to, and who sees to it that everyone can use it.

    `contact` is an address for mail or on the web; it stands at the foot of each page.
    `coordinator` names the district's ADA coordinator, or whoever answers for accessibility, on the
    page on it. Both are asked for where a fork has given the site a name of its own.
    """
    site = data.project.site
    name = find_node(data.tree, ("site", "name"))
    if name.depth < 2 or name.node.place.layer != OWN:
        return
    if not site.contact:
        message = "The site says nowhere whom to write to."
        yield Finding(("site", "name"), message, "Add `contact: profiles@…`.")
    if not site.coordinator:
        message = "The page on accessibility names nobody who answers for it."
        help = "Add `coordinator:` with the name and address of your ADA coordinator."
        yield Finding(("site", "name"), message, help)


def _find_missing_files(data: Dataset) -> Iterator[Finding]:
    """Report each file that is not there, or that cannot be shown as what it is named."""
    for setting, endings in FILE_SETTINGS.items():
        value = getattr(data.project.site, setting)
        names = [value] if isinstance(value, str) else value
        for number, name in enumerate(names):
            if not name or find_file(data, name, endings):
                continue
            message = f"{quote(name)} is no file that can be shown here."
            if name.removeprefix("/") not in data.claims:
                message = f"There is no file {quote(name)} among the pages."
            help = f"Put it into content/local/, with the ending {' or '.join(endings)}."
            location: Location = ("site", setting)
            is_list = not isinstance(value, str) and len(names) > 1
            yield Finding((*location, number) if is_list else location, message, help, True)


def _find_missing_pages(data: Dataset) -> Iterator[Finding]:
    """Report each name of the menu's choice that is no page's."""
    choice = data.project.site.pages
    for field in ("order", "hidden"):
        for number, name in enumerate(getattr(choice, field)):
            if find_page(data, name) is None:
                message = f"There is no page {quote(name)}."
                location = ("site", "pages", field, number)
                yield Finding(location, message, _suggest_page(data, name), at_value=True)


def _suggest_page(data: Dataset, name: str) -> str:
    """Return which page is meant, or how to name one."""
    pages = [path.strip("/") for path in data.claims if path.endswith("/")]
    otherwise = "Name a page as its address ends: `about`, `glossary`, `our-year`."
    return suggest(name.strip("/").removesuffix(".md"), pages, otherwise)

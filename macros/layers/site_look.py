"""What a publisher decides of the look of every page: its files, the foot, the menu's order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.site_paths import RESERVED_NAMES, iter_generated_paths
from macros.model.web_addresses import is_web_address
from macros.source.authored_pages import get_page_path

MAIL_ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
DEFAULT_ICON = "assets/mark.svg"
#: The endings of files that can be shown as each.
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".avif")
ICONS = (".svg", ".png")
STYLES = (".css",)


@dataclass(frozen=True)
class FooterLink:
    """A line at the foot of each page: `path` leads to a page of the site, `url` elsewhere."""

    text: str
    path: str = ""
    url: str = ""


#: The settings that name files, with their endings.
FILE_SETTINGS = {"logo": PICTURES, "icon": ICONS, "styles": STYLES}


def find_file(data: Dataset, name: str, endings: Iterable[str]) -> str:
    """Return a file's path on the site if it lies among the pages and can be shown; else ""."""
    path = name.removeprefix("/")
    is_there = path in data.claims and path.lower().endswith(tuple(endings))
    return path if is_there else ""


def find_logo(data: Dataset) -> str:
    """Return the path of the picture beside the site's name, "" for the project's own mark."""
    return find_file(data, data.project.site.logo, PICTURES)


def find_icon(data: Dataset) -> str:
    """Return the path of the picture that browsers show for the site."""
    return find_file(data, data.project.site.icon, ICONS) or DEFAULT_ICON


def list_styles(data: Dataset) -> list[str]:
    """Return the paths of the site's own style sheets."""
    files = (find_file(data, name, STYLES) for name in data.project.site.styles)
    return [file for file in files if file]


def list_footer_links(data: Dataset) -> list[FooterLink]:
    """Return the lines that stand at the foot of each page; a link to nothing is left out."""
    return [
        FooterLink(line.text, *resolve_link(data, line.link))
        for line in data.project.site.footer.values()
    ]


def resolve_link(data: Dataset, link: str) -> tuple[str, str]:
    """Return the path of the page that a link leads to, or else its address; twice "" for none.

    After `#`, a link may name a heading; with nothing before that, it is one of the page's own.
    """
    if is_web_address(link):
        return "", link
    if MAIL_ADDRESS.fullmatch(link.removeprefix("mailto:")):
        return "", f"mailto:{link.removeprefix('mailto:')}"
    name, _, anchor = link.partition("#")
    heading = f"#{anchor}" if anchor else ""
    path = find_page(data, name) if name else ""
    if path is None and name.removeprefix("/") in data.claims:
        path = name.removeprefix("/")
    return ("", "") if path is None else (f"{path}{heading}", "")


def find_page(data: Dataset, name: str) -> str | None:
    """Return the path of the page of a name, such as `about`, `about.md` or `/about/`."""
    typed = name.strip("/")
    path = get_page_path(typed) if typed.endswith(".md") else f"{typed}/"
    known = {*data.claims, *dict(iter_generated_paths(data.project))}
    known |= {f"{reserved}/" for reserved in RESERVED_NAMES - {"assets", "search", "404", "index"}}
    return path if path in known else None

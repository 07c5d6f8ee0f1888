"""A whole project for another tool that makes sites of Markdown: MkDocs' heirs, such as Zensical.

Its pages lie in `docs/`. Beside them are what the tool is to know (`mkdocs.yml`: the menu's order,
styles, scripts) and what it puts into the head of each page (`overrides/`: the policy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import yaml

from macros.authoring.export import Files
from macros.layers.dataset import Dataset
from macros.layers.site_look import list_styles
from macros.model.prose import strip_markup
from macros.model.site_paths import STYLE_SHEET
from macros.outputs.html.security_policy import write_lenient_policy
from macros.source.authored_pages import get_page_path, split_front_matter
from macros.views.messages import load_messages
from macros.views.navigation import AuthoredPage, Navigation, NavItem

DOCS, OVERRIDES = "docs", "overrides"
STYLES = ("assets/profiles.css", STYLE_SHEET)
SCRIPTS = ("assets/profiles.js",)
MARKDOWN = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc")
TITLE = re.compile(r"^title: *(.+)$|^# +(.+?)(?: *\{[^}]*\})?$", re.MULTILINE)
HEAD = """\
{% extends "base.html" %}
{% block site_meta %}
<meta http-equiv="Content-Security-Policy" content="POLICY">
<meta name="color-scheme" content="light dark">
{{ super() }}
{% endblock %}
"""
LOST = """\
{% extends "main.html" %}
{% block htmltitle %}<title>TITLE - SITE</title>{% endblock %}
{% block content %}
<h1>TITLE</h1>
<p>LEAD</p>
<ul>
PAGES
</ul>
{% endblock %}
"""


def build_project(data: Dataset, files: Files, named: Any) -> Files:
    """Return the files of a whole project, made of all that its pages and they themselves are.

    `files` are those of the site, and `named` is the `nav` of the project's own mkdocs.yml.
    """
    site, say = data.project.site, load_messages(data).say
    tree = Navigation(data, _list_authored(files, named)).build_tree()
    lost = {"TITLE": say("not-found-title"), "LEAD": say("not-found-lead"), "SITE": site.name}
    settings = {
        "site_name": site.name,
        "site_description": strip_markup(site.summary),
        **({"site_url": f"{site.address.rstrip('/')}/"} if site.address else {}),
        "docs_dir": DOCS,
        "theme": {
            "name": "material",
            "custom_dir": OVERRIDES,
            "language": site.language.partition("-")[0].lower(),
            "font": False,
        },
        "extra_css": [*STYLES, *list_styles(data)],
        "extra_javascript": [{"path": path, "defer": True} for path in SCRIPTS],
        "markdown_extensions": list(MARKDOWN),
        "nav": _build_nav(tree, files),
    }
    return {
        "mkdocs.yml": yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=100),
        f"{OVERRIDES}/main.html": HEAD.replace("POLICY", write_lenient_policy(site.allow)),
        f"{OVERRIDES}/404.html": _fill(LOST, lost).replace("PAGES", _list_links(tree)),
        **{f"{DOCS}/{name}": content for name, content in files.items()},
    }


def _fill(template: str, words: Mapping[str, str]) -> str:
    """Return a template with words in it, which it neither answers nor takes for markup."""
    for name, text in words.items():
        template = template.replace(name, escape(text).replace("{", "&#123;"))
    return template


def _list_links(items: Sequence[NavItem]) -> str:
    """Return links to pages as a template has them, since a lost visitor may be anywhere."""
    link = "<li><a href=\"{{ 'PATH' | url }}\">NAME</a></li>"
    return "\n".join(
        _fill(link, {"NAME": item.title}).replace("PATH", item.path or ".") for item in items
    )


def _build_nav(items: Sequence[NavItem], files: Files) -> list[dict[str, Any] | str]:
    """Return the menu as mkdocs.yml has it: the first of what a title holds is its own page.

    The home page has no heading in its text, so its own title must stay.
    """
    nav: list[dict[str, Any] | str] = []
    for item in items:
        file = _find_file(item.path, files)
        if not item.path:
            nav.append(file)
            continue
        if not item.inside:
            nav.append({item.title: file})
            continue
        inner = [inside for inside in item.inside if inside.path != item.path]
        own = [inside for inside in item.inside if inside.path == item.path]
        title = own[0].title if own else item.title
        nav.append({item.title: [{title: file}, *_build_nav(inner, files)]})
    return nav


def _find_file(path: str, files: Files) -> str:
    """Return the file of the page at a path."""
    names = (f"{path}index.md", f"{path.rstrip('/')}.md")
    return next(name for name in names if name in files)


def _list_authored(files: Files, named: Any) -> list[AuthoredPage]:
    """Return the hand-written pages in the order of the menu, those that it does not name last."""
    above = dict(_iter_named(named, ""))
    written = [name for name in files if name.endswith(".md") and _is_authored(name, files, above)]
    order = {name: number for number, name in enumerate(above)}
    written.sort(key=lambda name: order.get(name, len(order)))
    return [
        AuthoredPage(_find_title(str(files[name])), get_page_path(name), above.get(name, ""))
        for name in written
    ]


def _is_authored(name: str, files: Files, above: Mapping[str, str]) -> bool:
    """Tell whether a page is written by hand: what is made has its address in its front matter."""
    return name in above or "\ngenerated: true\n" not in str(files[name])[:2_000]


def _iter_named(nav: Any, leader: str) -> Iterator[tuple[str, str]]:
    """Yield each file that a menu names, with the path of the page that leads its group."""
    for item in nav if isinstance(nav, list) else ():
        inner = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(inner, str):
            yield inner, leader
        elif isinstance(inner, list):
            first, *others = [name for name, _ in _iter_named(inner, "")]
            yield first, leader
            for name in others:
                yield name, get_page_path(first)


def _find_title(text: str) -> str:
    """Return the title of a page: that of its front matter, or its first heading."""
    front_matter, markdown = split_front_matter(text)
    match = TITLE.search(f"{front_matter}\n{markdown}")
    return (match[1] or match[2]).strip().strip("\"'") if match else ""

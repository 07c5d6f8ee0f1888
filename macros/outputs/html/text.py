"""Texts as HTML: escaped, with their terms and addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from macros.views import links
from macros.views.text_runs import Run, TextRuns

ADDRESS = re.compile(
    r"https?://(?:[^\s<>\"'`()]|\([^\s<>\"'`()]*\))*(?:[^\s<>\"'`.,;:!?()]|\([^\s<>\"'`()]*\))"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def make_id_attribute(used: set[str], name: str) -> Markup:
    """An `id` attribute, unless the page has it already."""
    if name in used:
        return Markup("")
    used.add(name)
    return Markup(f' id="{escape(name)}"')


def render_runs(words: TextRuns, link: Callable[[str], str]) -> Markup:
    """A text with its terms: each leads to the glossary, and is described by the definition at the page's end.

    A page holds hundreds of texts, so this is no macro: a template takes five times as long for one.
    """
    return Markup("".join(_run(run, link) for run in words))


def _run(run: Run, link: Callable[[str], str]) -> str:
    if not run.term:
        return escape(run.text)
    href, text = escape(link(links.term_path(run.term))), escape(run.text)
    return f'<a class="pp-term" href="{href}" aria-describedby="__term-{run.term}">{text}</a>'


def render_linked_paragraphs(paragraphs: tuple[TextRuns, ...], link: Callable[[str], str]) -> Markup:
    """Paragraphs in which addresses of the web and of mail are links."""
    each = ("".join(_run(run, link) if run.term else _addressed(run.text) for run in words) for words in paragraphs)
    return Markup("\n".join(f"<p>{html}</p>" for html in each))


def _addressed(text: str) -> str:
    found, done = [], 0
    for address in ADDRESS.finditer(text):
        shown = escape(address[0])
        web = address[0].startswith("http")
        found += [escape(text[done : address.start()]), _link(web, shown)]
        done = address.end()
    return "".join([*found, escape(text[done:])])


def _link(web: bool, address: str) -> str:
    return f'<a rel="external" href="{address}">{address}</a>' if web else f'<a href="mailto:{address}">{address}</a>'


def render_anchor_link(id: str, named_by: str) -> Markup:
    """The link to a thing itself, named by the element that holds its text; a script makes it copy its address."""
    return Markup(
        f'<a class="pp-anchor" href="#{escape(id)}" data-pp-copy aria-labelledby="__link-to {escape(named_by)}">'
        '<span aria-hidden="true">#</span></a>'
    )


def render_paragraphs(paragraphs: tuple[TextRuns, ...], link: Callable[[str], str], css: str = "") -> Markup:
    """Paragraphs, perhaps with a class."""
    start = f'<p class="{css}">' if css else "<p>"
    return Markup("\n".join(f"{start}{render_runs(words, link)}</p>" for words in paragraphs))

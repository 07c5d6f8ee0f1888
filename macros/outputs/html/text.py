"""Texts as HTML: escaped, with their terms and addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from markupsafe import Markup, escape

from macros.views import links
from macros.views.text_runs import Run, TextRuns

#: Makes a path from the site's root relative to the page.
Link: TypeAlias = Callable[[str], str]

ADDRESS = re.compile(
    r"https?://(?:[^\s<>\"'`()]|\([^\s<>\"'`()]*\))*"
    r"(?:[^\s<>\"'`.,;:!?()]|\([^\s<>\"'`()]*\))"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,255}(?:\.[\w-]{1,255})+"
)


def make_id_attribute(used: set[str], name: str) -> Markup:
    """Return an `id` attribute, nothing when the page has the id already."""
    if name in used:
        return Markup("")
    used.add(name)
    return Markup(f' id="{escape(name)}"')


def render_runs(words: TextRuns, link: Link) -> Markup:
    """Return a text with its terms.

    Each leads to the glossary, and is described by the definition at the page's end. A page holds
    hundreds of texts, so this is no macro: a template takes five times as long for one.
    """
    return Markup("".join(_render_run(run, link) for run in words))


def render_paragraphs(paragraphs: Iterable[TextRuns], link: Link, css: str = "") -> Markup:
    """Return paragraphs, perhaps with a class."""
    start = f'<p class="{css}">' if css else "<p>"
    rendered = [f"{start}{render_runs(words, link)}</p>" for words in paragraphs]
    return Markup("\n".join(rendered))


def render_linked_paragraphs(paragraphs: Iterable[TextRuns], link: Link) -> Markup:
    """Return paragraphs in which addresses of the web and of mail are links."""
    rendered = []
    for words in paragraphs:
        html = "".join(
            _render_run(run, link) if run.term else _link_addresses(run.text) for run in words
        )
        rendered.append(f"<p>{html}</p>")
    return Markup("\n".join(rendered))


def render_anchor_link(id: str, named_by: str) -> Markup:
    """Return the link to an element itself, which a script makes copy its address.

    It is named by the element that holds the text.
    """
    return Markup(
        f'<a class="pp-anchor" href="#{escape(id)}" data-pp-copy '
        f'aria-labelledby="__link-to {escape(named_by)}"><span aria-hidden="true">#</span></a>'
    )


def render_statement_link(id: str, name: str) -> Markup:
    """Return the link to a statement, named by its number."""
    return Markup(
        f'<a class="pp-anchor" href="#{escape(id)}" data-pp-copy '
        f'aria-label="{escape(name)}"><span aria-hidden="true">#</span></a>'
    )


def _render_run(run: Run, link: Link) -> str:
    if not run.term:
        return escape(run.text)
    href, text = escape(link(links.get_term_path(run.term))), escape(run.text)
    described = f'aria-describedby="__term-{run.term}"'
    return f'<a class="pp-term" href="{href}" {described}>{text}</a>'


def _link_addresses(text: str) -> str:
    """Return a text, escaped, with its addresses as links."""
    pieces: list[str] = []
    end = 0
    for address in ADDRESS.finditer(text):
        pieces.append(escape(text[end : address.start()]))
        pieces.append(_render_address(address[0]))
        end = address.end()
    pieces.append(escape(text[end:]))
    return "".join(pieces)


def _render_address(address: str) -> str:
    shown = escape(address)
    if address.startswith("http"):
        return f'<a rel="external" href="{shown}">{shown}</a>'
    return f'<a href="mailto:{shown}">{shown}</a>'

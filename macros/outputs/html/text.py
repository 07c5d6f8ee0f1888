"""Texts as HTML: escaped, with their terms and addresses as links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from markupsafe import Markup, escape

from macros.views import links
from macros.views.names import end_label
from macros.views.text_runs import Prose, ProseList, Run, TextRuns

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


def render_paragraphs(
    paragraphs: Iterable[TextRuns | ProseList], link: Link, css: str = "", lead: str = ""
) -> Markup:
    """Return paragraphs and lists, perhaps with a class, the first perhaps after a word in bold."""
    return _render_blocks(paragraphs, partial(_render_run, link=link), css, lead)


def render_label(label: str) -> Markup:
    """Return a label as it stands before a text; a style adds the colon, unless it is ended."""
    kind = "pp-label" if end_label(label) != label else "pp-label pp-label-ended"
    return Markup(f'<strong class="{kind}">{escape(label)}</strong>')


def render_block(block: TextRuns | ProseList, link: Link) -> Markup:
    """Return a paragraph's text without an element of its own, or a list."""
    if isinstance(block, ProseList):
        return render_paragraphs((block,), link)
    return render_runs(block, link)


def render_linked_paragraphs(paragraphs: Iterable[TextRuns | ProseList], link: Link) -> Markup:
    """Return paragraphs in which addresses of the web and of mail are links."""

    def render_run(run: Run) -> str:
        if run.term or not run.is_plain:
            return _render_run(run, link)
        return _link_addresses(run.text)

    return _render_blocks(paragraphs, render_run)


def _render_blocks(
    blocks: Iterable[TextRuns | ProseList],
    render_run: Callable[[Run], str],
    css: str = "",
    lead: str = "",
) -> Markup:
    rendered: list[str] = []
    kind = f' class="{css}"' if css else ""
    bold = f"<strong>{escape(lead)}</strong> " if lead else ""
    for block in blocks:
        if isinstance(block, ProseList):
            rendered += [f"<p{kind}>{bold.rstrip()}</p>"] if bold else []
            rendered.append(_render_list(block, render_run, kind))
        else:
            rendered.append(f"<p{kind}>{bold}{''.join(map(render_run, block))}</p>")
        bold = ""
    return Markup("\n".join(rendered))


def _render_list(view: ProseList, render_run: Callable[[Run], str], kind: str) -> str:
    tag = "ol" if view.start else "ul"
    start = f' start="{view.start}"' if view.start > 1 else ""
    items = (f"<li>{_render_item(item, render_run)}</li>" for item in view.items)
    return f"<{tag}{kind}{start}>{''.join(items)}</{tag}>"


def _render_item(item: Prose, render_run: Callable[[Run], str]) -> str:
    """Return what an item holds; its first paragraph is its text."""
    first, rest = item[:1], item[1:]
    if first and not isinstance(first[0], ProseList):
        return f"{''.join(map(render_run, first[0]))}{_render_blocks(rest, render_run)}"
    return _render_blocks(item, render_run)


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
    if not run.is_plain:
        return _render_styled(run, link)
    if not run.term:
        return escape(run.text)
    href, text = escape(link(links.get_term_path(run.term))), escape(run.text)
    described = f'aria-describedby="__term-{run.term}"'
    return f'<a class="pp-term" href="{href}" {described}>{text}</a>'


def _render_styled(run: Run, link: Link) -> str:
    """Return a run that is emphasized or leads somewhere."""
    html = _render_run(Run(run.text, run.term), link)
    if run.href:
        is_outside = ":" in run.href
        href = escape(run.href if is_outside else link(run.href))
        external = ' rel="external"' if run.href.startswith("http") else ""
        html = f'<a{external} href="{href}">{html}</a>'
    if run.emphasis:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if run.strong else html


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

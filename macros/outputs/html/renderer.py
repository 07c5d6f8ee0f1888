"""HTML: views become fragments of pages. Everything is escaped, so a text of the data shows as it was typed."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup as SafeMarkup

from macros.layers.dataset import Dataset
from macros.outputs import qr
from macros.outputs.html import text as texts
from macros.outputs.html.diagram import draw_framework
from macros.source.problems import Problem
from macros.source.spelling import suggest
from macros.source.tree import SourceLocation
from macros.views import links
from macros.views.adaptations.page import build_changes_view
from macros.views.documents import DocumentView
from macros.views.framework import RelationView, build_framework_view
from macros.views.glossary import build_glossary_view
from macros.views.guide.blocks import Agenda, DiscussionGuide, Part
from macros.views.guide.document import build_guide
from macros.views.messages import load_messages
from macros.views.navigation import build_breadcrumbs
from macros.views.pages import list_pages
from macros.views.practice import build_practice_view
from macros.views.redirects import Redirect
from macros.views.section import SectionView, build_section_view

BLANK_LINES = re.compile(r"\n\s*\n")  # what conditions leave behind in templates; no text has an empty line
TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True)
class Heading:
    """A heading for a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Fragment:
    html: str
    headings: tuple[Heading, ...] = ()


class UnknownAddressError(LookupError):
    """An author's call names an address that does not exist, or of another kind; `help` tells what may be meant, `now`
    where what once had the address is today, and `retired` that it is no longer shown."""

    def __init__(self, call: str, address: str, help: str, now: str = "", retired: bool = False) -> None:
        super().__init__(f"{call}({address!r}) names nothing that exists.")
        self.call, self.address, self.help, self.now, self.retired = call, address, help, now, retired


#: What can be called, with the kinds of thing whose address each takes; none takes no address.
CALLS: dict[str, tuple[str, ...]] = {
    "profile": ("section",),
    "practice": ("practice",),
    "checklist": ("section",),
    "guide": ("section",),
    "framework": ("framework",),
    "frameworks": (),
    "guides": (),
    "reflections": (),
    "team": (),
    "glossary": (),
    "changes": (),
}


#: The message that names what is no framework, on the list of changes; by the name of its file, "" for frameworks.
PARTS = {
    "": "frameworks",
    "glossary": "glossary",
    "messages": "words-of-pages",
    "facilitation": "field-facilitation",
    "site": "field-responses",
}


class HtmlRenderer:
    """Renders whatever authors and generated pages can call, for one state of the data."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.messages = load_messages(data)
        self._sections: dict[str, SectionView] = {}
        self._guides_made: dict[str, DiscussionGuide] = {}
        #: The documents at each address, once they have been made; none are shown before.
        self.documents: dict[str, tuple[DocumentView, ...]] = {}
        self.pages = {page.path: page for page in list_pages(data)}
        #: The pages that the data makes, by their paths, once they have been rendered.
        self.rendered: dict[str, Fragment] = {}
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # each build makes an environment of its own
            bytecode_cache=make_bytecode_cache(),
        )
        self.environment.globals.update(
            t=self.messages.say,
            count=self.messages.count,
            words=self._words,
            site=data.project.site,
            edit_url=partial(make_edit_url, data.project.site.repository),
            links=links,
            runs=texts.render_runs,
            prose=texts.render_paragraphs,
            linked=texts.render_linked_paragraphs,
            anchor=texts.render_anchor_link,
        )
        self.glossary = {entry.key: entry for entry in build_glossary_view(data)}

    def check_call(self, call: str, address: str) -> None:
        """UnknownAddressError when a call cannot be answered."""
        kinds = CALLS[call]
        if not kinds:
            return
        thing = self.data.elements.get(address)
        if thing is None or thing.kind not in kinds or thing.retired:
            known = [key for key, thing in self.data.elements.items() if thing.kind in kinds and not thing.retired]
            otherwise = f"Write the address of a {kinds[0]}, such as {known[0]}." if known else ""
            now = self.data.former_addresses.get(address, "")
            now = now if now in known else ""
            help = f"It has moved: write `{now}`." if now else suggest(address, known, otherwise)
            raise UnknownAddressError(call, address, help, now, thing is not None and thing.retired)

    def render(self, call: str, address: str, path: str, used: set[str] | None = None) -> Fragment:
        """The fragment that a call stands for on the page at `path`.

        On the page that is generated for it, it starts with the page's heading; on any other page it is a part of what
        the author wrote, with headings one level further down. `used` are the ids that earlier fragments on the page
        have taken; an id stands on a page once, where its thing is first shown.
        """
        page = self.pages.get(path)
        own = page is not None and (page.kind, page.address) == (call, address)
        if own and path in self.rendered:
            return self.rendered[path]
        self.check_call(call, address)
        used = set() if used is None else used
        context: dict[str, Any] = {"own_page": own, "h": 1 if own else 2, "link": partial(self._link, path)}
        context |= {
            "id": partial(texts.make_id_attribute, used),
            "suffix": "" if own else f"--{address.replace('/', '--')}",
        }
        context["used"] = used
        context["trail"] = build_breadcrumbs(self.data, page) if own and page else ()
        fragment: Fragment = getattr(self, f"_{call}")(address, context)
        if own:
            self.rendered[path] = fragment
        return fragment

    def get_section_view(self, address: str) -> SectionView:
        """A section's view, made once for its pages and documents."""
        if address not in self._sections:
            self._sections[address] = build_section_view(self.data, address)
        return self._sections[address]

    def get_guide(self, address: str) -> DiscussionGuide:
        """A section's discussion guide, made once for its page and documents."""
        if address not in self._guides_made:
            self._guides_made[address] = build_guide(self.data, address, self.get_section_view(address))
        return self._guides_made[address]

    def add_documents(self, documents: Iterable[DocumentView]) -> None:
        """Let pages show these documents, each on the pages of the thing that it belongs to."""
        for document in documents:
            address = document.path.rpartition("/")[0]
            self.documents[address] = (*self.documents.get(address, ()), document)

    @staticmethod
    def _link(page: str, target: str) -> str:
        return links.make_relative(target, page)

    def _template(self, name: str, **context: Any) -> str:
        if "terms" in context:
            context["terms"] = [term for term in context["terms"] if f"__term-{term.key}" not in context["used"]]
        html = self.environment.get_template(f"{name}.html").render(**context)
        return BLANK_LINES.sub("\n", html)

    def _profile(self, address: str, context: dict[str, Any]) -> Fragment:
        view = self.get_section_view(address)
        context["documents"] = self.documents.get(address, ())
        html = self._template("profile", view=view, terms=self._terms(view.terms), **context)
        return Fragment(html, self._headings(view, context))

    def _checklist(self, address: str, context: dict[str, Any]) -> Fragment:
        view = self.get_section_view(address)
        html = self._template("checklist", view=view, terms=self._terms(view.terms), **context)
        return Fragment(html, self._headings(view, context))

    def _guide(self, address: str, context: dict[str, Any]) -> Fragment:
        view, guide = self.get_section_view(address), self.get_guide(address)
        context |= {"guide": guide, "lengths": _lengths(guide), "documents": self.documents.get(address, ())}
        context["picture"] = SafeMarkup(qr.draw_svg(guide.url)) if guide.url else ""
        html = self._template("guide", view=view, terms=self._terms(view.terms), **context)
        suffix, deeper = context["suffix"], context["h"] - 1
        headings = (
            Heading(part.level + deeper, part.id if part.practice else part.id + suffix, _titled(part))
            for part in guide.parts
            if part.title and not part.facilitator
        )
        return Fragment(html, tuple(headings))

    def _practice(self, address: str, context: dict[str, Any]) -> Fragment:
        view, terms = build_practice_view(self.data, address)
        section = address.rpartition("/")[0]
        html = self._template("practice", practice=view, section=section, terms=self._terms(terms), **context)
        return Fragment(html, (Heading(context["h"], view.anchor, view.title),))

    def _framework(self, address: str, context: dict[str, Any]) -> Fragment:
        view = build_framework_view(self.data, address)
        picture = draw_framework(view)
        context |= {"picture": picture, "relation_in_words": self._relation_in_words}
        html = self._template("framework", view=view, terms=self._terms(view.terms), **context)
        h, suffix = context["h"], context["suffix"]
        headings = [Heading(h + 1, f"__parts{suffix}", self.messages.say("parts"))]
        if view.relations:
            headings.append(Heading(h + 1, f"__relations{suffix}", self.messages.say("relations")))
        return Fragment(html, tuple(headings))

    def _relation_in_words(self, relation: RelationView) -> str:
        """`Step 1 leads to Step 2.`, or `A, B and C reinforce one another.`"""
        say, names = (
            self.messages.say,
            [f"{end.name} ({end.title})" if end.name else end.title for end in relation.ends],
        )
        if not relation.directed:
            ends = f"{', '.join(names[:-1])} {say('and')} {names[-1]}"
            return say("relation-mutual", ends=ends, title=relation.title)
        forward = say("relation-forward", to=names[1], title=relation.title, **{"from": names[0]})
        if not relation.reverse:
            return forward
        return f"{forward} {say('relation-backward', to=names[1], title=relation.reverse, **{'from': names[0]})}"

    def _frameworks(self, address: str, context: dict[str, Any]) -> Fragment:
        views = [build_framework_view(self.data, key) for key in self.data.project.shown]
        return Fragment(self._template("frameworks", views=views, **context))

    def _guides(self, address: str, context: dict[str, Any]) -> Fragment:
        views = [build_framework_view(self.data, key) for key in self.data.project.shown]
        headings = tuple(Heading(context["h"] + 1, f"__guides-{view.address}", view.title) for view in views)
        documents = defaultdict(tuple, self.documents)
        return Fragment(self._template("guides", views=views, documents=documents, **context), headings)

    def _glossary(self, address: str, context: dict[str, Any]) -> Fragment:
        return Fragment(self._template("glossary", entries=list(self.glossary.values()), **context))

    def _changes(self, address: str, context: dict[str, Any]) -> Fragment:
        view = build_changes_view(self.data)
        headings = tuple(
            Heading(context["h"] + 1, f"__changes-{part.id}", part.title or self.messages.say(PARTS[part.id]))
            for part in view.parts
        )
        titles = {heading.id.removeprefix("__changes-"): heading.title for heading in headings}
        return Fragment(self._template("changes", view=view, titles=titles, **context), headings)

    def _reflections(self, address: str, context: dict[str, Any]) -> Fragment:
        return Fragment(self._template("reflections", frameworks=self.data.project.shown, **context))

    def _team(self, address: str, context: dict[str, Any]) -> Fragment:
        shown = self.data.project.shown
        titles = [(key, self.data.project.frameworks[key].title) for key in shown]
        return Fragment(self._template("team", frameworks=shown, titles=titles, **context))

    def _words(self, *keys: str) -> str:
        """Messages for a page's scripts, as JSON; of what is counted, all forms."""
        said: dict[str, str] = {}
        for key in keys:
            forms = [form for form in self.messages.list_plural_keys(key) if form in self.messages.texts]
            said |= {form: self.messages.say(form) for form in forms or [key]}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _terms(self, keys: tuple[str, ...]) -> list[Any]:
        return [self.glossary[key] for key in keys]

    def _headings(self, view: Any, context: dict[str, Any]) -> tuple[Heading, ...]:
        h = context["h"]
        headings = [
            Heading(h + 1, practice.anchor, f"{practice.label} {practice.title}".strip()) for practice in view.practices
        ]
        if view.questions:
            headings.append(Heading(h + 1, f"__questions{context['suffix']}", self.messages.say("questions")))
        return tuple(headings)

    def render_redirect(self, moved: Redirect) -> str:
        """The whole page at a place from which something has moved; it leads on by itself, with scripts and without."""
        return self._template("moved", moved=moved, link=partial(self._link, moved.path))

    def render_report(self, problems: Sequence[Problem]) -> Fragment:
        """What stands in place of the site until the data is mended."""
        return Fragment(self._template("report", problems=problems))


def make_bytecode_cache() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept from one build to the next, beside those of Python; None where nothing can be
    written. Jinja compiles anew what has changed."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _lengths(guide: DiscussionGuide) -> tuple[str, ...]:
    """The lengths of a meeting, in minutes, that a guide's agenda knows of."""
    agendas = (block for part in guide.parts for block in part.blocks if isinstance(block, Agenda))
    return next((agenda.lengths for agenda in agendas), ())


def _titled(part: Part) -> str:
    return f"{part.label} {part.title}".strip()


def make_edit_url(repository: str, place: SourceLocation) -> str:
    """Where a text can be edited on the web; "" when the site names no repository."""
    return f"{repository.rstrip('/')}/blob/HEAD/{place.path}#L{place.line}" if repository else ""

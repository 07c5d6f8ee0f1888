"""What every document of a section says of itself, and the named places to write in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.views.messages import load_messages
from macros.views.section import SectionView


@dataclass(frozen=True)
class Field:
    """A named place to write in; `key` is what it is called in a saved file."""

    key: str
    name: str


@dataclass(frozen=True)
class DocumentHead:
    """What a document is, and of which section.

    `kind` names what it is, `audience` says whom it is for, `place` the framework and the
    section's name. `url` is the page that it leads to, "" where the site's address is not known.
    `words` are the few words that a document says around its text. `practices` are the addresses of
    all that the section has, `levels` the ids of those that it speaks of, whatever is chosen.
    """

    address: str
    kind: str
    audience: str
    place: str
    title: str
    document_title: str
    version: str
    url: str
    language: str
    site: str
    words: Mapping[str, str]
    practices: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True)
class KindOfDocument:
    """A kind of document by the messages that name it, its readers, and the page it leads to."""

    name: str
    audience: str
    online: str
    picture: str


HANDOUT = KindOfDocument("handout", "handout-for", "handout-online", "handout-picture")
RECORD = KindOfDocument("record-document", "record-for", "guide-online", "guide-picture")
RUN_SHEET = KindOfDocument("run-sheet", "run-sheet-for", "guide-online", "guide-picture")


def build_head(data: Dataset, view: SectionView, kind: KindOfDocument, path: str) -> DocumentHead:
    """Return the head of a document on a section; it leads to the page at `path`."""
    site, say = data.project.site, load_messages(data).say
    return DocumentHead(
        address=view.address,
        kind=say(kind.name),
        audience=say(kind.audience),
        place=f"{view.framework_short_title} · {view.name}",
        title=view.title,
        document_title=say(
            "document-title",
            document=say(kind.name),
            title=view.full_title,
            framework=view.framework_short_title,
        ),
        version=say("framework-version", framework=view.framework_title, version=view.version),
        url=f"{site.address.rstrip('/')}/{path}" if site.address else "",
        language=site.language,
        site=site.name,
        words={
            "page": say("guide-page"),
            "number": say("guide-number"),
            "online": say(kind.online),
            "picture": say(kind.picture),
        },
        practices=tuple(practice.address for practice in view.practices),
        levels=tuple(level.id for level in view.levels),
    )


def make_fields(data: Dataset, fields: Iterable[tuple[str, str]]) -> tuple[Field, ...]:
    """Return fields from their keys and the messages that name them."""
    say = load_messages(data).say
    return tuple(Field(key, say(message)) for key, message in fields)

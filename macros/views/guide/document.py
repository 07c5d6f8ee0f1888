"""What a leadership team holds in its hands: the discussion guide of a section, and the booklet of a whole framework.

One view feeds the page, the PDF and the Word file, so they say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.layers.load import Data
from macros.model.framework import Section
from macros.views import links
from macros.views.guide.blocks import DiscussionGuide, Part, Prose
from macros.views.guide.meeting import Meeting, facilitation, plain
from macros.views.guide.practices import Practices, numbered
from macros.views.pages import messages
from macros.views.section import SectionView

#: What documents say around their text, by the messages' keys.
AROUND = (
    "note",
    "source-note",
    "own",
    "guide-page",
    "guide-contents",
    "guide-online",
    "guide-picture",
    "guide-for-facilitator",
    "guide-large",
)


def discussion_guide(data: Data, address: str, view: SectionView) -> DiscussionGuide:
    """The guide of the section at an address; `view` is the section's."""
    meeting, practices, say = Meeting(data), Practices(data), messages(data).say
    said = facilitation(data, view.framework, address.rpartition("/")[2])
    lead = (*practices.adapted(view.adapted), *practices.source_note(view.source_note))
    version = say("framework-version", framework=view.framework_title, version=view.version)
    name = f"{view.name}: {view.title}"
    return _document(
        data,
        address=address,
        kind=say("guide"),
        place=f"{view.framework_short_title} · {view.name}",
        title=view.title,
        document_title=say("guide-title", title=name, framework=view.framework_short_title),
        version=version,
        path=links.guide(address),
        lead=view.summary,
        parts=[
            *([Part("", "", lead)] if lead else []),
            *meeting.opening(),
            *meeting.before(view.framework, said, meeting.sets(address)),
            *practices.section(view, tuple(said.prompts.values()), 2),
            *meeting.after([(numbered(practice), practice.anchor) for practice in view.practices]),
            *meeting.closing(view.terms, view.source, view.framework_source_note, version),
        ],
    )


def booklet(data: Data, key: str, view: Callable[[str], SectionView]) -> DiscussionGuide:
    """The guides of all of a framework's sections as one document; `view` gives a section's view by its address. What
    holds for the meeting is said once, in the framework's words; a section's own stand in its own guide. KeyError when
    there is no such framework."""
    framework, meeting, practices = data.project.frameworks[key], Meeting(data), Practices(data)
    say = messages(data).say
    sections = [
        view(thing.address) for thing in data.children[key] if isinstance(thing.value, Section) and not thing.retired
    ]
    version = say("framework-version", framework=framework.title, version=framework.version)
    parts = [*meeting.opening(), *meeting.before(key, facilitation(data, key), meeting.sets(key))]
    for section in sections:
        prompts = tuple(facilitation(data, key, section.address.rpartition("/")[2]).prompts.values())
        told = (*practices.adapted(section.adapted), *practices.source_note(section.source_note))
        lead = (*practices.prose(section.summary), *told)
        parts.append(Part("", section.title, lead, label=section.name, sheet=True))
        parts += practices.section(section, prompts, 3)
    talked_about = [(section, practice) for section in sections for practice in section.practices]
    parts += meeting.after([(f"{section.name} · {numbered(each)}", each.anchor) for section, each in talked_about])
    terms = dict.fromkeys(term for section in sections for term in section.terms)
    parts += meeting.closing(tuple(terms), framework.source, plain(framework.source_note), version)
    return _document(
        data,
        address=key,
        kind=say("guide-booklet"),
        place=framework.short_title or framework.title,
        title=framework.title,
        document_title=say("guide-booklet-title", framework=framework.title),
        version=version,
        path=f"{key}/",
        lead=plain(framework.summary),
        parts=parts,
    )


def _document(data: Data, path: str, lead: Prose, parts: Iterable[Part], **names: str) -> DiscussionGuide:
    """What a guide and a booklet have in common; `path` is where it stands on the site."""
    site, say = data.project.site, messages(data).say
    return DiscussionGuide(
        **names,
        url=f"{site.address.rstrip('/')}/{path}" if site.address else "",
        language=site.language,
        site=site.name,
        lead=lead,
        parts=tuple(parts),
        words={key: say(key) for key in AROUND},
    )

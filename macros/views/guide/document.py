"""What a leadership team holds in its hands: the discussion guide of a section, and the booklet of a whole framework.

One view feeds the page, the PDF and the Word file, so they say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.layers.load import Dataset
from macros.model.framework import Section
from macros.views import links
from macros.views.guide.blocks import DiscussionGuide, Part, Prose
from macros.views.guide.meeting import MeetingParts, make_prose, resolve_facilitation
from macros.views.guide.practices import PracticeParts, make_numbered_title
from macros.views.pages import load_messages
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


def build_guide(data: Dataset, address: str, view: SectionView) -> DiscussionGuide:
    """The guide of the section at an address; `view` is the section's."""
    meeting, practices, say = MeetingParts(data), PracticeParts(data), load_messages(data).say
    said = resolve_facilitation(data, view.framework, address.rpartition("/")[2])
    lead = (*practices.list_adaptation_notes(view.adapted), *practices.build_source_note(view.source_note))
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
        path=links.guide_path(address),
        lead=view.summary,
        parts=[
            *([Part("", "", lead)] if lead else []),
            *meeting.build_opening(),
            *meeting.build_before(view.framework, said, meeting.collect_response_sets(address)),
            *practices.build_section_parts(view, tuple(said.prompts.values()), 2),
            *meeting.build_after([(make_numbered_title(practice), practice.anchor) for practice in view.practices]),
            *meeting.build_closing(view.terms, view.source, view.framework_source_note, version),
        ],
    )


def build_booklet(data: Dataset, key: str, view: Callable[[str], SectionView]) -> DiscussionGuide:
    """The guides of all of a framework's sections as one document; `view` gives a section's view by its address. What
    holds for the meeting is said once, in the framework's words; a section's own stand in its own guide. KeyError when
    there is no such framework."""
    framework, meeting, practices = data.project.frameworks[key], MeetingParts(data), PracticeParts(data)
    say = load_messages(data).say
    sections = [
        view(thing.address) for thing in data.children[key] if isinstance(thing.value, Section) and not thing.retired
    ]
    version = say("framework-version", framework=framework.title, version=framework.version)
    parts = [
        *meeting.build_opening(),
        *meeting.build_before(key, resolve_facilitation(data, key), meeting.collect_response_sets(key)),
    ]
    for section in sections:
        prompts = tuple(resolve_facilitation(data, key, section.address.rpartition("/")[2]).prompts.values())
        told = (*practices.list_adaptation_notes(section.adapted), *practices.build_source_note(section.source_note))
        lead = (*practices.make_prose(section.summary), *told)
        parts.append(Part("", section.title, lead, label=section.name, sheet=True))
        parts += practices.build_section_parts(section, prompts, 3)
    talked_about = [(section, practice) for section in sections for practice in section.practices]
    parts += meeting.build_after(
        [(f"{section.name} · {make_numbered_title(each)}", each.anchor) for section, each in talked_about]
    )
    terms = dict.fromkeys(term for section in sections for term in section.terms)
    parts += meeting.build_closing(tuple(terms), framework.source, make_prose(framework.source_note), version)
    return _document(
        data,
        address=key,
        kind=say("guide-booklet"),
        place=framework.short_title or framework.title,
        title=framework.title,
        document_title=say("guide-booklet-title", framework=framework.title),
        version=version,
        path=f"{key}/",
        lead=make_prose(framework.summary),
        parts=parts,
    )


def _document(data: Dataset, path: str, lead: Prose, parts: Iterable[Part], **names: str) -> DiscussionGuide:
    """What a guide and a booklet have in common; `path` is where it stands on the site."""
    site, say = data.project.site, load_messages(data).say
    return DiscussionGuide(
        **names,
        url=f"{site.address.rstrip('/')}/{path}" if site.address else "",
        language=site.language,
        site=site.name,
        lead=lead,
        parts=tuple(parts),
        words={key: say(key) for key in AROUND},
    )

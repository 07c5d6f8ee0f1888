"""The discussion guide of a section, and the booklet of a whole framework.

One view feeds the page, the PDF and the Word file, so they say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.layers.dataset import Dataset
from macros.layers.elements import group_sections
from macros.views import links
from macros.views.guide.apparatus import list_source_notes
from macros.views.guide.blocks import DiscussionGuide, Part, make_bullets
from macros.views.guide.capacity import count_statements
from macros.views.guide.closing import ClosingParts
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.meeting import MeetingParts
from macros.views.guide.notes import (
    iter_adaptation_blocks,
    iter_prose_blocks,
)
from macros.views.guide.practices import PracticeParts, make_numbered_title
from macros.views.messages import load_messages
from macros.views.responses import build_response_sets
from macros.views.section import SectionView
from macros.views.text_runs import Prose, make_line, make_prose

#: What documents say around their text, by the messages' keys.
WORDS_AROUND = (
    "note",
    "source-note",
    "own",
    "evidence",
    "guide-page",
    "guide-contents",
    "guide-online",
    "guide-picture",
    "guide-for-facilitator",
    "guide-number",
    "guide-large",
)


def build_guide(data: Dataset, address: str, view: SectionView) -> DiscussionGuide:
    """Return the guide of the section at an address; `view` is the section's."""
    say = load_messages(data).say
    framework, section = view.framework, address.rpartition("/")[2]
    facilitation = resolve_facilitation(data, framework, section)
    response_sets = build_response_sets(data, address)
    closing = ClosingParts(data, framework, facilitation)
    version = say("framework-version", framework=view.framework_title, version=view.version)
    practices = [
        count_statements(practice, make_numbered_title(practice)) for practice in view.practices
    ]
    adapted = tuple(iter_adaptation_blocks(view.adapted))
    return _make_document(
        data,
        address=address,
        kind=say("guide"),
        place=f"{view.framework_short_title} · {view.name}",
        title=view.title,
        document_title=say(
            "guide-title", title=view.full_title, framework=view.framework_short_title
        ),
        version=version,
        path=links.get_guide_path(address),
        lead=view.summary,
        parts=[
            *([Part("", "", adapted)] if adapted else []),
            *MeetingParts(data, framework, facilitation, response_sets, practices).iter_parts(),
            *PracticeParts(data, framework).iter_section_parts(view, 2),
            *closing.iter_next_steps(),
            *closing.iter_references(
                view.terms,
                view.source,
                list_source_notes(view, load_messages(data)),
                view.framework_source_note,
                version,
            ),
        ],
    )


def build_booklet(data: Dataset, key: str, view: Callable[[str], SectionView]) -> DiscussionGuide:
    """Return the guides of all of a framework's sections as one document.

    `view` gives a section's view by its address. What holds for the meeting is said once, in the
    framework's words; a section's own stand in its own guide.

    Raises:
        KeyError: There is no such framework.
    """
    framework, say = data.project.frameworks[key], load_messages(data).say
    groups = [
        (part, [view(element.address) for element, _ in inside])
        for part, inside in group_sections(data, key)
    ]
    sections = [section for _, inside in groups for section in inside]
    facilitation = resolve_facilitation(data, key)
    response_sets = build_response_sets(data, key)
    closing = ClosingParts(data, key, facilitation)
    version = say("framework-version", framework=framework.title, version=framework.version)
    practices = [
        count_statements(practice, f"{section.name} · {make_numbered_title(practice)}")
        for section in sections
        for practice in section.practices
    ]
    terms = tuple(dict.fromkeys(term for section in sections for term in section.terms))
    source_note = make_prose(framework.source_note, data)
    purpose = [make_line(framework.purpose)] if framework.purpose else []
    messages = load_messages(data)
    notes = [note for section in sections for note in list_source_notes(section, messages)]
    return _make_document(
        data,
        address=key,
        kind=say("guide-booklet"),
        place=framework.short_name,
        title=framework.title,
        document_title=say("guide-booklet-title", framework=framework.title),
        version=version,
        path=f"{key}/",
        lead=(*purpose, *make_prose(framework.summary, data)),
        parts=[
            *MeetingParts(data, key, facilitation, response_sets, practices).iter_parts(),
            *_iter_booklet_groups(data, key, groups),
            *closing.iter_next_steps(),
            *closing.iter_references(terms, framework.source, notes, source_note, version),
        ],
    )


def _iter_booklet_groups(
    data: Dataset, framework: str, groups: Iterable[tuple[str, Iterable[SectionView]]]
) -> Iterator[Part]:
    """Yield the parts of a booklet on each group of sections, and on what is in it."""
    parts = data.project.frameworks[framework].parts
    level = 2
    for key, sections in groups:
        if key:
            blocks = tuple(iter_prose_blocks(make_prose(parts[key].summary, data)))
            yield Part("", parts[key].title, blocks, label=parts[key].label)
            level = 3
        yield from _iter_booklet_sections(data, framework, sections, level)


def _iter_booklet_sections(
    data: Dataset, framework: str, sections: Iterable[SectionView], level: int
) -> Iterator[Part]:
    """Yield the parts of a booklet on each section and its practices."""
    practices = PracticeParts(data, framework)
    prompts = resolve_facilitation(data, framework).prompts
    for section in sections:
        key = section.address.rpartition("/")[2]
        lead = [*iter_prose_blocks(section.summary), *iter_adaptation_blocks(section.adapted)]
        own_prompts = resolve_facilitation(data, framework, key).prompts
        if own_prompts != prompts:
            lead.append(make_bullets(own_prompts.values()))
        is_inside = level > 2
        yield Part(
            "", section.title, tuple(lead), label=section.name, level=level, listed=is_inside
        )
        yield from practices.iter_section_parts(section, level + 1)


def _make_document(
    data: Dataset, path: str, lead: Prose, parts: Iterable[Part], **names: str
) -> DiscussionGuide:
    """Return a guide or booklet; `path` is where it stands on the site."""
    site, say = data.project.site, load_messages(data).say
    return DiscussionGuide(
        **names,
        url=f"{site.address.rstrip('/')}/{path}" if site.address else "",
        language=site.language,
        site=site.name,
        lead=lead,
        parts=tuple(parts),
        words={key: say(key) for key in WORDS_AROUND},
    )

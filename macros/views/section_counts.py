"""How many sections a framework has, as its card says it: `3 steps and a foundation`."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.framework import Framework, Section
from macros.views.messages import Messages

#: Languages in which a noun keeps its capital inside a sentence.
CAPITALIZED_NOUNS = ("de", "lb")


@dataclass(frozen=True)
class SectionCounts:
    """The numbers that a framework's card tells.

    `count` sections are called `name`, in the form that goes with the number; the published
    framework has `published` of them, 0 where no fewer are here. Those in `apart` have a name of
    their own.
    """

    count: int
    name: str
    published: int
    apart: tuple[str, ...]


def count_sections(framework: Framework) -> SectionCounts:
    """Count a framework's sections by the first word of their labels.

    Beside numbered ones (`Step 1`), a label of one word (`Foundation`) names a section that is none
    of them. All others go by the framework's term, whatever their labels are.
    """
    sections = [section for section in framework.sections.values() if not section.retired]
    is_numbered = any(_has_number(section.label) for section in sections)
    apart = [section.label for section in sections if is_numbered and _is_apart(section, framework)]
    count = len(sections) - len(apart)
    published = int(framework.published_sections or 0)
    if published <= count:
        published = 0
    singular, plural = framework.terms.section
    name = singular if (published or count) == 1 else plural
    return SectionCounts(count, name, published, tuple(apart))


def describe_section_counts(counts: SectionCounts, messages: Messages) -> str:
    """Return the counts in words: `1 of 4 domains`, `3 steps and a foundation`."""
    name = _put_into_sentence(counts.name, messages.language)
    key = "section-count-published" if counts.published else "section-count"
    parts = [messages.say(key, count=counts.count, published=counts.published, name=name)]
    for label in counts.apart:
        name = _put_into_sentence(label, messages.language)
        parts.append(messages.say("section-count-apart", name=name))
    return f" {messages.say('and')} ".join(parts)


def _has_number(label: str) -> bool:
    return any(character.isdigit() for character in label)


def _is_apart(section: Section, framework: Framework) -> bool:
    is_name = section.label.isalpha() and len(section.label) > 1
    return is_name and section.label not in framework.terms.section


def _put_into_sentence(name: str, language: str) -> str:
    """Return a name with a small initial, if it is written with a capital as a heading alone."""
    if language.partition("-")[0].lower() in CAPITALIZED_NOUNS or not name[1:].islower():
        return name
    return name[0].lower() + name[1:]

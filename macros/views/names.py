"""What parts of a framework are called, with and without their titles."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import (
    Framework,
    Item,
    Practice,
    Question,
    Section,
    SectionGroup,
    Statement,
)
from macros.views.messages import load_messages

#: Marks after which a label takes no colon; `guide/text.typ` lists the same ones.
ENDING_MARKS = ".:;,!?…)]}-–—•→。：；！？）」"


def make_name(framework: Framework, part: Section | Practice) -> str:
    """Return what a part is called before its title; "" for a practice without a label.

    A section's label stands in place of its term (`Step 1`); a practice's goes with it
    (`Characteristic 2`).
    """
    if isinstance(part, Section):
        return part.label or framework.terms.section[0]
    return f"{framework.terms.practice[0]} {part.label}" if part.label else ""


def make_full_title(framework: Framework, part: Section | Practice) -> str:
    """Return a part's title after its name: `Step 1: Begin`."""
    return prefix_name(make_name(framework, part), part.title)


def name_group(group: SectionGroup) -> str:
    """Return the title of a part that holds sections, after its label: `Part A: Early years`."""
    return prefix_name(group.label, group.title)


def make_labeled_text(value: Statement | Item | Question, number: str = "") -> str:
    """Return a text after its label, where it has one that is not its `number`."""
    label = "" if isinstance(value, Question) else find_telling_label(value, number)
    return prefix_name(label, value.text)


def find_telling_label(value: Statement | Item, number: str) -> str:
    """Return a label, "" where it says no more than the number beside it."""
    return "" if value.label.rstrip(".") == number else value.label


def prefix_name(name: str, text: str) -> str:
    """Return a text after a name and a colon, or alone where the name is empty."""
    return f"{end_label(name)} {text}" if name else text


def end_label(label: str) -> str:
    """Return a label with a colon, unless it is empty or ends with a mark as `1.` and `a)` do."""
    return f"{label}:" if label and label[-1] not in ENDING_MARKS else label


def name_own_levels(data: Dataset, element: Element) -> str:
    """Name the levels of the statement that an element is, "" where its column says them."""
    framework, column = data.project.frameworks[element.framework], element.column
    assert isinstance(element.value, Statement)
    levels = framework.list_levels(element.value, column)
    if levels in ((), (framework.columns[column].level,)):
        return ""
    titles = ", ".join(map(framework.get_level_title, levels))
    return load_messages(data).say("level-of", level=titles)

"""How many sections a framework's card says there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.model.framework import Framework, PartNames, Section
from macros.views.messages import Messages
from macros.views.section_counts import SectionCounts, count_sections, describe_section_counts

ROOT = Path(__file__).parents[2]
DATA = load_dataset(ROOT)


def framework(
    *labels: str, published: str = "", term: tuple[str, str] = ("Step", "Steps")
) -> Framework:
    sections = {f"section-{number}": Section(label=label) for number, label in enumerate(labels)}
    whole = Framework(sections=sections, terms=PartNames(section=term))
    return whole.model_copy(update={"published_sections": published})


@pytest.mark.parametrize(
    ("labels", "counts"),
    [
        (
            ("Step 1", "Step 2", "Step 3", "Foundation"),
            SectionCounts(3, "Steps", 0, ("Foundation",)),
        ),
        (("Step 1", "Foundation"), SectionCounts(1, "Step", 0, ("Foundation",))),
        (("Introduction", "Step 1", "Coda"), SectionCounts(1, "Step", 0, ("Introduction", "Coda"))),
        (("", "", ""), SectionCounts(3, "Steps", 0, ())),
        (
            ("Goal 1", "Goal 2"),
            SectionCounts(2, "Steps", 0, ()),
        ),  # what several goals are called is not told
        (("Emerging", "Growing", "Leading"), SectionCounts(3, "Steps", 0, ())),
        (("Step 1", "A"), SectionCounts(2, "Steps", 0, ())),
        ((), SectionCounts(0, "Steps", 0, ())),
    ],
)
def test_counts_by_label(labels: tuple[str, ...], counts: SectionCounts) -> None:
    assert count_sections(framework(*labels)) == counts


def test_what_is_retired_does_not_count() -> None:
    sections = {
        "one": Section(label="Step 1"),
        "two": Section(label="Step 2", retired="It was too long."),
    }
    assert (
        count_sections(
            Framework(sections=sections, terms=PartNames(section=("Step", "Steps")))
        ).count
        == 1
    )


@pytest.mark.parametrize(
    ("published", "counted"), [("", 0), ("4", 4), ("2", 0), ("1", 0), ("0", 0)]
)
def test_the_published_number_is_told_where_it_is_greater(published: str, counted: int) -> None:
    assert count_sections(framework("Step 1", "Step 2", published=published)).published == counted


def test_one_of_several_is_named_in_the_plural() -> None:
    assert count_sections(framework("Step 1", published="4")).name == "Steps"


@pytest.mark.parametrize(
    ("language", "term", "words"),
    [
        ("en", ("Step", "Steps"), "2 steps and a foundation"),
        ("en", ("SEL domain", "SEL domains"), "2 SEL domains and a foundation"),
        ("de-AT", ("Schritt", "Schritte"), "2 Schritte and a Foundation"),
    ],
)
def test_counts_in_words(language: str, term: tuple[str, str], words: str) -> None:
    messages = Messages(DATA.project.messages, language)
    counts = count_sections(framework("Step 1", "Step 2", "Foundation", term=term))
    assert describe_section_counts(counts, messages) == words


def test_what_the_site_s_frameworks_say() -> None:
    messages = Messages(DATA.project.messages)
    counts = {key: count_sections(each) for key, each in DATA.project.frameworks.items()}
    assert {key: describe_section_counts(each, messages) for key, each in counts.items()} == {
        "sipr": "4 strategies",
        "district-capacity": "3 steps and a foundation",
        "four-domains": "1 of 4 domains",
        "school-actions": "1 guideline",
    }

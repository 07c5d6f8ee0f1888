"""A small framework that is complete, for somebody to write on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.draft.keys import make_key
from macros.draft.yaml_draft import YamlDraft

SCHEMAS = "../../../schemas/layer"


@dataclass(frozen=True)
class Answers:
    """What a new framework is called, what it is about, and what its parts are called."""

    title: str
    summary: str
    section: str
    first: str


def draft_framework(answers: Answers) -> dict[str, YamlDraft]:
    """Return a framework's files by their names: framework.yml and its first section."""
    section = make_key(answers.first, {"framework"}, "first")
    return {"framework": _draft_framework(answers, section), section: _draft_section(answers)}


def _draft_framework(answers: Answers, section: str) -> YamlDraft:
    plural = answers.section if answers.section.endswith("s") else f"{answers.section}s"
    draft = YamlDraft(f"{SCHEMAS}/framework.json")
    draft.values = {
        "title": answers.title,
        "version": "1",
        "summary": answers.summary,
        "source": {
            "title": answers.title,
            "publisher": "Our district",
            "wording": "own",
            "rights": "The wording is our own.",
        },
        "terms": {"section": [answers.section, plural]},
        "columns": {"in-place": {"title": "What one can see", "level": "school"}},
        "sections": [section],
    }
    draft.add_comment(("version",), "Give it another number when its texts change.")
    draft.add_comment(
        ("source",),
        "Where the ideas come from. For wording that is quoted: `wording: quoted`, and the license "
        "under `rights`.",
    )
    draft.add_comment(("terms",), "What its parts are called: one of them, several of them.")
    draft.add_comment(
        ("columns",),
        "The sides from which practices are described. Two for a rubric with two columns; for "
        "levels of a rubric, one each, and `rate: columns` above this line.",
    )
    draft.add_comment(
        ("sections",), "The names of the files beside this one, without .yml, in their order."
    )
    return draft


def _draft_section(answers: Answers) -> YamlDraft:
    draft = YamlDraft(f"{SCHEMAS}/section.json")
    practice = {
        "title": "Our first practice",
        "in-place": {
            "can-be-seen": "Somebody who visits us can see this.",
            "one-thing": {
                "text": "Each statement says one thing.",
                "evidence": "Where one would look",
            },
        },
    }
    draft.values = {
        "title": answers.first,
        "summary": "What this part is about, in a few sentences.",
        "practices": {"first-practice": practice},
        "questions": {"next-step": "What would show us that we are on the way?"},
    }
    draft.add_comment(
        ("practices", "first-practice"),
        "A key: small letters, digits, hyphens. Saved answers hang on it, so never change it.",
    )
    draft.add_comment(
        ("practices", "first-practice", "in-place"), "A column, as framework.yml declares it."
    )
    draft.add_comment(("questions",), "Begin a question with what, how, who, when, or where.")
    return draft

"""The schemas for editors.

Current, and of one mind with the reader and the model about every shape.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.model.json_schema import build_schemas, dump_schema
from macros.source.layer_folder import ROOT_FILES

ROOT = Path(__file__).parents[2]
DATA_FILES = sorted(path for path in (ROOT / "data").rglob("*.yml") if "local" not in path.parts)


@cache
def validator(name: str) -> Draft7Validator:
    schema = build_schemas()[name]
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def kind(path: Path) -> str:
    return path.stem if path.stem in (*ROOT_FILES, "framework") else "section"


def as_editors_read(path: Path) -> Any:
    """As an editor's YAML 1.2 reads a file: numbers and booleans are no texts; dates are."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, found) for tag, found in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return json.loads(json.dumps(yaml.load(path.read_text("utf-8"), Loader)))


@pytest.mark.parametrize("name", build_schemas())
def test_the_committed_schema_is_current(name: str) -> None:
    assert (ROOT / "data/schemas" / name).read_text("utf-8") == dump_schema(
        build_schemas()[name]
    ), "run `python -m macros schemas`"


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_data_is_accepted_and_names_its_schema(path: Path) -> None:
    data = as_editors_read(path)
    assert list(validator(f"{kind(path)}.json").iter_errors(data)) == []
    if kind(path) == "messages":  # a layer renames none: whoever wrote a text gives it its key
        data = {key: text["text"] if isinstance(text, dict) else text for key, text in data.items()}
    assert list(validator(f"layer/{kind(path)}.json").iter_errors(data)) == []
    first = path.read_text("utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == ROOT / "data/schemas" / f"{kind(path)}.json"


LAYERS = {
    "section": {
        "omit": "Not ours.",
        "title": {"text": "Ours", "replaces": "Theirs", "reason": "Why", "since": 2026, "by": "Us"},
        "practices": {
            "one": {"omit": "Not ours."},
            "two": {
                "local_note": "Ask us.",
                "column": {"a": {"omit": "No."}, "b": {"text": "B.", "after": "a"}},
            },
            "three": {
                "before": "one",
                "title": "Three",
                "questions": {"why": {"text": "Why?", "by": "Us"}},
            },
        },
    },
    "messages": {"reflect": {"text": "Think", "replaces": "Reflect"}, "gone": {"omit": "Never."}},
    "glossary": {
        "plan": {"text": {"text": "Our plan.", "replaces": "A plan."}, "local_note": "Ours."}
    },
    "framework": {
        "terms": {"practice": ["Habit", "Habits"]},
        "levels": {"district": {"text": "County"}},
    },
    "site": {
        "name": "Ours",
        "responses": {"statement": {"yes": {"text": "Sí", "replaces": "Yes"}}},
    },
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_may_use_its_words_and_upstream_may_not(name: str) -> None:
    assert list(validator(f"layer/{name}.json").iter_errors(LAYERS[name])) == []
    assert list(validator(f"{name}.json").iter_errors(LAYERS[name]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"practices": {"one": {"omit": {"text": "No."}}}},
        {"practices": {"one": {"title": {"replaces": "Theirs"}}}},
        {"practices": {"One": {}}},
        {"titel": "Ours"},
    ],
)
def test_a_layer_s_wrong_shapes_are_refused(wrong: Any) -> None:
    assert list(validator("layer/section.json").iter_errors(wrong))

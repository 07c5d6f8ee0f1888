"""The schemas for editors: current, and of one mind with the reader and the model about every shape."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.layers.load import load_dataset
from macros.model.json_schema import build_schemas, dump_schema
from macros.rules import check
from macros.source.layer_folder import ROOT_FILES

ROOT = Path(__file__).parents[2]
DATA_FILES = sorted(path for path in (ROOT / "data").rglob("*.yml") if "local" not in path.parts)
#: What no schema can say, since it needs the text as typed or a look elsewhere; and what only a layer can get wrong.
SHAPES = {
    "unknown-key",
    "wrong-shape",
    "bad-key",
    "bad-value",
    "empty-value",
    "missing-text",
    "missing-title",
    "missing-source",
}


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
    assert (ROOT / "data/schemas" / name).read_text("utf-8") == dump_schema(build_schemas()[name]), (
        "run `python -m macros schemas`"
    )


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_data_is_accepted_and_names_its_schema(path: Path) -> None:
    data = as_editors_read(path)
    assert list(validator(f"{kind(path)}.json").iter_errors(data)) == []
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
            "two": {"local_note": "Ask us.", "column": {"a": {"omit": "No."}, "b": {"text": "B.", "after": "a"}}},
            "three": {"before": "one", "title": "Three", "questions": {"why": {"text": "Why?", "by": "Us"}}},
        },
    },
    "messages": {"reflect": {"text": "Think", "replaces": "Reflect"}, "gone": {"omit": "Never."}},
    "glossary": {"plan": {"text": {"text": "Our plan.", "replaces": "A plan."}, "local_note": "Ours."}},
    "framework": {"terms": {"practice": ["Habit", "Habits"]}, "levels": {"district": {"text": "County"}}},
    "site": {"name": "Ours", "responses": {"statement": {"yes": {"text": "Sí", "replaces": "Yes"}}}},
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


def ways(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything inside a mapping or list."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*way, key)
        yield from ways(value, (*way, key))


def mutated(data: Any, chance: random.Random) -> Any:
    """The same data with one thing changed in shape."""
    data = copy.deepcopy(data)
    way = chance.choice(list(ways(data)))
    holder = data
    for step in way[:-1]:
        holder = holder[step]
    value = holder[way[-1]]
    match chance.randrange(6):
        case 0:
            holder[way[-1]] = {"text": value} if isinstance(value, str) else "a text"
        case 1:
            holder[way[-1]] = ["one"]
        case 2 if isinstance(holder, dict):
            holder[chance.choice(["text", "titel", "required", "level", "a-key", "Bad Key", "note"])] = "a text"
        case 3 if isinstance(holder, dict) and len(holder) > 1:
            del holder[way[-1]]
        case 4:
            holder[way[-1]] = {}
        case _:
            holder[way[-1]] = chance.choice(["true", "x", "a-key", "Not A Key", "one\n\ntwo"])
    return data


@pytest.mark.parametrize("seed", range(4))
def test_schema_and_model_agree_on_random_shapes(seed: int, tmp_path: Path) -> None:
    print("seed", seed)
    chance = random.Random(seed)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    files = {
        "framework": tmp_path / "data/frameworks/district-capacity/framework.yml",
        "section": tmp_path / "data/frameworks/school-actions/identify-school-actions.yml",
    }
    for _ in range(150):
        name, path = chance.choice(list(files.items()))
        original = path.read_text("utf-8")
        data = mutated(yaml.load(original, yaml.BaseLoader), chance)
        path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")
        relative = str(path.relative_to(tmp_path))
        codes = {problem.code for problem in check(load_dataset(tmp_path)) if problem.place.path == relative}
        refused = [error.message for error in validator(f"{name}.json").iter_errors(data)]
        if refused:
            assert codes, f"the schema refuses what the model accepts: {refused} {data}"
        else:
            assert not codes & SHAPES, f"the model refuses what the schema accepts: {data}"
        path.write_text(original, "utf-8")

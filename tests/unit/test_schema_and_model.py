"""The schemas for editors are of one mind with the reader and the model about every shape."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from macros.layers.load import load_dataset
from macros.model.json_schema import build_schemas
from macros.rules import check
from tests.support.projects import ROOT
from tests.support.random_choices import positions

#: What no schema can say, since it needs the text as typed or a look elsewhere; and what only a
#: layer can get wrong.
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
FILES = {
    "framework": "data/frameworks/district-capacity/framework.yml",
    "section": "data/frameworks/school-actions/identify-school-actions.yml",
}
VALIDATORS = {name: Draft7Validator(build_schemas()[f"{name}.json"]) for name in FILES}
KEYS = ("text", "titel", "required", "level", "a-key", "Bad Key", "note")
TEXTS = ("true", "x", "a-key", "Not A Key", "one\n\ntwo")


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each kind of file, a project with its framework alone."""
    folder = tmp_path_factory.mktemp("shapes")
    for name, path in FILES.items():
        framework = Path(path).parent
        shutil.copytree(
            ROOT / "data", folder / name / "data", ignore=shutil.ignore_patterns("frameworks")
        )
        shutil.copytree(ROOT / framework, folder / name / framework)
    return {name: folder / name for name in FILES}


def find_paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to everything inside a mapping or list."""
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    else:
        return
    for key, value in inner:
        yield (*path, key)
        yield from find_paths(value, (*path, key))


@st.composite
def mutated(draw: st.DrawFn, data: Any) -> Any:
    """The same data with one thing changed in shape."""
    data = copy.deepcopy(data)
    paths = list(find_paths(data))
    path = paths[draw(positions(len(paths)))]
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    value = holder[path[-1]]
    match draw(st.integers(0, 5)):
        case 0:
            holder[path[-1]] = {"text": value} if isinstance(value, str) else "a text"
        case 1:
            holder[path[-1]] = ["one"]
        case 2 if isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = "a text"
        case 3 if isinstance(holder, dict) and len(holder) > 1:
            del holder[path[-1]]
        case 4:
            holder[path[-1]] = {}
        case _:
            holder[path[-1]] = draw(st.sampled_from(TEXTS))
    return data


@given(data=st.data())
def test_schema_and_model_agree_on_random_shapes(
    data: st.DataObject, projects: dict[str, Path]
) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)), label="kind of file")
    file = projects[name] / FILES[name]
    original = (ROOT / FILES[name]).read_text("utf-8")
    typed = data.draw(mutated(yaml.load(original, yaml.CBaseLoader)), label="data")
    file.write_text(
        yaml.dump(typed, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8"
    )
    problems = check(load_dataset(projects[name]))
    codes = {problem.code for problem in problems if problem.place.path == FILES[name]}
    refused = [error.message for error in VALIDATORS[name].iter_errors(typed)]
    if refused:
        # A list of sections that is not there is missed in the sections' files.
        assert problems, f"the schema refuses what the model accepts: {refused}"
    else:
        assert not codes & SHAPES, "the model refuses what the schema accepts"

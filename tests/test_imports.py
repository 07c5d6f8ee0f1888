"""The flow runs one way: what data means knows nothing of rules, rules nothing of views, views nothing of formats."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "macros"

#: Each room may import from itself and from those before it.
FLOW = ["macros.fonts", "macros.framework", "macros.rules", "macros.views", "macros.outputs", "macros"]
#: Within `framework` and `rules`, the reading order of their docstrings.
FRAMEWORK = [
    "nodes",
    "problems",
    "syntax",
    "reading",
    "absence",
    "order",
    "layers",
    "folders",
    "content",
    "values",
    "facilitation",
    "model",
    "addresses",
    "moves",
    "misplaced",
    "orphans",
    "namesakes",
    "misfits",
    "data",
    "terms",
    "schema",
]
RULES = [
    "rule",
    "completeness",
    "names",
    "pages",
    "contrast",
    "references",
    "messages",
    "meeting",
    "wording",
    "printing",
    "drift",
]


def room(module: str) -> str:
    return next(room for room in FLOW if module == room or module.startswith(f"{room}."))


def imported(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("macros"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("macros"):
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def modules(folder: Path = PACKAGE) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    own = room(".".join(["macros", *path.relative_to(PACKAGE).with_suffix("").parts]))
    for module in imported(path):
        assert FLOW.index(room(module)) <= FLOW.index(own) or module == "macros", f"{own} imports {module}"


@pytest.mark.parametrize(("name", "order"), [("framework", FRAMEWORK), ("rules", RULES)])
def test_modules_import_only_what_is_read_before_them(name: str, order: list[str]) -> None:
    paths = [path for path in modules(PACKAGE / name) if path.stem != "__init__"]
    assert {path.stem for path in paths} == set(order)
    for path in paths:
        for module in imported(path):
            parts = module.split(".")
            if parts[1] == name and len(parts) > 2 and parts[2] in order:
                assert order.index(parts[2]) < order.index(path.stem), f"{path.stem} imports {parts[2]}"


def test_nothing_knows_a_framework_by_name() -> None:
    frameworks = [path.name for path in (PACKAGE.parent / "data" / "frameworks").iterdir()]
    for path in [*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "overrides").rglob("*.*")]:
        if path.suffix in (".woff2", ".png", ".ico"):
            continue
        text = path.read_text("utf-8")
        # In an explanation the address of a thing may serve as an example.
        code = "\n".join(line for line in text.splitlines() if '"""' not in line and "gives `" not in line)
        strings = (
            [n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant)] if path.suffix == ".py" else []
        )
        literal = {value for value in strings if isinstance(value, str)} if strings else {code}
        for framework in frameworks:
            assert framework not in literal

"""The code knows no framework by its name."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "macros"


def test_nothing_knows_a_framework_by_name() -> None:
    frameworks = [path.name for path in (PACKAGE.parent / "data" / "frameworks").iterdir()]
    for path in [*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "overrides").rglob("*.*")]:
        if path.suffix in (".woff2", ".png", ".ico"):
            continue
        text = path.read_text("utf-8")
        # In an explanation the address of a thing may serve as an example.
        code = "\n".join(
            line for line in text.splitlines() if '"""' not in line and "gives `" not in line
        )
        strings = (
            [n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant)]
            if path.suffix == ".py"
            else []
        )
        literal = {value for value in strings if isinstance(value, str)} if strings else {code}
        for framework in frameworks:
            assert framework not in literal

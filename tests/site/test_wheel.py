"""The wheel carries all that the commands need, in an environment that holds nothing of the
checkout.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import click
import pytest

from tests.support.drawing import draw
from tests.support.projects import ROOT, copied

#: What a wheel is built from: a checkout without what git ignores.
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "macros")


def pip(*arguments: str | Path) -> None:
    """Run pip without asking anything of the network."""
    command = [sys.executable, "-m", "pip", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = copied(folder / "checkout", *SOURCES)
    pip(
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
        checkout,
    )
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console command in an environment of its own, which sees the packages that ours depends
    on, not ours.
    """
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    pip("--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    # Path files of a folder that a path file names count for nothing, so the editable install there
    # is not seen.
    dependencies = Path(click.__file__).parents[1]
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{dependencies}\n", "utf-8")
    return environment / "bin" / "practice-profiles"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds only `data/`."""
    folder = tmp_path_factory.mktemp("project")
    draw(folder, "")
    assert [path.name for path in folder.iterdir()] == ["data"]
    return folder


def test_the_package_is_the_wheel_s(command: Path, project: Path) -> None:
    program = "import macros; print(macros.__file__)"
    python = command.with_name("python")
    done = subprocess.run(
        [python, "-c", program], cwd=project, capture_output=True, text=True, check=True
    )
    assert str(ROOT) not in done.stdout
    assert command.parents[1] in Path(done.stdout.strip()).parents


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["check"], ""),
        (["guides", "out", "demo/first"], "out/demo/first/guide.pdf"),
        (["pages", "pages"], "pages/demo/first"),
        (["diff", ".", "."], ""),
        (["adapt", "demo/first", "--text", "Ours"], "data/local/frameworks/demo/first.yml"),
        (["schemas"], "data/schemas/section.json"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_each_command_works_without_a_checkout(
    command: Path, project: Path, arguments: list[str], written: str
) -> None:
    done = subprocess.run(
        [command, *arguments], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    assert (project / written).exists()

"""The data as a folder or a git revision holds it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from macros.framework.data import LAYERS, Data, load


class NoSuchStateError(LookupError):
    """Neither a folder with data nor a revision; the message says what was found."""


def state(name: str, root: Path, adapted: bool = False) -> Data:
    """Upstream's data in a project's folder, or in a git revision of the project in `root`; with `adapted`, what a fork
    lays over it counts too. (Otherwise a fork's changes would look like upstream's.)

    NoSuchStateError for what is neither, and for data that cannot be read without errors.
    """
    layers = LAYERS if adapted else {"upstream": LAYERS["upstream"]}
    folder = root / name
    if (folder / "data").is_dir():
        return _sound(name, load(folder, layers))
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None and folder.is_dir():
        raise NoSuchStateError(f"{name}: The folder has no folder data/ in it.")
    if commit is None:
        raise NoSuchStateError(f"{name}: There is no such folder, and no such git revision.")
    archive = _git(root, "archive", "--format=tar", commit.decode().strip(), "data")
    if archive is None:
        raise NoSuchStateError(f"{name}: The revision has no folder data/ in it.")
    with tempfile.TemporaryDirectory() as folder_name:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder_name, filter="data")
        return _sound(name, load(Path(folder_name), layers))


def _sound(name: str, data: Data) -> Data:
    if error := next((problem for problem in data.problems if problem.severity == "error"), None):
        place = error.place
        raise NoSuchStateError(f"{name}: {place.path}:{place.line}:{place.column}: {error.code}: {error.message}")
    return data


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None when it fails or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoSuchStateError("git is not installed, and without it only folders can be compared.") from None
    return done.stdout if done.returncode == 0 else None

"""The data as a folder or a git revision holds it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from macros.layers.load import CONTENT, LAYERS, Dataset, load_dataset
from macros.source.tree import UPSTREAM


class NoSuchStateError(LookupError):
    """Neither a folder with data nor a revision; the message says what was found."""


def load_state(name: str, root: Path, adapted: bool = False) -> Dataset:
    """Upstream's data in a project's folder, or in a git revision of the project in `root`; with `adapted`, what a fork
    lays over it counts too. (Otherwise a fork's changes would look like upstream's.)

    NoSuchStateError for what is neither, and for data that cannot be read without errors.
    """
    layers = LAYERS if adapted else {UPSTREAM: LAYERS[UPSTREAM]}
    folder = root / name
    if not name:
        raise NoSuchStateError("A folder or a git revision has a name: . is the folder that you are in.")
    if (folder / "data").is_dir():
        return _sound(name, load_dataset(folder, layers))
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None and folder.is_dir():
        raise NoSuchStateError(f"{name}: The folder has no folder data/ in it.")
    if commit is None:
        raise NoSuchStateError(f"{name}: There is no such folder, and no such git revision.{_why_not(root)}")
    archive = _git(root, "archive", "--format=tar", commit.decode().strip(), "data")
    if archive is None:
        raise NoSuchStateError(f"{name}: The revision has no folder data/ in it.")
    with tempfile.TemporaryDirectory() as folder_name:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder_name, filter=_harmless)
        return _sound(name, load_dataset(Path(folder_name), layers))


def _harmless(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """What may be unpacked: no link that leads out of the folder, which is no data either."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _why_not(root: Path) -> str:
    """A reason for which git may not know a revision, if there is one."""
    if (shallow := _git(root, "rev-parse", "--is-shallow-repository")) is None:
        return " This folder is no git repository."
    if shallow.strip() == b"true":
        return " Only the newest part of the history is here: `git fetch --unshallow` brings the rest."
    return ""


def _sound(name: str, data: Dataset) -> Dataset:
    errors = (problem for problem in data.problems if problem.severity == "error")
    # Written pages are no data.
    if error := next((each for each in errors if not each.place.path.startswith(f"{CONTENT}/")), None):
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

"""The data as a folder or a git revision holds it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.layers.dataset import Dataset
from macros.layers.load import CONTENT, LAYERS, load_dataset
from macros.source.tree import UPSTREAM


class NoSuchStateError(LookupError):
    """Neither a folder with data nor a revision; the message says what is there."""


def load_state(name: str, root: Path, adapted: bool = False) -> Dataset:
    """Return upstream's data in a project's folder, or in a git revision of the project in `root`.

    With `adapted`, what a fork lays over it counts too. (Otherwise a fork's changes would look
    like upstream's.)

    Raises:
        NoSuchStateError: It is neither, or its data cannot be read without errors.
    """
    if not name:
        raise NoSuchStateError(
            "A folder or a git revision has a name: . is the folder that you are in."
        )
    layers = LAYERS if adapted else {UPSTREAM: LAYERS[UPSTREAM]}
    folder = root / name
    if (folder / "data").is_dir():
        return _require_no_errors(name, load_dataset(folder, layers))
    return _load_revision(name, root, layers)


def _load_revision(name: str, root: Path, layers: Mapping[str, str]) -> Dataset:
    """Return the data of a git revision."""
    revision = f"{name}^{{commit}}"
    commit = _run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    if commit is None and (root / name).is_dir():
        raise NoSuchStateError(f"{name}: The folder has no folder data/ in it.")
    if commit is None:
        reason = _explain_missing_revision(root)
        raise NoSuchStateError(
            f"{name}: There is no such folder, and no such git revision.{reason}"
        )
    archive = _run_git(root, "archive", "--format=tar", commit.decode().strip(), "data")
    if archive is None:
        raise NoSuchStateError(f"{name}: The revision has no folder data/ in it.")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter=_filter_member)
        return _require_no_errors(name, load_dataset(Path(folder), layers))


def _filter_member(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Return what may be unpacked: no link that leads out of the folder, which is no data."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _explain_missing_revision(root: Path) -> str:
    """Return a reason for which git may not know a revision, if there is one."""
    is_shallow = _run_git(root, "rev-parse", "--is-shallow-repository")
    if is_shallow is None:
        return " This folder is no git repository."
    if is_shallow.strip() == b"true":
        return (
            " Only the newest part of the history is here: `git fetch --unshallow` brings the rest."
        )
    return ""


def _require_no_errors(name: str, data: Dataset) -> Dataset:
    """Return data that was read without errors; written pages are no data.

    Raises:
        NoSuchStateError: There is an error in it.
    """
    for problem in data.problems:
        place = problem.place
        if problem.severity == "error" and not place.path.startswith(f"{CONTENT}/"):
            location = f"{place.path}:{place.line}:{place.column}"
            raise NoSuchStateError(f"{name}: {location}: {problem.code}: {problem.message}")
    return data


def _run_git(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None when it fails.

    Raises:
        NoSuchStateError: git is not installed.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoSuchStateError(
            "git is not installed, and without it only folders can be compared."
        ) from None
    return done.stdout if done.returncode == 0 else None

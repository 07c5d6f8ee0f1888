"""Writing files of the fork's own layer, where the data stays as sound as it was before."""

from __future__ import annotations

import os
import shutil
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.adapt.targets import CannotAdaptError
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION, LAYERS, build_dataset
from macros.rules import check
from macros.source.layer_folder import read_layer
from macros.source.problems import Problem

try:
    import fcntl
except ImportError:  # Windows lets two processes change the layer at once
    fcntl = None  # type: ignore[assignment]

LOCK = ".cache/adapt.lock"
#: The codes of what nothing reads, whose name may be misspelled.
NAMES_CODES = ("unused-part", "unknown-message")


@contextmanager
def lock_layer(root: Path) -> Iterator[None]:
    """Keep other processes from changing the layer below `root`, and wait while one does.

    Whoever reads the layer to change it holds the lock from before it reads. The system frees it
    when the process ends, however that happens.
    """
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def read_content(path: Path) -> str:
    """Return the text of a file, "" where there is none.

    Raises CannotAdaptError for a file that is not UTF-8.
    """
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        message = f"{path.as_posix()}: The file is not UTF-8. Save it with the encoding UTF-8."
        raise CannotAdaptError(message) from None


def make_schema_line(file: str) -> str:
    """Return the first line of a new file, by which editors know what may stand in it."""
    name = Path(file).stem
    if "frameworks" in file and name != "framework":
        name = "section"
    to_data = "../" * (file.count("/") - 1)
    return f"# yaml-language-server: $schema={to_data}schemas/layer/{name}.json\n"


def save_contents(data: Dataset, root: Path, contents: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write files of the layer, below `root`, and return the problems that come with them.

    Those are warnings. Raises CannotAdaptError where errors would come; then nothing is written.
    """
    if not contents:
        return ()
    new = find_new_problems(check(data), check(build_changed_dataset(data, root, contents)))
    errors = [problem for problem in new if problem.severity == "error" or _is_misspelling(problem)]
    if errors:
        raise _make_refusal(errors)
    for file, content in contents.items():
        write_file((root / file).resolve(), content)
    return tuple(new)


def find_new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Return the problems that have come.

    One that was there may be on another line since, or worded in another way: so problems are
    counted by code, file and address, and of several the ones that are worded as before are old.
    """
    more = Counter(map(_get_kind, after)) - Counter(map(_get_kind, before))
    known = {(_get_kind(problem), problem.message) for problem in before}
    new = []
    for problem in sorted(after, key=lambda each: (_get_kind(each), each.message) in known):
        kind = _get_kind(problem)
        if more[kind]:
            more[kind] -= 1
            new.append(problem)
    return new


def _is_misspelling(problem: Problem) -> bool:
    """Tell whether something is added under nearly the name of something that there is.

    In a file it may be older than that name; here it is just being typed.
    """
    return problem.code in NAMES_CODES and problem.help.startswith("Did you mean")


def _get_kind(problem: Problem) -> tuple[str, str, str]:
    """Return by what a problem is known again when the data has changed."""
    return problem.code, problem.place.path, problem.address


def _make_refusal(errors: Sequence[Problem]) -> CannotAdaptError:
    """Return the error that nothing was written, with the errors that would have come."""
    lines = [f"{error.address}: {error.message} {error.help}".strip(": ") for error in errors]
    message = "Nothing was written: `check` would refuse it."
    separator = " " if len(lines) == 1 else "\n"
    return CannotAdaptError(message + separator + "\n".join(lines))


def write_file(path: Path, content: str) -> None:
    """Write a file whole or not at all, with the permissions of the one in whose place it comes."""
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise CannotAdaptError(f"{path.as_posix()}: The file is protected from being written.")
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content.encode("utf-8"))
    if path.exists():
        shutil.copymode(path, temporary)
    temporary.replace(path)


def build_changed_dataset(data: Dataset, root: Path, contents: Mapping[str, str]) -> Dataset:
    """Return the data as it would be with other contents in files of the layer.

    Raises CannotAdaptError where the layer cannot be copied.
    """
    layer = LAYERS[ADAPTATION]
    trees = []
    problems: list[Problem] = []
    with TemporaryDirectory() as copy:
        try:
            _copy_layer(root / layer, Path(copy))
            for file, content in contents.items():
                _put_file(Path(copy, Path(file).relative_to(layer)), content)
        except OSError as error:
            reason = error.strerror or f"something in {layer}/ cannot be read"
            message = f"{', '.join(contents)}: Nothing can be written there: {reason}."
            raise CannotAdaptError(message) from None
        for name, folder in LAYERS.items():
            path = Path(copy) if name == ADAPTATION else root / folder
            tree, found = read_layer(path, folder, name)
            trees.append(tree)
            problems += found
    return build_dataset(trees, problems, data.claims, data.seen)


def _copy_layer(folder: Path, copy: Path) -> None:
    """Fill a folder with links to the files of the layer, or copies, if there are any."""
    if folder.is_dir():
        shutil.copytree(folder.resolve(), copy, dirs_exist_ok=True, copy_function=_link_file)


def _link_file(file: str, link: str) -> None:
    """Link a file; copy it where that is not allowed, as on Windows."""
    try:
        os.symlink(file, link)
    except OSError:
        shutil.copyfile(file, link)


def _put_file(path: Path, content: str) -> None:
    """Put a file in place of a link; what the link leads to stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content.encode("utf-8"))

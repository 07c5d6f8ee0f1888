"""All that can be mended in a layer after a merge, and the proof that nothing else has changed.

Each mend is tried on the texts of the files alone. It counts when the site says afterwards exactly
what it said before, when the problem is gone, and when no other has come.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from macros.adapt.block_editor import EDITOR_LINE
from macros.adapt.layer_writer import (
    build_changed_dataset,
    find_new_problems,
    read_content,
    write_file,
)
from macros.adapt.mends import Contents, Mend, iter_mends
from macros.adapt.targets import CannotAdaptError
from macros.adapt.yaml_file import CannotEditError
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION, LAYERS
from macros.rules import check
from macros.source.problems import Problem
from macros.source.tree import SourceLocation, to_plain_data

MAX_MENDS = 500
#: A key that stands before something, at a line's beginning or in braces.
KEY = re.compile(r"(?:^\s*(?:# )*|(?<=[{,])\s*)[\w-]+:(?= |$)")
HOLDER = re.compile(r"\s*(# )*[a-z0-9_-]+:\s*")  # a line that holds a key alone


@dataclass
class Fixes:
    """What was mended, and what was not: the texts of files before and after.

    `by_hand` are the places of mends that found no safe way, with the reason.
    """

    before: dict[str, str]
    after: Contents
    done: list[Mend] = field(default_factory=list)
    by_hand: list[tuple[SourceLocation, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def changed(self) -> dict[str, str]:
        """The texts of the files that differ now."""
        return {file: text for file, text in self.after.items() if text != self.before.get(file)}


def find_fixes(data: Dataset, root: Path) -> Fixes:
    """Mend all that can be mended in the layer below `root`, without writing anything.

    Raises CannotAdaptError for a layer that has errors.
    """
    problems = check(data)
    error = next((problem for problem in problems if problem.severity == "error"), None)
    if error:
        place = f"{error.place.path}:{error.place.line}"
        raise CannotAdaptError(f"{place}: Fix this first: {error.message} {error.help}".rstrip())
    before = _read_layer_files(root)
    fixes = Fixes(before, before, problems=problems)
    tried: set[tuple[str, str, str]] = set()
    for _ in range(MAX_MENDS):
        mends = (mend for mend in iter_mends(data, fixes.problems) if mend.key not in tried)
        mend = next(mends, None)
        if mend is None:
            break
        mended = _try_mend(data, root, fixes, mend)
        if mended:
            data = mended
        else:
            tried.add(mend.key)
    return fixes


def write_fixes(root: Path, fixes: Fixes) -> None:
    """Write the files that were mended; one in which nothing is left is deleted."""
    for file, text in fixes.changed.items():
        path = (root / file).resolve()
        if _is_empty(text) and path.exists():
            path.unlink()
        else:
            write_file(path, text)


def _try_mend(data: Dataset, root: Path, fixes: Fixes, mend: Mend) -> Dataset | None:
    """Return the data with a mend, which is put to `fixes`; None where it is left to be done."""
    try:
        after = mend.apply(fixes.after)
    except CannotEditError as error:
        fixes.by_hand.append((mend.place, str(error)))
        return None
    changed = build_changed_dataset(data, root, dict(after))
    problems = check(changed)
    is_safe = (
        _show_order(changed) == _show_order(data)
        and len(problems) < len(fixes.problems)
        and not find_new_problems(fixes.problems, problems)
        and (mend.kind == "accept" or _keeps_words(fixes.after, after))
    )
    if not is_safe:
        fixes.by_hand.append((mend.place, "Nobody but you can tell how it is meant."))
        return None
    fixes.after, fixes.problems = after, problems
    fixes.done.append(mend)
    return changed


def _show_order(data: Dataset) -> str:
    """Return all that the data say, in its order, as one text to compare."""
    return json.dumps(to_plain_data(data.tree), ensure_ascii=False)


def _keeps_words(before: Contents, after: Contents) -> bool:
    """Tell whether every word that stood in some files still does, but for keys alone."""
    lost = _count_words(before) - _count_words(after)
    return not lost


def _count_words(contents: Contents) -> Counter[str]:
    """Return how often each word stands in files; keys that hold other keys do not count."""
    words: Counter[str] = Counter()
    for text in contents.values():
        for line in text.splitlines():
            if not HOLDER.fullmatch(line):
                words.update(KEY.sub("", line).split())
    return words


def _read_layer_files(root: Path) -> dict[str, str]:
    """Return the text of each file of the layer, by its path from the project's folder."""
    folder = LAYERS[ADAPTATION]
    return {
        path.relative_to(root).as_posix(): read_content(path)
        for path in sorted((root / folder).rglob("*.yml"))
    }


def _is_empty(text: str) -> bool:
    """Tell whether nothing is left in a file but the line for editors."""
    lines = [line for line in text.splitlines() if line.strip()]
    return all(line.startswith(EDITOR_LINE) for line in lines)

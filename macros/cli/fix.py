"""The command `fix`: mend in data/local/ all that needs nobody's decision after a merge."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import click

from macros.adapt.fix import Fixes, find_fixes, write_fixes
from macros.adapt.layer_writer import lock_layer, write_file
from macros.adapt.targets import CannotAdaptError
from macros.authoring.page_fix import fix_pages
from macros.cli import OK
from macros.cli.summary import format_number
from macros.layers.load import CONTENT, load_dataset
from macros.source.problems import escape_invisible

WRITE = "Write it; without this, it is only shown."
KINDS = {"move": "moved", "comment": "made a comment", "accept": "accepted"}


@click.command("fix")
@click.option("--write", is_flag=True, help=WRITE)
def command(write: bool) -> int:
    """Mend what `check` reports of data/local/ and what needs nobody's decision.

    Lines about something that has moved go where it is now. Lines about something that is gone, and
    those that say what upstream now says itself, become comments. Wording that was only typed in
    another way is accepted. Links and calls of your own pages name what has moved as it is called
    now. The site says the same before and after, and no word of yours is
    dropped. The difference is shown first; --write writes it.
    """
    try:
        with lock_layer(Path()):
            data = load_dataset(Path())
            fixes, pages = find_fixes(data, Path()), fix_pages(data, Path(CONTENT))
            if write:
                write_fixes(Path(), fixes)
                for path, (_, text) in pages.items():
                    write_file(path.resolve(), text)
    except CannotAdaptError as error:
        raise click.ClickException(str(error)) from error
    before = {**fixes.before, **{path.as_posix(): old for path, (old, _) in pages.items()}}
    changed = {**fixes.changed, **{path.as_posix(): new for path, (_, new) in pages.items()}}
    for line in _iter_difference(before, changed):
        click.echo(line)
    for place, reason in fixes.by_hand:
        click.echo(f"{place.path}:{place.line}: By hand: {reason}")
    click.echo(_summarize(fixes, len(pages), write))
    return OK


def _iter_difference(all_before: Mapping[str, str], changed: Mapping[str, str]) -> list[str]:
    """Return the lines of the difference, as git shows one."""
    lines: list[str] = []
    for file, text in changed.items():
        before = all_before.get(file, "").splitlines()
        compared = difflib.unified_diff(
            before, text.splitlines(), f"a/{file}", f"b/{file}", lineterm=""
        )
        lines += [escape_invisible(line) for line in compared]
    return lines


def _summarize(fixes: Fixes, pages: int, is_written: bool) -> str:
    """Return the last line: what was done, what is left, and how to have it written."""
    left = format_number(len(fixes.problems), "problem")
    if not fixes.done and not pages:
        return f"There is nothing to mend without you. {left} left; `check` tells them."
    kinds = [mend.kind for mend in fixes.done]
    counts = [f"{kinds.count(kind)} {done}" for kind, done in KINDS.items() if kind in kinds]
    if pages:
        counts.append(f"links followed on {format_number(pages, 'page')}")
    end = "" if is_written else " Nothing is written yet: add --write."
    return f"{', '.join(counts)}; {left} left.{end}"

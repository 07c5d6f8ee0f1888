"""Pages of a fork's own that take the place of upstream's: whether upstream's is still the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.layers.dataset import Dataset
from macros.source.authored_pages import get_name_in_layer, is_own, is_page
from macros.source.page_quotations import find_quoted_digest, make_digest
from macros.source.problems import Problem
from macros.source.tree import SourceLocation

CODE = "outdated-page"
CODES = {
    CODE: "A page of your own takes the place of one of upstream's, which has changed since, or "
    "which it does not quote. What is new on upstream's page is not on your site. Compare the two. "
    "Then change yours, or let it stand, and take note: the command that the line ends with writes "
    "into `replaces`, at the head of your page, for which state of upstream's it stands.",
}


def find_outdated_pages(data: Dataset, root: Path) -> Iterator[Problem]:
    """Yield a warning for each own page that does not quote upstream's as it now is."""
    for files in data.claims.values():
        upstream = [file for file in files if not is_own(file) and is_page(file)]
        for file in files:
            if is_own(file) and is_page(file) and upstream:
                yield from _check_page(root, file, upstream[0])


def _check_page(root: Path, file: str, upstream: str) -> Iterator[Problem]:
    try:
        own, text = ((root / each).read_bytes().decode("utf-8") for each in (file, upstream))
    except (OSError, UnicodeDecodeError):
        return  # which `load_dataset` reports
    quoted, line = find_quoted_digest(own)
    if quoted == make_digest(text):
        return
    message = f"It takes the place of {upstream}, and does not say of which state."
    if quoted:
        message = f"{upstream} has changed since your page was written in its place."
    command = f"python -m macros adapt --accept {get_name_in_layer(file)}"
    help = f"Compare them; if yours stands, run `{command}`."
    place = SourceLocation(file, line)
    yield Problem(CODE, place, message, help, file, severity="warning")

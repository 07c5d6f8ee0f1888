"""Where a fork's own files lie: in `local/`, or for one of several sites in `sites/<site>/`.

The environment variable SITE names the site, as in `make site SITE=north`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

OWN = "local"  # the name of a fork's own layer, and of its folders
SITES = "sites"
VARIABLE = "SITE"
SITE = os.environ.get(VARIABLE, "")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: The folder below `data/` and `content/` that is a fork's own in this process.
OWN_FOLDER = f"{SITES}/{SITE}" if NAME.fullmatch(SITE) else OWN


def explain_wrong_site(root: Path) -> str:
    """Return in a line why the site that SITE names cannot be made, "" where it can, or none is."""
    if not SITE:
        return ""
    if not NAME.fullmatch(SITE):
        return f"{VARIABLE}: the name of a site has small letters, digits and hyphens."
    if any((root / folder / OWN_FOLDER).is_dir() for folder in ("data", "content")):
        return ""
    there = sorted(path.name for path in (root / "data" / SITES).glob("*") if path.is_dir())
    known = f" There are: {', '.join(there)}." if there else ""
    return f"{VARIABLE}: there is no folder data/{OWN_FOLDER}/.{known}"

"""The command line, run as an editor runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)

"""What a command costs: the CPU seconds and the largest memory of its processes."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: Linux's prctl: processes whose parent has ended become this one's, so that they are counted.
SUBREAPER = 36


@dataclass(frozen=True)
class Usage:
    """CPU seconds of a command and all that it starts, and megabytes of its largest process."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], folder: Path) -> Usage:
    """Run a command in a folder, in a process that waits for all that it starts."""
    script = [sys.executable, "-m", "tests.benchmarks.processes", *command]
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": paths}
    done = subprocess.run(
        script, cwd=folder, check=True, env=environment, stderr=subprocess.PIPE, text=True
    )
    seconds, megabytes = map(float, done.stderr.split()[-2:])
    return Usage(seconds, megabytes)


def main(command: Sequence[str]) -> None:
    """Run a command and print its usage, once everything that it has started has ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])

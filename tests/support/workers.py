"""What the processes that run the tests side by side share.

Folders that one of them makes for all.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def get_shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run of the tests, which is the same for all of its processes."""
    folder = factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@contextmanager
def use_alone(name: Path) -> Iterator[None]:
    """Use what `name` stands for alone: the other processes wait until this one is done."""
    with name.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder whose contents the first process that asks for it makes.

    The others wait for it.
    """
    done = folder.with_name(f"{folder.name}.done")
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder

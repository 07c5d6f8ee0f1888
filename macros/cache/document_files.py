"""Documents written as files, those of several sections by as many processes as there are cores.

Each section has a process of its own, and so has each large guide. Typst remembers what it has laid
out, and gives none of it back before its process ends.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from errno import EAGAIN
from functools import partial
from itertools import groupby
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.cache.layout_memory import LARGE, LayoutMemory
from macros.outputs.tags import count_pages

#: What fewer sections need is made before other processes have begun.
MIN_SECTIONS = 4
#: What the processes begin with, so that each need not load it by itself.
PRELOADED = ["macros.outputs.documents", "docx", "pikepdf", "typst", "xlsxwriter"]

#: Called before a document is made, with its number among those to be made and how many they are.
ReportProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Order:
    """A document to be made: where it will stand, and the name of its file but for its digest.

    `make` raises ValueError when it cannot be made. `characters` are how many it lays out; `alone`
    says that none of its section's others lays out the same.
    """

    path: str
    key: str
    format: str
    make: Callable[[], bytes]
    characters: int = 0
    alone: bool = False


@dataclass(frozen=True)
class MadeFile:
    """The name of a document's file, "" where it could not be made; `why` says for what reason."""

    name: str
    pages: int = 0
    why: str = ""


def make_files(
    folder: Path, orders: Sequence[Order], report_progress: ReportProgress | None = None
) -> dict[str, MadeFile]:
    """Make the ordered documents in a folder, and return their files by the documents' paths.

    Raises OSError where nothing can be written.
    """
    report = report_progress or (lambda number, total: None)
    sections = [list(group) for _, group in groupby(orders, lambda order: Path(order.path).parent)]
    cores = _count_cores()
    is_any_large = any(order.characters >= LARGE for order in orders)
    if not is_any_large and (cores < 2 or len(sections) < MIN_SECTIONS):
        return _make_one_by_one(folder, orders, report)
    files: dict[str, MadeFile] = {}
    report(1, len(orders))
    batches = [batch for section in sections for batch in _divide_section(section)]
    make = partial(_make_elsewhere, folder, LayoutMemory())
    with ThreadPoolExecutor(cores) as threads:
        for made in threads.map(make, batches):
            files |= made
            report(min(len(files) + 1, len(orders)), len(orders))
    return files


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whatever interrupts it and whoever else writes it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def get_page_count(name: str) -> int:
    """Return the number of pages that the name of a file holds, 0 where it holds none.

    To look it up in the file would take a library that a build without changes can do without.
    """
    counted = name.split(".")[1:-1]
    return int(counted[0]) if counted and counted[0].isdecimal() else 0


def compute_digest(content: bytes) -> str:
    """Return the hash by which a file's name vouches for its content."""
    return hashlib.sha256(content).hexdigest()


def _make_one_by_one(
    folder: Path, orders: Sequence[Order], report_progress: ReportProgress
) -> dict[str, MadeFile]:
    files = {}
    for number, order in enumerate(orders, start=1):
        report_progress(number, len(orders))
        files[order.path] = _make_file(folder, order)
    return files


def _divide_section(orders: Sequence[Order]) -> list[list[Order]]:
    """Return the documents of a section as they share a process: large guides share none."""
    apart = [order for order in orders if order.alone and order.characters >= LARGE]
    together = [order for order in orders if order not in apart]
    return [*([together] if together else []), *([order] for order in apart)]


def _make_elsewhere(
    folder: Path, memory: LayoutMemory, orders: Sequence[Order]
) -> dict[str, MadeFile]:
    """Make documents of a section in a new process, when there is memory for them.

    It is no fork of this one, which may have threads: a server has.
    """
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(PRELOADED)
    needed = max(order.characters for order in orders)
    with memory.take(needed), ProcessPoolExecutor(1, context, _follow_parent) as process:
        try:
            return process.submit(_make_section, folder, orders).result()
        except BrokenProcessPool as error:
            why = "A process that made them ended early, perhaps for lack of memory"
            raise OSError(EAGAIN, why, str(folder)) from error


def _make_section(folder: Path, orders: Sequence[Order]) -> dict[str, MadeFile]:
    """Make the documents of a section, in a process of their own."""
    return {order.path: _make_file(folder, order) for order in orders}


def _make_file(folder: Path, order: Order) -> MadeFile:
    try:
        content = order.make()
    except ValueError as error:
        return MadeFile("", why=str(error))
    pages = count_pages(content) if order.format == "pdf" else 0
    counted = f".{pages}" if pages else ""
    name = f"{order.key}-{compute_digest(content)}{counted}.{order.format}"
    write_atomically(folder / name, content)
    return MadeFile(name, pages)


def _count_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on Macs and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _follow_parent() -> None:
    """Let this process end with the one that it works for, however that ends."""
    parent = multiprocessing.parent_process()
    assert parent

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _reduce_mapping(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _restore_mapping, (dict(mapping),)


def _restore_mapping(entries: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(entries)


# What the model holds of mappings cannot be changed, and Python sends no such thing by itself.
ForkingPickler.register(MappingProxyType, _reduce_mapping)

"""Large documents are laid out apart from each other, and not all at once."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from macros.cache.document_files import Order, make_files
from macros.cache.layout_memory import LARGE, LayoutMemory


def say_process() -> bytes:
    return str(os.getpid()).encode()


def test_large_documents_wait_for_memory_and_small_ones_do_not() -> None:
    memory = LayoutMemory(2 * LARGE)
    order: list[str] = []
    begun = threading.Event()

    def lay_out(name: str, characters: int) -> None:
        begun.set()
        with memory.take(characters):
            order.append(name)

    with memory.take(3 * LARGE):  # more than there is: it has all of it
        waiting = threading.Thread(target=lay_out, args=("large", LARGE))
        waiting.start()
        begun.wait()
        lay_out("small", LARGE - 1)
        order.append("first")
    waiting.join()
    assert order == ["small", "first", "large"]


def test_a_large_guide_has_a_process_of_its_own(tmp_path: Path) -> None:
    orders = [
        Order(f"demo/first/{name}", name, "txt", say_process, characters, alone)
        for name, characters, alone in (
            ("handout", 2 * LARGE, False),
            ("record", 10, False),
            ("guide", LARGE, True),
            ("large-print", LARGE, True),
        )
    ]
    made = make_files(tmp_path, orders)
    said = [(tmp_path / made[order.path].name).read_text("ascii") for order in orders]
    assert said[0] == said[1]
    assert len({*said, str(os.getpid())}) == 4

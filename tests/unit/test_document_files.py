"""Documents made by several processes: the same files, and a reason where one cannot be made."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from macros.cache import document_files
from macros.cache.document_files import MadeFile, Order, make_files


def write(text: str) -> bytes:
    return text.encode()


def refuse(text: str) -> bytes:
    raise ValueError(f"{text} cannot be printed.")


def order(section: int, make: str = "write") -> Order:
    content = partial({"write": write, "refuse": refuse}[make], f"Section {section}")
    return Order(f"every/section-{section}/responses.csv", f"key{section}", "csv", content)


@pytest.mark.parametrize("cores", [1, 2])
def test_documents_are_the_same_whoever_makes_them(
    cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_files, "_count_cores", lambda: cores)
    orders = [order(section) for section in range(1, 6)] + [order(6, "refuse")]
    steps: list[tuple[int, int]] = []
    made = make_files(tmp_path, orders, lambda *step: steps.append(step))
    for each in orders[:-1]:
        file = tmp_path / made[each.path].name
        assert file.name.startswith(f"{each.key}-")
        assert file.read_bytes() == each.make()
    assert made[orders[-1].path] == MadeFile("", why="Section 6 cannot be printed.")
    assert len(list(tmp_path.iterdir())) == 5
    assert steps[0] == (1, 6)
    assert {total for _, total in steps} == {6}


def test_a_process_that_is_killed_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_files, "_count_cores", lambda: 2)
    lost = partial(os._exit, 1)
    orders = [order(section) for section in range(1, 5)]
    orders.append(Order("every/lost/responses.csv", "lost", "csv", lost))
    with pytest.raises(OSError, match="ended early"):
        make_files(tmp_path, orders)

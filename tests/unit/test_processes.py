"""Which builds still run is known on every system."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from macros.plugin.processes import ACCESS_DENIED, STILL_ACTIVE, is_running


def test_a_process_runs_until_it_ends() -> None:
    assert is_running(os.getpid())
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not is_running(ended.pid)


class Kernel:
    """What Windows answers: 1 runs, 2 has ended, 3 is another user's, and there are no others."""

    def OpenProcess(self, right: int, inherits: bool, pid: int) -> int:  # noqa: N802
        return pid if pid in (1, 2) else 0

    def GetLastError(self) -> int:  # noqa: N802
        return self.error

    def GetExitCodeProcess(self, process: int, code: object) -> None:  # noqa: N802
        code._obj.value = STILL_ACTIVE if process == 1 else 0  # type: ignore[attr-defined]

    def CloseHandle(self, process: int) -> None:  # noqa: N802
        pass

    error = 0


def test_windows_is_asked_without_a_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a signal 0 ends processes there")

    kernel = Kernel()
    monkeypatch.setattr(os, "kill", fail)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert [is_running(pid) for pid in (1, 2, 4)] == [True, False, False]
    kernel.error = ACCESS_DENIED
    assert is_running(3)


def test_a_system_that_knows_no_such_number_has_no_such_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(22, "The parameter is incorrect")

    monkeypatch.setattr(os, "kill", refuse)
    assert not is_running(4242)

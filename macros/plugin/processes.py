"""Whether a process still runs, on every system."""

from __future__ import annotations

import os
import sys
from typing import Any

#: Windows' names for the least right to ask of a process, its refusal, and a process that runs.
QUERY_LIMITED_INFORMATION = 0x1000
ACCESS_DENIED = 5
STILL_ACTIVE = 259


def is_running(pid: int) -> bool:
    """Tell whether there is a process of this number; it may be another user's."""
    if sys.platform == "win32":  # where signal 0 would end what shares the console
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes  # noqa: PLC0415  `windll` is there on Windows alone

    kernel: Any = ctypes.__dict__["windll"].kernel32
    process = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, False, pid)
    if not process:
        return bool(kernel.GetLastError() == ACCESS_DENIED)
    exit_code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(process, ctypes.byref(exit_code))
    kernel.CloseHandle(process)
    return exit_code.value == STILL_ACTIVE  # one that has ended may be kept by who started it

"""The screen reader Orca, listening to Chromium on a screen that nobody sees.

Keys are pressed as a person presses them, and what is said is read from Orca's own log, since no
loudspeaker has to hear it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import BrowserType, FilePayload, Locator, Page

from tests.support.engines import PATIENCE, SCREEN, find_command, start_screen

CHROMIUMS = ("chromium", "google-chrome", "chromium-browser")
ORCA, BUS, WINDOWS, KEYS = ("orca",), ("dbus-daemon",), ("openbox",), ("xdotool",)
COMMANDS = (ORCA, BUS, WINDOWS, KEYS, SCREEN)
#: Where systems put what hands the accessibility tree from programs to readers.
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

OPTIONS = (
    "--no-sandbox",
    "--force-renderer-accessibility=complete",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container has little of it
    "--disable-background-networking",
    "--window-size=1280,960",
    "--window-position=0,0",
    "--remote-debugging-port=0",
)
#: Orca reads no page to its end by itself, since what follows would mix with it, and what it says
#: stands in the log at once.
SETTINGS = """
from orca import debug, settings
settings.sayAllOnLoad = False
debug.debugFile.reconfigure(line_buffering=True)
"""
SPEECH = re.compile(r"^.*SPEECH OUTPUT: '(.*?)'(?:\{| |$)", re.MULTILINE)
POLL = 0.1  # seconds between two looks at the log
START = 3 * PATIENCE  # seconds until all programs must run, on a machine that runs others


class Speech:
    """What Orca has said, as its log tells it."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._read = 0  # bytes of the log that tell of earlier moments

    def forget(self) -> None:
        """Forget what was said, so that only what is said from now on counts."""
        self._read = self.log.stat().st_size

    def listen(self, *words: str, patience: float = PATIENCE) -> str:
        """Return what has been said, one utterance a line, as soon as all `words` are in it.

        Raises an AssertionError that tells what was said instead, where they are not within
        `patience` seconds.
        """
        end = time.monotonic() + patience
        while True:
            said = self._get_text()
            missing = [word for word in words if word not in said]
            if not missing:
                return said
            assert time.monotonic() < end, f"{missing} was not said, but:\n{said}"
            time.sleep(POLL)

    def _get_text(self) -> str:
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(self._read)
            text = log.read().decode("utf-8", "replace")
        return "\n".join(said for said in SPEECH.findall(text) if said.strip())


class ScreenReader:
    """Orca, and the page that it reads."""

    def __init__(self, page: Page, speech: Speech, environment: dict[str, str]) -> None:
        self.page = page
        self.speech = speech
        self.environment = environment

    def open(self, address: str) -> None:
        """Open a page, and wait until the reader knows that it is there."""
        self.page.goto("about:blank")
        self.speech.forget()
        self.page.goto(address)
        self.listen("Finished loading")

    def focus(self, element: Locator, *words: str) -> None:
        """Put the focus on an element, and listen until all `words` are said of it."""
        self.speech.forget()
        element.focus()
        self.listen(*words)

    def choose(self, field: Locator, file: FilePayload) -> None:
        """Choose a file in a field."""
        self.speech.forget()
        field.set_input_files([file])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each by its name in X11."""
        self.speech.forget()
        command = [find_command(KEYS), "key", "--clearmodifiers", *keys]
        subprocess.run(command, env=self.environment, check=True)

    def listen(self, *words: str) -> None:
        """Wait until all `words` have been said since the last of the acts above.

        Raises an AssertionError that tells what was said instead, where they never are.
        """
        self.speech.listen(*words)


def is_reader_installed() -> bool:
    """Say whether all that a screen reader needs is there."""
    try:
        _find_launcher()
        _find_chromium()
    except FileNotFoundError:
        return False
    return all(any(map(shutil.which, names)) for names in COMMANDS)


@contextmanager
def start_screen_reader(chromium: BrowserType, folder: Path) -> Iterator[ScreenReader]:
    """Yield a screen reader with an empty page; the files of both are below a folder.

    Raises a FileNotFoundError where something is not installed.
    """
    screen, display = start_screen()
    started = [screen]
    environment = _make_environment(folder, display)

    def start(*command: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own: all that it starts ends with it
        )
        started.append(process)
        return process

    try:
        bus = start(
            find_command(BUS), "--session", "--nofork", "--print-address", stdout=subprocess.PIPE
        )
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        start(_find_launcher(), "--launch-immediately", "--a11y=1", "--screen-reader=1")
        start(find_command(WINDOWS))
        log = folder / "orca.log"
        _write_settings(Path(environment["XDG_DATA_HOME"], "orca"))
        start(find_command(ORCA), "--replace", f"--debug-file={log}", "--disable=braille")
        profile = folder / "profile"
        start(_find_chromium(), *OPTIONS, f"--user-data-dir={profile}")
        speech = Speech(log)
        speech.listen("Chromium frame", patience=START)  # its window is there, and is listened to
        port = _wait_for_text(profile / "DevToolsActivePort").split()[0]
        browser = chromium.connect_over_cdp(f"http://127.0.0.1:{port}", timeout=START * 1000)
        yield ScreenReader(browser.contexts[0].pages[0], speech, environment)
        browser.close()
    finally:
        for process in reversed(started):
            _end(process)


def _write_settings(folder: Path) -> None:
    """Write what Orca runs at its start."""
    folder.mkdir(parents=True)
    (folder / "orca-customizations.py").write_text(SETTINGS, "utf-8")


def _make_environment(folder: Path, display: str) -> dict[str, str]:
    """Return the environment of everything that is started, with homes below a folder."""
    homes = {"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "data"}
    for name in homes.values():
        (folder / name).mkdir(parents=True, mode=0o700)
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {
        **inherited,
        **{variable: str(folder / name) for variable, name in homes.items()},
        "DISPLAY": display,
        "LANG": "C.UTF-8",
        "GSETTINGS_BACKEND": "memory",
    }


def _find_launcher() -> str:
    """Return the path of what hands the accessibility tree from programs to readers.

    Raises a FileNotFoundError where it is not installed.
    """
    for path in LAUNCHERS:
        if Path(path).exists():
            return path
    raise FileNotFoundError("There is no at-spi-bus-launcher: `make test` installs it.")


def _find_chromium() -> str:
    """Return the path of a Chromium with windows, since one without them tells a reader nothing.

    Raises a FileNotFoundError where it is not installed.
    """
    for folder in os.get_exec_path():
        for name in CHROMIUMS:
            path = shutil.which(name, path=folder)
            if path and "headless" not in Path(path).resolve().name:
                return path
    raise FileNotFoundError("There is no Chromium with windows: `make test` installs it.")


def _wait_for_text(file: Path) -> str:
    """Return the text of a file, as soon as there is one. Raises a TimeoutError otherwise."""
    end = time.monotonic() + START
    while not (file.exists() and file.stat().st_size):
        if time.monotonic() > end:
            raise TimeoutError(f"{file} was not written.")
        time.sleep(POLL)
    return file.read_text("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program, and all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)

"""Firefox and WebKit, driven as far as both drivers go: by addresses, clicks, keys, and scripts.

Playwright's own builds of both are downloads; these are the browsers of the system's packages.
Firefox is driven by Marionette, which is part of it, WebKit by the driver that comes with it.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

PATIENCE = 30.0  # seconds until what is waited for must be there
HEIGHT = 844

#: By engine, the commands that it needs, each by its names.
FIREFOX, WEBKIT, SCREEN = ("firefox-esr", "firefox"), ("WebKitWebDriver",), ("Xvfb",)
COMMANDS: dict[str, list[tuple[str, ...]]] = {"firefox": [FIREFOX], "webkit": [WEBKIT, SCREEN]}

PREFERENCES = """
user_pref("marionette.port", {port});
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.legacyUserProfileCustomizations.stylesheets", true);
"""
#: Both browsers' own buttons want windows wider than a phone: styles of their windows allow less.
FIREFOX_STYLE = ":root, #navigator-toolbox * { min-width: 0 !important; }"
WEBKIT_STYLE = "* { min-width: 0; margin: 0; padding: 0; font-size: 1px; }"


class Engine(Protocol):
    """A browser with one window."""

    name: str

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""

    def evaluate(self, script: str, *values: Any) -> Any:
        """Return what the body of a function returns, to which `arguments` are the values."""

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds, as a pointer does."""

    def type(self, selector: str, text: str) -> None:
        """Type into the first element that a CSS selector finds."""

    def choose(self, selector: str, *files: Path) -> None:
        """Choose files in the first field for files that a CSS selector finds."""

    def resize(self, width: int) -> None:
        """Make the window so wide, or as near to that as the browser's window goes."""


class Marionette:
    """The protocol by which Firefox is driven: WebDriver's commands, as JSON on a socket.

    A message is `length:[type, id, command, parameters]`, an answer `length:[type, id, error,
    result]` (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). The
    library for it needs a module that Python 3.13 no longer has.
    """

    def __init__(self, port: int) -> None:
        self.socket = _connect(port)
        self.stream = self.socket.makefile("rb")
        self.count = 0
        self._receive()
        self.send("WebDriver:NewSession", capabilities={})

    def send(self, command: str, **parameters: Any) -> Any:
        """Return the result of a command. Raises a RuntimeError where the browser refuses it."""
        self.count += 1
        text = json.dumps([0, self.count, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.stream.read(1)
        return json.loads(self.stream.read(int(length[:-1])))


class Firefox:
    """Firefox with a profile of its own, without a window on a screen."""

    name = "firefox"

    def __init__(self, folder: Path) -> None:
        port = _find_free_port()
        (folder / "user.js").write_text(PREFERENCES.format(port=port), "utf-8")
        _write_style(folder / "chrome/userChrome.css", FIREFOX_STYLE)
        command = [find_command(FIREFOX), "--marionette", "--headless", "--no-remote"]
        self.process = subprocess.Popen(
            [*command, "--profile", str(folder)],
            env={**os.environ, "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.driver = Marionette(port)

    def open(self, address: str) -> None:
        self.driver.send("WebDriver:Navigate", url=address)

    def evaluate(self, script: str, *values: Any) -> Any:
        return self.driver.send(
            "WebDriver:ExecuteScript", script=script, args=list(values), sandbox=None
        )

    def click(self, selector: str) -> None:
        self.driver.send("WebDriver:ElementClick", id=self._find_element(selector))

    def type(self, selector: str, text: str) -> None:
        self.driver.send("WebDriver:ElementSendKeys", id=self._find_element(selector), text=text)

    def choose(self, selector: str, *files: Path) -> None:
        self.type(selector, "\n".join(map(str, files)))

    def resize(self, width: int) -> None:
        self.driver.send("WebDriver:SetWindowRect", width=width, height=HEIGHT)

    def print(self) -> bytes:
        """Return the page as it is printed, as a PDF."""
        return base64.b64decode(self.driver.send("WebDriver:Print"))

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def _find_element(self, selector: str) -> str:
        found = self.driver.send("WebDriver:FindElement", using="css selector", value=selector)
        return str(next(iter(found.values())))


class WebKit:
    """WebKit in a window on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, folder: Path) -> None:
        for version in ("3.0", "4.0"):
            _write_style(folder / f".config/gtk-{version}/gtk.css", WEBKIT_STYLE)
        self.screen, display = start_screen()
        environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            # Its sandbox needs rights that a container does not have; it opens our pages only.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        service = Service(executable_path=find_command(WEBKIT), env=environment)
        self.driver = webdriver.WebKitGTK(options=Options(), service=service)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def evaluate(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, selector: str, text: str) -> None:
        # This driver presses no key for a line's end.
        keys = text.replace("\n", Keys.RETURN)
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(keys)

    def choose(self, selector: str, *files: Path) -> None:
        field = self.driver.find_element(By.CSS_SELECTOR, selector)
        field.send_keys("\n".join(map(str, files)))

    def resize(self, width: int) -> None:
        self.driver.set_window_size(width, HEIGHT)

    def close(self) -> None:
        self.driver.quit()
        self.screen.terminate()
        self.screen.wait(30)


ENGINES: dict[str, Callable[[Path], Firefox | WebKit]] = {"firefox": Firefox, "webkit": WebKit}


@contextmanager
def start_engine(name: str, folder: Path) -> Iterator[Firefox | WebKit]:
    """Yield a browser that has never been used, whose files are below a folder.

    Raises a FileNotFoundError where it is not installed.
    """
    folder.mkdir(mode=0o700)
    engine = ENGINES[name](folder)
    try:
        yield engine
    finally:
        engine.close()


def wait_for(engine: Engine, script: str, *values: Any) -> Any:
    """Return what the body of a function returns on the page, as soon as that is true.

    Raises selenium's TimeoutException where it never is.
    """
    return WebDriverWait(engine, PATIENCE, 0.1).until(  # type: ignore[type-var]
        lambda _: engine.evaluate(script, *values), script
    )


def is_installed(name: str) -> bool:
    """Say whether all commands that an engine needs are there."""
    return all(any(map(shutil.which, names)) for names in COMMANDS[name])


def start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start a screen that nobody sees, and return its process and its name, as `:1`."""
    reading, writing = os.pipe()
    command = [find_command(SCREEN), "-displayfd", str(writing), "-nolisten", "tcp"]
    screen = subprocess.Popen(
        command, pass_fds=[writing], stderr=subprocess.DEVNULL, start_new_session=True
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        return screen, f":{numbers.readline().strip()}"


def find_command(names: tuple[str, ...]) -> str:
    """Return the path of a command, by whichever of its names it has."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError(f"There is no command {' or '.join(names)}: `make test` installs it.")


def _write_style(file: Path, style: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(style, "utf-8")


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _connect(port: int) -> socket.socket:
    """Return a connection to a port of this machine, as soon as something listens there."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), PATIENCE)
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)

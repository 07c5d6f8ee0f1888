"""MkDocs' server, which asks the preview first, and sees an edit as soon as it is saved."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from macros.plugin.preview import Answer, Preview

#: Events of files that are only read.
READING = ("opened", "closed_no_write")
#: What Python and Jinja compile lies there, also what a request has only just asked for.
COMPILED = "__pycache__"
POLLING_SECONDS = 0.5
#: An editor may save a file in several steps.
SAVING_SECONDS = 0.02
#: How long after a build nobody waits for a page any longer.
REST_SECONDS = 1.0

#: When a file was written, its size, and its number on the disk.
Stamp = tuple[int, int, int] | None
GetPreview = Callable[[], Preview | None]


def is_watching() -> bool:
    """Return whether MkDocs' command is to watch files: else it does not hand its server over."""
    context = click.get_current_context(silent=True)
    return context is None or bool(context.params.get("livereload", True))


def serve_preview(server: Any, get_preview: GetPreview) -> None:
    """Let a server of MkDocs answer from the preview, and watch files by the system's own events.

    `get_preview` returns that of the last build, None where its data have errors.
    """
    app = server.get_app()
    server.set_app(_PreviewApp(server, app, get_preview))
    server.build_delay = SAVING_SECONDS
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = FileObserver()
    for path in watched:
        server.watch(path)


def collect_garbage_later() -> None:
    """Give back the memory of the build before, once whoever has saved a file has the page."""
    timer = threading.Timer(REST_SECONDS, gc.collect)
    timer.daemon = True
    timer.start()


class FileObserver:
    """Two observers in one: the system tells of a change at once, where it can.

    Shared and network folders may have no such events, and a system may have no more to give: so
    each file is looked at twice a second, too.
    """

    def __init__(self) -> None:
        self._system = Observer()
        self._polling = PollingObserver(timeout=POLLING_SECONDS)
        self._stamps: dict[str, Stamp] = {}

    def schedule(self, handler: Any, path: str, recursive: bool = True) -> Any:
        """Let a handler be told of all that changes at a path, and return what stands for that."""
        early, late = (_ChangeHandler(handler, self._stamps, is_late) for is_late in (False, True))
        watch = None
        with suppress(OSError):  # the system watches no more files than it is set to
            watch = self._system.schedule(early, path, recursive=recursive)
        return watch, self._polling.schedule(late, path, recursive=recursive)

    def unschedule(self, watches: Any) -> None:
        """Watch a path no longer."""
        watch, polled = watches
        if watch:
            self._system.unschedule(watch)
        self._polling.unschedule(polled)

    def start(self) -> None:
        """Begin to watch."""
        with suppress(OSError):
            self._system.start()
        self._polling.start()

    def stop(self) -> None:
        """End all watching."""
        self._system.stop()
        self._polling.stop()

    def join(self) -> None:
        """Wait until all watching has ended."""
        for observer in (self._system, self._polling):
            if observer.is_alive():
                observer.join()


class _ChangeHandler(FileSystemEventHandler):
    """Passes on what may change the site.

    `stamps` are those of the files of which the system has told: one that comes late tells of no
    change for the second time.
    """

    def __init__(
        self, handler: FileSystemEventHandler, stamps: dict[str, Stamp], is_late: bool
    ) -> None:
        self._handler = handler
        self._stamps = stamps
        self._is_late = is_late

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on an event, unless a file was only read or compiled."""
        paths = [str(path) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or event.event_type in READING or COMPILED in paths[0]:
            return
        stamps = {path: _get_stamp(path) for path in paths}
        if self._is_late and stamps.items() <= self._stamps.items():
            return
        self._stamps |= stamps
        self._handler.on_any_event(event)


def _get_stamp(path: str) -> Stamp:
    """Return what changes with a file; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class _PreviewApp:
    """The application that answers requests, for the one of MkDocs that reads from the disk."""

    def __init__(self, server: Any, app: Any, get_preview: GetPreview) -> None:
        self._server = server
        self._app = app
        self._get_preview = get_preview

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        url = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not url.startswith("/livereload/") and url.startswith(self._server.mount_path):
            epoch = self._wait_for_build()
            preview = self._get_preview()
            path = url.removeprefix(self._server.mount_path)
            answer = preview.get(path) if preview else None
            if answer:
                return self._send(answer, epoch, start_response)
            if preview and f"{path}/" in preview.pages:
                start_response("302 Found", [("Location", f"{environ['PATH_INFO']}/")])
                return []
        answered: Iterable[bytes] = self._app(environ, start_response)
        return answered

    def _wait_for_build(self) -> int:
        """Wait until no build is running, as MkDocs does, and return the number of the last one."""
        server = self._server
        with server._epoch_cond:
            server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            return int(server._visible_epoch)

    def _send(self, answer: Answer, epoch: int, start_response: Any) -> Iterable[bytes]:
        content = answer.content
        if answer.type == "text/html":
            content = self._server._inject_js_into_html(content, epoch)
        length = str(len(content))
        start_response("200 OK", [("Content-Type", answer.type), ("Content-Length", length)])
        return [content]

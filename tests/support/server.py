"""A web server for a built site that answers as a host does."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

#: Serves a folder; its address.
Serve = Callable[[Path], str]


class QuietHandler(SimpleHTTPRequestHandler):
    """An answer to each request, without a word in the output of the tests."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, unless the browser has gone on to another page."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def do_GET(self) -> None:
        """Answer a request.

        A sitemap names this server, so that the theme loads pages by itself, as it does on a site's
        own host.
        """
        file = Path(self.translate_path(self.path))
        if file.name != "sitemap.xml" or not file.exists():
            super().do_GET()
            return
        here = f"<loc>http://{self.headers['Host']}"
        text = re.sub("<loc>https?://[^/<]+", here, file.read_text("utf-8"))
        self.answer(200, "text/xml", text.encode())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address by the site's own page, as a host does."""
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.exists():
            super().send_error(code, message, explain)
            return
        self.answer(code, "text/html", lost.read_bytes())

    def answer(self, code: int, kind: str, body: bytes) -> None:
        """Send a whole answer."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def start_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Serve a folder on a port of this machine, or any free one, until the server is shut down."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server

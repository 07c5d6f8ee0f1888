"""What an edit costs while a server runs, for tests/FIGURES.md: `python -m tests.benchmarks.serve`.

The seconds from saving a file to the right answer, the server's CPU seconds, and its memory.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import generated_project as generate
from tests.benchmarks.build import write

#: What is edited: a title, the file, what is written in place of what, and where that shows.
SECTION, PAGE = "data/frameworks/*/*.yml", "content/index.md"
STYLE, TEMPLATE = "overrides/assets/styles/page.css", "macros/templates/glossary.html"
REST = 1.5  # seconds, after which a server has done all that an edit asks of it


@dataclass(frozen=True)
class Edit:
    """The middle seconds to the answer, and of CPU, and the memory after each edit."""

    name: str
    seconds: float
    cpu: float
    megabytes: list[int]


class Server:
    """A server of MkDocs for a project."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, cwd=project)

    def get(self, path: str) -> str:
        """Return what the server answers, "" while it does not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
                text: str = answer.read().decode()
                return text
        except OSError:
            assert self.process.poll() is None, "The server has ended."
            return ""

    def wait_for(self, path: str, text: str) -> None:
        while text not in self.get(path):
            time.sleep(0.005)

    def read_cpu(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read_megabytes(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found
        return int(found[1]) // 1024


def edit(server: Server, name: str, file: Path, path: str, times: int) -> Edit:
    """Write something new into a file so many times, and wait each time until it shows."""
    text = file.read_text("utf-8")
    seconds, cpu, megabytes = [], [], []
    for number in range(times):
        server.get(path)
        mark = f"edited-{number}-times"
        new = re.sub(r"(?m)^title: .*$", f"title: {mark}", text, count=1)
        before, start = server.read_cpu(), time.monotonic()
        file.write_text(new if file.suffix == ".yml" else f"{text}\n.{mark} {{ }}\n", "utf-8")
        server.wait_for(path, mark)
        seconds.append(time.monotonic() - start)
        time.sleep(REST)
        cpu.append(server.read_cpu() - before)
        megabytes.append(server.read_megabytes())
    file.write_text(text, "utf-8")
    return Edit(name, median(seconds), median(cpu), megabytes)


def measure(project: Path, times: int) -> tuple[float, list[Edit]]:
    """Return the CPU seconds of a server's start, and what edits cost."""
    section = min(path for path in project.glob(SECTION) if path.name != "framework.yml")
    shown = f"{section.parent.name}/{section.stem}/"
    server = Server(project)
    try:
        server.wait_for("", "<html")
        start = server.read_cpu()
        return start, [
            edit(server, "a section's title", section, shown, times),
            edit(server, "a style", project / STYLE, "assets/profiles.css", times),
            edit(server, "a page", project / PAGE, "", times),
            edit(server, "a template", project / TEMPLATE, "glossary/", times),
        ]
    finally:
        server.process.terminate()
        server.process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.serve", description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--times", type=int, default=5, help="how often each file is edited")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="practice-profiles-benchmark-") as name:
        project = Path(name)
        generate.ours(project, options.pages, copied=True)
        start, edits = measure(project, options.times)
    lines = [
        "## An edit while a server runs",
        "",
        f"{options.pages} pages, by `python -m tests.benchmarks.serve`; the start of the server"
        f" took {start:.1f} CPU seconds.",
        "",
        "| edited | seconds to the answer | CPU seconds | MB after the first | after the last |",
        "|---|---:|---:|---:|---:|",
    ]
    for each in edits:
        lines.append(
            f"| {each.name} | {each.seconds:.2f} | {each.cpu:.2f} | {each.megabytes[0]} |"
            f" {each.megabytes[-1]} |"
        )
    text = "\n".join(lines)
    print(text)
    write("serve", text)


if __name__ == "__main__":
    main()

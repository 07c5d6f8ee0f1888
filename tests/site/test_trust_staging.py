"""The build deletes nothing that is not its own, wherever the site stands."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.plugin.staging import Staging, UnusableSiteFolderError
from tests.support.projects import FEATURES, drawn_project
from tests.support.refused_builds import PAGE
from tests.support.sites import build, built, contents, site_at


@pytest.fixture
def gone() -> int:
    """The id of a process that runs no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


HIDDEN = {
    ".git/HEAD": b"ref",
    ".htaccess": b"Deny",
    ".well-known/security.txt": b"Contact",
    ".nojekyll": b"",
}


def hide(site: Path) -> None:
    for name, content in HIDDEN.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)


def replace(site: Path) -> None:
    """Build a new site in the place of another."""
    staging = Staging(site)
    site_at(staging.begin(), "new")
    staging.finish()


def test_what_is_hidden_in_a_site_stays(tmp_path: Path) -> None:
    site = site_at(tmp_path / "site", "old")
    hide(site)
    replace(site)
    assert contents(tmp_path) == {
        f"site/{name}": content for name, content in {**HIDDEN, "index.html": b"new"}.items()
    }


def test_what_is_hidden_comes_over_after_a_kill(tmp_path: Path, gone: int) -> None:
    site = site_at(tmp_path / "site", "new")
    before = site_at(tmp_path / f".site.before-{gone}", "old")
    hide(before)
    Staging(site).begin()
    assert contents(tmp_path) == {
        f"site/{name}": content for name, content in {**HIDDEN, "index.html": b"new"}.items()
    }


@pytest.mark.parametrize(
    "name",
    [
        ".site.backup-2025",
        ".site.backup-20251127120000",
        ".site.before-20251127120000",
        ".site.building-99999999999999999999",
        ".site.x-²",
        ".site.before-²",
        ".site.before-",
        ".site.building-1x",
        ".site.before-0",
    ],
)
def test_folders_with_like_names_are_left_alone(tmp_path: Path, name: str) -> None:
    site = site_at(tmp_path / "site", "old")
    (tmp_path / name).mkdir()
    (tmp_path / name / "precious").write_text("x", "utf-8")
    replace(site)
    assert contents(tmp_path) == {f"{name}/precious": b"x", "site/index.html": b"new"}


def test_links_and_files_with_a_build_s_name_are_left_alone(tmp_path: Path, gone: int) -> None:
    site = site_at(tmp_path / "site", "old")
    (tmp_path / f".site.before-{gone}").symlink_to(tmp_path)
    (tmp_path / f".site.building-{gone}").write_text("x", "utf-8")
    replace(site)
    assert (tmp_path / f".site.before-{gone}").is_symlink()
    assert (tmp_path / f".site.building-{gone}").read_text("utf-8") == "x"


def test_a_name_with_brackets_is_itself(tmp_path: Path, gone: int) -> None:
    site = site_at(tmp_path / "[site]*", "old")
    site_at(tmp_path / f".[site]*.building-{gone}", "half")
    other = site_at(tmp_path / f".sitex.building-{gone}", "another's")
    replace(site)
    assert contents(tmp_path) == {
        f"{other.name}/index.html": b"another's",
        "[site]*/index.html": b"new",
    }


def test_a_linked_site_stands_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "srv").mkdir()
    webroot = site_at(tmp_path / "srv/webroot", "old")
    (tmp_path / "project").mkdir()
    link = tmp_path / "project/site"
    link.symlink_to(webroot)
    replace(link)
    assert link.is_symlink()
    assert contents(webroot) == {"index.html": b"new"}
    assert [path.name for path in (tmp_path / "srv").iterdir()] == ["webroot"]


def copy_over(site: Path) -> None:
    (site / "old").mkdir()
    (site / "old/page.html").write_text("old", "utf-8")
    hide(site)
    staging = Staging(site)
    folder = staging.begin()
    site_at(folder, "new")
    (folder / "new").mkdir()
    (folder / "new/page.html").write_text("new", "utf-8")
    staging.finish()
    assert contents(site) == {**HIDDEN, "index.html": b"new", "new/page.html": b"new"}
    assert not (site / "old").exists()
    assert not folder.exists()


def test_files_are_copied_into_a_mount_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "site", "old")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    number = site.stat().st_ino
    copy_over(site)
    assert site.stat().st_ino == number
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_files_are_copied_where_nothing_can_be_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "site", "old")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path == site:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    copy_over(site)


def test_a_folder_that_is_no_site_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    (project / "inner").mkdir(parents=True)
    (project / "mkdocs.yml").write_text("", "utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/letter.txt").write_text("Dear", "utf-8")
    before = contents(tmp_path)
    monkeypatch.chdir(project / "inner")
    for folder in (project, tmp_path, tmp_path / "documents", tmp_path / "documents/letter.txt"):
        with pytest.raises(UnusableSiteFolderError, match=folder.name):
            Staging(folder).begin()
    assert contents(tmp_path) == before


def test_a_build_that_fails_puts_right_what_a_killed_one_left(tmp_path: Path, gone: int) -> None:
    project = drawn_project(tmp_path / "project", FEATURES)
    before = contents(built(project))
    (project / "site").rename(project / f".site.before-{gone}")
    (project / "content/about.md").write_text(
        PAGE.format(call='{{ profile("every/begn") }}'), "utf-8"
    )
    done = build(project)
    assert done.returncode == 1
    assert "What stood before stands still." in done.stdout
    assert contents(project / "site") == before


def test_what_the_system_refuses_is_a_line(tmp_path: Path) -> None:
    """Nothing larger than 100 KB can be written, as on a full disk."""
    project = drawn_project(tmp_path / "project", FEATURES)
    before = contents(built(project))
    limit = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
    limit += "from mkdocs.__main__ import cli; cli(['build', '--strict'])"
    done = subprocess.run(
        [sys.executable, "-c", limit], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "What stood before stands still." in done.stderr
    assert contents(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []

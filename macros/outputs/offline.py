"""A built site as a zip file that opens from a folder: links name files, and the search index is a script, since a page
that was opened from a folder may fetch nothing."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

INDEX = "search/search_index.json"
SCRIPT = (Path(__file__).parents[1] / "templates" / "offline.js").read_text("utf-8")
#: What only a server needs.
SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
#: No file's time is that of the day: the same site makes the same zip file.
NO_DATE = (1980, 1, 1, 0, 0, 0)

HREF = re.compile(r'(\s(?:xlink:)?href=")([^"]*)')
PRELOAD = re.compile(r'[ \t]*<link rel="preload"[^>]*>\n?')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SETTINGS = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


def make_offline_files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site, by their paths, as they work without a server."""
    files = {path: content for path, content in site.items() if path not in SERVERS}
    for path, content in files.items():
        if path.endswith(".html"):
            files[path] = _page(path, content.decode("utf-8"), files).encode("utf-8")
    if INDEX in files:
        index = json.loads(files.pop(INDEX))
        for entry in index["docs"]:
            entry["location"] = name_folder_links("index.html", entry["location"], files)
        said = f"window.practiceProfilesIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
        files[INDEX.replace(".json", ".js")] = said.encode("utf-8")
    files["assets/offline.js"] = SCRIPT.encode("utf-8")
    return files


def name_folder_links(page: str, link: str, files: Mapping[str, bytes]) -> str:
    """A link on a page that leads to a folder, with the file that the folder is read by; any other link as it is."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    file = "index.html" if target == "." else f"{target}/index.html"
    if target in files or file not in files:
        return link
    return link.replace(parts.path, f"{parts.path.rstrip('/')}/index.html", 1)


def write_start_page(name: str, language: str, say: Callable[[str], str]) -> str:
    """The page beside the site's folder, for whoever opens the zip file: it leads in, and says what to do if it
    cannot."""
    title = escape(name)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n'
        '<link rel="stylesheet" href="site/assets/profiles.css">\n<link rel="stylesheet" href="site/assets/site.css">\n'
        f'</head>\n<body class="pp-start md-typeset">\n<main>\n<h1>{title}</h1>\n'
        f'<p><a href="site/index.html">{escape(say("offline-open"))}</a></p>\n'
        f"<p>{escape(say('offline-unpack'))}</p>\n</main>\n</body>\n</html>\n"
    )


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file of some files; the same files make the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, NO_DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return out.getvalue()


def iter_site_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its path there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _page(path: str, html: str, files: Mapping[str, bytes]) -> str:
    html = HREF.sub(lambda link: link[1] + name_folder_links(path, link[2], files), html)
    html = PRELOAD.sub("", html)
    html = SETTINGS.sub(lambda found: f"{found[1]}{_settings(found[2])}{found[3]}", html)
    html = html.replace(INDEX, INDEX.replace(".json", ".js"))
    # Not every browser takes a file for the page's own because it lies beside it.
    html = POLICY.sub(lambda found: found[0].replace("'self'", "'self' file:"), html)
    root = "../" * path.count("/")
    return html.replace("</head>", f'<script src="{root}assets/offline.js" defer></script>\n</head>', 1)


def _settings(said: str) -> str:
    """The theme's settings without what fetches pages."""
    settings = json.loads(said)
    settings["features"] = [name for name in settings["features"] if not name.startswith("navigation.instant")]
    return json.dumps(settings)

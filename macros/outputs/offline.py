"""A built site as files that open from a folder.

Links name files, and the search index is a script, since a page that was opened from a folder may
fetch nothing.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.outputs import zip_file

INDEX, INDEX_SCRIPT = "search/search_index.json", "search/search_index.js"
TEMPLATES = Path(__file__).parents[1] / "templates"
SCRIPT = (TEMPLATES / "offline.js").read_text("utf-8")
SCRIPT_PATH = "assets/offline.js"
#: What only a server needs.
SERVER_FILES = ("404.html", "sitemap.xml", "sitemap.xml.gz", "app.webmanifest", "worker.js")
FILE_MODE = 0o644

HREF = re.compile(r'(\s(?:xlink:)?href=")([^"]*)')
PRELOAD = re.compile(r'[ \t]*<link rel="(?:preload|manifest)"[^>]*>\n?')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SETTINGS = re.compile(
    r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL
)


def make_offline_files(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site, by their paths, as they work without a server."""
    files = {path: content for path, content in site.items() if path not in SERVER_FILES}
    for path, content in files.items():
        if path.endswith(".html"):
            files[path] = _adapt_page(path, content.decode("utf-8"), files).encode("utf-8")
    if INDEX in files:
        files[INDEX_SCRIPT] = _write_index_script(files.pop(INDEX), files)
    files[SCRIPT_PATH] = SCRIPT.encode("utf-8")
    return files


def name_folder_links(page: str, link: str, files: Mapping[str, bytes]) -> str:
    """Return a link that leads to a folder with the file that the folder is read by.

    Any other link is returned as it is.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    file = "index.html" if target == "." else f"{target}/index.html"
    if target in files or file not in files:
        return link
    return link.replace(parts.path, f"{parts.path.rstrip('/')}/index.html", 1)


def write_start_page(name: str, language: str, say: Callable[[str], str]) -> str:
    """Return the page beside the site's folder, for whoever opens the zip file.

    It leads in, and says what to do if it cannot.
    """
    title = escape(name)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n"
        '<link rel="stylesheet" href="site/assets/profiles.css">\n'
        '<link rel="stylesheet" href="site/assets/site.css">\n'
        f'</head>\n<body class="pp-start md-typeset">\n<main>\n<h1>{title}</h1>\n'
        f'<p><a href="site/index.html">{escape(say("offline-open"))}</a></p>\n'
        f"<p>{escape(say('offline-unpack'))}</p>\n</main>\n</body>\n</html>\n"
    )


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of some files; the same files make the same bytes."""
    ordered = {path: files[path] for path in sorted(files)}
    return zip_file.write_zip(ordered, FILE_MODE)


def iter_site_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, by its path there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _write_index_script(content: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return the search index as a script, with links that name files."""
    index = json.loads(content)
    for entry in index["docs"]:
        entry["location"] = name_folder_links("index.html", entry["location"], files)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"window.practiceProfilesIndex = {text};\n".encode()


def _adapt_page(path: str, html: str, files: Mapping[str, bytes]) -> str:
    html = HREF.sub(lambda link: link[1] + name_folder_links(path, link[2], files), html)
    html = PRELOAD.sub("", html)
    html = SETTINGS.sub(lambda match: f"{match[1]}{_adapt_settings(match[2])}{match[3]}", html)
    html = html.replace(INDEX, INDEX_SCRIPT)
    # Not every browser takes a file for the page's own because it lies beside it.
    html = POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), html)
    script = f"{'../' * path.count('/')}{SCRIPT_PATH}"
    return html.replace("</head>", f'<script src="{script}" defer></script>\n</head>', 1)


def _adapt_settings(text: str) -> str:
    """Return the theme's settings without what fetches pages."""
    settings = json.loads(text)
    settings["features"] = [
        feature for feature in settings["features"] if not feature.startswith("navigation.instant")
    ]
    return json.dumps(settings)

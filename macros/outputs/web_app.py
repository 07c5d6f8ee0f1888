"""What lets a browser install the site and open it offline: a manifest, and a worker.

The worker knows every file of its own build by its hash and takes no other, so that a page never
runs with the scripts of another build.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from macros.model.colors import SCHEMES
from macros.model.prose import strip_markup
from macros.model.site import Site
from macros.model.site_paths import SEARCH_INDEX
from macros.outputs.app_icon import ICONS
from macros.outputs.html.asset_versions import NAMED_BY_HASH, make_version
from macros.outputs.html.stylesheet import is_right_to_left

MANIFEST, WORKER = "app.webmanifest", "worker.js"
TEMPLATES = Path(__file__).parents[1] / "templates"
SCRIPT = (TEMPLATES / "worker.js").read_text("utf-8")
#: Stands on its own where a server runs, which shows each edit at once.
REMOVAL = (TEMPLATES / "worker-removal.js").read_text("utf-8")

PAGES = (".html",)
PICTURES = (".jpg", ".jpeg", ".gif", ".webp", ".avif")
NEEDED = (".js", ".css", ".woff2", ".svg", ".png", ".webmanifest")
#: What the theme brings along and our pages do not load, and what only a server needs.
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "404.html", WORKER)
#: Bytes of pages and pictures, about a quarter of which is sent. A site with less is taken as a
#: whole at the first visit; of a larger one, what is visited.
SMALL = 8_000_000


def write_manifest(site: Site) -> str:
    """Return the manifest; its addresses are relative to itself, at the site's root."""
    light = SCHEMES[0].backgrounds["the page"]
    manifest = {
        "id": "./",
        "name": site.name,
        "short_name": site.name,
        "description": strip_markup(site.summary),
        "lang": site.language,
        "dir": "rtl" if is_right_to_left(site.language) else "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": light,
        "background_color": light,
        "icons": [_write_icon(path, size) for path, size in ICONS.items()],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def write_worker(site: Mapping[str, bytes]) -> str:
    """Return the worker of a site, given its files by their paths."""
    known = {path: content for path, content in sorted(site.items()) if _is_kept(path)}
    large = {path for path in known if path.endswith((*PAGES, *PICTURES))}
    is_small = sum(len(known[path]) for path in large) <= SMALL
    files = {_make_address(path, content): _make_hash(content) for path, content in known.items()}
    first = [
        _make_address(path, content)
        for path, content in known.items()
        if is_small or path not in large or path == "index.html"
    ]
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    build = {"version": version, "files": files, "first": first}
    text = json.dumps(build, ensure_ascii=False, separators=(",", ":"))
    return f"self.BUILD = {text};\n{SCRIPT}"


def _write_icon(path: str, size: int) -> dict[str, str]:
    purpose = "maskable" if "maskable" in path else "any"
    return {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _is_kept(path: str) -> bool:
    if path.startswith(UNUSED) or any(part.startswith(".") for part in path.split("/")):
        return False
    return path == SEARCH_INDEX or path.endswith((*PAGES, *PICTURES, *NEEDED))


def _make_address(path: str, content: bytes) -> str:
    """Return the address at which pages ask for a file, from the site's root."""
    if path.endswith("index.html"):
        return quote(path.removesuffix("index.html"))
    address = quote(path)
    if path.endswith((".js", ".css")) and not NAMED_BY_HASH.search(path):
        address += f"?v={make_version(content)}"
    return address


def _make_hash(content: bytes) -> str:
    """Return a hash as browsers compare it with what they fetch."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode('ascii')}"

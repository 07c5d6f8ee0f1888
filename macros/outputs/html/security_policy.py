"""The content security policy of a page.

It allows nothing from other hosts, and no script but the site's own files and those few that the
theme writes into a page, each known by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re

#: How the scripts begin that Material 9.8.1 writes into a page. Any other inline script is a slip,
#: and is not allowed.
THEME_SCRIPTS = ("__md_scope=", "var target=document.getElementById(location.hash")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL
)
CHARSET = '<meta charset="utf-8">'


def add_policy(html: str) -> str:
    """Return a page with its policy at the head of its head, as far up as a `meta` may stand."""
    scripts = [script for script in INLINE.findall(html) if script.startswith(THEME_SCRIPTS)]
    hashes = dict.fromkeys(hash_script(script) for script in scripts)
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are data in its style sheet
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(CHARSET, f"{CHARSET}\n  {meta}", 1)


def hash_script(script: str) -> str:
    """Return a script's hash as a policy names it."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

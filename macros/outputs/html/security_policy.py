"""The content security policy of a page.

It allows nothing from other hosts, but for those that site.yml names, and no script but files and
those few that the theme writes into a page, each known by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re

from macros.model.site import Allowed
from macros.model.web_addresses import is_host

NOTHING_ELSE = Allowed()

#: The scripts that Material 9.8.1 writes into a page, whole; where the first says `…`, the page's
#: way to the site's root stands. Any other inline script is a slip, and is not allowed.
SCOPE_SCRIPT = (
    '__md_scope=new URL("…",location),'
    "__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),"
    '__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),'
    "__md_set=(e,_,t=localStorage,a=__md_scope)=>"
    '{try{t.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}'
)
TABBED_SCRIPT = (
    "var target=document.getElementById(location.hash.slice(1));"
    'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
)
ROOT = r"[A-Za-z0-9./:_~%-]*"  # relative, or on the page for lost visitors from the host's root
THEME_SCRIPT = re.compile(
    f"{ROOT.join(map(re.escape, SCOPE_SCRIPT.split('…')))}|{re.escape(TABBED_SCRIPT)}"
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL
)
CHARSET = '<meta charset="utf-8">'


def add_policy(html: str, allowed: Allowed = NOTHING_ELSE) -> str:
    """Return a page with its policy at the head of its head, as far up as a `meta` may stand."""
    written = [script for script in INLINE.findall(html) if THEME_SCRIPT.fullmatch(script)]
    hashes = dict.fromkeys(hash_script(script) for script in written)
    policy = _write_policy(allowed, tuple(hashes))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(CHARSET, f"{CHARSET}\n  {meta}", 1)


def write_lenient_policy(allowed: Allowed) -> str:
    """Return a policy for pages of another tool, whose own scripts and styles nobody here knows.

    It lets in nothing of another host either.
    """
    return _write_policy(allowed, ("'unsafe-inline'",), ("'unsafe-inline'",))


def _write_policy(allowed: Allowed, inline: tuple[str, ...], styles: tuple[str, ...] = ()) -> str:
    """Return a policy; `inline` says which scripts within a page may run, `styles` the same."""
    scripts, pictures = _name_hosts(allowed.scripts), _name_hosts(allowed.pictures)
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *inline, *scripts]),
        "style-src": " ".join(["'self'", *styles]),
        # The theme's icons are data in its style sheet.
        "img-src": " ".join(["'self'", "data:", *pictures]),
        "media-src": " ".join(["'self'", *pictures]),
        "frame-src": " ".join(["'self'", *_name_hosts(allowed.frames)]),
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", *scripts]),
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hash_script(script: str) -> str:
    """Return a script's hash as a policy names it."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _name_hosts(hosts: tuple[str, ...]) -> list[str]:
    """Return hosts as a policy names them; none that could end the policy or say more in it."""
    return [f"https://{host}" for host in hosts if is_host(host)]

"""Where things are on the site. A path is relative to the site's root; `""` is the home page."""

from __future__ import annotations

from macros.model import site_paths
from macros.model.addresses import make_anchor

GLOSSARY = site_paths.GLOSSARY
GUIDES = site_paths.GUIDES
REFLECTIONS = site_paths.REFLECTIONS
TEAM = site_paths.TEAM
CHANGES = site_paths.CHANGES


def profile_path(section: str) -> str:
    """A practice profile's path, from its section's address."""
    return f"{section}/"


def checklist_path(section: str) -> str:
    return f"{section}/{site_paths.CHECKLIST}"


def guide_path(section: str) -> str:
    return f"{section}/{site_paths.GUIDE}"


def framework_data_path(framework: str) -> str:
    return f"{framework}/{site_paths.FRAMEWORK_DATA}"


def framework_script_path(framework: str) -> str:
    return f"{framework}/{site_paths.FRAMEWORK_SCRIPT}"


def element_path(address: str) -> str:
    """Where anything with an address can be read: its framework's page, its profile, or its place on the profile."""
    path = profile_path("/".join(address.split("/")[:2]))
    return f"{path}#{make_anchor(address)}" if address.count("/") > 1 else path


def term_path(key: str) -> str:
    return f"{GLOSSARY}#{key}"


def make_relative(path: str, page: str) -> str:
    """A path as a link from the page at another path: both end in `/` or are files, as `use_directory_urls` has it."""
    if path.startswith(page):
        return path[len(page) :] or "./"
    return "../" * page.count("/") + path or "./"

"""Where pages and elements are on the site.

A path is relative to the site's root; `""` is the home page.
"""

from __future__ import annotations

from macros.model import site_paths
from macros.model.addresses import make_anchor

GLOSSARY = site_paths.GLOSSARY
GUIDES = site_paths.GUIDES
REFLECTIONS = site_paths.REFLECTIONS
TEAM = site_paths.TEAM
DISTRICT = site_paths.DISTRICT
CONFORMANCE = site_paths.CONFORMANCE
CHANGES = site_paths.CHANGES
FEED = site_paths.FEED


def get_profile_path(section: str) -> str:
    """Return the path of a section's practice profile; sections are named by their addresses."""
    return f"{section}/"


def get_checklist_path(section: str) -> str:
    """Return the path of a section's checklist."""
    return f"{section}/{site_paths.CHECKLIST}"


def get_guide_path(section: str) -> str:
    """Return the path of a section's discussion guide."""
    return f"{section}/{site_paths.GUIDE}"


def get_framework_data_path(framework: str) -> str:
    """Return the path of a framework's data as JSON."""
    return f"{framework}/{site_paths.FRAMEWORK_DATA}"


def get_framework_script_path(framework: str) -> str:
    """Return the path of the script that tells pages what a framework asks."""
    return f"{framework}/{site_paths.FRAMEWORK_SCRIPT}"


def get_element_path(address: str) -> str:
    """Return where an element is read: its framework's page, its profile, or an anchor on it."""
    path = get_profile_path("/".join(address.split("/")[:2]))
    if address.count("/") < 2:
        return path
    return f"{path}#{make_anchor(address)}"


def get_term_path(key: str) -> str:
    """Return where a glossary entry is read."""
    return f"{GLOSSARY}#{key}"


def make_relative(path: str, page: str) -> str:
    """Return a path as a link from the page at another path.

    Both end in `/` or are files, as `use_directory_urls` has it.
    """
    if path.startswith(page):
        return path[len(page) :] or "./"
    return "../" * page.count("/") + path or "./"

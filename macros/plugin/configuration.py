"""What mkdocs.yml says, for those who build no site: `check` is to know what a build knows."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

CONFIGURATION = "mkdocs.yml"
#: What the project itself asks of the macros plugin.
OWN_SETTINGS = {"module_name": "macros", "on_undefined": "strict"}


class _TolerantLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A reader that takes tags, such as those for environment variables, for nothing."""


_TolerantLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_configuration(root: Path) -> dict[str, Any]:
    """Return what the project's mkdocs.yml says; nothing where it cannot be read."""
    try:
        text = (root / CONFIGURATION).read_text("utf-8")
        settings = yaml.load(text, _TolerantLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return settings if isinstance(settings, dict) else {}


def has_own_macros(settings: dict[str, Any]) -> bool:
    """Return whether somebody has decided in mkdocs.yml that pages may call other macros, too."""
    plugins = settings.get("plugins") or []
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and "macros" in plugin:
            return (plugin["macros"] or {}) != OWN_SETTINGS
    return False


def list_template_folders(root: Path, settings: dict[str, Any]) -> list[Path]:
    """Return the folders in which the theme looks for templates."""
    theme = settings.get("theme") or {}
    own = theme.get("custom_dir", "overrides") if isinstance(theme, dict) else "overrides"
    spec = find_spec("material")
    installed = [
        Path(path, "templates") for path in (spec and spec.submodule_search_locations) or ()
    ]
    return [root / str(own), *installed]

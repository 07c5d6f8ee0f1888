"""The theme, with its templates compiled once for all builds, and listed without its icons."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from macros.outputs.html.templates import make_bytecode_cache


class CachedTheme(Theme):
    """A theme in place of another, which it equals in all but the time that it takes."""

    def __init__(self, theme: Theme) -> None:
        """Take over everything from `theme`."""
        self.__dict__ = theme.__dict__

    def get_env(self) -> Environment:
        """Return the theme's environment, with compiled templates cached between builds."""
        environment = super().get_env()
        environment.loader = _TemplateLoader(self.dirs)
        environment.bytecode_cache = make_bytecode_cache()
        return environment


class _TemplateLoader(FileSystemLoader):
    """A loader that does not list hidden folders.

    MkDocs lists all files of the theme and leaves out what is hidden, and Material has ten thousand
    icons there. A template may still include one.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of all files outside hidden folders, below the folders searched."""
        paths = set()
        for top in map(str, self.searchpath):
            for folder, subfolders, names in os.walk(top):
                subfolders[:] = [name for name in subfolders if not name.startswith(".")]
                for name in names:
                    path = os.path.relpath(os.path.join(folder, name), top)
                    paths.add(path.replace(os.sep, "/"))
        return sorted(paths)

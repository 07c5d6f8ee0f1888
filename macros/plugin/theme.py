"""The theme with its templates compiled once for all builds, and listed without what is no template."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from macros.outputs.html.templates import make_bytecode_cache


class CachedTheme(Theme):
    """A theme in the place of another, which it is like in all but the time that it takes."""

    def __init__(self, theme: Theme) -> None:
        self.__dict__ = theme.__dict__

    def get_env(self) -> Environment:
        env = super().get_env()
        env.loader, env.bytecode_cache = _Templates(self.dirs), make_bytecode_cache()
        return env


class _Templates(FileSystemLoader):
    """Templates in which hidden folders are not looked for: MkDocs asks for all files of the theme, leaves out what is
    hidden, and Material keeps ten thousand icons there. A template may still include one."""

    def list_templates(self) -> list[str]:
        found = set()
        for top in map(str, self.searchpath):
            for folder, inside, files in os.walk(top):
                inside[:] = [name for name in inside if not name.startswith(".")]
                found |= {os.path.relpath(os.path.join(folder, file), top).replace(os.sep, "/") for file in files}
        return sorted(found)

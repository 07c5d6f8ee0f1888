"""Practice Profiles: framework data in plain YAML becomes pages, checklists, and discussion guides.

The rooms in the order of the flow; each imports only from those before it:

- `source`: what was read, and where it was typed
- `model`: what the data mean
- `layers`: one folder of data laid over another
- `rules`: what must hold of the data
- `views`: what a reader sees, as plain data
- `outputs`: one module a format
- `diff`, `adapt`: what differs between two states; writing a fork's own changes
- `cache`: documents and pages kept from one build to the next
- `authoring`: what authors can call on a page, and where their links lead
- `plugin`: one build of the site by MkDocs
- `cli`: the command line, one module a command

The doors are `define_env` below (for mkdocs-macros-plugin), `hooks` (MkDocs' events), and
`__main__`.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros-plugin; `env` is the plugin's environment."""
    # Imported here, since every module of the package passes through this one.
    from macros.plugin.build import get_build  # noqa: PLC0415

    build = get_build()
    for name, macro in build.page_macros.make_macros(build.get_source).items():
        env.macro(macro, name)

"""Practice Profiles: framework data in plain YAML becomes pages, checklists and discussion guides.

Reading order, which is also the direction of imports: `framework` (what the data means), `rules` (what must hold of
it), `views` (what a reader sees, as plain data), `outputs` (one module a format), and the rim: `calls` (what authors
can call in a page), `shelf` (documents kept), `kept` (pages kept), `linked` (where own pages lead), `standalone` (the
pages without MkDocs), `targets` (what is meant by an address), `sayings` (what a layer is to say of it), `adapting`
(writing that), `revisions` (data of a folder or a git revision), `staging` (a site takes the place of the one before),
`generated` and `written` (pages and files of MkDocs), `theme` (its templates), `building` (the state of one build),
`hooks` (MkDocs' events), `__main__` (the command line).
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros-plugin; `env` is the plugin's environment."""
    from macros.plugin.build import build  # here, since every module of the package passes through this one

    for name, macro in build.calls.make_macros(build.get_source).items():
        env.macro(macro, name)

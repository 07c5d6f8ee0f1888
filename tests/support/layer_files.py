"""A layer file as people type one."""

from __future__ import annotations

from typing import Any

from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text

TYPED = """\
# yaml-language-server: $schema=../../../schemas/layer/section.json
# Ours since spring.

title:   {text: "Our first section",   replaces: First section}   # agreed by the board
practices:
    # about plans
    plan-well:
        title: {
          text: Plan very well,  # said at the retreat
          replaces: 'Plan well' }
        signs:
            plan-online:
                text: The plan is online, where
                  everyone can read it.   # two lines
                after:   one-plan

            # end of signs
        # end of planning

    # end of practices


questions:
    ours: What   do we do first?
# end of file
"""


def read_plain(text: str) -> dict[str, Any]:
    """Return what a file says as plain data, after asserting that nothing is wrong with it."""
    node, problems = read_yaml_text(text.removeprefix("\ufeff"), "")
    assert problems == [], text
    assert node
    values: dict[str, Any] = to_plain_data(node)
    return values

"""A layer file as people type one."""

from __future__ import annotations

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

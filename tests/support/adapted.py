"""What readers are shown of an adaptation."""

from __future__ import annotations

from macros.layers.load import load_dataset
from macros.views.adaptations.changes import ChangeView
from macros.views.adaptations.view import AdaptationView
from macros.views.messages import load_messages
from tests.support.projects import ROOT

MESSAGES = load_messages(load_dataset(ROOT))
SAY = MESSAGES.texts
REWORDED, ADDED = SAY["reworded-here"], SAY["added-here"]
ONE_LEFT_OUT = MESSAGES.count("left-out", 1)
NOW, ORIGINALLY, NEW = SAY["here-says"], SAY["original-says"], SAY["not-in-original"]
WRITTEN_FOR, WHY = SAY["original-changed"], SAY["because"]
NOTE = SAY["local-note"]


def the(change: AdaptationView | None) -> ChangeView:
    assert change
    assert len(change.changes) == 1
    return change.changes[0]

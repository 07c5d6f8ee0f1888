"""What readers are shown of an adaptation."""

from __future__ import annotations

from macros.views.adaptations.changes import ChangeView
from macros.views.adaptations.view import AdaptationView


def the(change: AdaptationView | None) -> ChangeView:
    assert change
    assert len(change.changes) == 1
    return change.changes[0]

"""The date of everything that is written."""

from __future__ import annotations

from datetime import datetime

#: The same content gives the same bytes on any day.
FIXED_DATE = datetime(2000, 1, 1)

"""`python -m macros …`: the command line, from the project's folder."""

from __future__ import annotations

import sys

from macros.cli import main

if __name__ == "__main__":
    sys.exit(main())

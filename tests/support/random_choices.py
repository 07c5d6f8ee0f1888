"""Strategies for hypothesis that several properties use."""

from __future__ import annotations

from hypothesis import strategies as st


def positions(size: int) -> st.SearchStrategy[int]:
    """Return positions below a size, all of them as likely.

    Of a wide range of integers, hypothesis would prefer the first ones: here, the beginning of a
    file.
    """
    percent = st.integers(0, 99)
    return st.tuples(percent, percent).map(
        lambda parts: (100 * parts[0] + parts[1]) * size // 10_000
    )

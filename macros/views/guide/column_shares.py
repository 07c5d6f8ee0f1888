"""How wide columns of texts are to be, so that the rows of their table are low together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: The parts into which a table's width is divided, and the fewest that a column gets.
PARTS, FEWEST = 36, 8


def divide_width(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return each column's share of a table's width, from the lengths of its cells by row.

    A row is as high as its longest cell for that cell's width. Shares begin equal, and a part
    moves from one column to another while that makes all rows together lower.
    """
    columns = len(rows[0])
    fewest = min(FEWEST, PARTS // columns)
    shares = [PARTS // columns] * columns
    while True:
        better = min(_iter_moves(shares, fewest), key=lambda moved: _measure(rows, moved))
        if _measure(rows, better) >= _measure(rows, shares):
            return tuple(shares)
        shares = better


def _iter_moves(shares: Sequence[int], fewest: int) -> Iterator[list[int]]:
    """Yield the shares, then what one part more for a column and one less for another makes."""
    yield list(shares)
    for giver, given in enumerate(shares):
        for taker in range(len(shares)):
            if taker != giver and given > fewest:
                moved = list(shares)
                moved[giver] -= 1
                moved[taker] += 1
                yield moved


def _measure(rows: Sequence[Sequence[int]], shares: Sequence[int]) -> float:
    """Return how high rows are together, and a little for width that is not needed."""
    heights = [[cell / share for cell, share in zip(row, shares, strict=True)] for row in rows]
    return sum(max(row) + sum(row) / 100 for row in heights)

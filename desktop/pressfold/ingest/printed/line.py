"""A printed line, or a piece of one: its words and where they stand, in points from the page's lower left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words on paper. `size` is that of the letters in points; `bold` where all of them are."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    def is_beside(self, other: PrintedLine) -> bool:
        """Whether both stand on one line of the page: they share more than half the height of the lower one."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def rows(pieces: Iterable[PrintedLine]) -> list[PrintedLine]:
    """The pieces put together to whole lines, from the top down."""
    found: list[list[PrintedLine]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.middle, piece.left)):
        row = next((row for row in reversed(found[-3:]) if row[0].is_beside(piece)), None)
        if row is None:
            found.append([piece])
        else:
            row.append(piece)
    return [_joined(sorted(row, key=lambda piece: piece.left)) for row in found]


def _joined(row: Sequence[PrintedLine]) -> PrintedLine:
    if len(row) == 1:
        return row[0]
    longest = max(row, key=lambda piece: len(piece.text))
    return PrintedLine(
        text=" ".join(piece.text for piece in row),
        left=row[0].left,
        bottom=min(piece.bottom for piece in row),
        right=max(piece.right for piece in row),
        top=max(piece.top for piece in row),
        size=longest.size,
        bold=all(piece.bold for piece in row),
    )


def usual_size(lines: Iterable[PrintedLine]) -> float:
    """The size that most letters have, to the half point; 0 where there are no lines."""
    letters: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], -size), default=0.0)


def usual_leading(lines: Sequence[PrintedLine], size: float) -> float:
    """The usual distance from one line of this size to the next below it, in points."""
    steps = [
        upper.middle - lower.middle
        for upper, lower in pairwise(lines)
        if abs(upper.size - size) < 1 and abs(lower.size - size) < 1 and 0 < upper.middle - lower.middle < 3 * size
    ]
    # Not the middle: where most paragraphs are one line long, that is the step between paragraphs.
    return sorted(steps)[len(steps) // 4] if steps else 1.2 * size

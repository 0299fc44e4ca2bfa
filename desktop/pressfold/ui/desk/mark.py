"""A mark: a span of an article that is painted, and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its span in the article, the id of what it stands for, and a short text for the pointer.

    `number` is the family's, or 0. `level` tells marks of one kind apart that overlap: 0 lies lowest.
    `look` is a variant of the kind, such as "indirect".
    """

    span: Span
    key: str = ""
    tip: str = ""
    number: int = 0
    level: int = 0
    look: str = ""

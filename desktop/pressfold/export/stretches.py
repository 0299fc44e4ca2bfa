"""Stretches of a document: blocks of one style that follow each other, numbered lists told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressfold.model.document import Paragraph, Style, Table

Block = Paragraph | Table


def stretches_of(body: Iterable[Block]) -> Iterator[tuple[Style | None, list[Block]]]:
    """The blocks by style in their order (None for tables); a list that does not count on is a stretch of its own."""
    stretch: list[Block] = []
    for block in body:
        if stretch and not _goes_on(stretch[-1], block):
            yield _style(stretch[0]), stretch
            stretch = []
        stretch.append(block)
    if stretch:
        yield _style(stretch[0]), stretch


def _style(block: Block) -> Style | None:
    return block.style if isinstance(block, Paragraph) else None


def _goes_on(before: Block, block: Block) -> bool:
    if _style(before) is not _style(block):
        return False
    if isinstance(before, Paragraph) and isinstance(block, Paragraph) and block.style is Style.NUMBER:
        return block.number == before.number + 1
    return True

"""Simple formatting in the reader's own words: **bold**, *italic*, lists from lines with a dash or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.model.document import Run

_MARKED = re.compile(r"\*\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*\*|(?<!\*)\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?!\*)")
_ITEM = re.compile(r"(?:[-*•]|(?P<number>\d{1,4})[.)])[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list: its number, 0 for one with a bullet. A line break inside stays one."""

    text: str
    number: int | None = None


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a free text, which a blank line parts, and the items of its lists, a line each.

    An indented line goes on with the item above it. A list counts on from the number that it begins with.
    """
    for part in text.split("\n\n"):
        if part.strip():
            yield from _blocks(part.strip("\n"))


def formatted(text: str) -> tuple[Run, ...]:
    """The runs of a paragraph; marks that open or close nothing stay the characters they are."""
    runs: list[Run] = []
    at = 0
    for found in _MARKED.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        words = found["bold"] or found["italic"]
        runs.append(Run(words, bold=found["bold"] is not None, italic=found["bold"] is None))
        at = found.end()
    if at < len(text) or not runs:
        runs.append(Run(text[at:]))
    return tuple(runs)


def _blocks(part: str) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    open_block: Block | None = None
    for line in part.split("\n"):
        item = _ITEM.match(line)
        if item is not None:
            if open_block is not None:
                yield open_block
            open_block = Block(line[item.end() :], _number(item["number"], open_block))
        elif open_block is not None and (open_block.number is None or line[:1] in (" ", "\t")):
            text = line if open_block.number is None else line.strip()
            open_block = Block(f"{open_block.text}\n{text}", open_block.number)
        else:
            if open_block is not None:
                yield open_block
            open_block = Block(line)
    if open_block is not None:
        yield open_block


def _number(typed: str | None, above: Block | None) -> int:
    if typed is None:
        return 0
    return above.number + 1 if above is not None and above.number else int(typed)

"""Where an article's words stand in the document that shows them, and back.

The document holds one paragraph for each line of blocks and leaves the line ends between them out: the space
between paragraphs is spacing. (Of thousands of lines, several share a paragraph.) Inside a paragraph every character
stands for one of the article's, so that the way back is exact. This class is the only one that knows both sides; places
in the document are Qt's UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressfold.model.article import Article, Block, Role
from pressfold.model.span import Span
from pressfold.text.utf16 import Utf16Map

#: Qt lays a paragraph out as a whole. A line longer than this is cut at white space, for the eye only.
LONGEST = 20_000
#: An article of more lines than this (a list, a table, a log) would hold the window while Qt sets a paragraph for each:
#: in it, lines of one role share a paragraph with soft breaks, up to so many characters. 100,000 lines: 1 s before.
MOST_LINES, SHARED = 5_000, 400
#: Characters with a meaning of their own in a QTextDocument, and what stands for each: a soft line break or a mark.
_STAND_INS = str.maketrans(
    {"\r": "\u2028", "\u2029": "\u2028", "\ufffc": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
)
_SPECIAL = re.compile("[" + "".join(map(chr, _STAND_INS)) + "]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document: a span of the article, and the role of the block that fills most of it."""

    start: int
    end: int
    role: Role
    cut: bool = False  # what follows in the next paragraph belongs to the same line, or to the same list of lines


class Places:
    """Maps code points of an article to positions of its document and back."""

    def __init__(self, article: Article) -> None:
        self._units = Utf16Map(article.text)
        self.paragraphs = tuple(_paragraphs(article))
        #: Where each paragraph begins in the article, in code points and in UTF-16 units.
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._unit_starts = [self._units.to_units(start) for start in self._starts]
        #: Where each paragraph begins in the document.
        self.document_starts: list[int] = []
        at = 0
        for paragraph, units in zip(self.paragraphs, self._unit_starts, strict=True):
            self.document_starts.append(at)
            at += self._units.to_units(paragraph.end) - units + 1
        #: What the document shows.
        self.text = "\n".join(_shown(article.text[paragraph.start : paragraph.end]) for paragraph in self.paragraphs)

    def position(self, offset: int) -> int:
        """The document position of an offset; one in the space between paragraphs is the end of the former."""
        if not self._starts:
            return 0
        number = max(0, bisect_right(self._starts, offset) - 1)
        paragraph = self.paragraphs[number]
        inside = self._units.to_units(min(max(offset, paragraph.start), paragraph.end))
        return self.document_starts[number] + inside - self._unit_starts[number]

    def offset(self, position: int) -> int:
        """The offset in the article of a document position; the end of a paragraph is the end of its last block."""
        if not self._starts:
            return 0
        number = max(0, bisect_right(self.document_starts, position) - 1)
        units = self._unit_starts[number] + max(0, position - self.document_starts[number])
        return min(self._units.to_points(units), self.paragraphs[number].end)

    def range(self, span: Span) -> tuple[int, int]:
        """The document positions of a span's two ends."""
        return self.position(span.start), self.position(span.end)

    def span(self, start: int, end: int) -> Span:
        """The span between two document positions in either order."""
        first, last = sorted((start, end))
        return Span(self.offset(first), self.offset(last))

    def parts(self, span: Span) -> list[tuple[int, int, int]]:
        """What a span covers in each paragraph: its number, and the first and last position inside it (UTF-16)."""
        found: list[tuple[int, int, int]] = []
        number = max(0, bisect_right(self._starts, span.start) - 1)
        while number < len(self.paragraphs) and self.paragraphs[number].start < span.end:
            paragraph = self.paragraphs[number]
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            if start < end:
                base = self._unit_starts[number]
                found.append((number, self._units.to_units(start) - base, self._units.to_units(end) - base))
            number += 1
        return found


def _shown(words: str) -> str:
    """The words with a stand-in, as long as itself, for each character that would mean something to the document."""
    words = words.replace("\n", "\u2028")  # by itself: lists have thousands, and `translate` is slow
    return words.translate(_STAND_INS) if _SPECIAL.search(words) else words


def _paragraphs(article: Article) -> list[Paragraph]:
    """The blocks that stand on one line together are one paragraph; without blocks each line is body."""
    blocks = article.blocks or _lines(article.text)
    if len(blocks) > MOST_LINES:
        return _shared(article.text, blocks)
    text = article.text
    paragraphs: list[Paragraph] = []
    line: list[Block] = []
    for block in blocks:
        if line and "\n" in text[line[-1].end : block.start]:
            paragraphs.extend(_cut(text, line))
            line = []
        line.append(block)
    if line:
        paragraphs.extend(_cut(text, line))
    return paragraphs


def _shared(text: str, blocks: Sequence[Block]) -> list[Paragraph]:
    """Lines of one role together in paragraphs of a few hundred characters; their line ends are soft breaks."""
    paragraphs: list[Paragraph] = []
    at = 0
    while at < len(blocks):
        first, at = at, at + 1
        while at < len(blocks) and (
            (blocks[at].role == blocks[first].role and blocks[at].end - blocks[first].start <= SHARED)
            or "\n" not in text[blocks[at - 1].end : blocks[at].start]
        ):
            at += 1
        *pieces, last = _cut(text, blocks[first:at])
        more = at < len(blocks) and blocks[at].role == last.role
        paragraphs += [*pieces, replace(last, cut=more)]
    return paragraphs


def _lines(text: str) -> list[Block]:
    found: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(at, at + len(line), Role.BODY))
        at += len(line) + 1
    return found


def _length(block: Block) -> int:
    return block.end - block.start


def _cut(text: str, line: Sequence[Block]) -> list[Paragraph]:
    """The line as one paragraph, or as several where it is longer than Qt lays out quickly."""
    role = line[0].role if len(line) == 1 else max(line, key=_length).role
    start, end = line[0].start, line[-1].end
    pieces: list[Paragraph] = []
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > start else start + LONGEST
        pieces.append(Paragraph(start, stop, role, cut=True))
        start = stop + 1 if space > start else stop
    return [*pieces, Paragraph(start, end, role)]

"""Paragraphs from printed lines: put together over line ends, columns and pages, hyphens at line ends undone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pressfold.ingest.printed.line import PrintedLine, usual_leading
from pressfold.resources import resource

#: Letters of another size than the line before begin something new.
_OTHER_SIZE = 0.08
#: A first line is set in by so much, in sizes of the letters.
_INDENT = 0.6
_DEEPEST_INDENT = 6.0
#: White above a line that is more than this many usual steps begins a paragraph.
_WHITE = 1.22
#: A line that ends a paragraph leaves room for the next word and so much more, in sizes of the letters.
_ROOM = 0.6
_SHORT = 0.6
_STOP = re.compile(r"[.!?…。！？։۔][\"'”’»›“)\]]*$")
_HYPHENS = "-\u00ad\u2010"
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
#: A document that breaks words does so in this share of its lines at least.
_BREAKS = 0.025
_SPELT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?![-\w])")
_WORD_BEHIND = re.compile(r"[^\W\d_]+")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@dataclass(slots=True)
class Printed:
    """A paragraph as it was printed: its lines, and whether it is set apart as a heading would be."""

    lines: list[PrintedLine] = field(default_factory=list)
    page: int = 0

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def paragraphs(columns: Sequence[Sequence[PrintedLine]], size: float, before: Printed | None = None) -> list[Printed]:
    """The paragraphs of columns in the order of reading; the first may go on from `before`, which then grows.

    `size` is that of most letters.
    """
    found: list[Printed] = []
    open_one = before
    for column in columns:
        left, right = min(line.left for line in column), _edge(column)
        leading = usual_leading(column, size)
        above: PrintedLine | None = None
        for line in column:
            if open_one is None or _begins(line, above, open_one.lines[-1], left, right, leading, size):
                open_one = Printed()
                found.append(open_one)
            open_one.lines.append(line)
            above = line
    return found


def _edge(column: Sequence[PrintedLine]) -> float:
    """Where the lines of a column end, but for a few that reach beyond it (an address that cannot be broken)."""
    ends = sorted(line.right for line in column)
    return ends[-1 - len(ends) // 10]


def _begins(
    line: PrintedLine,
    above: PrintedLine | None,
    last: PrintedLine,
    left: float,
    right: float,
    leading: float,
    size: float,
) -> bool:
    """Whether a line begins a paragraph; `last` is the line read before, `above` the one above in its column, if any.

    `leading` is the usual step from line to line where letters have the usual `size`.
    """
    if abs(line.size - last.size) > _OTHER_SIZE * last.size or line.bold != last.bold:
        return True
    indent = line.left - left
    indented = _INDENT * line.size < indent < _DEEPEST_INDENT * line.size
    if above is None:  # a new column or page: the paragraph goes on where its last line was full and said no stop
        return indented or _STOP.search(last.text) is not None
    if above.middle - line.middle > _WHITE * max(leading, leading * line.size / size):
        return True
    if indented and above.left - left <= _INDENT * line.size:
        return True
    return _ended(above, line, left, right)


def _ended(above: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Whether the line above ended its paragraph: the next word would have fitted behind it."""
    first = line.text.split(" ", 1)[0]
    word = len(first) * line.width / max(len(line.text), 1)
    room = right - above.right
    if _STOP.search(above.text):
        return room > word + _ROOM * line.size
    return above.width < _SHORT * (right - left) and room > 2 * word + 2 * line.size


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a document spells: its words with a hyphen inside and those without, lower case, and whether it breaks words
    at line ends; where it does not, a hyphen there is the word's own.
    """

    hyphenated: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    breaks: bool = True


def spelling(lines: Sequence[PrintedLine]) -> Spelling:
    """The spelling of a document with these lines."""
    ends = sum(line.text.endswith(tuple(_HYPHENS)) for line in lines)
    words = (word.lower() for line in lines for word in _SPELT.findall(line.text))
    told = frozenset(words)
    return Spelling(
        hyphenated=frozenset(word for word in told if "-" in word),
        plain=frozenset(word for word in told if "-" not in word),
        breaks=ends >= _BREAKS * len(lines),
    )


def joined(lines: Sequence[PrintedLine], spelt: Spelling) -> str:
    """The words of lines as running text, without the hyphens at line ends that are not the words' own."""
    text = ""
    for line in lines:
        words = line.text.translate(_TABLE).strip()
        if text and text[-1] in _HYPHENS:
            text = _without_hyphen(text, words, spelt) + words
        else:
            text = f"{text} {words}" if text else words
    return text


_TABLE = str.maketrans(_LIGATURES)


def _without_hyphen(text: str, following: str, spelt: Spelling) -> str:
    if text.endswith("\u00ad"):
        return text[:-1]
    before, behind = _WORD_BEFORE.search(text), _WORD_BEHIND.match(following)
    if before is None or behind is None:
        return text if text[-2:-1].isalnum() else f"{text} "
    if behind[0][0].isupper() or f"{before[1]}-{behind[0]}".lower() in spelt.hyphenated:
        return text
    if f"{before[1]}{behind[0]}".lower() in spelt.plain:
        return text[:-1]
    return text if _keeps(before[1], behind[0]) or not spelt.breaks else text[:-1]


def _keeps(before: str, behind: str) -> bool:
    """Whether a word that begins so has a hyphen of its own: "self-", "ex-", and "de-" before another vowel like it."""
    lists = _hyphens()
    start = before.lower()
    return start in lists["kept"] or (start in lists["kept_before_same_letter"] and start[-1] == behind[0].lower())


@cache
def _hyphens() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(resource("ingest", "hyphens.toml").read_text(encoding="utf-8"))
    return found

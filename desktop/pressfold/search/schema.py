"""What the index keeps of an article, and the version that says how.

Texts stay in the store: the index has their words with positions, the article's id and its date as a plain number.
"""

from __future__ import annotations

import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import whoosh
from whoosh import fields
from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.formats import Positions

from pressfold.model.search import IndexEntry
from pressfold.search.analyzer import search_words, tokens, words_and_starts
from pressfold.search.posted import Posted, quoted_words, speakers
from pressfold.text.normal import SEARCH_VERSION
from pressfold.text.words import WORD

_LAYOUT = "index-3"

#: Positions left free between the names of a list, so that no phrase reaches from one into the next.
_GAP = 100

ID = "id"
DATE = "date"
#: The field of the article's text, and the fields that a plain word is looked for in.
TEXT = "body"
TEXTS = ("title", TEXT)


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh is not typed
    """Our words as Whoosh wants to be handed them: one token object, filled anew for every word."""

    def __call__(self, value: str, *, start_pos: int = 0, start_char: int = 0, **_: Any) -> Iterator[Token]:
        token = Token(positions=True, chars=True)
        for place, (word, start, end) in enumerate(tokens(value)):
            token.text, token.original, token.boost, token.stopped = word, value[start:end], 1.0, False
            token.pos, token.startchar, token.endchar = start_pos + place, start_char + start, start_char + end
            yield token


class Places(Positions):  # type: ignore[misc]  # Whoosh is not typed
    """The positions of a word in one document, then the starts, as plain numbers where Whoosh would pickle."""

    def decode_positions(self, value: bytes) -> list[int]:
        return array("I", value[: len(value) // 2]).tolist()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // (2 * array("I").itemsize)


class PostedField(fields.TEXT):  # type: ignore[misc]  # Whoosh is not typed
    """Words with positions and starts."""

    def __init__(self) -> None:
        super().__init__(analyzer=WordAnalyzer())
        self.format = Places()


class WordsField(PostedField):
    """Its value is a text, or a list of names that no phrase shall join."""

    def index(self, value: str | Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Word, count, weight and places; five times as quick as token by token of Whoosh's (measured)."""
        return _gathered(enumerate(words_and_starts(value)) if isinstance(value, str) else _apart(value))


class PlacedField(PostedField):
    """Its value is words that know their positions already."""

    def index(self, value: Sequence[Posted], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        return _gathered((posted.position, (posted.word, posted.start)) for posted in value)


def _gathered(placed: Iterable[tuple[int, tuple[str, int]]]) -> Iterator[tuple[bytes, int, float, bytes]]:
    """Word, count, weight and places of the words of one document."""
    places: dict[str, tuple[array[int], array[int]]] = {}
    for position, (word, start) in placed:
        found = places.get(word)
        if found is None:
            places[word] = array("I", (position,)), array("I", (start,))
        else:
            found[0].append(position)
            found[1].append(start)
    for word, (positions, starts) in places.items():
        count = len(positions)
        yield word.encode(), count, float(count), positions.tobytes() + starts.tobytes()


def _apart(names: Iterable[str]) -> Iterator[tuple[int, tuple[str, int]]]:
    first = 0
    for name in names:
        words = search_words(name)
        for position, word in enumerate(words, first):
            yield position, (word, 0)
        first += len(words) + _GAP


def schema() -> fields.Schema:
    """The fields of the index; whoever adds one changes `_LAYOUT`."""
    return fields.Schema(
        id=fields.COLUMN(NumericColumn("Q")),
        date=fields.COLUMN(NumericColumn("I")),
        title=WordsField(),
        body=WordsField(),
        outlet=WordsField(),
        credit=WordsField(),
        language=WordsField(),
        actors=WordsField(),
        quotes=PlacedField(),
        speakers=PlacedField(),
    )


def document(entry: IndexEntry) -> dict[str, Any]:
    """The fields of one article; an empty one is left out."""
    values = {
        ID: entry.id,
        DATE: entry.published,
        "title": entry.title,
        "body": entry.body,
        "outlet": entry.outlet,
        "credit": entry.credit,
        "language": entry.language,
        "actors": list(entry.actors),
        "quotes": quoted_words(entry.body, entry.quotes),
        "speakers": speakers(entry.body, entry.quotes),
    }
    return {name: value for name, value in values.items() if value}


def version() -> str:
    """Names all that decides what an index says: two indexes with equal versions answer alike."""
    rules = zlib.crc32(WORD.pattern.encode())
    made_by = ".".join(map(str, whoosh.__version__))
    return f"{_LAYOUT} {SEARCH_VERSION} words-{rules:08x} unicode-{unicodedata.unidata_version} whoosh-{made_by}"

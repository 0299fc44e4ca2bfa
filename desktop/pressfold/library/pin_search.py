"""The door to what the reader wrote down: pins with their notes, and the free text of sections, of all briefings.

They are few, so that their index is made in memory when somebody asks, and again when a briefing changed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.library.pin_uses import briefing_at, stamp
from pressfold.model.briefing import Briefing, Pin, Section
from pressfold.model.errors import BadQuery, PressfoldError
from pressfold.model.progress import NEVER, Cancel
from pressfold.model.search import IndexEntry, PinHit, PinResult, QuotedWords
from pressfold.model.span import Span

if TYPE_CHECKING:  # the room of searches is entered when the first question is asked
    from pressfold.search.index import SearchIndex
    from pressfold.search.syntax import Kept

_Spelled = Callable[[], Callable[[str], Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Written:
    """What one entry of the index stands for: a pin, or the free text of a section."""

    path: Path
    briefing: str
    section: str
    id: str
    text: str
    about: str = ""
    outlet: str = ""
    published: int = 0
    speaker: str = ""
    quoted: int = 0  # so many characters of the text are the quote
    tags: tuple[str, ...] = ()


class PinSearch:
    """Answers queries from the pins and notes of the briefings that are known here."""

    def __init__(self, state: Path, paths: Callable[[], Collection[Path]], spelled: _Spelled) -> None:
        self._state = state
        self._paths = paths
        self._spelled = spelled
        self._guard = threading.Lock()
        self._known: tuple[object, tuple[_Written, ...], SearchIndex] | None = None

    def find(
        self, query: str, *, limit: int = 50, typing: bool = False, spelled: bool = True, cancel: Cancel = NEVER
    ) -> PinResult:
        """The pins and notes that answer, best first, of all briefings that can be read. Raises BadQuery."""
        with self._guard:
            written, index = self._index(cancel)
        texts = {number: one.text for number, one in enumerate(written)}

        def kept(asked: Kept) -> Collection[int]:
            return _kept(asked, written)

        found = index.search(
            query,
            texts=lambda ids: {id: texts[id] for id in ids},
            limit=limit,
            typing=typing,
            aliases=self._spelled() if spelled else None,
            kept=kept,
            cancel=cancel,
        )
        hits = tuple(_hit(written[hit.article], hit.snippet, hit.marks, hit.via) for hit in found.hits)
        return PinResult(query, hits, found.articles, found.at_least, found.explanation, found.suggestion)

    def _index(self, cancel: Cancel) -> tuple[tuple[_Written, ...], SearchIndex]:
        from pressfold.search.index import SearchIndex

        paths = list(dict.fromkeys(self._paths()))
        stamps = [(path, stamp(self._state, path)) for path in paths]
        if self._known is None or self._known[0] != stamps:
            written = tuple(one for path in paths for one in _read(self._state, path))
            index = SearchIndex.in_memory()
            index.add([_entry(number, one) for number, one in enumerate(written)], cancel=cancel)
            self._known = stamps, written, index
        return self._known[1:]


def _read(state: Path, path: Path) -> Iterator[_Written]:
    try:
        briefing = briefing_at(state, path)
    except (OSError, PressfoldError):  # it says so when it is opened; the others are searched
        return
    for section in briefing.sections:
        if section.text.strip():
            yield _Written(path, briefing.title, section.heading, section.id, section.text)
        for id in section.pins:
            yield _pin(path, briefing, section, briefing.pins[id])


def _pin(path: Path, briefing: Briefing, section: Section, pin: Pin) -> _Written:
    source = briefing.source_of(pin)
    day = (source.published or "")[:10].replace("-", "")
    return _Written(
        path,
        briefing.title,
        section.heading,
        pin.id,
        "\n\n".join(filter(None, (pin.quote, pin.note))),
        source.title,
        source.outlet or "",
        int(day) if day.isdecimal() and len(day) == 8 else 0,
        pin.speaker or "",
        len(pin.quote),
        pin.tags,
    )


def _entry(number: int, one: _Written) -> IndexEntry:
    title = " ".join((one.section, one.about))
    quotes = (QuotedWords((Span(0, one.quoted),), (one.speaker,) if one.speaker else ()),) if one.quoted else ()
    names = (one.speaker,) if one.speaker else ()
    return IndexEntry(number, title, one.text, outlet=one.outlet, published=one.published, actors=names, quotes=quotes)


def _hit(one: _Written, snippet: str, marks: tuple[Span, ...], via: tuple[str, ...]) -> PinHit:
    return PinHit(
        str(one.path), one.briefing, one.section, one.id, bool(one.quoted), one.speaker, one.outlet, snippet, marks, via
    )


def _kept(asked: Kept, written: Sequence[_Written]) -> Collection[int]:
    """Pins have tags; whatever else a library keeps about articles it does not keep about them. Raises BadQuery."""
    if asked.field != "tag":
        raise BadQuery(f"“{asked.field}:” asks about articles. Search the articles with it.", asked.place.start)
    wanted = asked.value.casefold()
    return [number for number, one in enumerate(written) if wanted in (tag.casefold() for tag in one.tags)]

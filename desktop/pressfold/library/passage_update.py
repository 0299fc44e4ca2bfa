"""Passages after a change: only what the change touches is looked up, compared, joined and stored again.

However a library came to hold its articles, the rows are those that one look through all of them would give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import article_rows, segment_rows
from pressfold.library.fingerprints import FACT, MOST, Fingerprints
from pressfold.library.passage_change import Change, Looked
from pressfold.library.passage_store import put
from pressfold.library.segment_rows import Entry, Overtaken
from pressfold.library.store import Store, remember
from pressfold.model.article import Article
from pressfold.model.progress import Cancel, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.furniture import Paragraphs
    from pressfold.passages.shelf import Outlets, Shelf
    from pressfold.passages.tokens import Tokens

#: So many texts are read at once, and so many are held: those that are asked for come again soon.
HANDFUL, HELD = 300, 3000
#: More changes than this part of what was there, and all is made anew.
ANEW = 0.5


class PassageUpdate:
    """Brings the passages of a library in step with its articles."""

    def __init__(self, store: Store, folder: Path, progress: Progress, cancel: Cancel) -> None:
        self._store = store
        self._folder = folder
        self._progress = progress
        self._cancel = cancel
        self._held: dict[int, Article] = {}

    def run(self, fact: str, signature: str, *, anew: bool = False) -> None:
        """Look up what changed since the last time, and store it; `fact` remembers what it was made of.

        Cancelled or failed, what was there stays. Raises LibraryUnwritable, LibraryDamaged; Overtaken where an article
        was deleted for good meanwhile.
        """
        kept = None if anew else Fingerprints.open(self._folder, self._store.fact(FACT))
        with self._store.reading() as connection:
            last, touched = segment_rows.changed(connection)
            change = _change(connection, touched) if kept else None
            if kept is None or change is None:
                kept, change = Fingerprints.empty(self._folder), _everything(connection)
        merged = kept.put_together()
        change = _moved(change, merged)
        after = self._taken_in(kept, change)
        looked = self._looked_up(kept, after, change) if change else None
        with self._store.unlinked() if change.anew else self._store.transaction() as connection:
            if change.anew:
                segment_rows.require_there(connection, after)
            if looked is not None:
                put(connection, looked, change, self.texts, self._progress, self._cancel)
            segment_rows.moved(connection, merged)
            segment_rows.remember(connection, None if change.anew else change.went.keys(), after)
            segment_rows.settled(connection, last)
            remember(connection, FACT, kept.told())
            remember(connection, fact, signature)
        kept.clear_away()

    def texts(self, ids: Collection[int]) -> Mapping[int, Article]:
        """These articles by number."""
        found = {id: self._held[id] for id in ids if id in self._held}
        missing = [id for id in ids if id not in found]
        if missing:
            with self._store.reading() as connection:
                found |= {article.id: article for article in article_rows.load(connection, missing)}
            self._held |= found
            if len(found) < len(set(ids)):
                raise Overtaken
            for id in list(self._held)[: max(0, len(self._held) - HELD)]:
                del self._held[id]
        return found

    def _taken_in(self, kept: Fingerprints, change: Change) -> dict[int, Entry]:
        """Put what came into new segments; where what came and what was told otherwise is after that."""
        ids = sorted(change.came)
        after = {id: entry._replace(segment=change.before[id].segment) for id, entry in change.told.items()}
        for first in range(0, len(ids), MOST):
            part = ids[first : first + MOST]
            name = kept.add(self._tokens(part, first, len(ids)))
            after |= {id: change.came[id]._replace(segment=name) for id in part}
        return after

    def _tokens(self, ids: Sequence[int], done: int, total: int) -> Iterator[Tokens]:
        from pressfold.passages.tokens import tokens_of

        def articles() -> Iterator[Article]:
            for first in range(0, len(ids), HANDFUL):
                handful = ids[first : first + HANDFUL]
                found = self.texts(handful)
                for nth, id in enumerate(handful):
                    self._cancel.check()
                    self._progress(done + first + nth, total, "Reading the words")
                    yield found[id]

        return tokens_of(articles())

    def _looked_up(self, kept: Fingerprints, after: Mapping[int, Entry], change: Change) -> Looked:
        import numpy as np

        from pressfold.passages import lookup
        from pressfold.passages.comparing import compared
        from pressfold.passages.phrases import set_phrases
        from pressfold.passages.shelf import Shelf

        self._cancel.check()
        self._progress(0, 0, lookup.LOOKING)
        shelf = Shelf(list(kept.segments.values()))
        nth = {name: number for number, name in enumerate(kept.segments)}
        came = shelf.at([(id, nth[after[id].segment]) for id in change.came])
        went = shelf.at([(id, nth[entry.segment]) for id, entry in change.went.items()])
        gone = shelf.at([(id, nth[name]) for name, ids in kept.gone.items() for id in ids])
        outlet = self._outlets(shelf, after)
        furniture = np.array(kept.furniture, np.uint64)
        was = shelf.with_furniture(_there(shelf, gone, came), outlet, furniture)
        now = shelf.with_furniture(_there(shelf, gone, went), outlet, furniture)
        if change.anew:
            self._cancel.check()
            state = lookup.furniture_of(shelf, now)
            found = lookup.everything(shelf, state, cancel=self._cancel, progress=self._progress, folder=self._folder)
            touched = frozenset(after)
            again, pieces, bared = frozenset[tuple[int, int]](), state.pieces, frozenset[int]()
        else:
            moved = np.union1d(came, went)
            elsewhere = [id for id, entry in change.told.items() if change.before[id].outlet != entry.outlet]
            told = shelf.at([(id, nth[after[id].segment]) for id in elsewhere])
            state = lookup.furniture_after(shelf, was, now, np.union1d(moved, told))
            ranks = np.union1d(moved, lookup.bared(shelf, was, state))
            looked = lookup.changes(shelf, was, state, ranks)
            found, touched = looked.candidates, frozenset(shelf.id[ranks].tolist())
            again = frozenset(_ordered(int(shelf.id[a]), int(shelf.id[b])) for a, b in looked.again)
            new = np.isin(state.pieces.words, was.furniture, invert=True) | np.isin(state.pieces.article, ranks)
            pieces = _only(state.pieces, new)
            bared = frozenset(np.setdiff1d(was.furniture, state.furniture).tolist())
        pairs = list(compared(shelf, state, found.windows, self.texts, self._progress, self._cancel))
        phrases = set_phrases(found.phrases, shelf, state, pairs)
        fresh = frozenset(state.furniture.tolist()) - frozenset(kept.furniture)
        kept.furniture = state.furniture.tolist()
        for id, entry in change.went.items():
            kept.gone.setdefault(entry.segment, []).append(id)
        return Looked(pairs, phrases, touched, again, shelf, pieces, bared, fresh)

    def _outlets(self, shelf: Shelf, after: Mapping[int, Entry]) -> Outlets:
        """What hands out the outlets of articles: those of `after`, and all others as they were."""
        from pressfold.passages.shelf import numbered

        def outlets(ranks: NDArray[np.int64]) -> NDArray[np.int64]:
            ids = shelf.id[ranks].tolist()
            with self._store.reading() as connection:
                known = segment_rows.outlets(connection, [id for id in ids if id not in after])
            return numbered([after[id].outlet if id in after else known[id] for id in ids])

        return outlets


def _change(connection: Connection, touched: Collection[int]) -> Change | None:
    """What changed of these articles against what the segments hold; None where so much did that all is made anew."""
    now, before = segment_rows.present(connection, touched), segment_rows.fingerprinted(connection, touched)
    came = {id: entry for id, entry in now.items() if id not in before or before[id].digest != entry.digest}
    went = {id: entry for id, entry in before.items() if id not in now or id in came}
    told = {id: e for id, e in now.items() if id in before and id not in came and before[id].facts != e.facts}
    held = segment_rows.held(connection)
    if not held or len(came) + len(went) > max(100, ANEW * held):
        return None
    return Change(came, went, told, {id: before[id] for id in told}, anew=False)


def _everything(connection: Connection) -> Change:
    """All articles as they are, as if none had been there."""
    return Change(segment_rows.present(connection, None), {}, {}, {}, anew=True)


def _moved(change: Change, merged: Mapping[str, str]) -> Change:
    """The change after segments were put together."""

    def where(entries: Mapping[int, Entry]) -> dict[int, Entry]:
        return {id: entry._replace(segment=merged.get(entry.segment, entry.segment)) for id, entry in entries.items()}

    return replace(change, went=where(change.went), before=where(change.before)) if merged else change


def _there(shelf: Shelf, *without: NDArray[np.int64]) -> NDArray[np.bool_]:
    """All articles of a shelf but those of these ranks."""
    import numpy as np

    there = np.ones(len(shelf), np.bool_)
    for ranks in without:
        there[ranks] = False
    return there


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _only(pieces: Paragraphs, kept: NDArray[np.bool_]) -> Paragraphs:
    from pressfold.passages.furniture import Paragraphs

    return Paragraphs(pieces.article[kept], pieces.start[kept], pieces.end[kept], pieces.words[kept])

"""Passages after a change: only what the change touches is looked up, compared, joined and stored again.

However a library came to hold its articles, the rows are those that one look through all of them would give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.library import article_rows, segment_rows
from pressfold.library.fingerprints import FACT, MOST, Fingerprints
from pressfold.library.passage_change import Change, Looked
from pressfold.library.passage_store import put
from pressfold.library.segment_rows import Entry
from pressfold.library.store import Store, remember
from pressfold.model.article import Article
from pressfold.model.progress import Cancel, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.furniture import Paragraphs
    from pressfold.passages.shelf import Shelf, State
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

        Cancelled or failed, what was there stays. Raises LibraryUnwritable, LibraryDamaged.
        """
        kept = None if anew else Fingerprints.open(self._folder, self._store.fact(FACT))
        with self._store.reading() as connection:
            now, before = segment_rows.present(connection), segment_rows.fingerprinted(connection)
        change = _change(now, before if kept else {})
        if kept is None or change.anew:
            kept, before = Fingerprints.empty(self._folder), {}
            change = _change(now, before)
        merged = kept.put_together({id: entry.segment for id, entry in before.items()})
        before = {id: entry._replace(segment=merged.get(entry.segment, entry.segment)) for id, entry in before.items()}
        after = self._taken_in(kept, now, before, change)
        looked = self._looked_up(kept, before, after, change) if change else None
        with self._store.transaction() as connection:
            if looked is not None:
                put(connection, looked, change, self.texts, self._progress, self._cancel)
            segment_rows.moved(connection, merged)
            segment_rows.remember(connection, set(change.went) | set(change.came), {})
            segment_rows.remember(connection, (), {id: after[id] for id in (*change.came, *change.told)})
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
            for id in list(self._held)[: max(0, len(self._held) - HELD)]:
                del self._held[id]
        return found

    def _taken_in(
        self, kept: Fingerprints, now: Mapping[int, Entry], before: Mapping[int, Entry], change: Change
    ) -> dict[int, Entry]:
        """Put what came into new segments; where each article is after that."""
        ids = sorted(change.came)
        where = {id: before[id].segment for id in now if id in before and id not in change.came}
        for first in range(0, len(ids), MOST):
            part = ids[first : first + MOST]
            name = kept.add(self._tokens(part, first, len(ids)))
            where |= dict.fromkeys(part, name)
        return {id: now[id]._replace(segment=name) for id, name in where.items()}

    def _tokens(self, ids: Sequence[int], done: int, total: int) -> Iterator[Tokens]:
        from pressfold.passages.tokens import tokens

        for first in range(0, len(ids), HANDFUL):
            handful = ids[first : first + HANDFUL]
            articles = self.texts(handful)
            for nth, id in enumerate(handful):
                self._cancel.check()
                self._progress(done + first + nth, total, "Reading the words")
                yield tokens(articles[id])

    def _looked_up(
        self, kept: Fingerprints, before: Mapping[int, Entry], after: Mapping[int, Entry], change: Change
    ) -> Looked:
        import numpy as np

        from pressfold.passages import lookup
        from pressfold.passages.comparing import compared
        from pressfold.passages.shelf import Shelf

        self._progress(0, 0, "Looking for shared words")
        shelf = Shelf(list(kept.segments.values()))
        nth = {name: number for number, name in enumerate(kept.segments)}
        now = _state(shelf, nth, after)
        if change.anew:
            state = lookup.furniture_of(shelf, now)
            found, touched = lookup.everything(shelf, state, cancel=self._cancel), frozenset(after)
            again, pieces, bared = frozenset[tuple[int, int]](), state.pieces, frozenset[int]()
        else:
            was = _state(shelf, nth, before)
            was = shelf.with_furniture(was.there, was.outlet, np.array(kept.furniture, np.uint64))
            places = [(id, nth[before[id].segment]) for id in change.went]
            moved = shelf.at([*places, *((id, nth[after[id].segment]) for id in change.came)])
            outlets = [(id, nth[after[id].segment]) for id in change.told if before[id].outlet != after[id].outlet]
            state = lookup.furniture_after(shelf, was, now, np.union1d(moved, shelf.at(outlets)))
            ranks = np.union1d(moved, lookup.bared(shelf, was, state))
            looked = lookup.changes(shelf, was, state, ranks)
            found, touched = looked.candidates, frozenset(shelf.id[ranks].tolist())
            again = frozenset(_ordered(int(shelf.id[a]), int(shelf.id[b])) for a, b in looked.again)
            new = np.isin(state.pieces.words, was.furniture, invert=True) | np.isin(state.pieces.article, ranks)
            pieces = _only(state.pieces, new)
            bared = frozenset(np.setdiff1d(was.furniture, state.furniture).tolist())
        pairs = list(compared(shelf, state, found, self.texts, self._progress, self._cancel))
        fresh = frozenset(state.furniture.tolist()) - frozenset(kept.furniture)
        kept.furniture = state.furniture.tolist()
        return Looked(pairs, touched, again, shelf, pieces, bared, fresh)


def _change(now: Mapping[int, Entry], before: Mapping[int, Entry]) -> Change:
    """What changed between these articles and those."""
    came = {id: entry for id, entry in now.items() if id not in before or before[id].digest != entry.digest}
    went = {id: entry for id, entry in before.items() if id not in now or id in came}
    told = {id: e for id, e in now.items() if id in before and id not in came and before[id].facts != e.facts}
    return Change(came, went, told, not before or len(came) + len(went) > max(100, ANEW * len(before)))


def _state(shelf: Shelf, nth: Mapping[str, int], entries: Mapping[int, Entry]) -> State:
    """The state in which these articles are there."""
    where = {id: nth[entry.segment] for id, entry in entries.items()}
    return shelf.state(where, {id: entry.outlet for id, entry in entries.items()})


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _only(pieces: Paragraphs, kept: NDArray[np.bool_]) -> Paragraphs:
    from pressfold.passages.furniture import Paragraphs

    return Paragraphs(pieces.article[kept], pieces.start[kept], pieces.end[kept], pieces.words[kept])

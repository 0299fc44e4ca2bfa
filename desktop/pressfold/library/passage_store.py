"""Storing what an update of passages found: families that it touches are joined anew, all others stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import finding_rows, phrase_rows, segment_rows, verdict_rows
from pressfold.library.doubles import near
from pressfold.model.article import Article
from pressfold.model.passage import Family, Pair, PassageKind, WireShare
from pressfold.model.progress import Cancel, Progress
from pressfold.model.span import Span

if TYPE_CHECKING:
    from pressfold.library.passage_change import Change, Looked

Texts = Callable[[Collection[int]], Mapping[int, Article]]
#: So many articles are looked at at once, unless one family has more.
AT_ONCE = 300
JOINING, STORING = "Joining passages", "Storing passages"


def put(
    connection: Connection, looked: Looked, change: Change, texts: Texts, progress: Progress, cancel: Cancel
) -> None:
    """Store what was looked up, in the caller's transaction."""
    verdict_rows.take_off(connection)
    if change.anew:
        finding_rows.clear(connection, "family", "passage", "pair", "share", "near")
        before, held = set[tuple[int, Span]](), list[Pair]()
        bare: phrase_rows.Places = {}
    else:
        bare = phrase_rows.drop(connection, looked.touched, looked.again)
        before, held = _loosened(connection, looked, change)
    families = _Joined(connection, texts, progress, cancel, anew=change.anew)
    families.add([*held, *looked.pairs])
    with finding_rows.unindexed(connection, "pair", "passage") if change.anew else nullcontext():
        families.store()
        phrase_rows.put(connection, _told(looked.phrases, progress, cancel), bare)
        _put_furniture(connection, looked, texts)
    changed = {article for article, _ in (before | families.taken_up) ^ families.wire_members}
    _put_shares(connection, looked.touched | changed, texts, progress, cancel)
    _put_near(connection, looked)
    verdict_rows.lay(connection)


def _loosened(connection: Connection, looked: Looked, change: Change) -> tuple[set[tuple[int, Span]], list[Pair]]:
    """Take away the families that a change touches: where they had wire copy, and their pairs that still hold."""
    from pressfold.passages.families import places

    def holds(pair: Pair) -> bool:
        return not {pair.a, pair.b} & looked.touched and (pair.a, pair.b) not in looked.again

    near_by = {id for pair in looked.again for id in pair}
    gone = [
        (family, pair)
        for family, pair in segment_rows.pairs_of(connection, looked.touched | near_by)
        if not holds(pair)
    ]
    touched = {family for family, _ in gone}
    touched |= segment_rows.families_at(connection, near_by | looked.touched | set(change.told))
    # What else stands in an article is joined with a pair only where they overlap.
    touched |= segment_rows.families_over(connection, places([*looked.pairs, *(pair for _, pair in gone)]))
    before = segment_rows.wire_members(connection, touched)
    held = [pair for pair in segment_rows.pairs_in(connection, touched) if holds(pair)]
    segment_rows.drop_families(connection, touched)
    segment_rows.drop_articles(connection, looked.touched)
    segment_rows.drop_near(connection, looked.again)
    return before, held


class _Joined:
    """Families as they are made, a handful of articles that hang together at a time."""

    def __init__(self, connection: Connection, texts: Texts, progress: Progress, cancel: Cancel, *, anew: bool) -> None:
        self.made: dict[str, Family] = {}
        #: Where stored families had wire copy that are joined anew with others of the same words: article and span.
        self.taken_up: set[tuple[int, Span]] = set()
        self._pairs: dict[str, list[Pair]] = defaultdict(list)
        self._connection = connection
        self._texts = texts
        self._progress = progress
        self._cancel = cancel
        self._anew = anew

    def add(self, pairs: Collection[Pair]) -> None:
        """Join these pairs; with those of a stored family that has the same words, they are one."""
        from pressfold.passages.families import grouped, named
        from pressfold.passages.lineage import wire_neighbours

        wires = wire_neighbours(pairs)
        again: set[str] = set()
        done = 0
        for handful in _handfuls(grouped(pairs)):
            self._cancel.check()
            self._progress(done, len(pairs), JOINING)
            done += sum(map(len, handful))
            articles = self._texts({id for group in handful for id in _articles(group)})
            ids: dict[str, None] = {}
            for group in handful:
                id = named(group, articles)
                if id in self._pairs and id not in ids:
                    again.add(id)
                ids[id] = None
                self._pairs[id] += group
            self._make([id for id in ids if id not in again], articles, wires)
        if not self._anew:
            again |= self._taken_up()
        for id in sorted(again):
            self._make([id], self._texts(_articles(self._pairs[id])), wires)

    @property
    def wire_members(self) -> set[tuple[int, Span]]:
        """Where these families have wire copy: article and span."""
        wires = (family for family in self.made.values() if family.kind is PassageKind.WIRE)
        return {(member.article, member.span) for family in wires for member in family.members}

    def _taken_up(self) -> set[str]:
        """The families that are stored with the same words: their pairs join."""
        stored = segment_rows.families_named(self._connection, self._pairs.keys())
        for id in sorted(stored):
            self._pairs[id] += segment_rows.pairs_in(self._connection, (id,))
        self.taken_up = segment_rows.wire_members(self._connection, stored)
        segment_rows.drop_families(self._connection, stored)
        return stored

    def _make(self, ids: Iterable[str], articles: Mapping[int, Article], wires: Mapping[int, set[int]]) -> None:
        from pressfold.passages.families import family

        known = dict(wires)
        if not self._anew:
            for one, others in segment_rows.wires(self._connection, articles.keys()).items():
                known[one] = known.get(one, set()) | others
        for id in ids:
            self.made[id] = family(id, self._pairs[id], articles, known)

    def store(self) -> None:
        """Store the families with their pairs."""
        ids = sorted(self.made)
        for first in range(0, len(ids), AT_ONCE):
            self._cancel.check()
            self._progress(first, len(ids), STORING)
            some = ids[first : first + AT_ONCE]
            finding_rows.insert_families(self._connection, (self.made[id] for id in some))
            for id in some:
                finding_rows.insert_pairs(self._connection, id, self._pairs[id])


def _handfuls(groups: Iterable[Sequence[Pair]]) -> Iterator[list[Sequence[Pair]]]:
    """The groups, those with near articles side by side, of so many articles at a time unless one has more."""
    handful: list[Sequence[Pair]] = []
    articles: set[int] = set()
    for group in sorted(groups, key=lambda group: min((pair.a, pair.b) for pair in group)):
        handful.append(group)
        articles |= _articles(group)
        if len(articles) >= AT_ONCE:
            yield handful
            handful, articles = [], set()
    if handful:
        yield handful


def _articles(pairs: Iterable[Pair]) -> set[int]:
    return {id for pair in pairs for id in (pair.a, pair.b)}


def _told(
    phrases: Iterable[tuple[str, Sequence[Pair]]], progress: Progress, cancel: Cancel
) -> Iterator[tuple[str, Sequence[Pair]]]:
    """The same phrases, with progress and cancel."""
    for nth, phrase in enumerate(phrases):
        if nth % AT_ONCE == 0:
            cancel.check()
            progress(0, 0, STORING)
        yield phrase


def _put_furniture(connection: Connection, looked: Looked, texts: Texts) -> None:
    """Store furniture that is new, and what has it now; take away what is furniture no longer."""
    from pressfold.passages.comparing import furniture_passages
    from pressfold.passages.families import furniture_family, furniture_id

    segment_rows.drop_families(connection, {furniture_id(text) for text in looked.bared})
    for text, members in furniture_passages(looked.shelf, looked.furniture, texts).items():
        if text in looked.fresh:
            articles = texts({members[0].article})
            finding_rows.insert_families(connection, [furniture_family(text, members, articles)])
        else:
            finding_rows.insert_members(connection, furniture_id(text), members)


def _put_shares(
    connection: Connection, articles: Collection[int], texts: Texts, progress: Progress, cancel: Cancel
) -> None:
    """Store the wire shares of these articles; only the texts of those that have wire copy are read."""
    from pressfold.passages.share import counted_in

    words = segment_rows.body_words(connection, articles)
    wire = segment_rows.wire_spans(connection, words)
    shares = {id: WireShare(count, 0) for id, count in words.items() if id not in wire}
    ids = sorted(wire)
    for first in range(0, len(ids), AT_ONCE):
        cancel.check()
        progress(first, len(ids), "Counting wire copy")
        here = texts(ids[first : first + AT_ONCE])
        shares |= {id: counted_in(article, wire[id], words[id]) for id, article in here.items()}
    finding_rows.replace_shares(connection, shares)


def _put_near(connection: Connection, looked: Looked) -> None:
    words = segment_rows.body_words(connection, _articles(looked.pairs))
    finding_rows.insert_near(connection, near(looked.pairs, {id: WireShare(count, 0) for id, count in words.items()}))

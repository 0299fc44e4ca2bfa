"""Storing what an update of passages found: families that it touches are joined anew, all others stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import finding_rows, kin_rows, phrase_rows, segment_rows, verdict_rows
from pressfold.library.doubles import near
from pressfold.library.loosening import Kin, Loosened, loosened
from pressfold.model.article import Article
from pressfold.model.passage import Family, Pair, PassageKind, WireShare
from pressfold.model.progress import Cancel, Progress
from pressfold.model.span import Span

if TYPE_CHECKING:
    from pressfold.library.passage_change import Change, Looked
    from pressfold.passages.families import Group
    from pressfold.passages.phrases import Phrases

Texts = Callable[[Collection[int]], Mapping[int, Article]]
#: So many articles are looked at at once, unless one family has more.
AT_ONCE = 300
JOINING, STORING = "Joining passages", "Storing passages"


def put(
    connection: Connection, looked: Looked, change: Change, texts: Texts, progress: Progress, cancel: Cancel
) -> None:
    """Store what was looked up, in the caller's transaction."""
    from pressfold.passages.families import grouped

    verdict_rows.take_off(connection)
    if change.anew:
        finding_rows.clear(connection, "family", "passage", "pair", "share", "near")
        loose = Loosened(list(grouped(looked.pairs)))
    else:
        bare = phrase_rows.drop(connection, looked.touched, looked.again)
        loose = loosened(connection, looked, change)
    families = _Joined(connection, texts, progress, cancel, anew=change.anew)
    families.add(loose.groups)
    with finding_rows.unindexed(connection, "pair", "passage") if change.anew else nullcontext():
        families.store(loose.stay)
        phrases = _told(looked.phrases, progress, cancel)
        if change.anew:
            phrase_rows.put_anew(connection, phrases)
        else:
            phrase_rows.put(connection, phrases, bare)
        _put_furniture(connection, looked, texts)
    changed = {article for article, _ in (loose.wires | families.taken_up) ^ families.wire_members}
    _put_shares(connection, looked.touched | changed, texts, progress, cancel)
    _put_near(connection, looked)
    verdict_rows.lay(connection)


class _Joined:
    """Families as they are made, a handful of articles that hang together at a time."""

    def __init__(self, connection: Connection, texts: Texts, progress: Progress, cancel: Cancel, *, anew: bool) -> None:
        self.made: dict[str, Family] = {}
        #: Where stored families had wire copy that are joined anew with others of the same words: article and span.
        self.taken_up: set[tuple[int, Span]] = set()
        self._pairs: dict[str, list[Pair]] = defaultdict(list)
        self._kin: dict[Kin | str, set[str]] = defaultdict(set)
        self._connection = connection
        self._texts = texts
        self._progress = progress
        self._cancel = cancel
        self._anew = anew

    def add(self, groups: Collection[Group]) -> None:
        """Make a family of each group; with those of a stored family that has the same words, they are one."""
        from pressfold.passages.families import named
        from pressfold.passages.lineage import wire_neighbours

        wires = wire_neighbours(pair for group in groups for pair in group.pairs)
        again: set[str] = set()
        done = 0
        for handful in _handfuls(groups):
            self._cancel.check()
            self._progress(done, len(groups), JOINING)
            done += len(handful)
            articles = self._texts({id for group in handful for id in _articles(group.pairs)})
            ids: dict[str, None] = {}
            for group in handful:
                id = named(group.pairs, articles)
                if id in self._pairs and id not in ids:
                    again.add(id)
                ids[id] = None
                self._pairs[id] += group.pairs
                self._kin[group.kin].add(id)
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
        kin = kin_rows.kins(self._connection, stored)
        self._kin.update(kin_rows.families(self._connection, kin))
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

    def store(self, stay: Iterable[tuple[Kin, str]]) -> None:
        """Store the families with their pairs, and who is kin, also to those that stay as they are."""
        ids = sorted(self.made)
        for first in range(0, len(ids), AT_ONCE):
            self._cancel.check()
            self._progress(first, len(ids), STORING)
            some = ids[first : first + AT_ONCE]
            finding_rows.insert_families(self._connection, (self.made[id] for id in some))
            for id in some:
                finding_rows.insert_pairs(self._connection, id, self._pairs[id])
        for kin, id in stay:
            self._kin[kin].add(id)
        kin_rows.name(self._connection, _hanging_together(self._kin.values()))


def _hanging_together(groups: Iterable[Collection[str]]) -> Collection[Collection[str]]:
    """The groups, those that have an id in common as one."""
    whole: dict[int, set[str]] = {}
    of: dict[str, int] = {}
    for nth, group in enumerate(groups):
        near = {of[one] for one in group if one in of}
        whole[nth] = set(group).union(*(whole.pop(other) for other in near))
        of |= dict.fromkeys(whole[nth], nth)
    return whole.values()


def _handfuls(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """The groups, those with near articles side by side, of so many articles at a time unless one has more."""
    handful: list[Group] = []
    articles: set[int] = set()
    for group in sorted(groups, key=lambda group: min((pair.a, pair.b) for pair in group.pairs)):
        handful.append(group)
        articles |= _articles(group.pairs)
        if len(articles) >= AT_ONCE:
            yield handful
            handful, articles = [], set()
    if handful:
        yield handful


def _articles(pairs: Iterable[Pair]) -> set[int]:
    return {id for pair in pairs for id in (pair.a, pair.b)}


def _told(phrases: Iterable[Phrases], progress: Progress, cancel: Cancel) -> Iterator[Phrases]:
    """The same phrases, with progress and cancel."""
    for some in phrases:
        cancel.check()
        progress(0, 0, STORING)
        yield some


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

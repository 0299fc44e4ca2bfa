"""What a change loosens: the families that it may join or part are taken away, and their pairs grouped anew.

Whether a text belongs to a longer one hangs on all that overlap with it, so where the pairs of all their kin stand is
looked at. Only families that come out otherwise are read and made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import kin_rows, segment_rows
from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span

if TYPE_CHECKING:
    from pressfold.library.passage_change import Change, Looked
    from pressfold.passages.families import Group
    from pressfold.passages.renderings import Place, Text

#: What tells the families of one kin: their kind, and a number.
Kin = tuple[PassageKind, int]


@dataclass(frozen=True, slots=True)
class Loosened:
    """The groups of pairs to make families of, and which families stay as they are, with their kin.

    `wires` tells where those that were taken away had wire copy: article and span.
    """

    groups: list[Group] = field(default_factory=list)
    stay: list[tuple[Kin, str]] = field(default_factory=list)
    wires: set[tuple[int, Span]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Known:
    """Where the pairs of one kind stand, the family of each (None where it is new), and the texts that they form."""

    places: list[Place]
    family: list[str | None]
    texts: list[Text]

    def families(self, text: Text) -> set[str | None]:
        return {self.family[nth] for nth in text.pairs}


def loosened(connection: Connection, looked: Looked, change: Change) -> Loosened:
    """Take away the families that come out otherwise after a change."""
    from pressfold.passages.families import Group, places, sides

    def holds(a: int, b: int) -> bool:
        return a not in looked.touched and b not in looked.touched and (a, b) not in looked.again

    near_by = {id for pair in looked.again for id in pair}
    pairs = segment_rows.pairs_of(connection, looked.touched | near_by)
    gone = [(family, pair) for family, pair in pairs if not holds(pair.a, pair.b)]
    touched = {family for family, _ in gone}
    touched |= segment_rows.families_at(connection, near_by | looked.touched | set(change.told))
    over = segment_rows.families_over(connection, places([*looked.pairs, *(pair for _, pair in gone)]))
    known = _known(connection, touched | over, looked.pairs, holds)
    touched |= _otherwise(known.values())
    found = Loosened(wires=segment_rows.wire_members(connection, touched))
    held = {(pair.kind, sides(pair)): pair for pair in [*segment_rows.pairs_in(connection, touched), *looked.pairs]}
    for kind, here in known.items():
        for text in here.texts:
            families = here.families(text)
            if None in families or families & touched:
                group = [held[kind, here.places[nth]] for nth in text.pairs]
                found.groups.append(Group(group, (kind, text.kin)))
            else:
                found.stay.extend(((kind, text.kin), family) for family in families if family)
    segment_rows.drop_families(connection, touched)
    segment_rows.drop_articles(connection, looked.touched)
    segment_rows.drop_near(connection, looked.again)
    return found


def _known(
    connection: Connection, touched: set[str], fresh: Iterable[Pair], holds: Callable[[int, int], bool]
) -> dict[PassageKind, _Known]:
    """By kind, the pairs of all kin of these families that still hold, and the new ones."""
    from pressfold.passages.families import sides
    from pressfold.passages.renderings import texts

    kin = kin_rows.families(connection, kin_rows.kins(connection, touched))
    stored = kin_rows.places(connection, touched.union(*kin.values()))
    found = {}
    for kind, rows in stored.items():
        held: list[tuple[Place, str | None]] = [(place, family) for place, family in rows if holds(place[0], place[3])]
        held += [(sides(pair), None) for pair in fresh if pair.kind is kind]
        places = [place for place, _ in held]
        found[kind] = _Known(places, [family for _, family in held], texts(places))
    return found


def _otherwise(known: Iterable[_Known]) -> set[str]:
    """The families that are joined, parted or grown."""
    found: set[str] = set()
    for here in known:
        groups = [here.families(text) for text in here.texts]
        parts = Counter(family for group in groups for family in group)
        found.update(
            family
            for group in groups
            for family in group
            if family is not None and (len(group) > 1 or parts[family] > 1)
        )
    return found

"""The SQL of what the reader decided about renderings, laid over the utterances that the analysis found.

A ruling names quotations by the hash of their text and their span. What was found of a quotation stays beside in
`regrouped`, so that a ruling can be taken back; pairs that the reader parted stand in `apart` and are not offered.
"""

from __future__ import annotations

import hashlib
from sqlite3 import Connection

from pressfold.library import ruling_rows
from pressfold.model.ruling import RenderingPlace, Ruling, RulingKind

#: What rulings on renderings are about begins so.
RULED = (f"{RulingKind.JOINED} ", f"{RulingKind.PARTED} ")
#: The part of the longer of two spans that must overlap for them to be one quotation.
_OVERLAP = 0.5


def lay(connection: Connection) -> None:
    """Lay all rulings on renderings over the utterances that were found, in the order in which they were made."""
    take_off(connection)
    groups = _Groups(connection)
    for ruling in ruling_rows.load(connection):
        if ruling.kind is RulingKind.JOINED:
            groups.join(ruling)
        elif ruling.kind is RulingKind.PARTED:
            groups.part(ruling)
    groups.store()


def regrouped(connection: Connection) -> frozenset[str]:
    """The ids of the utterances that a ruling on renderings gave or took members."""
    rows = connection.execute(
        "SELECT found, utterance FROM regrouped JOIN quotation ON quotation.id = regrouped.quotation"
    )
    return frozenset(id for row in rows for id in row if id)


def take_off(connection: Connection) -> None:
    """Put back what was found."""
    connection.execute("DELETE FROM apart")
    connection.execute(
        "UPDATE quotation SET utterance = (SELECT found FROM regrouped WHERE quotation = quotation.id) "
        "WHERE id IN (SELECT quotation FROM regrouped)"
    )
    connection.execute("DELETE FROM regrouped")


class _Groups:
    """The utterances that rulings touch, each with its quotations; a quotation by itself is a group of one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[str, str | None] = {}
        self._group_of: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[tuple[str, str], None] = {}

    def join(self, ruling: Ruling) -> None:
        """Make the groups of the quotations one, called as the first of them is that has an id of its own."""
        ids = [id for place in ruling.all_places if (id := self._at(place))]
        for one in ids:
            for other in ids:
                self._apart.pop((one, other), None)
        groups = sorted({self._group_of[id] for id in ids})
        if len(groups) < 2:
            return
        name = next((group for group in groups if group.startswith("u-")), _made(ruling))
        members = [id for group in groups for id in self._members.pop(group)]
        self._members[name] = members
        self._group_of |= dict.fromkeys(members, name)

    def part(self, ruling: Ruling) -> None:
        """Take the quotation out of the group of any of the others, and remember that they are no pair."""
        here, *others = [self._at(place) for place in ruling.all_places]
        if here is None:
            return
        for other in others:
            if other is not None:
                self._apart |= {(here, other): None, (other, here): None}
        if any(other is not None and self._group_of[other] == self._group_of[here] for other in others):
            self._members[self._group_of[here]].remove(here)
            self._alone(here)

    def store(self) -> None:
        """Give the quotations their groups, and keep what was found of those that change."""
        for group, members in self._members.items():
            id = group if len(members) > 1 else None
            for quotation in members:
                if self._found[quotation] != id:
                    self._connection.execute("INSERT INTO regrouped VALUES (?, ?)", (quotation, self._found[quotation]))
                    self._connection.execute("UPDATE quotation SET utterance = ? WHERE id = ?", (id, quotation))
        self._connection.executemany("INSERT OR IGNORE INTO apart VALUES (?, ?)", self._apart)

    def _at(self, place: RenderingPlace) -> str | None:
        """The quotation that stands at a place now, the one that overlaps it most."""
        text_sha256, start, end = place
        best, most = None, 0.0
        for row in self._connection.execute(_AT_PLACE, (text_sha256, end, start)):
            both = min(end, row["end"]) - max(start, row["start"])
            share = both / max(end - start, row["end"] - row["start"])
            if share >= _OVERLAP and share > most:
                best, most = row, share
        if best is None:
            return None
        self._know(best["id"], best["utterance"])
        return str(best["id"])

    def _know(self, id: str, utterance: str | None) -> None:
        if id in self._group_of:
            return
        if utterance is None:
            self._found[id] = None
            self._alone(id)
            return
        rows = self._connection.execute("SELECT id FROM quotation WHERE utterance = ? ORDER BY rowid", (utterance,))
        self._members[utterance] = [row["id"] for row in rows]
        for member in self._members[utterance]:
            self._found[member] = utterance
            self._group_of[member] = utterance

    def _alone(self, id: str) -> None:
        self._group_of[id] = id
        self._members[id] = [id]


def _made(ruling: Ruling) -> str:
    """An id for quotations that had none, made from the places that the reader joined."""
    return "u-" + hashlib.sha256(ruling.about.encode("utf-8")).hexdigest()[:12]


_AT_PLACE = """
SELECT quotation.id, start, end, utterance FROM quotation JOIN article ON article.id = quotation.article
 WHERE text_sha256 = ? AND removed IS NULL AND start < ? AND end > ? ORDER BY start, quotation.rowid
"""

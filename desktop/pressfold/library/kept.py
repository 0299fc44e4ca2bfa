"""What the library keeps about its articles, as sets of ids for a search: labels, marks, pins, findings, numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from pressfold.library import label_rows
from pressfold.library.article_rows import PRESENT
from pressfold.library.store import Store
from pressfold.model.errors import BadQuery
from pressfold.model.label import Label, LabelKind

if TYPE_CHECKING:  # the room of searches is entered when the first question is asked
    from pressfold.search.syntax import Kept

_ALL = f"SELECT id FROM article WHERE {PRESENT}"
_HAS: Mapping[str, str] = {
    "passage": f"{_ALL} AND id IN "
    "(SELECT article FROM passage JOIN family ON family.id = family WHERE kind <> 'stock')",
    "quote": f"{_ALL} AND id IN (SELECT article FROM quotation WHERE kind = 'direct')",
    "date": f"{_ALL} AND published IS NOT NULL",
    "tag": f"{_ALL} AND first IN (SELECT article FROM labelled JOIN label ON label.id = label WHERE kind = 'tag')",
}
_IS: Mapping[str, str] = {
    "unread": f"{_ALL} AND NOT read",
    "read": f"{_ALL} AND read",
    "starred": f"{_ALL} AND first IN (SELECT id FROM article WHERE starred)",
    "undated": f"{_ALL} AND published IS NULL",
}
_WORDS = f"""
SELECT article.id FROM article LEFT JOIN share ON share.article = article.id
 WHERE {PRESENT} AND coalesce(share.words, article.words) BETWEEN ? AND ?
"""
_WIRE = f"""
SELECT article.id FROM article JOIN share ON share.article = article.id
 WHERE {PRESENT} AND share.words > 0 AND 100.0 * share.counted / share.words BETWEEN ? AND ?
"""
_COMPARED: Mapping[str, str] = {"words": _WORDS, "wire": _WIRE}
_LABELS: Mapping[str, LabelKind] = {"tag": LabelKind.TAG, "in": LabelKind.COLLECTION}
#: So many names are told where somebody asks for one that there is not.
_MOST_NAMES = 8


class KeptIds:
    """Answers what a query asks of the library.

    `smart` finds the articles of a smart collection; `pinned` tells the hashes of the texts that pins stand in.
    """

    def __init__(
        self, store: Store, smart: Callable[[Label], Collection[int]], pinned: Callable[[], Collection[str]]
    ) -> None:
        self._store = store
        self._smart = smart
        self._pinned = pinned

    def __call__(self, asked: Kept) -> frozenset[int]:
        """The articles, the newest version of each. Raises BadQuery where there is no such tag or collection."""
        if asked.field in _LABELS:
            return self._labelled(asked, _LABELS[asked.field])
        if asked.field in _COMPARED:
            return self._ids(_COMPARED[asked.field], asked.least, min(asked.most, 1e15))
        if asked.field == "has" and asked.value == "pin":
            return self._with_pins()
        return self._ids((_HAS if asked.field == "has" else _IS)[asked.value])

    def _labelled(self, asked: Kept, kind: LabelKind) -> frozenset[int]:
        with self._store.reading() as connection:
            known = label_rows.labels(connection, kind)
        wanted = asked.value.casefold()
        fits = [label for label in known if label.name.casefold() == wanted]
        if not fits and asked.typed:
            fits = [label for label in known if label.name.casefold().startswith(wanted)]
        if not fits:
            raise BadQuery(_unknown(asked, kind, known), asked.place.start)
        return frozenset().union(*(self._members(label) for label in fits))

    def _members(self, label: Label) -> Collection[int]:
        if label.smart:
            return self._smart(label)
        with self._store.reading() as connection:
            found = label_rows.find(connection, label.kind, label.name)
            return label_rows.members(connection, found[0]) if found else ()

    def _with_pins(self) -> frozenset[int]:
        texts = self._pinned()
        marks = ", ".join("?" * len(texts))
        pinned = f"SELECT first FROM article WHERE text_sha256 IN ({marks})"
        return self._ids(f"{_ALL} AND first IN ({pinned})", *sorted(texts)) if texts else frozenset()

    def _ids(self, query: str, *values: object) -> frozenset[int]:
        with self._store.reading() as connection:
            return frozenset(row[0] for row in connection.execute(query, values))


def _unknown(asked: Kept, kind: LabelKind, known: Collection[Label]) -> str:
    if not known:
        return f"There is no {kind} “{asked.value}”, and no {kind} at all yet."
    names = ", ".join(f"“{label.name}”" for label in list(known)[:_MOST_NAMES])
    return f"There is no {kind} “{asked.value}”. There is {names}{' …' if len(known) > _MOST_NAMES else ''}."

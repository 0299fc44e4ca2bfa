"""The door to what the reader sorts articles by: collections, smart collections, tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pressfold.library import label_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.store import Store
from pressfold.model.errors import BadValue
from pressfold.model.keeping_errors import LabelTaken, NoSuchLabel, SmartCollection
from pressfold.model.label import COLOURS, Label, LabelKind

#: A name longer than this is cut nowhere else, so it is refused.
_LONGEST = 80


class Labels:
    """Collections and tags of one library. `kind` is which of the two a method is about."""

    def __init__(self, store: Store, articles: Articles, decider: Decider) -> None:
        self._store = store
        self._articles = articles
        self._decider = decider

    def all(self, kind: LabelKind) -> list[Label]:
        """The collections or tags by name, each with how many articles have it; a smart collection counts none."""
        with self._store.reading() as connection:
            return label_rows.labels(connection, kind)

    def get(self, kind: LabelKind, name: str) -> Label:
        """One label, whatever the case of its name. Raises NoSuchLabel."""
        return self._find(kind, name)[1]

    def articles(self, kind: LabelKind, name: str) -> list[int]:
        """The articles that have a label, by id; of a smart collection, none. Raises NoSuchLabel."""
        number, _ = self._find(kind, name)
        with self._store.reading() as connection:
            return label_rows.members(connection, number)

    def by_article(self, kind: LabelKind) -> dict[int, tuple[str, ...]]:
        """The names of the labels that articles have, sorted, by article; one without has no entry."""
        with self._store.reading() as connection:
            return label_rows.of_articles(connection, kind)

    def of(self, id: int, kind: LabelKind) -> tuple[str, ...]:
        """The names of the labels that an article has, sorted."""
        with self._store.reading() as connection:
            return label_rows.of_articles(connection, kind, (id,)).get(id, ())

    def make(self, kind: LabelKind, name: str, look: str = "") -> Done:
        """Make a collection, a smart one by its query, or a tag with its colour. Raises BadValue, LabelTaken."""
        name = _name(kind, name)
        if self._known(kind, name):
            raise LabelTaken(kind, name)
        made = Decision("make", "", kind, name, _look(kind, look))
        return self._decider.decide(f"New {kind}", [made])

    def rename(self, kind: LabelKind, name: str, new: str) -> Done:
        """Raises NoSuchLabel, BadValue, LabelTaken."""
        label, new = self.get(kind, name), _name(kind, new)
        if self._known(kind, new) and new.casefold() != label.name.casefold():
            raise LabelTaken(kind, new)
        return self._decider.decide(f"Rename {kind}", [Decision("rename", "", kind, label.name, new)])

    def set_look(self, kind: LabelKind, name: str, look: str) -> Done:
        """Give a tag another colour, a smart collection another query. Raises NoSuchLabel, BadValue."""
        label = self.get(kind, name)
        act = "Change colour" if kind is LabelKind.TAG else "Change query"
        return self._decider.decide(act, [Decision("look", "", kind, label.name, _look(kind, look))])

    def drop(self, kind: LabelKind, name: str) -> Done:
        """Delete a label; its articles stay. Raises NoSuchLabel."""
        return self._decider.decide(f"Delete {kind}", [Decision("drop", "", kind, self.get(kind, name).name)])

    def put(self, kind: LabelKind, name: str, ids: Iterable[int]) -> Done:
        """Give articles a label, one that is not there yet is made. Raises NoSuchArticle, BadValue, SmartCollection."""
        name = _name(kind, name)
        decisions = [] if self._known(kind, name) else [Decision("make", "", kind, name, _look(kind, ""))]
        return self._each("label", kind, name, ids, decisions)

    def take(self, kind: LabelKind, name: str, ids: Iterable[int]) -> Done:
        """Take a label from articles. Raises NoSuchLabel, NoSuchArticle, SmartCollection."""
        return self._each("unlabel", kind, self.get(kind, name).name, ids, [])

    def assign(
        self, kind: LabelKind, ids: Iterable[int], add: Sequence[str], remove: Sequence[str], looks: Mapping[str, str]
    ) -> Done:
        """Give and take several labels at one stroke; `looks` are those of labels that are not there yet.

        Raises NoSuchArticle, BadValue, SmartCollection.
        """
        wanted = [_name(kind, name) for name in add]
        for name in wanted:
            if self._known(kind, name) and self.get(kind, name).smart:
                raise SmartCollection(name)
        made = [
            Decision("make", "", kind, name, _look(kind, looks.get(name, "")))
            for name in wanted
            if not self._known(kind, name)
        ]
        texts = self._articles.text_hashes(ids)
        changes = [("label", name) for name in wanted] + [("unlabel", name) for name in remove]
        made += [Decision(act, text, kind, name) for act, name in changes for text in texts.values()]
        return self._decider.decide("Change tags" if kind is LabelKind.TAG else "Change collections", made, texts)

    def _each(self, act: str, kind: LabelKind, name: str, ids: Iterable[int], before: Sequence[Decision]) -> Done:
        if self._known(kind, name) and self.get(kind, name).smart:
            raise SmartCollection(name)
        texts = self._articles.text_hashes(ids)
        made = [*before, *(Decision(act, text, kind, name) for text in texts.values())]
        return self._decider.decide(_ACTS[act, kind], made, texts)

    def _find(self, kind: LabelKind, name: str) -> tuple[int, Label]:
        with self._store.reading() as connection:
            found = label_rows.find(connection, kind, name.strip())
        if found is None:
            raise NoSuchLabel(kind, name)
        return found

    def _known(self, kind: LabelKind, name: str) -> bool:
        with self._store.reading() as connection:
            return label_rows.find(connection, kind, name) is not None


_ACTS = {
    ("label", LabelKind.COLLECTION): "Add to collection",
    ("unlabel", LabelKind.COLLECTION): "Take out of collection",
    ("label", LabelKind.TAG): "Add tag",
    ("unlabel", LabelKind.TAG): "Remove tag",
}


def _name(kind: LabelKind, name: str) -> str:
    """The name without white space around it. Raises BadValue."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise BadValue(f"the name of a {kind}", name, f"1 to {_LONGEST} characters")
    return name


def _look(kind: LabelKind, look: str) -> str:
    """A tag's colour, grey unless said; a collection's query. Raises BadValue."""
    if kind is LabelKind.TAG:
        if look and look not in COLOURS:
            raise BadValue("the colour of a tag", look, f"one of {', '.join(COLOURS)}")
        return look or COLOURS[0]
    return look.strip()

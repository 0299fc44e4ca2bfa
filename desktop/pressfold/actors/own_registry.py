"""The reader's own entries: checked row by row, and laid over the registry that ships with Pressfold.

A row that cannot be taken is named with its line and field; the others are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.registry import Entry, Registry
from pressfold.actors.spelling import key, skeleton, slug
from pressfold.model.actor import ActorKind
from pressfold.model.own_entry import FIELDS, Claim, Mistake, OwnEntries, OwnEntry

#: A name or an alias is at most so many code points long.
_LONGEST = 200
_LISTS = ("aliases", "handles")
_KINDS = ", ".join(kind.value for kind in ActorKind)


class RawEntry(NamedTuple):
    """An entry as a file gives it: the line it starts on, the lines of its fields, and the fields' values."""

    line: int
    lines: Mapping[str, int]
    values: Mapping[str, object]


def checked(rows: Iterable[RawEntry], mistakes: Sequence[Mistake] = ()) -> OwnEntries:
    """The entries of a file's rows; `mistakes` are those that its format had already."""
    reader = _Checking()
    for row in rows:
        reader.take(row)
    entries = tuple(reader.entries.values())
    found = sorted((*mistakes, *reader.mistakes), key=lambda mistake: mistake.line)
    return OwnEntries(entries, tuple(found), claims(entries))


def claims(entries: Sequence[OwnEntry]) -> tuple[Claim, ...]:
    """The aliases that more than one entry claims, by their spelling."""
    held: dict[str, dict[str, str]] = defaultdict(dict)
    printed: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            held[key(name)][entry.id] = entry.name
            printed.setdefault(key(name), name)
    return tuple(Claim(printed[k], tuple(sorted(by.values()))) for k, by in sorted(held.items()) if len(by) > 1)


class _Checking:
    """Takes rows one by one; keeps the entries by id and what was wrong."""

    def __init__(self) -> None:
        self.entries: dict[str, OwnEntry] = {}
        self.mistakes: list[Mistake] = []

    def take(self, row: RawEntry) -> None:
        for field in row.values:
            if field not in FIELDS:
                self._wrong(row, field, f"There is no field “{field}”; it was passed over.")
        name = self._text(row, "name")
        if not name or not any(char.isalpha() for char in name):
            return self._wrong(row, "name", "The entry has no name and was left out.")
        printed = self._text(row, "kind") or "person"
        if printed not in {kind.value for kind in ActorKind}:
            return self._wrong(
                row, "kind", f"“{printed}” is no kind of actor ({_KINDS}); the entry “{name}” was left out."
            )
        entry = OwnEntry(
            slug(self._text(row, "id") or _known_id(name, ActorKind(printed))),
            name,
            ActorKind(printed),
            self._listed(row, "aliases"),
            tuple(handle.lstrip("@") for handle in self._listed(row, "handles")),
            self._named(row, "speaks_for"),
            self._named(row, "country"),
        )
        if entry.id in self.entries:
            return self._wrong(row, "name", f"“{name}” has an entry further up; this one was left out.")
        self.entries[entry.id] = entry
        return None

    def _text(self, row: RawEntry, field: str) -> str:
        value = row.values.get(field)
        if value is None:
            return ""
        if isinstance(value, (list, dict)):
            self._wrong(row, field, f"“{field}” is one text, not a list; it was passed over.")
            return ""
        text = " ".join(str(value).split())
        if len(text) > _LONGEST:
            self._wrong(row, field, f"“{field}” is longer than {_LONGEST} letters; it was passed over.")
            return ""
        return text

    def _listed(self, row: RawEntry, field: str) -> tuple[str, ...]:
        value = row.values.get(field)
        parts = value if isinstance(value, list) else [] if value is None else [value]
        kept: dict[str, None] = {}
        for part in parts:
            text = "" if isinstance(part, (list, dict)) or part is None else " ".join(str(part).split())
            if not any(char.isalnum() for char in text) or len(text) > _LONGEST:
                self._wrong(row, field, f"One of the {field} is no name; it was passed over.")
            else:
                kept[text] = None
        return tuple(kept)

    def _named(self, row: RawEntry, field: str) -> str | None:
        """The id of the actor that a field names by its id or by its name."""
        text = self._text(row, field)
        if not text:
            return None
        core = Registry.core()
        if core.entry(text) or text in self.entries:
            return text
        known = core.named(text)
        return known[0].id if len({entry.id for entry in known}) == 1 else slug(text)

    def _wrong(self, row: RawEntry, field: str, sentence: str) -> None:
        self.mistakes.append(Mistake(row.lines.get(field, row.line), field, sentence))


def _known_id(name: str, kind: ActorKind) -> str:
    """The id of the one actor whom the registry knows by a name, of the same kind; else one made from the name."""
    known = {entry.id for entry in Registry.core().named(name) if entry.kind is kind}
    if len(known) == 1:
        return known.pop()
    made = slug(name)
    taken = Registry.core().entry(made)
    return f"{made}-{kind.value}" if taken and taken.kind is not kind else made


def laid_over(core: Registry, own: Sequence[OwnEntry]) -> Registry:
    """The registry with the reader's entries over it: their names go before its own, their ids add to its entries."""
    if not own:
        return core
    made = [_entry(core, entry) for entry in own]
    keys: dict[str, list[str]] = defaultdict(list)
    sounds: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    strong: set[str] = set()
    for mine, entry in zip(own, made, strict=True):
        for name in dict.fromkeys((mine.name, *mine.aliases)):
            keys[key(name)].append(entry.id)
            if " " in key(name) or key(name) not in Lexicon.core().plain_words:
                strong.add(key(name))
            if mine.kind is ActorKind.PERSON and " " in skeleton(name):
                sounds[skeleton(name)].append(entry.id)
        if mine.kind is ActorKind.PERSON and " " in mine.name:
            surnames[key(mine.name.split()[-1])].append(entry.id)
    return core.extended(made, keys, sounds, surnames, strong)


def _entry(core: Registry, own: OwnEntry) -> Entry:
    """The reader's entry, with what the core knows of the same actor."""
    known = core.entry(own.id)
    if known is None:
        return Entry(own.id, own.name, own.kind, None, own.country, own.speaks_for, own.aliases, own.handles, ())
    return known._replace(
        name=own.name,
        kind=own.kind,
        country=own.country or known.country,
        speaks_for=own.speaks_for or known.speaks_for,
        aliases=tuple(dict.fromkeys((*own.aliases, known.name, *known.aliases))),
        handles=tuple(dict.fromkeys((*own.handles, *known.handles))),
    )

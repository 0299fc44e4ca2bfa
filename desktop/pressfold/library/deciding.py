"""Decisions at work: each changes rows, and comes back with the decisions that would take it back.

What the reader does now, what is undone, and what a rebuild reads in the log all go through `apply`: so what can be
done can be undone, and comes back after a rebuild.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection, Row

from pressfold.library import (
    article_rows,
    dated_rows,
    label_rows,
    rendering_rows,
    ruling_rows,
    verdict_rows,
    version_rows,
)
from pressfold.library.decisions import Decision, Decisions
from pressfold.library.shelve import body_words
from pressfold.library.spans_json import load_blocks
from pressfold.library.store import Store
from pressfold.model.article import FIELDS, Block, Role
from pressfold.model.span import Span

Inverse = list[Decision]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was decided: its name ("Add tag"), the articles it was about, and the way back and forth again.

    `undo` is empty where nothing changed.
    """

    name: str
    articles: tuple[int, ...]
    undo: tuple[Decision, ...]
    redo: tuple[Decision, ...]


class Decider:
    """Applies decisions and writes them down; they are on the disk before it answers."""

    def __init__(self, store: Store, decisions: Decisions, now: Callable[[], str]) -> None:
        self._store = store
        self._decisions = decisions
        self._now = now

    def decide(self, name: str, decisions: Sequence[Decision], articles: Iterable[int] = ()) -> Done:
        """Apply decisions, all or none, and log those that changed something."""
        undo: Inverse = []
        effective: list[Decision] = []
        with self._store.transaction() as connection:
            for decision in decisions:
                inverse = apply(connection, decision, self._now())
                if inverse:
                    effective.append(decision)
                    undo[:0] = inverse
            self._decisions.log(*effective)
        return Done(name, tuple(articles), tuple(undo), tuple(effective))

    def undo(self, done: Done) -> Done:
        """Take something back; what would do it again."""
        return self.decide(done.name, done.undo, done.articles)

    def redo(self, done: Done) -> Done:
        """Do again what was taken back."""
        return self.decide(done.name, done.redo, done.articles)


def apply(connection: Connection, decision: Decision, when: str) -> Inverse:
    """Change the rows that a decision is about; what takes it back, in order, or nothing where nothing changed.

    A decision about what is not there, or of a kind that this Pressfold does not know, changes nothing.
    """
    if decision.act in _OF_LABELS:
        return _OF_LABELS[decision.act](connection, decision)
    row = article_rows.by_text(connection, decision.text_sha256)
    if row is None or decision.act not in _OF_TEXTS:
        return []
    return _OF_TEXTS[decision.act](connection, decision, row, when)


def replay(connection: Connection, decisions: Iterable[Decision], when: str) -> None:
    """Apply decisions of before in their order."""
    for decision in decisions:
        apply(connection, decision, when)


# --- about a text ----------------------------------------------------------------------------------------------------


def _set(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    if decision.field not in FIELDS:
        return []
    value, how = article_rows.fact(connection, row["id"], decision.field)
    if (value, how) == (decision.value, decision.how):
        return []
    article_rows.set_fact(connection, row["id"], decision.field, decision.value, decision.how)
    return [Decision("set", decision.text_sha256, decision.field, value, how)]


def _remove(connection: Connection, decision: Decision, row: Row, when: str) -> Inverse:
    removed = decision.act == "remove"
    if (row["removed"] is not None) == removed:
        return []
    article_rows.set_removed(connection, [row["id"]], when if removed else None)
    return [Decision("restore" if removed else "remove", decision.text_sha256)]


def _star(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    """The star hangs on the first version, and so on all."""
    on = decision.act == "star"
    if not article_rows.set_flag(connection, row["first"], "starred", on):
        return []
    return [Decision("unstar" if on else "star", decision.text_sha256)]


def _read(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    on = decision.act == "read"
    if not article_rows.set_flag(connection, row["id"], "read", on):
        return []
    return [Decision("unread" if on else "read", decision.text_sha256)]


def _role(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    blocks = load_blocks(row["blocks"])
    for nth, block in enumerate(blocks):
        if f"{block.start}:{block.end}" == decision.field and decision.value in _ROLES:
            if block.role == decision.value:
                return []
            changed = (*blocks[:nth], Block(block.start, block.end, Role(decision.value)), *blocks[nth + 1 :])
            article_rows.set_blocks(connection, row["id"], changed, body_words(row["text"], changed))
            return [Decision("role", decision.text_sha256, decision.field, block.role.value)]
    return []


def _date(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    """The words at a span mean a date, or none; no value takes that away."""
    start, _, end = decision.field.partition(":")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(row["text"])):
        return []
    span = Span(int(start), int(end))
    before = dated_rows.said_of(connection, row["id"], span)
    if before == decision.value:
        return []
    dated_rows.keep_said(connection, row["id"], span, decision.value)
    return [Decision("date", decision.text_sha256, decision.field, before)]


_ROLES = frozenset(role.value for role in Role)


def _version(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    older = article_rows.by_text(connection, decision.value or "")
    if older is None or older["first"] == row["first"] or len(version_rows.group(connection, row["id"])) > 1:
        return []
    version_rows.join(connection, row["id"], older["id"])
    return [Decision("separate", decision.text_sha256)]


def _separate(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    group = version_rows.group(connection, row["id"])
    if len(group) < 2 or group[-1][0] != row["id"]:
        return []
    before, text_sha256 = group[-2]
    version_rows.separate(connection, row["id"], before)
    return [Decision("version", decision.text_sha256, value=text_sha256)]


def _label(connection: Connection, decision: Decision, row: Row, _when: str) -> Inverse:
    found = label_rows.find(connection, decision.field, decision.value or "")
    put = decision.act == "label"
    if found is None or not (label_rows.put if put else label_rows.take)(connection, found[0], row["first"]):
        return []
    return [Decision("unlabel" if put else "label", decision.text_sha256, decision.field, decision.value)]


_OF_TEXTS: dict[str, Callable[[Connection, Decision, Row, str], Inverse]] = {
    "set": _set,
    "remove": _remove,
    "restore": _remove,
    "star": _star,
    "unstar": _star,
    "read": _read,
    "unread": _read,
    "role": _role,
    "date": _date,
    "version": _version,
    "separate": _separate,
    "label": _label,
    "unlabel": _label,
}


# --- about a label, or a ruling -------------------------------------------------------------------------------------


def _make(connection: Connection, decision: Decision) -> Inverse:
    kind, name = decision.field, decision.value or ""
    if label_rows.find(connection, kind, name) is not None:
        return []
    label_rows.make(connection, kind, name, decision.how or "")
    return [Decision("drop", "", kind, name)]


def _drop(connection: Connection, decision: Decision) -> Inverse:
    found = label_rows.find(connection, decision.field, decision.value or "")
    if found is None:
        return []
    number, label = found
    had = label_rows.texts(connection, number)
    label_rows.drop(connection, number)
    back = Decision("make", "", decision.field, label.name, label.look)
    return [back, *(Decision("label", text, decision.field, label.name) for text in had)]


def _rename(connection: Connection, decision: Decision) -> Inverse:
    found = label_rows.find(connection, decision.field, decision.value or "")
    taken = label_rows.find(connection, decision.field, decision.how or "")
    if found is None or (taken is not None and taken[0] != found[0]) or found[1].name == decision.how:
        return []
    label_rows.rename(connection, found[0], decision.how or "")
    return [Decision("rename", "", decision.field, decision.how, found[1].name)]


def _look(connection: Connection, decision: Decision) -> Inverse:
    found = label_rows.find(connection, decision.field, decision.value or "")
    if found is None or found[1].look == decision.how:
        return []
    label_rows.set_look(connection, found[0], decision.how or "")
    return [Decision("look", "", decision.field, decision.value, found[1].look)]


def _ruling(connection: Connection, decision: Decision) -> Inverse:
    """A ruling on an actor, a mention or a quotation: the field tells on what, no value takes it away."""
    before = ruling_rows.standing(connection, decision.field)
    if before == decision.value:
        return []
    ruling_rows.keep(connection, decision.field, decision.value)
    if decision.field.startswith(rendering_rows.RULED):
        rendering_rows.lay(connection)
    return [Decision("ruling", decision.text_sha256, decision.field, before)]


def _passage(connection: Connection, decision: Decision) -> Inverse:
    """What is decided about passages: the field tells about which, no value takes it away."""
    before = verdict_rows.standing(connection, decision.field)
    if before == decision.value:
        return []
    verdict_rows.keep(connection, decision.field, decision.value)
    return [Decision("passage", "", decision.field, before)]


def _check(connection: Connection, decision: Decision) -> Inverse:
    """A check is no problem; no value takes that away."""
    before = dated_rows.ruling(connection, decision.field)
    if before == decision.value:
        return []
    dated_rows.keep_ruling(connection, decision.field, decision.value)
    return [Decision("check", "", decision.field, before)]


_OF_LABELS: dict[str, Callable[[Connection, Decision], Inverse]] = {
    "make": _make,
    "drop": _drop,
    "rename": _rename,
    "look": _look,
    "ruling": _ruling,
    "passage": _passage,
    "check": _check,
}

"""Rows of the reader's rulings: what each did, when and where, by the day on which it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressfold.library.library import Library
from pressfold.library.ruling_list import Listed
from pressfold.model.ruling import RulingKind
from pressfold.ui.models.entries import Choice, Entry, Heading, Place, Row
from pressfold.ui.phrases import joined, number, told, when

_KINDS: Mapping[RulingKind, str] = {
    RulingKind.MERGE: "merged",
    RulingKind.SPLIT: "split off",
    RulingKind.RENAME: "renamed",
    RulingKind.RETYPE: "kind changed",
    RulingKind.HIDE: "hidden",
    RulingKind.VOICE: "speaks for",
    RulingKind.SIDE: "side set",
    RulingKind.NEVER: "never detected",
    RulingKind.PLACE: "mention set",
    RulingKind.REJECT: "mention rejected",
    RulingKind.QUOTATION: "quotation corrected",
    RulingKind.UNSAID: "quotation rejected",
    RulingKind.APART: "offer dismissed",
    RulingKind.JOINED: "renderings joined",
    RulingKind.PARTED: "renderings parted",
}


def read_rulings(library: Library, called: Mapping[int, str]) -> tuple[Row, ...]:
    """All rulings that hold, the last one first."""
    return ruling_rows(library.rulings.listed(), called)


def ruling_rows(listed: Sequence[Listed], called: Mapping[int, str]) -> tuple[Row, ...]:
    by_day: dict[str, list[Entry]] = {}
    for one in listed:
        day = when(one.ruling.when, time=False) or told("Before dates were kept")
        by_day.setdefault(day, []).append(_entry(one, called))
    rows: list[Row] = []
    for day, entries in by_day.items():
        rows += [Heading(day, number(len(entries))), *entries]
    return tuple(rows)


def fitting(rows: Sequence[Row], words: str) -> tuple[Row, ...]:
    """The entries that hold all of these words, in any case, each day with its number of them."""
    wanted = words.casefold().split()
    days: list[tuple[Heading, list[Row]]] = []
    for row in rows:
        if isinstance(row, Heading):
            days.append((row, []))
        elif all(word in _searched(row) for word in wanted):
            days[-1][1].append(row)
    return tuple(
        one for day, held in days if held for one in (Heading(day.text, number(len(held))), *held)
    )  # fmt: skip


def _searched(entry: Entry) -> str:
    return " ".join((entry.head, *entry.facts, entry.warns)).casefold()


def _entry(one: Listed, called: Mapping[int, str]) -> Entry:
    """What a ruling did, of which kind it is, at what time and where; to be gone to and withdrawn."""
    article, span = one.place or (None, None)
    where = called.get(article, one.where) if article is not None else one.where
    clock = when(one.ruling.when).rpartition(", ")[2] if one.ruling.when else ""
    warns = told("Its article is not in the library: it waits for it.") if one.missing else ""
    withdraw = Choice("withdraw", told("Withdraw"), told("Take this back: what was found counts again. Can be undone."))
    opens = Place(article, span) if article is not None and span is not None else None
    facts = (one.sentence, joined(clock, where))
    return Entry(f"ruling {one.key}", told(_KINDS[one.ruling.kind]).capitalize(), facts=facts, warns=warns, opens=opens,
                 choices=(withdraw,))  # fmt: skip

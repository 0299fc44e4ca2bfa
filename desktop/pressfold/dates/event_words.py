"""The words of events, as `events.toml` lists them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pressfold.resources import resource
from pressfold.text.hedges import unvouched
from pressfold.text.words import any_of


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event: `together` where two do it with each other, `alike` the kinds that may be the same event."""

    kind: str
    name: str
    together: bool
    alike: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The lists of events.toml, ready to look for."""

    kinds: Mapping[str, EventKind]
    of_word: Mapping[str, str]
    told: re.Pattern[str]
    phone: re.Pattern[str]
    by_phone: frozenset[str]
    counted: Mapping[str, frozenset[str]]
    things: Mapping[str, str]
    thing: re.Pattern[str]
    alleging: re.Pattern[str]
    silence: re.Pattern[str]
    unreal: re.Pattern[str]


@cache
def event_words() -> EventWords:
    """What is known about words for events."""
    lists = tomllib.loads(resource("dates", "events.toml").read_text(encoding="utf-8"))
    kinds = {
        entry["kind"]: EventKind(
            entry["kind"], entry["name"], entry.get("together", False), frozenset(entry.get("alike", ()))
        )
        for entry in lists["kinds"]
    }
    of_word: dict[str, str] = {}
    for entry in lists["kinds"]:
        for word in entry["words"]:
            of_word.setdefault(word, entry["kind"])
    things = {noun: entry["name"] for entry in lists["things"] for noun in entry["nouns"]}
    return EventWords(
        kinds,
        of_word,
        any_of(of_word),
        any_of(lists["phone"]["words"]),
        frozenset(lists["phone"]["of"]),
        {kind: frozenset(words) for kind, words in lists["counted"].items()},
        things,
        any_of(things),
        unvouched(),
        any_of(lists["silence"]["words"]),
        any_of(lists["unreal"]["words"]),
    )

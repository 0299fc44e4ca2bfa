"""The content of a `*.briefing` file: one pretty-printed JSON object with a seal over all it says.

The keys `format`, `version` and `min_reader` are a promise to all later versions: by them a newer file is told from a
damaged one. Article bodies are never in it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from pressfold.briefing.edit_lines import speakable
from pressfold.briefing.records import Record, record, value
from pressfold.model.briefing import Briefing, Judgement, Pin, Section, Source

FORMAT = "pressfold-briefing"
VERSION = 1
#: The oldest version that may edit what this one writes.
MIN_READER = 1

_HEAD = ("format", "version", "min_reader", "parent", "seal")
_WORDS = ("id", "title", "created", "author", "handling", "cut_off", "bottom_line")
_NEEDED = ("id", "title", "created")
_LISTS = ("judgements", "sections", "pins", "sources")


class NotWhole(ValueError):
    """The bytes are no whole briefing; the message says what is wrong with them."""


class TooNew(ValueError):
    """The bytes are whole, but a newer version's form that this one cannot even show."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A briefing as a file holds it: with the version of its writer and the hash of the file it replaced."""

    briefing: Briefing
    parent: str = ""
    version: int = VERSION
    min_reader: int = MIN_READER

    @property
    def editable(self) -> bool:
        """Whether this version may write the file anew."""
        return self.min_reader <= VERSION


def written(sheet: Sheet) -> bytes:
    """The file's bytes: UTF-8, the same for the same sheet, ending in a line break."""
    briefing = sheet.briefing
    content: Record = {
        "format": FORMAT,
        "version": sheet.version,
        "min_reader": sheet.min_reader,
        "revision": briefing.revision,
        "parent": sheet.parent,
        **{name: getattr(briefing, name) for name in _WORDS},
        "judgements": [record(judgement) for judgement in briefing.judgements],
        "sections": [record(section) for section in briefing.sections],
        "pins": [record(pin) for pin in briefing.ordered()],
        "sources": [record(source) for source in briefing.ordered_sources()],
        **briefing.extra,
    }
    content["seal"] = _seal(content)
    return (speakable(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)) + "\n").encode()


def read(content: bytes) -> Sheet:
    """The sheet that the bytes hold. Raises NotWhole, or TooNew for a newer form that cannot be shown."""
    raw = _object(content)
    if raw.get("format") != FORMAT:
        raise NotWhole("this is no Pressfold briefing")
    version, min_reader = _number(raw, "version"), _number(raw, "min_reader")
    if raw.get("seal") != _seal({key: item for key, item in raw.items() if key != "seal"}):
        if max(version, min_reader) <= VERSION:
            raise NotWhole("the seal does not fit what the file says")
        min_reader = max(version, min_reader)  # how a newer version seals is not ours to judge: it is shown only
    try:
        briefing = _briefing(raw)
    except (ValueError, TypeError) as error:
        if min_reader > VERSION:
            raise TooNew(str(error)) from error
        raise NotWhole(str(error)) from error
    return Sheet(briefing, str(raw.get("parent", "")), version, min_reader)


def _object(content: bytes) -> Record:
    try:
        raw = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotWhole(str(error) or "the JSON is nested too deeply") from error
    if not isinstance(raw, dict):
        raise NotWhole("the file holds no object")
    return raw


def _once(pairs: Sequence[tuple[str, Any]]) -> Record:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NotWhole(f"the key {_repeated(key for key, _ in pairs)!r} stands twice in one object")
    return made


def _refuse(constant: str) -> NoReturn:
    raise NotWhole(f"{constant} is no number")


def _repeated(names: Iterable[str]) -> str:
    return next((name for name, count in Counter(names).items() if count > 1), "")


def _seal(content: Mapping[str, Any]) -> str:
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(speakable(plain).encode()).hexdigest()


def _number(raw: Record, name: str) -> int:
    number = raw.get(name)
    if type(number) is not int or number < 1:
        raise NotWhole(f"{name} is missing")
    return number


def _briefing(raw: Record) -> Briefing:
    for name in _WORDS:
        if not isinstance(raw.get(name, None if name in _NEEDED else ""), str):
            raise NotWhole(f"{name} is no text")
    if type(raw.get("revision")) is not int:
        raise NotWhole("revision is no number")
    sections = tuple(value(Section, item) for item in _list(raw, "sections"))
    pins = [value(Pin, item) for item in _list(raw, "pins")]
    sources = [value(Source, item) for item in _list(raw, "sources")]
    _agree(sections, pins, sources)
    known = {*_HEAD, *_WORDS, *_LISTS, "revision"}
    return Briefing(
        **{name: raw.get(name, "") for name in _WORDS},
        revision=raw["revision"],
        sections=sections,
        pins={pin.id: pin for pin in pins},
        sources={source.id: source for source in sources},
        judgements=tuple(value(Judgement, item) for item in _list(raw, "judgements")),
        extra={key: item for key, item in raw.items() if key not in known},
    )


def _list(raw: Record, name: str) -> list[Any]:
    items = raw.get(name, [])
    if not isinstance(items, list):
        raise NotWhole(f"{name} is no list")
    return items


def _agree(sections: Sequence[Section], pins: Sequence[Pin], sources: Sequence[Source]) -> None:
    """Raise NotWhole unless every id is there once and each pin has one section and a source."""
    placed = [pin for section in sections for pin in section.pins]
    for what, ids in (
        ("section", [section.id for section in sections]),
        ("pin", [pin.id for pin in pins]),
        ("source", [source.id for source in sources]),
        ("pin in its section", placed),
    ):
        if len(set(ids)) != len(ids):
            raise NotWhole(f"a {what} is there twice: {_repeated(ids)}")
    if set(placed) != {pin.id for pin in pins}:
        raise NotWhole("sections and pins do not agree")
    if not {pin.source for pin in pins} <= {source.id for source in sources}:
        raise NotWhole("a pin has no source")

"""Values of a briefing as plain records for JSON, and back: what this version does not know travels along in `extra`.

A record leaves out what stands at its default, so that the file reads like the briefing and not like its schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pressfold.model.briefing import Alteration, Anchor, Judgement, Pin, Proof, Section, Selector, Source
from pressfold.model.span import Span

Record = dict[str, Any]
Value = TypeVar("Value", Pin, Source, Section, Judgement)

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (Pin, Source, Section, Judgement)}
#: The fields of a pin that are records of their own.
_PARTS: dict[str, type[Any]] = {"selector": Selector, "proof": Proof, "anchor": Anchor}


def record(value: Any) -> Record:
    """The value as a record with its unknown keys at the end."""
    made = {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)
        if field.name != "extra" and not _at_default(field, getattr(value, field.name))
    }
    return {**made, **value.extra}


def value(kind: type[Value], given: Any) -> Value:
    """The value that a record holds; raises ValueError where the record does not fit."""
    known = _with_extra(kind, given)
    for name, part in _PARTS.items():
        if kind is Pin and isinstance(known.get(name), dict):
            known[name] = _with_extra(part, known[name])
    if kind is Pin and isinstance(known.get("alterations"), list):
        known["alterations"] = [_with_extra(Alteration, item) for item in known["alterations"]]
    made: Value = _adapter(kind.__name__).validate_json(json.dumps(known, allow_nan=False), strict=True)
    return made


def _plain(given: Any) -> Any:
    if isinstance(given, Enum):
        return given.value
    if is_dataclass(given):
        return record(given)
    if isinstance(given, Span):
        return [given.start, given.end]
    if isinstance(given, tuple):
        return [_plain(item) for item in given]
    return given


def _at_default(field: Field[Any], given: Any) -> bool:
    return field.default is not MISSING and bool(given == field.default)


def _with_extra(kind: type[Any], given: Any) -> Record:
    """The record with the keys that `kind` does not know gathered under `extra`."""
    if not isinstance(given, Mapping):
        raise ValueError(f"a {kind.__name__.lower()} is no record")
    names = {field.name for field in fields(kind)} - {"extra"}
    known: Record = {key: item for key, item in given.items() if key in names}
    return {**known, "extra": {key: item for key, item in given.items() if key not in names}}


@cache
def _adapter(name: str) -> Any:
    """What checks the records of one kind."""
    from pydantic import TypeAdapter

    return TypeAdapter(_KINDS[name])

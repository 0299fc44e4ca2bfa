"""Objects of JSON exports: found in whatever they are wrapped in, and laid flat so that their keys are columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pressfold.ingest.columns import TEXT, guessed
from pressfold.ingest.reader import Columns, NotThisFormat, Refused
from pressfold.model.errors import FileDamaged, UnsafeFile

Entry = Mapping[str, Any]

#: How deep objects are searched for the list of articles.
_WRAPPED = 4
#: How deep an object is laid flat.
_DEEPEST = 6
#: Objects that tell which keys there are.
_SAMPLE = 40
#: Keys that only wrap others.
_WRAPPERS = frozenset(
    ("fields", "_source", "attributes", "rendered", "main", "value", "#text", "_text", "$t", "article")
)


def value_of(text: str) -> Any:
    """What a JSON text says. Raises NotThisFormat, or Refused when it breaks off or is nested too deeply."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Refused(UnsafeFile, "it is nested too deeply") from error
    except json.JSONDecodeError as error:
        if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
            raise NotThisFormat from error
        raise Refused(FileDamaged, f"its JSON is wrong at line {error.lineno}: {error.msg}") from error


def entries_in(value: Any, columns: Columns) -> Sequence[Entry]:
    """The objects that are articles: the first list of objects with a text, else the object itself."""
    asked = named_keys(columns)
    for found in _lists(value, _WRAPPED):
        if (asked and asked <= set(keys_of(found))) or (not asked and TEXT in chosen_keys(found, {})):
            return found
    return []


def _lists(value: Any, depth: int) -> Iterator[Sequence[Entry]]:
    """The lists of objects inside a value, the outer before the inner; an object is a list of one."""
    if isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        if objects:
            yield objects
        if depth:
            for each in objects[:1]:
                yield from _lists(each, depth - 1)
    elif isinstance(value, dict):
        yield [value]
        inner = list(value.values())
        if len(inner) > 1 and all(isinstance(each, dict) for each in inner):
            yield inner
        if depth:
            for each in inner:
                if isinstance(each, (dict, list)):
                    yield from _lists(each, depth - 1)


def chosen_keys(entries: Iterable[Entry], columns: Columns) -> dict[str, str]:
    """The keys by the fields that they fill, those asked for, else guessed by their names."""
    keys = list(keys_of(entries))
    taken = named_keys(columns)
    short: dict[str, str] = {}
    for key in keys:
        if key not in taken:
            short.setdefault(_short(key), key)
    return {**{field: short[name] for field, name in guessed(short).items()}, **columns}


def named_keys(columns: Columns) -> set[str]:
    """The keys that the user named."""
    return {name for names in columns.values() for name in names.split("+")}


def keys_of(entries: Iterable[Entry]) -> Iterable[str]:
    """The keys of the first entries, each once, in their order."""
    found: dict[str, None] = {}
    for _, each in zip(range(_SAMPLE), entries, strict=False):
        found.update(dict.fromkeys(flat(each)))
    return found


def flat(entry: Entry) -> dict[str, str]:
    """The strings and numbers of an object by their keys, inner ones with a dot: "source.name"."""
    return dict(_flat(entry, "", _DEEPEST))


def _flat(value: Any, key: str, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth:
        for name, inner in value.items():
            yield from _flat(inner, f"{key}.{name}" if key else name, depth - 1)
    elif isinstance(value, list) and depth:
        plain = [str(each) for each in value if isinstance(each, (str, int, float))]
        if plain:
            yield key, ("\n\n" if len(max(plain, key=len)) > 80 else "; ").join(plain)
        elif value:
            yield from _flat(value[0], key, depth - 1)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield key, str(value)


def _short(key: str) -> str:
    """A key without what only wraps it: "_source.title.rendered" is "title"."""
    names = key.split(".")
    return ".".join(name for name in names if name not in _WRAPPERS) or names[-1]

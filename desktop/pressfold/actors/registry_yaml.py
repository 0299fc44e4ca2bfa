"""The reader's registry as a YAML file: a list of entries, each read by itself so that a mistake costs one entry.

    - name: Jean Dupont
      kind: person
      aliases: [Dupont, J. Dupont]
      speaks_for: elysee

What the reader wrote around an entry (remarks, entries with mistakes) stays as it is when another entry is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pressfold.actors.own_registry import RawEntry, checked
from pressfold.model.own_entry import FIELDS, Mistake, OwnEntries, OwnEntry

_ITEM = re.compile(r"^- ", re.M)


def parsed(text: str) -> OwnEntries:
    """The entries of a YAML text, with what was wrong by line and field."""
    rows: list[RawEntry] = []
    mistakes: list[Mistake] = []
    for line, part in _parts(text):
        if part.startswith("- "):
            _read(part, line, rows, mistakes)
        elif _says_something(part):
            mistakes.append(Mistake(line, "", "This is no entry; entries begin with “- name:”. It was passed over."))
    return checked(rows, mistakes)


def with_entry(text: str, entry: OwnEntry) -> str:
    """The text with an entry in the place of the one with its id, or at its end."""
    parts, replaced = [], False
    for _, part in _parts(text):
        if not replaced and _id(part) == entry.id:
            parts.append(dumped(entry))
            replaced = True
        else:
            parts.append(part)
    whole = "".join(parts)
    return whole if replaced else whole + ("" if not whole or whole.endswith("\n") else "\n") + dumped(entry)


def without_entry(text: str, actor: str) -> str:
    """The text without the entry with this id."""
    return "".join(part for _, part in _parts(text) if _id(part) != actor)


def dumped(entry: OwnEntry) -> str:
    """An entry as YAML, only the fields that say something."""
    import yaml

    values = {name: getattr(entry, name) for name in FIELDS}
    said = {n: list(v) if isinstance(v, tuple) else str(v) for n, v in values.items() if v}
    return str(yaml.safe_dump([said], allow_unicode=True, sort_keys=False, width=1000))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """What stands before the first entry, and each entry, with the line it starts on."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if end > start:
            yield text.count("\n", 0, start) + 1, text[start:end]


def _says_something(part: str) -> bool:
    lines = (line.strip() for line in part.splitlines())
    return any(line and not line.startswith(("#", "---", "%")) and line != "[]" for line in lines)


def _id(part: str) -> str | None:
    """The id of the entry in a part, None where it is none."""
    rows: list[RawEntry] = []
    if part.startswith("- "):
        _read(part, 1, rows, [])
    entries: Sequence[OwnEntry] = checked(rows).entries
    return entries[0].id if entries else None


def _read(part: str, line: int, rows: list[RawEntry], mistakes: list[Mistake]) -> None:
    """Add the one entry of a part to the rows, or what is wrong with it to the mistakes."""
    import yaml

    try:
        node: Any = yaml.compose(part, Loader=yaml.SafeLoader)
        value: Any = yaml.safe_load(part)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        at = line + min(mark.line if mark else 0, part.rstrip("\n").count("\n"))
        mistakes.append(Mistake(at, "", "This line cannot be read as YAML; the entry around it was left out."))
        return
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], dict):
        mistakes.append(Mistake(line, "", "This is no entry with fields; it was left out."))
        return
    lines = {str(field.value): line + field.start_mark.line for field, _ in node.value[0].value}
    rows.append(RawEntry(line, lines, {str(field): told for field, told in value[0].items()}))

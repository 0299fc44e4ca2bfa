"""JSON and JSON Lines: the exports of databases and programs, an object an article.

The list of articles is found wherever it is wrapped; which key is the title, the text, the date is told by the usual
names, or by the user.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pressfold.ingest.columns import TEXT
from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.entries import entry
from pressfold.ingest.json_entries import Entry, chosen_keys, entries_in, flat, keys_of, named_keys, value_of
from pressfold.ingest.reader import Columns, Extracted, NotThisFormat, Reader, Refused
from pressfold.ingest.stated_dates import days_come_first
from pressfold.model.article import DATED
from pressfold.model.errors import ColumnsNeeded, FileDamaged, NoSuchColumn, UnsafeFile

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\[\"\]])")
_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[^\n]*\}[ \t\r]*\n\s*(?:\{|$)")
#: Lines that tell the keys of JSON Lines.
_SAMPLE = 40


def extract(content: bytes, columns: Columns) -> Iterator[Extracted | Refused]:
    """The articles of a JSON file, numbered in their order; of JSON Lines where its lines are objects."""
    text, encoding = decoded(content)
    if _is_lines(text):
        yield from _of_lines(text, encoding, columns)
        return
    value = value_of(text)
    entries = entries_in(value, columns)
    keys = chosen_keys(entries, columns)
    if not entries or TEXT not in keys:
        raise _unknown(value if isinstance(value, list) else [value], columns)
    first = _order_of_dates(entries[:_SAMPLE], keys)
    for nth, each in enumerate(entries, 1):
        yield _article(each, keys, first, encoding, "" if len(entries) == 1 else str(nth))


def extract_lines(content: bytes, columns: Columns) -> Iterator[Extracted | Refused]:
    """The articles of a file of JSON Lines, numbered by their lines; a line that is broken costs no other."""
    text, encoding = decoded(content)
    yield from _of_lines(text, encoding, columns)


def _of_lines(text: str, encoding: str, columns: Columns) -> Iterator[Extracted | Refused]:
    entries = (each for _, each in _objects(text))
    sample = [each for each in islice(entries, _SAMPLE) if not isinstance(each, Refused)]
    if not sample:
        raise NotThisFormat
    keys = chosen_keys(sample, columns)
    if TEXT not in keys or not named_keys(columns) <= set(keys_of(sample)):
        raise _unknown(sample, columns)
    first = _order_of_dates(sample, keys)
    for nth, each in _objects(text):
        yield each if isinstance(each, Refused) else _article(each, keys, first, encoding, str(nth))


def _objects(text: str) -> Iterator[tuple[int, Entry | Refused]]:
    """The object of each line that is not blank with its number, or why there is none."""
    start = nth = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line, start, nth = text[start:end].strip("\ufeff \t\r"), end + 1, nth + 1
        if line:
            yield nth, _object(line, nth)


def _object(line: str, nth: int) -> Entry | Refused:
    try:
        found = json.loads(line)
    except RecursionError:
        return Refused(UnsafeFile, "it is nested too deeply", part=str(nth))
    except json.JSONDecodeError as error:
        return Refused(FileDamaged, f"its JSON is wrong: {error.msg}", part=str(nth))
    return found if isinstance(found, dict) else Refused(FileDamaged, "its line is no object", part=str(nth))


def _article(each: Entry, keys: Columns, first: dict[str, bool | None], encoding: str, part: str) -> Extracted:
    return entry(flat(each), keys, encoding=encoding, part=part, day_first=first)


def _order_of_dates(sample: Sequence[Entry], keys: Columns) -> dict[str, bool | None]:
    values = [flat(each) for each in sample]
    return {field: days_come_first(each.get(keys[field], "") for each in values) for field in DATED if field in keys}


def _unknown(value: Sequence[object], columns: Columns) -> Refused:
    """That the asked keys are not there, or that none is known to hold the text; with the keys that there are."""
    keys = list(keys_of(each for each in value if isinstance(each, dict)))
    missing = sorted(named_keys(columns) - set(keys))
    there = ", ".join(f"“{key}”" for key in keys[:20]) or "none"
    return Refused(NoSuchColumn, ", ".join(missing), there) if missing else Refused(ColumnsNeeded, there)


def _is_lines(text: str) -> bool:
    """Whether a text is JSON Lines: its first two lines are objects of their own."""
    lines = [line for line in text[:2_000_000].split("\n", 3)[:2] if line.strip()]
    return len(lines) == 2 and all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines)


def is_json(beginning: bytes) -> bool:
    """Whether a file that begins like this may be JSON."""
    return looks_like_text(beginning) and _OPENING.match(beginning) is not None


def is_lines(beginning: bytes) -> bool:
    """Whether the first line of a file that begins like this is an object of its own."""
    return is_json(beginning) and _LINE.match(beginning) is not None


READER = Reader("JSON 1", frozenset((".json",)), is_json, extract, kind="JSON")
LINES = Reader("JSON Lines 1", frozenset((".jsonl", ".ndjson")), is_lines, extract_lines, kind="JSON Lines")

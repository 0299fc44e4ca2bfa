#!/usr/bin/env python3
"""Make the actor registry and the name lists in resources/actors from a folder of open lists.

    make_registry.py DATA_FOLDER [OUT_FOLDER]

DATA_FOLDER holds `registry/` (the lists, with a NOTE on each one's licence) and `names/train/` (open texts, read for
the words that English writes in lower case).  Of a row marked `verify` only what its source states is
taken; a name variant only where its transliteration agrees with the name; no date and no Wikidata id that a source
lacks. `tools/registry_own.toml` adds what the lists lack.  The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from registry_bodies import bodies, ministries, outlets, own_actors
from registry_people import people
from registry_places import capitals, countries
from registry_rows import Row, rows_of

from pressfold.actors.spelling import key, skeleton

HERE = Path(__file__).resolve().parent


def named_once(rows: list[Row]) -> list[Row]:
    """The rows without a second one of the same name and kind, unless both are people or cities."""
    kept: dict[tuple[str, str], Row] = {}
    made = []
    for row in rows:
        first = kept.setdefault((key(row.name), row.kind), row)
        if (
            first is row
            or row.kind == "person"
            or (row.kind == "place" and first.country != row.country and first.country)
        ):
            made.append(row)
        else:
            first.aliases += row.aliases
            first.qid = first.qid or row.qid
    return made


def unique(rows: Iterable[Row]) -> list[Row]:
    """The rows with ids made unique by the country or a number, in order."""
    seen: Counter[str] = Counter()
    made = []
    for row in rows:
        seen[row.id] += 1
        if seen[row.id] > 1:
            row.id = f"{row.id}-{row.country}" if row.country and seen[row.id] == 2 else f"{row.id}-{seen[row.id]}"
        made.append(row)
    return made


def plain_words(folder: Path) -> set[str]:
    """Words that the open texts write in lower case at least as often as with a capital."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in sorted(folder.glob("*/*.jsonl.gz")):
        if path.parent.name in ("btc", "wnut17"):  # posts write names in lower case
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", json.loads(line)["text"]):
                    (lower if word.islower() else upper)[word.lower()] += 1
    return {word for word, count in lower.items() if count >= upper[word]}


def keyed(rows: list[Row], words: set[str], known: set[str]) -> dict[str, Any]:
    """The registry as it is stored: rows, and the tables by which a name is looked up."""
    claims: dict[str, list[int]] = defaultdict(list)
    shouted: dict[str, bool] = {}
    strong: set[str] = set()
    surnames: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for name in row.spellings:
            folded = key(name)
            if is_obscure(row, name, known):
                continue
            if at not in claims[folded]:
                claims[folded].append(at)
            if row.tier > min(rows[other].tier for other in claims[folded]):
                continue
            shouted[folded] = shouted.get(folded, True) and name.isupper() and len(folded) <= 5
            if is_strong(row, name, words):
                strong.add(folded)
        if row.surname:
            surnames[key(row.surname)].append(at)
    claims = {folded: settled(holders, rows) for folded, holders in claims.items()}
    claims = {folded: holders for folded, holders in claims.items() if len(holders) < 4}
    return {
        "version": 1,
        "fields": ["id", "name", "kind", "qid", "country", "speaks_for", "aliases", "handles", "offices"],
        "entries": [
            [
                r.id,
                r.name,
                r.kind,
                r.qid,
                r.country,
                r.speaks_for,
                [s for s in r.spellings if s != r.name],
                r.handles,
                [term if term[-1] else term[:-1] for term in r.offices],
            ]
            for r in rows
        ],
        "keys": dict(sorted(claims.items())),
        "surnames": dict(sorted(surnames.items())),
        "skeletons": dict(sorted(sounding(rows).items())),
        "exact": sorted(k for k, only in shouted.items() if only),
        "weak": sorted(set(claims) - strong),
    }


def sounding(rows: list[Row]) -> dict[str, list[int]]:
    """People by the skeletons of their full names: what they are called in any transliteration."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for name in row.spellings if row.kind == "person" else ():
            sound = skeleton(name)
            if " " in sound and at not in found[sound]:
                found[sound].append(at)
    return {sound: holders for sound, holders in found.items() if holders}


def settled(holders: list[int], rows: list[Row]) -> list[int]:
    """The claims of the best tier alone: a list of outlets takes no alias from a country."""
    best = min(rows[at].tier for at in holders)
    return [at for at in holders if rows[at].tier == best]


def is_obscure(row: Row, name: str, known: set[str]) -> bool:
    """Whether a short form in Latin capitals may mean many: one of three letters, or another language's."""
    if not re.fullmatch(r"[A-Z][A-Z0-9.+-]{0,5}", name) or name in known or row.ours:
        return False
    if row.kind in ("place", "person"):
        return False
    return len(key(name)) < 4 or (row.kind != "media" and name not in (row.name, row.short))


#: Words of English that are countries often enough to count, written with a capital.
STATES = ("us", "uk", "turkey")
#: Short forms of two letters that mean nobody else.
UNIONS = ("un", "eu")


def is_strong(row: Row, name: str, words: set[str]) -> bool:
    """Whether the words alone are proof enough that the actor is named."""
    folded = key(name)
    if " " in folded:
        return not row.weak or not all(word in words for word in folded.split())
    if folded in words:
        return row.kind == "place" and folded in STATES
    if row.kind == "person" and len(folded) < 4:
        return False
    if name.isupper() and row.kind not in ("place", "person"):
        return (len(folded) > 2 and not row.weak) or folded in UNIONS
    return len(folded) > 1 and not row.weak


def dump(stored: dict[str, Any]) -> str:
    """JSON with one entry and one key a line, so that a change shows as a change of lines."""
    parts = []
    for name, value in stored.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"{json.dumps(k, ensure_ascii=False)}:{compact(v)}" for k, v in value.items())
            parts.append(f'"{name}":{{\n{inner}\n}}')
        elif name == "entries":
            parts.append(f'"{name}":[\n' + ",\n".join(map(compact, value)) + "\n]")
        else:
            parts.append(f'"{name}":{compact(value)}')
    return "{" + ",\n".join(parts) + "}\n"


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def first_and_last(folder: Path) -> tuple[set[str], set[str]]:
    """First names and surnames: the US census lists, and what politicians of all countries are called."""
    first = {line["name"].lower() for line in rows_of(folder / "first_names_us_census1990.csv")}
    last = {line["name"].lower() for line in rows_of(folder / "surnames_us_census1990.csv")}
    for line in rows_of(folder / "name_tokens_politicians.csv"):
        (first if line["kind"] == "first_token" else last).add(line["token"].lower())
    return first, last


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    data = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else HERE.parent / "resources" / "actors"
    own = tomllib.loads((HERE / "registry_own.toml").read_text(encoding="utf-8"))
    lists = data / "registry"
    states, ids, known = countries(lists, own)
    body_rows = bodies(lists, ids, own)
    codes = {
        line["abbr"]: line["body_id"] for line in rows_of(lists / "bodies.csv") if line["abbr"] and not line["iso2"]
    }
    rows = states + own_actors(own) + capitals(lists, ids, own) + body_rows
    rows += ministries(states, known) + outlets(lists, ids) + people(lists, ids, codes)
    rows = named_once(rows)
    words = plain_words(data / "names" / "train")
    stored = keyed(unique(rows), words, {*own["acronyms"]["known"], *own["acronyms"]["foreign"]})
    stored["demonyms"] = dict(sorted(known.items()))
    out.mkdir(parents=True, exist_ok=True)
    (out / "registry.json").write_text(dump(stored), encoding="utf-8", newline="\n")
    first, last = first_and_last(lists)
    for name, listed in (("first_names", first), ("surnames", last), ("plain_words", words)):
        (out / f"{name}.txt").write_text("\n".join(sorted(listed)) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} actors, {len(stored['keys'])} keys, {len(first)} and {len(last)} names, {len(words)} words")


if __name__ == "__main__":
    main()

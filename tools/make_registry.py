#!/usr/bin/env python3
"""Make the actor registry and the name lists in resources/actors from a folder of open lists.

    make_registry.py DATA_FOLDER [OUT_FOLDER]

DATA_FOLDER holds `registry/` (the lists, with a NOTE on each one's licence) and `names/train/` (open texts, read for
the words that English writes in lower case).  Rows marked `verify` for their facts are left out; a name variant is
taken only where its transliteration agrees with the name; no date and no Wikidata id is taken that a source lacks.
`tools/registry_own.toml` adds what the lists lack.  The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "desktop"))

from rapidfuzz import fuzz  # noqa: E402 - the package is found beside this script

from pressfold.actors.spelling import key, skeleton, slug  # noqa: E402

OFFICES = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "international_official"}
COUNTRY_COLUMNS = ("name_official_en", "aliases_en", "name_fr", "name_es", "name_de", "name_ru", "name_uk")
MINISTRIES = {
    "foreign": (
        "Foreign Ministry",
        "Ministry of Foreign Affairs",
        "Foreign Affairs Ministry",
        "Ministry for Foreign Affairs",
    ),
    "defence": ("Defence Ministry", "Defense Ministry", "Ministry of Defence", "Ministry of Defense"),
    "interior": (
        "Interior Ministry",
        "Ministry of the Interior",
        "Ministry of Internal Affairs",
        "Ministry of Interior",
    ),
    "finance": ("Finance Ministry", "Ministry of Finance"),
    "justice": ("Justice Ministry", "Ministry of Justice"),
    "health": ("Health Ministry", "Ministry of Health"),
}
GENERIC_BODIES = ("Supreme Court", "Constitutional Court", "Parliament", "Central Bank", "General Staff")
READABLE = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u045f\u0490\u0491\u1e00-\u1eff0-9 .,'’ʻ()&/+-]+")


@dataclass
class Row:
    """One actor on its way into the registry."""

    id: str
    name: str
    kind: str
    qid: str | None = None
    country: str | None = None
    speaks_for: str | None = None
    aliases: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    offices: list[tuple[str, str, str, str | None, str | None]] = field(default_factory=list)
    surname: str | None = None
    weak: bool = False
    tier: int = 0

    @property
    def spellings(self) -> list[str]:
        """The name and its aliases, each key once."""
        kept: dict[str, str] = {}
        for name in (self.name, *self.aliases):
            if name and READABLE.fullmatch(name) and key(name):
                kept.setdefault(name, name)
        return list(kept)


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


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


# --- countries, capitals, demonyms -----------------------------------------------------------------------------------


def countries(folder: Path, own: dict) -> tuple[list[Row], dict[str, str], dict[str, str]]:
    """The countries, the ids by ISO code, and the demonyms with the country each stands for."""
    made, ids, claims = [], {}, defaultdict(set)
    for line in rows_of(folder / "countries.csv"):
        row = Row(slug(line["name_en"]), line["name_en"], "place", line["qid"] or None)
        for column in COUNTRY_COLUMNS:
            row.aliases += split(line[column])
        row.aliases += own["aliases"].get(row.id, [])
        row.aliases.append(line["name_en"].replace("&", "and"))
        ids[line["iso2"]] = row.id
        for demonym in demonyms(line["adjective_en"]):
            claims[demonym].add((row.id, line["independent"] == "yes"))
        made.append(row)
    known = {}
    for demonym, holders in sorted(claims.items()):
        sovereign = {holder for holder, independent in holders if independent}
        if len(sovereign or holders) == 1:
            known[demonym] = next(iter(sovereign)) if sovereign else next(iter(holders))[0]
    for country, adjectives in own["demonyms"].items():
        known.update({adjective.lower(): country for adjective in adjectives})
    return made, ids, known


def demonyms(cell: str) -> list[str]:
    """The adjectives in a Factbook cell: "Lao or Laotian", "Barbadian or Bajan (colloquial)" ..."""
    plain = re.sub(r"\([^)]*\)|\bNA\b|\bnone\b|note -.*", "", cell)
    parts = re.split(r",|;|/|\bor\b", plain)
    return [part.strip().lower() for part in parts if re.fullmatch(r"\s*[A-Z][\w -]+\s*", part)]


def capitals(folder: Path, ids: dict[str, str], own: dict) -> list[Row]:
    """The capitals, each as a city and as the government that sits there."""
    sovereign = {line["iso2"] for line in rows_of(folder / "countries.csv") if line["independent"] == "yes"}
    made = []
    for line in rows_of(folder / "capitals_alt.csv"):
        country = ids.get(line["iso2"])
        name = re.sub(r",? D\.?C\.?$", "", line["name"])
        if country == slug(name):  # Singapore, Luxembourg, Monaco: the country has the name
            continue
        taken = exonyms(name, split(line["alt_names"]), own["exonyms"].get(name, []))
        row = Row(slug(name), name, "place", None, country, aliases=taken)
        row.weak = line["capital"] != "yes" and len(name) < 5
        made.append(row)
        seat = own["seats"].get(country or "")
        if line["iso2"] in sovereign and name == (seat or name) and (line["capital"] == "yes" or seat):
            made.append(Row(f"{row.id}-government", name, "government", None, country, country, list(taken)))
    return made


def exonyms(name: str, stated: list[str], wanted: list[str]) -> list[str]:
    """The wanted forms that GeoNames states, and its Russian and Ukrainian ones."""
    cyrillic = [form for form in stated if re.fullmatch(r"[А-ЯЁЇІЄҐа-яёїієґ' -]+", form)]
    near = [form for form in cyrillic if fuzz.ratio(skeleton(form), skeleton(name)) >= 50]
    allowed = set(stated) | {f"{name}, D.C.", f"{name} DC", f"{name} D.C."}
    return [form for form in wanted if form in allowed] + near[:4]


# --- people ----------------------------------------------------------------------------------------------------------


def people(folder: Path, ids: dict[str, str], bodies: dict[str, str]) -> list[Row]:
    """Everybody who held one of our offices in a sovereign state or a body, with dates where a source states them."""
    variants = {line["name"]: split(line["variants"]) for line in rows_of(folder / "leader_name_variants.csv")}
    found: dict[tuple[str, str], Row] = {}
    sovereign = {line["iso2"] for line in rows_of(folder / "countries.csv") if line["independent"] == "yes"}
    for line in rows_of(folder / "leaders.csv"):
        place = ids.get(line["iso2"]) if line["iso2"] in sovereign else bodies.get(line["iso2"])
        if line["verify"] or line["role_class"] not in OFFICES or not place:
            continue
        name = re.sub(r",? (?:Jr|Sr)\.?$", "", line["name"])
        fresh = Row(slug(name), name, "person", line["qid"] or None, place, surname=line["surname"], tier=1)
        person = found.setdefault((place, plain_name(name)), fresh)
        person.qid = person.qid or fresh.qid
        person.aliases += [line["name"], *split(line["variants"])]
        person.aliases += agreeing(name, line["surname"], variants.pop(name, []))
        end = line["end"] if line["end_basis"] == "wikidata" or line["end_basis"].startswith("successor") else ""
        person.offices.append((line["role_class"], place, line["role_title"], line["start"] or None, end or None))
    return joined_by_qid(list(found.values()))


def plain_name(name: str) -> str:
    """First and last word of a name in skeleton form: what Joseph R. and Joseph Biden have in common."""
    words = [word for word in skeleton(name).split() if len(word) > 1]
    return f"{words[0]} {words[-1]}" if words else skeleton(name)


def joined_by_qid(persons: list[Row]) -> list[Row]:
    """The same people with all rows of one Wikidata id in one."""
    kept: dict[str, Row] = {}
    for person in persons:
        first = kept.setdefault(person.qid or person.id + (person.country or ""), person)
        if first is not person:
            first.aliases += [person.name, *person.aliases]
            first.offices += person.offices
    return list(kept.values())


def agreeing(name: str, surname: str, variants: list[str]) -> list[str]:
    """The variants whose skeleton is close to the name's or the surname's: the check that lets them in."""
    forms = (skeleton(name), skeleton(surname))
    return [v for v in variants if READABLE.fullmatch(v) and max(fuzz.ratio(skeleton(v), form) for form in forms) >= 66]


# --- bodies and media ------------------------------------------------------------------------------------------------


def bodies(folder: Path, ids: dict[str, str], own: dict) -> list[Row]:
    """International bodies, parliaments, central banks, agencies and ministries."""
    made = []
    for line in rows_of(folder / "bodies.csv"):
        if "own" not in line["licence"] and (generic(line["name"]) or len(line["name"].split()) < 2):
            continue
        kind = "government" if line["type"] in ("ministry", "parliament", "parliament_chamber") else "organisation"
        qid = line["qid"] if line["qid"] and line["qid_basis"] != "wikidata_id_via_supraverden" else None
        row = Row(line["body_id"], line["name"], kind, qid, ids.get(line["iso2"]))
        row.aliases = [line["name"], line["abbr"], *split(line["aliases"]), *own["aliases"].get(row.id, [])]
        row.name = own["names"].get(row.id, row.name)
        if "own" not in line["licence"]:
            row.weak, row.tier = True, 2
            row.aliases = [a for a in row.aliases if len(a.split()) > 1 and not generic(a)]
        made.append(row)
    return made


def generic(name: str) -> bool:
    """Whether the name says what a body is but not whose: "Ministry of Health", "National Assembly"."""
    return (
        re.fullmatch(r"(?:the )?(?:Ministry|Department|Office) (?:of|for) .*|[A-Z]\w+ (?:Ministry|Department)", name)
        is not None
    )


def ministries(states: list[Row], known: dict[str, str]) -> list[Row]:
    """ "Russian Foreign Ministry", "Ministry of Defence of Ukraine" ... for every country with a demonym."""
    by_country = defaultdict(list)
    for demonym, country in known.items():
        by_country[country].append(demonym)
    made = [
        Row(f"{field_of}-ministry", forms[0], "government", aliases=list(forms[1:]))
        for field_of, forms in MINISTRIES.items()
    ]
    for state in states:
        for field_of, forms in MINISTRIES.items():
            adjectives = [" ".join(w.capitalize() for w in d.split()) for d in by_country.get(state.id, [])]
            if adjectives:
                row = Row(
                    f"{state.id}-{field_of}-ministry", f"{adjectives[0]} {forms[0]}", "government", None, state.id
                )
                row.aliases = [f"{a} {form}" for a in adjectives for form in forms]
                row.aliases += [f"{form} of {state.name}" for form in forms if form.startswith("Ministry")]
                made.append(row)
    return made


def outlets(folder: Path, ids: dict[str, str]) -> list[Row]:
    """News agencies and big outlets; the long MIT lists are kept for names of two words and more."""
    made = []
    for line in rows_of(folder / "outlets.csv"):
        known = "own" in line["sources"] or line["licence"] == "own"
        if not known and len(line["name"].split()) < 2:
            continue
        aliases = [a for a in split(line["aliases"]) if "." not in a and not a.startswith("closed")]
        name = re.sub(r"\s*\([^)]*\)$", "", line["name"])
        made.append(
            Row(
                f"{line['outlet_id']}",
                name,
                "media",
                None,
                ids.get(line["iso2"]),
                aliases=aliases,
                weak=not known,
                tier=1 if known else 2,
            )
        )
    return made


def own_actors(own: dict) -> list[Row]:
    """The actors of tools/registry_own.toml, regions included."""
    made = [
        Row(a["id"], a["name"], a["kind"], None, a.get("country"), a.get("speaks_for"), list(a["aliases"]),
            list(a.get("handles", [])), weak=a.get("weak", False))
        for a in own["actor"]
    ]  # fmt: skip
    for region in own["region"]:
        if region.get("one"):
            made.append(Row(slug(region["names"][0]), region["names"][0], "place", aliases=region["names"][1:]))
        else:
            made += [Row(slug(name), name, "place") for name in region["names"]]
    return made


# --- the words of English, and what is written -----------------------------------------------------------------------


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


def keyed(rows: list[Row], words: set[str]) -> dict:
    """The registry as it is stored: rows, and the tables by which a name is looked up."""
    claims: dict[str, list[int]] = defaultdict(list)
    shouted: dict[str, bool] = {}
    strong: set[str] = set()
    surnames: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for name in row.spellings:
            folded = key(name)
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
            [r.id, r.name, r.kind, r.qid, r.country, r.speaks_for, [s for s in r.spellings if s != r.name], r.handles, r.offices] for r in rows
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


def is_strong(row: Row, name: str, words: set[str]) -> bool:
    """Whether the words alone are proof enough that the actor is named."""
    folded = key(name)
    if " " in folded:
        return not all(word in words for word in folded.split()) or not row.weak
    if folded in words or (row.kind == "person" and row.surname and folded == key(row.surname) and len(folded) < 4):
        return row.kind == "place" and folded in ("us", "uk", "turkey")
    if row.kind in ("place", "person") or not name.isupper():
        return len(folded) > 1 and not row.weak
    return len(folded) > 2 and not row.weak or folded in ("un", "eu")


def dump(stored: dict) -> str:
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
    stored = keyed(unique(rows), words)
    stored["demonyms"] = dict(sorted(known.items()))
    out.mkdir(parents=True, exist_ok=True)
    (out / "registry.json").write_text(dump(stored), encoding="utf-8", newline="\n")
    first, last = first_and_last(lists)
    for name, listed in (("first_names", first), ("surnames", last), ("plain_words", words)):
        (out / f"{name}.txt").write_text("\n".join(sorted(listed)) + "\n", encoding="utf-8", newline="\n")
    print(
        f"{len(rows)} actors, {len(stored['keys'])} keys, {len(first)} first names, {len(last)} surnames, {len(words)} words"
    )


if __name__ == "__main__":
    main()

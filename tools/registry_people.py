"""People: who held one of our offices in a sovereign state or a body, with dates where a source states them."""

from __future__ import annotations

import re
from pathlib import Path

from rapidfuzz import fuzz
from registry_rows import READABLE, Row, rows_of, split

from pressfold.actors.spelling import skeleton, slug

OFFICES = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "international_official"}


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

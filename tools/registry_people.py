"""People: who held one of our offices in a sovereign state or a body, with dates where a source states them."""

from __future__ import annotations

import re
from pathlib import Path

from rapidfuzz import fuzz
from registry_rows import READABLE, Row, rows_of, split

from pressfold.actors.spelling import skeleton, slug
from pressfold.actors.telling import rank

OFFICES = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "international_official"}


#: How far a row may be believed: to its dates, to its beginning only, to the name and the office only.
DATED, BEGUN, NAMED = "dated", "begun", "named"


def people(folder: Path, ids: dict[str, str], bodies: dict[str, str]) -> list[Row]:
    """Everybody who held one of our offices in a sovereign state or a body, with dates where a source states them."""
    variants = {line["name"]: split(line["variants"]) for line in rows_of(folder / "leader_name_variants.csv")}
    found: dict[tuple[str, str], Row] = {}
    sovereign = {line["iso2"] for line in rows_of(folder / "countries.csv") if line["independent"] == "yes"}
    for line in rows_of(folder / "leaders.csv"):
        place = ids.get(line["iso2"]) if line["iso2"] in sovereign else bodies.get(line["iso2"])
        worth = believed(line)
        if worth is None or line["role_class"] not in OFFICES or not place:
            continue
        name = re.sub(r",? (?:Jr|Sr)\.?$", "", line["name"])
        qid = None if worth == NAMED else line["qid"] or None
        fresh = Row(slug(name), name, "person", qid, place, surname=line["surname"], tier=1)
        person = found.setdefault((place, plain_name(name)), fresh)
        person.qid = person.qid or fresh.qid
        person.aliases += [line["name"], *split(line["variants"])]
        person.aliases += agreeing(name, line["surname"], variants.pop(name, []))
        person.offices.append((line["role_class"], place, line["role_title"], *term(line, worth)))
    persons = joined_by_name(joined_by_qid(list(found.values())))
    for person in persons:
        person.offices.sort(key=lambda office: rank(*office[:3]))
        if is_side(person):
            person.country = person.offices[0][1]
    return persons


def is_side(person: Row) -> bool:
    """Whether the country in which somebody was met first is not that of the most telling office of one kind."""
    first = person.offices[0]
    return first[1] != person.country and any(o[0] == first[0] and o[1] == person.country for o in person.offices)


def believed(line: dict[str, str]) -> str | None:
    """What of a row stands in a source; None where rows contradict each other, or nothing tells when.

    A row that the list marks `verify` keeps what its source states: a beginning, and the day it was last seen open.
    Rows that no source states keep the name and the office, both read through by hand.
    """
    if not line["verify"]:
        return DATED
    if line["licence"] == "own":
        return NAMED
    return BEGUN if line["start"] and "conflict" not in line["end_basis"] and line["last_seen"] else None


def term(line: dict[str, str], worth: str) -> tuple[str | None, str | None, str | None]:
    """When a term began and ended, and the day on which a source last saw it open where no end is known."""
    if worth == NAMED:
        return None, None, None
    stated = line["end_basis"] == "wikidata" or line["end_basis"].startswith("successor")
    end = line["end"] if stated and worth == DATED else ""
    return line["start"] or None, end or None, line["last_seen"] or None if worth == BEGUN else None


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


def joined_by_name(persons: list[Row]) -> list[Row]:
    """The same people, those known by name and office alone with the only other one of their name."""
    by_name: dict[str, list[Row]] = {}
    for person in sorted(persons, key=is_named_only):
        by_name.setdefault(plain_name(person.name), []).append(person)
    alone = []
    for person in persons:
        first, *others = by_name[plain_name(person.name)]
        if person is first or not is_named_only(person) or not all(map(is_named_only, others)):
            alone.append(person)
        else:
            first.aliases += [person.name, *person.aliases]
            first.offices += person.offices
    return alone


def is_named_only(person: Row) -> bool:
    """Whether only the name and the office of somebody are known."""
    return not person.qid and not any(start or seen for *_, start, _end, seen in person.offices)


def agreeing(name: str, surname: str, variants: list[str]) -> list[str]:
    """The variants whose skeleton is close to the name's or the surname's: the check that lets them in."""
    forms = (skeleton(name), skeleton(surname))
    return [v for v in variants if READABLE.fullmatch(v) and max(fuzz.ratio(skeleton(v), form) for form in forms) >= 66]

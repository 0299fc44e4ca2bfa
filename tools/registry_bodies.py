"""Bodies, ministries, outlets, and the actors of our own list."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from registry_rows import Row, rows_of, split

from pressfold.actors.spelling import slug

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


def bodies(folder: Path, ids: dict[str, str], own: dict[str, Any]) -> list[Row]:
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
        row.short = line["abbr"] or None
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


def own_actors(own: dict[str, Any]) -> list[Row]:
    """The actors of tools/registry_own.toml, regions included."""
    made = [
        Row(a["id"], a["name"], a["kind"], None, a.get("country"), a.get("speaks_for"), list(a["aliases"]),
            list(a.get("handles", [])), weak=a.get("weak", False), ours=True)
        for a in own["actor"]
    ]  # fmt: skip
    for region in own["region"]:
        if region.get("one"):
            made.append(Row(slug(region["names"][0]), region["names"][0], "place", aliases=region["names"][1:]))
        else:
            made += [Row(slug(name), name, "place") for name in region["names"]]
    return made

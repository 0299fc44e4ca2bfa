"""Countries with their demonyms, and capitals, each as a city and as the government that sits there."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from registry_rows import Row, rows_of, split

from pressfold.actors.spelling import skeleton, slug

COUNTRY_COLUMNS = ("name_official_en", "aliases_en", "name_fr", "name_es", "name_de", "name_ru", "name_uk")


def countries(folder: Path, own: dict[str, Any]) -> tuple[list[Row], dict[str, str], dict[str, str]]:
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


def capitals(folder: Path, ids: dict[str, str], own: dict[str, Any]) -> list[Row]:
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

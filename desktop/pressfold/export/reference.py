"""What a reference manager is told of a source: the facts that are stated, in the parts that its formats share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressfold.model.briefing import Source
from pressfold.text.printable import printable_line

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
#: A byline of people in Latin letters: given names, then the family name.
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,3}[^\W\d_][\w’'-]+$")
_BETWEEN = re.compile(r",|;|&|\band\b")


@dataclass(frozen=True, slots=True)
class Author:
    """A person with family and given names, or a `literal` name that is printed as it is."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One source. `date` and `accessed` are year, month and day as far as they are known."""

    key: str
    title: str
    outlet: str
    authors: tuple[Author, ...]
    date: tuple[int, ...]
    accessed: tuple[int, ...]
    place: str
    language: str
    url: str
    note: str


def references(sources: tuple[Source, ...]) -> list[Reference]:
    """The sources in their order, each with a key of its own ("reuters2022", "reuters2022b")."""
    taken: dict[str, int] = {}
    found = []
    for source in sources:
        stem = _stem(source)
        taken[stem] = taken.get(stem, 0) + 1
        found.append(_reference(source, stem + _suffix(taken[stem])))
    return found


def _reference(source: Source, key: str) -> Reference:
    credit = f"Credit: {printable_line(source.credit)}. " if source.credit and source.credit != source.outlet else ""
    guessed = "The title is the article's first words. " if source.title_guessed else ""
    url = source.extra.get("url")
    return Reference(
        key=key,
        title=printable_line(source.title),
        outlet=printable_line(source.outlet or ""),
        authors=_authors(source),
        date=_parts(source.published),
        accessed=_parts(source.retrieved),
        place=printable_line(source.dateline or ""),
        language=printable_line(source.language or ""),
        url=printable_line(url) if isinstance(url, str) else "",
        note=f"{guessed}{credit}SHA-256 of the text: {source.text_sha256}",
    )


def _authors(source: Source) -> tuple[Author, ...]:
    if not source.byline or source.byline == source.outlet:
        return ()
    names = [name.strip() for name in _BETWEEN.split(printable_line(source.byline)) if name.strip()]
    return tuple(_author(name) for name in names)


def _author(name: str) -> Author:
    if not _PERSON.match(name) or not all(part[0].isupper() for part in name.split()):
        return Author(literal=name)
    *given, family = name.split()
    return Author(family=family, given=" ".join(given))


def _parts(iso: str | None) -> tuple[int, ...]:
    match = _ISO.match(iso or "")
    return tuple(int(part) for part in match.groups() if part) if match else ()


def _stem(source: Source) -> str:
    named = re.sub(r"[^a-z0-9]+", "", (source.outlet or "source").lower()) or "source"
    year = _parts(source.published)[:1]
    return f"{named}{year[0] if year else ''}"


def _suffix(nth: int) -> str:
    """Nothing for the first, then b, c ... z, then the number."""
    return "" if nth == 1 else chr(ord("a") + nth - 1) if nth <= 26 else f"-{nth}"

"""JSON-LD: what a page states about its article in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

#: Kinds of things that are an article, as schema.org calls them; the sure ones first.
_ARTICLES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "reviewnewsarticle", "liveblogposting", "advertisercontentarticle", "article", "blogposting", "socialmediaposting",
    "discussionforumposting", "techarticle", "scholarlyarticle", "report", "recipe", "review", "newspaperarticle",
)  # fmt: skip
#: Kinds that are the page around an article; their dates are the article's where nothing better is stated.
_PAGES = ("webpage", "itempage", "creativework", "collectionpage")
#: A page has no more blocks of JSON-LD, and no block more things in it, than are looked at.
_MOST_BLOCKS = 50
_MOST_THINGS = 2_000
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """The article of a page in JSON-LD: each field as printed, None where it is not stated."""

    headline: str | None = None
    summary: str | None = None
    published: str | None = None
    modified: str | None = None
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None


def stated(tree: html.HtmlElement) -> Stated:
    """What a page's JSON-LD states about its article."""
    things = [thing for block in _blocks(tree) for thing in _things(block)]
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 1}
    article = _best(things, _ARTICLES)
    page = _best(things, _PAGES)
    if article is None and page is None:
        return Stated()
    main = article or page or {}
    people, bodies = _authors(main.get("author") or main.get("creator"), by_id)
    return Stated(
        headline=_text(main.get("headline")) or (_text(main.get("name")) if article else None),
        summary=_text(main.get("description")),
        published=_text(main.get("datePublished")) or _text((page or {}).get("datePublished")),
        modified=_text(main.get("dateModified")),
        people=people,
        bodies=bodies,
        publisher=_name(main.get("publisher"), by_id),
        section=_first(main.get("articleSection")),
        url=_address(main.get("mainEntityOfPage")) or _address(main.get("url")),
        language=_first(main.get("inLanguage")),
        body=_text(main.get("articleBody")),
    )


def _blocks(tree: html.HtmlElement) -> Iterator[Any]:
    """The JSON of a page; what is no JSON is passed over."""
    for script in tree.xpath('//script[contains(@type, "ld+json")]')[:_MOST_BLOCKS]:
        try:
            yield json.loads(_COMMENT.sub("", script.text_content()), strict=False)
        except (ValueError, RecursionError):
            continue


def _things(block: Any) -> Iterator[Thing]:
    """Every object in a block, the outer before the inner."""
    waiting = [block]
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = [*value, *waiting]
        elif isinstance(value, dict):
            yield value
            inner = [each for each in value.values() if isinstance(each, dict | list)]
            waiting += inner


def _best(things: Sequence[Thing], kinds: Sequence[str]) -> Thing | None:
    """The first of the things of these kinds that says most: a page also lists others, by a name and an address."""
    found = [thing for thing in things if not kinds_of(thing).isdisjoint(kinds)]
    return max(found, key=_weight, default=None)


def _weight(thing: Thing) -> int:
    return sum(
        key in thing for key in ("datePublished", "headline", "author", "articleBody", "mainEntityOfPage", "publisher")
    )


def kinds_of(thing: Thing) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _authors(value: Any, by_id: Mapping[str, Thing]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the bodies that are called authors."""
    people: list[str] = []
    bodies: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        thing = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and "name" not in each else each
        kinds = kinds_of(thing) if isinstance(thing, dict) else set()
        name = _name(thing, by_id)
        if name:
            (bodies if kinds & {"organization", "newsmediaorganization", "corporation"} else people).append(name)
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(bodies))


def _name(value: Any, by_id: Mapping[str, Thing]) -> str | None:
    if isinstance(value, list):
        return next((name for each in value if (name := _name(each, by_id))), None)
    if isinstance(value, dict):
        thing = by_id.get(str(value.get("@id")), value) if "name" not in value else value
        return _first(thing.get("name"))
    return _text(value)


def _first(value: Any) -> str | None:
    return next((text for each in value if (text := _text(each))), None) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str | None:
    """A string without markup and doubled white space, None for anything else."""
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^<>]{1,300}>", " ", unescape(value)).split()) or None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = _text(value)
    return text if text and text.startswith(("http://", "https://")) else None

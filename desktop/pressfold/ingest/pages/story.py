"""Story: the pieces of a page that an article is made of, with their roles.

trafilatura judges what belongs to the story; the markup tells what each piece is, and a few rules of page-making mend
the judgement: a story has a headline, nothing of it stands above that, and what is all links leads elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from pressfold.ingest.pages.closings import before_closing
from pressfold.ingest.pages.headlines import HEADINGS, headline_of
from pressfold.ingest.pages.kept import kept
from pressfold.ingest.pages.piece import Piece, is_hidden, pieces
from pressfold.ingest.pages.places import Place, places_of
from pressfold.model.article import Role

#: A piece with so many letters, most of them no links, is running text.
_LONG = 80
#: The share of the running text that stands in the story's container.
_CONTAINED = 0.8
#: A piece with this share of links leads elsewhere.
_LINKS = 0.85
#: More pieces in a row that are not the story's are a list of other things; they are left out of the text.
_MOST_FURNITURE = 6
_FEWEST_STANDFIRST_WORDS = 5
_MOST_STANDFIRST_WORDS = 120
_MOST_BYLINE_WORDS = 25
_SIGNING = (Role.BYLINE, Role.DATELINE)
_FEWEST_CAPTION_WORDS = 20
#: Where a sentence ends and another begins, as in no byline.
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?] [^\W\d_]|\d[.!?] [^\W\d_]{4,}")
#: How many letters of a summary decide whether a piece is it.
_SUMMARY = 40
#: How many pieces above the headline and behind the story may state its date, and how long they are.
_ABOVE = 12
_BEHIND = 8
_SHORT = 160
#: How far out of the element that holds headline and story these may stand.
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the article and its role, None where the anatomy shall tell it."""

    piece: Piece
    role: Role | None


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a page's article in reading order, and the short pieces near its head and its end.

    `near` begins with those below the headline, then come those above it and those behind the story. `above` are all
    short pieces before the story that stand in no list of other things.
    """

    parts: tuple[Part, ...] = ()
    near: tuple[Piece, ...] = ()
    above: tuple[Piece, ...] = ()


def story(tree: html.HtmlElement, titles: Sequence[str], summary: str | None) -> Story:
    """The article of a page; `titles` and `summary` are what the page states about itself."""
    found = pieces(tree)
    keep = kept(tree, found) or _long_ones(found)
    places = places_of(found, keep)
    keep = {at for at in keep if places[at] is not Place.ELSEWHERE} or keep
    if not keep:
        return Story()
    body = _container(found, keep)
    keep |= _alike(found, places, keep, body)
    first = min((at for at in keep if _is_long(found[at]) and _inside(found[at], body)), default=min(keep, default=0))
    headline = headline_of(found, titles, first)
    top = first if headline is None else headline
    keep = {at for at in keep if at > top or (at == top and headline is None)}
    keep = {at for at in keep if _inside(found[at], body) or (at < first and not _is_linked(found[at]))}
    keep = before_closing(found, keep)
    if not keep:
        return Story()
    parts = _parts(found, places, keep, headline, body, first, summary)
    above = [
        found[at]
        for at in range(first)
        if places[at] is not Place.ELSEWHERE and len(found[at].text) <= _SHORT and not _is_linked(found[at])
    ]
    return Story(tuple(parts), tuple(_near(found, places, top, first, max(keep))), tuple(above))


def _near(found: Sequence[Piece], places: Sequence[Place], top: int, first: int, last: int) -> Iterator[Piece]:
    """The short pieces in which a page states when the article was published and by whom.

    Above the headline and behind the story they count only within the element that holds both. Of each, those that
    the page calls a byline or a date come first.
    """
    article = _common(found[top], found[first])
    for _ in range(_AROUND):
        around = article.getparent()
        if around is not None and around.tag not in ("body", "html"):
            article = around
    above = [at for at in range(top - 1, max(-1, top - 1 - _ABOVE), -1) if _inside(found[at], article)]
    behind = [at for at in range(last - 1, min(len(found), last + 1 + _BEHIND)) if _inside(found[at], article)]
    for around in (range(top, first), above, behind):
        near = [at for at in around if len(found[at].text) <= _SHORT]
        yield from (found[at] for at in near if places[at] in (Place.BYLINE, Place.DATE))
        yield from (found[at] for at in near if places[at] is Place.STORY)


def _common(one: Piece, other: Piece) -> html.HtmlElement:
    """The innermost element that holds two pieces."""
    around = set(one.within())
    return next(element for element in other.within() if element in around)


def _parts(
    found: Sequence[Piece],
    places: Sequence[Place],
    keep: Collection[int],
    headline: int | None,
    body: html.HtmlElement,
    first: int,
    summary: str | None,
) -> list[Part]:
    """The kept pieces, and between them what belongs to the head or stands in the story's container."""
    parts: list[Part] = []
    furniture: list[Part] = []
    signed: set[str] = set()
    start = min(keep) if headline is None else headline
    for at in range(start, max(keep) + 1):
        piece, place = found[at], places[at]
        role = _role(piece, place, at, headline, first, summary, kept=at in keep)
        if role is Role.BOILERPLATE:
            if _inside(piece, body) and not any(map(is_hidden, piece.within())):
                furniture.append(Part(piece, role))
            continue
        if len(furniture) <= _MOST_FURNITURE:
            parts += furniture
        furniture = []
        if role in _SIGNING and piece.letters in signed:
            continue  # a page often prints its byline twice, for narrow screens and for wide ones
        signed.add(piece.letters)
        parts.append(Part(piece, role))
    return parts


def _role(
    piece: Piece, place: Place, at: int, headline: int | None, first: int, summary: str | None, *, kept: bool
) -> Role | None:
    """The role of one piece; None for a paragraph, boilerplate for what is not the story's."""
    if at == headline:
        return Role.HEADLINE
    if place is Place.POST:
        return Role.POST
    if place is Place.CAPTION:
        return Role.CAPTION if _tells(piece) else Role.BOILERPLATE
    in_head = headline is not None and headline < at < first
    words = len(piece.text.split())
    if in_head and place is Place.BYLINE and words <= _MOST_BYLINE_WORDS:
        return Role.BOILERPLATE if _SENTENCE.search(piece.text) else Role.BYLINE
    if in_head and place is Place.DATE and words <= _MOST_BYLINE_WORDS:
        return Role.DATELINE
    if in_head and _is_standfirst(piece, place, words, summary):
        return Role.STANDFIRST
    if not kept or _is_linked(piece):
        return Role.BOILERPLATE
    return Role.CROSSHEAD if piece.element.tag in HEADINGS else None


def _is_standfirst(piece: Piece, place: Place, words: int, summary: str | None) -> bool:
    """Whether a piece between headline and story leads to the story: it is called so, or is the page's summary."""
    if not _FEWEST_STANDFIRST_WORDS <= words <= _MOST_STANDFIRST_WORDS or _is_linked(piece):
        return False
    if place is Place.STANDFIRST:
        return True
    said = "".join(filter(str.isalnum, summary or "")).casefold()
    return len(said) >= _SUMMARY and (
        said.startswith(piece.letters[:_SUMMARY]) or piece.letters.startswith(said[:_SUMMARY])
    )


def _tells(piece: Piece) -> bool:
    """Whether a picture's line tells something without the picture: most only name what is in it, and whose it is."""
    return len(piece.text.split()) >= _FEWEST_CAPTION_WORDS


def _is_long(piece: Piece) -> bool:
    return len(piece.letters) >= _LONG and piece.linked_share < 0.5


def _is_linked(piece: Piece) -> bool:
    return piece.linked_share >= _LINKS


def _long_ones(found: Sequence[Piece]) -> set[int]:
    """What is likely the story of a page that trafilatura finds none in."""
    return {at for at, piece in enumerate(found) if _is_long(piece)} or {
        at for at, piece in enumerate(found) if not _is_linked(piece)
    }


def _container(found: Sequence[Piece], keep: Collection[int]) -> html.HtmlElement:
    """The innermost element that holds most of the running text."""
    weights: dict[html.HtmlElement, int] = {}
    total = 0
    for at in sorted(keep):
        piece = found[at]
        weight = len(piece.letters) if _is_long(piece) else 1
        total += weight
        for element in piece.within():
            weights[element] = weights.get(element, 0) + weight
    enough = [element for element, weight in weights.items() if weight >= _CONTAINED * total]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))


def _alike(found: Sequence[Piece], places: Sequence[Place], keep: Collection[int], body: html.HtmlElement) -> set[int]:
    """Running text between the story's pieces, or beside them, that is marked up as they are."""
    forms = Counter(_form(found[at]) for at in sorted(keep) if _is_long(found[at]))
    return {
        at
        for at, piece in enumerate(found)
        if _is_long(piece) and places[at] is Place.STORY and forms[_form(piece)] >= 2 and _inside(piece, body)
    }


def _form(piece: Piece) -> tuple[object, ...]:
    """How a piece is marked up: its element's name and class, and the element around it."""
    return piece.element.tag, piece.element.get("class"), piece.element.getparent()


def _inside(piece: Piece, container: html.HtmlElement) -> bool:
    return any(element is container for element in piece.within())

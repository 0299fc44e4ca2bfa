"""Articles made for tests: every line a block of running text, unless a role is given."""

from __future__ import annotations

from pressfold.actors.find import Found, find
from pressfold.actors.quotations import find_quotations, listen
from pressfold.actors.utterances import Joined
from pressfold.model.actor import Actor
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.quotation import Quotation
from pressfold.text.lines import lines


def article(
    text: str,
    *,
    number: int = 1,
    published: str | None = None,
    roles: dict[int, Role] | None = None,
    language: str | None = None,
) -> Article:
    """An article whose lines are body blocks; `roles` gives other roles by the number of the line, from 0."""
    given = roles or {}
    blocks = tuple(Block(*line, given.get(nth, Role.BODY)) for nth, line in enumerate(lines(text)))
    reading = Reading(
        f"{number}.txt", text, blocks, Metadata(published=published, language=language), "", "", "utf-8", "test"
    )
    return Article(number, reading)


def articles(*texts: str, published: str | None = None) -> list[Article]:
    """Several articles, numbered from 1."""
    return [article(text, number=nth, published=published) for nth, text in enumerate(texts, start=1)]


def found(*texts: str, published: str | None = None) -> Found:
    """The actors and offers of some texts."""
    return find(articles(*texts, published=published))


def actor_of(result: Found, printed: str, article_number: int = 1) -> Actor:
    """The actor that has a mention with this text in an article."""
    for actor in result.actors:
        if any(m.text == printed and m.article == article_number for m in actor.mentions):
            return actor
    raise AssertionError(f"nobody is named {printed!r}")


def names(result: Found) -> list[str]:
    """The texts of all mentions by name, in reading order."""
    mentions = [m for actor in result.actors for m in actor.mentions if m.how.value == "name"]
    return [m.text for m in sorted(mentions, key=lambda m: (m.article, m.start))]


def quotations(*texts: str) -> list[Quotation]:
    """The quotations of some texts."""
    made = articles(*texts)
    return find_quotations(made, find(made).actors)


def words(quotation: Quotation, text: str) -> list[str]:
    """The words of each piece of a quotation."""
    return [piece.of(text) for piece in quotation.pieces]


def heard(*made: Article) -> Joined:
    """The quotations, utterances and offers of some articles."""
    result = find(made)
    return listen(made, result.actors, offers=result.offers)

"""The starter story as the desk is handed it, with passages, actors and quotations placed by hand.

The findings are written down here and not made by the program, so that a test of the desk fails for the desk alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pressfold.ingest.reading import read
from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.passage import Family, Passage, PassageKind, WireShare
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui.desk.content import ColumnContent

#: The three wire passages of 000 and 001: an id, and how the passage begins and ends in each.
WIRES = {
    "troops": ("Moscow has massed troops", "neighbour to join"),
    "dialogue": ("Throughout his five years", "Union allies"),
    "worried": ("Western countries are worried", "to do so"),
}
ACTORS = {"putin": "Vladimir Putin", "macron": "Emmanuel Macron"}


def article(number: int, text: str, *, role: Role = Role.BODY, **metadata: object) -> Article:
    """An article of lines, all of one role."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), role))
        start += len(line) + 1
    facts = Metadata(**metadata)  # type: ignore[arg-type]
    return Article(number, Reading(f"{number}.txt", text, tuple(blocks), facts, "", "", "utf-8", "plain"))


def starter_articles(corpus: Path) -> list[Article]:
    """The five articles, numbered from 0 as their files are."""
    return [Article(number, read(path)) for number, path in enumerate(sorted(corpus.glob("0*.txt")))]


@cache
def starter_contents(corpus: Path) -> list[ColumnContent]:
    """The five articles with the three wire families, two actors and some quotations."""
    articles = starter_articles(corpus)
    families = tuple(_family(name, start, end, articles) for name, (start, end) in WIRES.items())
    actors = tuple(_actor(name, full, articles) for name, full in ACTORS.items())
    return [
        ColumnContent(
            one,
            tuple(family for family in families if one.id in family.articles),
            actors,
            tuple(_quotations(one)),
            wire_share=WireShare(400, 65) if one.id < 2 else WireShare(300, 0),
        )
        for one in articles
    ]


def find(one: Article, words: str) -> Span:
    """Where these words first stand in an article; raises ValueError where they do not."""
    start = one.text.index(words)
    return Span(start, start + len(words))


def _family(name: str, start: str, end: str, articles: list[Article]) -> Family:
    members = tuple(
        Passage(one.id, one.text.index(start), one.text.index(end, one.text.index(start)) + len(end))
        for one in articles
        if start in one.text
    )
    return Family(name, PassageKind.WIRE, 20, members)


def _actor(name: str, full: str, articles: list[Article]) -> Actor:
    mentions = tuple(
        Mention(one.id, at, at + len(full), full, How.NAME, "registry alias")
        for one in articles
        for at in _all(one.text, full)
    )
    return Actor(name, full, ActorKind.PERSON, True, None, (), None, mentions)


def _quotations(one: Article) -> list[Quotation]:
    """Everything in straight or curly double marks, said by nobody in particular."""
    found = []
    for opening, closing in ('""', "“”"):
        at = one.text.find(opening)
        while at >= 0 and (end := one.text.find(closing, at + 1)) > at:
            if "\n" not in one.text[at:end]:
                found.append(_quotation(f"{one.id}-{at}", one, Span(at + 1, end)))
            at = one.text.find(opening, end + 1)
    return sorted(found, key=lambda quotation: quotation.start)


def _quotation(name: str, one: Article, span: Span) -> Quotation:
    return Quotation(
        name, one.id, span.start, span.end, span.of(one.text), (span,), QuotationKind.DIRECT, False, (), None, None,
        None, None, None, None, 0.9,
    )  # fmt: skip


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found

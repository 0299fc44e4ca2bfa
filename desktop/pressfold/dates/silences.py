"""Silence that was broken: an article says that somebody has not commented, another quotes them or their official."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressfold.dates.event_words import event_words
from pressfold.dates.told import Heard, Told, check, reason
from pressfold.model.article import READ, Article
from pressfold.model.event import Check
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.text.sentences import sentences

#: Every way of saying that somebody is silent has one of these.
_HINTS = ("comment", "statement", "respond", "reached", "silent")
#: Articles further apart than so many days are not about the same moment.
_DAYS = 3


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that says that an actor is silent."""

    article: int
    actor: str
    sentence: Span


def silences(article: Article, heard: Heard) -> list[Silence]:
    """Who is said to be silent in an article, with the sentence: the last actor named before the words."""
    found: list[Silence] = []
    for block in article.blocks:
        if block.role not in READ or not _hints(article.text, block.span):
            continue
        for match in event_words().silence.finditer(article.text, block.start, block.end):
            around = sentences(article.text, *block.span)
            sentence = next((one for one in around if one.start <= match.start() < one.end), block.span)
            before = heard.named.within(article.id, Span(sentence.start, match.start()))
            if before:
                found.append(Silence(article.id, before[-1][1], sentence))
    return found


def broken_silences(told: Told, silent: Iterable[Silence]) -> list[Check]:
    """A card for each of these silences of somebody whom another article of those days quotes."""
    found: list[Check] = []
    for one in silent:
        article = told.by_id[one.article]
        quoted = [
            said
            for said in told.heard.spoken_for(one.actor)
            if said.article != one.article
            and said.article in told.by_id
            and told.near(one.article, said.article, _DAYS)
        ]
        if quoted:
            found.append(_card(told, article, one.actor, one.sentence, quoted))
    return found


def _hints(text: str, block: Span) -> bool:
    """Whether one of the words stands in a block without which nobody is called silent: looked for before all else."""
    return any(text.find(hint, *block) >= 0 for hint in _HINTS)


def _card(told: Told, article: Article, silent: str, sentence: Span, quoted: list[Quotation]) -> Check:
    name = told.name(silent)
    others = len({quotation.article for quotation in quoted})
    reasons = [reason(told, article.id, sentence)]
    reasons += [reason(told, quotation.article, quotation.span) for quotation in quoted]
    quote = "another quotes" if others == 1 else f"{others} others quote"
    said = f"One article says that {name} is silent; {quote} {name} or an official of theirs."
    about = (article.reading.text_sha256, silent, str(sentence.start))
    return check("silence", f"{name} is said to be silent, and is quoted", said, dict.fromkeys(reasons), about)

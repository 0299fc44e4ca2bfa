"""Silence that was broken: an article says that somebody has not commented, another quotes them or their official."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pressfold.dates.event_words import event_words
from pressfold.dates.find import published
from pressfold.dates.told import Told, check, reason
from pressfold.model.article import READ, Article
from pressfold.model.event import Check
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span

#: Articles further apart than so many days are not about the same moment.
_DAYS = 3


def broken_silences(told: Told) -> list[Check]:
    """A card for each "has not issued a statement" about somebody whom another article quotes."""
    found: list[Check] = []
    said: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in told.quotations:
        said[quotation.article].append(quotation)
    for article in told.articles:
        for silent, sentence in _silences(told, article):
            quoted = [
                quotation
                for other in told.articles
                if other.id != article.id and other.id in said and _near(article, other)
                for quotation in said[other.id]
                if _speaks_for(told, quotation, silent)
            ]
            if quoted:
                found.append(_card(told, article, silent, sentence, quoted))
    return found


def _silences(told: Told, article: Article) -> list[tuple[str, Span]]:
    """Who is said to be silent, with the sentence: the last actor named before the words."""
    found: list[tuple[str, Span]] = []
    for block in article.blocks:
        if block.role not in READ:
            continue
        for match in event_words().silence.finditer(article.text, block.start, block.end):
            sentence = told.sentence(article, match.start()) or block.span
            before = told.named.within(article.id, Span(sentence.start, match.start()))
            if before:
                found.append((before[-1][1], sentence))
    return found


def _near(one: Article, other: Article) -> bool:
    days = [anchor.day for anchor in (published(one), published(other)) if anchor is not None]
    return len(days) < 2 or _apart(*days) <= _DAYS


def _apart(one: date, other: date) -> int:
    return abs((one - other).days)


def _speaks_for(told: Told, quotation: Quotation, silent: str) -> bool:
    """Whether a quotation is of somebody, or of an official of theirs who is not named."""
    about = [*quotation.speakers, *filter(None, (quotation.offered, quotation.via))]
    if silent in about:
        return True
    printed = (quotation.speaker_text or "").casefold()
    names = {name.casefold() for name in (told.name(silent), *told.named.actors[silent].aliases) if len(name) > 3}
    return any(name in printed for name in names)


def _card(told: Told, article: Article, silent: str, sentence: Span, quoted: list[Quotation]) -> Check:
    name = told.name(silent)
    others = len({quotation.article for quotation in quoted})
    reasons = [reason(told, article.id, sentence)]
    reasons += [reason(told, quotation.article, quotation.span) for quotation in quoted]
    quote = "another quotes" if others == 1 else f"{others} others quote"
    said = f"One article says that {name} is silent; {quote} {name} or an official of theirs."
    about = (article.reading.text_sha256, silent, str(sentence.start))
    return check("silence", f"{name} is said to be silent, and is quoted", said, dict.fromkeys(reasons), about)

"""Finds the dated sentences of one article that tell of an event. Who does it is another module's matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressfold.dates.event_words import EventWords, event_words
from pressfold.dates.tense import Sentences, Tense
from pressfold.model.article import READ, Article, Block
from pressfold.model.dated import DatedPhrase, Precision
from pressfold.model.event import Occurrence
from pressfold.model.span import Span
from pressfold.text.sentences import sentences

_DAYS = (Precision.DAY, Precision.TIME)
#: The rule of "in 24 hours" and "in a week" behind a number: a claim about several events, not the day of one.
CLAIM = "span before"
#: Who says something is dated by what stands so near, in code points: "said on Tuesday", "told RTL radio on Friday".
_NEAR = 32


def occurrences(article: Article, phrases: Sequence[DatedPhrase]) -> list[Occurrence]:
    """The events that the dated phrases of an article stand with, in reading order; at most one a phrase.

    Only phrases for a day, or a stretch of days, date an event; unresolved ones are given too, without a date.
    """
    found: list[Occurrence] = []
    days = [phrase for phrase in phrases if phrase.precision in _DAYS and phrase.rule != CLAIM]
    for block in article.blocks:
        here = [phrase for phrase in days if block.start <= phrase.start < block.end] if block.role in READ else []
        if here:
            found += _in_block(article, block, here)
    return found


def _in_block(article: Article, block: Block, phrases: Sequence[DatedPhrase]) -> list[Occurrence]:
    known, told = event_words(), Sentences(article.text, block.span)
    around = sentences(article.text, *block.span)
    found: list[Occurrence] = []
    for phrase in phrases:
        sentence = next((one for one in around if one.start <= phrase.start < one.end), None)
        verb = _nearest(known, article.text, sentence, phrase.span) if sentence else None
        if sentence is None or verb is None or known.unreal.search(article.text, sentence.start, phrase.start):
            continue
        tense = told.tense(phrase.span, phrase.text.lower().split())
        kind = _kind(known, article.text, sentence, verb)
        if kind == "statement" and (tense is Tense.FUTURE or phrase.start - verb.end > _NEAR):
            continue  # "said they agreed to push it to Monday" is not said on Monday
        found.append(
            Occurrence(
                article.id, sentence.start, sentence.end, verb, phrase.span, kind, phrase.date, phrase.until, tense
            )
        )
    return found


def _nearest(known: EventWords, text: str, sentence: Span, phrase: Span) -> Span | None:
    """The word for an event nearest to a phrase; one before it counts as twice as near."""
    spans = [Span(*match.span()) for match in known.told.finditer(text, sentence.start, sentence.end)]
    apart = [span for span in spans if not span.overlap(phrase)]
    return min(apart, key=lambda span: _far(span, phrase), default=None)


def _far(span: Span, phrase: Span) -> int:
    return phrase.start - span.end if span.end <= phrase.start else 2 * (span.start - phrase.end) + 1


def _kind(known: EventWords, text: str, sentence: Span, verb: Span) -> str:
    kind = known.of_word[" ".join(re.split(r"\s+", verb.of(text).lower()))]
    if kind in known.by_phone and known.phone.search(text, sentence.start, sentence.end):
        return "call"
    return kind

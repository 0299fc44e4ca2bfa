"""Finds the dated phrases of an article and resolves each that can be resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from pressfold.dates.grammar import Phrase, phrases
from pressfold.dates.meaning import Context, Meant
from pressfold.dates.rules import counts, meant
from pressfold.dates.tense import Sentences, Tense
from pressfold.model.article import READ, Article, Block, Role
from pressfold.model.dated import DatedPhrase, Precision
from pressfold.model.progress import NEVER, Cancel
from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that phrases are counted from; `assumed` where a post only suggests it for the article."""

    day: date
    assumed: bool = False


def find_dates(article: Article, *, country: str | None = None, cancel: Cancel = NEVER) -> list[DatedPhrase]:
    """The dated phrases of an article in reading order.

    They are counted from the day that the article was published in its own time zone; those inside an embedded post
    from the day of the post. `country` is the outlet's, as two letters of ISO 3166: it decides between 03/02 and 02/03.
    """
    stated = published(article)
    found: list[DatedPhrase] = []
    for is_post, group in groupby(_read(article), key=lambda block: block.role is Role.POST):
        cancel.check()
        blocks = list(group)
        if is_post:
            found += _in_post(article, blocks, stated, country)
        else:
            for block in blocks:
                found += _in_block(article, block, stated, country)
    return found


def published(article: Article) -> Anchor | None:
    """The day an article was published: stated, else suggested by a post, else None."""
    stated = _day_of(article.metadata.published)
    if stated is not None:
        return Anchor(stated)
    suggested = _day_of(article.metadata.suggested.get("published"))
    return Anchor(suggested, assumed=True) if suggested else None


def _day_of(iso: str | None) -> date | None:
    """The day of a date or time of day in ISO 8601, in its own zone; None for what is neither, or states no day."""
    if not iso:
        return None
    try:
        return datetime.fromisoformat(iso).date()
    except ValueError:
        return _printed_day(iso)


def _printed_day(iso: str) -> date | None:
    """The day that is printed before a time of day or a zone that there is not."""
    try:
        return date.fromisoformat(iso[:10]) if iso[10:11] in ("T", " ") else None
    except ValueError:
        return None


def _read(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.role in READ]


def _in_block(article: Article, block: Block, anchor: Anchor | None, country: str | None) -> list[DatedPhrase]:
    found = phrases(article.text, block.start, block.end)
    around = Sentences(article.text, block.span) if found else None
    return [_dated(article, phrase, anchor, around, country) for phrase in found]


def _in_post(
    article: Article, blocks: Sequence[Block], stated: Anchor | None, country: str | None
) -> list[DatedPhrase]:
    """The phrases of posts that stand together, each counted from the date in full nearest to it."""
    found = [(block, phrase) for block in blocks for phrase in phrases(article.text, block.start, block.end)]
    signed = [(phrase.span, day) for _, phrase in found if (day := _signed(phrase)) is not None]
    dated: list[DatedPhrase] = []
    for block, phrase in found:
        nearest = min(signed, key=lambda sign: _distance(sign[0], phrase.span), default=None)
        anchor = Anchor(nearest[1]) if nearest else stated
        dated.append(_dated(article, phrase, anchor, Sentences(article.text, block.span), country))
    return dated


def _signed(phrase: Phrase) -> date | None:
    return meant(phrase, Context(None, Tense.UNTOLD)).first if phrase.rule == "date in full" else None


def _distance(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _dated(
    article: Article, phrase: Phrase, anchor: Anchor | None, around: Sentences | None, country: str | None
) -> DatedPhrase:
    tense = around.tense(phrase.span, phrase.words) if around else Tense.UNTOLD
    found = meant(phrase, Context(anchor.day if anchor else None, tense, country))
    used = anchor if anchor and counts(phrase.rule) else None
    return DatedPhrase(
        article=article.id,
        start=phrase.span.start,
        end=phrase.span.end,
        text=phrase.span.of(article.text),
        date=_iso(found),
        precision=found.precision,
        rule=phrase.rule,
        anchor=used.day.isoformat() if used else None,
        until=found.last.isoformat() if found.last and _stretch(found) else None,
        assumed=bool(used and used.assumed),
        why=_why(found, used),
    )


def _iso(found: Meant) -> str | None:
    """The first day as far as the precision reaches."""
    if found.first is None:
        return None
    iso = found.first.isoformat()
    return {Precision.MONTH: iso[:7], Precision.YEAR: iso[:4]}.get(found.precision, iso)


def _stretch(found: Meant) -> bool:
    """Whether it ends later than its precision says anyway."""
    if found.first is None or found.last is None:
        return False
    same_month = found.first.replace(day=1) == found.last.replace(day=1)
    same_year = found.first.year == found.last.year
    return {
        Precision.MONTH: not same_month,
        Precision.YEAR: not same_year,
    }.get(found.precision, found.last - found.first >= timedelta(days=1))


def _why(found: Meant, used: Anchor | None) -> str:
    if used is None or not used.assumed or found.first is None:
        return found.why
    return f"{found.why} The article states no date: {used.day.isoformat()} is that of a post in it."

"""Checks that rest on other rooms' findings: two ledes of one page, and one statement by two speakers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressfold.model.article import Article
from pressfold.model.event import Check, Reason
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.model.utterance import Utterance


def two_ledes(articles: Sequence[Article], families: Sequence[Family]) -> list[Check]:
    """A card for each article that tells its news twice."""
    from pressfold.passages.ledes import two_ledes as told_twice

    of_article: dict[int, list[Family]] = defaultdict(list)
    for family in families:
        for id in family.articles:
            of_article[id].append(family)
    cards: list[Check] = []
    for article in articles:
        found = told_twice(article, of_article[article.id])
        if found is not None:
            reasons = tuple(_reason(article.id, span, article.text) for span in (found.first, found.second))
            name = f"ledes-{article.reading.text_sha256[:16]}"
            cards.append(Check(name, "ledes", "Two ledes in one page", found.why, reasons))
    return cards


def two_speakers(
    utterances: Sequence[Utterance], quotations: Sequence[Quotation], texts: Mapping[int, str]
) -> list[Check]:
    """A card for each statement that is credited to speakers who are not one."""
    by_id = {said.id: said for said in quotations if said.article in texts}
    cards: list[Check] = []
    for utterance in utterances:
        said = [by_id[id] for id in utterance.quotations if id in by_id]
        if utterance.conflict and len(said) > 1:
            reasons = tuple(_reason(one.article, one.span, texts[one.article]) for one in said)
            name = hashlib.sha256("|".join(sorted(one.text for one in said)).encode("utf-8")).hexdigest()[:16]
            title = "One statement, different speakers"
            cards.append(Check(f"speakers-{name}", "speakers", title, utterance.conflict, reasons))
    return cards


def _reason(article: int, span: Span, text: str) -> Reason:
    return Reason(article, span, " ".join(span.of(text).split()))

"""Checks that rest on other rooms' findings: two ledes of one page, one statement by two speakers, and what one article
states and another attributes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from pressfold.model.article import Article
from pressfold.model.attribution import Attributed, Rung
from pressfold.model.event import Check, Reason
from pressfold.model.passage import Family, PassageKind
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.model.utterance import Utterance
from pressfold.text.words import words

#: So much of a sentence stands in a passage, or so many of its words in another sentence, that they are one.
_MOSTLY = 0.6


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


def stated_and_attributed(
    sentences: Sequence[Attributed], families: Sequence[Family], texts: Mapping[int, str]
) -> list[Check]:
    """A card for each sentence off one wire that one article states itself and another gives as somebody's word."""
    by_article: dict[int, list[Attributed]] = defaultdict(list)
    for one in sentences:
        by_article[one.article].append(one)
    cards: dict[str, Check] = {}
    for family in families:
        if family.kind is not PassageKind.WIRE:
            continue
        held = [[one for one in by_article[m.article] if _mostly(one.span, m.span)] for m in family.members]
        for here, there in combinations(held, 2):
            for one, other in product(here, there):
                if _parts(one.rung, other.rung) and _alike(one, other, texts):
                    card = _two_rungs(one, other, texts)
                    cards.setdefault(card.id, card)
    return list(cards.values())


def _mostly(sentence: Span, passage: Span) -> bool:
    return sentence.overlap(passage) >= _MOSTLY * (sentence.end - sentence.start)


def _parts(one: Rung, other: Rung) -> bool:
    return (one is Rung.UNATTRIBUTED) != (other is Rung.UNATTRIBUTED)


def _alike(one: Attributed, other: Attributed, texts: Mapping[int, str]) -> bool:
    first, second = ({word.text.lower() for word in words(texts[s.article], *s.span)} for s in (one, other))
    return len(first & second) >= _MOSTLY * max(len(first), len(second), 1)


def _two_rungs(one: Attributed, other: Attributed, texts: Mapping[int, str]) -> Check:
    stated, told = (one, other) if one.rung is Rung.UNATTRIBUTED else (other, one)
    who = ", ".join(voice.name for voice in told.voices) or "nobody who is named"
    reasons = tuple(_reason(each.article, each.span, texts[each.article]) for each in (stated, told))
    name = hashlib.sha256("|".join(reason.says for reason in reasons).encode("utf-8")).hexdigest()[:16]
    sentence = f"One article says so itself; another stands on the word of {who} ({told.rung.value})."
    return Check(f"rungs-{name}", "rungs", f"Stated here, on the word of {who} there", sentence, reasons)

"""Claimed sequences: "the third phone call in a week", held against the calls that the articles tell of."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.dates.event_words import event_words
from pressfold.dates.occurrences import CLAIM
from pressfold.dates.told import Told, check, reason
from pressfold.dates.words import Token, tokens
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Event
from pressfold.model.span import Span

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twice": 2,
}  # fmt: skip
#: A number stands at most so many code points before its stretch.
_REACH = 120
#: So many words may stand between the number and its stretch of time.
_WORDS = 10


def claimed_sequences(told: Told) -> list[Check]:
    """A card for each claim that a stretch of time had so many events, with those that the articles tell of."""
    found: dict[str, Check] = {}
    for phrase in told.phrases:
        if phrase.rule == CLAIM and phrase.date and phrase.article in told.by_id:
            made = _claim(told, told.by_id[phrase.article], phrase)
            if made is not None:
                found.setdefault(made.id, made)
    return list(found.values())


def _claim(told: Told, article: Article, phrase: DatedPhrase) -> Check | None:
    near = article.text[max(0, phrase.start - _REACH) : phrase.start].lower()
    if not any(ordinal in near for ordinal in _ORDINALS):
        return None  # most of these phrases count nothing: no need to look for their sentences
    sentence = told.sentence(article, phrase.start)
    if sentence is None:
        return None
    before = _claimed(tokens(article.text, sentence.start, phrase.start)[-_WORDS:])
    number = _ORDINALS[before[0].word] if before else 0
    kinds = _counted(before, article.text, sentence)
    who = told.within(article.id, sentence)
    if not number or not kinds or len(who) < 2:
        return None
    held = _held(told.events, kinds, who, phrase.date or "", phrase.until or phrase.date or "")
    names = " and ".join(told.name(id) for id in _both(held, who))
    claim = " ".join(article.text[before[0].start : phrase.end].split())
    days = [event.day for event in held]
    missing = number - len(held)
    if missing > 0:
        sentence_said = (
            f"The article claims number {number} between {phrase.date} and {phrase.until}; the library tells of "
            f"{len(held)} ({', '.join(days) or 'none'}), so {missing} {'is' if missing == 1 else 'are'} missing."
        )
    else:
        sentence_said = f"The library tells of {len(held)} ({', '.join(days)}), so the claim is consistent."
    reasons = [reason(told, article.id, sentence)]
    reasons += [reason(told, source.article, source.span) for event in held for source in event.sources]
    about = (article.reading.text_sha256, str(number), phrase.text, *sorted(who[:2]))
    return check(
        "sequence", f"“{claim}”: {names}", sentence_said, dict.fromkeys(reasons), about, consistent=missing <= 0
    )


def _claimed(before: list[Token]) -> list[Token]:
    """The words from the nearest ordinal on: "third phone call between A and B"."""
    at = max((nth for nth, token in enumerate(before) if token.word in _ORDINALS), default=len(before))
    return before[at:]


def _counted(before: list[Token], text: str, sentence: Span) -> frozenset[str]:
    """The kinds of events that the words before the stretch count."""
    known = event_words()
    words = {token.word for token in before}
    found = {kind for kind, nouns in known.counted.items() if words & nouns}
    if "call" in found or ("time" in words and known.phone.search(text, sentence.start, sentence.end)):
        return frozenset({"call", "talk"})
    return frozenset(found | {"talk"}) if found else frozenset()


def _held(events: Sequence[Event], kinds: frozenset[str], who: Sequence[str], first: str, last: str) -> list[Event]:
    """The events of these kinds in a stretch of days between two of these actors."""
    return [
        event
        for event in events
        if event.kind in kinds
        and first <= event.day <= last
        and not event.until
        and len(set(event.actors) & set(who)) > 1
    ]


def _both(held: Sequence[Event], who: Sequence[str]) -> list[str]:
    """Those who had a part in all of them, else the first two that are named."""
    shared = [id for id in who if all(id in event.actors for event in held)]
    return shared[:2] if len(shared) > 1 else list(who[:2])

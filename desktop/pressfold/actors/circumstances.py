"""Circumstances: to whom words were said, when, and whether it is said that they were not."""

from __future__ import annotations

import re

from pressfold.actors.attribution import Attribution
from pressfold.actors.cues import Cues
from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.model.span import Span

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WHEN = re.compile(
    rf"""\b(?:
      (?:late\ |early\ )?(?:on\ |last\ |this\ |next\ )?{_WEEKDAY}(?:\ (?:morning|afternoon|evening|night))?
      | (?:on\ )?(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?\b
      | (?:late\ |earlier\ |later\ )?(?:yesterday|today|tonight)
      | (?:earlier|late|later|early)\ (?:this|last)\ (?:week|month|year)
      | (?:this|last)\ (?:week|weekend|month|year|morning|afternoon|evening|night)
      | (?:a\ (?:day|week)|(?:two|three|four|several)\ (?:days|weeks))\ (?:earlier|later|ago)
      | (?:in\ )?recent\ (?:days|weeks|months)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
#: A date phrase that leads a sentence stands within so many code points of its start.
_LEAD = 60
_TO = re.compile(r"(?:\w+ly\s+)?(?:to|before)\s+")
_WHO = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|our)\s+)?(?:[\w’'.-]+)(?:\s+(?!that\b|whether\b|if\b|on\b|in\b|at\b|during\b|after\b|"
    r"by\b|when\b|over\b|about\b|as\b|for\b|via\b|through\b|he\b|she\b|they\b|it\b|we\b|this\b|last\b|late\b|earlier\b|there\b|"
    r"how\b|why\b|what\b|not\b|is\b|was\b|were\b|are\b|had\b|has\b|would\b|will\b|could\b)[\w’'.-]+){0,7}"
)
_POSSESSIVE = re.compile(r"^(?:everyone|everybody|nobody|people)['’]s\b")
_NO_PERSON = frozenset(
    {"that", "whether", "if", "how", "why", "what", "when", "where", "on", "in", "at", "of", "be", "have"}
)


def when(text: str, attribution: Attribution, period: Span) -> str | None:
    """The date phrase of the clause that attributes words, or that leads its sentence, as printed."""
    clause = attribution.clause
    found = _WHEN.search(text, clause.start, clause.end)
    if found is None and attribution.source:
        between = Span(min(attribution.source.end, clause.start), clause.start)
        found = _WHEN.search(text, *between)
        lead_end = min(attribution.source.start, period.start + _LEAD)
        if found is None and not any(p.start < lead_end for p in attribution.pieces):
            found = _WHEN.search(text, period.start, max(period.start, lead_end))
    return found.group() if found else None


def addressee(text: str, attribution: Attribution, media: list[Span]) -> Span | None:
    """Where the one is named to whom the words were said; a medium is a channel and nobody addressed."""
    cue = Cues.core().verbs.get(attribution.cue)
    start, end = attribution.cue_span.end, attribution.clause.end
    if cue is None or end <= start:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if cue.takes("tell", "urge"):
        found = _WHO.match(text, start, end)
    else:
        dated = _WHEN.match(text, start, end)
        led = _TO.match(text, dated.end() + 1 if dated else start, end)
        found = _WHO.match(text, led.end(), end) if led else None
    if found is None or found.group().split()[0].lower() in _NO_PERSON or _POSSESSIVE.search(found.group()):
        return None
    span = _with_apposition(text, Span(*found.span()), end)
    return span if _is_somebody(text, span) and not _is_medium(text, span, media) else None


def _with_apposition(text: str, span: Span, end: int) -> Span:
    """The phrase with a name set off behind it: "his French counterpart, Emmanuel Macron"."""
    named = re.compile(r",\s+((?:[A-ZÀ-Ž][\w’'-]*\s?){1,4})(?=,)").match(text, span.end, min(len(text), end + 1))
    lower = span.of(text).split()[-1].lower()
    return Span(span.start, named.end(1)) if named and lower in Lexicon.core().titles | {"counterpart"} else span


def _is_somebody(text: str, span: Span) -> bool:
    """Whether a phrase names somebody: with a capital, or with a word for people."""
    grammar = Grammar.core()
    words = span.of(text).split()
    known = (
        grammar.addressees | grammar.roles | grammar.people | grammar.objects | Lexicon.core().titles | {"counterpart"}
    )
    return any(word[0].isupper() for word in words) or any(word.lower().strip(".,") in known for word in words)


def _is_medium(text: str, span: Span, media: list[Span]) -> bool:
    words = re.findall(r"\w+", span.of(text).lower())
    listed = Grammar.core()
    return any(medium.overlap(span) for medium in media) or any(
        word in listed.media or word in listed.channels for word in words
    )


def negated(text: str, attribution: Attribution) -> bool:
    """Whether the sentence says that the words are untrue, or were not said."""
    cue = Cues.core().verbs.get(attribution.cue)
    if cue and cue.takes("deny"):
        return True
    if attribution.source is None or attribution.source.end > attribution.cue_span.start:
        return False
    between = text[attribution.source.end : attribution.cue_span.start].lower()
    return any(word in Grammar.core().denials for word in re.findall(r"[\w’']+", between))

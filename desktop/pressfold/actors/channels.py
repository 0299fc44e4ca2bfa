"""Channels: through what words reached the paper ("told RTL radio", "in a statement", "tweeted")."""

from __future__ import annotations

import re

from pressfold.actors.attribution import Attribution
from pressfold.actors.grammar import Grammar
from pressfold.model.span import Span

_TOLD = re.compile(r"\b(?:told|tells|telling|speaking to|spoke to)\s+((?:the\s+)?[^,.;:“”\"]{2,60})", re.I)
_VIA = re.compile(
    r"\b(?:in|on|via|at|during|through)\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,4}?(\w[\w-]*)",
    re.I,
)
_BY_ITSELF = {
    "tweeted": "tweeted",
    "tweets": "tweeted",
    "tweeting": "tweeted",
    "posted": "posted",
    "wrote": "wrote",
    "writes": "wrote",
}
_LEAD = re.compile(r"(?:Speaking|Talking)\s+(?:to|with|on|at|in)\s+[^,]{2,60}(?=,)")
#: How far before a cue a leading participle may stand.
_REACH = 200


def channel(text: str, attribution: Attribution, media: list[Span], period: Span) -> str | None:
    """The channel that the clause of an attribution names, as printed; `media` are the spans of outlets' names."""
    clause = attribution.clause.of(text)
    told = _TOLD.search(clause)
    if told and _is_medium(
        told.group(1), Span(attribution.clause.start + told.start(1), attribution.clause.end), media
    ):
        return _short(told.group())
    for via in _VIA.finditer(clause):
        noun = Span(attribution.clause.start + via.start(1), attribution.clause.start + via.end(1))
        if via.group(1).lower() in Grammar.core().channels or any(m.overlap(noun) for m in media):
            return _whole(text, attribution.clause, via, media)
    lead = _LEAD.match(text, period.start, max(period.start, attribution.cue_span.start))
    if lead and attribution.cue_span.start - period.start < _REACH:
        return lead.group()
    return _BY_ITSELF.get(attribution.cue.lower())


def _is_medium(printed: str, span: Span, media: list[Span]) -> bool:
    words = re.findall(r"\w+", printed.lower())
    listed = Grammar.core()
    return any(m.start < span.start + len(printed) and span.start < m.end for m in media) or any(
        word in listed.media or word in ("reporters", "journalists") for word in words[:6]
    )


def _whole(text: str, clause: Span, via: re.Match[str], media: list[Span]) -> str:
    """The phrase up to the end of an outlet's name that it runs into ("on RTL radio")."""
    start, end = clause.start + via.start(), clause.start + via.end()
    for medium in media:
        if medium.start <= end <= medium.end or medium.start == end + 1:
            end = max(end, medium.end)
    behind = re.match(r"\s+(\w+)", text[end : clause.end])
    if behind and behind.group(1).lower() in Grammar.core().media:
        end += behind.end()
    return text[start:end]


def _short(printed: str) -> str:
    """A told phrase up to where it stops naming the medium."""
    return re.split(
        r"\s+(?:on|in|at|that|after|before|during|late|early|this|last|he|she|they|it)\b", printed, maxsplit=1
    )[0].strip()

"""Provenance: in which words an article's facts say how they were found, and how far each way can be trusted."""

from __future__ import annotations

#: What joins two ways that found the same.
AND = " and "
#: A fact that a reader set by hand.
EDITED = "edited"
#: An outlet's name that stands in the reader's own list.
OWN_LIST = "your list of outlets"

#: How far each way is trusted, in order: our own round estimates, not measured frequencies.
_TRUST = {
    EDITED: 1.0,
    OWN_LIST: 1.0,
    "front matter": 0.95,
    "file": 0.95,
    "JSON-LD": 0.95,
    "headline": 0.95,
    "dateline": 0.95,
    "stated in the text": 0.95,
    "heading": 0.9,
    "byline": 0.9,
    "credit line": 0.9,
    "meta tag": 0.9,
    "microdata": 0.9,
    "detected": 0.9,
    "page": 0.85,
    "standfirst": 0.85,
    "web address": 0.85,
    "page title": 0.7,
    "masthead": 0.7,
    "declared": 0.6,
    "stated in the text (updated)": 0.6,
    "first sentence": 0.4,
    "guessed": 0.4,
    "first words": 0.3,
    "suggested by a post": 0.3,
}
#: What is not in the list.
_UNKNOWN = 0.7


def confidence(how: str) -> float:
    """How far a fact can be trusted that was found this way, 0 to 1; ways that agree are surer than each alone."""
    doubt = 1.0
    for way in how.split(AND):
        doubt *= 1 - _TRUST.get(way, _UNKNOWN)
    return round(1 - doubt, 3)

"""Attributions: which words of a sentence are whose, by the cue verb and the order of the parts.

No parser: the patterns are those of news prose (Krestel, Bergler and Witte 2008; Pareti 2015). The words stand behind
the verb (Macron said ...), before the speaker (..., Macron said), before the verb turned round (..., said Macron), or
around both; "as X said" and "according to X" frame them, and a participle goes on for the same speaker (, adding
that ...).
"""

from __future__ import annotations

from pressfold.actors.attribution import Attribution
from pressfold.actors.framed import framed
from pressfold.actors.participles import participles
from pressfold.actors.postposed import postposed
from pressfold.actors.preposed import preposed
from pressfold.actors.stretch import Stretch


def attributions(stretch: Stretch) -> list[Attribution]:
    """The outermost attributions of a sentence; what is told inside their words is for a second reading."""
    found, floor = framed(stretch)
    if not found:
        found, floor = postposed(stretch)
    found = [*found, *preposed(stretch, floor, found)]
    found = [attribution for attribution in found if attribution.pieces]
    return [*found, *participles(stretch, found)]

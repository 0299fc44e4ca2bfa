"""The layers of marks: one table that the legend, the keys 1-8 and the desk read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """What can be shown or hidden on the text, each by itself."""

    PASSAGES = "passages"
    ACTORS = "actors"
    QUOTATIONS = "quotations"
    POSTS = "posts"
    DATES = "dates"
    PINS = "pins"
    HITS = "hits"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class LayerEntry:
    """A layer as the reader meets it: its name in the legend, what it shows, its key, and whether it starts shown."""

    layer: Layer
    name: str
    tip: str
    key: str
    on: bool = True


#: In the order of the legend.
LAYERS = (
    LayerEntry(Layer.PASSAGES, "Passages", "Words that stand in another article too, tinted by family", "1"),
    LayerEntry(Layer.ACTORS, "Actors", "Names, with a thin line below", "2"),
    LayerEntry(Layer.QUOTATIONS, "Quotes", "Somebody's words, with a bar in the margin", "3"),
    LayerEntry(Layer.POSTS, "Posts", "Embedded posts, set off and quieter", "4"),
    LayerEntry(Layer.DATES, "Dates", "Words for a day, dotted below", "5"),
    LayerEntry(Layer.PINS, "Pins", "What is pinned in the briefing, marked at the right", "6"),
    LayerEntry(Layer.HITS, "Hits", "Words that the search found, framed", "7"),
    LayerEntry(Layer.BOILERPLATE, "Boilerplate", "Furniture that is no part of the story, dimmed", "8"),
)
#: The layers that are shown until the reader chooses.
SHOWN_AT_FIRST = frozenset(entry.layer for entry in LAYERS if entry.on)
#: The layer of each key.
BY_KEY = {entry.key: entry.layer for entry in LAYERS}

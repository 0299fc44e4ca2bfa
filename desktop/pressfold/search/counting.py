"""Counts how often a name stands in each article, from the index alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pressfold.model.errors import BadQuery
from pressfold.search.keys import BITS, in_a_row, keyed
from pressfold.search.postings import Numbers
from pressfold.search.schema import TEXT
from pressfold.search.snapshot import Segment, Snapshot
from pressfold.search.syntax import All, Node, Phrase, Spelled, Word

Run = tuple[str, ...]


def counted(runs: Sequence[Run], snapshot: Snapshot) -> dict[int, int]:
    """How often the words of any of these runs stand one behind the other in each article's text, by id."""
    found: dict[int, int] = {}
    for segment in snapshot.segments:
        starts = np.unique(np.concatenate([_starts(segment, run) for run in runs]))
        documents, times = np.unique(starts >> BITS, return_counts=True)
        stays = segment.living[documents]
        found.update(zip(segment.ids[documents[stays]].tolist(), times[stays].tolist(), strict=True))
    return dict(sorted(found.items()))


def runs_in(node: Node) -> list[Run]:
    """The runs of words that a name or a phrase is looked for as, each a spelling.

    Raises `BadQuery` where the tree asks for more.
    """
    match node:
        case Word(word):
            return [(word,)]
        case Phrase(words, distance=0):
            return [words]
        case Spelled(typed, others):
            return [*runs_in(typed), *(run for other in others for run in runs_in(other))]
        case All(parts) if all(isinstance(part, Word) for part in parts):
            return [tuple(part.word for part in parts if isinstance(part, Word))]
    raise BadQuery("Only words, phrases and names can be counted. Write one of them in each line.", 0)


def _starts(segment: Segment, run: Run) -> Numbers:
    """Where a run of words begins, as keys of document and position."""
    return in_a_row([keyed(segment.terms.posting_list(TEXT, word.encode())) for word in run])

"""Puts segments together: which are taken into a new one, and how their words go there in a single pass.

The words of all segments are sorted already, so that they are read side by side and no more than one word's lists are
in memory at a time, however large the index is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

import numpy as np
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from pressfold.search.codec import PackedTerms
from pressfold.search.postings import Gathered, Numbers, Runs

#: Small segments are merged as soon as there are so many of about one size.
_FAN = 8
#: A segment of so many articles is no longer small: moving it takes seconds, and is left to a quiet moment.
_LARGE = 4096
#: What numbers the new articles among the segments that they come before.
_NEW = -1
#: So many large segments are no burden to a search.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """A segment whose words go into another: `numbers` are its documents' new numbers, -1 for one that is gone."""

    terms: PackedTerms
    numbers: Numbers
    whole: bool

    @classmethod
    def of(cls, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None) -> Taken:
        """The segment of a reader; `docmap` leaves out its deleted articles, else they follow from `startdoc` on."""
        terms: PackedTerms = reader.codec().terms_reader(reader.storage(), reader.segment())
        size = reader.doc_count_all()
        if docmap is None:
            return cls(terms, np.arange(startdoc, startdoc + size), whole=True)
        numbers = np.full(size, -1)
        numbers[list(docmap)] = list(docmap.values())
        return cls(terms, numbers, whole=False)

    def runs(self, field: str, place: int) -> Runs:
        """The list of the word at this place of the vocabulary, under the new numbers."""
        found = self.terms.runs(field, place)
        documents = self.numbers[found.documents]
        if self.whole:
            return Runs(documents, found.counts, found.positions, found.starts)
        stays = documents >= 0
        places = np.repeat(stays, found.counts)
        return Runs(documents[stays], found.counts[stays], found.positions[places], found.starts[places])


def side_by_side(
    field: str, new: Mapping[bytes, Gathered], segments: Sequence[Taken]
) -> Iterator[tuple[bytes, list[Gathered | Runs]]]:
    """Every word of a field in order, with its list among the new articles and in the segments that have it."""
    vocabularies = [segment.terms.vocabulary(field).words for segment in segments]
    streams = [zip(words, repeat(nth), range(len(words)), strict=False) for nth, words in enumerate(vocabularies)]
    ours = zip(sorted(new), repeat(_NEW), repeat(0), strict=False)
    for word, stands in groupby(merge(ours, *streams), itemgetter(0)):
        yield word, [new[word] if nth == _NEW else segments[nth].runs(field, place) for _, nth, place in stands]


def merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: the segments that stay; the others' articles were taken into the new one."""
    return _merged(writer, segments, _to_merge(segments))


def merge_all(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """The merge policy of a quiet moment: one segment of all."""
    return _merged(writer, segments, segments)


def scattered(segments: Sequence[Any]) -> bool:
    """Whether so many large segments are there that every search pays for it."""
    return len([segment for segment in segments if segment.doc_count_all() >= _LARGE]) > _FEW


def _merged(writer: SegmentWriter, segments: list[Any], merged: list[Any]) -> list[Any]:
    for segment in merged:
        if segment.deleted_count() == segment.doc_count_all():
            continue
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merged]


def _to_merge(segments: list[Any]) -> list[Any]:
    """Small segments that are mostly deleted, and all of a size of which there are `_FAN`.

    Sizes are counted in powers of `_FAN`, so that an article is moved only a few times in its life.
    """
    small = [segment for segment in segments if segment.doc_count_all() < _LARGE]
    sizes = Counter(_size(segment) for segment in small)
    return [
        segment
        for segment in small
        if sizes[_size(segment)] >= _FAN or 2 * segment.deleted_count() > segment.doc_count_all()
    ]


def _size(segment: Any) -> int:
    documents, size = segment.doc_count_all(), 0
    while documents >= _FAN:
        documents //= _FAN
        size += 1
    return size

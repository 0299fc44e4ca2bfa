"""Writes articles into the index: one new segment for each batch, small segments merged on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from pressfold.model.progress import NEVER, Cancel
from pressfold.search.codec import Collected, PackedCodec, PackedTerms
from pressfold.search.postings import Gathered, Numbers, PostingList

#: Small segments are merged as soon as there are so many of about one size.
_FAN = 8
#: A segment of so many articles is no longer small: to move it would keep the reader waiting for seconds.
_LARGE = 4096

#: So many words are written between two questions whether to stop.
_BREATH = 1000

#: Told the table of contents of a commit and the storage to write it to.
Publish = Callable[[TOC, Any], None]


class PostingPool:
    """Collects the words of a segment's articles in memory, each word's places in plain arrays."""

    def __init__(self, cancel: Cancel) -> None:
        self._cancel = cancel
        self._fields: dict[str, dict[bytes, Gathered]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take in a word of one article: field, word, document, weight and places."""
        field, word, document, _, places = item
        self.gathered(field, word).add(document, places)

    def gathered(self, field: str, word: bytes) -> Gathered:
        """The list of a word, for more to be added."""
        words = self._fields.get(field)
        if words is None:
            words = self._fields[field] = {}
        found = words.get(word)
        if found is None:
            found = words[word] = Gathered()
        return found

    def iter_postings(self) -> Iterator[Collected]:
        """All that was collected, by field and word."""
        for field in sorted(self._fields):
            words = self._fields[field]
            for number, word in enumerate(sorted(words)):
                if number % _BREATH == 0:
                    self._cancel.check()
                if words[word].documents:  # else all its articles were deleted
                    yield field, word, words[word]

    def cleanup(self) -> None:
        """Forget all."""
        self._fields.clear()


class PackedSegmentWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh is not typed
    """Whoosh's writer with our pool and codec; `publish` puts a commit in force.

    It takes no lock of Whoosh's, which a full disk would leave locked: a library is open in one process, and there
    `SearchIndex` lets one writer in at a time.
    """

    def __init__(self, index: FileIndex, publish: Publish, cancel: Cancel = NEVER) -> None:
        super().__init__(index, _lk=False, codec=PackedCodec(), compound=False)
        self.pool = PostingPool(cancel)
        self._publish = publish

    def add_postings_to_pool(self, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None) -> None:
        """Take in the posting lists of another segment; `docmap` leaves out its deleted articles."""
        terms: PackedTerms = reader.codec().terms_reader(reader.storage(), reader.segment())
        numbers = _renumbering(reader.doc_count_all(), startdoc, docmap)
        for field, word in terms.terms():
            found = terms.posting_list(field, word)
            if found is not None:
                _move(found, numbers, self.pool.gathered(field, word))
        terms.close()

    def _commit_toc(self, segments: list[Any]) -> None:
        """Write the table of contents and have it published before any older file goes."""

        self._publish(TOC(self.schema, segments, self.generation), self.storage)
        clean_files(self.storage, self.indexname, self.generation, segments)


def _renumbering(size: int, startdoc: int, docmap: dict[int, int] | None) -> Numbers:
    """The new number of every document, -1 for one that is gone."""
    if docmap is None:
        return np.arange(startdoc, startdoc + size)
    numbers = np.full(size, -1)
    numbers[list(docmap)] = list(docmap.values())
    return numbers


def _move(found: PostingList, numbers: Numbers, gathered: Gathered) -> None:
    """Add what stays of a list, under the new numbers."""
    documents = numbers[found.documents]
    stays = documents >= 0
    places = np.repeat(stays, found.counts)
    gathered.extend(documents[stays], found.counts[stays], found.positions[places], found.starts[places])


def merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: the segments that stay; the others' articles were taken into the new one."""
    merged = _to_merge(segments)
    for segment in merged:
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

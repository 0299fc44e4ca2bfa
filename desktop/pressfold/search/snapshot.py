"""The index as one commit left it, with the plain columns that filters and scores need in memory.

Whoosh's own readers are not used here: after a merge, their refresh brings the merged segments back, and it misses what
was deleted (whoosh3 3.54.0, measured).
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import TOC, FileIndex
from whoosh.scoring import BM25F
from whoosh.util.numeric import byte_to_length

from pressfold.search.codec import PackedTerms
from pressfold.search.postings import Numbers
from pressfold.search.schema import DATE, ID, schema

#: What Whoosh reads from the byte that it keeps of a field's length.
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class Segment:
    """One segment: its words, and for each of its documents the article's id, date and lengths."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage = storage
        self._segment = segment
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self.terms: PackedTerms = segment.codec().terms_reader(storage, segment)
        self._about = segment.codec().per_document_reader(storage, segment)
        self._lengths: dict[str, NDArray[np.float64]] = {}
        self.ids = self._column(ID, ">u8")
        self.dates = self._column(DATE, ">u4")
        self.living = _living(segment)

    def after(self, segment: Any) -> Segment:
        """The same segment with what a later commit deleted."""
        later = copy.copy(self)
        later.living = _living(segment)
        return later

    def lengths(self, field: str) -> NDArray[np.float64]:
        """How many words the field has in each document, to the precision that Whoosh keeps."""
        if field not in self._lengths:
            self._lengths[field] = _LENGTHS[self._column(f"_{field}_len", ">u1")]
        return self._lengths[field]

    def total_length(self, field: str) -> int:
        """How many words the field has in all documents."""
        total: int = self._about.field_length(field)
        return total

    def _column(self, name: str, kind: str) -> Numbers:
        """A column of numbers as Whoosh writes it: it ends with the last document that has one."""
        numbers = np.zeros(self.size, np.int64)
        path = W3Codec.column_filename(self._segment, name)
        if self._storage.file_exists(path):
            with self._storage.open_file(path) as file:
                found = np.frombuffer(file.read(), kind)
            numbers[: len(found)] = found
        return numbers

    def close(self) -> None:
        self.terms.close()
        self._about.close()


def _living(segment: Any) -> NDArray[np.bool_]:
    alive = np.ones(segment.doc_count_all(), np.bool_)
    alive[list(segment.deleted_docs())] = False
    return alive


class Snapshot:
    """All segments of one commit. Not for two threads at once: a file of Whoosh has one place to read at."""

    def __init__(self, index: FileIndex, known: dict[str, Segment] | None = None) -> None:
        self._index = index
        toc = TOC.read(index.storage, index.indexname, schema=schema())
        self.generation: int = toc.generation
        self._segments: dict[str, Segment] = {}
        for segment in toc.segments:
            name = segment.segment_id()
            seen = (known or {}).get(name)
            self._segments[name] = seen.after(segment) if seen else Segment(index.storage, segment)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(self._segments.values())

    def refreshed(self) -> Snapshot:
        """The snapshot of the latest commit: this one where nothing came since, else this one is over."""
        if self._index.latest_generation() == self.generation:
            return self
        later = Snapshot(self._index, self._segments)
        for name in self._segments.keys() - later._segments.keys():
            self._segments[name].close()
        return later

    @cached_property
    def ids(self) -> frozenset[int]:
        """Every article in the index."""
        return frozenset(number for segment in self.segments for number in segment.ids[segment.living].tolist())

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Read no posting list twice meanwhile."""
        with ExitStack() as all_segments:
            for segment in self.segments:
                all_segments.enter_context(segment.terms.at_hand())
            yield

    def documents(self, ids: Collection[int]) -> list[int]:
        """Whoosh's numbers of the living documents of these articles."""
        found: list[int] = []
        first = 0
        wanted = np.fromiter(ids, np.int64, len(ids))
        for segment in self.segments:
            found += (first + np.flatnonzero(segment.living & np.isin(segment.ids, wanted))).tolist()
            first += segment.size
        return found

    def close(self) -> None:
        for segment in self.segments:
            segment.close()


class Statistics:
    """What Whoosh's BM25F asks of a whole index, deleted articles included, as Whoosh counts them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._segments = snapshot.segments
        self._documents = sum(segment.size for segment in self._segments)
        self._idf: dict[tuple[str, bytes], float] = {}
        self._average_length: dict[str, float] = {}
        self.model = BM25F()

    def idf(self, field: str, word: bytes) -> float:
        """How telling a word is: Whoosh's formula."""
        if (field, word) not in self._idf:
            self._idf[field, word] = self.model.idf(self, field, word)
        return self._idf[field, word]

    def average_length(self, field: str) -> float:
        """How many words the field has on average, 1 where it has none."""
        if field not in self._average_length:
            total = sum(segment.total_length(field) for segment in self._segments)
            self._average_length[field] = total / (self._documents or 1) or 1
        return self._average_length[field]

    # --- what the model calls

    def get_parent(self) -> Statistics:
        return self

    def doc_frequency(self, field: str, word: bytes) -> int:
        return sum(segment.terms.doc_frequency(field, word) for segment in self._segments)

    def doc_count_all(self) -> int:
        return self._documents

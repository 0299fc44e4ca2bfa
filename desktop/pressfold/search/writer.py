"""Writes articles into the index: one new segment for each batch, into which other segments may be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from whoosh.index import TOC, FileIndex, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.search.codec import Collected, PackedCodec
from pressfold.search.merging import Taken, side_by_side
from pressfold.search.postings import Gathered, Runs

#: So many words are written between two questions whether to stop.
_BREATH = 1000

#: Told the table of contents of a commit and the storage to write it to.
Publish = Callable[[TOC, Any], None]


_MERGING = "Putting the index in order"


class PostingPool:
    """Collects the words of a segment: of new articles in memory, of segments that are taken in from where they lie."""

    def __init__(self, cancel: Cancel, progress: Progress = no_progress) -> None:
        self._cancel = cancel
        self._progress = progress
        self._fields: dict[str, dict[bytes, Gathered]] = {}
        self._taken: list[Taken] = []

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take in a word of one article: field, word, document, weight and places."""
        field, word, document, _, places = item
        words = self._fields.get(field)
        if words is None:
            words = self._fields[field] = {}
        found = words.get(word)
        if found is None:
            found = words[word] = Gathered()
        found.add(document, places)

    def take(self, segment: Taken) -> None:
        """Take in all words of a segment, whose documents come after those that are here."""
        self._taken.append(segment)

    def iter_postings(self) -> Iterator[Collected]:
        """All that was collected, by field and word."""
        names = {*self._fields, *(name for segment in self._taken for name in segment.terms.indexed_field_names())}
        total = sum(len(segment.terms.vocabulary(name).words) for segment in self._taken for name in names)
        done = 0
        for field in sorted(names):
            for number, (word, found) in enumerate(self._words(field)):
                if number % _BREATH == 0:
                    self._cancel.check()
                    self._progress(min(done, total), total, _MERGING)
                done += len(found)
                joined = found[0] if len(found) == 1 else Runs.joined(found)
                if len(joined.documents):  # else all its articles were deleted
                    yield field, word, joined
        self._progress(total, total, _MERGING)

    def _words(self, field: str) -> Iterator[tuple[bytes, Sequence[Gathered | Runs]]]:
        new = self._fields.get(field, {})
        if self._taken:
            return side_by_side(field, new, self._taken)
        return ((word, (new[word],)) for word in sorted(new))

    def cleanup(self) -> None:
        """Forget all."""
        self._fields.clear()
        for segment in self._taken:
            segment.terms.close()
        self._taken.clear()


class PackedSegmentWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh is not typed
    """Whoosh's writer with our pool and codec; `publish` puts a commit in force.

    It takes no lock of Whoosh's, which a full disk would leave locked: a library is open in one process, and there
    `SearchIndex` lets one writer in at a time.
    """

    def __init__(
        self, index: FileIndex, publish: Publish, cancel: Cancel = NEVER, progress: Progress = no_progress
    ) -> None:
        """`progress` is told how far the words of segments are put together."""
        super().__init__(index, _lk=False, codec=PackedCodec(), compound=False)
        self.pool = PostingPool(cancel, progress)
        self._publish = publish

    def write_per_doc(self, fieldnames: set[str], reader: SegmentReader) -> dict[int, int] | None:
        """Take in all of another segment but its words; the new number of each article where some were deleted.

        Whoosh sums up the lengths as it keeps them, in one byte each: scores would change a little with every merge.
        And it asks the disk for every article's column of a field that the segment has none of.
        """
        fieldnames = {name for name in fieldnames if reader.field_length(name) or reader.has_column(name)}
        sums = self.perdocwriter._fieldlengths
        exact = {field: sums[field] + reader.field_length(field) for field in fieldnames}
        docmap: dict[int, int] | None = super().write_per_doc(fieldnames, reader)
        if docmap is None:
            sums.update(exact)
        return docmap

    def add_postings_to_pool(self, reader: SegmentReader, startdoc: int, docmap: dict[int, int] | None) -> None:
        """Take in the posting lists of another segment; `docmap` leaves out its deleted articles."""
        self.pool.take(Taken.of(reader, startdoc, docmap))

    def _commit_toc(self, segments: list[Any]) -> None:
        """Write the table of contents and have it published before any older file goes."""
        self._publish(TOC(self.schema, segments, self.generation), self.storage)
        clean_files(self.storage, self.indexname, self.generation, segments)

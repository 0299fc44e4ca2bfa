"""How an index lies on the disk: Whoosh's own per-article files, and our vocabulary and posting lists.

A codec is Whoosh's replaceable part for that. Ours has one file of words (`vocabulary`) and one of posting lists
(`postings`) for a segment; nothing in them is a pickle.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from pressfold.search.postings import Gathered, PostingList, Runs
from pressfold.search.vocabulary import Vocabulary, pack, unpack

_VOCABULARY = ".voc"
_POSTINGS = ".pst"

_NONE = Vocabulary.after(0)

#: What the pool hands to the codec, sorted by field, then word.
Collected = tuple[str, bytes, Gathered | Runs]


class PackedCodec(W3Codec):  # type: ignore[misc]  # Whoosh is not typed
    """Whoosh 3's codec with packed words and posting lists."""

    length_stats = False  # the lengths of fields are read from their column, not per posting

    def field_writer(self, storage: Any, segment: Any) -> PackedWriter:
        return PackedWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> PackedTerms:
        return PackedTerms(storage, segment)


class PackedWriter(base.FieldWriter):  # type: ignore[misc]  # Whoosh is not typed
    """Writes the words and posting lists of one segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._vocabulary = segment.create_file(storage, _VOCABULARY)
        self._postings = segment.create_file(storage, _POSTINGS)
        self._fields: dict[str, Vocabulary] = {}
        self._end = 0
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Collected]) -> None:  # noqa: ARG002  # Whoosh's
        """Write what a pool collected."""
        for field, word, gathered in items:
            data = gathered.pack()
            self._postings.write(data)
            if field not in self._fields:
                self._fields[field] = Vocabulary.after(self._end)
            self._end += len(data)
            self._fields[field].append(word, self._end, len(gathered.documents))

    def close(self) -> None:
        self._vocabulary.write(pack(self._fields))
        self._vocabulary.close()
        self._postings.close()
        self.is_closed = True


class PackedTerms(base.TermsReader):  # type: ignore[misc]  # Whoosh is not typed
    """Reads the words and posting lists of one segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        with segment.open_file(storage, _VOCABULARY) as file:
            self._fields = unpack(file.read())
        self._postings = segment.open_file(storage, _POSTINGS)
        self._keeps = False
        self._at_hand: dict[tuple[str, bytes], PostingList | None] = {}

    def vocabulary(self, field: str) -> Vocabulary:
        """The words of a field; none where no document of the segment has it."""
        return self._fields.get(field, _NONE)

    def posting_list(self, field: str, word: bytes) -> PostingList | None:
        """Where the word stands, or None where it does not."""
        if (field, word) in self._at_hand:
            return self._at_hand[field, word]
        found = self._found(field, word)
        if self._keeps:
            self._at_hand[field, word] = found
        return found

    def _found(self, field: str, word: bytes) -> PostingList | None:
        vocabulary = self.vocabulary(field)
        at = vocabulary.place(word)
        if at < 0:
            return None
        start, end = vocabulary.bounds[at : at + 2]
        get = self._postings.get
        return PostingList(lambda at, size: get(start + at, size), end - start, vocabulary.documents[at])

    def runs(self, field: str, place: int) -> Runs:
        """The whole list of the word at a place of the vocabulary."""
        vocabulary = self.vocabulary(field)
        start, end = vocabulary.bounds[place : place + 2]
        return Runs.read(self._postings.get(start, end - start), vocabulary.documents[place])

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Keep the lists that are read meanwhile: a query asks for the same several times."""
        self._keeps = True
        try:
            yield
        finally:
            self._keeps = False
            self._at_hand.clear()

    # --- what Whoosh asks of any codec -------------------------------------------------------------------------------

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, word = term
        return self.vocabulary(field).place(word) >= 0

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields.keys()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((field, word) for field in sorted(self._fields) for word in self._fields[field].words)

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        words = self.vocabulary(field).words
        return ((field, words[at]) for at in range(bisect_left(words, prefix), len(words)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(field, prefix))

    def doc_frequency(self, field: str, word: bytes) -> int:
        if (field, word) in self._at_hand:
            found = self._at_hand[field, word]
            return found.number if found is not None else 0
        vocabulary = self.vocabulary(field)
        at = vocabulary.place(word)
        return vocabulary.documents[at] if at >= 0 else 0

    def frequency(self, field: str, word: bytes) -> int:
        return int(self._known(field, word).counts.sum())

    def term_info(self, field: str, word: bytes) -> TermInfo:
        found = self._known(field, word)
        counts, documents = found.counts, found.documents
        return TermInfo(
            weight=float(counts.sum()), df=len(documents), minlength=1, maxlength=0, maxweight=float(counts.max()),
            minid=int(documents[0]), maxid=int(documents[-1]),
        )  # fmt: skip

    def matcher(self, field: str, word: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Whoosh's own way through a posting list, one document at a time."""
        found = self._known(field, word)
        bounds = np.cumsum(found.counts)[:-1]
        positions, starts = np.split(found.positions, bounds), np.split(found.starts, bounds)
        values = [np.concatenate(runs).astype(np.uint32).tobytes() for runs in zip(positions, starts, strict=True)]
        weights = found.counts.astype(float).tolist()
        info = self.term_info(field, word)
        return ListMatcher(
            found.documents.tolist(), weights, values, format_, scorer, term=(field, word), terminfo=info
        )

    def _known(self, field: str, word: bytes) -> PostingList:
        found = self.posting_list(field, word)
        if found is None:
            raise TermNotFound(f"No term {field}:{word!r}")
        return found

    def close(self) -> None:
        self._postings.close()

"""Answers Whoosh queries a whole posting list at a time: which documents of a segment match, and with what score.

The documents and scores are Whoosh's own (BM25F over the same statistics), only the way there is shorter: one run of
numbers for a word instead of one step for each document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from whoosh.query import And, AndNot, ConstantScoreQuery, Every, NullQuery, Or, Phrase, Query, Require, Term
from whoosh.scoring import bm25

from pressfold.model.progress import NEVER, Cancel
from pressfold.search.keys import BITS, contained, distinct, in_a_row, keyed, places_in, within_reach
from pressfold.search.postings import Numbers, PostingList
from pressfold.search.queries import Among, DateBetween, Near, SameQuotation
from pressfold.search.quoted import QUOTES, Quotations, documents_of
from pressfold.search.snapshot import Segment, Statistics

Scores = NDArray[np.float64]

#: More terms than this are scored together: for each of hundreds of names, the way there takes longer than the sums.
_FEW = 8
#: So many documents are scored at once.
_PORTION = 1 << 17


@dataclass(frozen=True, slots=True)
class Matches:
    """The documents of a segment that match, ascending, and the score of each."""

    documents: Numbers
    scores: Scores


_NOTHING = Matches(np.zeros(0, np.int64), np.zeros(0))


class Matcher:
    """Answers queries in one segment."""

    def __init__(self, segment: Segment, statistics: Statistics, cancel: Cancel = NEVER) -> None:
        self._segment = segment
        self._statistics = statistics
        self._cancel = cancel
        self._answers: dict[type[Query], Callable[..., Matches]] = {
            Term: self._term,
            And: self._and,
            Or: self._or,
            AndNot: self._and_not,
            Require: self._require,
            ConstantScoreQuery: self._constant,
            Every: self._every,
            Phrase: self._phrase,
            Near: self._near,
            DateBetween: self._dates,
            Among: self._among,
            SameQuotation: self._same_quotation,
            type(NullQuery): self._nothing,
        }

    def answer(self, query: Query) -> Matches:
        """What matches; deleted documents are among it."""
        self._cancel.check()
        return self._answers[type(query)](query)

    def _term(self, query: Term) -> Matches:
        return self._scored(query.fieldname, query.text.encode())

    def _scored(self, field: str, word: bytes) -> Matches:
        found = self._segment.terms.posting_list(field, word)
        return self._score(field, word, found) if found else _NOTHING

    def _score(self, field: str, word: bytes, found: PostingList) -> Matches:
        return Matches(found.documents, self._bm25(field, word, found.documents, found.counts))

    def _bm25(self, field: str, word: bytes, documents: Numbers, counts: Numbers) -> Scores:
        statistics, model = self._statistics, self._statistics.model
        lengths = self._segment.lengths(field)[documents]
        scores: Scores = bm25(
            statistics.idf(field, word), counts, lengths, statistics.average_length(field), model.B, model.K1
        )
        return scores

    def _and(self, query: And) -> Matches:
        answers = []
        for part in query.subqueries:
            answers.append(self.answer(part))
            if not len(answers[-1].documents):
                return _NOTHING
        return reduce(_both, sorted(answers, key=lambda answer: len(answer.documents)))

    def _or(self, query: Or) -> Matches:
        matched = np.zeros(self._segment.size, np.bool_)
        scores = np.zeros(self._segment.size)
        parts = list(_flat(query))
        together = [part for part in parts if type(part) is Term] if len(parts) > _FEW else []
        for found in self._terms(together):
            matched[found.documents] = True
            scores += np.bincount(found.documents, found.scores, self._segment.size)
        for part in parts:
            if not together or type(part) is not Term:
                found = self.answer(part)
                matched[found.documents] = True
                scores[found.documents] += found.scores
        documents = np.flatnonzero(matched)
        return Matches(documents, scores[documents])

    def _terms(self, terms: Sequence[Term]) -> Iterator[Matches]:
        """The answers to many terms, many of them scored at once; a document comes once for each term that it has."""
        fields: dict[str, list[bytes]] = {}
        for term in terms:
            fields.setdefault(term.fieldname, []).append(term.text.encode())
        for field, words in fields.items():
            lists = ((word, self._segment.terms.posting_list(field, word)) for word in words)
            for several in _portions((word, found) for word, found in lists if found is not None):
                self._cancel.check()
                yield self._scored_together(field, several)

    def _scored_together(self, field: str, lists: Sequence[tuple[bytes, PostingList]]) -> Matches:
        statistics, model = self._statistics, self._statistics.model
        documents = np.concatenate([found.documents for _, found in lists])
        counts = np.concatenate([found.counts for _, found in lists])
        idf = np.repeat([statistics.idf(field, word) for word, _ in lists], [found.number for _, found in lists])
        lengths = self._segment.lengths(field)[documents]
        return Matches(documents, bm25(idf, counts, lengths, statistics.average_length(field), model.B, model.K1))

    def _and_not(self, query: AndNot) -> Matches:
        found = self.answer(query.a)
        stays = ~contained(found.documents, self.answer(query.b).documents)
        return Matches(found.documents[stays], found.scores[stays])

    def _require(self, query: Require) -> Matches:
        found = self.answer(query.a)
        stays = contained(found.documents, self.answer(query.b).documents)
        return Matches(found.documents[stays], found.scores[stays])

    def _constant(self, query: ConstantScoreQuery) -> Matches:
        documents = self.answer(query.child).documents
        return Matches(documents, np.full(len(documents), float(query.score)))

    def _nothing(self, _: Query) -> Matches:
        return _NOTHING

    def _every(self, _: Every) -> Matches:
        return Matches(np.arange(self._segment.size), np.ones(self._segment.size))

    def _dates(self, query: DateBetween) -> Matches:
        dates = self._segment.dates
        documents = np.flatnonzero((dates > 0) & (dates >= query.first) & (dates <= query.last))
        return Matches(documents, np.ones(len(documents)))

    def _among(self, query: Among) -> Matches:
        documents = np.flatnonzero(contained(self._segment.ids, query.ids))
        return Matches(documents, np.ones(len(documents)))

    def _same_quotation(self, query: SameQuotation) -> Matches:
        """Documents with a quotation that answers; the score is that of its words among all quoted words."""
        documents = documents_of(Quotations(self._segment, self._cancel).slots(query.asked))
        words = sorted({word.encode() for field, word in query.asked.iter_all_terms() if field == QUOTES})
        return self._with_score(QUOTES, words, documents)

    def _phrase(self, query: Phrase) -> Matches:
        """Documents with the words one behind the other; the score is that of all the words, as in Whoosh."""
        words = [word.encode() for word in query.words]
        keys = self._keys(query.fieldname, words)
        if keys is None:
            return _NOTHING
        return self._scored_at(query.fieldname, words, in_a_row([keys[word] for word in words]))

    def _near(self, query: Near) -> Matches:
        """Documents where a stretch of `distance` words beyond its first has them all."""
        words = [word.encode() for word in dict.fromkeys(query.words)]
        keys = self._keys(query.fieldname, words)
        if keys is None:
            return _NOTHING
        return self._scored_at(query.fieldname, words, within_reach([keys[word] for word in words], query.distance))

    def _keys(self, field: str, words: Sequence[bytes]) -> dict[bytes, Numbers] | None:
        """Each word's positions in the documents that have all the words; None where there is no such document."""
        lists: dict[bytes, PostingList] = {}
        for word in dict.fromkeys(words):
            found = self._segment.terms.posting_list(field, word)
            if found is None:
                return None
            lists[word] = found
        have_all = np.ones(self._segment.size, np.bool_)
        for found in lists.values():
            have_all &= self._marked(found.documents)
        if not have_all.any():
            return None
        keys = {}
        for word, found in lists.items():
            self._cancel.check()
            keys[word] = keyed(found, have_all)
        return keys

    def _marked(self, documents: Numbers) -> NDArray[np.bool_]:
        marks = np.zeros(self._segment.size, np.bool_)
        marks[documents] = True
        return marks

    def _scored_at(self, field: str, words: Sequence[bytes], keys: Numbers) -> Matches:
        """The score of these words in the documents of these keys."""
        return self._with_score(field, words, distinct(keys >> BITS))

    def _with_score(self, field: str, words: Sequence[bytes], documents: Numbers) -> Matches:
        """These documents with the score of these words, for those that they stand in."""
        scores = np.zeros(len(documents))
        wanted = self._marked(documents)
        for word in words:
            found = self._segment.terms.posting_list(field, word)
            if found is not None:
                there = np.flatnonzero(wanted[found.documents])
                stands = found.documents[there]
                at = slice(None) if len(stands) == len(documents) else np.searchsorted(documents, stands)
                scores[at] += self._bm25(field, word, stands, found.counts[there])
        return Matches(documents, scores)


def _portions(lists: Iterable[tuple[bytes, PostingList]]) -> Iterator[list[tuple[bytes, PostingList]]]:
    """The lists in portions of about so many documents as memory holds with ease."""
    portion: list[tuple[bytes, PostingList]] = []
    documents = 0
    for word, found in lists:
        portion.append((word, found))
        documents += found.number
        if documents > _PORTION:
            yield portion
            portion, documents = [], 0
    if portion:
        yield portion


def _flat(query: Or) -> Iterator[Query]:
    """The parts of an Or, those of an Or inside it among them: each costs a look at every document of the segment."""
    for part in query.subqueries:
        if type(part) is Or:
            yield from _flat(part)
        else:
            yield part


def _both(some: Matches, more: Matches) -> Matches:
    """What is in both, with the sum of the scores; `some` is the shorter."""
    at, stays = places_in(some.documents, more.documents)
    return Matches(some.documents[stays], some.scores[stays] + more.scores[at[stays]])

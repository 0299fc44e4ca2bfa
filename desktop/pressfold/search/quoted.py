"""Which quotations answer a question about their words and their speakers: the slots of `posted` that match."""

from __future__ import annotations

from functools import reduce

import numpy as np
from whoosh.query import And, AndNot, Every, NullQuery, Or, Phrase, Query, Term

from pressfold.model.progress import NEVER, Cancel
from pressfold.model.span import Span
from pressfold.search.keys import BITS, distinct, in_a_row, keyed, within_reach
from pressfold.search.posted import CLOSES, OPENS, SLOT_BITS
from pressfold.search.postings import Numbers
from pressfold.search.queries import Near
from pressfold.search.snapshot import Segment

QUOTES, SPEAKERS = "quotes", "speakers"


class Quotations:
    """Answers questions about the quotations of one segment: with slots, where `matching` answers with documents."""

    def __init__(self, segment: Segment, cancel: Cancel = NEVER) -> None:
        self._segment = segment
        self._cancel = cancel

    def slots(self, query: Query) -> Numbers:
        """The slots that match, ascending: document above, number of the slot below."""
        self._cancel.check()
        match query:
            case Term():
                return self._of(self._keys(query.fieldname, query.text))
            case Phrase():
                return self._of(in_a_row([self._keys(query.fieldname, word) for word in query.words]))
            case Near():
                words = dict.fromkeys(query.words)
                return self._of(within_reach([self._keys(query.fieldname, word) for word in words], query.distance))
            case And():
                return reduce(np.intersect1d, [self.slots(part) for part in query.subqueries])
            case Or():
                return np.unique(np.concatenate([self.slots(part) for part in query.subqueries]))
            case AndNot():
                return np.setdiff1d(self.slots(query.a), self.slots(query.b))
            case Every():
                return self._of(self._keys(SPEAKERS, OPENS))
        if query == NullQuery:
            return np.zeros(0, np.int64)
        raise AssertionError(f"{query!r} asks nothing of a quotation")

    def pieces(self, slots: Numbers, documents: Numbers) -> dict[int, list[Span]]:
        """The quotations in these slots of these documents, as places in the text."""
        opens, closes = (self._places(mark, slots, documents) for mark in (OPENS, CLOSES))
        return {
            document: [Span(start, end) for (_, start), (_, end) in zip(opens[document], closes[document], strict=True)]
            for document in opens
        }

    def places(self, word: str, slots: Numbers, documents: Numbers) -> dict[int, list[tuple[int, int]]]:
        """Position and start of a quoted word in these slots of these documents."""
        return self._inside(QUOTES, word, slots, documents)

    def _places(self, mark: str, slots: Numbers, documents: Numbers) -> dict[int, list[tuple[int, int]]]:
        return self._inside(SPEAKERS, mark, slots, documents)

    def _inside(self, field: str, word: str, slots: Numbers, documents: Numbers) -> dict[int, list[tuple[int, int]]]:
        stands = self._segment.terms.posting_list(field, word.encode())
        if stands is None:
            return {}
        wanted = set(slots.tolist())
        found: dict[int, list[tuple[int, int]]] = {}
        for document, places in stands.places(documents).items():
            inside = [place for place in places if slot_of(document, place[0]) in wanted]
            if inside:
                found[document] = inside
        return found

    def _keys(self, field: str, word: str) -> Numbers:
        return keyed(self._segment.terms.posting_list(field, word.encode()))

    def _of(self, keys: Numbers) -> Numbers:
        return distinct(keys >> SLOT_BITS)


def documents_of(slots: Numbers) -> Numbers:
    """The documents that slots belong to, ascending."""
    return distinct(slots >> (BITS - SLOT_BITS))


def slot_of(document: int, position: int) -> int:
    """The slot of a position in a document."""
    return ((document << BITS) | position) >> SLOT_BITS

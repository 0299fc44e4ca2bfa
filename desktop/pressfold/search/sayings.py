"""The quotations that a query asks for: where their words stand in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from whoosh.query import Query

from pressfold.model.progress import Cancel
from pressfold.model.span import Span
from pressfold.search.hits import Hit, HitFinder, Place
from pressfold.search.plan import Known, plan
from pressfold.search.postings import Numbers
from pressfold.search.queries import SameQuotation
from pressfold.search.quoted import QUOTES, Quotations
from pressfold.search.snapshot import Segment
from pressfold.search.syntax import All, Node, Not, Said, Some


@dataclass(frozen=True, slots=True)
class Spoken:
    """Inside the quotations of one article that answer: the places of the words asked for, or all that is said."""

    words: list[Place] = field(default_factory=list)
    pieces: list[Span] = field(default_factory=list)


class Saying:
    """One `Said` of a query. Without words to look for, the whole quotation is the hit."""

    def __init__(self, node: Said, known: Known, number: int) -> None:
        """`number` is that of its first condition among all conditions of the query."""
        asked = plan(node, known)
        self._asked: Query = asked.asked if isinstance(asked, SameQuotation) else asked.child.asked
        self._finder = HitFinder(node.words, lambda leaf: known.expand(leaf, (QUOTES,))) if node.words else None
        self._number = number

    def __len__(self) -> int:
        """How many conditions it has."""
        return len(self._finder) if self._finder else 1

    def places(self, segment: Segment, documents: Numbers, cancel: Cancel) -> dict[int, Spoken]:
        """Where it is answered in these documents, which ascend."""
        quotations = Quotations(segment, cancel)
        slots = quotations.slots(self._asked)
        if self._finder is None:
            return {document: Spoken(pieces=pieces) for document, pieces in quotations.pieces(slots, documents).items()}
        found: dict[int, Spoken] = {}
        for word in self._finder.words:
            for document, places in quotations.places(word, slots, documents).items():
                found.setdefault(document, Spoken()).words.extend(Place(*place, word) for place in places)
        return found

    def hits(self, text: str, spoken: Spoken) -> list[Hit]:
        """The hits in the article's text; none where it is another than the one that was indexed."""
        if self._finder is None:
            inside = [piece for piece in spoken.pieces if piece.end <= len(text)]
            return [Hit(piece.start, piece.end, self._number, None) for piece in inside]
        found = self._finder.find(text, spoken.words, anew=False)
        return [hit._replace(leaf=self._number + hit.leaf) for hit in found]


def sayings_of(tree: Node, known: Known, first: int) -> tuple[Saying, ...]:
    """Every quotation that a match may have; their conditions are numbered from `first` on."""
    found: list[Saying] = []
    for node in _wanted(tree):
        found.append(Saying(node, known, first))
        first += len(found[-1])
    return tuple(found)


def _wanted(node: Node) -> Iterator[Said]:
    match node:
        case Said():
            yield node
        case All(parts) | Some(parts):
            for part in parts:
                yield from _wanted(part)
        case Not():
            return

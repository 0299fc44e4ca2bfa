"""Readings: what was read in each article, kept so that an article that did not change is not read again.

An article's names depend on its text alone (and on those of the reader's entries that may stand in it); what its
phrases mean and who is quoted depends besides on whom its names were joined to. Joining is always done anew, over all
articles; a part of a reading whose digest is another is made anew. The same articles give the same findings whether
or not a reading was kept.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pressfold.actors.offices import Held, RolePhrase
from pressfold.actors.recognise import Name
from pressfold.actors.registry import Registry
from pressfold.actors.roles import RoleLink, RoleReading
from pressfold.model.actor import ActorKind, How
from pressfold.model.article import Article
from pressfold.model.own_entry import OwnEntry
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span

#: A reader's name without so many plain letters in a row may stand anywhere.
_FEWEST = 3
_RUN = re.compile(r"[a-z]+")
Kept = Mapping[int, tuple[str, str]]


class Readings:
    """The readings of one analysis: those kept from before, by article, and what was made anew.

    `version` names what makes them: with another one nothing that was kept counts. Without `kept` nothing is kept.
    """

    def __init__(self, version: str = "", kept: Kept | None = None, own: Sequence[OwnEntry] = ()) -> None:
        self._version = version
        self._keeps = kept is not None
        self._kept = kept or {}
        self._own = [(_needle(entry), repr(entry)) for entry in own]
        self._registry = _hash(own)
        self._at_hand: dict[int, dict[str, Any]] = {}
        self._digests: dict[int, str] = {}
        self._changed: set[int] = set()

    def names(
        self, article: Article, registry: Registry, read: Callable[[Article, Registry], list[Name]]
    ) -> list[Name]:
        """The names of an article, read only where they were not kept."""
        if not self._keeps:
            return read(article, registry)
        digest = self._digests[article.id] = self._digest(article)
        before, stored = self._kept.get(article.id, ("", ""))
        if before == digest:
            part = self._at_hand[article.id] = json.loads(stored)
            return [_name(row, article.text, registry) for row in part["names"]]
        names = read(article, registry)
        self._at_hand[article.id] = {"names": [_name_row(name) for name in names]}
        self._changed.add(article.id)
        return names

    def roles(self, article: Article, made_of: object, read: Callable[[], RoleReading]) -> RoleReading:
        """What the role phrases of an article mean, read only where it was not kept for the same names and registry."""
        made_of = self._registry, made_of
        stored = self._part(article.id, "roles", made_of)
        if stored is not None:
            return _roles(stored)
        found = read()
        self._put(article.id, "roles", made_of, _roles_row(found))
        return found

    def quotations(
        self, article: Article, made_of: object, read: Callable[[], Sequence[Quotation]]
    ) -> Sequence[Quotation]:
        """The quotations of an article, read only where they were not kept for the same mentions."""
        stored = self._part(article.id, "said", made_of)
        if stored is not None:
            return [_quotation(row, article) for row in stored]
        found = read()
        self._put(article.id, "said", made_of, [_quotation_row(quotation) for quotation in found])
        return found

    def fresh(self) -> dict[int, tuple[str, str]]:
        """The readings that differ from those kept, to be kept in their place."""
        return {
            id: (self._digests[id], json.dumps(self._at_hand[id], ensure_ascii=False, separators=(",", ":")))
            for id in sorted(self._changed)
            if id in self._digests
        }

    def _part(self, article: int, name: str, made_of: object) -> Any:
        part = self._at_hand.get(article, {}).get(name)
        return part[1] if part and part[0] == _hash(made_of) else None

    def _put(self, article: int, name: str, made_of: object, value: object) -> None:
        if article in self._at_hand:
            self._at_hand[article][name] = [_hash(made_of), value]
            self._changed.add(article)

    def _digest(self, article: Article) -> str:
        """A hash of all that an article's names depend on."""
        folded = _folded(article.text) if self._own else ""
        entries = [told for needle, told in self._own if needle is None or any(part in folded for part in needle)]
        blocks = [(block.start, block.end, block.role.value) for block in article.blocks]
        return _hash((self._version, article.reading.text_sha256, article.metadata.language, blocks, entries))


def _hash(made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _needle(entry: OwnEntry) -> tuple[str, ...] | None:
    """Letters of which some stand in every text that may name an entry; None where nothing can be told."""
    found = []
    for name in (entry.name, *entry.aliases, *entry.handles):
        longest = max(_RUN.findall(_folded(name)), key=len, default="")
        if len(longest) < _FEWEST:
            return None
        found.append(longest)
    return tuple(found)


def _folded(text: str) -> str:
    """The text in small letters without accents: rougher than the key of a name, so that nothing is missed."""
    return text.casefold().translate(_accents())


@cache
def _accents() -> dict[int, str]:
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    return {ord(c): p[0] for c in letters if (p := unicodedata.normalize("NFD", c))[0].isascii() and p != c} | {
        0xAD: "", 0x200C: "", 0x200D: "", 0x2060: "",
    }  # fmt: skip


# --- as rows of JSON -------------------------------------------------------------------------------------------------


def _name_row(name: Name) -> list[object]:
    return [name.start, name.end, name.kind, name.sure, name.how, [entry.id for entry in name.entries]]


def _name(row: list[Any], text: str, registry: Registry) -> Name:
    start, end, kind, sure, how, ids = row
    entries = tuple(entry for id in ids if (entry := registry.entry(id)))
    return Name(start, end, text[start:end], ActorKind(kind), sure, How(how), entries)


def _roles_row(found: RoleReading) -> list[object]:
    return [
        [[*link.span, link.actor, link.why] for link in found.links],
        [[h.actor, h.words, sorted(h.offices), h.country, h.printed] for h in found.held],
        [[*span, p.first, p.last, p.words, sorted(p.offices), p.country] for span, p in found.unexplained],
    ]


def _roles(stored: list[Any]) -> RoleReading:
    links, held, unexplained = stored
    return RoleReading(
        tuple(RoleLink(Span(start, end), actor, why) for start, end, actor, why in links),
        tuple(Held(actor, tuple(words), frozenset(offices), *rest) for actor, words, offices, *rest in held),
        tuple(
            (Span(start, end), RolePhrase(first, last, tuple(words), frozenset(offices), country))
            for start, end, first, last, words, offices, country in unexplained
        ),
    )


_PLAIN = (
    "fragment", "speaker", "speaker_text", "via", "cue", "channel", "confidence", "why", "addressee", "when",
    "negated", "unnamed", "plural", "offered", "offered_why",
)  # fmt: skip


def _quotation_row(q: Quotation) -> list[object]:
    return [q.kind, q.pieces, q.speakers, q.fragments, q.addressees, [getattr(q, name) for name in _PLAIN]]


def _quotation(row: list[Any], article: Article) -> Quotation:
    kind, pieces, speakers, fragments, addressees, plain = row
    spans = tuple(Span(*piece) for piece in pieces)
    start, end = spans[0].start, spans[-1].end
    return Quotation(
        id=f"{article.id}:{start}-{end}",
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        pieces=spans,
        kind=QuotationKind(kind),
        speakers=tuple(speakers),
        utterance=None,
        fragments=tuple(Span(*span) for span in fragments),
        addressees=tuple(addressees),
        **dict(zip(_PLAIN, plain, strict=True)),
    )

"""Rulings: what the reader decided about actors, mentions and quotations, laid over what the program finds.

A ruling is keyed by what it is about: an actor by its id and the normal form of its name, a place by the hash of its
text and its span, words by their normal form. So it outlives every analysis and every rebuild.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from pressfold.model.span import Span


class RulingKind(StrEnum):
    """What was decided.

    merge      the actor is `other`
    split      the mentions of the actor that are spelled `words` are another, called `value`
    rename     the actor is called `value`
    retype     the actor is of the kind `value`
    hide       the actor is left out of lists
    side       the actor is on the side of `other`
    voice      the actor speaks for `other`; for nobody where that is empty
    never      the `words` name nobody, anywhere
    place      the span names `other`
    reject     the span names nobody
    quotation  the span is a quotation of the kind `value` by `speakers`, in place of the one at `instead`
    unsaid     the span is no quotation
    apart      the `words` do not mean `other`: nobody asks again
    joined     the quotations at the span and at the one place of `places` render one statement
    parted     the quotation at the span renders another statement than those at `places`
    """

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"
    VOICE = "voice"
    SIDE = "side"
    NEVER = "never"
    PLACE = "place"
    REJECT = "reject"
    QUOTATION = "quotation"
    UNSAID = "unsaid"
    APART = "apart"
    JOINED = "joined"
    PARTED = "parted"


_PLACES = {RulingKind.PLACE: "mention", RulingKind.REJECT: "mention"}
_QUOTED = {RulingKind.QUOTATION: "quotation", RulingKind.UNSAID: "quotation"}
_RENDERINGS = (RulingKind.JOINED, RulingKind.PARTED)

#: The place of a quotation: the hash of its text, where it starts and where it ends.
RenderingPlace = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision. `name` and `other_name` are the names as they were when it was made; `words` is a normal form.

    `places` are those of other quotations; `when` is the moment it was made (ISO 8601), empty in those from before.
    """

    kind: RulingKind
    actor: str = ""
    name: str = ""
    other: str = ""
    other_name: str = ""
    words: str = ""
    text_sha256: str = ""
    start: int = 0
    end: int = 0
    value: str = ""
    speakers: tuple[str, ...] = ()
    speaker_text: str = ""
    instead: tuple[int, int] | None = None
    places: tuple[RenderingPlace, ...] = ()
    when: str = ""

    @property
    def about(self) -> str:
        """What it is about: of several rulings on one thing the last one holds."""
        if self.kind in _RENDERINGS:
            return " ".join([self.kind, *(f"{text} {start}-{end}" for text, start, end in sorted(self.all_places))])
        place = _PLACES.get(self.kind) or _QUOTED.get(self.kind)
        if place:
            start, end = self.instead or (self.start, self.end)
            return f"{place} {self.text_sha256} {start}-{end}"
        apart = self.other if self.kind is RulingKind.APART else ""
        return " ".join(part for part in (self.kind, self.actor, self.words, apart) if part)

    @property
    def all_places(self) -> tuple[RenderingPlace, ...]:
        """The places of all quotations that a ruling on renderings is about, its own first."""
        return ((self.text_sha256, self.start, self.end), *self.places)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def stored(self) -> dict[str, object]:
        """The ruling as plain data, only what is said."""
        return {name: value for name, value in asdict(self).items() if value}

    @staticmethod
    def restored(stored: dict[str, object]) -> Ruling:
        """The ruling from plain data. Raises ValueError or TypeError where it is none."""
        told: dict[str, object] = dict(stored)
        told["kind"] = RulingKind(str(told.get("kind")))
        told["speakers"] = tuple(told.get("speakers", ()))  # type: ignore[arg-type]  # a list of ids, or it raises
        instead = told.get("instead")
        told["instead"] = tuple(instead) if instead else None  # type: ignore[arg-type]  # a list of two, or it raises
        told["places"] = tuple(tuple(place) for place in told.get("places", ()))  # type: ignore[attr-defined]  # as above
        return Ruling(**told)  # type: ignore[arg-type]  # a stranger's key raises TypeError

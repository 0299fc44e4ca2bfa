"""Rows of the quotes page: who speaks, and what they are quoted with, by the place in the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.model.utterance import Alike
from pressfold.ui.phrases import count, joined, told

NOBODY = "Nobody is named"
_KINDS = {QuotationKind.DIRECT: "direct", QuotationKind.INDIRECT: "indirect", QuotationKind.POST: "post"}


class By(StrEnum):
    """How the quotations are put together."""

    SPEAKER = "By speaker"
    UTTERANCE = "By utterance"
    OUTLET = "By outlet"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """The heading over the quotations of one speaker, or of one outlet."""

    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """The heading over the renderings of one utterance; what is odd about it stands in whole sentences."""

    id: str
    name: str
    quotes: int
    conflict: str = ""
    translated: str = ""
    posted: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.conflict, self.translated, self.posted)))


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quotation; `article` names where it stands, `also_in` counts the other articles with this utterance.

    `marks` are the words of `text` that another rendering has not, `parts` says where they part in words.
    `joined` tells that it stands below its utterance, and can be parted from it.
    """

    quotation: Quotation
    article: str
    also_in: int
    marks: tuple[Span, ...] = ()
    parts: str = ""
    speaker: str = ""
    joined: bool = False

    @property
    def text(self) -> str:
        return printed(self.quotation)

    @property
    def facts(self) -> str:
        """ "direct · told RTL radio · Reuters"."""
        said = self.quotation
        kind = told("fragment" if said.fragment else _KINDS[said.kind])
        channel = said.channel if said.channel != kind else None
        return joined(self.speaker, kind, channel or "", told("via %s", said.via) if said.via else "", self.article)

    @property
    def sure(self) -> str:
        return confidence(self.quotation.confidence)


@dataclass(frozen=True, slots=True)
class OffersRow:
    """The heading over quotations that may be one statement in other words: offered, never counted."""

    offers: int

    @property
    def text(self) -> str:
        return told("Possibly the same quote")


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Two quotations that may be one statement; `one_in` and `other_in` name where they stand."""

    alike: Alike
    one_in: str
    other_in: str

    @property
    def facts(self) -> str:
        """ "offered, not counted · the speakers differ"."""
        conflict = told("the speakers differ") if self.alike.likeness.conflict else ""
        return joined(told("offered, not counted"), conflict)


Row = SpeakerRow | UtteranceRow | QuoteRow | OffersRow | AlikeRow


def confidence(value: float) -> str:
    """How sure it is who speaks, in a word."""
    if value >= 0.85:
        return told("sure")
    return told("likely") if value >= 0.6 else told("uncertain")


def alike_rows(alike: Sequence[Alike], names: Mapping[int, str]) -> tuple[Row, ...]:
    """The quotations that may be one statement, under a heading of their own; nothing where there are none."""
    if not alike:
        return ()
    rows = (AlikeRow(one, names.get(one.one.article, ""), names.get(one.other.article, "")) for one in alike)
    return (OffersRow(len(alike)), *rows)


def printed(quotation: Quotation) -> str:
    """The words in one line: inside marks only where the article quotes them directly or embeds the post."""
    words = " ".join(quotation.text.split())
    return words if quotation.kind is QuotationKind.INDIRECT else f"“{words}”"


def quote_rows(quotations: Sequence[Quotation], names: Mapping[int, str], spoken: Mapping[str, int]) -> tuple[Row, ...]:
    """The quotations by speaker, most quoted first, nobody last.

    `names` gives the outlet by article id, `spoken` in how many articles an utterance stands.
    """
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        by_speaker.setdefault(quotation.speaker or quotation.speaker_text or NOBODY, []).append(quotation)
    rows: list[Row] = []
    for name, said in sorted(by_speaker.items(), key=lambda item: (item[0] == NOBODY, -len(item[1]), item[0])):
        rows.append(SpeakerRow(name, len(said)))
        rows += [QuoteRow(q, names.get(q.article, ""), max(0, spoken.get(q.utterance or "", 1) - 1)) for q in said]
    return tuple(rows)


def outlet_rows(
    quotations: Sequence[Quotation], names: Mapping[int, str], spoken: Mapping[str, int]
) -> tuple[Row, ...]:
    """The quotations by the article they stand in, in the order of the articles and of the text."""
    by_article: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_article.setdefault(quotation.article, []).append(quotation)
    rows: list[Row] = []
    for article, said in by_article.items():
        rows.append(SpeakerRow(names.get(article, ""), len(said)))
        for one in said:
            also = max(0, spoken.get(one.utterance or "", 1) - 1)
            rows.append(QuoteRow(one, "", also, speaker=one.speaker or one.speaker_text or NOBODY))
    return tuple(rows)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, SpeakerRow):
        return f"{row.name}, {count(row.quotes, 'quote', 'quotes')}"
    if isinstance(row, OffersRow):
        return f"{row.text}, {row.offers}"
    if isinstance(row, AlikeRow):
        one, other = printed(row.alike.one), printed(row.alike.other)
        return f"{row.one_in}: {one} {row.other_in}: {other} {row.facts}. {row.alike.likeness.why}"
    if isinstance(row, UtteranceRow):
        return joined(row.name, count(row.quotes, "rendering", "renderings"), " ".join(row.told))
    return joined(f"{row.text}, {row.facts}, {row.sure}", row.parts)


def key(row: Row) -> object:
    if isinstance(row, AlikeRow):
        return row.alike.one.id, row.alike.other.id
    if isinstance(row, OffersRow):
        return "offers"
    if isinstance(row, UtteranceRow):
        return f"utterance {row.id}"
    return row.name if isinstance(row, SpeakerRow) else row.quotation.id

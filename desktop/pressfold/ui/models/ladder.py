"""On whose word the sentences of some articles stand, as rows: the sides with their shares, and the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressfold.model.attribution import Attributed, Ladder, Rung, SideShare
from pressfold.ui.phrases import count, percent, told

#: What a rung is called, and the icon that stands before the name: never the one without the other.
RUNGS: dict[Rung, tuple[str, str]] = {
    Rung.DIRECT: ("Direct quotation", "quote"),
    Rung.INDIRECT: ("Indirect speech", "message-square"),
    Rung.NAMED: ("Named source", "user"),
    Rung.ALLEGED: ("Alleged", "circle-help"),
    Rung.UNATTRIBUTED: ("Unattributed", "minus"),
}


@dataclass(frozen=True, slots=True)
class SideRow:
    """The share of one side; `chosen` where its sentences alone are listed."""

    share: SideShare
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence with its rung, its words in one line, and what to call its article."""

    one: Attributed
    words: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A ladder as the window shows it: `words` of each sentence by article and place, `names` of the articles.

    `side` is the id of the only side whose sentences are listed, None for all; `rung` the only rung, None for all.
    """

    ladder: Ladder = field(default_factory=Ladder)
    words: Mapping[tuple[int, int], str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    side: str | None = None
    rung: Rung | None = None

    def sides(self) -> list[SideRow]:
        return [SideRow(share, share.side.id == self.side) for share in self.ladder.sides]

    def sentences(self) -> list[SentenceRow]:
        """The sentences that the side and the rung let through, in reading order."""
        return [
            SentenceRow(one, self.words.get((one.article, one.start), ""), self.names.get(one.article, ""))
            for one in self.ladder.sentences
            if (self.rung is None or one.rung is self.rung) and (self.side is None or self.side in one.sides)
        ]

    def summary(self) -> str:
        """ "79 % of 1954 words stand on somebody's word"."""
        return told("%s of %d words stand on somebody's word", percent(self.ladder.share), self.ladder.words)


def rung_name(rung: Rung) -> str:
    return told(RUNGS[rung][0])


def rung_counts(share: SideShare) -> str:
    """ "16 indirect speech, 5 direct quotation" in the order of the ladder."""
    return ", ".join(f"{share.rungs[rung]} {rung_name(rung).lower()}" for rung in Rung if share.rungs.get(rung))


def side_sentence(row: SideRow) -> str:
    """A side for who hears it."""
    share = row.share
    voices = " ".join(f"{voice.name}: {voice.side.why}" for voice in share.voices)
    sentences = count(share.sentences, "sentence", "sentences")
    return f"{share.side.name}: {percent(share.share)}, {sentences}. {rung_counts(share)}. {voices}"


def sentence_sentence(row: SentenceRow) -> str:
    """A sentence with its rung for who hears it."""
    who = ", ".join(voice.name for voice in row.one.voices)
    return ". ".join(part for part in (rung_name(row.one.rung), who, row.words, row.one.why, row.outlet) if part)

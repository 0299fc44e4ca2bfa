"""Rows of the briefing: headings with their pins, in the order of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressfold.briefing.shortened import printed
from pressfold.briefing.shortened import told as shortened_how
from pressfold.library.checking import Checks
from pressfold.model.briefing import STATUSES, Anchor, AnchorState, Briefing, Newer, Pin, Section, Source
from pressfold.model.quotation import QuotationKind
from pressfold.ui.phrases import count, joined, shortened, told, when

#: The state of a pin in a word. Anything but verified asks for a look.
STATES = {
    AnchorState.VERIFIED: "Verified",
    AnchorState.MOVED: "Moved",
    AnchorState.CHANGED: "Changed",
    AnchorState.AMBIGUOUS: "Several places",
    AnchorState.MISSING: "Missing",
    AnchorState.DAMAGED: "Source damaged",
}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading."""

    section: Section


@dataclass(frozen=True, slots=True)
class PinRow:
    """A pin with the outcome of its last check, the source it came from and the id of its section.

    `newer` is where a newer version of the article differs, `used` names other briefings that quote the words too.
    """

    pin: Pin
    anchor: Anchor | None
    source: Source
    section: str
    newer: Newer | None = None
    used: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The pinned words as they are printed; indirect speech never stands inside quotation marks."""
        words = " ".join(printed(self.pin).split())
        return words if self.pin.kind == QuotationKind.INDIRECT else f"“{words}”"

    @property
    def state(self) -> str:
        return told(STATES[self.anchor.state] if self.anchor else "Not checked")

    @property
    def verified(self) -> bool:
        return self.anchor is not None and self.anchor.state is AnchorState.VERIFIED

    @property
    def why(self) -> str:
        """What the check found where the words are not verified; empty where they are."""
        return self.anchor.sentence.rstrip(".") if self.anchor and not self.verified else ""

    @property
    def who(self) -> str:
        """Who said it and where: "Jean-Yves Le Drian, told RTL radio", "Reuters · 28 Jan 2022"."""
        spoken = ", ".join(part for part in (self.pin.speaker, self.pin.channel) if part)
        if spoken:
            return joined(spoken, self.source.outlet or "")
        return joined(self.source.outlet or shortened(self.source.title, 40), when(self.source.published, time=False))

    @property
    def also(self) -> str:
        return told("also in %s", also_in(self.pin)) if self.pin.also_in else ""

    @property
    def edited(self) -> str:
        """That the reader shortened the quote, and how; empty where they did not."""
        return told("Edited: %s", shortened_how(self.pin)) if self.pin.alterations else ""

    @property
    def grade(self) -> str:
        """The two-character grade, "B2"; empty where none was given."""
        graded = self.pin.reliability or self.pin.credibility
        return f"{self.pin.reliability or '–'}{self.pin.credibility or '–'}" if graded else ""

    @property
    def status(self) -> str:
        """How far the work on it is; empty while nobody said."""
        return told(self.pin.status.capitalize()) if self.pin.status != STATUSES[0] else ""

    @property
    def differs(self) -> str:
        """What a newer version of the article has here; empty where it has the same."""
        if self.newer is None:
            return ""
        return told("A newer version differs here. %s", self.newer.anchor.sentence)

    @property
    def used_in(self) -> str:
        """Which other briefings quote the words too."""
        return told("Used in %s too", ", ".join(f"“{title}”" for title in self.used)) if self.used else ""


Row = SectionRow | PinRow


def briefing_rows(briefing: Briefing, checks: Checks) -> tuple[Row, ...]:
    """The rows of a briefing; `checks` is what the last check found. A single section needs no heading."""
    rows: list[Row] = []
    for section in briefing.sections:
        if len(briefing.sections) > 1:
            rows.append(SectionRow(section))
        rows += [_pin_row(briefing, briefing.pins[id], section.id, checks) for id in section.pins]
    return tuple(rows)


def _pin_row(briefing: Briefing, pin: Pin, section: str, checks: Checks) -> PinRow:
    anchor = checks.anchors.get(pin.id, pin.anchor)
    source = briefing.source_of(pin)
    return PinRow(pin, anchor, source, section, checks.newer.get(pin.id), checks.used.get(pin.id, ()))


def also_in(pin: Pin) -> str:
    """In how many other articles the words of a pin stand, in whatever form: "3 articles, 2 origins"."""
    counted = count(len(pin.also_in), "article", "articles")
    return f"{counted}, {count(pin.origins, 'origin', 'origins')}" if pin.origins else counted


def summary(briefing: Briefing, checked: Mapping[str, Anchor] | None = None, origins: int | None = None) -> str:
    """ "4 pins · 5 sources · 3 origins · 0 unverified", as the last check and a count of origins found."""
    pins = briefing.ordered()
    sources = len({pin.source for pin in pins})
    checks = [checked[pin.id] for pin in pins if pin.id in checked] if checked else []
    doubtful = sum(anchor.state is not AnchorState.VERIFIED for anchor in checks)
    return joined(
        count(len(pins), "pin", "pins"),
        count(sources, "source", "sources") if pins else "",
        count(origins, "origin", "origins") if pins and origins is not None else "",
        told("%s unverified", str(doubtful)) if pins and checked else "",
    )


def pins_by_article(briefing: Briefing, articles: Mapping[str, int]) -> dict[int, list[Pin]]:
    """The pins by article id; `articles` gives the id by the hash of the text."""
    found: dict[int, list[Pin]] = {}
    for pin in briefing.ordered():
        article = articles.get(pin.proof.text_sha256)
        if article is not None:
            found.setdefault(article, []).append(pin)
    return found


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, SectionRow):
        return told("Section %s", row.section.heading)
    tags = told("tagged %s", ", ".join(row.pin.tags)) if row.pin.tags else ""
    grade = told("graded %s", row.grade) if row.grade else ""
    said = (
        row.quote,
        row.edited,
        row.state,
        row.why,
        row.differs,
        row.status,
        grade,
        tags,
        row.who,
        row.also,
        row.used_in,
    )
    return ", ".join(part for part in (*said, row.pin.note) if part)


def key(row: Row) -> str:
    return row.section.id if isinstance(row, SectionRow) else row.pin.id

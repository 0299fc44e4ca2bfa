"""The card of a pin: the quote first, then the proof in an icon and a word, then who and where, then the note."""

from __future__ import annotations

from dataclasses import replace

from pressfold.briefing.word_diff import changed_places
from pressfold.model.briefing import Anchor, AnchorState
from pressfold.ui.delegates.card import Badge, Button, Card, Frame, Gap, Glyph, Line, Paragraph, Part, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.briefing import PinRow, Row, SectionRow
from pressfold.ui.phrases import count

#: Characters that fit beside the proof.
_BESIDE = 28
#: Where nothing is to be said but the state.
_SOUND = (AnchorState.VERIFIED, AnchorState.MOVED)
#: Lines of a note that stand by themselves; what is behind them runs on.
_NOTE_LINES = 4


def briefing_card(row: Row) -> Card:
    return _heading(row) if isinstance(row, SectionRow) else _pin(row)


def _heading(row: SectionRow) -> Card:
    heading = Words(row.section.heading or "Without a heading", "ink_2", 12, Weight.BOLD, stretch=True)
    pins = Words(count(len(row.section.pins), "pin", "pins"), "ink_3", 11.5)
    return Card((Line((heading,), (pins,)),), frame=Frame.HEADING)


def _pin(row: PinRow) -> Card:
    """Who and where stand beside the proof, or in lines of their own where they need more room."""
    icon, token = ("circle-check", "ok") if row.verified else ("triangle-alert", "warn")
    beside = len(row.who) <= _BESIDE
    who = (Words(row.who, "ink_3", 11.5, stretch=True),) if beside else ()
    also = (Words(row.also, "ink_3", 11.5),) if row.also else ()
    proof = Line((Glyph(icon, token), Words(row.state, token, 11.5, Weight.BOLD), *who), (*also, *_buttons()), gap=5)
    parts: list[Part] = [Paragraph(row.quote, lines=4), Gap(3), proof]
    if not beside:
        parts.append(Paragraph(row.who, lines=2, size=11.5, token="ink_3", serif=False))
    if row.anchor is not None and row.anchor.state not in _SOUND:
        parts += _told(row.anchor, row.pin.quote)
    parts += _labels(row)
    if row.edited:
        parts.append(Line((Glyph("pencil"), Words(row.edited, "ink_2", 11.5, stretch=True)), gap=5))
    if row.newer is not None:
        parts += _newer(row)
    if row.used_in:
        parts.append(Line((Glyph("book-open"), Words(row.used_in, "ink_3", 11.5, stretch=True)), gap=5))
    if row.pin.note:
        parts.append(Gap(3))
        lines = [line for line in row.pin.note.splitlines() if line.strip()]
        shown = [*lines[: _NOTE_LINES - 1], " ".join(lines[_NOTE_LINES - 1 :])]
        style = Paragraph("", lines=4, size=12, token="ink_2", serif=False, bar="line_strong")
        parts += [replace(style, text=line, lines=4 if len(lines) == 1 else 2) for line in shown if line]
    return Card(tuple(parts))


def _labels(row: PinRow) -> list[Part]:
    """Status, grade and tags in one line; no line where nothing was said."""
    badges = [Badge(text, "ink_2") for text in (row.status, row.grade) if text]
    tags = [Words(f"#{tag}", "ink_2", 11.5, stretch=True) for tag in row.pin.tags]
    return [Gap(3), Line((*badges, *tags), gap=6)] if badges or tags else []


def _newer(row: PinRow) -> list[Part]:
    """That a newer version differs, with its words and a way to lay both side by side."""
    compare = Button("compare", "Open both versions side by side at the place (V)", text="Compare")
    words = Words("Newer version differs here", "warn", 11.5, Weight.BOLD, stretch=True)
    parts: list[Part] = [Gap(3), Line((Glyph("git-compare", "warn"), words), (compare,), gap=5)]
    return parts + _told(row.newer.anchor, row.pin.quote) if row.newer is not None else parts


def _told(anchor: Anchor, quote: str) -> list[Part]:
    """What a check found that is not as it was pinned, with the words that stand there now and are not the quote's."""
    parts: list[Part] = [Paragraph(anchor.sentence, lines=3, size=12, token="ink_2", serif=False)]
    if anchor.found:
        found = " ".join(anchor.found.split())
        marks = changed_places(quote, found)
        parts.append(Paragraph(found, lines=3, size=12.5, token="ink_2", bar="warn", marks=marks))
    return parts


def _buttons() -> tuple[Button, ...]:
    return (
        Button("note", "Edit the note (F2)", "pencil", when=When.ACTIVE),
        Button("remove", "Remove from the briefing (Delete)", "trash-2", when=When.ACTIVE),
    )

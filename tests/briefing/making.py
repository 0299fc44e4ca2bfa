"""Articles, briefings and edits for the tests of this room; a clock that does not tick and ids that count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from random import Random

from pressfold.briefing.edits import (
    AddSection,
    DeletePin,
    DeleteSection,
    Edit,
    EditNote,
    EditSource,
    EditText,
    Fact,
    GradePin,
    MovePin,
    MoveSection,
    PinQuote,
    RenameSection,
    SetFact,
    SetJudgements,
    TagPin,
    Together,
)
from pressfold.briefing.pins import make_pin
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.briefing import Briefing, Judgement, Pin, Section, Source
from pressfold.model.span import Span
from pressfold.text.lines import lines

NOW = "2026-11-22T09:30:00Z"


def now() -> str:
    """The time at which every test takes place."""
    return NOW


def ids() -> object:
    """A maker of ids: id-1, id-2 ..."""
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article(text: str, id: int = 1, path: str = "story.txt", **facts: object) -> Article:
    """An article whose lines are body blocks, read from a file of that very text."""
    blocks = tuple(Block(line.start, line.end, Role.BODY) for line in lines(text))
    metadata = Metadata(**facts)  # type: ignore[arg-type]
    return Article(id, Reading(path, text, blocks, metadata, sha256(text), sha256(text), "utf-8", "plain text 1"))


def pin_of(text: str, quote: str, *, id: str = "pin", **named: object) -> Pin:
    """A pin of the first place of `quote` in `text`."""
    return pin_and_source(text, quote, id=id, **named)[0]


def pin_and_source(text: str, quote: str, *, id: str = "pin", **named: object) -> tuple[Pin, Source]:
    at = text.index(quote)
    return make_pin(article(text), Span(at, at + len(quote)), id=id, created=NOW, source_id=sha256(text)[:8], **named)  # type: ignore[arg-type]


def briefing_with(*quotes: str, text: str | None = None) -> Briefing:
    """A briefing with one section and these quotes, all of one article that consists of them or is `text`."""
    whole = text if text is not None else "\n".join(quotes)
    briefing = Briefing("briefing", "Calls", NOW, sections=(Section("evidence", "Evidence"),))
    for nth, quote in enumerate(quotes, start=1):
        pin, source = pin_and_source(whole, quote, id=f"pin-{nth}")
        briefing = PinQuote(pin, source, "evidence").apply(briefing)
    return briefing


_STORIES = ("It is up to Putin.", "Troops mass near Ukraine: 15 killed.", "عربي: قال الرئيس", "Paris waits 😀 for him.")
_WORDS = ("", "x", "Two words", "a\nb\n\nc", '"quoted" \\ {}', "عربي", "😀\u200d😀", "=1+1", "<b>", "\x00\x1b")


def random_edit(dice: Random, briefing: Briefing, fresh: str) -> Edit:
    """An edit that fits the briefing, at times two edits together; `fresh` is an id that it does not have."""
    edit = dice.choice(list(_fitting(dice, briefing, fresh)))
    if dice.random() < 1 / 8:
        return Together("Both", (edit, random_edit(dice, edit.apply(briefing), f"{fresh}-too")))
    return edit


def _fitting(dice: Random, briefing: Briefing, fresh: str) -> Iterator[Edit]:
    words, other_words, at = dice.choice(_WORDS), dice.choice(_WORDS), dice.randrange(5)
    yield AddSection(Section(fresh, words, other_words), at)
    yield SetFact(dice.choice(list(Fact)), words)
    yield SetJudgements((Judgement(fresh, words, ("pin-1",)),))
    if briefing.sections:
        section = dice.choice(briefing.sections).id
        yield PinQuote(*_pinned(dice.choice(_STORIES), fresh), section, at)
        yield DeleteSection(section)
        yield MoveSection(section, at)
        yield RenameSection(section, words)
        yield EditText(section, words)
    if briefing.pins:
        pin = dice.choice(sorted(briefing.pins))
        source = briefing.source_of(briefing.pins[pin])
        yield DeletePin(pin)
        yield MovePin(pin, section, at)
        yield EditNote(pin, words)
        yield TagPin(pin, (words, other_words))
        yield GradePin(pin, dice.choice((None, "A", "F")), dice.choice((None, 1, 6)))
        yield EditSource(replace(source, outlet=words or None))


def _pinned(story: str, id: str) -> tuple[Pin, Source]:
    pin, source = _ready(story)
    return replace(pin, id=id), source


@cache
def _ready(story: str) -> tuple[Pin, Source]:
    return pin_and_source(story, story)

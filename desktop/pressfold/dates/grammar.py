"""Finds dated phrases: the forms of `forms.toml`, tried around the words that make a phrase one."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pressfold.dates.words import Token, joined, lexicon, tokens
from pressfold.model.span import Span
from pressfold.resources import resource

#: Slots by how much they say: a form is looked for at the words that fill its most telling slot.
_TELLING = (
    "iso", "figures", "decade", "weekday", "weekday2", "month", "suremonth", "zone", "year2", "year", "clock", "season",
    "unit",
)  # fmt: skip
#: Before the element that a phrase begins with, where others stand before it.
_OPENS = "^"
#: Behind the element that a phrase ends with, where others stand behind it.
_CLOSES = "$"
#: The rule of words that look like a date and are none.
_NO_DATE = "no date"
#: Rules whose words are none of theirs inside a compound: "a one-day visit", "day-to-day".
_LOOSE = ("too vague", "counted from elsewhere")
#: Rules whose words have no capital in running text.
_LOWER = ("today", "tomorrow", "yesterday")
#: So many words around tell whether a text is running; in a headline only short ones have no capital.
_AROUND, _SHORT = 3, 3


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a form: the `words` that may fill it, or the `slot`; `optional` where it may stay empty.

    The phrase begins at the element that `opens` it and ends with the one that `closes` it; what stands around only
    shows that it is one.
    """

    words: frozenset[str]
    slot: str
    optional: bool
    opens: bool
    closes: bool

    def fits(self, token: Token) -> bool:
        return self.slot.rstrip("2") in token.kinds if self.slot else token.word in self.words


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its rule, and which of its places is looked for first."""

    rule: str
    elements: tuple[Element, ...]
    key: int
    order: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A dated phrase as it stands in the text; `slots` are the tokens that fill the form, by the name of their slot.

    `words` are all its words in small letters.
    """

    rule: str
    span: Span
    slots: Mapping[str, Token]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A form that fits the tokens from `first` to `last`, both included."""

    first: int
    last: int
    form: Form
    filled: Mapping[str, int]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Longer ones come first, then the form that is listed first, then the one that stands first."""
        return self.first - self.last, self.form.order, self.first


def phrases(text: str, start: int = 0, end: int | None = None) -> list[Phrase]:
    """The dated phrases of `text[start:end]` in order; they never overlap."""
    row = tokens(text, start, len(text) if end is None else end)
    taken: set[int] = set()
    chosen: list[Phrase] = []
    for match in sorted(_matches(text, row), key=lambda match: match.rank):
        places = range(match.first, match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            if match.form.rule != _NO_DATE and not _in_compound(text, row, match) and not _in_name(text, row, match):
                chosen.append(_phrase(row, match))
    return sorted(chosen, key=lambda phrase: phrase.span)


def _in_compound(text: str, row: Sequence[Token], match: _Match) -> bool:
    return match.form.rule in _LOOSE and "-" in text[row[match.first].start : row[match.last].end + 1]


def _in_name(text: str, row: Sequence[Token], match: _Match) -> bool:
    """Whether "Today" or "Tonight" is part of a name: a capital in the middle of running text."""
    at = match.first
    if match.form.rule not in _LOWER or not text[row[at].start].isupper() or not at:
        return False
    opens = text[row[at - 1].end : row[at].start].strip() not in ("", ",")
    around = (*row[max(0, at - _AROUND) : at], *row[match.last + 1 : match.last + 1 + _AROUND])
    return not opens and any(text[token.start].islower() and len(token.word) > _SHORT for token in around)


def _phrase(row: Sequence[Token], match: _Match) -> Phrase:
    inside = row[match.filled.get(_OPENS, match.first) : match.filled.get(_CLOSES, match.last) + 1]
    slots = {name: row[at] for name, at in match.filled.items() if name not in (_OPENS, _CLOSES)}
    return Phrase(match.form.rule, Span(inside[0].start, inside[-1].end), slots, tuple(token.word for token in inside))


def _matches(text: str, row: Sequence[Token]) -> Iterator[_Match]:
    by_slot, by_word = _by_key()
    for at, token in enumerate(row):
        for kind in token.kinds:
            for form in by_slot.get(kind, ()):
                yield from _around(text, row, at, form)
        for form in by_word.get(token.word, ()):
            yield from _around(text, row, at, form)


def _around(text: str, row: Sequence[Token], at: int, form: Form) -> Iterator[_Match]:
    """The longest way in which a form fits with its key at `at`."""
    before = _reach(text, row, at, tuple(reversed(form.elements[: form.key])), -1)
    after = _reach(text, row, at, form.elements[form.key + 1 :], 1)
    if before is None or after is None:
        return
    filled = {**before[1], **after[1]}
    _note(filled, form.elements[form.key], at)
    yield _Match(before[0], after[0], form, filled)


def _reach(
    text: str, row: Sequence[Token], at: int, elements: tuple[Element, ...], step: int
) -> tuple[int, dict[str, int]] | None:
    """How far the elements reach from the token at `at`, taking as many as fit; None where one is missing."""
    if not elements:
        return at, {}
    first, rest = elements[0], elements[1:]
    beside = at + step
    if 0 <= beside < len(row) and first.fits(row[beside]):
        left, right = (row[at], row[beside]) if step > 0 else (row[beside], row[at])
        if joined(text, left, right):
            further = _reach(text, row, beside, rest, step)
            if further is not None:
                _note(further[1], first, beside)
                return further
    return _reach(text, row, at, rest, step) if first.optional else None


def _note(filled: dict[str, int], element: Element, at: int) -> None:
    if element.slot:
        filled[element.slot] = at
    if element.opens:
        filled[_OPENS] = at
    if element.closes:
        filled[_CLOSES] = at


@cache
def _by_key() -> tuple[Mapping[str, Sequence[Form]], Mapping[str, Sequence[Form]]]:
    """The forms by the slot, or by the words, that they are looked for at."""
    by_slot: dict[str, list[Form]] = defaultdict(list)
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in _forms():
        key = form.elements[form.key]
        if key.slot:
            by_slot[key.slot.rstrip("2")].append(form)
        for word in key.words:
            by_word[word].append(form)
    return by_slot, by_word


def _forms() -> Iterator[Form]:
    listed = tomllib.loads(resource("dates", "forms.toml").read_text(encoding="utf-8"))["forms"]
    order = 0
    for entry in listed:
        for words in entry["words"]:
            elements = tuple(_element(part) for part in words.split())
            yield Form(entry["rule"], elements, _key(elements), order)
            order += 1


def _element(part: str) -> Element:
    optional = part.startswith("[")
    inner = part.strip("[]")
    opens = inner.startswith(_OPENS)
    closes = inner.endswith(_CLOSES)
    inner = inner.removeprefix(_OPENS).removesuffix(_CLOSES)
    if inner.startswith("<"):
        return Element(frozenset(), inner.strip("<>"), optional, opens, closes)
    return Element(frozenset(inner.split("|")), "", optional, opens, closes)


def _key(elements: Sequence[Element]) -> int:
    """The place of the most telling element that must be there."""
    return min(
        (at for at, element in enumerate(elements) if not element.optional), key=lambda at: _weight(elements[at])
    )


def _weight(element: Element) -> int:
    if element.slot:
        return _TELLING.index(element.slot) if element.slot in _TELLING else 100
    return 50 if element.words & lexicon().grammar["plain"] else 8

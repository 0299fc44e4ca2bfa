"""Finding words in one text while they are typed: folded once, then every occurrence by its place in the original.

Without case, words are compared in their search form (`normal.search_form`: case, accents, quotation marks and dashes
folded); with case only typography is. Nearly every character folds to one character, and those are folded by one
table; the rest (runs of white space, letters with marks, ligatures) keeps its own way back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from pressfold.model.progress import Cancel
from pressfold.model.span import Span
from pressfold.text.normal import Form, proof_form, search_form, typography_folded

#: Occurrences between two looks at whether anybody still waits for them.
_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how."""

    words: str
    case: bool = False
    whole: bool = False


@dataclass(slots=True)
class Folded:
    """A text ready to be searched, with the way back to its code points."""

    text: str = ""
    #: Each stretch: where it begins here, where in the original, and its own way back where it has one.
    _here: list[int] = field(default_factory=list)
    _there: list[int] = field(default_factory=list)
    _forms: list[Form | None] = field(default_factory=list)

    def back(self, start: int, end: int) -> Span:
        """The span of the original that `text[start:end]` was made from; `start < end`."""
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, at: int) -> tuple[int, int]:
        nth = bisect_right(self._here, at) - 1
        inside, form = at - self._here[nth], self._forms[nth]
        if form is None:
            return self._there[nth] + inside, self._there[nth] + inside + 1
        return self._there[nth] + form.starts[inside], self._there[nth] + form.ends[inside]


def folded(text: str, *, case: bool = False) -> Folded:
    """The text as it is compared, with case or without."""
    form = _cased_form if case else search_form
    table, odd = _table(text, form)
    made = Folded()
    parts: list[str] = []
    length = 0
    for there, stretch, own in _stretches(text, odd, form):
        words = own.text if own is not None else stretch.translate(table)
        made._here.append(length)
        made._there.append(there)
        made._forms.append(own)
        parts.append(words)
        length += len(words)
    made.text = "".join(parts)
    return made


def occurrences(within: Folded, wanted: Wanted, cancel: Cancel | None = None) -> list[Span]:
    """Where the words stand, from first to last, none over another; raises Cancelled once nobody waits."""
    words = (_cased_form if wanted.case else search_form)(wanted.words).text
    found: list[Span] = []
    at = within.text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not wanted.whole or _stands_alone(within.text, at, end):
            span = within.back(at, end)
            if not found or span.start >= found[-1].end:  # "." is found once in "…", which folds to three
                found.append(span)
        if cancel is not None and len(found) % _CHUNK == 0:
            cancel.check()
        at = within.text.find(words, end)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether neither end cuts a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    cut_before = before.isalnum() and text[start].isalnum()
    return not cut_before and not (after.isalnum() and text[end - 1].isalnum())


def _cased_form(text: str) -> Form:
    """The proof form with straight marks and plain dashes; case and accents are told apart."""
    form = proof_form(text)
    if form.text.isascii():
        return form
    pieces = [typography_folded(char) for char in form.text]
    starts = chain.from_iterable([start] * len(piece) for start, piece in zip(form.starts, pieces, strict=True))
    ends = chain.from_iterable([end] * len(piece) for end, piece in zip(form.ends, pieces, strict=True))
    return Form("".join(pieces), tuple(starts), tuple(ends))


def _table(text: str, form: Callable[[str], Form]) -> tuple[dict[int, str], re.Pattern[str]]:
    """What each plain character of the text folds to, and a pattern for the stretches that are not plain.

    A character is plain if it begins a letter of its own and folds to exactly one character.
    """
    table: dict[int, str] = {}
    odd: list[str] = []
    for char in sorted(set(text)):
        if char.isspace():
            table[ord(char)] = " "
            continue
        made = form("a" + char)
        if made.starts[1:] in ((1,), range(1, 2)):
            table[ord(char)] = made.text[1]
        else:
            odd.append(re.escape(char))
    if not odd:
        return table, re.compile(r"\s{2,}")
    marks = "".join(odd)
    return table, re.compile(rf"[^\s{marks}]?[{marks}][{marks}\s]*|\s[\s{marks}]+")


def _stretches(text: str, odd: re.Pattern[str], form: Callable[[str], Form]) -> Iterator[tuple[int, str, Form | None]]:
    """The text in plain and in odd stretches: where each begins, its words, and the way back of an odd one."""
    at = 0
    for match in odd.finditer(text):
        if match.start() > at:
            yield at, text[at : match.start()], None
        yield match.start(), match[0], _odd_form(match[0], form)
        at = match.end()
    if at < len(text):
        yield at, text[at:], None


def _odd_form(stretch: str, form: Callable[[str], Form]) -> Form:
    """The form of a stretch with the one space at each end that forms of whole texts go without."""
    inner = form(stretch)
    first = re.search(r"\s", stretch)
    if first is None:
        return inner
    if not inner.text:
        return Form(" ", (first.start(),), (first.end(),))
    lead, tail = first.start() < inner.starts[0], re.compile(r"\s").search(stretch, inner.ends[-1])
    text, starts, ends = inner.text, tuple(inner.starts), tuple(inner.ends)
    if lead:
        text, starts, ends = f" {text}", (first.start(), *starts), (first.end(), *ends)
    if tail is not None:
        text, starts, ends = f"{text} ", (*starts, tail.start()), (*ends, tail.end())
    return Form(text, starts, ends)

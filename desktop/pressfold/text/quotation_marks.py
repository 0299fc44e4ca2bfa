"""Quotation marks: which stretches of a text stand between them, in any style that print knows.

A mark is read by its nature and by how it leans: a gap before it and a letter behind it open, the reverse closes.
So a quotation opened or closed by the wrong mark is found, and a single mark is told apart from an apostrophe.
A double one that is never closed ends at its paragraph, unless the next paragraph repeats the opening mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressfold.model.span import Span
from pressfold.text.lines import lines, trimmed
from pressfold.text.marks import CLOSERS, OPENERS, SINGLES, STRAIGHT, Lean, Mark, marks

#: More open quotations than this inside each other are noise; all are ended, so that the work stays linear.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in marks: `outer` with them, `inner` without them and without white space at its ends.

    `nested` are the quotations inside it. `pieces` are its parts, one a paragraph, without the repeated marks.
    """

    outer: Span
    inner: Span
    nested: tuple[Quoted, ...] = ()
    pieces: tuple[Span, ...] = ()


def quoted(text: str, start: int = 0, end: int | None = None) -> list[Quoted]:
    """The outermost quotations of `text[start:end]`, sorted, never overlapping. Linear in the length."""
    scan = _Scan(text)
    paragraphs = list(lines(text, start, end))
    for nth, paragraph in enumerate(paragraphs):
        following = paragraphs[nth + 1] if nth + 1 < len(paragraphs) else None
        scan.read(paragraph, following)
    return scan.found


@dataclass(slots=True)
class _Frame:
    """A quotation that is open: its mark, where its present piece starts, and what was found inside it so far.

    `doubtful` is a single mark that may have closed it or may be a possessive ("the boys' club").
    """

    mark: Mark
    content: int
    pieces: list[Span] = field(default_factory=list)
    children: list[Quoted] = field(default_factory=list)
    doubtful: Mark | None = None


class _Scan:
    """Reads paragraph after paragraph; `found` are the outermost quotations that are closed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Frame] = []
        self.found: list[Quoted] = []

    def read(self, paragraph: Span, following: Span | None) -> None:
        """Take in one paragraph; `following` is the next, which may continue the quotation."""
        signs = list(marks(self._text, paragraph))
        if self._open:
            self._open[0].content = signs.pop(0).end
        last = {mark.sign: mark.start for mark in signs}
        lonely = _lonely_openers(signs)
        for mark in signs:
            self._take(mark, more=last[mark.sign] > mark.start, lonely=mark.sign in lonely)
        self._end_paragraph(paragraph, following)

    def _take(self, mark: Mark, *, more: bool, lonely: bool) -> None:
        """Close with this mark, open with it, or pass over it.

        `more`: its sign follows again in the paragraph; `lonely`: its sign opens there more often than it is closed.
        """
        nth = self._closable(mark)
        if nth is not None and _closes(mark):
            if _maybe_possessive(self._text, mark):
                self._open[nth].doubtful = self._open[nth].doubtful or mark
            else:
                self._close(nth, mark)
        elif _opens(self._text, mark, more=more):
            self._end_what_this_opening_denies(mark, lonely=lonely)
            self._open.append(_Frame(mark, mark.end))

    def _closable(self, mark: Mark) -> int | None:
        """The place of the innermost open quotation that this mark may close."""
        for nth in reversed(range(len(self._open))):
            if mark.sign in CLOSERS[self._open[nth].mark.sign]:
                return nth
        return None

    def _end_what_this_opening_denies(self, mark: Mark, *, lonely: bool) -> None:
        """End a quotation of the same sign that was never closed, and all of them when they are too many."""
        same = [nth for nth, frame in enumerate(self._open) if frame.mark.sign == mark.sign]
        if same and (lonely or mark.sign in SINGLES):
            self._end_down_to(same[0], mark.start)
        if len(self._open) >= _DEEPEST:
            self._end_down_to(0, mark.start)

    def _close(self, nth: int, mark: Mark) -> None:
        self._end_down_to(nth + 1, mark.start)
        self._keep(_made(self._text, self._open.pop(), mark.start, mark.end))

    def _end_down_to(self, depth: int, end: int) -> None:
        """End the innermost quotations, which have no closing mark, until `depth` are open."""
        while len(self._open) > depth:
            frame = self._open.pop()
            if frame.doubtful:
                self._keep(*_ended_at_doubt(self._text, frame, frame.doubtful))
            elif frame.mark.sign in SINGLES:
                self._keep(*frame.children)
            else:
                self._keep(_made(self._text, frame, end, end))

    def _keep(self, *made: Quoted | None) -> None:
        into = self._open[-1].children if self._open else self.found
        into.extend(quotation for quotation in made if quotation)

    def _end_paragraph(self, paragraph: Span, following: Span | None) -> None:
        """End what is open, but for an outermost quotation that the following paragraph continues."""
        if not self._open or not self._continues(self._open[0], paragraph, following):
            self._end_down_to(0, paragraph.end)
            return
        self._end_down_to(1, paragraph.end)
        outermost = self._open[0]
        outermost.pieces.append(trimmed(self._text, outermost.content, paragraph.end))

    def _continues(self, frame: _Frame, paragraph: Span, following: Span | None) -> bool:
        sign = frame.mark.sign
        if following is None or frame.doubtful:
            return False
        if sign in SINGLES and not frame.pieces and frame.mark.start != paragraph.start:
            return False
        first = next(marks(self._text, following), None)
        repeats = ("«", "»") if sign == "«" else (sign,)
        return first is not None and first.start == following.start and first.sign in repeats


def _lonely_openers(signs: list[Mark]) -> frozenset[str]:
    """The signs that open in this paragraph more often than any fitting sign closes."""
    opening = [mark.sign for mark in signs if mark.lean is Lean.OPENS]
    if not opening:
        return frozenset()
    closing = [mark.sign for mark in signs if mark.lean is Lean.CLOSES]
    return frozenset(
        sign
        for sign in set(opening)
        if opening.count(sign) > sum([closing.count(closer) for closer in CLOSERS.get(sign, ())])
    )


def _closes(mark: Mark) -> bool:
    """Whether a mark that may close does so, for all that stands around it."""
    if mark.sign in SINGLES:
        return mark.lean is Lean.CLOSES
    return mark.lean is not Lean.OPENS or not (mark.sign in OPENERS or mark.sign in STRAIGHT)


def _opens(text: str, mark: Mark, *, more: bool) -> bool:
    """Whether a mark that closes nothing opens a quotation."""
    if mark.sign not in CLOSERS or mark.sign == "’":
        return False
    if mark.lean is not Lean.EITHER:
        return mark.lean is Lean.OPENS
    if mark.sign in SINGLES:
        return False
    inch = text[mark.start - 1 : mark.start].isdigit()
    return mark.sign in OPENERS or (mark.sign in STRAIGHT and more and not inch)


def _maybe_possessive(text: str, mark: Mark) -> bool:
    """Whether a closing single mark reads as well as the possessive of a plural."""
    after = text[mark.end : mark.end + 2]
    return mark.sign in ("'", "’") and text[mark.start - 1] in "sS" and after[:1] == " " and after[1:].islower()


def _made(text: str, frame: _Frame, inner_end: int, outer_end: int) -> Quoted | None:
    """The quotation that a frame becomes, None when nothing stands between its marks."""
    pieces = [piece for piece in (*frame.pieces, trimmed(text, frame.content, inner_end)) if piece.end > piece.start]
    if not pieces:
        return None
    outer = trimmed(text, frame.mark.start, outer_end)
    return Quoted(outer, Span(pieces[0].start, pieces[-1].end), tuple(frame.children), tuple(pieces))


def _ended_at_doubt(text: str, frame: _Frame, doubtful: Mark) -> list[Quoted | None]:
    """The quotation that its doubtful mark closed, and what stood behind that mark."""
    inside = [child for child in frame.children if child.outer.end <= doubtful.start]
    behind = [child for child in frame.children if child.outer.start >= doubtful.end]
    return [_made(text, replace(frame, children=inside), doubtful.start, doubtful.end), *behind]

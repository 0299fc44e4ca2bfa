"""Word differences: what one rendering of a text says and another does not.

Words are compared in their search form: case, accents, quotation marks and possessives make no difference, another
ending does. The words both have are their longest common subsequence, so that what is told apart is as little as it
can be.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span
from pressfold.text.normal import search_word
from pressfold.text.words import Word, words


@dataclass(frozen=True, slots=True)
class Differences:
    """Runs of words that only this text has, and, as they are printed there, runs that only the other one has."""

    only: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only or self.missing)


def differences(text: str, other: str) -> Differences:
    """How `text` differs from `other`, from beginning to end."""
    from rapidfuzz.distance import LCSseq

    mine, theirs = list(words(text)), list(words(other))
    steps = LCSseq.opcodes(_forms(mine), _forms(theirs))
    only = [
        Span(mine[step.src_start].start, mine[step.src_end - 1].end)
        for step in steps
        if step.tag != "equal" and step.src_end > step.src_start
    ]
    missing = [
        other[theirs[step.dest_start].start : theirs[step.dest_end - 1].end]
        for step in steps
        if step.tag != "equal" and step.dest_end > step.dest_start
    ]
    return Differences(tuple(_joined(text, only)), tuple(missing))


def _forms(found: list[Word]) -> list[str]:
    return [search_word(word.text) for word in found]


def _joined(text: str, runs: list[Span]) -> list[Span]:
    """Runs with no word between them are one."""
    joined: list[Span] = []
    for run in runs:
        if joined and not any(words(text, joined[-1].end, run.start)):
            joined[-1] = Span(joined[-1].start, run.end)
        else:
            joined.append(run)
    return joined

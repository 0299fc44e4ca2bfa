"""Word differences: what one rendering of a text says and another does not.

Words are compared in their search form: case, accents, quotation marks and possessives make no difference, another
ending does. The words both have are their longest common subsequence, so that what is told apart is as little as it
can be, and what stands in both in another order.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span
from pressfold.text.moved_runs import MovedRun, moved_runs, rest
from pressfold.text.normal import search_word
from pressfold.text.words import Word, words

#: Words that both have elsewhere moved from so many on, if one of them is no small word: of so many letters.
_FEWEST, _LETTERS = 2, 5


@dataclass(frozen=True, slots=True)
class Differences:
    """Runs of words that only this text has, and, as they are printed there, runs that only the other one has.

    `moved` are runs that both have in another order: neither of them lacks these.
    """

    only: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    moved: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only or self.missing)


def differences(text: str, other: str) -> Differences:
    """How `text` differs from `other`, from beginning to end."""
    from rapidfuzz.distance import LCSseq

    mine, theirs = list(words(text)), list(words(other))
    steps = [step for step in LCSseq.opcodes(_forms(mine), _forms(theirs)) if step.tag != "equal"]
    own = [mine[step.src_start : step.src_end] for step in steps if step.src_end > step.src_start]
    lacked = [theirs[step.dest_start : step.dest_end] for step in steps if step.dest_end > step.dest_start]

    def may_move(run: MovedRun) -> bool:
        held = own[run.part][run.at : run.at + run.length]
        return run.length >= _FEWEST and any(len(word.text) >= _LETTERS for word in held)

    runs = moved_runs([_forms(part) for part in own], [_forms(part) for part in lacked], may_move)
    moved = [own[run.part][run.at : run.at + run.length] for run in runs]
    only = _left(own, [(run.part, run.at, run.length) for run in runs])
    missing = _left(lacked, [(run.other_part, run.other_at, run.length) for run in runs])
    return Differences(
        tuple(_joined(text, [_hull(part) for part in only])),
        tuple(_hull(part).of(other) for part in missing),
        tuple(sorted(_hull(part) for part in moved)),
    )


def _left(parts: list[list[Word]], taken: list[tuple[int, int, int]]) -> list[list[Word]]:
    """What is left of runs of words when these pieces of them are taken out."""
    return [
        part[start:end]
        for nth, part in enumerate(parts)
        for start, end in rest(len(part), [(at, length) for number, at, length in taken if number == nth])
    ]


def _hull(part: list[Word]) -> Span:
    return Span(part[0].start, part[-1].end)


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

"""An attribution: words of a sentence, who is said to have said them, and how the sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.actors.cues import Cues
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

#: Words that are attributed have at least so many tokens, unless they stand in quotation marks.
SHORTEST = 3

_LEADING = frozenset({",", ";", ":", "and", "but", "—", "–", "-", "--", "."})
_TRAILING = frozenset({",", ";", ":", "—", "–", "-", "--", "."})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words (`pieces`), the phrase that names their speaker, and the cue; `clause` is where the channel is told.

    `printed` is the speaker with what is inserted behind the name ("Linda Smith, a spokeswoman for the ministry").
    `rule` names the order of the parts: "before" (the verb before its words), "behind", "frame", "gerund", "credit",
    "next", "near".
    """

    pieces: tuple[Span, ...]
    source: Span | None
    printed: Span | None
    cue: str
    cue_span: Span
    clause: Span
    rule: str
    confidence: float

    @property
    def speech(self) -> bool:
        """Whether it tells of speech, not of a belief or a finding."""
        cue = Cues.core().verbs.get(self.cue)
        return cue is None or cue.speech


def words_between(stretch: Stretch, first: int, last: int) -> tuple[Span, ...]:
    """The words from token `first` to before `last` without the marks around them; empty where they are too few."""
    while first < last and stretch.outside(first) and stretch.lower[first] in _LEADING:
        first += 1
    while last > first and stretch.outside(last - 1) and stretch.lower[last - 1] in _TRAILING:
        last -= 1
    quoted = any(not stretch.outside(at) for at in range(first, last))
    if first >= last or (last - first < SHORTEST and not quoted):
        return ()
    return (stretch.span(first, last),)

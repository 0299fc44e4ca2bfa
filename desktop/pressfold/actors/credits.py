"""Words whose speaker stands beside them: after a dash in a headline, before a colon, in the next sentence."""

from __future__ import annotations

from pressfold.actors import subjects
from pressfold.actors.attributions import Attribution
from pressfold.actors.clauses import cue_at, only_adverbials
from pressfold.actors.grammar import Grammar
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

#: A credited speaker is named in at most so many tokens, the words credited have at least so many.
_LONGEST, _SHORTEST = 7, 4
_DASHES = frozenset({"–", "—", "-", "―"})


def credited(stretch: Stretch) -> Attribution | None:
    """The attribution by a dash ("... – French official") or a colon ("Macron: “...”"), None where neither stands."""
    return _by_dash(stretch) or _by_colon(stretch)


def _by_dash(stretch: Stretch) -> Attribution | None:
    last = len(stretch)
    for at in range(last - 2, max(_SHORTEST - 1, last - _LONGEST - 2), -1):
        if stretch.lower[at] in _DASHES and stretch.outside(at) and _spaced(stretch, at):
            quoted = stretch.ends_quote(at - 1) and not stretch.outside(0)
            if not _names_speaker(stretch, at + 1, last, quoted=quoted):
                return None
            words, source = stretch.span(0, at), stretch.span(at + 1, last)
            return Attribution(
                (words,), stretch.span(at + 1, last), "", stretch.span(at, at + 1), words, "credit", 0.75
            )
    return None


def _spaced(stretch: Stretch, at: int) -> bool:
    return stretch.tokens[at].start > stretch.tokens[at - 1].end


def _names_speaker(stretch: Stretch, first: int, last: int, *, quoted: bool) -> bool:
    """Whether a credit names somebody who speaks: an office, or any name behind a quotation."""
    words = stretch.lower[first:last]
    if not words or any(not stretch.outside(at) for at in range(first, last)) or "." in words:
        return False
    office = any(word in Grammar.core().roles for word in words)
    return office or (quoted and all(stretch.tokens[at].capital for at in range(first, last)))


def _by_colon(stretch: Stretch) -> Attribution | None:
    for at in range(1, min(len(stretch) - 1, _LONGEST + 1)):
        if stretch.lower[at] == ":" and stretch.outside(at):
            break
        if not stretch.outside(at):
            return None
    else:
        return None
    whole = all(not stretch.outside(i) for i in range(at + 1, len(stretch)))
    if not whole or not all(stretch.tokens[i].capital or stretch.lower[i] in Grammar.core().roles for i in range(at)):
        return None
    words = stretch.span(at + 1, len(stretch))
    source = stretch.span(0, at)
    return Attribution((words,), source, source, "", stretch.span(at, at + 1), words, "credit", 0.7)


def bare_cue(stretch: Stretch) -> Attribution | None:
    """The attribution without words of a sentence like "The minister asked.", whose words stand beside it."""
    for at in range(1, min(len(stretch), _LONGEST + 4)):
        found = cue_at(stretch, at)
        if not found or not found[0].finite or not found[0].takes("say", "tell"):
            continue
        subject = subjects.before(stretch, at)
        if subject and subject.first == 0 and only_adverbials(stretch, found[1], len(stretch)):
            source = stretch.span(subject.first, subject.last)
            clause = Span(stretch.start, stretch.end)
            return Attribution((), source, source, found[0].form, stretch.span(at, found[1]), clause, "next", 0.9)
        return None
    return None

"""Words in a frame: "According to X, ...", "..., according to X", "As X said, ...", "..., as X said"."""

from __future__ import annotations

from pressfold.actors import subjects
from pressfold.actors.attribution import Attribution, words_between
from pressfold.actors.clauses import CONTRASTS, cue_at
from pressfold.actors.stretch import Stretch
from pressfold.actors.subjects import Phrase
from pressfold.model.span import Span

#: The verb of "as X said" stands within so many tokens.
_REACH = 16
#: What is inserted behind the speaker of "according to" is at most so many tokens long.
_INSERTION = 20
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "--"})


def framed(stretch: Stretch) -> tuple[list[Attribution], int]:
    """The attribution of the frame in a sentence, and the token behind its words; none and 0 without a frame."""
    found = _according(stretch) or _as_said(stretch)
    return found or ([], 0)


def _according(stretch: Stretch) -> tuple[list[Attribution], int] | None:
    at = next((i for i in range(len(stretch) - 2) if _starts_frame(stretch, i)), None)
    if at is None:
        return None
    last = _speaker_end(stretch, at)
    behind = last + 1 if last < len(stretch) and stretch.lower[last] == "," else last
    first, end = (behind, len(stretch)) if at < 2 else (0, at)
    source, cue, clause = stretch.span(at + 2, last), stretch.span(at, at + 2), stretch.span(at, last)
    return _made(stretch, first, end, source, "according to", cue, clause), len(stretch)


def _starts_frame(stretch: Stretch, at: int) -> bool:
    return stretch.lower[at : at + 2] == ("according", "to") and stretch.outside(at)


def _speaker_end(stretch: Stretch, at: int) -> int:
    """Where the speaker of "according to" ends; at the head of a sentence, behind what is inserted between commas."""
    last = at + 2
    while last < len(stretch) and stretch.outside(last) and stretch.lower[last] not in _ENDS:
        last += 1
    if at == 0 and stretch.is_comma(last) and stretch.lower[last + 1 : last + 2] in (("a",), ("an",), ("who",)):
        close = next((i for i in range(last + 1, len(stretch)) if stretch.is_comma(i)), last)
        return close if close - last < _INSERTION else last
    return last


def _as_said(stretch: Stretch) -> tuple[list[Attribution], int] | None:
    for at in range(len(stretch) - 2):
        if stretch.lower[at] == "as" and stretch.outside(at) and (at == 0 or stretch.is_comma(at - 1)):
            verb = _verb_after_as(stretch, at)
            if verb:
                return _around(stretch, at, *verb)
    return None


def _verb_after_as(stretch: Stretch, at: int) -> tuple[int, int, str, Phrase] | None:
    """The verb of "as X said": its tokens, its form, its subject."""
    for verb in range(at + 2, min(len(stretch), at + _REACH)):
        found = cue_at(stretch, verb)
        if found and found[0].finite and found[0].takes("say", "tell", "claim"):
            subject = subjects.before(stretch, verb, at + 1)
            return (verb, found[1], found[0].form, subject) if subject else None
    return None


def _around(
    stretch: Stretch, at: int, verb: int, behind: int, form: str, subject: Phrase
) -> tuple[list[Attribution], int]:
    ends = (i for i in range(behind, len(stretch)) if stretch.is_comma(i) or stretch.lower[i] == ".")
    last = next(ends, len(stretch))
    source = stretch.span(subject.first, subject.last)
    cue, clause = stretch.span(verb, behind), stretch.span(at, last)
    first, end = (last + 1, _contrast(stretch, last + 1)) if at == 0 else (0, at)
    return _made(stretch, first, end, source, form, cue, clause), end if at == 0 else len(stretch)


def _contrast(stretch: Stretch, at: int) -> int:
    """Where ", although ..." or ", but ..." sets something against the words, else the end."""
    for comma in range(at, len(stretch) - 1):
        if stretch.is_comma(comma) and stretch.lower[comma + 1] in CONTRASTS:
            return comma
    return len(stretch)


def _made(
    stretch: Stretch, first: int, end: int, source: Span, form: str, cue: Span, clause: Span
) -> list[Attribution]:
    pieces = words_between(stretch, first, end)
    return [Attribution(pieces, source, source, form, cue, clause, "frame", 0.85)] if pieces else []

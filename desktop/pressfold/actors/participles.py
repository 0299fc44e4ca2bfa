"""What a speaker goes on to say in a participle: ", asking whether ...", ", saying there was ...", "by noting that"."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors import subjects
from pressfold.actors.attribution import Attribution, words_between
from pressfold.actors.clauses import cue_at, has_verb, words_begin, words_end
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

_LEADING = frozenset({"by", "in", "while", "and"})


def participles(stretch: Stretch, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of participles outside the words that are attributed already."""
    taken = [piece for attribution in found for piece in attribution.pieces]
    made: list[Attribution] = []
    for at in range(1, len(stretch) - 1):
        start = stretch.tokens[at].start
        if any(piece.start <= start < piece.end for piece in taken):
            continue
        attribution = _attribution(stretch, at, found)
        if attribution:
            made.append(attribution)
            taken.extend(attribution.pieces)
    return made


def _attribution(stretch: Stretch, at: int, found: Sequence[Attribution]) -> Attribution | None:
    cue = cue_at(stretch, at)
    if not cue or not cue[0].gerund or not cue[0].takes("say", "tell", "claim") or not _may_go_on(stretch, at):
        return None
    begun = words_begin(stretch, cue[0], cue[1], len(stretch))
    if begun is None or not (begun[1] or has_verb(stretch, begun[0], len(stretch))):
        return None
    pieces = words_between(stretch, begun[0], words_end(stretch, begun[0], len(stretch)))
    source, printed = _sources(stretch, at, found)
    if not pieces or source is None:
        return None
    clause, verb = stretch.span(at, begun[0]), stretch.span(at, cue[1])
    return Attribution(pieces, source, printed, cue[0].form, verb, clause, "gerund", 0.75)


def _may_go_on(stretch: Stretch, at: int) -> bool:
    return stretch.is_comma(at - 1) or stretch.ends_quote(at - 1) or stretch.lower[at - 1] in _LEADING


def _sources(stretch: Stretch, at: int, found: Sequence[Attribution]) -> tuple[Span | None, Span | None]:
    """The last speaker of the sentence, else its subject; bare and as printed."""
    if found:
        return found[-1].source, found[-1].printed
    main = subjects.main(stretch, at)
    return main, main

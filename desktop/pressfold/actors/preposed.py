"""Words behind their verb: `Macron told RTL on Friday that ...`, `the official, who said ..., said ...`."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors import subjects
from pressfold.actors.attribution import Attribution, words_between
from pressfold.actors.clauses import CONTRASTS, cue_at, has_verb, words_begin, words_end
from pressfold.actors.cues import Cue
from pressfold.actors.grammar import Grammar
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

_BEING = frozenset({"be", "been", "being", "is", "was", "are", "were", "am"})
_DASHES = frozenset({"—", "–", "--"})
#: A new speaker's verb stands within so many tokens of the "while" or "and" that leads to it.
_REACH = 10
_DEPENDENT = frozenset({"after", "when", "while", "if", "as", "since", "although", "though", "because", "once"})


def preposed(stretch: Stretch, floor: int, earlier: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of verbs before their words from token `floor` on; verbs inside words are read later."""
    found: list[Attribution] = []
    at = floor
    while at < len(stretch):
        cue = cue_at(stretch, at)
        made = _attribution(stretch, at, *cue, floor, [*earlier, *found]) if cue else None
        if made is None:
            at += 1
            continue
        attribution, at = made
        floor = at
        found.append(attribution)
    return found


def _attribution(
    stretch: Stretch, at: int, cue: Cue, behind: int, floor: int, earlier: Sequence[Attribution]
) -> tuple[Attribution, int] | None:
    """The attribution of the verb at `at`, with the token behind its words."""
    if not cue.finite or _is_unsaid(stretch, at, floor):
        return None
    sources = _sources(stretch, at, floor, earlier)
    begun = _begin(stretch, cue, behind) if sources else None
    if begun is None or sources is None:
        return None
    start, sure = begun
    end = _quoted_end(stretch, start) or words_end(stretch, start, _sentence_part(stretch, at, start))
    pieces = words_between(stretch, start, end)
    if not pieces:
        return None
    clause, verb = stretch.span(at, start), stretch.span(at, behind)
    return Attribution(pieces, *sources, cue.form, verb, clause, "before", sure), max(end, at + 1)


def _is_unsaid(stretch: Stretch, at: int, floor: int) -> bool:
    """Whether the verb is no act of speech here: an infinitive, a passive, a wish, a noun."""
    grammar = Grammar.core()
    last = stretch.lower[at - 1] if at > floor else ""
    group = stretch.lower[subjects.verb_group(stretch, at, floor) : at]
    if last in ("to", "as") or last in grammar.modals or not _BEING.isdisjoint(group):
        return True
    return last in grammar.determiners or last in grammar.prepositions


# --- the speaker -----------------------------------------------------------------------------------------------------


def _sources(
    stretch: Stretch, at: int, floor: int, earlier: Sequence[Attribution]
) -> tuple[Span | None, Span | None] | None:
    """Who is the verb's subject, bare and as printed; for "and added" and "who said" the one meant."""
    group = subjects.verb_group(stretch, at, floor)
    before = stretch.lower[group - 1] if group else ""
    if earlier and (before in ("and", "but") or (group - 1 == floor and stretch.is_comma(floor))):
        return earlier[-1].source, earlier[-1].printed
    if before in ("and", "but"):
        main = subjects.main(stretch, group - 1)
        return (main, main) if main else None
    subject = subjects.before(stretch, at, floor)
    if subject is None:
        return None
    if stretch.lower[subject.first] == "who" and subject.first > 0:
        whom = subjects.before(stretch, subject.first - stretch.is_comma(subject.first - 1))
        return (stretch.span(whom.first, whom.last),) * 2 if whom else None
    return stretch.span(subject.first, subject.last), stretch.span(
        subject.first, subjects.printed_end(stretch, subject)
    )


# --- where the words begin -------------------------------------------------------------------------------------------


def _begin(stretch: Stretch, cue: Cue, at: int) -> tuple[int, float] | None:
    """Where the words behind a verb begin and how sure it is that they are words."""
    begun = words_begin(stretch, cue, at, len(stretch))
    if begun is None:
        return None
    start, shown = begun
    opener = stretch.lower[start]
    clause = opener in Grammar.core().openers or stretch.tokens[start].capital
    told = clause and has_verb(stretch, start, len(stretch))
    if cue.takes("say", "tell") and (shown or told or cue.form in ("said", "says")):
        return start, 0.9 if shown else 0.75
    if cue.takes("claim", "show") and shown:
        return start, 0.8
    if cue.takes("think") and (told or stretch.lower[at : at + 1] == ("that",)):
        return start, 0.6
    if cue.takes("deny") and (shown or clause or opener.endswith("ing")):
        return start, 0.6
    return _other_begin(stretch, cue, at, start)


def _other_begin(stretch: Stretch, cue: Cue, at: int, start: int) -> tuple[int, float] | None:
    """Where words begin that are no clause: a vow, an accusation, a name given."""
    following = stretch.lower[at : at + 1]
    if cue.takes("vow") and stretch.lower[start] == "to":
        return start, 0.5
    if cue.takes("insist") and following == ("on",) and at + 1 < len(stretch):
        return at + 1, 0.5
    if cue.takes("accuse"):
        of = next((i for i in range(at + 1, min(len(stretch) - 1, at + 8)) if stretch.lower[i] == "of"), None)
        return None if of is None else (of + 1, 0.6)
    return (at, 0.65) if cue.takes("call") and _quoted_soon(stretch, at) else None


def _quoted_soon(stretch: Stretch, at: int) -> bool:
    """Whether a quotation follows in the same clause ("called it a “disaster”")."""
    for marked in range(at, min(len(stretch), at + 12)):
        if not stretch.outside(marked):
            return True
        if stretch.lower[marked] in (",", ".", ";", ":"):
            return False
    return False


# --- where the words end ---------------------------------------------------------------------------------------------


def _quoted_end(stretch: Stretch, start: int) -> int | None:
    """Behind a quotation that begins the words, where the narrator goes on; None where the words go on."""
    if stretch.outside(start):
        return None
    end = stretch.quote_end(start)
    if end == len(stretch) or not stretch.outside(end):
        return None
    grammar = Grammar.core()
    word = stretch.lower[end]
    if word in ("and", "but", "or") and end + 1 < len(stretch) and _says_on(stretch, end + 1):
        return None
    if word[0].isalnum():
        return end if word in grammar.prepositions or word in grammar.breaks else None
    return end if word in (",", "-", ";", *_DASHES) else None


def _says_on(stretch: Stretch, at: int) -> bool:
    """Whether words go on behind "and": in marks again, or in a clause."""
    return not stretch.outside(at) or stretch.lower[at] in Grammar.core().openers


def _sentence_part(stretch: Stretch, at: int, start: int) -> int:
    """Where the clause that holds the verb at `at` ends, for words that begin at `start`.

    "The official, who said ..., said ...", "After aides insisted ..., the campaign ...", "X said ..., while Y ...".
    """
    relative = at > 0 and stretch.lower[at - 1] == "who"
    dependent = stretch.lower[0] in _DEPENDENT and not any(stretch.is_comma(i) for i in range(at))
    for end in range(start + 1, len(stretch) - 1):
        if not stretch.outside(end):
            continue
        if stretch.is_comma(end) and relative and _is_finite(stretch, end + 1):
            return end
        if stretch.is_comma(end) and dependent and subjects.can_begin(stretch, end + 1):
            return end
        if _hands_over(stretch, end):
            return end
    return len(stretch)


def _is_finite(stretch: Stretch, at: int) -> bool:
    found = cue_at(stretch, at)
    return (found is not None and found[0].finite) or stretch.lower[at] in Grammar.core().auxiliaries


def _hands_over(stretch: Stretch, at: int) -> bool:
    """Whether a new speaker takes the word behind this token: ", while Y said", "— and he noted", "and they say"."""
    if stretch.lower[at] in (",", ";", *_DASHES):
        return stretch.lower[at + 1] in (*CONTRASTS, "and") and _speaks_next(stretch, at + 2, named=False)
    return stretch.lower[at] in ("and", "but") and _speaks_next(stretch, at + 1, named=True)


def _speaks_next(stretch: Stretch, at: int, *, named: bool) -> bool:
    """Whether a new speaker (`named`: by more than a pronoun) speaks from token `at` on."""
    for verb in range(at + 1, min(len(stretch), at + _REACH)):
        found = cue_at(stretch, verb)
        if found and found[0].finite and found[0].takes("say", "tell", "accuse"):
            subject = subjects.before(stretch, verb, at)
            if subject is None or subject.first != at:
                return False
            return not (named and stretch.lower[subject.first] in Grammar.core().pronouns)
    return False

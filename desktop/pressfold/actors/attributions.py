"""Attributions: which words of a sentence are whose, by the cue verb and the order of the parts.

No parser: the patterns are those of news prose (Krestel, Bergler and Witte 2008; Pareti 2015). The words stand behind
the verb (Macron said ...), before the speaker (..., Macron said), before the verb turned round (..., said Macron), or
around both; "as X said" and "according to X" frame them, and a second verb may go on for the same speaker (, adding
that ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.actors import subjects
from pressfold.actors.clauses import (
    behind_addressee,
    cue_at,
    has_verb,
    only_adverbials,
    words_begin,
    words_end,
)
from pressfold.actors.cues import Cue, Cues
from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.stretch import Stretch
from pressfold.actors.subjects import Phrase
from pressfold.model.span import Span

#: Words that are attributed have at least so many tokens, unless they stand in quotation marks.
_SHORTEST = 3
#: What is inserted behind a speaker's name is at most so many tokens long.
_INSERTION = 30


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words (`pieces`), the phrase that names their speaker, and the cue; `clause` is where the channel is told.

    `printed` is the speaker with what is inserted behind the name ("Linda Smith, a spokeswoman for the ministry").
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


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue verb with its subject: the verb's tokens `at` to `behind`."""

    cue: Cue
    at: int
    behind: int
    subject: Phrase
    turned: bool = False


def attributions(stretch: Stretch) -> list[Attribution]:
    """The outermost attributions of a sentence, in the order of their words."""
    framed = _according(stretch) or _as_said(stretch)
    if framed:
        return framed
    found: list[Attribution] = []
    floor = 0
    for said in _tails(stretch):
        if said.at < floor:
            continue
        made, floor = _behind_its_words(stretch, said, floor)
        found.append(made)
    found += _before_their_words(stretch, floor, found)
    return [*found, *_gerunds(stretch, found)]


# --- according to X, as X said ---------------------------------------------------------------------------------------


def _according(stretch: Stretch) -> list[Attribution] | None:
    for at in range(len(stretch) - 2):
        if stretch.lower[at : at + 2] == ("according", "to") and stretch.outside(at):
            break
    else:
        return None
    last = _frame_end(stretch, at + 2)
    source = stretch.span(at + 2, last)
    behind = last + 1 if last < len(stretch) and stretch.lower[last] == "," else last
    first, end = (behind, len(stretch)) if at < 2 else (0, at)
    return _framed(stretch, first, end, source, "according to", stretch.span(at, at + 2), stretch.span(at, last))


def _frame_end(stretch: Stretch, at: int) -> int:
    """Where the speaker of "according to" ends; an insertion between commas is passed over."""
    grammar = Grammar.core()
    last = at
    while last < len(stretch) and stretch.outside(last) and stretch.lower[last] not in (",", ".", ";", ":", "—", "–"):
        last += 1
    if (
        last + 1 < len(stretch)
        and stretch.lower[last] == ","
        and at == 2
        and stretch.lower[last + 1] in ("a", "an", "who")
    ):
        close = next((i for i in range(last + 1, len(stretch)) if stretch.is_comma(i)), last)
        return close if close - last < 20 and grammar else last
    return last


def _as_said(stretch: Stretch) -> list[Attribution] | None:
    for at in range(len(stretch) - 2):
        starts = stretch.lower[at] == "as" and stretch.outside(at) and (at == 0 or stretch.is_comma(at - 1))
        said = _cue_after_as(stretch, at) if starts else None
        if said:
            break
    else:
        return None
    last = next(
        (i for i in range(said.behind, len(stretch)) if stretch.is_comma(i) or stretch.lower[i] == "."), len(stretch)
    )
    source = stretch.span(said.subject.first, said.subject.last)
    cue_span, clause = stretch.span(said.at, said.behind), stretch.span(at, last)
    if at == 0:
        end = _contrast(stretch, last + 1)
        found = _framed(stretch, last + 1, end, source, said.cue.form, cue_span, clause)
        return [*found, *_before_their_words(stretch, end, found)]
    return _framed(stretch, 0, at, source, said.cue.form, cue_span, clause)


def _cue_after_as(stretch: Stretch, at: int) -> _Said | None:
    for verb in range(at + 2, min(len(stretch), at + 16)):
        found = cue_at(stretch, verb)
        if found and found[0].finite and found[0].takes("say", "tell", "claim"):
            subject = subjects.before(stretch, verb, at + 1)
            return _Said(found[0], verb, found[1], subject) if subject else None
    return None


def _contrast(stretch: Stretch, at: int) -> int:
    """Where ", although ..." or ", but ..." sets something against the words, else the end."""
    for i in range(at, len(stretch) - 1):
        if stretch.is_comma(i) and stretch.lower[i + 1] in ("although", "though", "while", "but", "whereas"):
            return i
    return len(stretch)


def _framed(
    stretch: Stretch, first: int, end: int, source: Span, cue: str, cue_span: Span, clause: Span
) -> list[Attribution]:
    pieces = _pieces(stretch, first, end)
    return [Attribution(pieces, source, source, cue, cue_span, clause, "frame", 0.85)] if pieces else []


# --- words before their speaker --------------------------------------------------------------------------------------


def _tails(stretch: Stretch) -> Iterator[_Said]:
    """The verbs whose words stand before them, in order."""
    for at in range(1, len(stretch)):
        found = cue_at(stretch, at)
        if not found or not found[0].finite or not found[0].takes("say", "tell", "claim"):
            continue
        said = _turned(stretch, at, *found) or _postposed(stretch, at, *found)
        if said:
            yield said


def _turned(stretch: Stretch, at: int, cue: Cue, behind: int) -> _Said | None:
    """`..., said the Kremlin in a statement`"""
    quoted = stretch.ends_quote(at - 1)
    if not (quoted or (stretch.is_comma(at - 1) and cue.form in ("said", "says"))) or not cue.takes("say", "tell"):
        return None
    if quoted and not _stops(stretch, at - 1):
        return None
    subject = subjects.behind(stretch, behind)
    if subject is None or not _names_speaker(stretch, subject) or (not quoted and subjects.before(stretch, at)):
        return None
    after = _insertion_end(stretch, subject.last)
    return (
        _Said(cue, at, behind, subject, turned=True)
        if quoted or only_adverbials(stretch, after, len(stretch))
        else None
    )


def _stops(stretch: Stretch, at: int) -> bool:
    """Whether a quotation that ends with this token ends in a stop or a comma, inside or outside its marks."""
    quote = stretch.quotes[stretch.quote_of[at]]
    return stretch.text[quote.inner.end - 1] in ",.?!…-—" or stretch.is_comma(at + 1)


def _names_speaker(stretch: Stretch, subject: Phrase) -> bool:
    """Whether a phrase behind a verb names somebody who can speak and not a thing."""
    grammar = Grammar.core()
    if stretch.lower[subject.first] in grammar.objects or stretch.lower[subject.first] in ("that", "this"):
        return stretch.lower[subject.first : subject.last] in (("it",), ("you",))
    words = stretch.lower[subject.first : subject.last]
    titles = Lexicon.core().titles
    known = any(
        word in grammar.roles or word in grammar.people or word in titles or word in grammar.pronouns for word in words
    )
    return known or any(token.capital for token in stretch.tokens[subject.first : subject.last])


def _postposed(stretch: Stretch, at: int, cue: Cue, behind: int) -> _Said | None:
    """`..., the official said after a call`"""
    subject = subjects.before(stretch, at)
    if subject is None or subject.first == 0 or stretch.lower[subject.first] == "who":
        return None
    quoted = stretch.ends_quote(subject.first - 1)
    if not quoted and stretch.lower[subject.first - 1] not in (",", "—", "–", "?", "!"):
        return None
    after = behind_addressee(stretch, behind) if cue.takes("tell") else behind
    quoted = quoted and _stops(stretch, subject.first - 1)
    if (
        not quoted
        and after + 1 < len(stretch)
        and stretch.lower[after] in (",", ":")
        and not stretch.outside(after + 1)
    ):
        return None
    if not only_adverbials(stretch, after, len(stretch)) and not (quoted and stretch.lower[after] != "that"):
        return None
    if not quoted and (not cue.takes("say", "tell") or _is_lead(stretch, subject.first - 1, after)):
        return None
    return _Said(cue, at, behind, subject)


def _is_lead(stretch: Stretch, comma: int, after: int) -> bool:
    """Whether what stands before the comma only leads in ("On Friday, Macron said in Paris the talks were ...")."""
    grammar = Grammar.core()
    first = stretch.lower[0]
    leads = first in grammar.prepositions or grammar.is_adverb(first) or first.endswith("ing")
    if comma < _SHORTEST:
        return True
    return leads and (not has_verb(stretch, 0, comma) or has_verb(stretch, after, len(stretch)))


def _behind_its_words(stretch: Stretch, said: _Said, floor: int) -> tuple[Attribution, int]:
    """The attribution of a verb that stands behind its words, and the token from which others may follow."""
    start = said.at if said.turned else said.subject.first
    last = said.subject.last if said.turned else said.behind
    inserted = _insertion_end(stretch, last) if said.turned else last
    printed = stretch.span(said.subject.first, inserted if said.turned else _printed_end(stretch, said.subject))
    end = _clause_end(stretch, inserted)
    pieces = _pieces(stretch, _quoted_start(stretch, floor, start), start)
    go_on = _goes_on(stretch, end, quoted=stretch.ends_quote(start - 1))
    if go_on:
        pieces += _pieces(stretch, end + 1, go_on)
        end = go_on
    source = stretch.span(said.subject.first, said.subject.last)
    clause = stretch.span(start, end)
    sure = 0.95 if stretch.ends_quote(start - 1) else 0.85
    made = Attribution(
        pieces, source, printed, said.cue.form, stretch.span(said.at, said.behind), clause, "behind", sure
    )
    return made, end


def _quoted_start(stretch: Stretch, floor: int, end: int) -> int:
    """Where the words before `end` begin: with the quotation they end in, if what stands before it only leads in."""
    last = end - 2 if stretch.is_comma(end - 1) else end - 1
    if last <= floor or not stretch.ends_quote(last):
        return floor
    first = last
    while first > floor and stretch.quote_of[first - 1] == stretch.quote_of[last]:
        first -= 1
    led_in = first > floor and stretch.lower[first - 1] in (",", ":", "—", "–", "--")
    return first if led_in and all(stretch.outside(at) for at in range(floor, first)) else floor


def _printed_end(stretch: Stretch, subject: Phrase) -> int:
    """Behind a subject before its verb with what is inserted behind the name, closing comma left out."""
    end = subject.verb_group
    while end > subject.last and not stretch.tokens[end - 1].text[0].isalnum() and stretch.lower[end - 1] != ")":
        end -= 1
    return max(end, subject.last)


def _insertion_end(stretch: Stretch, at: int) -> int:
    """Behind "..., a professor of law at Yale" after a speaker; `at` where nothing of the kind follows."""
    if not stretch.is_comma(at) or at + 1 >= len(stretch):
        return at
    grammar = Grammar.core()
    after = stretch.lower[at + 1]
    opens = after in grammar.determiners or after in grammar.roles or after in Lexicon.core().titles
    if not (opens or after in ("who", "whose", "former", "now") or after.isdigit()):
        return at
    last = at + 1
    while last < len(stretch) and last - at < _INSERTION and stretch.outside(last):
        if stretch.lower[last] in (".", ";", ":", "—", "–") or (
            stretch.is_comma(last) and not _lists_on(stretch, last)
        ):
            return last
        last += 1
    return last if last - at < _INSERTION else at


def _lists_on(stretch: Stretch, comma: int) -> bool:
    """Whether an insertion goes on behind a comma ("..., 45, a lawyer", "..., a former minister, now in Paris")."""
    after = stretch.lower[comma + 1] if comma + 1 < len(stretch) else ""
    return (
        after in Grammar.core().determiners
        or after in ("who", "whose", "which", "now")
        or stretch.lower[comma - 1].isdigit()
    )


def _clause_end(stretch: Stretch, at: int) -> int:
    """The comma, stop or quotation that ends the clause of a verb behind its words."""
    while at < len(stretch) and stretch.outside(at) and stretch.lower[at] not in (",", ".", ";", ":", "—", "–"):
        at += 1
    return at


def _goes_on(stretch: Stretch, at: int, *, quoted: bool) -> int | None:
    """Where the words end that go on behind the speaker ("..., he said, “...”"); None where they do not."""
    if at + _SHORTEST >= len(stretch):
        return None
    if not stretch.outside(at + 1):
        return _quote_end(stretch, at + 1) if quoted else None
    if quoted or not stretch.is_comma(at) or cue_at(stretch, at + 1):
        return None
    opener = stretch.lower[at + 1]
    aside = opener.endswith("ing") or opener in ("who", "which", "where", "whose", "when")
    return None if aside else len(stretch)


def _quote_end(stretch: Stretch, at: int) -> int:
    """Behind the quotation that token `at` stands in."""
    last = at
    while last < len(stretch) and stretch.quote_of[last] == stretch.quote_of[at]:
        last += 1
    return last


# --- words behind their verb -----------------------------------------------------------------------------------------


def _before_their_words(stretch: Stretch, floor: int, earlier: list[Attribution]) -> list[Attribution]:
    """The verbs before their words from token `floor` on; verbs inside words are left to a second reading."""
    found: list[Attribution] = []
    at = floor
    while at < len(stretch):
        cue = cue_at(stretch, at)
        made = _preposed(stretch, at, *cue, floor, [*earlier, *found]) if cue else None
        if made is None:
            at += 1
            continue
        attribution, at = made
        floor = at
        found.append(attribution)
    return found


def _preposed(
    stretch: Stretch, at: int, cue: Cue, behind: int, floor: int, earlier: list[Attribution]
) -> tuple[Attribution, int] | None:
    """`Macron told RTL on Friday that ...`, with the token behind its words."""
    if not cue.finite or _unsaid(stretch, at, floor):
        return None
    sources = _source(stretch, at, floor, earlier)
    begun = _words_of(stretch, cue, behind) if sources else None
    if begun is None or sources is None:
        return None
    start, sure = begun
    end = _quoted_end(stretch, start) or words_end(stretch, start, _sentence_part(stretch, at, start))
    pieces = _pieces(stretch, start, end)
    if not pieces:
        return None
    clause = stretch.span(at, start)
    return Attribution(pieces, *sources, cue.form, stretch.span(at, behind), clause, "before", sure), max(end, at + 1)


def _unsaid(stretch: Stretch, at: int, floor: int) -> bool:
    """Whether the verb is no act of speech here: an infinitive, a passive, a wish, a noun."""
    grammar = Grammar.core()
    last = stretch.lower[at - 1] if at > floor else ""
    if last in ("to", "be", "been", "being", "is", "was", "are", "were", "as") or last in grammar.modals:
        return True
    return last in grammar.determiners or last in grammar.prepositions


def _source(
    stretch: Stretch, at: int, floor: int, earlier: list[Attribution]
) -> tuple[Span, Span] | tuple[Span | None, Span | None] | None:
    """Who is the verb's subject, bare and as printed; for "and added" and "who said" the one meant."""
    group = subjects.verb_group(stretch, at, floor)
    if group and stretch.lower[group - 1] in ("and", "but"):
        if earlier:
            return earlier[-1].source, earlier[-1].printed
        main = main_subject(stretch, group - 1)
        return (main, main) if main else None
    subject = subjects.before(stretch, at, floor)
    if subject and stretch.lower[subject.first] == "who" and subject.first > 0:
        comma = stretch.is_comma(subject.first - 1)
        whom = subjects.before(stretch, subject.first - comma)
        return (stretch.span(whom.first, whom.last),) * 2 if whom else None
    if subject is None:
        return None
    return stretch.span(subject.first, subject.last), stretch.span(subject.first, _printed_end(stretch, subject))


def _words_of(stretch: Stretch, cue: Cue, at: int) -> tuple[int, float] | None:
    """Where the words behind a verb begin and how sure it is that they are words."""
    end = len(stretch)
    begun = words_begin(stretch, cue, at, end)
    if begun is None:
        return None
    start, shown = begun
    opener = stretch.lower[start]
    clause = opener in Grammar.core().openers or stretch.tokens[start].capital
    if cue.takes("say", "tell") and (
        shown or (clause and has_verb(stretch, start, end)) or cue.form in ("said", "says")
    ):
        return start, 0.9 if shown else 0.75
    if cue.takes("claim", "show") and shown:
        return start, 0.8
    if cue.takes("think") and (stretch.lower[at : at + 1] == ("that",) or (clause and has_verb(stretch, start, end))):
        return start, 0.6
    if cue.takes("deny") and (shown or opener.endswith("ing") or clause):
        return start, 0.6
    if cue.takes("vow") and opener == "to":
        return start, 0.5
    if cue.takes("accuse"):
        return _accusation(stretch, at)
    return _called(stretch, at) if cue.takes("call") else None


def _accusation(stretch: Stretch, at: int) -> tuple[int, float] | None:
    """Behind "of" in "accuse Moscow of planning ..."."""
    for of in range(at + 1, min(len(stretch), at + 8)):
        if stretch.lower[of] == "of" and of + 1 < len(stretch):
            return of + 1, 0.6
    return None


def _called(stretch: Stretch, at: int) -> tuple[int, float] | None:
    """Behind "called": the thing named and, soon after, what it is called in marks."""
    for marked in range(at, min(len(stretch), at + 12)):
        if not stretch.outside(marked):
            return at, 0.65
        if stretch.lower[marked] in (",", ".", ";", ":"):
            return None
    return None


def _quoted_end(stretch: Stretch, start: int) -> int | None:
    """Behind a quotation that begins the words, where the narrator goes on; None where the words go on."""
    if stretch.outside(start):
        return None
    end = _quote_end(stretch, start)
    if end == len(stretch) or not stretch.outside(end):
        return None
    word = stretch.lower[end]
    grammar = Grammar.core()
    goes_on = word in ("and", "but", "or") and end + 1 < len(stretch) and _goes_on_saying(stretch, end + 1)
    if goes_on or not (word[0].isalnum() or word in (",", "-", "—", "–", "--", ";")):
        return None
    narrated = word in grammar.prepositions or word in grammar.breaks or not word[0].isalnum()
    return end if narrated else None


def _goes_on_saying(stretch: Stretch, at: int) -> bool:
    """Whether words go on behind "and": in marks again, or in a clause with "that"."""
    return (
        not stretch.outside(at)
        or stretch.lower[at] in ("that", "whether")
        or stretch.lower[at] in Grammar.core().openers
    )


def _sentence_part(stretch: Stretch, at: int, start: int) -> int:
    """Where the clause that holds the verb at `at` ends, for words that begin at `start`.

    "The official, who said ..., said ...", "After aides insisted ..., the campaign ...", "X said ..., while Y said ...".
    """
    relative = at > 0 and stretch.lower[at - 1] == "who"
    dependent = _leads_dependent(stretch, at)
    for comma in range(start + 1, len(stretch) - 1):
        word = stretch.lower[comma + 1]
        if not stretch.outside(comma):
            continue
        if stretch.is_comma(comma):
            found = cue_at(stretch, comma + 1)
            if relative and ((found and found[0].finite) or word in Grammar.core().auxiliaries):
                return comma
            if dependent and subjects.can_begin(stretch, comma + 1):
                return comma
        opens = stretch.lower[comma] in (",", ";", "—", "–", "--")
        if (
            opens
            and word in ("although", "though", "while", "but", "whereas", "and")
            and _speaks_next(stretch, comma + 2)
        ):
            return comma
        if stretch.lower[comma] in ("and", "but") and not opens and _speaks_next(stretch, comma + 1, named=True):
            return comma
    return len(stretch)


def _leads_dependent(stretch: Stretch, verb: int) -> bool:
    """Whether the sentence opens with a clause that depends on the rest ("After campaign aides insisted ...")."""
    opens = stretch.lower[0] in ("after", "when", "while", "if", "as", "since", "although", "though", "because", "once")
    return opens and not any(stretch.is_comma(at) for at in range(verb))


def _speaks_next(stretch: Stretch, at: int, *, named: bool = False) -> bool:
    """Whether a new speaker (`named`: by more than a pronoun) takes the word from token `at`."""
    for verb in range(at + 1, min(len(stretch), at + 10)):
        found = cue_at(stretch, verb)
        if found and found[0].finite and found[0].takes("say", "tell", "accuse"):
            subject = subjects.before(stretch, verb, at)
            pronoun = subject is not None and stretch.lower[subject.first] in Grammar.core().pronouns
            return subject is not None and subject.first == at and not (named and pronoun)
    return False


# --- ", adding that ..." ---------------------------------------------------------------------------------------------


def _gerunds(stretch: Stretch, found: list[Attribution]) -> list[Attribution]:
    """What a speaker goes on to say in a participle: ", asking whether ...", ", saying there was ..."."""
    taken = [piece for attribution in found for piece in attribution.pieces]
    made: list[Attribution] = []
    for at in range(1, len(stretch) - 1):
        cue = cue_at(stretch, at)
        if not cue or not cue[0].gerund or not cue[0].takes("say", "tell", "claim"):
            continue
        start = stretch.tokens[at].start
        if any(piece.start <= start < piece.end for piece in taken) or not _may_go_on(stretch, at):
            continue
        begun = words_begin(stretch, cue[0], cue[1], len(stretch))
        if begun is None or not (begun[1] or has_verb(stretch, begun[0], len(stretch))):
            continue
        pieces = _pieces(stretch, begun[0], words_end(stretch, begun[0], len(stretch)))
        source = found[-1].source if found else main_subject(stretch, at)
        printed = found[-1].printed if found else source
        if pieces and source:
            clause = stretch.span(at, begun[0])
            cue_span = stretch.span(at, cue[1])
            made.append(Attribution(pieces, source, printed, cue[0].form, cue_span, clause, "gerund", 0.75))
            taken.extend(pieces)
    return made


def _may_go_on(stretch: Stretch, at: int) -> bool:
    return (
        stretch.is_comma(at - 1) or stretch.ends_quote(at - 1) or stretch.lower[at - 1] in ("by", "in", "while", "and")
    )


def main_subject(stretch: Stretch, before: int) -> Span | None:
    """The subject of the sentence: the phrase before its first verb."""
    for at in range(1, before):
        if has_verb(stretch, at, at + 1) and stretch.outside(at):
            subject = subjects.before(stretch, at)
            return stretch.span(subject.first, subject.last) if subject else None
    return None


# --- words -----------------------------------------------------------------------------------------------------------


def _pieces(stretch: Stretch, first: int, last: int) -> tuple[Span, ...]:
    """The words from token `first` to before `last` without the marks around them; empty where they are too few."""
    while (
        first < last
        and stretch.outside(first)
        and stretch.lower[first] in (",", ";", ":", "and", "but", "—", "–", "-", ".")
    ):
        first += 1
    while last > first and stretch.outside(last - 1) and stretch.lower[last - 1] in (",", ";", ":", ".", "—", "–", "-"):
        last -= 1
    if first >= last:
        return ()
    quoted = any(not stretch.outside(at) for at in range(first, last))
    if last - first < _SHORTEST and not quoted:
        return ()
    return (stretch.span(first, last),)

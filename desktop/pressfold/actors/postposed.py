"""Words before their speaker: `..., Macron said`, `“...,” said the Kremlin in a statement`, `“...,” he said, “...”`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.actors import subjects
from pressfold.actors.attribution import SHORTEST, Attribution, words_between
from pressfold.actors.clauses import behind_addressee, cue_at, has_verb, only_adverbials
from pressfold.actors.cues import Cue
from pressfold.actors.grammar import Grammar
from pressfold.actors.insertions import insertion_end
from pressfold.actors.stretch import Stretch
from pressfold.actors.subjects import Phrase

#: ", that ..." stands within so many tokens of a verb whose words stand behind it after all.
_REACH = 30
_DASHES = frozenset({"—", "–", "--"})
_BEFORE_SPEAKER = frozenset({",", "?", "!", *_DASHES})
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", *_DASHES})
#: What a relative clause opens with: a remark on the speaker, not more of the words.
_ASIDES = frozenset({"who", "which", "where", "whose", "when"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue verb with its subject: the verb's tokens `at` to `behind`; `turned` where the subject stands behind it."""

    cue: Cue
    at: int
    behind: int
    subject: Phrase
    turned: bool = False


def postposed(stretch: Stretch) -> tuple[list[Attribution], int]:
    """The attributions of verbs that stand behind their words, and the token from which other words may follow."""
    found: list[Attribution] = []
    floor = 0
    for said in _verbs(stretch):
        if said.at >= floor:
            made, floor = _attribution(stretch, said, floor)
            found.append(made)
    return found, floor


def _verbs(stretch: Stretch) -> Iterator[_Said]:
    for at in range(1, len(stretch)):
        found = cue_at(stretch, at)
        if found and found[0].finite and found[0].takes("say", "tell", "claim"):
            said = _turned(stretch, at, *found) or _straight(stretch, at, *found)
            if said:
                yield said


def _turned(stretch: Stretch, at: int, cue: Cue, behind: int) -> _Said | None:
    """`..., said the Kremlin in a statement`"""
    quoted = stretch.ends_quote(at - 1)
    unmarked = stretch.is_comma(at - 1) and cue.form in ("said", "says") and subjects.before(stretch, at) is None
    if not cue.takes("say", "tell") or not (_stops(stretch, at - 1) if quoted else unmarked):
        return None
    subject = subjects.behind(stretch, behind)
    if subject is None or not _names_speaker(stretch, subject):
        return None
    said = _Said(cue, at, behind, subject, turned=True)
    after = insertion_end(stretch, subject.last)
    return said if quoted or only_adverbials(stretch, after, len(stretch)) else None


def _stops(stretch: Stretch, at: int) -> bool:
    """Whether a quotation that ends with this token ends in a stop or a comma, inside or outside its marks."""
    quote = stretch.quotes[stretch.quote_of[at]]
    return stretch.text[quote.inner.end - 1] in ",.?!…-—" or stretch.is_comma(at + 1)


def _names_speaker(stretch: Stretch, subject: Phrase) -> bool:
    """Whether a phrase behind a verb names somebody who can speak and not a thing."""
    grammar = Grammar.core()
    words = stretch.lower[subject.first : subject.last]
    if words[0] in grammar.objects or words[0] in ("that", "this"):
        return words in (("it",), ("you",)) or stretch.tokens[subject.first].capital
    listed = grammar.speakers
    return any(token.capital or token.text in listed for token in stretch.tokens[subject.first : subject.last])


def _straight(stretch: Stretch, at: int, cue: Cue, behind: int) -> _Said | None:
    """`..., the official said after a call`"""
    subject = subjects.before(stretch, at)
    if subject is None or subject.first == 0 or stretch.lower[subject.first] == "who":
        return None
    comma = subject.first - 1
    after = behind_addressee(stretch, behind) if cue.takes("tell") else behind
    if stretch.ends_quote(comma) and _stops(stretch, comma):
        stands = only_adverbials(stretch, after, len(stretch)) or stretch.lower[after] != "that"
    elif stretch.ends_quote(comma):
        stands = cue.takes("say", "tell") and only_adverbials(stretch, after, len(stretch))
    else:
        stands = stretch.lower[comma] in _BEFORE_SPEAKER and _unmarked_stand_before(stretch, comma, cue, after)
    return _Said(cue, at, behind, subject) if stands else None


def _unmarked_stand_before(stretch: Stretch, comma: int, cue: Cue, after: int) -> bool:
    """Whether words without marks before a comma are those of the verb behind it."""
    if not cue.takes("say", "tell") or not only_adverbials(stretch, after, len(stretch)):
        return False
    opens_quote = stretch.lower[after : after + 1] in ((",",), (":",)) and not _outside(stretch, after + 1)
    return not (opens_quote or _that_behind(stretch, after) or _is_lead(stretch, comma, after))


def _outside(stretch: Stretch, at: int) -> bool:
    return at >= len(stretch) or stretch.outside(at)


def _that_behind(stretch: Stretch, at: int) -> bool:
    """Whether ", that ..." follows soon, so that the words stand behind the verb after all."""
    commas = range(at, min(len(stretch) - 1, at + _REACH))
    return any(stretch.is_comma(comma) and stretch.lower[comma + 1] == "that" for comma in commas)


def _is_lead(stretch: Stretch, comma: int, after: int) -> bool:
    """Whether what stands before the comma only leads in ("On Friday, Macron said in Paris the talks were ...")."""
    grammar = Grammar.core()
    first = stretch.lower[0]
    leads = first in grammar.prepositions or grammar.is_adverb(first) or first.endswith("ing")
    if comma < SHORTEST:
        return leads or not stretch.is_comma(after) or not has_verb(stretch, after, len(stretch))
    return leads and (not has_verb(stretch, 0, comma) or has_verb(stretch, after, len(stretch)))


def _attribution(stretch: Stretch, said: _Said, floor: int) -> tuple[Attribution, int]:
    """The attribution of a verb behind its words, and the token from which others may follow."""
    start = said.at if said.turned else said.subject.first
    last = insertion_end(stretch, said.subject.last) if said.turned else said.behind
    printed = last if said.turned else subjects.printed_end(stretch, said.subject)
    end = _clause_end(stretch, last)
    quoted = stretch.ends_quote(start - 1)
    pieces = words_between(stretch, _quoted_start(stretch, floor, start), start)
    further = _goes_on(stretch, end, quoted=quoted)
    if further:
        pieces += words_between(stretch, end + 1, further)
    made = Attribution(
        pieces,
        stretch.span(said.subject.first, said.subject.last),
        stretch.span(said.subject.first, printed),
        said.cue.form,
        stretch.span(said.at, said.behind),
        stretch.span(start, end),
        "behind",
        0.95 if quoted else 0.85,
    )
    return made, further or end


def _quoted_start(stretch: Stretch, floor: int, end: int) -> int:
    """Where the words before `end` begin: with the quotation they end in, if what stands before it only leads in."""
    last = end - 2 if stretch.is_comma(end - 1) else end - 1
    if last <= floor or not stretch.ends_quote(last):
        return floor
    first = last
    while first > floor and stretch.quote_of[first - 1] == stretch.quote_of[last]:
        first -= 1
    led_in = first > floor and stretch.lower[first - 1] in (",", ":", *_DASHES)
    return first if led_in and all(stretch.outside(at) for at in range(floor, first)) else floor


def _clause_end(stretch: Stretch, at: int) -> int:
    """The comma, stop or quotation that ends the clause of a verb behind its words."""
    while at < len(stretch) and stretch.outside(at) and stretch.lower[at] not in _CLAUSE_ENDS:
        at += 1
    return at


def _goes_on(stretch: Stretch, at: int, *, quoted: bool) -> int | None:
    """Where the words end that go on behind the speaker ("..., he said, “...”"); None where they do not."""
    if at + SHORTEST >= len(stretch):
        return None
    if not stretch.outside(at + 1):
        return stretch.quote_end(at + 1) if quoted else None
    if quoted or not stretch.is_comma(at) or cue_at(stretch, at + 1):
        return None
    opener = stretch.lower[at + 1]
    return None if opener.endswith("ing") or opener in _ASIDES else len(stretch)

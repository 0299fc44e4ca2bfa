"""Who a verb is said of: the noun phrase before it, or behind it where the order is turned round."""

from __future__ import annotations

from typing import NamedTuple

from pressfold.actors.cues import Cues
from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.stretch import Stretch

#: A speaker is named in at most so many tokens; what is longer is a clause.
_LONGEST = 16
#: How long an insertion between a speaker and the verb may be ("Smith, who ..., said").
_INSERTION = 30
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "[", "]", "…", "...", "!", "?", "|", "•"})


class Phrase(NamedTuple):
    """Tokens `first` to `last` (end exclusive) that name a speaker; the verb's words start at `verb_group`."""

    first: int
    last: int
    verb_group: int


def before(stretch: Stretch, verb: int, floor: int = 0) -> Phrase | None:
    """The subject that stands before the verb at `verb`, not reaching left of token `floor`."""
    group = _verb_group(stretch, verb, floor)
    if group <= floor or not stretch.outside(group - 1):
        return None
    inserted = stretch.tokens[group - 1].text in (",", "—", "–", "-", ")")
    end = _before_insertion(stretch, group - 1, floor) if inserted else group
    if end is None:
        return None
    first = _phrase_start(stretch, end, floor)
    phrase = _without_lead(stretch, first, end)
    if phrase is None or not _agrees(stretch, phrase[1] - 1, verb) or stretch.lower[phrase[0]] in ("that", "there"):
        return None
    return Phrase(*phrase, group)


def _agrees(stretch: Stretch, noun: int, verb: int) -> bool:
    """Whether a noun may be the subject of this form: "polls show" and "a poll shows", but not "emissions rules"."""
    grammar = Grammar.core()
    word, form = stretch.lower[noun], stretch.lower[verb]
    if stretch.tokens[noun].capital or form not in Cues.core().verbs or noun + 1 < verb:
        return True
    plural = (word.endswith("s") and not word.endswith("ss")) or word in grammar.people
    if form.endswith("s"):
        return not (word.endswith("s") and not word.endswith("ss")) or word in grammar.pronouns or word == "'s"
    return plural or word in grammar.pronouns or form not in Cues.core().bases


def behind(stretch: Stretch, at: int) -> Phrase | None:
    """The subject that stands behind a verb ("said the Kremlin in a statement"), from token `at`."""
    grammar = Grammar.core()
    if at >= len(stretch) or not _can_begin(stretch, at):
        return None
    last = at
    while last < len(stretch) and stretch.outside(last) and last - at < _LONGEST:
        word = stretch.lower[last]
        if word in _STOPS or word == "." or (last > at and word in grammar.breaks and word != "and"):
            break
        if last > at and word in grammar.prepositions and word not in ("of", "for", "to"):
            break
        if last > at and (word in grammar.times or word in ("who", "which") or _is_verb(stretch, last)):
            break
        last += 1
    return Phrase(at, last, at) if last > at else None


def _verb_group(stretch: Stretch, verb: int, floor: int) -> int:
    """Where the verb's words start: auxiliaries and adverbs before it are counted in."""
    grammar = Grammar.core()
    at = verb
    while at > floor and stretch.outside(at - 1):
        word = stretch.lower[at - 1]
        if not (word in grammar.auxiliaries or grammar.is_adverb(word) or word in grammar.denials):
            break
        if word in ("'s", "’s") or (stretch.tokens[at - 1].capital and at - 1 > floor and word not in grammar.adverbs):
            break
        at -= 1
    return at


def _before_insertion(stretch: Stretch, comma: int, floor: int) -> int | None:
    """Where the phrase ends that an insertion follows: "Smith, a lawyer in Paris, said" -> behind "Smith"."""
    grammar = Grammar.core()
    closing = stretch.tokens[comma].text
    opening = {")": "("}.get(closing, closing)
    best: int | None = None
    for at in range(comma - 1, max(floor, comma - _INSERTION), -1):
        stop = stretch.tokens[at].text in (";", ":", "?", "!") or (stretch.tokens[at].text == "." and opening == ",")
        if not stretch.outside(at) or stop:
            break
        if stretch.tokens[at].text != opening or at == floor:
            continue
        after = stretch.lower[at + 1]
        fits = after in grammar.determiners or after in ("who", "whose", "which", "speaking", "citing", "referring")
        fits = fits or after in Lexicon.core().titles or after in grammar.roles or after.isdigit()
        fits = fits or stretch.tokens[at + 1].capital or after in grammar.prepositions or after in ("former", "now")
        if fits and opening == "," and _can_end(stretch, at - 1):
            best = at
            if after in grammar.determiners or after in ("who", "whose", "which") or after.isdigit():
                return best
        elif opening != ",":
            return at
    return best


def _can_end(stretch: Stretch, at: int) -> bool:
    """Whether a speaker's phrase may end with this token: a name, or a noun."""
    word = stretch.lower[at]
    return stretch.outside(at) and word[0].isalpha() and word not in Grammar.core().prepositions


def _phrase_start(stretch: Stretch, end: int, floor: int) -> int:
    """The leftmost token of the noun phrase that ends before `end`."""
    grammar = Grammar.core()
    if stretch.lower[end - 1] in grammar.pronouns:
        return end - 1
    at = end - 1
    while at > floor and end - at < _LONGEST and stretch.outside(at - 1):
        word = stretch.lower[at - 1]
        if word in _STOPS or word in grammar.pronouns or _is_verb(stretch, at - 1):
            break
        if word in grammar.breaks and not (word == "and" and _joins_names(stretch, at - 1, floor)):
            break
        at -= 1
    return at


def _joins_names(stretch: Stretch, at: int, floor: int) -> bool:
    """Whether "and" stands between two parts of one phrase: names, or titles of one person."""
    if at <= floor or at + 1 >= len(stretch):
        return False
    left, right = stretch.tokens[at - 1], stretch.tokens[at + 1]
    lexicon = Lexicon.core()
    titled = left.text.lower() in lexicon.titles and right.text.lower() in lexicon.titles
    return titled or (left.capital and (right.capital or right.text.lower() == "the"))


def _is_verb(stretch: Stretch, at: int) -> bool:
    """Whether the token is surely a finite verb or an auxiliary."""
    word = stretch.lower[at]
    if word in ("'s", "’s") or stretch.tokens[at].capital:
        return False
    cue = Cues.core().verbs.get(word)
    if cue and cue.finite and not _after_determiner(stretch, at):
        return not word.endswith("s") or word in ("says", "tells", "adds", "writes", "thinks", "believes", "knows")
    grammar = Grammar.core()
    if word.endswith("ed") and len(word) > 4:
        return not _after_determiner(stretch, at) and at > 0 and stretch.lower[at - 1] != "-"
    return word in grammar.auxiliaries or word in grammar.verbs


def _after_determiner(stretch: Stretch, at: int) -> bool:
    return at > 0 and stretch.lower[at - 1] in Grammar.core().determiners


def _without_lead(stretch: Stretch, first: int, last: int) -> tuple[int, int] | None:
    """The phrase without adverbials before it ("On Friday Macron" -> "Macron"), None where it names nobody."""
    grammar = Grammar.core()
    while first < last and (grammar.is_adverb(stretch.lower[first]) or stretch.lower[first] in ("and", "but", "so")):
        first += 1
    if first < last and stretch.lower[first] in grammar.prepositions:
        first = _last_name_start(stretch, first + 1, last)
    if first >= last or last - first > _LONGEST or not _can_begin(stretch, first):
        return None
    return first, last


def _last_name_start(stretch: Stretch, first: int, last: int) -> int:
    """Where the last run of capitalised words starts, with its article or pronoun; `last` where there is none."""
    grammar = Grammar.core()
    if stretch.lower[last - 1] in grammar.pronouns:
        return last - 1
    at = last
    while at > first and stretch.tokens[at - 1].capital and stretch.lower[at - 1] not in grammar.times:
        at -= 1
    if at > first and stretch.lower[at - 1] in grammar.determiners:
        at -= 1
    if at < last:
        return at
    for start in range(last - 1, first - 1, -1):
        if stretch.lower[start] in grammar.determiners and start > first:
            return start
    return last


def _can_begin(stretch: Stretch, at: int) -> bool:
    """Whether a speaker's phrase may begin with this token."""
    grammar = Grammar.core()
    word = stretch.lower[at]
    if not stretch.outside(at) or (not word[0].isalnum() and word[0] not in "@#"):
        return False
    begins = word in grammar.determiners or word in grammar.pronouns or word in grammar.people or word in grammar.roles
    capital = stretch.tokens[at].capital and word not in grammar.breaks and word not in grammar.prepositions
    return begins or capital or word in Lexicon.core().titles

"""Who a verb is said of: the noun phrase before it, or behind it where the order is turned round."""

from __future__ import annotations

from typing import NamedTuple

from pressfold.actors.clauses import has_verb
from pressfold.actors.cues import Cues
from pressfold.actors.grammar import Grammar
from pressfold.actors.insertions import before_insertion
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

#: A speaker is named in at most so many tokens; what is longer is a clause.
_LONGEST = 16
#: How long an insertion between a speaker and the verb may be ("Smith, who ..., said").
_INSERTION = 30
_STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "[", "]", "…", "...", "!", "?", "|", "•"})


class Phrase(NamedTuple):
    """Tokens `first` to `last` (end exclusive) that name a speaker; the verb's words start at `verb_group`."""

    first: int
    last: int
    verb_group: int


def before(stretch: Stretch, verb: int, floor: int = 0) -> Phrase | None:
    """The subject that stands before the verb at `verb`, not reaching left of token `floor`."""
    group = verb_group(stretch, verb, floor)
    if group <= floor or not stretch.outside(group - 1):
        return None
    inserted = stretch.tokens[group - 1].text in (",", "—", "–", "-", "--", ")")
    end = before_insertion(stretch, group - 1, floor) if inserted else group
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
    if form not in Cues.core().verbs or noun + 1 < verb:
        return True
    plural = (word.endswith("s") and not word.endswith("ss")) or word in grammar.people
    if stretch.tokens[noun].capital:
        several = "and" in stretch.lower[max(0, noun - 6) : noun]
        return form not in Cues.core().bases or plural or several or word in grammar.pronouns
    if form in Cues.core().bases and word in ("he", "she", "it"):
        return False
    if form.endswith("s"):
        return not (word.endswith("s") and not word.endswith("ss")) or word in grammar.pronouns or word == "'s"
    return plural or word in grammar.pronouns or form not in Cues.core().bases


def behind(stretch: Stretch, at: int) -> Phrase | None:
    """The subject that stands behind a verb ("said the Kremlin in a statement"), from token `at`."""
    grammar = Grammar.core()
    if at >= len(stretch) or not can_begin(stretch, at):
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


def main(stretch: Stretch, end: int) -> Span | None:
    """The subject of the sentence: the phrase before its first verb, which stands before token `end`."""
    for at in range(1, end):
        if stretch.outside(at) and has_verb(stretch, at, at + 1):
            subject = before(stretch, at)
            return stretch.span(subject.first, subject.last) if subject else None
    return None


def printed_end(stretch: Stretch, subject: Phrase) -> int:
    """Behind a subject before its verb with what is inserted behind the name, closing comma left out."""
    end = subject.verb_group
    while end > subject.last and not stretch.tokens[end - 1].text[0].isalnum() and stretch.lower[end - 1] != ")":
        end -= 1
    return max(end, subject.last)


def verb_group(stretch: Stretch, verb: int, floor: int) -> int:
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
    first, last = _without_times(stretch, first, last)
    if first < last and stretch.lower[first] in grammar.prepositions:
        first = _last_name_start(stretch, first + 1, last)
    if first >= last or last - first > _LONGEST:
        return None
    described = stretch.tokens[last - 1].capital and stretch.lower[first][0].isalnum()
    return (first, last) if can_begin(stretch, first) or (described and not _is_break(stretch, first)) else None


def _is_break(stretch: Stretch, at: int) -> bool:
    grammar = Grammar.core()
    return stretch.lower[at] in grammar.breaks or stretch.lower[at] in grammar.prepositions


def _without_times(stretch: Stretch, first: int, last: int) -> tuple[int, int]:
    """The phrase without times at its ends ("this week Macron", "Trump on Friday")."""
    grammar = Grammar.core()
    if (
        last - first > 2
        and stretch.lower[first] in ("this", "last", "next")
        and stretch.lower[first + 1] in grammar.times
    ):
        first += 2
    while last - first > 1 and stretch.lower[last - 1] in grammar.times:
        last -= 1
        if last - first > 1 and stretch.lower[last - 1] in ("on", "in", "this", "last", "late", "early"):
            last -= 1
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


def can_begin(stretch: Stretch, at: int) -> bool:
    """Whether a speaker's phrase may begin with this token."""
    grammar = Grammar.core()
    word = stretch.lower[at]
    if not stretch.outside(at) or (not word[0].isalnum() and word[0] not in "@#"):
        return False
    if word[0].isdigit():
        return True
    begins = word in grammar.determiners or word in grammar.pronouns or word in grammar.people or word in grammar.roles
    capital = stretch.tokens[at].capital and word not in grammar.breaks and word not in grammar.prepositions
    return begins or capital or word in Lexicon.core().titles

"""What stands around a cue verb: whom the words were said to, when and where, and where the words begin and end."""

from __future__ import annotations

from pressfold.actors.cues import Cue, Cues
from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.stretch import Stretch

#: An adverbial between the verb and what was said is at most so many tokens long ("in an interview with ... that").
_ADVERBIAL = 14
_WHETHER = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who"})
#: Cue verbs that a headline may write with a capital and that are no nouns.
_SHOUTED_CUES = frozenset({"says", "said", "tells", "told", "warns", "denies", "accuses", "insists", "tweets"})
#: What sets a clause against the one before it.
CONTRASTS = ("although", "though", "while", "but", "whereas")
_ENDS = frozenset({".", ";", "?", "!"})


def cue_at(stretch: Stretch, at: int) -> tuple[Cue, int] | None:
    """The cue verb or phrase that starts at token `at`, with the token behind it; None inside quotations."""
    cues = Cues.core()
    word = stretch.lower[at]
    cue = cues.verbs.get(word)
    if (cue is None and word not in cues.phrases) or not stretch.outside(at):
        return None
    for phrase in cues.phrases.get(word, ()):
        if stretch.lower[at : at + len(phrase)] == phrase:
            gerund = phrase[0].endswith("ing")
            return Cue(" ".join(phrase), frozenset({"say"}), gerund, not gerund), at + len(phrase)
    if cue is None or (stretch.tokens[at].capital and stretch.lower[at] not in _SHOUTED_CUES):
        return None
    return cue, at + 1


def behind_addressee(stretch: Stretch, at: int) -> int:
    """The token behind the person told, from token `at`; `at` itself where nobody is."""
    grammar = Grammar.core()
    if at >= len(stretch) or not stretch.outside(at):
        return at
    word = stretch.lower[at]
    if (word in grammar.objects or word in grammar.addressees) and not stretch.tokens[at].capital:
        return at + 1
    last = at
    if word in grammar.determiners and word not in ("this", "that", "these", "those", "no", "some"):
        last = _behind_told_noun(stretch, at)
    else:
        while last < len(stretch) and _part_of_name(stretch, last):
            last += 1
    while at < last < len(stretch) and stretch.outside(last) and stretch.lower[last] in grammar.media:
        last += 1
    return last


def _part_of_name(stretch: Stretch, at: int) -> bool:
    token = stretch.tokens[at]
    if not stretch.outside(at):
        return False
    link = at + 1 < len(stretch) and stretch.tokens[at + 1].capital and stretch.lower[at] in Lexicon.core().links
    return (
        token.capital
        or token.text in ("'s", "’s")
        or token.text[0].isdigit()
        or (link and token.text not in ("the", "for"))
    )


def _behind_told_noun(stretch: Stretch, at: int) -> int:
    """Behind "a news conference", "the newspaper", "his cabinet": up to what begins the words told."""
    grammar = Grammar.core()
    last = at + 1
    while last < len(stretch) and last - at < 7 and stretch.outside(last):
        word = stretch.lower[last]
        if (
            word in grammar.openers
            or word in grammar.prepositions
            or word in grammar.auxiliaries
            or not word[0].isalnum()
        ):
            break
        last += 1
    return last


def behind_adverbials(stretch: Stretch, at: int, end: int) -> int:
    """The token behind times, places and channels that stand between a verb and what was said."""
    grammar = Grammar.core()
    while at < end and stretch.outside(at):
        word = stretch.lower[at]
        if word in grammar.times or grammar.is_adverb(word):
            at += 1
        elif word in grammar.prepositions and word not in ("by", "as") and _adverbial_end(stretch, at, end) is not None:
            at = _adverbial_end(stretch, at, end) or end
        else:
            break
    return at


def _adverbial_end(stretch: Stretch, at: int, end: int) -> int | None:
    """Where the prepositional phrase from `at` ends, if what was said follows; None where it is part of the words."""
    grammar = Grammar.core()
    if at + 1 < end and stretch.lower[at + 1] in grammar.times:
        last = at + 2
        while last < end and (stretch.lower[last] in grammar.times or stretch.lower[last].isdigit()):
            last += 1
        return last + 2 if stretch.is_comma(last) and _is_year(stretch, last + 1) else last
    for last in range(at + 1, min(end, at + _ADVERBIAL)):
        word = stretch.lower[last]
        if word == "that" or not stretch.outside(last) or word == ":":
            return last
        if word in _ENDS:
            return None
        if word == ",":
            return _behind_comma(stretch, last, end)
        if word in grammar.channels and stretch.lower[at] in ("in", "on", "at", "via", "by", "during", "through"):
            return _behind_channel(stretch, last + 1, end)
    return None


def _is_year(stretch: Stretch, at: int) -> bool:
    return at < len(stretch) and len(stretch.lower[at]) == 4 and stretch.lower[at].isdigit()


def _behind_comma(stretch: Stretch, comma: int, end: int) -> int | None:
    """The comma behind an adverbial that words follow: this one, or the one that closes an insertion behind it."""
    for at in range(comma, min(end - 1, comma + _ADVERBIAL // 2)):
        if stretch.is_comma(at) and (not stretch.outside(at + 1) or stretch.lower[at + 1] == "that"):
            return at
    return None


def _behind_channel(stretch: Stretch, at: int, end: int) -> int:
    """Behind what tells more of a channel: "an interview with the BBC on Sunday"."""
    grammar = Grammar.core()
    while at < end and stretch.outside(at) and stretch.lower[at] in ("with", "to", "for", "on", "in", "of", "after"):
        last = at + 1
        while last < end and (
            _part_of_name(stretch, last) or stretch.lower[last] in grammar.media or stretch.lower[last] in grammar.times
            or (last == at + 1 and stretch.lower[last] in ("the", "a", "his", "her", "its", "state"))
        ):  # fmt: skip
            last += 1
        if last == at + 1:
            break
        at = last
    return at


def words_begin(stretch: Stretch, cue: Cue, at: int, end: int) -> tuple[int, bool] | None:
    """Where the words said begin behind a verb, and whether "that" or a mark shows it; None where none follow."""
    grammar = Grammar.core()
    if cue.takes("tell", "urge") and not (at < end and stretch.lower[at] in ("that", *_WHETHER)):
        at = behind_addressee(stretch, at)
    elif at + 1 < end and stretch.lower[at] in ("to", "before") and stretch.lower[at + 1] not in grammar.auxiliaries:
        told = behind_addressee(stretch, at + 1)
        owner = told < end and stretch.lower[told] in ("'s", "’s")  # "to everyone's surprise"
        at = told if told > at + 1 and not owner else at
    at = behind_adverbials(stretch, at, end)
    shown = False
    while at < end and stretch.outside(at) and stretch.lower[at] in ("that", ":", ",", "—", "–"):
        shown = shown or stretch.lower[at] in ("that", ":")
        at += 1
    if at >= end:
        return None
    return at, shown or not stretch.outside(at) or stretch.lower[at] in _WHETHER


def only_adverbials(stretch: Stretch, at: int, end: int) -> bool:
    """Whether from `at` to the next stop nothing stands but times, places and channels: the words stood before."""
    grammar = Grammar.core()
    if at >= end or stretch.lower[at] in (",", *_ENDS, "—", "–") or not stretch.outside(at):
        return True
    word = stretch.lower[at]
    if word in grammar.times or grammar.is_adverb(word):
        return only_adverbials(stretch, at + 1, end)
    if word not in grammar.subordinators and word != "to":
        return False
    stops = range(at + 1, end)
    stop = next((i for i in stops if stretch.lower[i] in (",", *_ENDS) or not stretch.outside(i)), end)
    return "that" not in stretch.lower[at:stop]


def has_verb(stretch: Stretch, at: int, end: int) -> bool:
    """Whether a finite verb seems to stand between two tokens."""
    grammar = Grammar.core()
    for word in stretch.lower[at:end]:
        if (
            word in grammar.auxiliaries
            or word in grammar.verbs
            or (word.endswith("ed") and len(word) > 4)
            or word in Cues.core().verbs
        ):
            return True
    return False


def words_end(stretch: Stretch, start: int, end: int) -> int:
    """Where words that begin at `start` end: before the stop, or before what the same speaker says next."""
    at = start + 1
    while at < end:
        if stretch.outside(at) and _leaves_words(stretch, at, end):
            break
        at += 1
    while (
        at > start + 1
        and stretch.outside(at - 1)
        and stretch.lower[at - 1] in (",", ";", ":", ".", "and", "but", "—", "–")
    ):
        at -= 1
    return at


def _leaves_words(stretch: Stretch, at: int, end: int) -> bool:
    """Whether at this token the narrator speaks again: ", adding that", "and insisted on", ", referring to"."""
    before = stretch.lower[at - 1]
    after_comma = before == "," or stretch.ends_quote(at - 1)
    found = cue_at(stretch, at)
    if after_comma and stretch.lower[at] == "referring":
        return True
    if found is None:
        return False
    cue, behind = found
    if cue.gerund:
        return after_comma and cue.speech and behind < end
    finite = cue.form not in Cues.core().bases
    return before in ("and", "but") and finite and cue.takes("say", "tell") and _said_again(stretch, behind, end)


def _said_again(stretch: Stretch, at: int, end: int) -> bool:
    """Whether what follows a second verb ("and insisted ...") is said and not only done."""
    grammar = Grammar.core()
    return at < end and (
        not stretch.outside(at) or stretch.lower[at] in grammar.openers or stretch.lower[at] in ("on", "to")
        or stretch.tokens[at].capital
    )  # fmt: skip

"""Words whose speaker stands beside them: after a dash in a headline, before a colon, in the next sentence."""

from __future__ import annotations

from pressfold.actors import subjects
from pressfold.actors.attribution import Attribution
from pressfold.actors.clauses import cue_at, only_adverbials
from pressfold.actors.grammar import Grammar
from pressfold.actors.stretch import Stretch
from pressfold.model.span import Span

#: A credited speaker is named in at most so many tokens, the words credited have at least so many.
_LONGEST, _SHORTEST = 7, 4
_DASHES = frozenset({"–", "—", "-", "―", "--"})
#: What the narrator says beside a quotation with a verb that is in no list is at most so many tokens long.
_NARRATED = 24


def credited(stretch: Stretch) -> Attribution | None:
    """The attribution by a dash ("... – French official"), a colon ("Macron: “...”") or a verb that is no cue."""
    return by_dash(stretch) or _by_colon(stretch) or _before_any_verb(stretch) or _behind_any_verb(stretch)


def by_dash(stretch: Stretch) -> Attribution | None:
    """The attribution by a dash at the end: to an office, or to any name behind a quotation."""
    last = len(stretch) - (stretch.lower[-1] == ".")
    for at in range(last - 2, max(_SHORTEST - 1, last - _LONGEST - 2), -1):
        if stretch.lower[at] in _DASHES and stretch.outside(at):
            quoted = stretch.ends_quote(at - 1) and not stretch.outside(0)
            if not (quoted or _spaced(stretch, at)) or not _names_speaker(stretch, at + 1, last, quoted=quoted):
                return None
            words, source = stretch.span(0, at), stretch.span(at + 1, last)
            return Attribution((words,), source, source, "", stretch.span(at, at + 1), words, "credit", 0.75)
    return None


def _spaced(stretch: Stretch, at: int) -> bool:
    return stretch.tokens[at].start > stretch.tokens[at - 1].end


def _names_speaker(stretch: Stretch, first: int, last: int, *, quoted: bool) -> bool:
    """Whether a credit names somebody who speaks: an office, or any name behind a quotation."""
    words = stretch.lower[first:last]
    if not words or any(not stretch.outside(at) for at in range(first, last)) or "." in words:
        return False
    office = any(word in Grammar.core().roles for word in words)
    return office or (quoted and stretch.tokens[first].capital)


def _by_colon(stretch: Stretch) -> Attribution | None:
    colon = next((at for at in range(1, len(stretch) - 1) if stretch.lower[at] == ":" and stretch.outside(at)), None)
    if colon is None or colon > _LONGEST or not all(map(stretch.outside, range(colon))):
        return None
    whole = all(not stretch.outside(at) for at in range(colon + 1, len(stretch)))
    if not whole or not all(
        stretch.tokens[at].capital or stretch.lower[at] in Grammar.core().roles for at in range(colon)
    ):
        return None
    words, source = stretch.span(colon + 1, len(stretch)), stretch.span(0, colon)
    return Attribution((words,), source, source, "", stretch.span(colon, colon + 1), words, "credit", 0.7)


def _before_any_verb(stretch: Stretch) -> Attribution | None:
    """`“...,” Blige sings to the crowd`: a quotation that ends in a comma, then somebody and some verb."""
    end = 0
    while end < len(stretch) and not stretch.outside(end):
        end += 1
    if not 0 < end < len(stretch) - 1 or len(stretch) - end > _NARRATED:
        return None
    if stretch.text[stretch.quotes[stretch.quote_of[0]].inner.end - 1] != ",":
        return None
    first = (
        end if not stretch.tokens[end].text.islower() or stretch.lower[end] in Grammar.core().determiners else end + 1
    )
    last = _name_end(stretch, first)
    if last == first:
        return None
    words, source = stretch.span(0, end), stretch.span(first, last)
    clause = stretch.span(end, len(stretch))
    return Attribution((words,), source, source, "", source, clause, "credit", 0.7)


def _name_end(stretch: Stretch, at: int) -> int:
    """Behind a pronoun, a name, or a determiner with its noun."""
    grammar = Grammar.core()
    if stretch.lower[at] in grammar.pronouns:
        return at + 1
    if stretch.lower[at] in grammar.determiners and at + 2 < len(stretch):
        return at + 2
    last = at
    while last < len(stretch) and stretch.outside(last) and stretch.tokens[last].capital:
        last += 1
    return last


def _behind_any_verb(stretch: Stretch) -> Attribution | None:
    """`Blige sings, “...”`: somebody does something, then a comma or a colon and a quotation to the end."""
    first = next((at for at in range(len(stretch)) if not stretch.outside(at)), 0)
    if not 2 < first <= _NARRATED or stretch.lower[first - 1] not in (",", ":"):
        return None
    if not all(not stretch.outside(at) or stretch.lower[at] == "." for at in range(first, len(stretch))):
        return None
    source = subjects.main(stretch, first - 1)
    if source is None:
        return None
    words, clause = stretch.span(first, len(stretch)), stretch.span(0, first)
    return Attribution((words,), source, source, "", source, clause, "credit", 0.65)


def announced(stretch: Stretch) -> Attribution | None:
    """The attribution without words of a sentence that ends in a colon: the next paragraph holds its words."""
    if stretch.lower[-1] != ":":
        return None
    source = subjects.main(stretch, len(stretch))
    clause = Span(stretch.start, stretch.end)
    return Attribution((), source, source, "", source, clause, "next", 0.8) if source else None


def signed(stretch: Stretch) -> Attribution | None:
    """The attribution without words of "― Veronica Cruz" behind a quotation."""
    last = len(stretch) - (stretch.lower[-1] == ".")
    if stretch.lower[0] not in _DASHES or not 1 < last <= _LONGEST or not _names_speaker(stretch, 1, last, quoted=True):
        return None
    source = stretch.span(1, last)
    return Attribution((), source, source, "", source, source, "credit", 0.85)


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


def told_of(stretch: Stretch) -> Attribution | None:
    """The attribution without words of a sentence about somebody, right before words in marks: likely theirs."""
    source = subjects.main(stretch, len(stretch))
    clause = Span(stretch.start, stretch.end)
    return Attribution((), source, source, "", source, clause, "near", 0.6) if source else None

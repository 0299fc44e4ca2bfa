"""Whether a clause speaks of what is over or of what is to come: "spoke on Friday", "will speak on Friday".

The nearest word before the phrase that tells decides; where none stands before it in the sentence, the first behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pressfold.dates.words import Token, lexicon, tokens
from pressfold.model.span import Span
from pressfold.text.sentences import sentences


class Tense(StrEnum):
    PAST = "past"
    FUTURE = "future"
    UNTOLD = "untold"


class Sentences:
    """The sentences of one block, asked for the tense around a phrase."""

    def __init__(self, text: str, block: Span) -> None:
        self._text = text
        self._sentences = sentences(text, *block)

    def tense(self, phrase: Span, words: Sequence[str] = ()) -> Tense:
        """The tense of the clause that a phrase stands in; `words` are those of the phrase itself."""
        known = lexicon()
        if words and words[0] in known.coming:
            return Tense.FUTURE
        if words and words[0] in known.over:
            return Tense.PAST
        if not known.grammar["ahead"].isdisjoint(words):
            return Tense.FUTURE  # "has called for a meeting next Monday"
        if not known.grammar["behind"].isdisjoint(words):
            return Tense.PAST
        sentence = next((found for found in self._sentences if found.start <= phrase.start < found.end), phrase)
        before = tokens(self._text, sentence.start, phrase.start)
        behind = tokens(self._text, phrase.end, max(sentence.end, phrase.end))
        if before and before[-1].word == "back":
            return Tense.PAST  # "back in February"
        if len(before) > 1 and before[-1].word == "for" and before[-2].word in known.grammar["arranged"]:
            return Tense.FUTURE
        if words and words[0] in known.open:
            return _until(before)
        told = [*_told(before, backwards=True)], [*_told(behind, backwards=False)]
        first, then = told[::-1] if self._set_off(phrase) else told
        return next(iter((*first, *then)), Tense.UNTOLD)

    def _set_off(self, phrase: Span) -> bool:
        """Whether a phrase stands between commas: "..., on Tuesday, the government reached" opens what follows."""
        before = self._text[max(0, phrase.start - 2) : phrase.start].rstrip()
        return before.endswith(",") and self._text[phrase.end : phrase.end + 1] == ","


def _until(before: list[Token]) -> Tense:
    """The tense of "until Friday": to come, unless the verb before it is over ("stayed until Friday")."""
    if before and before[-1].word in ("have", "has"):
        return Tense.FUTURE  # "they have until Friday"
    grammar = lexicon().grammar
    telling = (_of(before, at) for at in reversed(range(len(before))) if before[at].word not in grammar["reports"])
    return next((tense for tense in telling if tense is not None), Tense.FUTURE)


def _told(row: list[Token], *, backwards: bool) -> Iterator[Tense]:
    """The tense that each telling word tells, the nearest first.

    Behind "is" and "are" somebody's "said" tells nothing: "he said the limit is June 30".
    """
    places = range(len(row) - 1, -1, -1) if backwards else range(len(row))
    grammar, states = lexicon().grammar, False
    for at in places:
        purpose = not backwards and any(_of_purpose(row, near) for near in range(max(0, at - 2), at + 1))
        tense = None if purpose else _of(row, at)
        if tense is not None and not (states and row[at].word in grammar["reports"]):
            yield tense
        states = states or (backwards and row[at].word in ("is", "are"))


def _of_purpose(row: Sequence[Token], at: int) -> bool:
    """Whether "to" follows no form of "be": "clears the way to be sentenced" tells nothing of the way."""
    return row[at].word == lexicon().infinitive and (not at or row[at - 1].word not in lexicon().grammar["present"])


def _of(row: Sequence[Token], at: int) -> Tense | None:
    """The tense that one word tells, None where it tells none."""
    word, known = row[at].word, lexicon()
    if word == known.infinitive:
        return Tense.FUTURE if at + 1 < len(row) and _opens_infinitive(row, at) else None
    if word in known.present:
        return Tense.FUTURE
    if word in known.future or word.endswith("'ll"):
        return Tense.FUTURE if not _perfect(row, at) else Tense.PAST
    if not _is_past_form(word):
        return None
    before = at - 1
    while before >= 0 and row[before].word.endswith("ly"):
        before -= 1  # "to be officially opened"
    helped = row[before].word if before >= 0 else ""
    if word == "have" and helped in lexicon().grammar["no_verb"]:
        return None  # "let him have"
    if helped == "be":
        return Tense.FUTURE  # "to be held", "will be held"
    return None if helped in lexicon().grammar["present"] else Tense.PAST


def _is_past_form(word: str) -> bool:
    known = lexicon()
    regular = word.endswith("ed") and len(word) > 3 and word not in known.not_past and "-" not in word
    return regular or word in known.past


def _opens_infinitive(row: Sequence[Token], at: int) -> bool:
    """Whether "to" at `at` stands before a verb: "to speak", not "to the Kremlin" or "to Putin"."""
    behind, grammar = row[at + 1], lexicon().grammar
    if (at and row[at - 1].word in grammar["leads_to"] | grammar["done_to"]) or _is_plural(behind.word):
        return False
    plain = "any" in behind.kinds and "name" not in behind.kinds
    return plain and behind.word not in grammar["no_verb"] and not behind.word.endswith("ing")


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us"))


def _perfect(row: Sequence[Token], at: int) -> bool:
    """Whether "have" and a past form follow: "would have met" is over or never was."""
    behind = [token.word for token in row[at + 1 : at + 3]]
    return "have" in behind or "been" in behind

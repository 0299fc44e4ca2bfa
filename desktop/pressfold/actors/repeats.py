"""Names that the model passed over in one sentence and that the rest of the article, or a verb of speech, shows.

What one sentence shows to be a name is a name in the others. A surname that is also a word ("May") must stand beside a
title or a verb of speech. The initials of a body that is named in full are its name; a capitalised word that is no
English word and speaks ("Trickett said") is a person; a word one letter off a frequent surname is a likely misprint.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.misprints import Misprints
from pressfold.actors.registry import Entry
from pressfold.actors.story import Sentence
from pressfold.model.actor import ActorKind

#: A run that the model is less sure of keeps its span, but its kind is only a guess.
SURE = 0.8
#: What only a rule takes for a name is never sure.
_GUESSED = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (end exclusive) of a sentence with what they are thought to name."""

    first: int
    last: int
    kind: ActorKind
    probability: float
    entries: tuple[Entry, ...] = ()


Words = tuple[str, ...]


def with_repeats(told: Sequence[Sentence], found: Sequence[list[Run]]) -> list[list[Run]]:
    """The runs of each sentence, and those that the whole article adds to it."""
    found = [_with_full_names(sentence, runs) for sentence, runs in zip(told, found, strict=True)]
    shown = _Shown(told, found)
    return [_completed(sentence, runs, shown) for sentence, runs in zip(told, found, strict=True)]


def _with_full_names(sentence: Sentence, runs: list[Run]) -> list[Run]:
    """The runs, and a first name with a surname that speaks, also where both are words ("Will Smith said")."""
    lexicon = Lexicon.core()
    kept = runs
    for at in range(len(sentence.words) - 2):
        first, last, verb = sentence.words[at : at + 3]
        if verb.lower() not in lexicon.speaks or first.lower() not in lexicon.first_names:
            continue
        capital = first[0].isupper() and last.isalpha() and last[0].isupper() and not last.isupper()
        alone = at == 0 or not sentence.tokens[at - 1].capital
        inside = [run for run in kept if run.first < at + 2 and at < run.last]
        fits = all(at <= run.first and run.last <= at + 2 and not run.entries for run in inside)
        if capital and alone and fits and not _is_office(last) and last.lower() not in lexicon.dates:
            sure = max((run.probability for run in inside), default=_GUESSED)
            kept = [run for run in kept if run not in inside] + [Run(at, at + 2, ActorKind.PERSON, sure)]
    return kept if kept is runs else sorted(kept, key=lambda run: run.first)


class _Shown:
    """What the article shows to be names: by first word, by initials, by surname."""

    def __init__(self, told: Sequence[Sentence], found: Sequence[list[Run]]) -> None:
        self._lexicon = Lexicon.core()
        surest: dict[Words, Run] = {}
        surnames: Counter[str] = Counter()
        for sentence, runs in zip(told, found, strict=True):
            for run in runs:
                words = sentence.words[run.first : run.last]
                if run.kind is ActorKind.PERSON:
                    surnames[words[-1]] += 1
                for shown, as_run in self._shows(words, run):
                    if shown not in surest or surest[shown].probability < as_run.probability:
                        surest[shown] = as_run
        self.by_first: dict[str, list[tuple[Words, Run]]] = defaultdict(list)
        for words, run in sorted(surest.items(), key=lambda item: -len(item[0])):
            self.by_first[words[0]].append((words, run))
        self.misprints = Misprints(name for name, times in surnames.items() if times > 1)

    def _shows(self, words: Words, run: Run) -> Iterator[tuple[Words, Run]]:
        """What a run shows to be names: its words, a person's surname, a body's initials."""
        if run.probability >= SURE and (len(words) > 1 or words[0].lower() not in self._lexicon.plain_words):
            yield words, run
        if len(words) < 2:
            return
        if run.kind is ActorKind.PERSON and len(words[-1]) > 2:
            yield words[-1:], replace(run, entries=())
        elif run.kind is not ActorKind.PLACE:
            initials = "".join(word[0] for word in words if word.lower() not in self._lexicon.links)
            if len(initials) > 2 and initials.isupper():
                yield (initials,), replace(run, entries=(), probability=_GUESSED)


def _completed(sentence: Sentence, runs: list[Run], shown: _Shown) -> list[Run]:
    taken = {at for run in runs for at in range(run.first, run.last)}
    added: list[Run] = []
    for at in range(len(sentence.words)):
        if at in taken or not sentence.tokens[at].capital:
            continue
        run = _shown_at(sentence, at, taken, shown) or _speaking(sentence, at) or _misprinted(sentence, at, shown)
        if run:
            added.append(run)
            taken.update(range(run.first, run.last))
    return sorted([*runs, *added], key=lambda run: run.first)


def _shown_at(sentence: Sentence, at: int, taken: set[int], shown: _Shown) -> Run | None:
    """The longest name that the article shows elsewhere and that stands here too."""
    for words, run in shown.by_first.get(sentence.words[at], ()):
        last = at + len(words)
        if sentence.words[at:last] != words or not taken.isdisjoint(range(at, last)):
            continue
        if len(words) > 1 or not _is_word(words[0]) or _acts(sentence, at):
            return replace(run, first=at, last=last)
    return None


def _is_word(word: str) -> bool:
    lexicon = Lexicon.core()
    return word.lower() in lexicon.plain_words or word.lower() in lexicon.dates


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether the word speaks, or stands behind a title: what a name does and a word does not."""
    lexicon = Lexicon.core()
    before = sentence.words[at - 1].lower() if at else ""
    after = sentence.words[at + 1].lower() if at + 1 < len(sentence.words) else ""
    return after in lexicon.speaks or before in lexicon.honorifics


def _speaking(sentence: Sentence, at: int) -> Run | None:
    """A single capitalised word that is no English word and speaks: a person that is named only by surname."""
    word = sentence.words[at]
    alone = at == 0 or not sentence.tokens[at - 1].capital
    lettered = word.isalpha() and len(word) > 2 and not word.isupper()
    if not (alone and lettered and _acts(sentence, at)) or _is_word(word) or _is_office(word):
        return None
    return Run(at, at + 1, ActorKind.PERSON, _GUESSED)


def _is_office(word: str) -> bool:
    lexicon = Lexicon.core()
    lower = word.lower()
    return lower in lexicon.titles or lower in lexicon.bodies or lower in lexicon.nobody or lower in lexicon.offices


def _misprinted(sentence: Sentence, at: int, shown: _Shown) -> Run | None:
    """A single word in mid-sentence that is one letter off a surname which is printed more often."""
    if at == 0 or sentence.tokens[at - 1].capital or shown.misprints.of(sentence.words[at]) is None:
        return None
    if _is_office(sentence.words[at]) or sentence.words[at].lower() in Lexicon.core().dates:
        return None
    return Run(at, at + 1, ActorKind.PERSON, _GUESSED)

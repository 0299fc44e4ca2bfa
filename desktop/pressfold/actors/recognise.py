"""Names in one article: the model's runs, the registry's aliases and handles, trimmed to the bare name.

A name's span has no title, no article, no demonym before it and no possessive behind it. What one sentence shows to
be a name is a name in the others too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pressfold.actors.features import Document
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.misprints import Misprints
from pressfold.actors.registry import Entry, Match, Registry
from pressfold.actors.spelling import key
from pressfold.actors.story import Sentence, story
from pressfold.actors.tagger import Run, Tagger
from pressfold.model.actor import ActorKind, How
from pressfold.model.article import Article
from pressfold.model.span import Span

#: A run that the model is less sure of keeps its span, but its kind is only a guess.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Name:
    """A span that names somebody or something; `entries` are the registry's claims to it."""

    start: int
    end: int
    text: str
    kind: ActorKind
    sure: bool
    how: How = How.NAME
    entries: tuple[Entry, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Found:
    """Words `first` to `last` of a sentence with what they are thought to name."""

    first: int
    last: int
    kind: ActorKind
    probability: float
    entries: tuple[Entry, ...] = ()


def names(article: Article, registry: Registry) -> list[Name]:
    """The names and handles in the article's story, sorted by place, none overlapping."""
    told = story(article, registry)
    document = Document([sentence.words for sentence in told])
    tagger = Tagger.core()
    found = [_in_sentence(sentence, tagger.runs(sentence.words, document), registry) for sentence in told]
    found = _with_misprints(told, _repeated(told, found), registry)
    named = [name for sentence, runs in zip(told, found, strict=True) for name in _names(article, sentence, runs)]
    return sorted([*_one_kind_each(named), *_handles(told, registry)], key=lambda name: name.start)


# --- one sentence ----------------------------------------------------------------------------------------------------


def _in_sentence(sentence: Sentence, runs: Sequence[Run], registry: Registry) -> list[_Found]:
    """The model's runs and the registry's aliases in one, the longer of two that overlap winning."""
    modelled = [run for run in (_trimmed(sentence, run, registry) for run in runs) if run]
    known = list(_known(sentence, registry, {(run.first, run.last) for run in modelled}))
    kept = [run for run in modelled if not any(_overlap(run, alias) and not _wider(run, alias) for alias in known)]
    kept += [alias for alias in known if not any(_overlap(run, alias) for run in kept)]
    return sorted(kept, key=lambda run: run.first)


def _known(sentence: Sentence, registry: Registry, modelled: set[tuple[int, int]]) -> Iterator[_Found]:
    """The registry's aliases in a sentence; a doubtful one only where the model sees the same words as a name."""
    words = sentence.words
    at = 0
    while at < len(words):
        match = registry.longest(words, at) if sentence.tokens[at].capital else None
        if match is None or not (match.sure or (at, at + match.length) in modelled or _with_article(words, at, match)):
            at += 1
            continue
        yield _Found(at, at + match.length, match.entries[0].kind, 1.0, match.entries)
        at += match.length


def _with_article(words: Sequence[str], at: int, match: Match) -> bool:
    """Whether a doubtful alias stands as the registry prints it with its article: "the West", "the Guardian"."""
    after = words[at + match.length] if at + match.length < len(words) else ""
    if at == 0 or words[at - 1].lower() != "the" or after[:1].isupper():
        return False
    printed = f"the {' '.join(words[at : at + match.length])}".lower()
    return any(printed == name.lower() for entry in match.entries for name in (entry.name, *entry.aliases))


def _overlap(one: _Found, other: _Found) -> bool:
    return one.first < other.last and other.first < one.last


def _wider(run: _Found, alias: _Found) -> bool:
    return run.first <= alias.first and alias.last <= run.last and run.last - run.first > alias.last - alias.first


def _trimmed(sentence: Sentence, run: Run, registry: Registry) -> _Found | None:
    """The run without the words around its name; None where no name is left."""
    lexicon = Lexicon.core()
    written = sentence.words[run.first : run.last]
    lower = [word.lower() for word in written]
    start, end = 0, len(lower)
    while start < end and (
        _no_name_begins(lower, start, run.kind, lexicon, registry)
        or (written[start][0].islower() and lower[start] not in lexicon.links)
    ):
        start += 1
    while start < end and (
        lower[end - 1] in lexicon.dates or not written[end - 1][0].isalnum() or written[end - 1][0].islower()
    ):
        end -= 1
    left = lower[start:end]
    if not left or _names_nobody(left, lexicon, registry):
        return None
    return _Found(run.first + start, run.first + end, run.kind, run.probability)


def _no_name_begins(lower: Sequence[str], at: int, kind: ActorKind, lexicon: Lexicon, registry: Registry) -> bool:
    """Whether the word at `at` only stands before a name: a title, a demonym, an article, a mark."""
    word = lower[at]
    if at + 1 < len(lower) and kind is ActorKind.PERSON:
        return word in lexicon.titles or registry.country_of(word) is not None or not word[0].isalnum()
    return word in ("the", "a", "an") or not (word[0].isalnum() or word[0] in "@#")


def _names_nobody(lower: Sequence[str], lexicon: Lexicon, registry: Registry) -> bool:
    if len(lower) > 1:
        return all(word in lexicon.titles or word in lexicon.dates or word in lexicon.links for word in lower)
    word = lower[0]
    demonym = registry.country_of(word) or registry.country_of(word.removesuffix("s"))
    return (
        bool(demonym and not registry.named(word.title()))
        or word in lexicon.nobody
        or word in lexicon.dates
        or word in lexicon.titles
    )


# --- the whole article -----------------------------------------------------------------------------------------------


def _repeated(told: Sequence[Sentence], found: list[list[_Found]]) -> list[list[_Found]]:
    """The same runs, and those words that another sentence shows to be a name."""
    known = _shown(told, found)
    by_first: dict[str, list[tuple[tuple[str, ...], _Found]]] = defaultdict(list)
    for words, run in sorted(known.items(), key=lambda item: -len(item[0])):
        by_first[words[0]].append((words, run))
    return [_with_repeats(sentence, runs, by_first) for sentence, runs in zip(told, found, strict=True)]


def _shown(told: Sequence[Sentence], found: list[list[_Found]]) -> dict[tuple[str, ...], _Found]:
    """The words that name somebody for sure somewhere, with the surest run; surnames of full names included."""
    lexicon = Lexicon.core()
    known: dict[tuple[str, ...], _Found] = {}
    for sentence, runs in zip(told, found, strict=True):
        for run in runs:
            words = sentence.words[run.first : run.last]
            surname = words[-1:]
            if run.probability >= _SURE and (len(words) > 1 or words[0].lower() not in lexicon.plain_words):
                _keep_surest(known, words, run)
            if (
                run.kind is ActorKind.PERSON
                and len(words) > 1
                and len(surname[0]) > 2
                and surname[0].lower() not in lexicon.plain_words
            ):
                _keep_surest(known, surname, replace(run, entries=()))
    return known


def _keep_surest(known: dict[tuple[str, ...], _Found], words: tuple[str, ...], run: _Found) -> None:
    if words not in known or known[words].probability < run.probability:
        known[words] = run


def _with_repeats(
    sentence: Sentence, runs: list[_Found], known: dict[str, list[tuple[tuple[str, ...], _Found]]]
) -> list[_Found]:
    taken = {at for run in runs for at in range(run.first, run.last)}
    added: list[_Found] = []
    for at, word in enumerate(sentence.words):
        for words, run in known.get(word, ()) if at not in taken else ():
            last = at + len(words)
            if sentence.words[at:last] == words and taken.isdisjoint(range(at, last)):
                added.append(replace(run, first=at, last=last))
                taken.update(range(at, last))
                break
    return sorted([*runs, *added], key=lambda run: run.first)


def _with_misprints(told: Sequence[Sentence], found: list[list[_Found]], registry: Registry) -> list[list[_Found]]:
    """The same runs, and words in mid-sentence that are one letter off a surname that is printed more often."""
    surnames: Counter[str] = Counter()
    for sentence, runs in zip(told, found, strict=True):
        surnames.update(sentence.words[run.last - 1] for run in runs if run.kind is ActorKind.PERSON)
    misprints = Misprints(name for name, times in surnames.items() if times > 1)
    return [
        sorted([*runs, *_misprinted(sentence, runs, misprints, registry)], key=lambda run: run.first)
        for sentence, runs in zip(told, found, strict=True)
    ]


def _misprinted(
    sentence: Sentence, runs: Sequence[_Found], misprints: Misprints, registry: Registry
) -> Iterator[_Found]:
    lexicon = Lexicon.core()
    taken = {at for run in runs for at in range(run.first, run.last)}
    for at in range(1, len(sentence.words)):
        word = sentence.words[at]
        if at in taken or not sentence.tokens[at].capital or misprints.of(word) is None:
            continue
        if not sentence.tokens[at - 1].capital and not _names_nobody([word.lower()], lexicon, registry):
            yield _Found(at, at + 1, ActorKind.PERSON, 0.5)


def _names(article: Article, sentence: Sentence, runs: Sequence[_Found]) -> Iterator[Name]:
    for run in runs:
        first, last = sentence.tokens[run.first], sentence.tokens[run.last - 1]
        start = first.start + (first.text[0] == "#")
        text = article.text[start : last.end]
        yield Name(start, last.end, text, run.kind, run.probability >= _SURE or bool(run.entries), entries=run.entries)


def _one_kind_each(named: Sequence[Name]) -> list[Name]:
    """The names with one kind for one spelling: the registry's, else the one the article shows most often."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for name in named:
        votes[key(name.text)][name.kind] += 2 if name.sure else 1
    chosen = {folded: max(kinds, key=lambda kind: (kinds[kind], kind.value)) for folded, kinds in votes.items()}
    return [name if name.entries else replace(name, kind=_nearer(name, chosen[key(name.text)])) for name in named]


def _nearer(name: Name, kind: ActorKind) -> ActorKind:
    """What kind of organisation a name's own words tell: "Daily Star" is a medium, "City Council" a government body."""
    words = name.text.lower().split()
    lexicon = Lexicon.core()
    if kind is ActorKind.ORGANISATION and len(words) > 1:
        if words[-1] in lexicon.media:
            return ActorKind.MEDIA
        if words[0] in lexicon.government or words[-1] in lexicon.government:
            return ActorKind.GOVERNMENT
    return kind


def _handles(told: Sequence[Sentence], registry: Registry) -> Iterator[Name]:
    """The handles of accounts ("@ZelenskyyUa"), sign included."""
    for sentence in told:
        for token in sentence.tokens:
            if token.text[0] == "@" and len(token.text) > 1:
                entry = registry.handle(token.text)
                kind = entry.kind if entry else ActorKind.PERSON
                yield Name(
                    token.start, token.end, token.text, kind, entry is not None, How.HANDLE, (entry,) if entry else ()
                )

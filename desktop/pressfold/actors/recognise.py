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
from pressfold.actors.registry import Entry, Match, Registry
from pressfold.actors.repeats import SURE, Run, with_repeats
from pressfold.actors.spelling import key
from pressfold.actors.story import Sentence, is_english, story
from pressfold.actors.tagger import Tagged, Tagger
from pressfold.model.actor import ActorKind, How
from pressfold.model.article import Article
from pressfold.model.span import Span

#: Pictures (emoji, flags) begin here; one between two words of a name is passed over.
_PICTURES = "\U0001f000"


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


def names(article: Article, registry: Registry) -> list[Name]:
    """The names and handles in the article's story, sorted by place, none overlapping.

    The model knows English; in another language only the registry's names and handles are found.
    """
    told = story(article, registry)
    document = Document([sentence.words for sentence in told])
    if is_english(article):
        read = Tagger.core().runs
        found = [_in_sentence(sentence, read(sentence.words, document), registry) for sentence in told]
        found = with_repeats(told, found)
    else:
        found = [_in_sentence(sentence, (), registry) for sentence in told]
    named = [name for sentence, runs in zip(told, found, strict=True) for name in _names(article, sentence, runs)]
    return sorted([*_one_kind_each(named), *_handles(told, registry)], key=lambda name: name.start)


# --- one sentence ----------------------------------------------------------------------------------------------------


def _in_sentence(sentence: Sentence, runs: Sequence[Tagged], registry: Registry) -> list[Run]:
    """The model's runs and the registry's aliases in one, the longer of two that overlap winning."""
    modelled = [run for run in (_trimmed(sentence, run, registry) for run in runs) if run]
    known = list(_known(sentence, registry, {(run.first, run.last) for run in modelled}))
    modelled = [run for run in modelled if not _is_compound(sentence, run, known)]
    kept = [run for run in modelled if not any(_overlap(run, alias) and not _wider(run, alias) for alias in known)]
    kept += [alias for alias in known if not any(_overlap(run, alias) for run in kept)]
    return sorted(kept, key=lambda run: run.first)


def _known(sentence: Sentence, registry: Registry, modelled: set[tuple[int, int]]) -> Iterator[Run]:
    """The registry's aliases in a sentence; a doubtful one only where the model sees the same words as a name."""
    places = [at for at, word in enumerate(sentence.words) if word[0] < _PICTURES]
    words = sentence.words if len(places) == len(sentence.words) else tuple(sentence.words[at] for at in places)
    at = 0
    while at < len(words):
        match = registry.longest(words, at) if sentence.tokens[places[at]].capital else None
        if match is None:
            at += 1
            continue
        first, last = places[at], places[at + match.length - 1] + 1
        if not (match.sure or (first, last) in modelled or _with_article(words, at, match)):
            at += 1
            continue
        yield Run(first, last, match.entries[0].kind, 1.0, match.entries)
        at += match.length


def _is_compound(sentence: Sentence, run: Run, known: Sequence[Run]) -> bool:
    """Whether a run is nothing but the registry's names with hyphens between them ("Ukraine-Russia")."""
    named = {at for alias in known for at in range(alias.first, alias.last)}
    others = [sentence.words[at] for at in range(run.first, run.last) if at not in named]
    return bool(others) and all(word == "-" for word in others)


def _with_article(words: Sequence[str], at: int, match: Match) -> bool:
    """Whether a doubtful alias stands as the registry prints it with its article: "the West", "the Guardian"."""
    after = words[at + match.length] if at + match.length < len(words) else ""
    if at == 0 or words[at - 1].lower() != "the" or after[:1].isupper():
        return False
    printed = f"the {' '.join(words[at : at + match.length])}".lower()
    return any(printed == name.lower() for entry in match.entries for name in (entry.name, *entry.aliases))


def _overlap(one: Run, other: Run) -> bool:
    return one.first < other.last and other.first < one.last


def _wider(run: Run, alias: Run) -> bool:
    return run.first <= alias.first and alias.last <= run.last and run.last - run.first > alias.last - alias.first


def _trimmed(sentence: Sentence, run: Tagged, registry: Registry) -> Run | None:
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
    return Run(run.first + start, run.first + end, run.kind, run.probability)


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


def _names(article: Article, sentence: Sentence, runs: Sequence[Run]) -> Iterator[Name]:
    for run in runs:
        first, last = sentence.tokens[run.first], sentence.tokens[run.last - 1]
        start = first.start + (first.text[0] == "#")
        text = article.text[start : last.end]
        yield Name(start, last.end, text, run.kind, run.probability >= SURE or bool(run.entries), entries=run.entries)


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

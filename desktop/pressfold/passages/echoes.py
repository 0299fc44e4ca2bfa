"""Echoes: what may be the same quotation in other words, because it was told indirectly or translated back.

One side stands between quotation marks, the other is a sentence of another article that has most of what the
quotation's content words tell, in any order, and near both of them the same name stands. Beside a quotation that both
articles have, less of the words will do: what else was said on that occasion stands there. An echo is an offer to the
reader: it is no passage, and nothing counts it. Meant for the articles of one story; precision comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressfold.model.article import Article
from pressfold.model.passage import Echo, Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.background import SCALE
from pressfold.passages.edges import characters
from pressfold.passages.fingerprints import function_words
from pressfold.passages.story import Story
from pressfold.passages.tokens import COMPARED, tokens
from pressfold.text.quotation_marks import quoted

#: Fewer tokens between quotation marks are a title or a term ("Batman v Superman", "quick fix"), and no utterance.
SHORTEST = 5
#: A quotation with fewer content words, or that tells less in bits, is too short to be known again.
CONTENT, TELLS = 3, 20.0
#: What both sides have must tell so much, and be so much of both on the mean.
COMMON, MEAN = 20.0, 0.65
#: And so much of it without names: officials' set phrases ("the situation around Ukraine") tell less.
OWN = 23.0
#: A name near both sides speaks for one occasion, if it is not in every other story.
TELLING_NAME = 12.0
#: Beside a quotation that both have: so much without names, and so much of both on the mean.
OWN_BESIDE, MEAN_BESIDE = 30.0, 0.3
#: The quotation's words stand so near to each other on the other side, in tokens for each of its own.
SPREAD = 3.0

WHY_BESIDE = (
    "Beside a quotation that both have, some of the same words, and {} near both: perhaps of the same statement."
)
WHY = "The same words in another order or form, and {} near both: perhaps one utterance."


@dataclass(frozen=True, slots=True)
class _Unit:
    """A quotation or a sentence: its article's place, its tokens, what its content words tell, and which are names.

    `near` are the names in and around it.
    """

    story: int
    start: int
    end: int
    bits: Mapping[int, float]
    names: frozenset[int]
    near: frozenset[int]

    @property
    def told(self) -> float:
        return sum(self.bits.values())


def echoes(articles: Sequence[Article], shown: Iterable[Pair]) -> list[Echo]:
    """What may be the same quotation in two of these articles, and is not shown as a passage, most alike first."""
    stories = [Story(article, tokens(article)) for article in articles]
    sentences = [unit for nth, story in enumerate(stories) for unit in _sentences(nth, story)]
    holders: dict[int, list[_Unit]] = defaultdict(list)
    for sentence in sentences:
        for word in sentence.bits:
            holders[word].append(sentence)
    passages = _by_articles(shown)
    best: dict[tuple[int, int, int], tuple[float, Echo]] = {}
    for nth, story in enumerate(stories):
        for quotation in _quotations(nth, story):
            for sentence in _alike(quotation, holders):
                echo = _echo(quotation, sentence, stories)
                if echo is None or _is_shown(echo, passages):
                    continue
                key = nth, quotation.start, sentence.story
                if key not in best or best[key][0] < echo.likeness:
                    best[key] = echo.likeness, echo
    found = [echo for _, echo in best.values()]
    quotes = [pair for pairs in passages.values() for pair in pairs if pair.kind is PassageKind.QUOTE]
    beside = _beside(stories, [*quotes, *found])
    return _without_twins([*found, *(echo for echo in beside if not _is_shown(echo, passages))])


def _beside(stories: Sequence[Story], both: Iterable[Pair | Echo]) -> Iterator[Echo]:
    """What may be of one statement in the sentences around the quotations that two articles have."""
    nth = {story.article.id: number for number, story in enumerate(stories)}
    known: dict[int, list[_Unit]] = {}
    for one in both:
        a, b = nth[one.a], nth[one.b]
        a_tokens = _token_range(stories[a], one.a_start, one.a_end)
        b_tokens = _token_range(stories[b], one.b_start, one.b_end)
        for here, held, there, held_there in ((a, a_tokens, b, b_tokens), (b, b_tokens, a, a_tokens)):
            around = _around(stories[here], held)
            if here not in known:
                known[here] = list(_quotations(here, stories[here]))
            for quotation in known[here]:
                if any(start < quotation.end and quotation.start < end for start, end in around):
                    for start, end in _around(stories[there], held_there):
                        unit = _unit(there, stories[there], start, end)
                        echo = _echo(quotation, unit, stories, OWN_BESIDE, MEAN_BESIDE, WHY_BESIDE)
                        if echo is not None and not _holds(quotation, held):
                            yield echo


def _token_range(story: Story, start: int, end: int) -> tuple[int, int]:
    first, behind = story.tokens.start.searchsorted((start, end)).tolist()
    return first, behind


def _around(story: Story, tokens: tuple[int, int]) -> list[tuple[int, int]]:
    """What stands beside these tokens: the rest of their sentences, the sentence before and the one behind."""
    plain = story.plain
    start, end = plain.sentence(tokens[0])[0], plain.sentence(tokens[1] - 1)[1]
    before = plain.sentence(start - 1)[0] if start else start
    behind = plain.sentence(end)[1] if end < len(story) else end
    parts = ((before, start), (start, tokens[0]), (tokens[1], end), (end, behind))
    return [(first, last) for first, last in parts if last - first >= CONTENT]


def _holds(quotation: _Unit, tokens: tuple[int, int]) -> bool:
    return quotation.start < tokens[1] and tokens[0] < quotation.end


def _sentences(nth: int, story: Story) -> Iterator[_Unit]:
    starts = story.plain.starts
    for start, end in pairwise(starts):
        yield _unit(nth, story, start, end)


def _quotations(nth: int, story: Story) -> Iterator[_Unit]:
    """The quotations that are long enough to be known again."""
    for block in story.article.spans(*COMPARED):
        for one in quoted(story.article.text, *block):
            start, end = story.tokens.start.searchsorted(one.outer).tolist()
            unit = _unit(nth, story, start, end) if end - start >= SHORTEST else None
            if unit and len(unit.bits) >= CONTENT and unit.told >= TELLS:
                yield unit


def _unit(nth: int, story: Story, start: int, end: int) -> _Unit:
    words, sixteenths = story.plain.words[start:end], story.plain.bits[start:end]
    grammar = _grammar()
    content = {word: told / SCALE for word, told in zip(words, sixteenths, strict=True) if word not in grammar}
    named = story.named[start:end].tolist()
    names = frozenset(word for word, is_name in zip(words, named, strict=True) if is_name)
    return _Unit(nth, start, end, content, names, _names_near(story, start, end))


def _names_near(story: Story, start: int, end: int) -> frozenset[int]:
    """The telling names in the sentences that hold these tokens, and in those before and behind."""
    first = story.plain.sentence(max(0, story.plain.sentence(start)[0] - 1))[0]
    last = story.plain.sentence(min(len(story) - 1, story.plain.sentence(end - 1)[1]))[1]
    named = (story.named & (story.known >= TELLING_NAME * SCALE))[first:last].tolist()
    words = story.plain.words[first:last]
    return frozenset(word for word, is_name in zip(words, named, strict=True) if is_name) - _grammar()


def _grammar() -> frozenset[int]:
    return frozenset(function_words().tolist())


def _alike(quotation: _Unit, holders: Mapping[int, Collection[_Unit]]) -> list[_Unit]:
    """The sentences of other articles that have enough of what a quotation tells."""
    common: dict[int, float] = defaultdict(float)
    units: dict[int, _Unit] = {}
    for word, told in quotation.bits.items():
        for sentence in holders[word]:
            if sentence.story != quotation.story:
                units[id(sentence)] = sentence
                common[id(sentence)] += min(told, sentence.bits[word])
    return [unit for key, unit in units.items() if common[key] >= COMMON]


def _echo(
    quotation: _Unit,
    sentence: _Unit,
    stories: Sequence[Story],
    own_needed: float = OWN,
    mean_needed: float = MEAN,
    why: str = WHY,
) -> Echo | None:
    """The offer that a quotation and a sentence make, None where too little speaks for it."""
    common = {word: min(told, sentence.bits[word]) for word, told in quotation.bits.items() if word in sentence.bits}
    told = sum(common.values())
    there = stories[sentence.story]
    if not common:
        return None
    start, end = _hull(there, sentence, common.keys())
    other = _unit(sentence.story, there, start, end)
    mean = 2 * told / (quotation.told + other.told)
    own = sum(bits for word, bits in common.items() if word not in quotation.names)
    if own < own_needed or mean < mean_needed or end - start > SPREAD * (quotation.end - quotation.start):
        return None
    near = (quotation.near & sentence.near) - common.keys()
    if not near:
        return None
    here = stories[quotation.story]
    one = here.article.id, characters(here, quotation.start, quotation.end)
    two = there.article.id, characters(there, start, end)
    (a, a_span), (b, b_span) = sorted((one, two))
    return Echo(a, *a_span, b, *b_span, round(mean, 4), why.format(_printed(here, near)))


def _hull(story: Story, sentence: _Unit, words: Collection[int]) -> tuple[int, int]:
    """From the first of these words in a sentence to the last; the whole quotation where they stand in one."""
    places = [at for at in range(sentence.start, sentence.end) if story.plain.words[at] in words]
    quotations = {story.quotation(at) for at in places}
    if len(quotations) == 1 and (found := quotations.pop()) is not None:
        return found
    return places[0], places[-1] + 1


def _printed(story: Story, names: Collection[int]) -> str:
    """One of these names as the story prints it first."""
    at = next(nth for nth, word in enumerate(story.plain.words) if word in names and story.named[nth])
    return story.article.text[int(story.tokens.start[at]) : int(story.tokens.end[at])]


def _by_articles(shown: Iterable[Pair]) -> dict[tuple[int, int], list[Pair]]:
    found: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in shown:
        if pair.kind is not PassageKind.STOCK:
            found[pair.a, pair.b].append(pair)
    return found


def _is_shown(echo: Echo, passages: Mapping[tuple[int, int], Sequence[Pair]]) -> bool:
    """Whether a passage of the same two articles holds some of both sides."""
    a, b = Span(echo.a_start, echo.a_end), Span(echo.b_start, echo.b_end)
    return any(
        a.overlap(Span(pair.a_start, pair.a_end)) and b.overlap(Span(pair.b_start, pair.b_end))
        for pair in passages.get((echo.a, echo.b), ())
    )


def _without_twins(found: Iterable[Echo]) -> list[Echo]:
    """The echoes, most alike first, those left out that overlap a better one on both sides."""
    kept: list[Echo] = []
    for echo in sorted(found, key=lambda one: (-one.likeness, one.a, one.b, one.a_start, one.b_start)):
        twin = any(
            (echo.a, echo.b) == (other.a, other.b)
            and Span(echo.a_start, echo.a_end).overlap(Span(other.a_start, other.a_end))
            and Span(echo.b_start, echo.b_end).overlap(Span(other.b_start, other.b_end))
            for other in kept
        )
        if not twin:
            kept.append(echo)
    return kept

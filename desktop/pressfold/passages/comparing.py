"""Comparing: candidates aligned, judged and put into characters, a handful of related articles at a time.

Texts are asked for when they are needed: no more of them are held than hang together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.passage import Pair, Passage, PassageKind
from pressfold.model.progress import Cancel, Progress
from pressfold.passages.align import stretches, without_doubles
from pressfold.passages.attributions import with_attribution
from pressfold.passages.candidates import Candidates, Window
from pressfold.passages.cuts import cut
from pressfold.passages.edges import Part, at_edges, characters, equal_spans, outermost
from pressfold.passages.kin import find_root, join
from pressfold.passages.kinds import judged, worth_judging
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.moved import with_moved
from pressfold.passages.phrases import set_phrases
from pressfold.passages.shelf import Shelf, State
from pressfold.passages.story import Story

if TYPE_CHECKING:
    from pressfold.passages.furniture import Paragraphs

#: Hands out articles by their numbers.
Texts = Callable[[Collection[int]], Mapping[int, Article]]
#: So many articles' texts are asked for at once, and so many stories keep what is made for comparing them.
AT_ONCE = 300


def compared(
    shelf: Shelf,
    state: State,
    found: Candidates,
    texts: Texts,
    progress: Progress,
    cancel: Cancel,
    limits: Limits = DEFAULT,
) -> Iterator[Pair]:
    """The pairs of passages that the candidates hold, set phrases too, in no order that matters."""
    windows, phrases = _by_pair(found.windows), _by_pair(found.phrases)
    pairs = _by_kin(windows.keys() | phrases.keys())
    stories: dict[int, Story] = {}
    for done, (left, right) in enumerate(pairs):
        cancel.check()
        progress(done, len(pairs), "Comparing passages")
        for rank in (left, right):
            if rank not in stories:
                _fetch(stories, _next(pairs, done), shelf, state, texts)
            stories[rank] = stories.pop(rank)  # the one used last stands last
        shown = list(shared(stories[left], stories[right], windows.get((left, right), []), limits))
        yield from shown
        yield from set_phrases(phrases.get((left, right), []), stories, shown)
    progress(len(pairs), len(pairs), "Comparing passages")


def _by_pair(windows: Iterable[Window]) -> dict[tuple[int, int], list[Window]]:
    pairs: dict[tuple[int, int], list[Window]] = defaultdict(list)
    for window in windows:
        pairs[window.a, window.b].append(window)
    return dict(pairs)


def _by_kin(pairs: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of articles, those that hang together behind each other."""
    root: dict[int, int] = {}
    for a, b in pairs:
        join(root, a, b)
    return sorted(pairs, key=lambda pair: (find_root(root, pair[0]), pair))


def _next(pairs: Sequence[tuple[int, int]], start: int) -> list[int]:
    """The ranks of the articles that come next."""
    ranks: dict[int, None] = {}
    for pair in pairs[start : start + AT_ONCE]:
        ranks.update(dict.fromkeys(pair))
        if len(ranks) >= AT_ONCE:
            break
    return list(ranks)


def _fetch(stories: dict[int, Story], ranks: Sequence[int], shelf: Shelf, state: State, texts: Texts) -> None:
    """Put the stories of these articles to the others, and let go of those used longest ago."""
    for rank in list(stories)[: max(0, len(stories) - AT_ONCE)]:
        del stories[rank]
    missing = [rank for rank in ranks if rank not in stories]
    articles = texts([int(shelf.id[rank]) for rank in missing])
    for rank in missing:
        tokens, known, _ = shelf.bare(rank, state)
        stories[rank] = Story(articles[int(shelf.id[rank])], tokens, known)


def shared(a: Story, b: Story, windows: Sequence[Window], limits: Limits = DEFAULT) -> Iterator[Pair]:
    """The pairs of passages of two stories."""
    if not windows:
        return
    cuts = [part for stretch in worth_judging(stretches(a, b, windows), limits) for part in cut(stretch, a, b)]
    distinct = without_doubles(worth_judging(cuts, limits), a, b)
    parts = outermost([at_edges(with_moved(stretch, a, b), a, b) for stretch in distinct])
    for part, kind in zip(parts, judged(parts, a, b, limits), strict=True):
        if kind is PassageKind.QUOTE:
            yield _pair(with_attribution(part, parts, a, b), kind, a, b)
        elif kind:
            yield _pair(part, kind, a, b)


def _pair(part: Part, kind: PassageKind, a: Story, b: Story) -> Pair:
    """A shared part in characters, the article with the smaller id first."""
    if a.article.id > b.article.id:
        return _pair(Part(part.stretch.turned(), part.b, part.a), kind, b, a)
    a_span, b_span = characters(a, *part.a), characters(b, *part.b)
    runs = part.stretch.runs
    return Pair(
        a=a.article.id,
        a_start=a_span.start,
        a_end=a_span.end,
        b=b.article.id,
        b_start=b_span.start,
        b_end=b_span.end,
        kind=kind,
        similarity=2 * part.stretch.words / (part.a[1] - part.a[0] + part.b[1] - part.b[0]),
        words=part.stretch.words,
        bits=part.stretch.bits,
        a_equal=equal_spans(a, [(run.a, run.length) for run in runs]),
        b_equal=equal_spans(b, [(run.b, run.length) for run in runs]),
    )


def place(pair: Pair) -> tuple[int, ...]:
    """The key that sorts pairs by article and place."""
    return pair.a, pair.b, pair.a_start, pair.b_start, pair.a_end, pair.b_end


def furniture_passages(shelf: Shelf, pieces: Paragraphs, texts: Texts) -> dict[int, list[Passage]]:
    """The passages of each furniture text (by its number), by article and place."""
    found: dict[int, list[Passage]] = defaultdict(list)
    columns = (pieces.article, pieces.start, pieces.end, pieces.words)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    for first in range(0, len(rows), AT_ONCE):
        handful = rows[first : first + AT_ONCE]
        articles = texts({int(shelf.id[rank]) for rank, *_ in handful})
        for rank, start, end, text in handful:
            segment, nth = shelf.segments[shelf.segment[rank]], int(shelf.nth[rank])
            story = Story(articles[int(shelf.id[rank])], segment.tokens_of(nth), segment.known_bits_of(nth))
            found[text].append(Passage(story.article.id, *characters(story, start, end)))
    return {text: sorted(members, key=lambda one: (one.article, one.start)) for text, members in found.items()}

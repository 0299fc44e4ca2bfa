"""Comparing: candidates aligned, judged and put into characters, a handful of related articles at a time.

Texts are asked for when they are needed: no more of them are held than hang together.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.passage import Pair, Passage, PassageKind
from pressfold.model.progress import Cancel, Progress
from pressfold.passages.align import stretches, without_doubles
from pressfold.passages.attributions import with_attribution
from pressfold.passages.candidates import Window
from pressfold.passages.cores import with_core
from pressfold.passages.cuts import cut
from pressfold.passages.edges import Part, at_edges, characters, equal_spans, outermost
from pressfold.passages.kinds import judged, worth_judging
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.shelf import Shelf, State
from pressfold.passages.story import Story, plains

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.furniture import Paragraphs

#: Hands out articles by their numbers.
Texts = Callable[[Collection[int]], Mapping[int, Article]]
#: So many articles' texts are asked for at once, and so many stories are held, with what is made for comparing them.
AT_ONCE, HELD = 300, 10_000


def compared(
    shelf: Shelf,
    state: State,
    found: NDArray[np.int32],
    texts: Texts,
    progress: Progress,
    cancel: Cancel,
    limits: Limits = DEFAULT,
) -> Iterator[Pair]:
    """The pairs of passages that these windows (rows, sorted) hold, in no order that matters."""
    import numpy as np

    first = np.flatnonzero(np.diff(found[:, :2], axis=0, prepend=-1).any(1))
    pairs, behind = found[first, :2], np.append(first[1:], len(found))
    order = _neighbours(pairs)
    stories: dict[int, Story] = {}
    for done, nth in enumerate(order.tolist()):
        cancel.check()
        progress(done, len(pairs), "Comparing passages")
        left, right = pairs[nth].tolist()
        for rank in (left, right):
            if rank not in stories:
                _fetch(stories, _next(pairs[order[done : done + AT_ONCE]]), shelf, state, texts)
            stories[rank] = stories.pop(rank)  # the one used last stands last
        windows = [Window(*row) for row in found[first[nth] : behind[nth]].tolist()]
        yield from shared(stories[left], stories[right], windows, limits)
    progress(len(pairs), len(pairs), "Comparing passages")


def _neighbours(pairs: NDArray[np.int32]) -> NDArray[np.int64]:
    """The order of pairs of articles in which those that have one in common are near each other: then half as many
    articles are fetched twice.

    Articles are numbered outwards from those with fewest others (Cuthill and McKee 1969).
    """
    import numpy as np

    others: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs.tolist():
        others[one].append(other)
        others[other].append(one)
    by_few = sorted(others, key=lambda rank: (len(others[rank]), rank))
    few = {rank: nth for nth, rank in enumerate(by_few)}
    number: dict[int, int] = {}
    for start in by_few:
        reached = deque([] if start in number else [start])
        number.setdefault(start, len(number))
        while reached:
            for other in sorted(others[reached.popleft()], key=few.__getitem__):
                if other not in number:
                    number[other] = len(number)
                    reached.append(other)
    numbers = np.zeros(max(number, default=-1) + 1, np.int64)
    numbers[list(number)] = list(number.values())
    return np.lexsort((numbers[pairs].min(1, initial=len(number)), numbers[pairs].max(1, initial=0)))


def _next(pairs: NDArray[np.int32]) -> list[int]:
    """The ranks of the articles of these pairs, but for the last ones of very many."""
    ranks: dict[int, None] = {}
    for pair in pairs.tolist():
        ranks.update(dict.fromkeys(pair))
        if len(ranks) >= AT_ONCE:
            break
    return list(ranks)


def _fetch(stories: dict[int, Story], ranks: Sequence[int], shelf: Shelf, state: State, texts: Texts) -> None:
    """Put the stories of these articles to the others, and let go of those used longest ago."""
    for rank in list(stories)[: max(0, len(stories) - HELD)]:
        del stories[rank]
    missing = [rank for rank in ranks if rank not in stories]
    articles = texts([int(shelf.id[rank]) for rank in missing])
    made = [Story(articles[int(shelf.id[rank])], *shelf.bare(rank, state)) for rank in missing]
    for story, plain in zip(made, plains(made), strict=True):
        story.plain = plain
    stories.update(zip(missing, made, strict=True))


def shared(a: Story, b: Story, windows: Sequence[Window], limits: Limits = DEFAULT) -> Iterator[Pair]:
    """The pairs of passages of two stories."""
    cuts = [part for stretch in worth_judging(stretches(a, b, windows, limits), limits) for part in cut(stretch, a, b)]
    distinct = without_doubles(worth_judging(cuts, limits), a, b)
    parts = outermost([at_edges(with_core(stretch, a, b, limits), a, b) for stretch in distinct])
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
        a_equal=equal_spans(a, [(at, length) for at, _, length in runs]),
        b_equal=equal_spans(b, [(at, length) for _, at, length in runs]),
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
            story = Story(articles[int(shelf.id[rank])], segment.tokens_of(nth), segment.known_of(nth))
            found[text].append(Passage(story.article.id, *characters(story, start, end)))
    return {text: sorted(members, key=lambda one: (one.article, one.start)) for text, members in found.items()}

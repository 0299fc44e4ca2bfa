"""Find: the chain of steps from articles to the passages they share.

articles -> tokens -> fingerprints -> candidate windows -> alignment -> kinds and edges -> pairs -> families
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.passage import Family, Pair, Passage, PassageKind
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.passages.align import stretches, without_doubles
from pressfold.passages.candidates import Window, candidates
from pressfold.passages.cuts import cut
from pressfold.passages.edges import Part, at_edges, characters, equal_spans, outermost
from pressfold.passages.families import families
from pressfold.passages.fingerprints import fingerprint
from pressfold.passages.furniture import furniture, paragraphs
from pressfold.passages.kin import find_root, join
from pressfold.passages.kinds import judged, worth_judging
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.moved import with_moved
from pressfold.passages.phrases import set_phrases
from pressfold.passages.story import Story
from pressfold.passages.tokens import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


#: So many stories keep what is made for comparing them.
AWAKE = 400


@dataclass(frozen=True, slots=True)
class Found:
    """What a collection shares: every pair of passages, and the families they form."""

    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]


def find_passages(
    articles: Sequence[Article],
    *,
    limits: Limits = DEFAULT,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Found:
    """The passages these articles share, within these limits. The order of the articles changes nothing."""
    stories = _stories(articles, progress, cancel)
    prints = [fingerprint(story.tokens, story.known_bits) for story in stories]
    cancel.check()
    kept, hidden = _without_furniture(stories)
    progress(0, 0, "Looking for shared words")
    bare = [story.only(keep) for story, keep in zip(stories, kept, strict=True)]
    found = candidates([one.only(keep) for one, keep in zip(prints, kept, strict=True)], bare, limits)
    cancel.check()
    pairs = list(_pairs(bare, found.windows, limits, progress, cancel))
    pairs = sorted([*pairs, *set_phrases(found.phrases, bare, pairs)], key=_place)
    return Found(tuple(pairs), families(pairs, articles, hidden))


def _stories(articles: Sequence[Article], progress: Progress, cancel: Cancel) -> list[Story]:
    """The stories, sorted by their words, so that it does not matter in which order articles come."""
    stories = []
    for nth, article in enumerate(articles):
        cancel.check()
        progress(nth, len(articles), "Reading the words")
        stories.append(Story(article, tokens(article)))
    return sorted(stories, key=lambda story: (story.tokens.digest, story.article.id))


def _without_furniture(stories: Sequence[Story]) -> tuple[list[NDArray[np.bool_]], list[list[Passage]]]:
    """Which tokens of each story stay, and the passages of each furniture text that go."""
    import numpy as np

    everything = paragraphs([story.tokens for story in stories])
    lengths = np.array([len(story) for story in stories], np.int64)
    found = furniture(everything, lengths, _outlets(stories))
    kept = [np.ones(len(story), np.bool_) for story in stories]
    texts: dict[int, list[Passage]] = defaultdict(list)
    columns = (everything.words, everything.article, everything.start, everything.end)
    for words, nth, start, end in zip(*(column[found].tolist() for column in columns), strict=True):
        kept[nth][start:end] = False
        texts[words].append(Passage(stories[nth].article.id, *characters(stories[nth], start, end)))
    return kept, list(texts.values())


def _outlets(stories: Sequence[Story]) -> NDArray[np.int64]:
    """The outlets as numbers, -1 where none is known."""
    import numpy as np

    names = [story.article.metadata.outlet for story in stories]
    numbers = {name: nth for nth, name in enumerate(sorted({name for name in names if name}))}
    return np.array([numbers[name] if name else -1 for name in names], np.int64)


def _pairs(
    stories: Sequence[Story], windows: Sequence[Window], limits: Limits, progress: Progress, cancel: Cancel
) -> Iterable[Pair]:
    """The pairs of passages that the windows hold."""
    done = 0
    awake: dict[int, None] = {}
    for near in _by_kin(windows):
        left, right = near[0][:2]
        done += len(near)
        cancel.check()
        progress(done, len(windows), "Comparing passages")
        for nth in (left, right):
            awake[nth] = awake.pop(nth, None)
        yield from shared(stories[left], stories[right], near, limits)
        while len(awake) > AWAKE:
            oldest = next(iter(awake))
            del awake[oldest]
            stories[oldest].rest()


def _by_kin(windows: Sequence[Window]) -> list[list[Window]]:
    """The windows of each two stories, those of stories that hang together behind each other: fewer are awake."""
    pairs = [list(group) for _, group in groupby(windows, key=lambda window: window[:2])]
    root: dict[int, int] = {}
    for near in pairs:
        join(root, near[0].a, near[0].b)
    return sorted(pairs, key=lambda near: (find_root(root, near[0].a), near[0]))


def shared(a: Story, b: Story, windows: Sequence[Window], limits: Limits = DEFAULT) -> Iterator[Pair]:
    """The pairs of passages of two stories."""
    cuts = [part for stretch in worth_judging(stretches(a, b, windows), limits) for part in cut(stretch, a, b)]
    distinct = without_doubles(worth_judging(cuts, limits), a, b)
    parts = outermost([at_edges(with_moved(stretch, a, b), a, b) for stretch in distinct])
    for part, kind in zip(parts, judged(parts, a, b, limits), strict=True):
        if kind:
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


def _place(pair: Pair) -> tuple[int, ...]:
    return pair.a, pair.b, pair.a_start, pair.b_start, pair.a_end, pair.b_end

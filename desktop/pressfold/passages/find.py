"""Find: the chain of steps from articles to the passages they share.

articles -> tokens -> patterns (a segment) -> candidate windows -> alignment -> kinds and edges -> pairs -> families
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pressfold.model.article import Article
from pressfold.model.passage import Family, Pair
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.passages.comparing import compared, furniture_passages, place
from pressfold.passages.families import families
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.lookup import LOOKING, everything, furniture_of
from pressfold.passages.phrases import Phrases, set_phrases
from pressfold.passages.segments import segment
from pressfold.passages.shelf import Shelf
from pressfold.passages.tokens import Tokens, tokens_of


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
    by_id = {article.id: article for article in articles}

    def texts(_: Collection[int]) -> Mapping[int, Article]:
        return by_id

    shelf = Shelf([segment(read(articles, progress, cancel))])
    bare = shelf.state(dict.fromkeys(by_id, 0), {id: article.metadata.outlet for id, article in by_id.items()})
    progress(0, 0, LOOKING)
    state = furniture_of(shelf, bare)
    found = everything(shelf, state, limits, cancel, progress)
    shown = list(compared(shelf, state, found.windows, texts, progress, cancel, limits))
    phrases = dict(chain.from_iterable(map(Phrases.families, set_phrases(found.phrases, shelf, state, shown))))
    pairs = sorted(chain(shown, *phrases.values()), key=place)
    hidden = furniture_passages(shelf, state.pieces, texts)
    return Found(tuple(pairs), families(shown, by_id, phrases, hidden))


def read(articles: Sequence[Article], progress: Progress, cancel: Cancel) -> Iterator[Tokens]:
    """The tokens of each article."""

    def told() -> Iterator[Article]:
        for nth, article in enumerate(articles):
            cancel.check()
            progress(nth, len(articles), "Reading the words")
            yield article

    return tokens_of(told())

"""Near-doubles in a result: the best of each story stays, the others are folded under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from pressfold.search.postings import Numbers


class Folds:
    """The stories among the articles that match."""

    def __init__(self, ids: Numbers, leads: Mapping[int, int]) -> None:
        """`leads` names the lead of each article that is folded under one; an article without is its own story."""
        self._leads = leads
        self._stories: dict[int, list[int]] = defaultdict(list)
        known = list({*leads, *leads.values()})
        for article in np.sort(ids[np.isin(ids, known)]).tolist() if known else ():
            self._stories[leads.get(article, article)].append(article)

    @property
    def folded(self) -> int:
        """How many of the articles are not the one that stands for their story."""
        return sum(len(story) - 1 for story in self._stories.values())

    def leading(self, ordered: Numbers) -> Numbers:
        """The places of those articles that come first of their story, in their order."""
        if not self._stories:
            return np.arange(len(ordered))
        stories = np.array([self._leads.get(article, article) for article in ordered.tolist()], np.int64)
        return np.sort(np.unique(stories, return_index=True)[1])

    def doubles(self, article: int) -> tuple[int, ...]:
        """The other articles of its story that match, by id."""
        story = self._stories.get(self._leads.get(article, article), [])
        return tuple(other for other in story if other != article)

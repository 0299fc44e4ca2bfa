"""How columns move together: linked scrolling, and bringing one passage level in all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pressfold.model.span import Span
from pressfold.ui.desk import linking
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import shared_passages, spans_of
from pressfold.ui.desk.linking import Anchor, Twin


class Movement:
    """Moves the columns of one desk; the one that the reader scrolls leads the others."""

    def __init__(self) -> None:
        self.linked = True
        self._columns: Sequence[Column] = ()
        self._moving = False
        self._anchors: dict[tuple[int, int], list[Anchor]] = {}

    def set_columns(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self.forget()

    def forget(self) -> None:
        """Pages were laid out anew or have other passages: the anchors are stale."""
        self._anchors.clear()

    def follow(self, leader: Column) -> None:
        """Let the other columns stand where the leader stands, if they are linked and not moved by us."""
        if not self.linked or self._moving:
            return
        with self._by_us():
            for column in self._columns:
                if column is not leader:
                    self._follow_one(leader, column)

    def _follow_one(self, leader: Column, follower: Column) -> None:
        anchors = self._anchors_between(leader, follower)
        top = linking.followed(leader.view.top(), leader.page(), follower.page(), anchors)
        if top is not None:
            follower.view.scroll_to(top)

    def _anchors_between(self, leader: Column, follower: Column) -> list[Anchor]:
        key = id(leader), id(follower)
        if key not in self._anchors:
            self._anchors[key] = linking.chain(
                Twin(
                    *(
                        Anchor(*pair)
                        for pair in zip(leader.view.heights(left), follower.view.heights(right), strict=True)
                    )
                )
                for _, left, right in shared_passages(leader.content, follower.content)
            )
        return self._anchors[key]

    def bring_level(self, family: str, nth: int = 0) -> dict[int, Span]:
        """Bring the nth rendering of a family to one height in all columns; where it stands, by article id."""
        places = [(column, span) for column in self._columns if (span := _member(column, family, nth)) is not None]
        if places:
            heights = [(column.view.heights(span)[0], column.page()) for column, span in places]
            height = linking.level(heights)
            with self._by_us():
                for (column, _), (top, _) in zip(places, heights, strict=True):
                    column.view.scroll_to(top - height)
        return {column.content.article.id: span for column, span in places}

    def align_to(self, leader: Column) -> None:
        """Let the other columns stand where this one stands, linked or not."""
        with self._by_us():
            for column in self._columns:
                if column is not leader:
                    self._follow_one(leader, column)

    @contextmanager
    def _by_us(self) -> Iterator[None]:
        """While this lasts, columns scroll because we say so, and nobody follows them."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False


def _member(column: Column, family_id: str, nth: int) -> Span | None:
    """Where the nth rendering of a family stands in a column, the last one where it has fewer."""
    for family in column.content.families:
        if family.id == family_id:
            spans = spans_of(family, column.content.article.id)
            return spans[min(nth, len(spans) - 1)] if spans else None
    return None

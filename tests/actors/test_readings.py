"""Kept readings: what did not change is not read again, and the findings are the same as if it were."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.articles import article

from pressfold.actors import find as finding
from pressfold.actors.own_registry import laid_over
from pressfold.actors.quotations import listen
from pressfold.actors.readings import Readings
from pressfold.actors.registry import Registry
from pressfold.model.actor import ActorKind
from pressfold.model.article import Article
from pressfold.model.own_entry import OwnEntry

TEXTS = (
    "Emmanuel Macron met Vladimir Putin. “We are ready,” Macron told reporters on Friday. The French minister waited.",
    "French Foreign Minister Jean-Yves Le Drian said the ball was in Putin's court. A French official said “no”.",
    "Smith said the QXF would meet. The Kremlin said Putin told Macron that NATO had not answered.",
    "John Smith of the Élysée Forum denied planning a war, and Micron agreed. Will Smith laughed.",
)


def findings(articles: Sequence[Article], readings: Readings | None, own: Sequence[OwnEntry] = ()) -> object:
    found = finding.find(articles, laid_over(Registry.core(), own), readings)
    heard = listen(articles, found.actors, None, found.offers, readings)
    return found, heard


def made(*numbers: int) -> list[Article]:
    return [article(TEXTS[number], number=number + 1, published="2022-01-28") for number in numbers]


@given(st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=2, max_size=3))
@settings(deadline=None, max_examples=8)
def test_kept_readings_change_no_finding(libraries: list[set[int]]) -> None:
    kept: dict[int, tuple[str, str]] = {}
    for numbers in libraries:
        articles = made(*sorted(numbers))
        readings = Readings("v1", kept)
        assert findings(articles, readings) == findings(articles, None)
        kept |= readings.fresh()


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Readings("v1", {})
    findings(made(0, 1, 2), first)
    read: list[int] = []
    names = finding.names
    monkeypatch.setattr(finding, "names", lambda a, registry: read.append(a.id) or names(a, registry))
    second = Readings("v1", first.fresh())
    findings(made(0, 1, 2, 3), second)
    assert read == [4]
    findings(made(0), Readings("v2", first.fresh()))
    assert read == [4, 1]


@pytest.mark.parametrize(
    ("entry", "again"),
    [
        (OwnEntry("f", "Quayside", ActorKind.ORGANISATION, ("QXF of Lille",)), []),
        (OwnEntry("f", "Elysee Forum", ActorKind.ORGANISATION), [4]),
        (OwnEntry("f", "Reporters", ActorKind.ORGANISATION), [1]),
        (OwnEntry("f", "Quayside", ActorKind.ORGANISATION, ("Q.X.F.",)), [1, 2, 3, 4]),
    ],
    ids=["elsewhere", "accents", "case", "too short to tell"],
)
def test_an_entry_of_the_reader_s_asks_for_the_articles_that_may_name_it(
    monkeypatch: pytest.MonkeyPatch, entry: OwnEntry, again: list[int]
) -> None:
    first = Readings("v1", {})
    findings(made(0, 1, 2, 3), first)
    wanted = findings(made(0, 1, 2, 3), None, (entry,))
    read: list[int] = []
    names = finding.names
    monkeypatch.setattr(finding, "names", lambda a, registry: read.append(a.id) or names(a, registry))
    assert findings(made(0, 1, 2, 3), Readings("v1", first.fresh(), (entry,)), (entry,)) == wanted
    assert read == again

"""Dates, events and checks of a library: stored beside the articles, told as they are now, decided and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library import acts, dated_rows
from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        yield library


def id_of(library: Library, number: str) -> int:
    return next(row.id for row in library.articles.rows() if Path(row.path).name.startswith(number))


def stored(library: Library) -> dict[int, str]:
    with library.store.reading() as connection:
        return dated_rows.made_of(connection)


def test_the_stored_dates_are_those_that_reading_finds(library: Library) -> None:
    assert library.findings.dates() == acts.dates(library.articles.all())
    assert library.findings.dates((id_of(library, "001"),)) == acts.dates([library.articles.get(id_of(library, "001"))])


def test_only_the_article_that_changed_is_made_anew(library: Library) -> None:
    before = stored(library)
    changed = id_of(library, "003")
    library.articles.set_field(changed, "published", "2022-01-28")
    assert library.analysis.due()
    library.analysis.run()
    after = stored(library)
    assert {id for id in before if before[id] != after[id]} == {changed}


def test_a_date_set_now_counts_at_once_and_undone_at_once(library: Library) -> None:
    article = id_of(library, "004")
    assert not [phrase for phrase in library.findings.dates((article,)) if phrase.date]
    done = library.articles.set_field(article, "published", "2022-02-21")
    assert [phrase for phrase in library.findings.dates((article,)) if phrase.date]
    claims = [
        check for check in library.stories.read().checks if check.kind == "sequence" and article in check.articles
    ]
    assert claims and all(check.consistent for check in claims)
    library.articles.undo(done)
    assert not [phrase for phrase in library.findings.dates((article,)) if phrase.date]


def test_the_story_tells_events_checks_and_what_no_day_can_be_said_for(library: Library) -> None:
    story = library.stories.read()
    call = next(event for event in story.events if event.kind == "call" and event.day == "2022-01-28")
    assert set(call.articles) == {id_of(library, "000"), id_of(library, "001")}
    assert {story.name(actor) for actor in call.actors} == {"Emmanuel Macron", "Vladimir Putin"}
    assert {"sequence", "silence", "ledes"} <= {check.kind for check in story.checks}
    assert story.unresolved and not any(phrase.resolved for phrase in story.unresolved)


def test_next_monday_in_the_text_and_the_day_in_the_post_agree(library: Library) -> None:
    (meeting,) = [event for event in library.stories.read().events if event.day == "2022-01-31"]
    assert meeting.agreed and "“Jan 31” elsewhere in the article means the same day." in meeting.why


def test_a_check_that_is_no_problem_is_gone_undone_and_remembered(library: Library) -> None:
    check = library.stories.read().checks[0]
    done = library.stories.dismiss(check.id)
    assert check.id not in {one.id for one in library.stories.read().checks}
    library.articles.undo(done)
    assert check.id in {one.id for one in library.stories.read().checks}
    library.stories.dismiss(check.id)
    folder = library.folder
    library.close()
    rebuild(folder, lambda: "2026-01-01T00:00:00+00:00")
    with Library.open(folder) as anew:
        anew.analysis.run()
        assert check.id not in {one.id for one in anew.stories.read().checks}
        anew.stories.recall(check.id)
        assert check.id in {one.id for one in anew.stories.read().checks}

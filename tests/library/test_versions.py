"""Versions: a changed text of an article joins it, older ones stay for their pins; other outlets' copies do not."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead, NoSuchArticle
from pressfold.model.label import LabelKind
from pressfold.model.listing import ImportRow, Outcome
from pressfold.model.span import Span
from tests.library.shelf import reading, write

TITLE = "Harbour strike enters third week as talks stall"
BODY = " ".join(f"Sentence {number} of the report says what happened at pier {number}." for number in range(30))


def page(title: str = TITLE, body: str = BODY, **facts: str) -> str:
    front = "".join(f"{name}: {value}\n" for name, value in {"title": title, **facts}.items())
    return f"---\n{front}---\n\n# {title}\n\n{body}\n"


def bring(library: Library, folder: Path, **texts: str) -> list[ImportRow]:
    """Import Markdown files one after the other."""
    folder.mkdir(exist_ok=True)
    rows: list[ImportRow] = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        rows += library.intake.run([path]).rows
    return rows


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


LATER = BODY.replace("pier 7.", "pier seven, the union said.")


def test_a_changed_text_with_the_same_title_is_a_new_version(library: Library, tmp_path: Path) -> None:
    first, second = bring(library, tmp_path / "in", a=page(), b=page(body=LATER))
    assert second.outcome is Outcome.NEW_VERSION
    assert second.article is not None and first.article is not None
    assert [row.id for row in library.articles.rows()] == [second.article]
    assert library.articles.rows()[0].version == 2
    assert [(version.article, version.number, version.newest) for version in library.versions.of(first.article)] == [
        (first.article, 1, False),
        (second.article, 2, True),
    ]
    assert library.articles.get(first.article).text.endswith(BODY + "\n")
    assert library.versions.newest(first.article) == second.article


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (page(), page(body=LATER, outlet="Other"), Outcome.ADDED),
        (page(), page("Another title altogether for the story", LATER), Outcome.ADDED),
        (page(), page(body=BODY[: len(BODY) * 3 // 4]), Outcome.ADDED),
        (page(), page(), Outcome.DUPLICATE),
    ],
    ids=["another outlet", "another title", "a quarter is gone", "same"],
)
def test_what_makes_a_version(library: Library, tmp_path: Path, first: str, second: str, outcome: Outcome) -> None:
    assert bring(library, tmp_path / "in", a=first, b=second)[1].outcome is outcome


@pytest.mark.parametrize(
    ("title", "body", "address", "outcome"),
    [
        ("New headline", LATER, "https://a.example/1", Outcome.NEW_VERSION),
        (TITLE, "All of it was written anew on the next day.", "https://a.example/1", Outcome.NEW_VERSION),
        ("Elsewhere", "Quite another story stands here now, about fish.", "https://a.example/1", Outcome.ADDED),
        ("New headline", LATER, "https://a.example/2", Outcome.ADDED),
    ],
    ids=["same story", "same title", "an address that shows the newest", "another address"],
)
def test_a_page_saved_again_from_its_address(
    library: Library, tmp_path: Path, title: str, body: str, address: str, outcome: Outcome
) -> None:
    bring(library, tmp_path / "in", a=page())
    library.articles.set_field(1, "url", "https://a.example/1")
    (path,) = write(tmp_path / "in", b=f"{title}\n\n{body}")
    by_hand = reading(f"{title}\n\n{body}", str(path), title=title, url=address)
    library.intake.close()
    library.intake._reader = ByHand(by_hand)
    assert library.intake.run([path]).rows[0].outcome is outcome


class ByHand:
    """A reader that knows what it will read."""

    def __init__(self, found: Reading) -> None:
        self.found = found

    def readings(
        self, path: Path, shown: str | None = None, columns: Mapping[str, str] | None = None
    ) -> Generator[Reading | CannotRead, None, None]:
        yield self.found

    def close(self) -> None: ...


def test_the_changes_between_versions_are_told_at_the_words(library: Library, tmp_path: Path) -> None:
    first, second = bring(library, tmp_path / "in", a=page(), b=page(body=LATER))
    assert first.article is not None and second.article is not None
    (change,) = library.versions.changes(first.article, second.article)
    assert (change.a_text, change.b_text) == ("7", "seven, the union said")
    assert Span(change.b_start, change.b_end).of(library.articles.get(second.article).text) == change.b_text


def test_pins_keep_the_version_that_they_were_made_on(library: Library, tmp_path: Path) -> None:
    (first,) = bring(library, tmp_path / "in", a=page())
    assert first.article is not None
    text = library.articles.get(first.article).text
    at = text.index("pier 7.")
    with library.briefings.new("Strike") as opened:
        pin = library.briefings.pin(opened, first.article, Span(at, at + 6))
        bring(library, tmp_path / "in", b=page(body=LATER))
        assert library.briefings.check(opened)[pin.id].state.value == "verified"


def test_findings_are_those_of_the_newest_versions(library: Library, tmp_path: Path) -> None:
    bring(library, tmp_path / "in", a=page(), b=page(body=LATER), c=page(outlet="Other"))
    library.analysis.run()
    ids = {row.id for row in library.articles.rows()}
    assert {id for family in library.findings.families() for id in family.articles} == ids
    assert {hit.article for hit in library.searches.find("pier").hits} == ids


def test_near_doubles_have_one_lead(library: Library, tmp_path: Path) -> None:
    rows = bring(
        library,
        tmp_path / "in",
        late=page(body=LATER, outlet="Late", published="2026-03-02"),
        early=page(outlet="Early", published="2026-03-01"),
        other=page("Another story", "Nothing of this is anywhere else, and it is short.", outlet="Other"),
    )
    library.analysis.run()
    assert {row.id: row.lead for row in library.articles.rows()} == {
        rows[0].article: rows[1].article,
        rows[1].article: None,
        rows[2].article: None,
    }


def test_what_was_edited_star_and_labels_go_on_with_the_new_version(library: Library, tmp_path: Path) -> None:
    (first,) = bring(library, tmp_path / "in", a=page())
    assert first.article is not None
    library.articles.set_fields([first.article], {"published": "2026-03-01"})
    library.articles.star([first.article])
    library.articles.mark_read([first.article])
    library.labels.put(LabelKind.TAG, "Ports", [first.article])
    (second,) = bring(library, tmp_path / "in", b=page(body=LATER))
    (row,) = library.articles.rows()
    assert (row.id, row.published, row.starred, row.tags, row.read) == (
        second.article,
        "2026-03-01",
        True,
        ("Ports",),
        False,
    )


def test_a_version_that_is_none_can_be_made_an_article_of_its_own(library: Library, tmp_path: Path) -> None:
    first, second = bring(library, tmp_path / "in", a=page(), b=page(body=LATER))
    assert first.article is not None and second.article is not None
    done = library.versions.separate(second.article)
    assert library.articles.ids() == [first.article, second.article]
    assert library.versions.separate(second.article).undo == ()
    library.articles.undo(done)
    assert library.articles.ids() == [second.article]


def test_all_versions_go_and_come_back_together(library: Library, tmp_path: Path) -> None:
    first, second = bring(library, tmp_path / "in", a=page(), b=page(body=LATER))
    assert first.article is not None and second.article is not None
    done = library.articles.remove([second.article])
    assert library.articles.ids() == []
    with pytest.raises(NoSuchArticle):
        library.articles.get(first.article)
    library.articles.undo(done)
    assert len(library.versions.of(second.article)) == 2
    library.articles.remove([second.article])
    (again,) = bring(library, tmp_path / "in", a=page())
    assert (again.outcome, again.article) == (Outcome.ADDED, second.article)
    assert len(library.versions.of(second.article)) == 2


def test_versions_come_back_after_a_rebuild(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        bring(library, tmp_path / "in", a=page(), b=page(body=LATER))
        before = library.articles.rows(), library.articles.all()
    rebuild(tmp_path / "library", lambda: "2026-11-22T06:00:00+00:00")
    with Library.open(tmp_path / "library") as library:
        assert (library.articles.rows(), library.articles.all()) == before


def test_plain_texts_without_a_title_are_no_versions_of_each_other(library: Library, tmp_path: Path) -> None:
    rows = library.intake.run(write(tmp_path / "in", a="Water rose again.", b="Water rose again today.")).rows
    assert [row.outcome for row in rows] == [Outcome.ADDED, Outcome.ADDED]

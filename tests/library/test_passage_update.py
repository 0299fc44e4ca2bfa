"""Passages are brought in step with a change; whatever the way, the rows are those of one look through everything."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.library import acts, finding_rows, fingerprints, renewal, segment_rows
from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from pressfold.model.passage import Family, PassageKind
from pressfold.model.progress import Cancelled
from pressfold.passages import comparing, phrases
from tests.library.shelf import reading
from tests.passages.made import TITLES, own_words, titled

STORIES = [own_words(5000 + nth, 2) for nth in range(4)]
FOOTER = own_words(6000, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def add(library: Library, *texts: str, **facts: str) -> list[int]:
    with library.store.transaction() as connection:
        return [
            shelve(connection, reading(text, f"{len(text)}-{nth}.txt", **facts), library.now()).article
            for nth, text in enumerate(texts)
        ]


def update(library: Library) -> None:
    renewal.passages(library.store.path, "passages of", "now")


def rows(library: Library) -> object:
    findings = library.findings
    with library.store.reading() as connection:
        near = finding_rows.near(connection)
    shares = {id: findings.wire_share(id) for id in library.articles.ids()}
    return findings.families(), sorted(findings.pairs(), key=repr), shares, near


def expected(library: Library) -> object:
    from pressfold.library.doubles import near

    found = acts.passages(library.articles.all())
    return list(found.families), sorted(found.pairs, key=repr), dict(found.shares), near(found.pairs, found.shares)


def made(seed: int, draw: random.Random) -> str:
    """An article of its own words with some of few stories, perhaps quoted, and perhaps a footer."""
    told = [f"“{story}”" if draw.random() < 0.3 else story for story in draw.sample(STORIES, draw.randint(0, 3))]
    parts = [own_words(seed, 3), *told, *(titled(seed, title) for title in draw.sample(TITLES, draw.randint(0, 2)))]
    draw.shuffle(parts)
    return "\n\n".join([f"Headline number {seed}", *parts, *([FOOTER] if draw.random() < 0.5 else [])])


#: Paragraphs that stand in several stories, whole or cut, and alone.
PARAGRAPHS = [own_words(7000 + nth, 2) for nth in range(9)]
PAGES = (
    PARAGRAPHS[:5],
    [PARAGRAPHS[5], PARAGRAPHS[1], PARAGRAPHS[6]],
    [PARAGRAPHS[7], *PARAGRAPHS[1:3], PARAGRAPHS[8]],
)


def page(seed: int, draw: random.Random) -> str:
    """An article with a story or two, each whole, cut, or but a paragraph of it that other stories have too."""
    parts = [own_words(seed, 2)]
    for nth in range(draw.choice((1, 1, 2))):
        story = draw.choice(PAGES)
        first = draw.randint(0, len(story) - 1)
        cut = story[first : draw.randint(first + 1, len(story))]
        parts += draw.choice((story, story, cut, PARAGRAPHS[1:2]))
        parts.append(own_words(seed + 50_000 + nth, 1))
    return "\n\n".join([f"Headline number {seed}", *parts])


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6), steps=st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_however_stories_that_stand_in_one_another_come_and_go_the_rows_are_the_same(
    seed: int, steps: list[int]
) -> None:
    draw = random.Random(seed)
    with TemporaryDirectory() as folder, Library.open(Path(folder, "library")) as library:
        for nth, count in enumerate(steps):
            add(library, *(page(seed + 100 * nth + one, draw) for one in range(count)))
            there = library.articles.ids()
            library.articles.remove(draw.sample(there, min(len(there) - 1, draw.randint(0, 2))))
            update(library)
            assert rows(library) == expected(library)


def test_one_more_article_with_a_set_paragraph_leaves_the_stories_around_it_as_they_are(library: Library) -> None:
    stories = [[own_words(7200 + nth, 3), PARAGRAPHS[1], own_words(7300 + nth, 3)] for nth in range(3)]
    for nth, story in enumerate([*stories, *stories]):
        add(library, "\n\n".join([f"Headline number {nth}", *story]))
    update(library)
    before = {family.id: family for family in library.findings.families()}
    (new,) = add(library, f"One more\n\n{own_words(7400)}\n\n{PARAGRAPHS[1]}\n\n{own_words(7401)}")
    update(library)
    after = {family.id: family for family in library.findings.families()}
    assert rows(library) == expected(library)
    grown = [id for id, family in after.items() if before.get(id) != family]
    assert [after[id].articles for id in grown] == [(1, 2, 3, 4, 5, 6, new)] and after.keys() == before.keys()
    library.passages.reject(grown[0])
    stays = [family for family in library.findings.families() if family.kind is PassageKind.WIRE]
    assert sorted(family.articles for family in stays) == [(1, 4), (2, 5), (3, 6)]


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6), steps=st.lists(st.integers(1, 8), min_size=1, max_size=4))
def test_however_articles_come_and_go_the_rows_are_those_of_all_at_once(seed: int, steps: list[int]) -> None:
    draw = random.Random(seed)
    with TemporaryDirectory() as folder, Library.open(Path(folder, "library")) as library:
        for nth, count in enumerate(steps):
            add(library, *(made(seed + 100 * nth + one, draw) for one in range(count)), outlet=draw.choice("AB"))
            there = library.articles.ids()
            library.articles.remove(draw.sample(there, min(len(there) - 1, draw.randint(0, 3))))
            library.articles.set_field(draw.choice(library.articles.ids()), "outlet", draw.choice("ABC"))
            library.articles.set_field(draw.choice(library.articles.ids()), "credit", draw.choice(("Reuters", "AFP")))
            update(library)
            assert rows(library) == expected(library)


def test_one_more_article_is_looked_up_and_no_other_is_read_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(1)
    add(library, *(made(nth, draw) for nth in range(150)))
    update(library)
    before = library.findings.families()
    read: list[int] = []
    real = fingerprints.Fingerprints.add

    def told(self: fingerprints.Fingerprints, articles: object) -> str:
        some = list(articles)  # type: ignore[call-overload]  # whatever comes
        read.extend(one.article for one in some)
        return real(self, some)

    monkeypatch.setattr(fingerprints.Fingerprints, "add", told)
    (new,) = add(library, "A headline\n\n" + STORIES[0] + "\n\n" + own_words(999))
    update(library)
    assert read == [new]
    assert rows(library) == expected(library)
    told_again = [family for family in library.findings.families() if family not in before]
    assert told_again and all(new in family.articles for family in told_again)


@pytest.mark.parametrize("harm", ["its file is gone", "its file is cut", "another version", "a folder in its place"])
def test_broken_segments_are_made_anew(library: Library, harm: str) -> None:
    draw = random.Random(2)
    add(library, *(made(nth, draw) for nth in range(9)))
    update(library)
    folder = library.folder / "fingerprints"
    (segment,) = folder.iterdir()
    if harm == "its file is gone":
        segment.unlink()
    elif harm == "its file is cut":
        segment.write_bytes(segment.read_bytes()[:-8])
    elif harm == "a folder in its place":
        segment.unlink()
        segment.mkdir()
    else:
        with library.store.transaction() as connection:
            connection.execute("UPDATE fact SET value = replace(value, 'segment-', 'old-') WHERE name = 'fingerprints'")
    library.articles.remove([3])
    update(library)
    assert rows(library) == expected(library)
    assert [path.is_file() for path in folder.iterdir()] == [True]


def test_many_small_segments_are_put_together(library: Library) -> None:
    draw = random.Random(3)
    add(library, *(made(1000 + nth, draw) for nth in range(120)))
    for nth in range(12):
        add(library, made(nth, draw))
        update(library)
    assert len(list((library.folder / "fingerprints").iterdir())) <= fingerprints.MANY + 1
    assert rows(library) == expected(library)


def test_cancelled_it_leaves_what_was_there(library: Library) -> None:
    draw = random.Random(4)
    add(library, *(made(nth, draw) for nth in range(12)))
    update(library)
    before = rows(library)
    add(library, *(made(50 + nth, draw) for nth in range(3)))

    class Pressed:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        renewal.passages(library.store.path, "passages of", "now", cancel=Pressed())
    families: list[Family] = library.findings.families()
    assert (families, rows(library)[1]) == before[:2]  # type: ignore[index]  # rows are a tuple
    update(library)
    assert rows(library) == expected(library)


class Asked:
    """A cancel that is asked often, and pressed at one of these times."""

    def __init__(self, pressed: int = -1) -> None:
        self.times = 0
        self._pressed = pressed

    def check(self) -> None:
        self.times += 1
        if self.times == self._pressed:
            raise Cancelled


@pytest.mark.parametrize("anew", [False, True], ids=["a change", "all anew"])
def test_wherever_it_is_cancelled_nothing_is_half_written(library: Library, anew: bool) -> None:
    draw = random.Random(7)
    add(library, *(made(nth, draw) for nth in range(12)))
    update(library)
    indexed = indices(library)
    add(library, *(made(80 + nth, draw) for nth in range(4)))
    library.articles.remove([2])
    if anew:
        with library.store.transaction() as connection:
            connection.execute("DELETE FROM fact WHERE name = 'fingerprints'")
    before, counted = stored(library), Asked()
    with TemporaryDirectory() as folder:
        shutil.copytree(library.folder, Path(folder, "other"))
        renewal.passages(Path(folder, "other", library.store.path.name), "passages of", "now", cancel=counted)
    for time in sorted({1, 4, counted.times // 2, counted.times - 1, counted.times}):
        with pytest.raises(Cancelled):
            renewal.passages(library.store.path, "passages of", "now", cancel=Asked(time))
        assert stored(library) == before and indices(library) == indexed
    update(library)
    assert rows(library) == expected(library) and indices(library) == indexed


def indices(library: Library) -> list[tuple[str, str]]:
    """What the tables are found by."""
    with library.store.reading() as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        return sorted((row["name"], row["sql"]) for row in rows)


def stored(library: Library) -> object:
    """All rows that passages are kept in."""
    tables = ("family", "passage", "pair", "share", "near", "fingerprinted", "passage_change", "fact")
    with library.store.reading() as connection:
        return [list(map(tuple, connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"))) for table in tables]


def test_progress_is_told_in_every_step(library: Library) -> None:
    draw = random.Random(8)
    add(library, *(made(nth, draw) for nth in range(12)))
    told: dict[str, None] = {}
    renewal.passages(library.store.path, "passages of", "now", progress=lambda *step: told.setdefault(step[2]))
    steps = ["Reading the words", "Looking for shared words", "Comparing passages", "Joining passages"]
    assert [*told][:4] == steps


def test_an_article_that_changes_writes_itself_down(library: Library) -> None:
    _, two, three = add(library, *(f"Article {nth}\n\n{own_words(nth)}" for nth in range(3)))
    update(library)

    def changed() -> set[int]:
        with library.store.reading() as connection:
            return segment_rows.changed(connection)[1]

    assert changed() == set()
    library.articles.set_field(two, "outlet", "Another")
    assert changed() == {two}
    done = library.articles.remove([three])
    library.articles.undo(done)
    assert changed() == {two, three}
    update(library)
    assert changed() == set() and rows(library) == expected(library)


def test_a_verdict_stays_through_changes_of_other_articles(library: Library) -> None:
    draw = random.Random(5)
    add(library, *(made(nth, draw) for nth in range(12)))
    update(library)
    first = next(family for family in library.findings.families() if family.kind is PassageKind.WIRE)
    library.passages.reject(first.id)
    add(library, f"Alone\n\n{own_words(777)}", f"Other\n\n{STORIES[1]}\n\n{own_words(778)}")
    update(library)
    again = next(family for family in library.findings.families() if family.id == first.id)
    assert again.kind is PassageKind.STOCK
    library.passages.reset(first.id)
    assert rows(library) == expected(library)


def test_what_is_like_an_article_is_told_from_stored_segments_as_from_all_texts(library: Library) -> None:
    draw = random.Random(6)
    add(library, *(made(nth, draw) for nth in range(9)))
    unread = library.findings.similar(1)
    update(library)
    stored = library.findings.similar(1)
    assert [(one.article, one.words) for one in stored] and {one.article for one in unread} <= {
        one.article for one in stored
    }
    assert stored == acts.similar(library.articles.all(), library.articles.get(1), library.findings.pairs(), 20)
    library.articles.remove([stored[0].article])
    assert stored[0].article not in {one.article for one in library.findings.similar(1)}


@pytest.mark.parametrize("step", ["compared", "set_phrases"])
def test_an_article_deleted_for_good_while_all_are_looked_through_leaves_no_row_behind(
    library: Library, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    draw = random.Random(3)
    gone, *_ = add(library, *(made(nth, draw) for nth in range(12)))
    module = comparing if step == "compared" else phrases
    real, asked = getattr(module, step), list[str]()

    def delete_first(*values: object) -> object:
        if not asked:
            asked.append(step)
            library.articles.remove([gone])
            library.removal.for_good([gone])
        return real(*values)

    monkeypatch.setattr(module, step, delete_first)
    update(library)
    assert asked and gone not in library.articles.ids()
    assert rows(library) == expected(library)
    assert library.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_set_phrase_gains_and_loses_articles_and_goes_with_its_last_pair(library: Library) -> None:
    def articles() -> list[tuple[int, ...]]:
        update(library)
        return [family.articles for family in library.findings.families() if family.kind is PassageKind.STOCK]

    one, two = add(library, titled(1, TITLES[2]), titled(2, TITLES[2]))
    assert articles() == [(one, two)]
    (three,) = add(library, titled(3, TITLES[2]))
    assert articles() == [(one, two, three)] and rows(library) == expected(library)
    removed = library.articles.remove([one])
    assert articles() == [(two, three)] and rows(library) == expected(library)
    library.articles.remove([three])
    assert articles() == [] and rows(library) == expected(library)
    library.articles.undo(removed)
    assert articles() == [(one, two)] and rows(library) == expected(library)

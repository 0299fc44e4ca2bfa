"""The library as its doors promise: nothing doubled, nothing lost, every act undoable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.intake import Intake
from pressfold.library.library import Library
from pressfold.model.errors import LibraryLocked, LibraryUnwritable, NoSuchArticle
from pressfold.model.listing import ImportRow, Outcome
from pressfold.model.passage import PassageKind
from pressfold.model.progress import Cancelled
from tests.ingest.pages import TITLE, archive, page
from tests.library.shelf import write


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def test_the_same_bytes_and_the_same_words_are_one_article(library: Library, tmp_path: Path) -> None:
    words = "The minister spoke on Friday.\n\nHe left on Saturday.\n"
    paths = write(tmp_path / "in", a=words, b=words, c=words.replace("\n\n", "\n \n\n").replace(" on", "\u00a0on"))
    rows = library.intake.run(paths).rows
    assert [row.outcome for row in rows] == [Outcome.ADDED, Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert len({row.article for row in rows}) == 1
    assert len(library.articles.rows()) == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(library: Library, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", a="First words.", b="", c="Last words.")
    rows = library.intake.run(paths).rows
    assert [row.outcome for row in rows] == [Outcome.ADDED, Outcome.FAILED, Outcome.ADDED]
    assert "holds no text" in rows[1].sentence


def test_the_original_is_kept_byte_for_byte_and_the_file_is_not_touched(library: Library, tmp_path: Path) -> None:
    (path,) = write(tmp_path / "in", a="\ufeffÉlysée\r\n\r\nsays “no”.\r\n")
    before = path.read_bytes()
    (row,) = library.intake.run([path]).rows
    assert row.article is not None
    article = library.articles.get(row.article)
    assert article.text == "Élysée\n\nsays “no”.\n"
    assert library.originals.content(article.reading.sha256) == before == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as Unicode")
def test_a_file_whose_name_is_no_utf8_is_stored(library: Library, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Words that can be read.", encoding="utf-8")
    (row,) = library.intake.run([path]).rows
    assert row.outcome is Outcome.ADDED
    assert library.articles.rows()[0].path.endswith("caf\\xe9.txt")


def test_an_import_can_be_stopped_and_keeps_what_was_done(library: Library, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", **{f"a{number:03}": f"Article number {number}." for number in range(70)})

    class AfterForty:
        asked = 0

        def check(self) -> None:
            self.asked += 1
            if self.asked > 40:
                raise Cancelled

    report = library.intake.run(paths, cancel=AfterForty())
    assert report.cancelled
    assert len(report.rows) == 40 == len(library.articles.rows())
    assert library.intake.run(paths).count(Outcome.ADDED) == 30


def test_a_disk_that_fills_up_in_an_import_keeps_what_was_stored(library: Library, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", **{f"a{nth:03}": f"Article {nth}. " + f"word{nth} " * 900 for nth in range(100)})
    pages = library.store.connection.execute("PRAGMA page_count").fetchone()[0]
    library.store.connection.execute(f"PRAGMA max_page_count = {pages + 150}")
    told: list[ImportRow] = []
    with pytest.raises(LibraryUnwritable, match="What was stored before is safe"):
        library.intake.run(paths, stored=told.extend)
    assert 0 < len(told) == len(library.articles.rows()) < 100
    library.store.connection.execute("PRAGMA max_page_count = 1073741823")
    library.intake.run(paths)
    assert len(library.articles.rows()) == 100
    assert library.store.damage() == []


def test_removed_articles_come_back_whole(library: Library, corpus: Path) -> None:
    ids = library.intake.run([corpus]).articles()
    removed = library.articles.remove(ids[:2])
    assert len(library.articles.rows()) == 3
    with pytest.raises(NoSuchArticle):
        library.articles.get(ids[0])
    library.articles.undo(removed)
    assert library.articles.ids() == sorted(ids)


def test_a_fact_set_by_hand_can_be_put_back(library: Library, corpus: Path) -> None:
    first = library.intake.run([corpus]).articles()[0]
    before = library.articles.get(first).metadata
    done = library.articles.set_field(first, "outlet", " Le Monde ")
    assert library.articles.get(first).metadata.outlet == "Le Monde"
    library.articles.undo(done)
    assert library.articles.get(first).metadata == before


def test_findings_follow_the_articles(library: Library, corpus: Path) -> None:
    assert not library.analysis.due()
    ids = library.intake.run([corpus]).articles()
    assert library.analysis.due()
    library.analysis.run()
    assert not library.analysis.due()
    wires = [family for family in library.findings.families() if family.kind is PassageKind.WIRE]
    assert {27, 23, 15} <= {family.words for family in wires}
    assert library.findings.actors() and library.findings.quotations()
    assert library.findings.wire_share(ids[0]).counted > 60

    removed = library.articles.remove(ids[1:2])
    assert library.analysis.due()
    library.analysis.run()
    assert not [family for family in library.findings.families() if family.kind is PassageKind.WIRE]
    library.articles.undo(removed)
    library.analysis.run()
    assert [f.id for f in library.findings.families() if f.kind is PassageKind.WIRE] == [f.id for f in wires]


def test_a_cancelled_analysis_keeps_the_findings_from_before(library: Library, corpus: Path) -> None:
    ids = library.intake.run([corpus]).articles()
    library.analysis.run()
    before = library.findings.families()
    library.articles.set_field(ids[0], "outlet", "Euronews")

    class AtOnce:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.analysis.run(cancel=AtOnce())
    assert library.findings.families() == before
    assert library.analysis.due()


def test_search_answers_from_the_stored_texts(library: Library, corpus: Path) -> None:
    library.intake.run([corpus])
    library.analysis.run()
    result = library.searches.find("“Security Council”")
    assert result.articles >= 1
    for hit in result.hits:
        text = library.articles.get(hit.article).text
        assert all(span.of(text).casefold() in {"security council", "security", "council"} for span in hit.spans)
    assert library.searches.find("nowheretobefound").articles == 0


def test_a_removed_article_is_not_found_even_before_the_index_follows(library: Library, corpus: Path) -> None:
    library.intake.run([corpus])
    library.analysis.run()
    found = library.searches.find("Normandy").hits
    library.articles.remove([hit.article for hit in found])
    assert library.searches.find("Normandy").articles == 0


def test_a_damaged_index_is_made_anew_without_a_word(library: Library, corpus: Path) -> None:
    library.intake.run([corpus])
    library.analysis.run()
    before = [hit.article for hit in library.searches.find("Macron").hits]
    library.searches.close()
    for path in (library.folder / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00" + path.read_bytes()[1:50])
    assert [hit.article for hit in library.searches.find("Macron").hits] == before


def test_a_library_is_held_by_one_program(library: Library) -> None:
    with pytest.raises(LibraryLocked, match="open in another Pressfold"):
        Library.open(library.folder)
    with Library.open(library.folder, reading=True) as reading:
        assert reading.articles.rows() == []


_IMPORT = """
import sys
from pathlib import Path
from pressfold.library.library import Library
if __name__ == "__main__":
    library = Library.open(Path(sys.argv[1]))
    def told(done, total, what):
        print(done, flush=True)
    library.intake.run([Path(sys.argv[2])], progress=told)
"""


@pytest.mark.parametrize("after", [5, 40, 75])
def test_an_import_that_is_killed_goes_on_without_loss_or_doubles(tmp_path: Path, after: int) -> None:
    texts = {f"a{number:03}": f"Article number {number} says something of its own." for number in range(100)}
    write(tmp_path / "in", **texts)
    script = tmp_path / "import_all.py"
    script.write_text(_IMPORT)
    library = tmp_path / "library"
    child = subprocess.Popen(
        [sys.executable, str(script), str(library), str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) >= after:
            break
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    child.wait()
    with Library.open(library) as opened:
        kept = len(opened.articles.rows())
        report = opened.intake.run([tmp_path / "in"])
        assert kept + report.count(Outcome.ADDED) == 100
        assert sorted(article.text for article in opened.articles.all()) == sorted(texts.values())
        assert opened.store.damage() == []


def test_the_intake_reads_in_a_process_that_ends_with_the_library(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    assert isinstance(library.intake, Intake)
    library.intake.run(write(tmp_path / "in", a="Words."))
    library.close()
    import multiprocessing

    assert not [child for child in multiprocessing.active_children() if child.name.startswith("pressfold")]


def test_an_outlet_is_named_as_the_readers_own_list_has_it(library: Library, tmp_path: Path) -> None:
    text = "Talks go on\n\nThe minister spoke on Friday.\n\nSource: https://www.reuters.com/world/talks\n"
    table = library.folder / "outlets.csv"
    table.write_text("name,domains\nReuters World,reuters.com\n", encoding="utf-8")
    library.intake.run(write(tmp_path / "in", a=text))
    (article,) = library.articles.all()
    assert (article.metadata.outlet, article.metadata.provenance["outlet"]) == (
        "Reuters World",
        "your list of outlets",
    )
    table.unlink()
    other = "Floods in the north\n\nA bridge fell.\n\nSource: https://www.reuters.com/world/floods\n"
    library.intake.run(write(tmp_path / "in", b=other))
    assert [each.metadata.outlet for each in library.articles.all()] == ["Reuters World", "Reuters"]


@pytest.mark.parametrize("ending", ["html", "mhtml"])
def test_a_saved_page_is_stored_with_what_it_states(library: Library, tmp_path: Path, ending: str) -> None:
    head = '<meta property="article:published_time" content="2022-01-28T16:07:00Z">'
    markup = page(head + '<link rel="canonical" href="https://www.reuters.com/world/talks">')
    path = tmp_path / f"page.{ending}"
    path.write_bytes(archive(markup) if ending == "mhtml" else markup.encode())
    assert [row.outcome for row in library.intake.run([path]).rows] == [Outcome.ADDED]
    facts = library.articles.all()[0].metadata
    assert (facts.title, facts.outlet, facts.url) == (TITLE, "Reuters", "https://www.reuters.com/world/talks")
    assert facts.published == "2022-01-28T16:07:00+00:00"

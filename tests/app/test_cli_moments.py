"""Bad moments at the command line: a sentence, the right exit code, nothing lost, never a traceback."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from pressfold.app.cli.output import Output
from pressfold.app.paths import paths
from pressfold.library import migrations
from pressfold.library.analysis import Analysis
from pressfold.library.articles import Articles
from pressfold.library.library import Library
from pressfold.model.errors import LibraryUnwritable, NotPrinted


@pytest.fixture
def stored(tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The argument that names a library with the five articles."""
    library = ["--library", str(tmp_path / "lib")]
    assert run(["import", str(corpus), *library]) == 0
    capsys.readouterr()
    return library


def records(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


@pytest.mark.parametrize("how", [[], ["--json"], ["--pairs"], ["--pairs", "--json"]], ids=" ".join)
@pytest.mark.parametrize("ids", [["1"], ["1", "2"]], ids=["one", "two"])
def test_passages_of_some_articles_are_told_whole(
    stored: list[str], capsys: pytest.CaptureFixture[str], ids: list[str], how: list[str]
) -> None:
    assert run(["passages", *ids, *how, *stored]) == 0
    printed = capsys.readouterr().out
    assert "--pairs" in how or "security guarantees" in printed


@pytest.mark.parametrize("command", ["show", "actors", "quotes", "report"])
def test_the_text_of_one_article_reads_well(
    stored: list[str], capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run([command, "2", *stored]) == 0
    assert "Putin" in capsys.readouterr().out


def test_a_spokesman_is_named_also_where_his_chief_is_not_selected(
    stored: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for number in "12345":
        assert run(["actors", number, "--json", *stored]) == 0
    names = {record["speaks_for"] for record in records(capsys.readouterr().out)} - {None}
    assert names and all(str(name)[0].isupper() for name in names), "a name, never an id"


def test_articles_are_compared_however_their_paths_are_written(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = sorted(corpus.glob("00[01]*.txt"))
    monkeypatch.chdir(corpus.parent)
    assert run(["compare", f"./corpus/{a.name}", str(b)]) == 0
    printed = capsys.readouterr().out
    assert all(words in printed for words in ("wire share", "shared (wire", "only in A", "only in B"))
    assert "“”" not in printed, "words of one side are not told as changed"
    assert "only in A, within a passage  “the growing tensions in”" in printed


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [("1", "1", "are not two articles"), ("1", "99", "no article “99”")],
    ids=["twice the same", "one that is not there"],
)
def test_what_cannot_be_compared_is_told(
    stored: list[str], capsys: pytest.CaptureFixture[str], a: str, b: str, words: str
) -> None:
    assert run(["compare", a, b, *stored]) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_cannot_be_compared_is_named_once(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "nowhere.txt", str(next(corpus.glob("000*.txt")))]) == 1
    said = capsys.readouterr().err
    assert "“nowhere.txt” was not found" in said
    assert "There is no article" not in said


@pytest.mark.parametrize("name", ["", "9" * 25, "٣"], ids=["nothing", "a long number", "another script's digit"])
def test_a_name_that_names_nothing_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["show", name]) == 1
    assert capsys.readouterr().out == ""


def test_a_library_that_is_not_there_is_not_made_by_looking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "typo"
    for command in (["list"], ["search", "Putin"], ["doctor"], ["doctor", "--rebuild"]):
        assert run([*command, "--library", str(place)]) == 1
        printed = capsys.readouterr()
        assert "There is no library" in printed.err + printed.out
    assert not place.exists()
    assert run(["list"]) == 0
    assert "No articles here" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["list"], ["import", "x.txt"]], ids=["reading", "writing"])
@pytest.mark.parametrize("below", ["", "deeper"], ids=["a file", "below a file"])
def test_a_library_cannot_be_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], below: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run([*command, "--library", str(tmp_path / "file" / below)]) == 1
    assert "is a file or stands in one" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_facts_are_set_all_or_none(stored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["set", "3", "outlet=Le Monde", "published=soon", *stored]) == 1
    assert run(["list", "--json", *stored]) == 0
    assert "Le Monde" not in capsys.readouterr().out
    assert run(["set", "3", "outlet=Le Monde", *stored]) == 0
    assert run(["remove", "3", *stored]) == 0
    assert "outlet = Le Monde" in capsys.readouterr().out


def test_what_was_imported_is_told_even_if_the_analysis_fails(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise LibraryUnwritable("lib", "No space left on device")

    monkeypatch.setattr(Analysis, "run", full)
    assert run(["import", str(corpus), "--library", str(tmp_path / "lib")]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("added") == 5
    assert "No space left" in printed.err


def test_files_that_an_import_refused_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    assert run(["import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 3
    assert "holds no text" in capsys.readouterr().err
    assert run(["import", str(tmp_path / "b.txt"), "--json"]) == 1
    assert records(capsys.readouterr().out)[0]["article"] is None


class TestDoctor:
    def test_originals_are_looked_at(self, stored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        for path in Path(stored[1]).glob("originals/*/*/original"):
            path.write_bytes(b"torn")
        assert run(["doctor", *stored]) == 1
        printed = capsys.readouterr().out
        assert "are missing or damaged" in printed
        assert "pressfold" in printed

    def test_a_newer_library_is_not_rebuilt_and_can_still_be_read(
        self, stored: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        raw = sqlite3.connect(Path(stored[1]) / "library.sqlite")
        raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
        raw.close()
        for command in (["doctor"], ["doctor", "--rebuild"], ["set", "1", "outlet=Reuters"]):
            assert run([*command, *stored]) == 1
            printed = capsys.readouterr()
            assert "newer Pressfold" in printed.out + printed.err
        assert run(["list", *stored]) == 0
        assert capsys.readouterr().out

    def test_a_torn_page_is_found(self, stored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        place = Path(stored[1]) / "library.sqlite"
        raw = sqlite3.connect(place)
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'indexed'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        raw.close()
        content = bytearray(place.read_bytes())
        content[(root - 1) * size : root * size] = b"\xa5" * size
        place.write_bytes(content)
        assert run(["doctor", "--json", *stored]) == 1
        assert "doctor --rebuild" in str(records(capsys.readouterr().out)[0]["troubles"])


class TestSearch:
    def test_hits_are_marked_and_counted(self, stored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "Putin", "--limit", "1", *stored]) == 0
        printed = capsys.readouterr().out
        assert "«Putin" in printed
        assert printed.splitlines()[-1].endswith("5 articles")

    def test_a_slip_is_pointed_out(self, stored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "Macorn", *stored]) == 0
        assert "Did you mean" in capsys.readouterr().out

    def test_findings_that_are_due_are_made_unless_another_holds_the_library(
        self, stored: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with Library.open(Path(stored[1])) as held:
            held.articles.set_field(1, "outlet", "Le Monde")
            assert run(["passages", *stored]) == 0
            assert "findings of its last analysis" in capsys.readouterr().err
        assert run(["passages", *stored]) == 0
        assert capsys.readouterr().err == ""

    def test_a_disk_that_takes_nothing_still_answers(
        self, stored: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Library.open(Path(stored[1])) as held:
            held.articles.set_field(1, "outlet", "Le Monde")

        def full(*arguments: object, **named: object) -> None:
            raise LibraryUnwritable("lib", "No space left on device")

        monkeypatch.setattr(Analysis, "run", full)
        assert run(["search", "Putin", *stored]) == 0
        printed = capsys.readouterr()
        assert "5 articles" in printed.out
        assert "These are the findings of the last analysis." in printed.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class TestOutput:
    def test_progress_rewrites_its_line_on_a_terminal_and_makes_way_for_a_sentence(self) -> None:
        err = Terminal()
        output = Output(as_json=False, progress=False, out=io.StringIO(), err=err)
        output.progress(1, 5, "a.txt")
        output.say("Something.")
        output.progress(3, 0, "b.txt")
        output.close()
        assert err.getvalue() == "\r\033[K1 of 5 a.txt\r\033[KSomething.\n\r\033[K3 b.txt\r\033[K"

    def test_progress_is_silent_in_a_pipe_unless_asked_for(self) -> None:
        silent, told = io.StringIO(), io.StringIO()
        Output(as_json=False, progress=False, out=io.StringIO(), err=silent).progress(1, 5, "a.txt")
        Output(as_json=False, progress=True, out=io.StringIO(), err=told).progress(1, 5, "a.txt")
        assert (silent.getvalue(), told.getvalue()) == ("", "1 of 5 a.txt\n")

    def test_a_full_disk_under_the_output_is_a_sentence(self) -> None:
        with pytest.raises(NotPrinted, match="No space left"):
            Output(as_json=True, progress=False, out=FullDisk(), err=io.StringIO()).record({"a": 1})


def test_what_nobody_foresaw_is_a_sentence_and_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(self: Articles) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Articles, "rows", breaks)
    assert run(["list"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    assert "a bug" in (paths().state / "last-error.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(Path, "write_text", _refuse)
    assert run(["list"]) == 1


def _refuse(*arguments: object, **named: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_ctrl_c_is_a_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(self: Articles) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Articles, "rows", stopped)
    assert run(["list"]) == 130
    assert "nothing is half written" in capsys.readouterr().err


PROGRAM = (sys.executable, "-m", "pressfold")


@pytest.fixture
def process_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk to lend")
def test_a_program_whose_output_cannot_be_written_says_so(corpus: Path, process_environment: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "report", str(corpus)], stdout=full, stderr=subprocess.PIPE, env=process_environment, check=False
        )
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "could not be printed to the end" in said
    assert "Traceback" not in said and "Exception ignored" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_whoever_reads_only_the_beginning_hears_no_complaint(corpus: Path, process_environment: dict[str, str]) -> None:
    child = subprocess.Popen(
        [*PROGRAM, "report", str(corpus)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process_environment
    )
    assert child.stdout is not None and child.stderr is not None
    child.stdout.close()
    said = child.stderr.read().decode()
    child.stderr.close()
    assert (child.wait(), said) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_an_import_that_is_interrupted_tells_exactly_what_it_stored(
    tmp_path: Path, process_environment: dict[str, str]
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(120):
        (tmp_path / "in" / f"a{number:03}.txt").write_text(f"Article number {number}.", encoding="utf-8")
    child = subprocess.Popen(
        [*PROGRAM, "import", str(tmp_path / "in"), "--progress", "--library", str(tmp_path / "lib")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process_environment, start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a suite in the background ignores Ctrl-C
    )  # fmt: skip
    assert child.stdout is not None and child.stderr is not None
    said = b""
    for line in child.stderr:
        said += line
        if line.startswith(b"40 of"):
            break
    os.killpg(child.pid, signal.SIGINT)
    said += child.stderr.read()
    told = child.stdout.read().count(b"added")
    child.stdout.close()
    child.stderr.close()
    assert child.wait() == 130
    assert b"Traceback" not in said and b"Stopped." in said
    with Library.open(tmp_path / "lib") as library:
        assert 32 <= told == len(library.articles.rows())

"""The command line as the contract states it: keys, exit codes, sentences, and nothing touched that was not named."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from pressfold.app.paths import paths
from pressfold.library.library import Library

Ask = Callable[..., tuple[int, list[dict[str, object]], str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command with --json: its exit code, its records, and what it said on standard error."""

    def asked(*arguments: object) -> tuple[int, list[dict[str, object]], str]:
        code = run([str(argument) for argument in arguments] + ["--json"])
        printed = capsys.readouterr()
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return asked


KEYS = {
    "show": "article sha256 text_sha256 title outlet byline credit dateline published language provenance words "
    "wire_share text blocks",
    "passages": "family kind words articles origins members likely_origin",
    "actors": "actor kind qid aliases speaks_for kind_sure mentions offered",
    "quotes": "id article start end text pieces kind fragment speaker speaker_text via cue channel utterance "
    "confidence fragments unnamed plural offered negated addressee when conflict translated posted possibly_same",
}


@pytest.mark.parametrize("command", KEYS)
def test_every_record_has_the_keys_of_the_contract(ask: Ask, corpus: Path, command: str) -> None:
    code, records, said = ask(command, corpus)
    assert (code, said) == (0, "")
    assert records
    for record in records:
        assert set(KEYS[command].split()) <= set(record)


def test_the_timeline_tells_events_and_checks_and_prints_them_as_a_table(
    ask: Ask, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, records, said = ask("timeline", corpus)
    assert (code, said) == (0, "")
    events = [record for record in records if "event" in record]
    assert {"kind", "day", "until", "actors", "origins", "agreed", "differences", "why", "sources"} <= set(events[0])
    assert any("check" in record and record["kind"] == "sequence" for record in records)
    assert run(["timeline", str(corpus), "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("day,until,kind,actors") and len(lines) == len(events) + 1
    assert run(["timeline", str(corpus)]) == 0
    assert "To look at: " in capsys.readouterr().out


def test_the_ladder_tells_every_sentence_and_every_side(
    ask: Ask, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, records, said = ask("ladder", corpus)
    assert (code, said) == (0, "")
    sentences = [record for record in records if "rung" in record]
    sides = [record for record in records if "share" in record]
    assert {"article", "start", "end", "words", "rung", "voices", "why"} <= set(sentences[0])
    assert {"side", "name", "sentences", "words", "share", "rungs", "voices"} <= set(sides[0])
    assert {record["rung"] for record in sentences} >= {"direct", "indirect", "alleged", "unattributed"}
    assert {"Russia", "France", "Ukraine"} <= {record["name"] for record in sides}
    assert ask("ladder", corpus, "--sides")[1] == sides
    assert run(["ladder", str(corpus)]) == 0
    printed = capsys.readouterr().out
    assert "words stand on somebody's word." in printed and "names France and an office" in printed


def test_a_date_that_the_reader_set_is_told_as_such(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\nEmmanuel Macron called Vladimir Putin on Friday.", encoding="utf-8")
    ask("import", tmp_path / "a.txt")
    with Library.open(paths().library) as held:
        phrase = held.findings.dates()[0]
        held.dates.set(phrase.article, phrase.span, "2022-01-21")
    (record,) = ask("dates")[1]
    assert (record["date"], record["rule"], record["set"]) == ("2022-01-21", "set by you", True)


def test_pairs_and_search_have_their_keys(ask: Ask, corpus: Path) -> None:
    _, pairs, _ = ask("passages", corpus, "--pairs")
    assert {"a", "a_start", "a_end", "b", "b_start", "b_end", "kind", "similarity"} <= set(pairs[0])
    _, hits, _ = ask("search", "RTL radio", corpus)
    assert {"article", "title", "outlet", "published", "score", "total", "snippet", "hits"} <= set(hits[0])


def test_offsets_point_into_the_files_own_text(ask: Ask, corpus: Path) -> None:
    def text(name: str) -> str:
        return Path(name).read_bytes().decode("utf-8").replace("\r\n", "\n")

    _, families, _ = ask("passages", corpus)
    for family in families:
        for member in family["members"]:  # type: ignore[attr-defined]
            assert text(member["article"])[member["start"] : member["end"]] == member["text"]
    _, actors, _ = ask("actors", corpus)
    for actor in actors:
        for mention in actor["mentions"]:  # type: ignore[attr-defined]
            assert text(mention["article"])[mention["start"] : mention["end"]] == mention["text"]
    _, quotes, _ = ask("quotes", corpus)
    for quote in quotes:
        start, end = quote["start"], quote["end"]
        assert text(str(quote["article"]))[start:end] == quote["text"]  # type: ignore[misc]


def test_blocks_cover_every_character_that_prints(ask: Ask, corpus: Path) -> None:
    _, shown, _ = ask("show", *sorted(corpus.glob("0*.txt")))
    assert len(shown) == 5
    for record in shown:
        text, blocks = str(record["text"]), record["blocks"]
        covered = set()
        for block in blocks:  # type: ignore[attr-defined]
            covered |= set(range(block["start"], block["end"]))
        assert all(char.isspace() for at, char in enumerate(text) if at not in covered)


def test_compare_gives_one_object_about_both(ask: Ask, corpus: Path) -> None:
    a, b = sorted(corpus.glob("00[01]*.txt"))
    code, records, _ = ask("compare", a, b)
    assert code == 0
    (record,) = records
    assert {"a", "b", "shared", "only_a", "only_b", "changed", "wire_share_a", "wire_share_b"} <= set(record)
    assert record["a"] == str(a)
    assert record["wire_share_a"] > 0  # type: ignore[operator]


def test_paths_leave_the_users_library_alone(ask: Ask, corpus: Path) -> None:
    ask("passages", corpus)
    ask("report", corpus)
    assert not paths().library.exists()


def test_the_report_reads_as_text(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(corpus)]) == 0
    printed = capsys.readouterr().out
    for words in ("Articles (5)", "Shared passages", "Actors", "Quotations by speaker", "wire share", "27 words"):
        assert words in printed


class TestLibrary:
    """Commands without a path work on what is stored."""

    def test_import_tells_what_became_of_each_file(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        code, rows, _ = ask("import", corpus, "--library", tmp_path / "lib")
        assert code == 0
        assert [row["outcome"] for row in rows] == ["added"] * 5
        code, rows, _ = ask("import", corpus, "--library", tmp_path / "lib")
        assert [row["outcome"] for row in rows] == ["duplicate"] * 5
        _, listed, _ = ask("list", "--library", tmp_path / "lib")
        assert len(listed) == 5

    def test_stored_findings_are_those_of_the_files(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        ask("import", corpus, "--library", tmp_path / "lib")
        _, stored, _ = ask("passages", "--library", tmp_path / "lib")
        _, fresh, _ = ask("passages", corpus)
        assert [(f["family"], f["kind"], f["words"]) for f in stored] == [
            (f["family"], f["kind"], f["words"]) for f in fresh
        ]
        _, quotes, _ = ask("quotes", "--library", tmp_path / "lib")
        _, fresh_quotes, _ = ask("quotes", corpus)
        assert [q["text"] for q in quotes] == [q["text"] for q in fresh_quotes]

    def test_an_article_can_be_set_removed_and_brought_back(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        library = ("--library", tmp_path / "lib")
        _, rows, _ = ask("import", corpus, *library)
        last = str(rows[3]["article"])
        _, changed, _ = ask("set", last, "published=2022-01-28", "outlet=El Diario", *library)
        assert [change["value"] for change in changed] == ["2022-01-28", "El Diario"]
        _, shown, _ = ask("show", last, *library)
        assert shown[0]["published"] == "2022-01-28"
        assert shown[0]["provenance"]["outlet"] == "edited"  # type: ignore[index]
        ask("remove", last, *library)
        assert len(ask("list", *library)[1]) == 4
        _, rows, _ = ask("import", corpus, *library)
        assert [row["outcome"] for row in rows].count("added") == 1
        _, shown, _ = ask("show", last, *library)
        assert shown[0]["outlet"] == "El Diario"

    def test_search_finds_in_the_library(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        ask("import", corpus, "--library", tmp_path / "lib")
        code, hits, _ = ask("search", '"consultations or confrontation"', "--library", tmp_path / "lib")
        assert code == 0
        assert len(hits) == 2

    def test_a_rebuilt_database_has_every_article_and_decision(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        library = ("--library", tmp_path / "lib")
        _, rows, _ = ask("import", corpus, *library)
        ask("set", str(rows[4]["article"]), "published=2022-02-21", *library)
        ask("remove", str(rows[0]["article"]), *library)
        before = {(r["sha256"], r["published"], r["words"]) for r in ask("list", *library)[1]}
        (tmp_path / "lib" / "library.sqlite").write_bytes(b"noise" * 5000)
        code, facts, _ = ask("doctor", *library)
        assert code == 1
        assert "doctor --rebuild" in str(facts[0]["troubles"])
        code, facts, said = ask("doctor", "--rebuild", *library)
        assert (code, facts[0]["troubles"]) == (0, [])
        assert "5 originals" in said
        assert {(r["sha256"], r["published"], r["words"]) for r in ask("list", *library)[1]} == before


class TestBadInput:
    """A clear sentence, a non-zero exit, nothing lost, never a traceback."""

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("empty.txt", b"", "holds no text"),
            ("blank.txt", b" \n\n\t ", "holds no text"),
            ("binary.txt", bytes(range(256)) * 40, "not a text file"),
        ],
        ids=["empty", "white space", "binary"],
    )
    def test_a_file_that_is_no_article(self, ask: Ask, tmp_path: Path, name: str, content: bytes, words: str) -> None:
        (tmp_path / name).write_bytes(content)
        code, records, said = ask("show", tmp_path / name)
        assert (code, records) == (1, [])
        assert words in said

    def test_some_files_refused_is_told_apart_from_all(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        empty = tmp_path / "empty.txt"
        empty.touch()
        code, records, said = ask("show", empty, *sorted(corpus.glob("000*.txt")))
        assert code == 3
        assert len(records) == 1
        assert "empty.txt" in said

    @pytest.mark.parametrize(
        ("arguments", "code", "words"),
        [
            (["show", "nowhere.txt"], 1, "was not found"),
            (["show", "99"], 1, "There is no article “99”"),
            (["set", "99", "outlet=x"], 1, "There is no article “99”"),
            (["set", "99", "outlet"], 1, "FIELD=VALUE"),
            (["nonsense"], 2, "invalid choice"),
            (["passages", "--nonsense"], 2, "unrecognized"),
            (["import"], 2, "required"),
            ([], 2, "usage"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else None,
    )
    def test_wrong_use_is_answered_with_a_sentence(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
    ) -> None:
        assert run(arguments) == code
        printed = capsys.readouterr()
        assert printed.out == ""
        assert words in printed.err
        assert "Traceback" not in printed.err

    def test_a_query_that_cannot_be_read_is_pointed_at(self, capsys: pytest.CaptureFixture[str], corpus: Path) -> None:
        assert run(["search", "AND OR", str(corpus)]) == 1
        assert "^" in capsys.readouterr().err

    def test_a_library_that_somebody_holds_is_refused_politely(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        from pressfold.library.library import Library

        with Library.open(tmp_path / "lib"):
            code, _, said = ask("import", corpus, "--library", tmp_path / "lib")
        assert code == 1
        assert "is open in another Pressfold" in said

    def test_an_unknown_field_is_refused(self, ask: Ask, corpus: Path, tmp_path: Path) -> None:
        ask("import", corpus, "--library", tmp_path / "lib")
        code, _, said = ask("set", "1", "weather=fine", "--library", tmp_path / "lib")
        assert code == 1
        assert "There is no field “weather”" in said
        code, _, said = ask("set", "1", "published=yesterday", "--library", tmp_path / "lib")
        assert code == 1
        assert "2022-01-28" in said


def test_no_command_imports_qt(corpus: Path) -> None:
    script = (
        "import sys; from pressfold.app.cli.main import run; code = run(sys.argv[1:]); "
        "qt = [m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))]; sys.exit(code or bool(qt))"
    )
    done = subprocess.run([sys.executable, "-c", script, "report", str(corpus)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()

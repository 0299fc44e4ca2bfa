"""`pressfold import`: tables with their columns named, standard input, and hostile files among good ones."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from tests.ingest.papers import docx, p, pdf

BODY = "The two presidents agreed on Friday to hold further talks, their offices said."
Ask = Callable[..., tuple[int, list[dict[str, object]], str]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command on a library of its own: its exit code, its records, and what it said on standard error."""

    def asked(*arguments: object) -> tuple[int, list[dict[str, object]], str]:
        code = run([*map(str, arguments), "--library", str(tmp_path / "library"), "--json"])
        printed = capsys.readouterr()
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return asked


def test_a_table_becomes_an_article_a_row_with_the_columns_that_are_named(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'hd,td\n"Talks","{BODY}"\n"Empty",""\n"More talks","{BODY} Then they met."\n', encoding="utf-8")
    code, records, said = ask("import", table)
    assert (code, [record["outcome"] for record in records]) == (1, ["failed"])
    assert "--map text=COLUMN" in said
    code, records, said = ask("import", table, "--map", "title=hd,text=td")
    assert (code, [(record["part"], record["outcome"]) for record in records]) == (
        3, [("1", "added"), ("", "failed"), ("3", "added")]
    )  # fmt: skip
    assert "a.csv#2" in said
    code, records, _ = ask("import", table, "--map", "title=hd", "--map", "text=td")
    assert [record["outcome"] for record in records] == ["duplicate", "failed", "duplicate"]
    assert [record["part"] for record in ask("list")[1]] == ["1", "3"]
    assert ask("import", table, "--map", "headline=hd")[0] == 1


def test_articles_of_one_file_are_named_by_their_place(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'title,text\n"Talks","{BODY}"\n"Other","{BODY}"\n', encoding="utf-8")
    assert [record["article"] for record in ask("show", table)[1]] == [f"{table}#1", f"{table}#2"]
    code, (compared,), _ = ask("compare", f"{table}#1", f"{table}#2")
    assert (code, compared["a"], compared["b"]) == (0, f"{table}#1", f"{table}#2")


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Talks go on\n\n{BODY}\n".encode(), "Talks go on"),
        (pdf([[("Talks go on", 50.0, 780.0, 24.0), (BODY, 50.0, 740.0, 10.0)]]), "Talks go on"),
        (docx(p("Talks go on", "T") + p(BODY)), "Talks go on"),
        (json.dumps([{"headline": "Talks go on", "text": BODY}]).encode(), "Talks go on"),
        (f'title,text\n"Talks go on","{BODY}"\n'.encode(), "Talks go on"),
    ],
    ids=["text", "PDF", "Word", "JSON", "table"],
)
def test_standard_input_is_known_by_what_it_holds(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, content: bytes, title: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    code, (record,), _ = ask("import", "-")
    assert (code, record["outcome"], record["path"]) == (0, "added", "standard input")
    assert ask("show", "1")[1][0]["title"] == title


def test_nothing_on_standard_input_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    code, records, said = ask("import", "-")
    assert (code, records[0]["outcome"]) == (1, "failed")
    assert "“standard input” holds no text" in said


def test_hostile_files_among_good_ones_are_named_and_the_good_ones_stored(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad = {
        "bomb.docx": docx(p(BODY), more={"word/media/a": b"\0" * 5_000_000}),
        "deep.json": b"[" * 300_000,
        "empty.pdf": b"",
        "half.pdf": pdf([[(BODY, 50.0, 700.0, 10.0)]])[:200],
        "lie.docx": BODY.encode(),
        "locked.pdf": pdf([[(BODY, 50.0, 700.0, 10.0)]], encrypted=True),
        "nul.txt": b"The talks\0 go on.\n" * 50,
    }
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    for name in ("a.txt", "k.txt", "z.txt"):
        (folder / name).write_text(f"{name} says: {BODY}", encoding="utf-8")
    code, records, said = ask("import", folder)
    assert code == 3
    outcomes = {Path(str(record["path"])).name: record["outcome"] for record in records}
    assert outcomes == {**dict.fromkeys(bad, "failed"), **dict.fromkeys(("a.txt", "k.txt", "z.txt"), "added")}
    assert all(name in said for name in bad)
    assert "Traceback" not in said
    assert ask("import", *(folder / name for name in bad))[0] == 1
    assert len(ask("list")[1]) == 3


def test_a_file_of_no_kind_that_is_read_is_named_and_a_name_cannot_disguise_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".hidden").write_text("x")
    (folder / "x\u202egpj.txt").write_text(f"{BODY} Then they met again.", encoding="utf-8")
    code = run(["import", str(folder), "--library", str(tmp_path / "library")])
    printed = capsys.readouterr()
    assert code == 0
    assert "photo.jpg” was passed over: it is of an unknown kind (.jpg)." in printed.err
    assert ".hidden" not in printed.err
    assert printed.out.count("added") == 2
    assert "\u202e" not in printed.out

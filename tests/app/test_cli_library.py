"""The command line on the library: labels, marks, versions, removal, backups; one line and one record for each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from pressfold.library.library import Library
from tests.library.shelf import write
from tests.library.test_backups import noise
from tests.library.test_versions import LATER, bring, page

Ask = Callable[..., tuple[int, list[dict[str, object]], str]]
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three articles and an older version of one."""
    with Library.open(tmp_path / "library") as library:
        library.intake.run(write(tmp_path / "in", a="First words.", b="Second words."))
        bring(library, tmp_path / "in", c=page(), d=page(body=LATER))
        library.analysis.run()
    return tmp_path / "library"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], folder: Path) -> Say:
    """Run a command on the library: its exit code, what it printed and what it said."""

    def asked(*arguments: object) -> tuple[int, str, str]:
        code = run([*map(str, arguments), "--library", str(folder)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return asked


@pytest.fixture
def ask(say: Say) -> Ask:
    """The same as records."""

    def asked(*arguments: object) -> tuple[int, list[dict[str, object]], str]:
        code, out, err = say(*arguments, "--json")
        return code, [json.loads(line) for line in out.splitlines()], err

    return asked


def ids(records: list[dict[str, object]]) -> set[object]:
    return {record["article"] for record in records}


def test_tags_and_collections_are_made_given_taken_and_listed(ask: Ask) -> None:
    assert ask("tags", "new", "Check", "--colour", "red")[0] == 0
    assert ask("tags", "add", "check", 1, 2)[1][0]["changed"] is True
    assert ask("tags", "take", "Check", 2)[0] == 0
    assert ask("collections", "add", "Ports", 4)[0] == 0
    assert ask("collections", "new", "Found", "--query", "first OR second")[0] == 0
    assert ask("tags")[1] == [{"tag": "Check", "colour": "red", "articles": 1}]
    assert ask("collections")[1] == [
        {"collection": "Found", "query": "first OR second", "articles": 2},
        {"collection": "Ports", "query": None, "articles": 1},
    ]
    assert ids(ask("list", "--tag", "check")[1]) == {"1"}
    assert ids(ask("list", "--in", "Found")[1]) == {"1", "2"}
    assert ids(ask("collections", "show", "Ports")[1]) == {"4"}
    assert ask("tags", "rename", "Check", "Done")[0] == 0
    assert ask("tags", "delete", "Done")[0] == 0
    code, records, said = ask("tags", "take", "Done", 1)
    assert (code, records) == (1, []) and "no tag “Done”" in said


def test_stars_and_read_marks_narrow_the_list(ask: Ask) -> None:
    ask("mark", 1, 2, "--star")
    ask("mark", 2, "--read")
    assert ids(ask("list", "--starred")[1]) == {"1", "2"}
    assert ids(ask("list", "--starred", "--unread")[1]) == {"1"}
    assert ask("mark", 1, "--star")[1][0]["changed"] is False


def test_versions_and_their_changes_are_told(ask: Ask, say: Say) -> None:
    records = ask("versions", 4, "--changes")[1]
    assert [record.get("version") for record in records] == [1, 2, None]
    assert records[2]["a_text"] == "7"
    assert "    + seven, the union said" in say("versions", 3, "--changes")[1]
    assert ids(ask("list")[1]) == {"1", "2", "4"}
    ask("versions", 4, "--separate")
    assert ids(ask("list")[1]) == {"1", "2", "3", "4"}


def test_a_role_is_changed_by_its_place(ask: Ask) -> None:
    block = ask("show", 1)[1][0]["blocks"][0]  # type: ignore[index]
    place = f"{block['start']}:{block['end']}"
    assert ask("role", 1, place, "boilerplate")[1][0]["role"] == "boilerplate"
    assert ask("show", 1)[1][0]["blocks"][0]["role"] == "boilerplate"  # type: ignore[index]
    code, _, said = ask("role", 1, "1:2", "body")
    assert code == 1 and "1:2" in said


def test_what_is_removed_is_listed_brought_back_or_deleted(ask: Ask, say: Say) -> None:
    ask("collections", "add", "Ports", 1)
    code, out, said = say("remove", 1)
    assert code == 0 and "Ports" in said and "removed" in out
    assert ids(ask("list", "--removed")[1]) == {"1"}
    assert say("remove", 1, "--back")[0] == 0
    assert ids(ask("list", "--in", "Ports")[1]) == {"1"}
    assert ask("remove", 1, "--for-good")[1] == [{"title": "First words", "erased": True, "still_in": []}]
    assert say("remove", 1, "--back")[0] == 1


def test_a_backup_is_made_listed_looked_at_and_brought_back(ask: Ask, say: Say, tmp_path: Path) -> None:
    assert "no backups" in say("backup", "--list")[2]
    (made,) = ask("backup")[1]
    assert ask("backup", "--list")[1] == [made]
    assert ask("backup", tmp_path / "mine.sqlite")[1][0]["reason"] == "asked for"
    say("remove", 1)
    (preview,) = ask("restore", "--preview")[1]
    assert (preview["articles"], preview["back"], preview["gone"]) == (4, ["First words"], [])
    assert ids(ask("list")[1]) == {"2", "4"}
    code, out, said = say("restore", made["backup"])
    assert code == 0 and "comes back: First words" in out and "How it was until now" in said
    assert ids(ask("list")[1]) == {"1", "2", "4"}
    assert say("restore", tmp_path / "nowhere.sqlite")[0] == 1


def test_a_damaged_library_is_brought_back_by_one_command(ask: Ask, say: Say, folder: Path) -> None:
    say("backup")
    noise(folder / "library.sqlite")
    code, _, said = say("list")
    assert code == 1 and "pressfold restore" in said
    code, _, said = say("restore")
    assert code == 0 and "damaged database lies in" in said
    assert ids(ask("list")[1]) == {"1", "2", "4"}

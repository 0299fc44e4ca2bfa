"""A briefing by the command line alone: pinned, listed, proved, exported, and the export proved again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pressfold.app.cli.main import run

WORDS = "It is up to Vladimir Putin to say if he wants consultations or confrontation"


@pytest.fixture
def article(tmp_path: Path, corpus: Path) -> Path:
    """A copy of the first starter article that a test may change."""
    return Path(shutil.copy(next(corpus.glob("000*.txt")), tmp_path / "000.txt"))


@pytest.fixture
def briefing(tmp_path: Path, article: Path) -> Path:
    """A briefing with one pin."""
    path = tmp_path / "calls.briefing"
    assert run(["briefing", "new", str(path), "--title", "Calls"]) == 0
    assert run(["briefing", "pin", str(path), str(article), "--quote", WORDS, "--note", "on the radio"]) == 0
    return path


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_pin_keeps_words_place_speaker_and_note(
    briefing: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["briefing", "list", str(briefing), "--json"]) == 0
    (pin,) = records(capsys)
    assert (pin["quote"], pin["state"], pin["note"]) == (WORDS, "verified", "on the radio")
    assert article.read_text(encoding="utf-8")[pin["start"] : pin["end"]] == WORDS  # type: ignore[misc]
    assert pin["speaker"] == "Jean-Yves Le Drian"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--quote", "words that nobody said"], "do not stand in"),
        (["--quote", "Putin"], "several places"),
        (["--span", "9:3"], "START:END"),
        (["--span", "0:9999999"], "START:END"),
        (["--span", "here"], "START:END"),
    ],
    ids=["not there", "several places", "backwards", "beyond the end", "no numbers"],
)
def test_what_cannot_be_pinned_is_refused_and_nothing_changes(
    briefing: Path, article: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    before = briefing.read_bytes()
    assert run(["briefing", "pin", str(briefing), str(article), *arguments]) == 1
    assert words in capsys.readouterr().err
    assert briefing.read_bytes() == before


def test_a_place_tells_which_of_several_is_meant(
    briefing: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = article.read_text(encoding="utf-8").index("Russian troops")
    capsys.readouterr()
    code = run(
        ["briefing", "pin", str(briefing), str(article), "--span", f"{at}:{at + 14}", "--section", "Troops", "--json"]
    )
    (pin,) = records(capsys)
    assert (code, pin["quote"], pin["section"]) == (0, "Russian troops", "Troops")


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_an_export_is_proved_line_by_line(
    briefing: Path, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = tmp_path / "elsewhere" / f"calls.{ending}"
    out.parent.mkdir()
    assert run(["briefing", "export", str(briefing), str(out)]) == 0
    assert run(["briefing", "verify", str(out)]) == 0
    article.write_text(article.read_text(encoding="utf-8").replace("confrontation,", "conversation,"), encoding="utf-8")
    capsys.readouterr()
    assert run(["briefing", "verify", str(out)]) == 1
    assert "“confrontation” became “conversation”" in capsys.readouterr().err


def test_a_line_changed_in_the_export_is_named(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "calls.md"
    run(["briefing", "export", str(briefing), str(out)])
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace(f"> {WORDS}", f"> {WORDS.replace('Putin', 'Macron')}"), encoding="utf-8")
    capsys.readouterr()
    assert run(["briefing", "verify", str(out)]) == 1
    assert "“Putin” became “Macron”" in capsys.readouterr().err


def test_a_missing_source_is_named_missing(briefing: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.unlink()
    assert run(["briefing", "verify", str(briefing)]) == 1
    assert "missing" in capsys.readouterr().err


def test_the_librarys_copy_proves_a_pin_whose_file_is_gone(
    briefing: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(article)]) == 0
    article.unlink()
    assert run(["briefing", "verify", str(briefing)]) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "calls.briefing", "--title", "Again"], "exists already"),
        (["list", "nowhere.briefing"], "There is no briefing"),
        (["verify", "nowhere.docx"], "There is no briefing"),
        (["verify", "000.txt"], "damaged"),
        (["export", "calls.briefing", "calls.xyz"], "names no format"),
        (["export", "calls.briefing", "nowhere/calls.docx"], "could not be saved"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_file_is_answered_with_a_sentence(
    briefing: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(briefing.parent)
    before = briefing.read_bytes()
    assert run(["briefing", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert briefing.read_bytes() == before


def test_a_half_briefing_is_refused_and_its_backup_named(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    half = briefing.read_bytes()[:700]
    briefing.write_bytes(half)
    assert run(["briefing", "list", str(briefing)]) == 1
    said = capsys.readouterr().err
    assert "is damaged" in said
    assert "A backup lies at" in said
    assert briefing.read_bytes() == half


def test_a_newer_briefing_is_refused_for_editing(
    briefing: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = json.loads(briefing.read_text(encoding="utf-8"))
    newer["min_reader"] = newer["version"] = 99
    briefing.write_text(json.dumps(newer), encoding="utf-8")
    before = briefing.read_bytes()
    assert run(["briefing", "pin", str(briefing), str(article), "--quote", "Belarus"]) == 1
    assert "newer Pressfold" in capsys.readouterr().err
    assert briefing.read_bytes() == before


def test_pins_and_notes_are_searched(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["search", "radio", "--in", "pins"]) == 0
    printed = capsys.readouterr().out
    assert "Calls" in printed and "«radio»" in printed and printed.splitlines()[-1] == "1 pin or note"
    assert run(["search", "radio", "--in", "pins", "--json"]) == 0
    (record,) = records(capsys)
    assert record["briefing"] == "Calls" and record["path"] == str(briefing) and record["total"] == 1
    assert run(["search", "radio", "--in", "pins", "--facets"]) == 1
    assert "“--facets” is about articles" in capsys.readouterr().err


# --- with a library --------------------------------------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Path:
    """A library with two starter articles that share wire copy."""
    folder = tmp_path / "library"
    assert run(["import", "--library", str(folder), *map(str, sorted(corpus.glob("00[01]*.txt")))]) == 0
    return folder


@pytest.mark.parametrize("changed", [False, True], ids=["an article of the library", "a file that it does not have"])
def test_a_pin_from_a_file_names_the_articles_of_the_library_with_the_same_words(
    library: Path, tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str], changed: bool
) -> None:
    text = next(corpus.glob("000*.txt")).read_text(encoding="utf-8")
    path = tmp_path / "mine.txt"
    path.write_text(text + ("\nA line of mine.\n" if changed else ""), encoding="utf-8")
    shared = "Moscow has massed troops near Ukraine"
    shared = shared if shared in text else "massed troops"
    briefing = tmp_path / "calls.briefing"
    assert run(["briefing", "new", str(briefing), "--title", "Calls"]) == 0
    capsys.readouterr()
    pinned = ["briefing", "pin", str(briefing), str(path), "--quote", shared, "--library", str(library), "--json"]
    assert run(pinned) == 0
    (pin,) = records(capsys)
    assert any("Reuters" in other for other in pin["also_in"])  # type: ignore[attr-defined]  # a list


def test_a_briefing_begins_with_a_template_and_a_wrong_name_says_which_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "day.briefing"
    assert run(["briefing", "new", str(path), "--title", "Day", "--template", "daily press note"]) == 0
    headings = [section["heading"] for section in json.loads(path.read_text(encoding="utf-8"))["sections"]]
    assert headings == ["Top story", "Also in the press", "What officials said", "To watch"]
    other = tmp_path / "other.briefing"
    assert run(["briefing", "new", str(other), "--title", "Day", "--template", "nothing"]) == 1
    assert "Chronology" in capsys.readouterr().err
    assert not other.exists()


def test_a_pack_is_made_and_taken_in_with_every_pin_verified(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing, pack = tmp_path / "calls.briefing", tmp_path / "calls.briefpack"
    assert run(["briefing", "new", str(briefing), "--title", "Calls"]) == 0
    for number in ("1", "2"):
        pinned = ["briefing", "pin", str(briefing), number, "--span", "0:60", "--library", str(library)]
        assert run(pinned) == 0
    assert run(["briefing", "pack", str(briefing), str(pack), "--library", str(library)]) == 0
    assert "2 of 2 sources" in capsys.readouterr().out
    assert run(["briefing", "unpack", str(pack), "--library", str(tmp_path / "there"), "--json"]) == 0
    taken, *pins = records(capsys)
    assert (taken["title"], [pin["state"] for pin in pins]) == ("Calls", ["verified", "verified"])
    assert Path(str(taken["briefing"])).exists()


def test_a_source_that_is_gone_is_named_and_a_bad_pack_takes_nothing_in(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing, pack, article = tmp_path / "calls.briefing", tmp_path / "calls.briefpack", tmp_path / "mine.txt"
    article.write_text("Not in the library: it is up to Putin.\n", encoding="utf-8")
    assert run(["briefing", "new", str(briefing), "--title", "Calls"]) == 0
    assert run(["briefing", "pin", str(briefing), str(article), "--quote", "it is up to Putin"]) == 0
    capsys.readouterr()
    assert run(["briefing", "pack", str(briefing), str(pack), "--library", str(library)]) == 3
    assert "not in the pack" in capsys.readouterr().err
    pack.write_bytes(pack.read_bytes()[:-100])
    assert run(["briefing", "unpack", str(pack), "--library", str(library)]) == 1
    assert "was not opened" in capsys.readouterr().err


def test_a_newer_version_that_differs_is_told_by_list_and_verify(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing, later = tmp_path / "calls.briefing", tmp_path / "later.txt"
    capsys.readouterr()
    text = show(library, "2", capsys)
    later.write_text(text.replace("massed troops", "gathered troops"), encoding="utf-8")
    assert run(["briefing", "new", str(briefing), "--title", "Calls"]) == 0
    where = text.index("massed troops")
    place = f"{where}:{where + len('massed troops')}"
    assert run(["briefing", "pin", str(briefing), "2", "--span", place, "--library", str(library)]) == 0
    assert run(["import", str(later), "--library", str(library)]) == 0
    capsys.readouterr()
    assert run(["briefing", "verify", str(briefing), "--library", str(library), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["state"] == "verified"
    assert json.loads(told.out)["newer"] == "“massed” became “gathered”."
    assert "A newer version of the article differs here: “massed” became “gathered”." in told.err


def show(library: Path, id: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["show", id, "--library", str(library), "--json"]) == 0
    return str(records(capsys)[0]["text"])

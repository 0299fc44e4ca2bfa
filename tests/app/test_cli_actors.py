"""`pressfold actors` and `quotes`: what they tell beside, and the reader's registry out and in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from tests.library.voices import voiced


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(
        "Emmanuel Macron met Vladimir Putin. Macron told Putin on Friday that “talks” were needed. Macron agreed.\n"
        "Russia denies planning a war. A French official said Micron was calm.\n",
        encoding="utf-8",
    )
    return path


def test_a_quotation_s_circumstances_are_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", str(story), "--json"]) == 0
    told, denied, unnamed = map(json.loads, capsys.readouterr().out.splitlines())
    assert (told["addressee"], told["when"], told["negated"]) == ("Putin", "on Friday", False)
    assert [story.read_text(encoding="utf-8")[s:e] for s, e in told["fragments"]] == ["talks"]
    assert denied["negated"] is True
    assert (unnamed["unnamed"], unnamed["speaker"], unnamed["plural"]) == (True, None, False)
    assert run(["quotes", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "[to Putin, on Friday]" in shown
    assert "[denied]" in shown


def test_what_is_only_offered_is_told_as_such(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", str(story), "--json"]) == 0
    found = {actor["id"]: actor for actor in map(json.loads, capsys.readouterr().out.splitlines())}
    assert [offer["text"] for offer in found["emmanuel-macron"]["offered"]] == ["Micron"]
    assert run(["actors", str(story)]) == 0
    assert "Micron = Emmanuel Macron?" in capsys.readouterr().out


def test_the_reader_s_registry_goes_out_and_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = str(tmp_path / "library")
    assert run(["list", "--library", library]) == 1
    (tmp_path / "in.csv").write_text("name,kind,aliases\nAnna Berg,person,AB; A. Berg\nX,persn,\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["actors", "import", str(tmp_path / "in.csv"), "--library", library]) == 3
    said = capsys.readouterr()
    assert said.out == "1 added, 0 changed.\n"
    assert "in.csv, line 3, kind: “persn” is no kind of actor" in said.err
    for name in ("out.yaml", "out.xlsx", "out.csv"):
        assert run(["actors", "export", str(tmp_path / name), "--library", library]) == 0
        assert run(["actors", "import", str(tmp_path / name), "--library", library, "--json"]) == 0
    assert '"added": 0, "changed": 0' in capsys.readouterr().out.splitlines()[-1]
    assert run(["actors", "export", str(tmp_path / "out.docx"), "--library", library]) == 1
    assert "is no registry of actors" in capsys.readouterr().err


def test_decisions_are_listed_and_withdrawn_by_their_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = str(tmp_path / "library")
    with voiced(tmp_path / "library", "Emmanuel Macron met Vladimir Putin. Macron told Micron of it.") as opened:
        opened.rulings.merge("micron", "emmanuel-macron")
        opened.rulings.hide("vladimir-putin")
    assert run(["actors", "--rulings", "--library", library]) == 0
    hidden, merged = capsys.readouterr().out.splitlines()
    assert "2026-01-01T00:00:00+00:00  “Vladimir Putin” is hidden from lists and marks." in hidden
    assert "“Micron” is Emmanuel Macron: both are one actor." in merged
    assert run(["actors", "--rulings", "--json", "--library", library]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["kind"], one["key"]) for one in records] == [("hide", hidden[:8]), ("merge", merged[:8])]
    assert run(["actors", "--withdraw", merged[:8], "nokey", "--library", library]) == 3
    said = capsys.readouterr()
    assert said.out == "Withdrawn: “Micron” is Emmanuel Macron: both are one actor.\n"
    assert "There is no decision with the key nokey" in said.err
    assert run(["actors", "--withdraw", merged[:8], "--library", library]) == 1
    capsys.readouterr()
    assert run(["actors", "--rulings", "--library", library]) == 0
    assert capsys.readouterr().out.splitlines() == [hidden]


def test_mistakes_and_conflicts_of_the_reader_s_own_file_are_told_beside_the_actors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with voiced(tmp_path / "library", "Anna Berg met Ann Ames. Berg told Annie of it."):
        pass
    (tmp_path / "library" / "actors.yaml").write_text(
        "- name: Ann Ames\n  aliases: [Annie]\n  colour: red\n- kind: person\n- name: Cy Cole\n  aliases: [Annie]\n",
        encoding="utf-8",
    )
    assert run(["actors", "--library", str(tmp_path / "library")]) == 0
    said = capsys.readouterr()
    assert "Ann Ames (person)" in said.out
    assert "actors.yaml, line 3, colour: There is no field “colour”" in said.err
    assert "actors.yaml, line 4, name: The entry has no name" in said.err
    assert "“Annie” is claimed by Ann Ames and by Cy Cole. It is linked to none of them." in said.err

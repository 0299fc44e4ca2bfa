"""`pressfold families` and `pressfold noise`: what is decided of passages holds, is listed, can be taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pressfold.app.cli.main import run
from pressfold.library.library import Library

Ask = Callable[..., tuple[int, list[dict[str, object]], str]]
Family = dict[str, object]


@pytest.fixture(scope="module")
def starters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the starter articles, with findings."""
    folder = tmp_path_factory.mktemp("starters") / "library"
    with Library.open(folder) as library:
        library.intake.run(sorted((Path(__file__).parents[2] / "corpus").glob("0*.txt")))
        library.analysis.run()
    return folder


@pytest.fixture
def ask(starters: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command on a copy of the library: its exit code, the records it printed, and what it said."""
    folder = shutil.copytree(starters, tmp_path / "library")

    def asked(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
        code = run([*arguments, "--json", "--library", str(folder)])
        printed = capsys.readouterr()
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return asked


def passages(ask: Ask) -> list[Family]:
    return ask("passages")[1]


def of_kind(families: list[Family], kind: str) -> list[str]:
    return [str(family["family"]) for family in families if family["kind"] == kind]


def test_a_rejected_passage_is_hidden_and_a_confirmed_phrase_is_shown_until_both_are_taken_back(ask: Ask) -> None:
    before = passages(ask)
    (wire, *_), (phrase, *_) = of_kind(before, "wire"), of_kind(before, "stock")
    assert ask("families", "reject", wire) == (
        0, [{"act": "Reject passage", "family": wire, "changed": True, "articles": ["1", "2"]}], ""
    )  # fmt: skip
    assert ask("families", "confirm", phrase)[1][0]["changed"] is True
    after = passages(ask)
    assert wire in of_kind(after, "stock") and phrase in of_kind(after, "wire")
    said = {record["family"]: record["verdict"] for record in ask("families")[1]}
    assert said == {wire: "rejected", phrase: "confirmed"}
    assert ask("families", "reset", wire, phrase)[0] == 0
    assert passages(ask) == before and ask("families")[1] == []


def test_the_reader_says_where_a_passage_came_from(ask: Ask) -> None:
    wire = of_kind(passages(ask), "wire")[0]
    assert ask("families", "origin", wire, "1")[0] == 0
    (told,) = ask("families")[1]
    assert (told["family"], told["verdict"], told["origin"]) == (wire, "", "1")
    assert str(told["text"]).startswith("Moscow has massed troops")
    (family,) = [family for family in passages(ask) if family["family"] == wire]
    assert family["likely_origin"] == {"article": "1", "reasons": ["You said so."], "chosen": True}


def test_an_article_without_the_passage_is_no_origin_of_it(ask: Ask) -> None:
    wire = of_kind(passages(ask), "wire")[0]
    ask("families", "origin", wire, "1")
    code, told, said = ask("families", "origin", wire, "5")
    assert (code, told) == (1, []) and "It stands in 1, 2." in said
    assert ask("families")[1][0]["origin"] == "1"


def test_a_phrase_on_the_noise_list_hides_its_passages_in_any_spelling(ask: Ask) -> None:
    before = passages(ask)
    phrase = "western countries are worried Russia might invade Ukraine, though Russia denies"
    assert ask("noise", "add", phrase)[1] == [
        {"act": "Add to noise list", "phrase": phrase, "changed": True, "articles": []}
    ]
    assert ask("noise")[1] == [{"phrase": phrase}]
    assert len(of_kind(passages(ask), "wire")) == len(of_kind(before, "wire")) - 1
    assert ask("noise", "remove", phrase.upper())[1][0]["changed"] is True
    assert passages(ask) == before and ask("noise")[1] == []


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("families", "reject", "nobody"), 1, "There is no passage “nobody”"),
        (("families", "origin", "nobody", "1"), 1, "There is no passage “nobody”"),
        (("noise", "add", "..."), 1, "The phrase has no words"),
        (("noise", "add", "...", "the talks go on"), 3, "The phrase has no words"),
        (("families", "reject"), 2, "FAMILY"),
    ],
    ids=["no family", "no family to come from anywhere", "no words", "one of two", "none named"],
)
def test_what_cannot_be_said_is_told_and_the_rest_is_done(
    ask: Ask, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    ended, told, said = ask(*arguments)
    assert ended == code and sentence in said
    assert len(told) == (1 if code == 3 else 0)


def test_people_are_told_what_there_is_and_what_can_be_done(starters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, says in (("families", "decided nothing"), ("noise", "is empty")):
        assert run([command, "--library", str(starters)]) == 0
        printed = capsys.readouterr()
        assert printed.out == "" and says in printed.err and f"pressfold {command}" in printed.err
    assert run(["passages", "--library", str(starters)]) == 0
    shown = capsys.readouterr().out
    (first, *_) = [line for line in shown.splitlines() if line.startswith("wire")]
    assert first.startswith("wire, 27 words in 2 articles, 1 origin  [")

"""Passages on the command line: looser and stricter, what may be the same quote, and more like this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressfold.app.cli.main import run


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert run([*arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def shown(records: list[dict[str, object]]) -> int:
    return sum(record["kind"] != "stock" for record in records)


def test_looser_tells_more_than_stricter_and_the_middle_what_is_usual(
    capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    strict, middle, loose = (told(capsys, "passages", str(corpus), "--loose", x) for x in ("0", "0.5", "1"))
    assert shown(strict) < shown(middle) <= shown(loose)
    assert middle == told(capsys, "passages", str(corpus))


@pytest.mark.parametrize("looseness", ["2", "-1", "much"])
def test_a_looseness_that_is_none_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], corpus: Path, looseness: str
) -> None:
    assert run(["passages", str(corpus), "--loose", looseness]) == 2
    assert "--loose" in capsys.readouterr().err


def test_what_may_be_the_same_quote_is_told_apart_from_what_is(
    capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    pairs = told(capsys, "passages", str(corpus), "--pairs")
    offers = [pair for pair in pairs if pair.get("possible")]
    assert len(offers) == 3 and all(offer["kind"] == "quote" and str(offer["why"]).endswith(".") for offer in offers)
    assert run(["passages", str(corpus)]) == 0
    assert capsys.readouterr().out.count("possibly the same quote") == 3


def test_similar_articles_come_with_the_words_that_explain_it(capsys: pytest.CaptureFixture[str], corpus: Path) -> None:
    first = sorted(corpus.glob("0*.txt"))[0]
    found = told(capsys, "similar", str(first), str(corpus))
    assert "001_" in str(found[0]["article"]) and found[0]["shared"] and found[0]["words"]
    assert str(first) not in {record["article"] for record in found}

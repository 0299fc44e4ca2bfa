"""The log of decisions: on the disk at once, readable after a crash."""

from __future__ import annotations

from pathlib import Path

from pressfold.library.decisions import Decision, Decisions


def test_decisions_come_back_in_order(tmp_path: Path) -> None:
    log = Decisions(tmp_path / "decisions.jsonl")
    made = [Decision("set", "a", "outlet", "Reuters", "edited"), Decision("remove", "b")]
    log.log(*made)
    assert list(Decisions(log.path)) == made


def test_a_line_torn_by_a_crash_is_passed_over(tmp_path: Path) -> None:
    log = Decisions(tmp_path / "decisions.jsonl")
    log.log(Decision("remove", "a"))
    with log.path.open("ab") as file:
        file.write(b'{"act": "remo')
    assert list(log) == [Decision("remove", "a")]
    log.log(Decision("remove", "b"))
    assert list(log) == [Decision("remove", "a"), Decision("remove", "b")]


def test_what_was_decided_about_a_text_can_be_forgotten(tmp_path: Path) -> None:
    log = Decisions(tmp_path / "decisions.jsonl")
    kept = [Decision("star", "b"), Decision("make", "", "tag", "Calls", "blue")]
    log.log(Decision("set", "a", "title", "Secret"), *kept, Decision("version", "c", value="a"))
    assert log.texts() == {"a", "b", "c"}
    log.forget({"a"})
    assert list(log) == kept
    assert b"Secret" not in log.path.read_bytes()


def test_a_library_without_decisions_has_none(tmp_path: Path) -> None:
    assert list(Decisions(tmp_path / "missing.jsonl")) == []

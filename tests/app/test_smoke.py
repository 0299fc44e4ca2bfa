"""The smoke story and the samples that it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.app import samples, smoke
from pressfold.ingest.readers.registry import endings
from pressfold.ingest.reading import readings
from pressfold.model.article import Reading


def test_every_format_has_a_sample_that_is_read_as_the_story_that_it_holds(tmp_path: Path) -> None:
    files = samples.write(tmp_path)
    assert {path.suffix for path in files} == endings()
    for path in files:
        [found] = readings(path)
        assert isinstance(found, Reading), path
        words = " ".join(found.text.split())
        assert f"This is the story as {path.suffix} has it." in words, path
        assert "agreed on Friday to hold further talks" in words, path
        assert "We have a long way to go, and we know it," in words, path


def test_samples_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    def made(name: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in samples.write(tmp_path / name) if path.suffix != ".docx"}

    assert made("once") == made("twice")


def test_a_step_that_fails_is_one_line_and_ends_in_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_folder: Path) -> list[Path]:
        raise OSError("the disk\nis full")

    monkeypatch.setattr(samples, "write", broken)
    story = smoke._Story.steps
    few = ("licences", "formats", "no socket")
    monkeypatch.setattr(smoke._Story, "steps", lambda self: {name: story(self)[name] for name in few})
    assert smoke.run() == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in told] == list(few)
    assert told[1] == "formats      FAILED: OSError: the disk is full"

"""A briefing handed over with its sources: every pin is verified on another laptop, and a bad pack takes nothing in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.model.briefing import AnchorState
from pressfold.model.export_errors import PackRefused
from pressfold.model.span import Span
from tests.conftest import CORPUS


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two pins from two articles, made on a laptop that is gone."""
    with Library.open(tmp_path / "here") as library:
        library.intake.run(sorted(CORPUS.glob("00[01]*.txt")))
        with library.briefings.new("Calls") as opened:
            for row in library.articles.rows():
                library.briefings.pin(opened, row.id, Span(0, 40))
            assert library.handover.pack(opened, tmp_path / "calls.briefpack") == []
    return tmp_path / "calls.briefpack"


def test_every_pin_is_verified_on_another_laptop(pack: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "there") as library:
        path = library.handover.unpack(pack)
        with library.briefings.open(path) as opened:
            states = [anchor.state for anchor in library.briefings.check(opened).values()]
            assert states == [AnchorState.VERIFIED] * 2
            assert opened.briefing.title == "Calls"
        assert len(library.articles.rows()) == 2
        again = library.handover.unpack(pack)
        assert again != path
        assert len(library.articles.rows()) == 2


def _repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in members.items():
            archive.writestr(name, each)
    return packed.getvalue()


def _a_source(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.startswith("sources/"))


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({_a_source(members): b"other words"}),
        lambda members: members.pop(_a_source(members)),
        lambda members: members.pop("manifest.json"),
        lambda members: members.update({"../outside.txt": b"x"}),
        lambda members: members.update({"more.txt": b"x"}),
        lambda members: members.update({"bomb": b"0" * 50_000_000}),
        lambda members: members.update({"manifest.json": b"[" * 100_000}),
        lambda members: members.update({"briefing.briefing": b"{}"}),
    ],
    ids=["other source", "source gone", "no manifest", "outside", "one more", "bomb", "deep manifest", "no briefing"],
)
def test_a_bad_pack_is_refused_and_nothing_is_taken_in(
    pack: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    pack.write_bytes(_repacked(pack.read_bytes(), change))
    with Library.open(tmp_path / "there") as library:
        with pytest.raises(PackRefused):
            library.handover.unpack(pack)
        assert library.articles.rows() == []
        assert library.briefings.paths() == []


def test_a_pack_that_was_cut_is_refused(pack: Path, tmp_path: Path) -> None:
    pack.write_bytes(pack.read_bytes()[:-50])
    with Library.open(tmp_path / "there") as library, pytest.raises(PackRefused, match="Nothing was taken in"):
        library.handover.unpack(pack)

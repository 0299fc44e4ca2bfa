"""What is frozen: what stays, what is left out, with which licences, and how its story is judged."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from pressfold.app import smoke as story
from tests.packaging.scripts import script

contents, freeze, licences, smoke, twice = (
    script(name) for name in ("contents", "freeze", "licences", "smoke", "twice")
)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("PySide6/QtNetwork.abi3.so", ""),
        ("PySide6/Qt/lib/libQt6Network.so.6", ""),
        ("PySide6\\Qt6Network.dll", ""),
        ("PySide6\\opengl32sw.dll", ""),
        ("PySide6/Qt/translations/qtbase_de.qm", ""),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", ""),
        ("PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so", ""),
        ("PySide6\\plugins\\imageformats\\qjpeg.dll", ""),
        ("babel/locale-data/de.dat", ""),
        ("trafilatura-2.3.1.dist-info/RECORD", ""),
        ("pydantic-2.14.3.dist-info/licenses/LICENSE", ""),
        ("justext/stoplists/Albanian.txt", ""),
        ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3"),
        ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0"),
        ("libreadline.so.8", "/lib/x86_64-linux-gnu/libreadline.so.8"),
    ],
)
def test_what_nobody_needs_is_left_out(place: str, source: str) -> None:
    excluded = place.split(".")[0].replace("/", ".") in contents.EXCLUDED
    assert excluded or not contents.kept(place, source)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("PySide6/QtWidgets.abi3.so", ""),
        ("PySide6/Qt/lib/libQt6Core.so.6", ""),
        ("PySide6\\Qt6Gui.dll", ""),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", ""),
        ("PySide6/plugins/platforms/qwindows.dll", ""),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", ""),
        ("babel/locale-data/root.dat", ""),
        ("trafilatura-2.3.1.dist-info/METADATA", ""),
        ("justext/stoplists/English.txt", ""),
        ("trafilatura/settings.cfg", ""),
        ("docx/templates/default.docx", ""),
        ("resources/actors/names-1.model", "/home/anna/pressfold/resources/actors/names-1.model"),
        ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0"),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"),
        (
            "python3.11/lib-dynload/_sqlite3.cpython-311-x86_64-linux-gnu.so",
            "/usr/lib/python3.11/lib-dynload/_sqlite3.so",
        ),
    ],
)
def test_what_is_needed_stays(place: str, source: str) -> None:
    assert contents.kept(place, source)


def test_every_package_of_the_lock_has_a_credit() -> None:
    assert len(licences.needed()) > 30
    assert set(licences.needed()) <= set(licences.credited())


def test_every_installed_package_of_the_lock_has_a_licence_text() -> None:
    from importlib.metadata import distributions

    needed = licences.needed()
    installed = {licences._slug(each.metadata["Name"]): each for each in distributions()}
    bare = [name for name in needed if name in installed and not licences._texts(name, installed[name])]
    assert bare == []


def test_a_package_without_a_credit_ends_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "needed", lambda: {"somebodys-package": "1.0"})
    monkeypatch.setattr(licences, "_python", lambda: b"terms")
    with pytest.raises(licences.NoLicence, match="somebodys-package is locked but not credited"):
        licences.write(tmp_path, tmp_path)


def _told(**changed: str) -> str:
    return "".join(f"{step:<12} {changed.get(step.replace(' ', '_'), 'ok, well')}\n" for step in smoke.STEPS)


def test_the_judge_knows_the_steps_of_the_story(tmp_path: Path) -> None:
    walked = story._Story(tmp_path)
    walked.close()
    assert tuple(walked.steps()) == smoke.STEPS


def test_a_story_that_went_well_has_no_troubles() -> None:
    assert smoke.troubles(_told(), "", 0) == []


@pytest.mark.parametrize(
    ("told", "complained", "code", "trouble"),
    [
        (_told(search="FAILED: 0 articles"), "", 1, "a step failed: search"),
        (_told() + "Segmentation fault\n", "", 0, "unknown output: 'Segmentation fault'"),
        (_told().replace("dates        ok, well\n", ""), "", 0, "the steps were"),
        (_told(), "qt.qpa.plugin: something\n", 0, "on standard error: 'qt.qpa.plugin: something'"),
        (_told(), "", 3, "the exit code was 3"),
        ("", "", 0, "the steps were []"),
    ],
    ids=["a failed step", "unknown output", "a step that is missing", "a complaint", "an exit code", "silence"],
)
def test_whatever_else_a_story_says_is_a_trouble(told: str, complained: str, code: int, trouble: str) -> None:
    assert any(line.startswith(trouble) for line in smoke.troubles(told, complained, code))


def test_files_are_settled_to_one_time_and_plain_rights(tmp_path: Path) -> None:
    program, text = tmp_path / "program", tmp_path / "text"
    for path, rights in ((program, 0o770), (text, 0o664)):
        path.write_text("x")
        path.chmod(rights)
    if os.name != "nt":
        (tmp_path / "link").symlink_to("text")
    freeze.settle(tmp_path, 1_700_000_000)
    assert {path.lstat().st_mtime for path in tmp_path.iterdir()} == {1_700_000_000}
    if os.name != "nt":
        assert (program.stat().st_mode & 0o777, text.stat().st_mode & 0o777) == (0o755, 0o644)


def test_two_builds_differ_where_a_byte_or_a_right_does(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "inside").mkdir(parents=True)
        (folder / "inside/same").write_text("same")
        (folder / "changed").write_text(folder.name)
        freeze.settle(folder, 1_700_000_000)
    (one / "only").write_text("here")
    assert [line.split(":")[0] for line in twice.differences(twice.snapshot(one), twice.snapshot(other))] == [
        "changed",
        "only",
    ]


def test_what_is_carried_travels_with_its_licence(tmp_path: Path) -> None:
    (tmp_path / "LICENSES").mkdir()
    (tmp_path / "LICENSES/index.json").write_text(json.dumps([{"name": "zlib1g"}]), encoding="utf-8")
    (tmp_path / "libz.so.1").touch()
    freeze._check_carried(tmp_path)
    (tmp_path / "libffi.so.8").touch()
    with pytest.raises(SystemExit, match="libffi8"):
        freeze._check_carried(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these licences")
def test_every_library_that_is_carried_names_its_package() -> None:
    assert all(start.endswith(".so") and package for start, package in contents.CARRIED.items())

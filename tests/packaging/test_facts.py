"""What installers say of Pressfold stands once, and everything that says it says the same."""

from __future__ import annotations

import configparser
import re
import shutil
import struct
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pressfold import __version__
from pressfold.app.gui import DESKTOP_ENTRY
from pressfold.ingest.clipping import MARK
from pressfold.ingest.readers.registry import endings
from pressfold.ui.acts.verifying import BRIEFINGS
from tests.conftest import ROOT
from tests.packaging.scripts import script

product, icons = script("product"), script("icons")
desktop, wrap = script("linux/desktop"), script("linux/wrap")
FACTS = product.product()
MADE = 1_700_000_000


def test_the_version_is_that_of_the_package() -> None:
    assert FACTS["version"] == __version__ and "version" not in tomllib.loads(
        (ROOT / "packaging/product.toml").read_text(encoding="utf-8")
    )


def test_the_programs_bear_the_names_that_a_wheel_gives_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["scripts"]) == {FACTS["programs"]["console"]}
    assert set(project["gui-scripts"]) == {FACTS["programs"]["desk"]}
    assert FACTS["programs"]["console"].lower() != FACTS["programs"]["desk"].lower()
    assert project["license"] == FACTS["licence"]


def test_pressfolds_own_files_are_those_that_the_window_opens() -> None:
    assert {f".{kind['ending']}" for kind in FACTS["types"]} == set(BRIEFINGS)


def test_articles_are_offered_for_every_format_that_is_read_but_clippings() -> None:
    assert MARK.startswith(b"<!-- Pressfold")  # a clipping is made by Pressfold for itself
    assert sorted(f".{ending}" for ending in FACTS["articles"]["endings"]) == sorted(endings() - {".clipping"})


def test_the_window_names_the_menu_entry_that_is_installed() -> None:
    assert FACTS["identifiers"]["app"] == DESKTOP_ENTRY


def test_the_package_depends_on_what_run_py_names_for_qt() -> None:
    named = re.search(r"^APT = \((.*?)\)$", (ROOT / "run.py").read_text(encoding="utf-8"), re.M | re.S)
    assert named is not None
    asked = {dependency.split(" ")[0] for dependency in FACTS["linux"]["depends"]}
    assert set(re.findall(r"lib[\w.-]+", named[1])) | {"libc6"} == asked


def test_facts_are_printed_for_scripts_in_other_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert product.main(["version", "programs.desk"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n{FACTS['programs']['desk']}\n"


def test_the_menu_entry_offers_all_file_types_and_opens_them() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # how configparser is told to keep capitals
    entry.read_string(desktop.entry(FACTS, "/opt/pressfold/pressfold-desk"))
    rows = entry["Desktop Entry"]
    assert rows["Exec"] == "/opt/pressfold/pressfold-desk open %F"
    assert {kind["mime"] for kind in FACTS["types"]} <= set(rows["MimeType"].split(";"))


def test_every_file_type_has_its_ending_and_its_icon() -> None:
    spaces = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kinds = ElementTree.fromstring(desktop.file_types(FACTS)).findall("m:mime-type", spaces)
    globs = {kind.attrib["type"]: kind.find("m:glob", spaces).attrib["pattern"] for kind in kinds}  # type: ignore[union-attr]  # each has one
    assert globs == {kind["mime"]: f"*.{kind['ending']}" for kind in FACTS["types"]}
    given = wrap.shared(FACTS, "pressfold-desk", MADE)
    for mime in globs:
        assert f"icons/hicolor/256x256/mimetypes/{mime.replace('/', '-')}.png" in given


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_desktops_own_tool_finds_the_menu_entry_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{FACTS['identifiers']['app']}.desktop"
    file.write_text(desktop.entry(FACTS, "/opt/pressfold/pressfold-desk"), encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not installed")
def test_appstreams_own_tool_finds_the_software_page_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{FACTS['identifiers']['app']}.metainfo.xml"
    file.write_text(desktop.component(FACTS, MADE), encoding="utf-8")
    done = subprocess.run(["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info is not installed")
def test_the_mime_databases_own_tool_takes_the_file_types(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/pressfold.xml").write_text(desktop.file_types(FACTS), encoding="utf-8")
    subprocess.run(["update-mime-database", tmp_path], capture_output=True, check=True)
    assert "application/vnd.pressfold.briefing+json:*.briefing" in (tmp_path / "globs").read_text(encoding="utf-8")


def test_the_committed_icons_are_those_that_their_drawings_give(qapp: object, tmp_path: Path) -> None:
    for name, drawing in icons.drawings().items():
        icons.write(name, drawing, [16, 256], tmp_path)
        for made in (f"{name}.ico", f"{name}.icns", f"png/{name}-16.png", f"png/{name}-256.png"):
            assert (tmp_path / made).read_bytes() == (icons.ICONS / made).read_bytes(), made


def test_windows_and_macos_find_every_size_in_the_icons() -> None:
    for name in icons.drawings():
        data = (icons.ICONS / f"{name}.ico").read_bytes()
        count = struct.unpack("<H", data[4:6])[0]
        rows = [struct.unpack("<4B2H2I", data[6 + 16 * nth : 22 + 16 * nth]) for nth in range(count)]
        assert [row[0] or 256 for row in rows] == list(icons.WINDOWS)
        assert all(data[row[7] : row[7] + 4] == b"\x89PNG" for row in rows)
        bundle = (icons.ICONS / f"{name}.icns").read_bytes()
        assert bundle[:4] == b"icns" and struct.unpack(">I", bundle[4:8])[0] == len(bundle)
        assert all(kind in bundle for kind in icons.MAC)

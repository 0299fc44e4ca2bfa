"""The Windows installers as far as they can be read: texts, file types, the list of files, what the programs declare.

Whether they install is proved by `packaging/windows/prove.py`, under Wine.
"""

from __future__ import annotations

import re
import struct
import uuid
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pressfold.app import paths
from tests.packaging.scripts import FOLDER, script

texts, registry, payload = script("windows/texts"), script("windows/registry"), script("windows/payload")
nsis, version_info, msi = script("windows/nsis"), script("windows/version_info"), script("windows/msi")
payload_of_msi = msi.payload  # each script brings its own
product = script("product").product()
SETUP = (FOLDER / "windows" / "setup.nsi").read_text(encoding="utf-8")
ICO = FOLDER / "icons"


# --- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", texts.texts())
def test_no_language_lacks_a_text_of_the_setup(name: str) -> None:
    said = texts.texts()[name]
    assert list(said) == list(texts.LANGUAGES)
    assert all(text.strip() == text and text for text in said.values())


@pytest.mark.parametrize("name", texts.texts())
def test_a_text_has_the_same_blanks_in_every_language(name: str) -> None:
    blanks = {code: texts.blanks(text) for code, text in texts.texts()[name].items()}
    assert set(map(frozenset, blanks.values())) == {frozenset(blanks["en"])}
    assert blanks["en"] <= set(texts.BLANKS)


@pytest.mark.parametrize("code", ["de", "fr", "es", "uk"])
def test_no_text_was_left_in_english(code: str) -> None:
    same = [name for name, said in texts.texts().items() if said[code] == said["en"]]
    assert same == ["welcome_title"]


def test_every_text_is_said_and_nothing_is_said_without_a_text() -> None:
    used = set(re.findall(r"\$\((\w+)\)", SETUP)) | set(re.findall(r"!insertmacro Refuse \d+ (\w+)", SETUP)) - {"text"}
    assert used - {"${text}"} == set(texts.texts())


@pytest.mark.parametrize("name", [name for name in texts.texts() if name.startswith("refused_")])
def test_a_refusal_says_that_nothing_was_changed(name: str) -> None:
    assert re.search("nothing was changed", texts.texts()[name]["en"], re.IGNORECASE)


def test_a_text_reaches_nsis_with_its_marks_and_lines() -> None:
    table = texts.nsis_table()
    assert '"Das Installationsprogramm darf in $Root nicht schreiben.' in table
    assert "$\\r$\\n$\\r$\\nIf Pressfold is open" in table
    assert "{" not in table.replace("${", "")


def test_nsis_speaks_every_language_that_has_texts() -> None:
    assert re.findall(r'MUI_LANGUAGE "(\w+)"', SETUP) == list(texts.LANGUAGES.values())
    assert set(re.findall(r'\$\{Case\} "(\w+)"', SETUP)) == set(texts.LANGUAGES)


# --- the script ------------------------------------------------------------------------------------------------------


def test_the_setup_removes_by_its_list_and_never_a_whole_folder() -> None:
    commands = [line.split(";")[0] for line in SETUP.splitlines()]
    assert not [line for line in commands if re.search(r"RMDir\s+/r", line, re.IGNORECASE)]


def test_the_setup_asks_for_no_administrator_and_writes_for_the_user_alone() -> None:
    assert "RequestExecutionLevel user" in SETUP
    assert not re.findall(r"HKLM|HKCR|SHCTX|SetShellVarContext all", SETUP)


def test_every_exit_code_is_told_where_the_switches_are() -> None:
    head, body = SETUP.split("Target amd64-unicode")
    used = set(re.findall(r"Refuse (\d+)", body)) | set(re.findall(r"StrCpy \$Code (\d+)", body))
    assert used == set(re.findall(r"(\d+) [a-zA-Z]", head.split("Exit codes:")[1])) - {"0", "1"}
    page = (FOLDER.parent / "docs" / "it.md").read_text(encoding="utf-8")
    assert [code for code in used if f"| {code} |" not in page] == []


def test_every_message_box_has_an_answer_for_a_silent_run() -> None:
    boxes = [line for line in SETUP.splitlines() if line.strip().startswith("MessageBox")]
    assert boxes
    assert [line for line in boxes if "/SD " not in line] == []


# --- file types ------------------------------------------------------------------------------------------------------


def test_every_ending_of_ours_is_registered_with_an_icon_that_travels() -> None:
    rows = {(row.key, row.name): row.value for row in registry.entries(product)}
    for kind in product["types"]:
        assert rows[rf"Software\Classes\.{kind['ending']}\OpenWithProgids", kind["progid"]] == ""
        icon = rows[rf"Software\Classes\{kind['progid']}\DefaultIcon", ""]
        assert (ICO / icon.rpartition("\\")[2]).is_file()


def test_articles_are_offered_and_never_claimed() -> None:
    claimed = {claim.key for claim in registry.claims(product)}
    assert claimed == {rf"Software\Classes\.{kind['ending']}" for kind in product["types"]}
    for ending in product["articles"]["endings"]:
        key = rf"Software\Classes\.{ending}\OpenWithProgids"
        assert [row.name for row in registry.entries(product) if row.key == key] == [product["articles"]["progid"]]


def test_file_names_reach_the_program_as_one_argument() -> None:
    commands = [row.value for row in registry.entries(product) if row.key.endswith(r"\command")]
    assert len(commands) == 4
    assert all(command.endswith('" open "%1"') and command.startswith('"{program}\\') for command in commands)


def test_what_is_written_is_removed_and_what_others_share_stays() -> None:
    written, removed = nsis.file_types(product).split("!macro RemoveFileTypes")
    for row in registry.entries(product):
        assert row.key in written
        gone = rf'DeleteRegKey HKCU "{row.ours}"' if row.ours else f'DeleteRegValue HKCU "{row.key}" "{row.name}"'
        assert gone in removed
    for ending in ("txt", "html", "briefing"):
        assert rf'DeleteRegKey HKCU "Software\Classes\.{ending}"' not in removed


# --- files -----------------------------------------------------------------------------------------------------------


def frozen(folder: Path) -> Path:
    for name in ("pressfold-desk.exe", "pressfold.exe", "_internal/Qt6Core.dll", "_internal/a/b/Довідка.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_the_payload_is_the_frozen_folder_and_the_icons_of_the_file_types(tmp_path: Path) -> None:
    files = payload.gather(product, frozen(tmp_path / "frozen"), ICO, tmp_path / "payload", 1_700_000_000)
    icons = {f"{kind['icon']}.ico" for kind in product["types"]}
    inside = {"_internal\\Qt6Core.dll", "_internal\\a\\b\\Довідка.txt"}
    assert set(files) == {"pressfold-desk.exe", "pressfold.exe", *inside, *icons}
    assert {path.stat().st_mtime for path in (tmp_path / "payload").rglob("*.*") if path.is_file()} == {1_700_000_000}


def test_a_folder_that_was_not_frozen_on_windows_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "frozen").mkdir()
    (tmp_path / "frozen" / "pressfold").touch()
    with pytest.raises(payload.NotWhole, match=r"holds no pressfold-desk\.exe and no pressfold\.exe"):
        payload.gather(product, tmp_path / "frozen", ICO, tmp_path / "payload", 0)


NAMES = some.lists(some.sampled_from(["a", "b", "c ї"]), min_size=1, max_size=4).map("\\".join)


@settings(deadline=None, max_examples=60)
@given(some.sets(NAMES, max_size=8))
def test_the_list_names_files_before_their_folders_and_inner_folders_first(names: set[str]) -> None:
    files = sorted(f"{name}.dll" for name in names)
    lines = payload.listing(files).splitlines()
    assert lines[-1] == payload.UNINSTALLER
    assert lines[: len(files)] == files
    folders = lines[len(files) : -1]
    assert all(folder.endswith("\\") for folder in folders)
    for nth, folder in enumerate(folders):
        assert not [later for later in folders[nth + 1 :] if later.startswith(folder)]
    assert {name.rpartition("\\")[0] + "\\" for name in files if "\\" in name} <= set(folders)


def test_the_longest_path_counts_the_folder_that_is_unpacked_into() -> None:
    name = "_internal\\" + "x" * 100 + "\\y.txt"
    assert nsis.longest([name]) == max(len("\\Program.new\\") + len(name), len("\\Program.new\\") + len(name) - 6 + 12)


# --- what the programs say of themselves -----------------------------------------------------------------------------


def test_the_programs_are_told_apart_by_their_properties() -> None:
    desk, console = (version_info.strings(product, program) for program in ("desk", "console"))
    assert desk["FileDescription"] == product["name"]
    assert console["FileDescription"] != desk["FileDescription"]
    assert {desk["OriginalFilename"], console["OriginalFilename"]} == {"pressfold-desk.exe", "pressfold.exe"}
    assert desk["ProductVersion"] == console["FileVersion"] == product["version"]


@pytest.mark.parametrize("stated", ["0.2.0rc1", "1.2", "1.2.3.4", ""])
def test_a_version_that_windows_cannot_count_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match="three numbers"):
        version_info.four_numbers(stated)


def test_the_manifest_asks_for_sharp_screens_long_paths_utf8_and_no_administrator() -> None:
    tree = ElementTree.parse(FOLDER / "windows" / "pressfold.manifest")
    said = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in tree.iter()}
    assert said["dpiAwareness"].startswith("PerMonitorV2")
    assert said["longPathAware"] == "true"
    assert said["activeCodePage"] == "UTF-8"
    level = [e.get("level") for e in tree.iter() if e.tag.endswith("requestedExecutionLevel")]
    assert level == ["asInvoker"]


def test_the_picture_of_the_setup_is_one_that_nsis_can_show() -> None:
    """Twice 164 by 314 points, 24 bits, not packed: NSIS draws nothing else."""
    head = (FOLDER / "windows" / "side.bmp").read_bytes()[:54]
    wide, high, _, bits, packed = struct.unpack("<2i2HI", head[18:34])
    assert (head[:2], wide, high, bits, packed) == (b"BM", 2 * 164, 2 * 314, 24, 0)


# --- the MSI and the portable folder ---------------------------------------------------------------------------------


FILES = ["_internal\\a\\b\\deep.txt", "_internal\\Qt6Core.dll", "pressfold-desk.exe", "pressfold.exe"]


def test_the_msi_removes_every_folder_that_it_makes() -> None:
    tree = msi.package(product, "../payload", FILES)
    made = {place.get("Id") for place in tree.iter("Directory")}
    system = {"TARGETDIR", "ProgramMenuFolder", "LocalAppDataFolder", "ProgramsFolder"}
    parents = {folder: place for place in tree.iter("Directory") for folder in place.iter("RemoveFolder")}
    assert len(list(parents)) == len(made - system) == 5
    keys = [value.get("Root") for value in tree.iter("RegistryValue")]
    assert set(keys) == {"HKCU"}


def test_the_msi_gives_the_same_folder_the_same_component_in_every_version() -> None:
    def guids(version: str) -> dict[str | None, str | None]:
        tree = msi.package({**product, "version": version}, "../payload", FILES)
        return {component.get("Id"): component.get("Guid") for component in tree.iter("Component")}

    assert guids("1.9.0") == guids("1.10.0")
    [one, two] = (msi.package({**product, "version": v}, "", FILES).find("Product") for v in ("1.9.0", "1.10.0"))
    assert one is not None
    assert two is not None
    assert one.get("Id") != two.get("Id")
    assert one.get("UpgradeCode") == two.get("UpgradeCode")


def test_an_msi_is_rid_of_chance_and_the_clock(tmp_path: Path) -> None:
    summary = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le

    def package(code: uuid.UUID, made: bytes) -> bytes:
        times = (b"\x40\0\0\0" + made) * 2
        return (
            b"{before}" + b"\x40\0\0\0" + summary + b"title" + f"{{{code}}}".upper().encode() + b"\0" + times + b"end"
        )

    settled = []
    for code, made in ((uuid.uuid4(), b"morning!"), (uuid.uuid4(), b"evening!")):
        file = tmp_path / f"{code}.msi"
        file.write_bytes(package(code, made))
        msi.settle(file, "7F4D2C1E-9A0B-4D57-8C63-2E1B5A94D0F1", 0)
        settled.append(file.read_bytes())
    epoch = (116_444_736_000_000_000).to_bytes(8, "little")  # 1970 in 100 ns from 1601
    assert settled == [package(uuid.UUID("7f4d2c1e-9a0b-4d57-8c63-2e1b5a94d0f1"), epoch)] * 2


def test_an_msi_refuses_names_that_it_cannot_hold(tmp_path: Path) -> None:
    with pytest.raises(payload_of_msi.NotWhole, match=r"beyond ASCII in their names: Довідка\.txt"):
        msi.compile_msi(product, tmp_path, ["a.txt", "Довідка.txt"], tmp_path, tmp_path / "x.msi", {})


def test_the_portable_folder_bears_the_mark_that_the_program_looks_for() -> None:
    make = script("windows/make")
    assert make.PORTABLE == paths.PORTABLE
    assert f"“{paths.PORTABLE_HOME}”" in make.PORTABLE_SAYS

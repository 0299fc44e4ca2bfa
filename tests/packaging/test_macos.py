"""The macOS app as far as Linux can look into it: property list, types, icons, tree, links, entitlements, the plan.

Nothing here runs on a Mac; packaging/README.md says what has never been started.
"""

from __future__ import annotations

import os
import plistlib
import struct
from pathlib import Path

import pytest

from tests.packaging.scripts import FOLDER, script

info, machine_code, release = script("macos/info"), script("macos/machine_code"), script("macos/release")
bundle, plan = release.bundle, release.plan
product = script("product").product()
MACOS = FOLDER / "macos"
ARM, INTEL = 0x0100000C, 0x01000007


def code_for(processor: int, oldest: tuple[int, int] = (13, 0), place: int = 0) -> bytes:
    """The shortest file of machine code: a header and the command that says which macOS it needs."""
    version = oldest[0] << 16 | oldest[1] << 8
    command = struct.pack("<6I", 0x32, 24, 1, version, version, 0)
    return struct.pack("<8I", 0xFEEDFACF, processor, 0, 2, 1, len(command), 0, 0) + command


def universal(*parts: tuple[int, bytes]) -> bytes:
    at, head, body = 8 + 20 * len(parts), struct.pack(">2I", 0xCAFEBABE, len(parts)), b""
    for processor, code in parts:
        head += struct.pack(">5I", processor, 0, at + len(body), len(code), 0)
        body += code
    return head + body


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app as PyInstaller lays it out: programs, a library, a framework with its links, data with a link to it."""
    top = tmp_path / "Pressfold.app"
    files = {
        "Contents/MacOS/pressfold-desk": code_for(ARM),
        "Contents/MacOS/pressfold": code_for(ARM),
        "Contents/Frameworks/libpython3.11.dylib": universal((INTEL, code_for(INTEL)), (ARM, code_for(ARM, (11, 0)))),
        "Contents/Frameworks/numpy/_core/_multiarray.so": code_for(ARM, (11, 0)),
        "Contents/Frameworks/QtCore.framework/Versions/A/QtCore": code_for(ARM),
        "Contents/Resources/resources/words.txt": b"words",
        **{f"Contents/Resources/{name}.icns": b"icns" for name in ("pressfold", "briefing", "briefpack")},
        "Contents/Info.plist": plistlib.dumps(info.info_plist(product)),
    }
    for name, data in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    for program in (top / "Contents" / "MacOS").iterdir():
        program.chmod(0o755)
    links = {
        "Contents/Frameworks/QtCore.framework/QtCore": "Versions/Current/QtCore",
        "Contents/Frameworks/QtCore.framework/Versions/Current": "A",
        "Contents/Frameworks/resources": "../Resources/resources",
    }
    for name, target in links.items():
        (top / name).symlink_to(target)
    return top


# --- what the app says of itself -------------------------------------------------------------------------------------


def test_the_property_list_can_be_written_and_names_what_a_mac_asks_for() -> None:
    told = plistlib.loads(plistlib.dumps(info.info_plist(product)))
    assert told["CFBundleIdentifier"] == product["identifiers"]["app"]
    assert told["CFBundleShortVersionString"] == product["version"]
    assert told["LSMinimumSystemVersion"] == "13.0"
    assert told["NSRequiresAquaSystemAppearance"] is False
    assert told["LSBackgroundOnly"] is False
    assert told["LSApplicationCategoryType"].startswith("public.app-category.")
    assert told["NSHumanReadableCopyright"].startswith("Copyright")


def test_every_type_that_the_app_owns_is_declared_once_with_its_ending() -> None:
    told = info.info_plist(product)
    declared = {kind["UTTypeIdentifier"]: kind for kind in told["UTExportedTypeDeclarations"]}
    owned = [kind for kind in told["CFBundleDocumentTypes"] if kind["LSHandlerRank"] == "Owner"]
    assert len(owned) == len(declared) == len(product["types"])
    for kind in owned:
        [identifier] = kind["LSItemContentTypes"]
        tags = declared[identifier]["UTTypeTagSpecification"]
        assert tags["public.filename-extension"] == [identifier.rpartition(".")[2]]
        assert all(parent.startswith("public.") for parent in declared[identifier]["UTTypeConformsTo"])


def test_articles_are_offered_below_open_with_and_never_taken_over() -> None:
    kinds = info.info_plist(product)["CFBundleDocumentTypes"]
    [articles] = [kind for kind in kinds if "CFBundleTypeExtensions" in kind]
    assert articles["LSHandlerRank"] == "Alternate"
    assert articles["CFBundleTypeExtensions"] == product["articles"]["endings"]


def test_the_entitlements_ask_for_no_network_and_no_strange_libraries() -> None:
    asked = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.parametrize("name", ["pressfold", "briefing", "briefpack"])
def test_an_icon_holds_every_size_that_a_mac_shows(name: str) -> None:
    data = (FOLDER / "icons" / f"{name}.icns").read_bytes()
    [length] = struct.unpack(">I", data[4:8])
    assert (data[:4], length) == (b"icns", len(data))
    at, kinds = 8, set()
    while at < len(data):
        kind, size = struct.unpack(">4sI", data[at : at + 8])
        kinds.add(kind)
        at += size
    assert kinds >= {b"ic07", b"ic08", b"ic09", b"ic10", b"ic11", b"ic12", b"ic13", b"ic14"}


# --- the tree --------------------------------------------------------------------------------------------------------


def test_a_whole_app_has_no_faults(app: Path) -> None:
    assert bundle.faults(app, product, "arm64") == []


def _no_list(app: Path) -> None:
    (app / "Contents" / "Info.plist").unlink()


def _not_runnable(app: Path) -> None:
    (app / "Contents" / "MacOS" / "pressfold").chmod(0o644)


def _no_icon(app: Path) -> None:
    (app / "Contents" / "Resources" / "briefing.icns").unlink()


def _link_out(app: Path) -> None:
    (app / "Contents" / "Resources" / "python").symlink_to("/usr/bin/python3")


def _link_up(app: Path) -> None:
    (app.parent / "else").touch()
    (app / "Contents" / "else").symlink_to("../../else")


def _link_nowhere(app: Path) -> None:
    (app / "Contents" / "Resources" / "gone").symlink_to("not there")


def _other_processor(app: Path) -> None:
    (app / "Contents" / "Frameworks" / "lib.dylib").write_bytes(code_for(INTEL))


def _hidden(app: Path) -> None:
    told = info.info_plist(product) | {"LSBackgroundOnly": True}
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(told))


def _other_version(app: Path) -> None:
    told = info.info_plist({**product, "version": "9.9.9"})
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(told))


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_no_list, "is no app"), (_not_runnable, "may not be run"), (_no_icon, "briefing.icns is missing"),
        (_link_out, "leads out of the app"), (_link_up, "leads out of the app"), (_link_nowhere, "leads nowhere"),
        (_other_processor, "is not for arm64"), (_hidden, "has no window"), (_other_version, "says it is 9.9.9"),
    ],
)  # fmt: skip
def test_a_fault_of_the_app_is_told_in_a_sentence(app: Path, harm: object, sentence: str) -> None:
    assert callable(harm)
    harm(app)
    [fault] = bundle.faults(app, product, "arm64")
    assert sentence in fault
    assert fault.endswith(".")


def test_libraries_for_a_newer_macos_are_told_and_no_fault(
    app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bundle.newer(app, product, "arm64") == {}
    library = app / "Contents" / "Frameworks" / "QtCore.abi3.so"
    library.write_bytes(universal((INTEL, code_for(INTEL, (15, 0))), (ARM, code_for(ARM, (14, 2)))))
    assert bundle.newer(app, product, "arm64") == {(14, 2): [library]}
    assert bundle.faults(app, product, "arm64") == []
    words = ["--app", str(app), "--processor", "arm64", "--out", str(tmp_path / "out"), "--dry-run", "--unsigned"]
    assert release.main(words) == 0
    assert "1 libraries say they were built for macOS 14.2, QtCore.abi3.so among them" in capsys.readouterr().err


def test_code_is_told_by_its_header_for_each_processor(app: Path, tmp_path: Path) -> None:
    both = machine_code.slices(app / "Contents" / "Frameworks" / "libpython3.11.dylib")
    assert [(part.processor, part.oldest) for part in both] == [("x86_64", (13, 0)), ("arm64", (11, 0))]
    archive = universal((ARM, b"!<arch>\n" + b" " * 60), (INTEL, b"!<arch>\n"))
    for data in (b"", b"#!/bin/sh\n", b"\xca\xfe\xba\xbe\x00\x00\x00\x41 a Java class", archive):
        (tmp_path / "other").write_bytes(data)
        assert machine_code.slices(tmp_path / "other") == []


def test_what_is_inside_is_signed_before_what_holds_it(app: Path) -> None:
    order = bundle.signing_order(app)
    assert order[-1] == app
    assert not [path for path in order if path.is_symlink()]
    for nth, path in enumerate(order):
        assert not [later for later in order[nth + 1 :] if later.is_relative_to(path)]
    assert {path.name for path in order} == {
        "pressfold", "pressfold-desk", "libpython3.11.dylib", "_multiarray.so", "QtCore", "QtCore.framework",
        "Pressfold.app",
    }  # fmt: skip


# --- the plan --------------------------------------------------------------------------------------------------------

CERTIFIED = {"PRESSFOLD_SIGN_AS": "Developer ID Application: X", "PRESSFOLD_NOTARY_PROFILE": "notary"}


def planned(app: Path, environment: dict[str, str], unsigned: bool, out: Path) -> list[str]:
    wish = plan.wish(environment, unsigned, "arm64", out)
    return [" ".join(step.command) for step in plan.steps(product, app, bundle.signing_order(app), wish)]


@pytest.mark.parametrize(
    "environment",
    [{}, {"PRESSFOLD_SIGN_AS": "x"}, {"PRESSFOLD_NOTARY_PROFILE": "x"}],
    ids=["nothing", "no notary", "no name"],
)
def test_without_a_certificate_it_stops_with_a_sentence(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(plan.Missing, match="--unsigned makes an app that says so"):
        plan.wish(environment, False, "arm64", tmp_path)


def test_a_signed_image_is_signed_notarised_stapled_and_checked_twice(app: Path, tmp_path: Path) -> None:
    lines = planned(app, CERTIFIED, False, tmp_path)
    kinds = [
        "--verify", "ditto", "submit", "staple ", "validate", "--type execute", "dmgbuild", "--sign", "submit",
        "staple ", "validate", "--type open", "hdiutil verify",
    ]  # fmt: skip
    after = lines[len(bundle.signing_order(app)) :]
    assert len(after) == len(kinds)
    assert [kind for kind, line in zip(kinds, after, strict=True) if kind not in line] == []
    assert all("--options runtime --timestamp" in line for line in lines[: len(bundle.signing_order(app))])


def test_only_programs_and_the_app_get_entitlements(app: Path, tmp_path: Path) -> None:
    lines = [line for line in planned(app, CERTIFIED, False, tmp_path) if "--entitlements" in line]
    assert [line.rpartition("/")[2] for line in lines] == ["pressfold", "pressfold-desk", "Pressfold.app"]


def test_an_unsigned_image_says_so_in_its_name_and_asks_nobody(app: Path, tmp_path: Path) -> None:
    lines = planned(app, CERTIFIED, True, tmp_path)
    text = "\n".join(lines)
    assert f"pressfold-{product['version']}-macos-arm64-unsigned.dmg" in text
    assert not [word for word in ("notarytool", "stapler", "spctl", "runtime", "Developer ID") if word in text]
    assert "--sign - " in lines[0]


def test_a_dry_run_prints_every_step_and_changes_nothing(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in CERTIFIED:
        monkeypatch.delenv(name, raising=False)
    words = ["--app", str(app), "--out", str(tmp_path / "out"), "--processor", "arm64", "--dry-run"]
    before = sorted(os.walk(tmp_path))
    assert release.main(words) == 1
    assert "There is no certificate" in capsys.readouterr().err
    assert release.main([*words, "--unsigned"]) == 0
    told = capsys.readouterr().out
    assert told.count("# Sign ") == len(bundle.signing_order(app))
    assert sorted(os.walk(tmp_path)) == before


def test_a_step_that_fails_and_a_notary_who_refuses_end_the_release(capsys: pytest.CaptureFixture[str]) -> None:
    def said(purpose: str, words: str) -> None:
        release.run(plan.Step(purpose, ("sh", "-c", words)), os.environ)

    said(plan.NOTARISE, "echo '  status: Accepted'")
    with pytest.raises(plan.Missing, match="Nothing is given away"):
        said(plan.NOTARISE, "echo '  status: Invalid'")
    with pytest.raises(plan.Missing, match="Check the image"):
        said("Check the image", "exit 3")


# --- the disk image --------------------------------------------------------------------------------------------------


def dmg_settings(app: Path) -> dict[str, object]:
    found: dict[str, object] = {"defines": {"app": str(app), "background": str(MACOS / "background.png")}}
    exec((MACOS / "dmg_settings.py").read_text(encoding="utf-8"), found)  # as dmgbuild does
    return found


def test_the_image_shows_the_app_beside_applications_on_its_picture(app: Path) -> None:
    told = dmg_settings(app)
    assert told["files"] == [str(app)]
    assert told["symlinks"] == {"Applications": "/Applications"}
    places = told["icon_locations"]
    assert isinstance(places, dict)
    assert set(places) == {"Pressfold.app", "Applications"}
    window = told["window_rect"]
    assert isinstance(window, tuple)
    sizes = {}
    for name in ("background.png", "background@2x.png"):
        head = (MACOS / name).read_bytes()[16:24]
        sizes[name] = struct.unpack(">2I", head)
    assert sizes == {"background.png": window[1], "background@2x.png": tuple(2 * side for side in window[1])}

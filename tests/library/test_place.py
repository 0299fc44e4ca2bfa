"""Where a library lies badly: carried by a sync program, or on another machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.library import place
from pressfold.library.place import _told_by_linux, _told_by_macos, file_system, risks


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/Pressfold", "OneDrive"),
        ("OneDrive - Ministry/Pressfold", "OneDrive"),
        ("Dropbox (Personal)/library", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/library", "iCloud"),
        ("Library/CloudStorage/Box-Box/library", "a cloud service"),
        ("Nextcloud/library", "Nextcloud"),
        ("Documents/megaphone/library", ""),
        ("Documents/library", ""),
        ("boxes/library", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    found = risks(tmp_path / folder, {})
    assert [service in risk.sentence and "stored as usual" in risk.sentence for risk in found] == [True] * bool(service)


def test_a_synced_folder_is_known_by_what_its_program_says_and_leaves(tmp_path: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert "Syncthing" in risks(tmp_path / "shared" / "library", {})[0].sentence
    assert "OneDrive" in risks(tmp_path / "work" / "library", {"OneDrive": str(tmp_path / "work")})[0].sentence


LINUX = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home/my\\040share nfs4 rw 0 0\n//s/x /home/here ext4 rw 0 0\n"
MACOS = "/dev/disk3 on / (apfs, local)\n//reader@server/share on /Volumes/The share (smbfs, nodev)\n"


@pytest.mark.parametrize(
    ("told", "folder", "kind"),
    [
        (dict(_told_by_linux(LINUX)), "/home/my share/library", "nfs4"),
        (dict(_told_by_linux(LINUX)), "/home/here/library", "ext4"),
        (dict(_told_by_linux(LINUX)), "/home/other", "ext4"),
        (dict(_told_by_macos(MACOS)), "/Volumes/The share/library", "smbfs"),
        (dict(_told_by_macos(MACOS)), "/Users/reader", "apfs"),
        ({}, "/anywhere", ""),
    ],
)
def test_the_file_system_of_a_place_is_that_of_the_mount_above_it(told: dict[str, str], folder: str, kind: str) -> None:
    assert file_system(Path(folder), told) == kind


def test_a_network_drive_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert risks(tmp_path, {}) == []
    monkeypatch.setattr(place, "_is_remote", lambda _place: True)
    assert "network drive" in risks(tmp_path, {})[0].sentence

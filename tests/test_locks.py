"""The lock files: they cover pyproject.toml, agree with each other, and hold on every system that Pressfold runs on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN, DEV, FREEZE = "requirements.txt", "requirements-dev.txt", "requirements-freeze.txt"
LOCKS = (RUN, DEV, FREEZE)
EXTRAS = {DEV: "dev", FREEZE: "freeze"}

#: What pip calls a system -> the markers that hold there. Several tags: pip matches each only as it is written.
SYSTEMS = {
    "Windows": (("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}),
    "macOS on Apple silicon": (
        ("macosx_13_0_arm64",),
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    ),
    "macOS on Intel": (
        ("macosx_13_0_x86_64",),
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "x86_64"},
    ),
    "Linux": (
        ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    ),
}
PYTHONS = ("3.11", "3.12", "3.13")


def locked(name: str) -> dict[str, Requirement]:
    """The requirements of a lock file by their canonical names, without the hashes."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = (Requirement(line.rstrip(" \\")) for line in lines if re.match(r"[a-z0-9]", line, re.IGNORECASE))
    return {canonicalize_name(pin.name): pin for pin in pins}


def wanted(name: str) -> list[Requirement]:
    """What pyproject.toml asks of this lock file."""
    extra = PROJECT["optional-dependencies"][EXTRAS[name]] if name in EXTRAS else []
    return [Requirement(line) for line in (*PROJECT["dependencies"], *extra)]


def version(pin: Requirement) -> Version:
    [exact] = pin.specifier
    assert exact.operator == "=="
    return Version(exact.version)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_a_fitting_version_of_all_that_the_project_asks_for(name: str) -> None:
    pins = locked(name)
    for wish in wanted(name):
        assert canonicalize_name(wish.name) in pins, wish.name
        assert wish.specifier.contains(version(pins[canonicalize_name(wish.name)])), wish


@pytest.mark.parametrize("name", [DEV, FREEZE])
def test_another_lock_holds_the_same_versions_as_the_run_lock(name: str) -> None:
    run, other = locked(RUN), locked(name)
    assert {key: str(pin) for key, pin in run.items()} == {key: str(other[key]) for key in run}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_is_held_by_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.IGNORECASE | re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_index_and_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|trusted-host|https?:|file:", text)


def test_what_windows_alone_needs_is_locked_too() -> None:
    assert locked(DEV)["colorama"].marker is not None


@pytest.mark.network
@pytest.mark.timeout(300)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("name", [DEV, FREEZE])
def test_every_locked_package_comes_ready_made(name: str, system: str, python: str, tmp_path: Path) -> None:
    """pip finds a wheel with a locked hash for each package, and no package asks for one that is not locked."""
    tags, markers = SYSTEMS[system]
    here = {**markers, "python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    lock = _without_markers(name, here, tmp_path / "lock.txt")
    report = tmp_path / "report.json"
    options = ["--dry-run", "--quiet", "--no-deps", "--ignore-installed", "--target", str(tmp_path / "target")]
    options += ["--only-binary", ":all:", "--require-hashes", "--implementation", "cp", "--python-version", python]
    options += [word for tag in tags for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "install", *options, "--report", str(report), "-r", str(lock)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {canonicalize_name(item["metadata"]["name"]): item["metadata"] for item in _installed(report)}
    for name, metadata in found.items():
        needs = [Requirement(line) for line in metadata.get("requires_dist", [])]
        asked = {canonicalize_name(need.name) for need in needs if need.marker is None or need.marker.evaluate(here)}
        assert asked <= set(found), f"{name} needs {asked - set(found)} on {system} with Python {python}"


def _without_markers(name: str, here: dict[str, str], to: Path) -> Path:
    """The lock file as it reads on one system: pip itself would judge the markers by the machine it runs on."""
    pins = locked(name)
    held = {key for key, pin in pins.items() if pin.marker is None or pin.marker.evaluate(here)}
    kept, keep = [], False
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line, re.IGNORECASE):
            keep = canonicalize_name(line.split("==")[0]) in held
            line = f"{line.split(' ')[0]} \\"
        if keep and not line.lstrip().startswith("#"):
            kept.append(line)
    to.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return to


def _installed(report: Path) -> list[dict[str, dict[str, str]]]:
    installed: list[dict[str, dict[str, str]]] = json.loads(report.read_text(encoding="utf-8"))["install"]
    return installed

"""What can be told of the three files before they run: sizes, repeated builds, what lies in them, signatures."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import payload
import sign
from ground import NEW, OLD, Ground, Release, archive
from make import PORTABLE, make

#: Bytes that the set-up program may weigh more than what it carries.
_ALLOWED = 1_000_000


def run(ground: Ground) -> None:
    """Look at the files of the old release."""
    _sizes(ground)
    _twice(ground)
    _portable(ground)
    _signed(ground)


def _sizes(ground: Ground) -> None:
    ground.checks.part("The files")
    for version in (OLD, NEW):
        release = ground.releases[version]
        above = release.setup.stat().st_size - payload.size(release.carried)
        ground.checks.that(
            f"the set-up program of {version} weighs {above / 1e3:.0f} kB above its payload", above <= _ALLOWED
        )
    strings = ground.releases[OLD].setup.read_bytes()
    said = [text.encode("utf-16-le") in strings for text in ("FileVersion", "Pressfold set-up", OLD)]
    ground.checks.that("its properties name it and its version", all(said), said)


def _twice(ground: Ground) -> None:
    ground.checks.part("Made a second time, in another folder")
    first = ground.releases[OLD]
    again = ground.scratch / "again"
    frozen = again / "frozen"
    shutil.copytree(first.carried, frozen)
    for path in frozen.rglob("*"):
        os.utime(path)  # other times, as another machine would have
    names = [path.name for path in (first.setup, first.msi, first.portable)]
    for icon in frozen.glob("*.ico"):
        icon.unlink()
    make(first.product, frozen, again, again / "work", ["setup", "msi", "portable"])
    for name in names:
        same = (again / name).read_bytes() == (first.setup.parent / name).read_bytes()
        ground.checks.that(f"{name} is the same, byte for byte", same)


def _portable(ground: Ground) -> None:
    ground.checks.part("The portable folder")
    release = ground.releases[OLD]
    top = f"Pressfold {OLD}/"
    names = archive(release.portable)
    carried = {f"{top}{name}" for name in release.files()}
    ground.checks.that("holds one folder with all files and the mark", {*names} == {*carried, f"{top}{PORTABLE}"})


def _signed(ground: Ground) -> None:
    """With a certificate of our own making: that signatures are put in, hold, and break when a byte changes."""
    checks = ground.checks
    checks.part("Signed with a certificate made for this proof")
    if not shutil.which("osslsigncode") or not shutil.which("openssl"):
        checks.skip("signing: osslsigncode or openssl is missing")
        return
    with_certificate = _certificate(ground.scratch)
    before = {name: os.environ.get(name) for name in with_certificate}
    os.environ.update(with_certificate)
    try:
        out = ground.scratch / "signed"
        setup, package = make(
            ground.releases[OLD].product, ground.releases[OLD].carried, out, out / "work", ["setup", "msi"]
        )
        _verified(ground, setup, package, out / "work" / "payload" / "pressfold-desk.exe")
        _refused_when_changed(ground, setup)
        _installed_signed(ground, setup)
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _verified(ground: Ground, *files: Path) -> None:
    for file in files:
        refusal = ""
        try:
            sign.verify(file, os.environ)
        except sign.NotSigned as told:
            refusal = str(told)
        ground.checks.that(f"the signature of {file.name} verifies", not refusal, refusal)
    ground.checks.that("no name says unsigned", not [file for file in files if "unsigned" in file.name])


def _refused_when_changed(ground: Ground, setup: Path) -> None:
    changed = setup.with_name("changed.exe")
    data = bytearray(setup.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(data)
    refused = False
    try:
        sign.verify(changed, os.environ)
    except sign.NotSigned:
        refused = True
    ground.checks.that("one changed byte breaks it", refused)


def _installed_signed(ground: Ground, setup: Path) -> None:
    """The uninstaller is made while Pressfold is installed; its signature comes out of the set-up program."""
    release = ground.releases[OLD]
    signed = Release(release.product, release.carried, setup, release.msi, release.portable)
    ground.releases[OLD] = signed
    try:
        ground.setup(OLD)
    finally:
        ground.releases[OLD] = release
    _verified(ground, ground.wine.path(ground.usual) / "Program" / payload.UNINSTALLER)
    ground.uninstall(ground.usual)
    ground.checks.that("and it removes all", not ground.wine.path(ground.usual).exists())


def _certificate(folder: Path) -> dict[str, str]:
    """A certificate for signing programs that nobody trusts but this proof; the environment that names it."""
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "certificate.pfx"
    subject = ["-subj", "/CN=Pressfold proof", "-addext", "extendedKeyUsage=codeSigning", "-days", "2"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], capture_output=True, check=True)
    packed = ["openssl", "pkcs12", "-export", "-passout", "pass:proof", "-inkey", str(key), "-in", str(certificate)]
    subprocess.run([*packed, "-out", str(both)], capture_output=True, check=True)
    return {
        "WINDOWS_CERTIFICATE": str(both), "WINDOWS_CERTIFICATE_PASSWORD": "proof", "WINDOWS_ROOTS": str(certificate),
    }  # fmt: skip

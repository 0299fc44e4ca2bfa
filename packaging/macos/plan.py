"""What is done to an app before it is given away, as a list of steps that can be read, tested and run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: What codesign calls a signature without a certificate: the Mac that made it and nobody else believes it.
AD_HOC = "-"


@dataclass(frozen=True, slots=True)
class Step:
    """One command and what it is for."""

    purpose: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall come out. `identity` signs, `profile` is the notary's keychain entry; both empty if unsigned."""

    processor: str
    identity: str
    profile: str
    out: Path
    keychain: str = ""  # another one than the account's own, where the profile lies

    @property
    def unsigned(self) -> bool:
        return not self.identity


class Missing(Exception):
    """Something that is needed is not there; its text says what, and what may be done."""


def wish(environment: Mapping[str, str], unsigned: bool, processor: str, out: Path) -> Wish:
    """What was asked for; raises Missing where neither a certificate nor leave to go without was given."""
    if unsigned:
        return Wish(processor, "", "", out)
    identity, profile = environment.get("PRESSFOLD_SIGN_AS", ""), environment.get("PRESSFOLD_NOTARY_PROFILE", "")
    if not identity:
        raise Missing(
            "There is no certificate: PRESSFOLD_SIGN_AS names the one in the keychain (“Developer ID Application: …”). "
            "Without one, --unsigned makes an app that says so in its file name and that macOS opens only after a "
            "detour through its settings."
        )
    if not profile:
        raise Missing(
            "There is no way to the notary: PRESSFOLD_NOTARY_PROFILE names the entry of the keychain that "
            "“xcrun notarytool store-credentials” made. Without it, --unsigned makes an app that says so in its name."
        )
    return Wish(processor, identity, profile, out, environment.get("PRESSFOLD_NOTARY_KEYCHAIN", ""))


def image(product: Mapping[str, Any], asked: Wish) -> Path:
    """The disk image that comes out; what is not signed says so in its name."""
    end = "-unsigned" if asked.unsigned else ""
    return asked.out / f"{product['name'].lower()}-{product['version']}-macos-{asked.processor}{end}.dmg"


def steps(product: Mapping[str, Any], app: Path, order: Sequence[Path], asked: Wish) -> list[Step]:
    """All steps from the frozen app to the finished image, in their order."""
    dmg = image(product, asked)
    return [
        *_sign(app, order, asked),
        *([] if asked.unsigned else _notarise_app(app, asked)),
        _wrap(product, app, dmg),
        *([] if asked.unsigned else _notarise_image(dmg, asked)),
        Step("Check the image", ("hdiutil", "verify", str(dmg))),
    ]


def _sign(app: Path, order: Sequence[Path], asked: Wish) -> list[Step]:
    identity = asked.identity or AD_HOC
    # without a certificate there is no team whose libraries the hardened runtime could admit, and no time stamp
    hardened = () if asked.unsigned else ("--options", "runtime", "--timestamp")
    sign = ("codesign", "--force", "--sign", identity, *hardened)
    allowed = ("--entitlements", str(HERE / "entitlements.plist"))
    programs = {path for path in order if path == app or path.parent == app / "Contents" / "MacOS"}
    found = [
        Step(f"Sign {path.relative_to(app.parent)}", (*sign, *(allowed if path in programs else ()), str(path)))
        for path in order
    ]
    look = ("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))
    return [*found, Step("Check every signature", look)]


def _notarise_app(app: Path, asked: Wish) -> list[Step]:
    packed = app.with_suffix(".zip")
    return [
        Step("Pack the app for the notary", ("ditto", "-c", "-k", "--keepParent", str(app), str(packed))),
        *_notarise(packed, asked),
        Step("Put the notary's ticket into the app", ("xcrun", "stapler", "staple", str(app))),
        Step("Check the ticket", ("xcrun", "stapler", "validate", str(app))),
        Step("Ask Gatekeeper of the app", ("spctl", "--assess", "--type", "execute", "--verbose=2", str(app))),
    ]


def _wrap(product: Mapping[str, Any], app: Path, dmg: Path) -> Step:
    settings = ("-s", str(HERE / "dmg_settings.py"), "-D", f"app={app}", "-D", f"background={HERE / 'background.png'}")
    volume = f"{product['name']} {product['version']}"
    return Step("Wrap the app into a disk image", ("dmgbuild", *settings, volume, str(dmg)))


def _notarise_image(dmg: Path, asked: Wish) -> list[Step]:
    ask = ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose=2", str(dmg))
    return [
        Step("Sign the image", ("codesign", "--force", "--sign", asked.identity, "--timestamp", str(dmg))),
        *_notarise(dmg, asked),
        Step("Put the notary's ticket into the image", ("xcrun", "stapler", "staple", str(dmg))),
        Step("Check the ticket of the image", ("xcrun", "stapler", "validate", str(dmg))),
        Step("Ask Gatekeeper of the image", ask),
    ]


def _notarise(file: Path, asked: Wish) -> list[Step]:
    """notarytool waits for the answer and may end with 0 where that is no: the answer is looked for in its words."""
    keychain = ("--keychain", asked.keychain) if asked.keychain else ()
    submit = ("xcrun", "notarytool", "submit", str(file), "--keychain-profile", asked.profile, *keychain, "--wait")
    return [Step(NOTARISE, submit)]


#: The step whose output must say that the notary accepted.
NOTARISE = "Send it to Apple's notary and wait"
ACCEPTED = "status: Accepted"

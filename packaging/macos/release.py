"""From the frozen app to the disk image that is given away, on a Mac: `python3 packaging/macos/release.py`.

    PRESSFOLD_SIGN_AS          the certificate in the keychain, "Developer ID Application: ..."
    PRESSFOLD_NOTARY_PROFILE   the entry of the keychain that `xcrun notarytool store-credentials` made

Without a certificate it stops, unless --unsigned allows an app that says so in its name. --dry-run prints the steps and
runs on any system, with any app. dmgbuild comes with requirements-freeze.txt (`packaging/freeze.py` installs it).
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import bundle  # noqa: E402  # found by the line above
import plan  # noqa: E402
from product import ROOT, product  # noqa: E402


def main(arguments: list[str]) -> int:
    """Make the image, or print how it would be made; 1 with a sentence where that is not possible."""
    asked = _parsed(arguments)
    facts, app = product(), asked.app.resolve()
    try:
        wish = plan.wish(os.environ, asked.unsigned, asked.processor, asked.out.resolve())
        faults = bundle.faults(app, facts, wish.processor)
        if faults:
            raise plan.Missing("\n".join(faults))
        for (major, minor), files in sorted(bundle.newer(app, facts, wish.processor).items()):
            print(
                f"{len(files)} libraries say they were built for macOS {major}.{minor}, {files[0].name} among them: "
                f"start the app on macOS {facts['macos']['minimum']} before you promise that it runs there.",
                file=sys.stderr,
            )
        steps = plan.steps(facts, app, bundle.signing_order(app), wish)
        if asked.dry_run:
            for step in steps:
                print(f"# {step.purpose}\n{shlex.join(step.command)}")
            return 0
        environment = _tools(steps)
        wish.out.mkdir(parents=True, exist_ok=True)
        for step in steps:
            run(step, environment)
    except plan.Missing as refusal:
        print(refusal, file=sys.stderr)
        return 1
    made = plan.image(facts, wish)
    print(f"{made}  {made.stat().st_size / 1e6:.0f} MB" + ("  (not signed, not notarised)" if wish.unsigned else ""))
    return 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path, default=ROOT / "build" / "frozen" / "Pressfold.app")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--processor", choices=["arm64", "x86_64"], default=platform.machine())
    parser.add_argument("--unsigned", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    return parser.parse_args(arguments)


def _tools(steps: Sequence[plan.Step]) -> Mapping[str, str]:
    """The environment to run the steps in; raises Missing where a tool is not on this machine."""
    # dmgbuild is installed beside PyInstaller, in the environment that freezes
    beside = ROOT / "build" / "freeze-venv" / "bin"
    path = os.pathsep.join([str(beside), os.environ.get("PATH", "")])
    missing = sorted({tool for step in steps if not shutil.which(tool := step.command[0], path=path)})
    if missing:
        raise plan.Missing(
            f"{', '.join(missing)} cannot be found. This runs on a Mac with the command line tools of Xcode "
            "(xcode-select --install), after packaging/freeze.py; --dry-run shows the steps anywhere."
        )
    return {**os.environ, "PATH": path}


def run(step: plan.Step, environment: Mapping[str, str]) -> None:
    """Run one step and show what it says; raises Missing where it fails or the notary refuses."""
    print(f"{step.purpose} ...", flush=True)
    done = subprocess.run(
        step.command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    refused = step.purpose == plan.NOTARISE and plan.ACCEPTED not in done.stdout
    if done.returncode or refused:
        print(done.stdout, file=sys.stderr)
        raise plan.Missing(f"“{step.purpose}” failed ({shlex.join(step.command)}). Nothing is given away.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

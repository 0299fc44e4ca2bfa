"""Authenticode signatures by osslsigncode, on Linux: `python3 packaging/windows/sign.py FILE` signs it in place.

    WINDOWS_CERTIFICATE            path of a PKCS#12 file (.pfx) with the certificate and its key
    WINDOWS_CERTIFICATE_PASSWORD   its password
    WINDOWS_TIMESTAMP              address of a time-stamp server; without one a signature ends with its certificate

What was signed is verified at once, and a signature that does not verify ends the build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


class NotSigned(Exception):
    """A file that should be signed is not; its text says why."""


def available(environment: Mapping[str, str]) -> bool:
    """Whether there is a certificate to sign with."""
    return bool(environment.get("WINDOWS_CERTIFICATE"))


def sign(file: Path, product: Mapping[str, Any], environment: Mapping[str, str]) -> None:
    """Put a signature into a program or an MSI; raises NotSigned where that fails."""
    if not available(environment):
        raise NotSigned("There is no certificate: WINDOWS_CERTIFICATE names the .pfx file to sign with.")
    if not shutil.which("osslsigncode"):
        raise NotSigned("osslsigncode cannot be found. On Debian: sudo apt install osslsigncode.")
    with tempfile.TemporaryDirectory() as folder:
        password = Path(folder) / "password"  # in a file: a command line is seen by everyone on the machine
        password.write_text(environment.get("WINDOWS_CERTIFICATE_PASSWORD", ""), encoding="utf-8")
        signed = Path(folder) / file.name
        line = ["osslsigncode", "sign", "-pkcs12", environment["WINDOWS_CERTIFICATE"], "-readpass", str(password)]
        line += ["-h", "sha256", "-n", product["name"]]
        if environment.get("WINDOWS_TIMESTAMP"):
            line += ["-ts", environment["WINDOWS_TIMESTAMP"]]
        done = subprocess.run(
            [*line, "-in", str(file), "-out", str(signed)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotSigned(f"{file.name} could not be signed: {done.stdout}{done.stderr}".strip())
        shutil.copyfile(signed, file)
    verify(file, environment)


def verify(file: Path, environment: Mapping[str, str]) -> None:
    """Raise NotSigned unless the file's signature fits its content and leads to a root that is trusted.

    WINDOWS_ROOTS may name a file with the roots to trust instead of the system's.
    """
    roots = environment.get("WINDOWS_ROOTS", "/etc/ssl/certs/ca-certificates.crt")
    line = ["osslsigncode", "verify", "-CAfile", roots, "-TSA-CAfile", roots, "-in", str(file)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotSigned(f"The signature of {file.name} does not verify: {done.stdout}{done.stderr}".strip())


def main(files: list[str]) -> int:
    """Sign the named files; 1 with a sentence where one could not be signed."""
    from product import product

    try:
        for name in files:
            sign(Path(name), product(), os.environ)
    except NotSigned as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

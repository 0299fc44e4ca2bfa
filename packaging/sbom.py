"""What Pressfold is made of, as CycloneDX 1.6: `python3 packaging/sbom.py > pressfold-0.1.0.cdx.json`.

Everything comes from the lock (versions, hashes) and THIRD_PARTY.md (licences), so that nothing can be listed that is
not held by a hash, and the same commit gives the same list. The format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from product import ROOT, product


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the lock; `needed_by` are names of others, "pressfold" itself among them."""

    name: str
    version: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]
    marker: str


def packages(lock: str) -> list[Package]:
    """The packages of a lock file as `tools/lock.py` writes it."""
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    return [_package(block) for block in blocks]


def _package(block: str) -> Package:
    stated = re.match(r"([a-z0-9._-]+)==([^\s;]+)(?: ; (.+?))? \\$", block, re.MULTILINE)
    if not stated:
        raise ValueError(f"The lock holds a line that is no package: {block.splitlines()[0]}")
    name, version, marker = stated.groups()
    asked = re.findall(r"^    # (?:via\s+|  )(\S+)", block, re.MULTILINE)
    asked = [word for word in asked if word not in ("via", "-c") and not word.startswith("-")]
    return Package(name, version, tuple(re.findall(r"sha256:([0-9a-f]{64})", block)), tuple(asked), marker or "")


def licences(credits: str) -> dict[str, str]:
    """The licence of each package by its name, from the table in THIRD_PARTY.md."""
    return dict(re.findall(r"^\| ([a-z0-9._-]+) \| \S+ \| ([^|]+?) \|", credits, re.MULTILINE))


def bill(facts: Mapping[str, Any], lock: str, credits: str, when: int) -> dict[str, Any]:
    """The whole list; `when` is the time of the commit in seconds. Raises LookupError where a licence is unknown."""
    held, terms = packages(lock), licences(credits)
    unknown = [package.name for package in held if package.name not in terms]
    if unknown:
        raise LookupError(f"THIRD_PARTY.md names no licence of {', '.join(unknown)}.")
    top = f"pkg:generic/{facts['name'].lower()}@{facts['version']}"
    references = {package.name: f"pkg:pypi/{package.name}@{package.version}" for package in held}
    listed = {
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": top, "name": facts["name"], "version": facts["version"],
                "supplier": {"name": facts["publisher"]}, "purl": top,
                "licenses": [{"license": {"id": facts["licence"]}}],
            },
        },
        "components": [_component(package, references, terms) for package in held],
        "dependencies": list(_dependencies(top, held, references)),
    }  # fmt: skip
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1}
    return {**head, **listed}


def _component(package: Package, references: Mapping[str, str], terms: Mapping[str, str]) -> dict[str, Any]:
    only = [{"name": "pressfold:only-where", "value": package.marker}] if package.marker else []
    # a package has one archive for each system; which of them is inside is told by the system it was built for
    archives = [
        {"type": "distribution", "url": f"https://pypi.org/project/{package.name}/{package.version}/#files",
         "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes]}
    ]  # fmt: skip
    return {
        "type": "library", "bom-ref": references[package.name], "name": package.name, "version": package.version,
        "purl": references[package.name], "licenses": [{"license": {"name": terms[package.name]}}],
        "externalReferences": archives, **({"properties": only} if only else {}),
    }  # fmt: skip


def _dependencies(top: str, held: list[Package], references: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Who needs whom, Pressfold first."""
    for name, reference in [("pressfold", top), *references.items()]:
        needs = [references[package.name] for package in held if name in package.needed_by]
        yield {"ref": reference, "dependsOn": needs}


def main() -> int:
    """Print the list of the lock that Pressfold is frozen from; 1 with a sentence where a licence is unknown."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    credits = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    try:
        listed = bill(product(), lock, credits, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    except LookupError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(json.dumps(listed, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())

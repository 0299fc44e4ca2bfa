"""What lies beside the installers of a release: its notes, and the list of what Pressfold is made of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.packaging.scripts import script

release_notes, sbom = script("release_notes"), script("sbom")
try_release = script("windows/try_release")
product = script("product").product()
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
CREDITS = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")

CHANGELOG = """# Changelog

## [Unreleased]

- not yet

## [1.2.0] - 2026-11-30

### Added

- something

## [1.1.0] - 2026-10-01

- older
"""


def test_the_notes_are_the_part_of_the_changelog_about_this_version() -> None:
    assert release_notes.notes(CHANGELOG, "v1.2.0", "1.2.0") == "### Added\n\n- something\n"
    assert release_notes.notes(CHANGELOG, "v1.1.0", "1.1.0") == "- older\n"


@pytest.mark.parametrize(
    ("tag", "stated", "sentence"),
    [
        ("v1.2.1", "1.2.0", "Tag the commit as v1.2.0"),
        ("1.2.0", "1.2.0", "Tag the commit as v1.2.0"),
        ("v1.3.0", "1.3.0", "no part about 1.3.0"),
        ("v1.2", "1.2", "no part about 1.2"),
    ],
)
def test_a_tag_that_is_not_the_version_is_refused_with_a_sentence(tag: str, stated: str, sentence: str) -> None:
    with pytest.raises(release_notes.Refused, match=re.escape(sentence)):
        release_notes.notes(CHANGELOG, tag, stated)


def test_every_locked_package_is_listed_with_version_hashes_and_licence() -> None:
    pins = re.findall(r"^([a-z0-9._-]+)==(\S+)", LOCK, re.MULTILINE)
    listed = sbom.bill(product, LOCK, CREDITS, 0)["components"]
    assert [(part["name"], part["version"]) for part in listed] == pins
    assert all(part["licenses"][0]["license"]["name"] for part in listed)
    hashes = [row["content"] for part in listed for row in part["externalReferences"][0]["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", LOCK))


def test_the_list_says_who_needs_whom() -> None:
    listed = sbom.bill(product, LOCK, CREDITS, 0)
    needs = {row["ref"].split("/")[1].split("@")[0]: row["dependsOn"] for row in listed["dependencies"]}
    assert any(reference.startswith("pkg:pypi/whoosh3@") for reference in needs["pressfold"])
    assert any(reference.startswith("pkg:pypi/pydantic-core@") for reference in needs["pydantic"])
    held = {part["bom-ref"] for part in listed["components"]}
    assert {reference for row in listed["dependencies"] for reference in row["dependsOn"]} == held


def test_the_same_commit_gives_the_same_list() -> None:
    one, two, later = (json.dumps(sbom.bill(product, LOCK, CREDITS, when)) for when in (5, 5, 6))
    assert one == two != later


def test_a_package_without_a_licence_is_refused() -> None:
    with pytest.raises(LookupError, match="names no licence of anyascii"):
        sbom.bill(product, LOCK, CREDITS.replace("| anyascii |", "| other |"), 0)


def test_a_release_is_tried_on_windows_alone_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--new", str(tmp_path), "--last", str(tmp_path)]
    assert try_release.main(words) == 1
    assert "there should be one *-setup*.exe, and there are 0" in capsys.readouterr().err
    with pytest.raises(try_release.Failed, match=r"does not hold that it is there\."):
        try_release.must(False, "it is there")

"""What a release says of itself: `python3 packaging/release_notes.py v0.1.0` prints its part of CHANGELOG.md.

It refuses a tag that is not the version of the program, and a version that the changelog does not speak of.
"""

from __future__ import annotations

import re
import sys

from product import ROOT, version


class Refused(Exception):
    """There is nothing to release under this tag; the text says why."""


def notes(changelog: str, tag: str, stated: str) -> str:
    """The part of the changelog about the version of this tag, without its heading; raises Refused."""
    if tag != f"v{stated}":
        raise Refused(f"The tag is {tag}, and the program says it is {stated}. Tag the commit as v{stated}.")
    part = re.search(rf"^## \[{re.escape(stated)}\][^\n]*\n(.*?)(?=^## \[|\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not part or not part[1].strip():
        raise Refused(f"CHANGELOG.md has no part about {stated}. Rename “Unreleased” to it, with the day.")
    return part[1].strip() + "\n"


def main(arguments: list[str]) -> int:
    """Print the notes of the tag; 1 with a sentence where there are none."""
    try:
        [tag] = arguments
        print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), tag, version()), end="")
    except (Refused, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

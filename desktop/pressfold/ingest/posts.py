"""Posts: embedded tweets and their kin in copied text, where the signature may stand between the halves of a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressfold.ingest.line import Line
from pressfold.ingest.timestamps import timestamp

#: "— Name (@handle) January 28, 2022", alone in its line or behind the words of the post.
_SIGNATURE = re.compile(
    r"(?:^|(?<=\s)|(?<=pic\.twitter\.com/\w{10}))(?:[—–-]{1,2}|\ufffd)\s?(?P<name>[^—–\n]{1,80}?)\s?\(@(?P<handle>\w{1,20})\)(?P<behind>[^()]{0,60})$"
)
#: What is found in posts and in no running text.
_LINK = re.compile(r"(?:https?://t\.co/|pic\.(?:twitter|x)\.com/)\w+")
_LINK_AT_END = re.compile(rf"{_LINK.pattern}(?:\s+{_LINK.pattern})*\s*$")
_OTHER_EMBED = re.compile(r"(?:View this post on Instagram|A post shared by .{1,80})$")
_TOKEN_FIRST = re.compile(r"\.?[@#]\w{2,}")
#: How a signature opens; the last is a dash whose encoding was lost.
_DASHES = ("—", "–", "-", "\ufffd")
#: A post is not longer than this, in code points.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a post and, in ISO 8601, when."""

    name: str
    handle: str
    date: str | None


def signature(line: str) -> Signature | None:
    """The signature of a post that the line is or ends with."""
    if "(@" not in line:
        return None
    found = _SIGNATURE.search(line)
    if found is None:
        return None
    stamp = timestamp(found["behind"].strip())
    if found["behind"].strip() and stamp is None:
        return None
    return Signature(found["name"].strip(), found["handle"], stamp.iso if stamp else None)


def posts(lines: Sequence[Line]) -> list[range]:
    """The posts among the lines: for each, the places of its lines, sorted and never overlapping."""
    found: list[range] = []
    for at, line in enumerate(lines):
        free = found[-1].stop if found else 0
        if at >= free and signature(line.text):
            found.append(_signed(lines, at, free))
    taken = {at for post in found for at in post}
    loose = [range(at, at + 1) for at, line in enumerate(lines) if at not in taken and _is_loose(line.text)]
    return sorted((*found, *loose), key=lambda post: post.start)


def _signed(lines: Sequence[Line], at: int, free: int) -> range:
    """A post around its signature: the line before with its words, and what follows of it."""
    start = at
    alone = lines[at].text.lstrip()[:1] in _DASHES
    if alone and at > free and len(lines[at - 1].text) <= _LONGEST:
        start = at - 1
        while start > free and _has_tokens(lines[start - 1]):
            start -= 1
    stop = at + 1
    while stop < len(lines) and _is_loose(lines[stop].text) and not _belongs_to_next(lines, stop):
        stop += 1
    return range(start, stop)


def _is_loose(line: str) -> bool:
    """Whether the line is a part of a post although no signature is in it: it ends with a post's link."""
    return len(line) <= _LONGEST and bool(_LINK_AT_END.search(line) or _OTHER_EMBED.match(line))


def _belongs_to_next(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the first half of a post that the next line signs."""
    return at + 1 < len(lines) and lines[at + 1].text[:1] in _DASHES and signature(lines[at + 1].text) is not None


def _has_tokens(line: Line) -> bool:
    """Whether the line reads like part of a post: short, with a post's link, or opening with a handle or a tag."""
    return len(line.text) <= _LONGEST and bool(_LINK.search(line.text) or _TOKEN_FIRST.match(line.text))

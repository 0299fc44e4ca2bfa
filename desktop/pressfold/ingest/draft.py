"""A draft: a text put together paragraph by paragraph, with the roles that its format states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pressfold.ingest.reader import Extracted, Fact
from pressfold.model.article import Block, Role

_SILENT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028]")


class Paragraph(NamedTuple):
    """A paragraph's words and its role, None where the format does not state it."""

    words: str
    role: Role | None = None


def draft(
    paragraphs: Iterable[Paragraph], encoding: str, facts: Mapping[str, Fact] | None = None, part: str = ""
) -> Extracted:
    """The article of these paragraphs, a blank line between them; those without words are left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for words, role in paragraphs:
        shown = clean(words)
        if not shown:
            continue
        if pieces:
            at += 2
        pieces.append(shown)
        if role is not None:
            blocks.append(Block(at, at + len(shown), role))
        at += len(shown)
    return Extracted("\n\n".join(pieces), encoding, facts or {}, tuple(blocks), part)


def clean(words: str) -> str:
    """The words without controls, with plain line ends, and with � for half a character; trimmed line by line."""
    plain = _HALF_CHARACTER.sub("\ufffd", _SILENT.sub("", _LINE_ENDS.sub("\n", words)))
    return "\n".join(line.strip() for line in plain.split("\n")).strip()

"""Clippings: rich words from the clipboard, all of them in their order; nothing around them is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressfold.ingest.clipping import MARK
from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.reader import Extracted, NotThisFormat, Reader, single
from pressfold.ingest.rich_text import paragraphs
from pressfold.model.article import Role


def extract(content: bytes) -> Extracted:
    """The paragraphs of a clipping; a heading above all others is the headline. Raises NotThisFormat."""
    if not is_clipping(content):
        raise NotThisFormat
    return draft(_headed(paragraphs(content[len(MARK) :].decode("utf-8", "replace"))), "utf-8")


def _headed(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for nth, (words, role) in enumerate(found):
        yield Paragraph(words, Role.HEADLINE if nth == 0 and role is Role.CROSSHEAD else role)


def is_clipping(beginning: bytes) -> bool:
    """Whether a file begins like this format and no other."""
    return beginning.startswith(MARK)


READER = Reader("clipping 1", frozenset((".clipping",)), is_clipping, single(extract), sure=True, kind="a clipping")

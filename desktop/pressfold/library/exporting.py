"""A briefing as what a format holds: a document with what the library knows around its quotes, sources or rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.briefing import findings as around
from pressfold.library.articles import Articles
from pressfold.library.copies import Copies, check_all
from pressfold.library.findings import Findings
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.document import Document

if TYPE_CHECKING:
    from pressfold.export.formats import Content


def content_for(
    path: Path, briefing: Briefing, articles: Articles, findings: Findings, copies: Copies, now: str
) -> Content:
    """What the ending of `path` asks for; every pin is proved against `copies` at `now`. Raises UnknownExport."""
    from pressfold.briefing.pin_sheet import pin_sheet
    from pressfold.export.formats import Kind, format_of

    kind = format_of(path).kind
    if kind is Kind.REFERENCES:
        return briefing.ordered_sources()
    anchors = check_all(briefing, copies, now)
    if kind is Kind.SHEET:
        return pin_sheet(briefing, anchors)
    return document_of(briefing, articles, findings, anchors=anchors, created=now)


def document_of(
    briefing: Briefing, articles: Articles, findings: Findings, *, anchors: Mapping[str, Anchor], created: str
) -> Document:
    """The briefing as a printable document: every quote with its proof, who is named, what is wire copy.

    `anchors` are the outcomes of the check before this export by pin id, `created` its time (ISO 8601, UTC).
    """
    from pressfold.briefing.outline import document

    ids = articles.ids_by_copy()
    quoted = {ids[source.text_sha256] for source in briefing.ordered_sources() if source.text_sha256 in ids}
    families = findings.families(quoted)
    carriers = quoted.union(*(family.articles for family in families))
    known = around.gather(briefing, articles.some(carriers), families, findings.actors(quoted))
    return document(briefing, anchors=anchors, created=created, findings=known)

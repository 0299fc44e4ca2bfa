"""A briefing as what a format holds: a document with what the library knows around its quotes, sources or rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.briefing import findings as around
from pressfold.library.articles import Articles
from pressfold.library.checking import newer_versions
from pressfold.library.copies import Copies, check_all
from pressfold.library.findings import Findings
from pressfold.library.versions import Versions
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.document import Document
from pressfold.model.export_errors import TemplateRefused
from pressfold.model.manner import USUAL, Manner

if TYPE_CHECKING:
    from pressfold.export.formats import Content


@dataclass(frozen=True, slots=True)
class Around:
    """What the library has around the quotes of a briefing."""

    articles: Articles
    findings: Findings
    versions: Versions


def content_for(
    path: Path, briefing: Briefing, store: Around, copies: Copies, now: str, manner: Manner = USUAL
) -> Content:
    """What the ending of `path` asks for; every pin is proved against `copies` at `now`.

    Raises UnknownExport, and TemplateRefused where the template of the manner cannot be read.
    """
    from pressfold.briefing.pin_sheet import pin_sheet
    from pressfold.export.formats import Kind, format_of

    kind = format_of(path).kind
    if kind is Kind.REFERENCES:
        return briefing.ordered_sources()
    anchors = check_all(briefing, copies, now)
    if kind is Kind.SHEET:
        return pin_sheet(briefing, anchors)
    made = document_of(briefing, store, anchors=anchors, created=now, manner=manner)
    return replace(made, template=_template(manner.template))


def document_of(
    briefing: Briefing,
    store: Around,
    *,
    anchors: Mapping[str, Anchor],
    created: str,
    manner: Manner = USUAL,
) -> Document:
    """The briefing as a printable document: every quote with its proof, who is named, what is wire copy.

    `anchors` are the outcomes of the check before this export by pin id, `created` its time (ISO 8601, UTC).
    """
    from pressfold.briefing.outline import document

    articles, findings = store.articles, store.findings
    ids = articles.ids_by_copy()
    quoted = {ids[source.text_sha256] for source in briefing.ordered_sources() if source.text_sha256 in ids}
    families = findings.families(quoted)
    carriers = quoted.union(*(family.articles for family in families))
    known = around.gather(briefing, articles.some(carriers), families, findings.actors(quoted))
    newer = newer_versions(briefing, articles, store.versions, created)
    return document(briefing, anchors=anchors, created=created, findings=known, manner=manner, newer=newer)


def _template(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError as error:
        raise TemplateRefused(f"it could not be opened ({error.strerror})", str(path)) from error

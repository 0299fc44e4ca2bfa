"""A briefing as a document, with what the library knows around its quotes."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.briefing import findings as around
from pressfold.library.articles import Articles
from pressfold.library.findings import Findings
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.document import Document


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

"""A check of all pins: each against the text it was pinned from, and against a newer version of its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressfold.library.articles import Articles
from pressfold.library.copies import by_source
from pressfold.library.versions import Versions
from pressfold.model.briefing import Anchor, AnchorState, Briefing, Newer

#: What leaves nothing to be said of a newer version.
_STANDS = (AnchorState.VERIFIED, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class Checks:
    """What a check found, all of it by pin id.

    `anchors` are the outcomes against the pinned text, in the order of the document; `articles` the article of the
    library that has this very text, where one has; `newer` those pins whose words differ in a newer version of it;
    `used` the titles of other briefings that quote words of it too. `origins` is how many independent texts the sources
    amount to, None where nobody counted.
    """

    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    articles: Mapping[str, int] = field(default_factory=dict)
    newer: Mapping[str, Newer] = field(default_factory=dict)
    used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origins: int | None = None

    def cover(self, briefing: Briefing) -> bool:
        """Whether the check looked at all pins that the briefing has now, and at no others."""
        return self.anchors.keys() == briefing.pins.keys()


def newer_versions(briefing: Briefing, articles: Articles, versions: Versions, checked: str) -> dict[str, Newer]:
    """The pins whose words do not stand in the newest version of their article, by pin id; `checked` is the time."""
    from pressfold.briefing.proof import check

    ids, older = articles.ids_by_copy(), versions.older()
    found: dict[str, Newer] = {}
    for source, pins in by_source(briefing):
        newest = older.get(ids.get(briefing.sources[source].text_sha256, 0))
        if newest is None:
            continue
        text = articles.get(newest).text
        for pin in pins:
            anchor = check(pin, text, checked=checked)
            if anchor.state not in _STANDS:
                found[pin.id] = Newer(newest, anchor)
    return found


def standing(briefing: Briefing, articles: Articles) -> dict[str, int]:
    """The article of the library that has the very text of a pin, by pin id; only where there is one."""
    ids = articles.ids_by_copy()
    return {pin.id: ids[text] for pin in briefing.ordered() if (text := briefing.source_of(pin).text_sha256) in ids}

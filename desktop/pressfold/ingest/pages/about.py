"""About: what a page states about itself in its head, and what the program that saved it noted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html

from pressfold.ingest.pages import json_ld
from pressfold.ingest.pages.sources import JSON_LD, META, Source, first_stated, same_address
from pressfold.ingest.pages.tags import Tags
from pressfold.ingest.pages.titles import bare_title
from pressfold.ingest.reader import Fact

#: Countries and languages that write the month before the day.
_MONTH_FIRST = re.compile(r"en(?:[-_](?:us|ph))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saved:
    """What the program that saved a page tells: the page's address and when it was saved, as it writes it."""

    url: str | None = None
    when: str | None = None


class About:
    """What a page states about itself, read once."""

    def __init__(self, tree: html.HtmlElement, saved: Saved) -> None:
        self.tree = tree
        self.saved = saved
        self.tags = Tags(tree)
        self.stated = json_ld.stated(tree)
        declared = str(tree.get("lang") or "")
        self.month_first = bool(_MONTH_FIRST.match(declared))

    @property
    def titles(self) -> list[str]:
        """All that the page calls its article."""
        page = self.tags.page_title()
        stated = [self.stated.headline, *self.tags.all("titles"), *self.tags.microdata("headline"), page]
        found = [title for title in stated if title]
        return list(dict.fromkeys([*found, *(bare_title(title, self.sites) for title in found)]))

    @property
    def summary(self) -> str | None:
        return self.tags.first("summaries") or self.stated.summary

    @property
    def url(self) -> Fact | None:
        """The address of the page: its own word, else that of the program that saved it."""
        sources: list[Source] = [
            (self.tags.canonical(), META),
            (_address(self.tags.first("addresses")), META),
            (self.saved.url, "file"),
            (self.stated.url, JSON_LD),
        ]
        return first_stated(sources, same_address)

    @property
    def sites(self) -> list[str]:
        """The names that the site goes by: as it calls itself, and the parts of its domain."""
        found = [*self.tags.all("sites"), *(filter(None, [self.stated.publisher]))]
        host = urlsplit(self.url.value).hostname if self.url else None
        labels = (host or "").removeprefix("www.").split(".")
        found += [host.removeprefix("www.")] if host else []
        return [*found, *(label for label in labels[:-1] if len(label) > 2)]


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None

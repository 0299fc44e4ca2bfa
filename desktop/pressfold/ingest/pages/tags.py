"""Tags: what a page states about itself in meta tags, in microdata and in its head."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml import html

from pressfold.resources import resource

#: Longer values are no facts.
_LONGEST = 1_000


class Tags:
    """The meta tags of a page by their names in lower case."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self._values: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
            content = " ".join((meta.get("content") or "").split())
            if name and content and len(content) <= _LONGEST:
                self._values.setdefault(name.strip().lower(), []).append(content)

    def all(self, field: str) -> list[str]:
        """The values of the meta tags for a field ("titles", "published" ...), each once, the particular ones first."""
        return list(dict.fromkeys(value for name in _names()[field] for value in self._values.get(name, ())))

    def first(self, field: str) -> str | None:
        return next(iter(self.all(field)), None)

    def microdata(self, name: str) -> Iterator[str]:
        """The values of one property of microdata or RDFa, in the order of the page."""
        for element in self._tree.xpath("//*[@itemprop=$name or @property=$name]", name=name):
            if element.tag == "meta" and element.get("itemprop") is None:
                continue
            value = element.get("content") or element.get("datetime") or element.text_content()
            text = " ".join(value.split())
            if text and len(text) <= _LONGEST:
                yield text

    def canonical(self) -> str | None:
        """The address that a page gives as its own."""
        for link in self._tree.xpath('//link[@rel="canonical"]/@href'):
            if re.match(r"https?://[^/]+", link):
                return str(link).strip()
        return None

    def language(self) -> str | None:
        """The language that a page declares, as a short code."""
        declared = self._tree.get("lang") or self._tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", declared.strip())
        return code[0].lower() if code else None

    def page_title(self) -> str | None:
        title = self._tree.find(".//title")
        return " ".join(title.text_content().split()) or None if title is not None else None


@cache
def _names() -> Mapping[str, Sequence[str]]:
    """The names of tags.toml by field."""
    lists: dict[str, list[str]] = tomllib.loads(resource("ingest", "tags.toml").read_text(encoding="utf-8"))
    return lists

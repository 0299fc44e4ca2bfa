"""Facts: the metadata that a page states, each with the part of the page that states it."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.ingest.agencies import agencies_in
from pressfold.ingest.metadata import HINT
from pressfold.ingest.outlets import known_outlets
from pressfold.ingest.pages import dates
from pressfold.ingest.pages.about import About
from pressfold.ingest.pages.authors import byline_of, names
from pressfold.ingest.pages.moments import moment
from pressfold.ingest.pages.sources import JSON_LD, META, MICRODATA, Source, first_stated, same_letters
from pressfold.ingest.pages.story import Story
from pressfold.ingest.pages.titles import bare_title
from pressfold.ingest.reader import Fact
from pressfold.model.article import Role

#: The fewest letters of a title of a page; "Home" is none.
_FEWEST = 3


def facts(about: About, story: Story) -> dict[str, Fact]:
    """The fields that the page states, by their names in `Metadata`."""
    stated, meta = about.stated, about.tags
    published, modified = dates.published(about, story), dates.modified(about)
    if published and modified and modified.value == published.value:
        modified = None
    found: Mapping[str, Fact | None] = {
        "title": _title(about, story),
        "standfirst": _standfirst(story),
        "outlet": _outlet(about),
        "byline": _byline(about, story),
        "credit": _credit(about),
        "published": published,
        "modified": modified,
        "retrieved": first_stated([(moment(about.saved.when or ""), "file")]),
        "url": about.url,
        "section": first_stated([(stated.section, JSON_LD), (meta.first("sections"), META)], same_letters),
        "language": first_stated([(meta.language(), HINT)]),
    }
    return {name: fact for name, fact in found.items() if fact}


def _title(about: About, story: Story) -> Fact | None:
    headline = next((part.piece.text for part in story.parts if part.role is Role.HEADLINE), None)
    sources: list[Source] = [
        (headline, "headline"),
        (about.stated.headline, JSON_LD),
        (about.tags.first("titles"), META),
        (next(about.tags.microdata("headline"), None), MICRODATA),
        (about.tags.page_title(), "page title"),
    ]
    bare = [(bare_title(title, about.sites) if title else None, how) for title, how in sources]
    return first_stated([(title, how) for title, how in bare if title and len(title) >= _FEWEST], same_letters)


def _outlet(about: About) -> Fact | None:
    """Whose page it is: the known outlet at its address, else the publisher or the site that the page names."""
    known = known_outlets()
    at_home = known.at(about.url.value) if about.url else None
    named = [(about.stated.publisher, JSON_LD), (about.tags.first("sites"), META)]
    shown = [(outlet.name if (outlet := known.called(name)) else name, how) for name, how in named if name]
    return first_stated([(at_home.name if at_home else None, "web address"), *shown], same_letters)


def _standfirst(story: Story) -> Fact | None:
    printed = next((part.piece.text for part in story.parts if part.role is Role.STANDFIRST), None)
    return Fact(printed, "standfirst") if printed else None


# --- people ----------------------------------------------------------------------------------------------------------


def _byline(about: About, story: Story) -> Fact | None:
    """Who wrote it: the people of JSON-LD, of the meta tags, of microdata, else those that the byline names."""
    sites = about.sites
    printed = [byline_of(part.piece.text, sites) for part in story.parts if part.role is Role.BYLINE]
    sources: list[Source] = [
        (", ".join(names(about.stated.people, sites)), JSON_LD),
        (", ".join(names(about.tags.all("authors"), sites)), META),
        (next(filter(None, printed), None), "byline"),
        (", ".join(names(about.tags.microdata("author"), sites)), MICRODATA),
    ]
    return first_stated(sources, same_letters)


def _credit(about: About) -> Fact | None:
    """The agencies among those whom the page calls authors."""
    stated = [*about.stated.bodies, *about.stated.people]
    sources: list[Source] = [
        (", ".join(agencies_in(" ; ".join(stated))), JSON_LD),
        (", ".join(agencies_in(" ; ".join(about.tags.all("authors")))), META),
    ]
    return first_stated(sources)

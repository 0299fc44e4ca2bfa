"""Saved pages: the story is the text, the rest is left out or marked, and each fact tells where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.ingest.pages import PARAGRAPHS, RELATED, STANDFIRST, TITLE, archive, page

from pressfold.ingest.reading import read
from pressfold.model.article import Reading, Role
from pressfold.model.errors import CannotRead

SINGLEFILE = """<!--
 Page saved with SingleFile
 url: https://www.example.com/2022/01/28/talks.html
 saved date: Sat Jan 29 2022 08:30:00 GMT+0100 (Central European Standard Time)
-->"""


def of(folder: Path, content: str | bytes, name: str = "page.html") -> Reading:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path)


def texts(reading: Reading, *roles: Role) -> list[str]:
    return [reading.text[block.start : block.end] for block in reading.blocks if block.role in roles]


def linked_data(**fields: object) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def test_the_story_is_the_text_and_nothing_around_it(tmp_path: Path) -> None:
    reading = of(tmp_path, page())
    assert texts(reading, Role.HEADLINE) == [TITLE]
    assert texts(reading, Role.BODY) == list(PARAGRAPHS)
    assert "Another story" not in reading.text and "Politics" not in reading.text and "rights" not in reading.text
    assert reading.extractor.startswith("web page")


TWEET = '<blockquote class="twitter-tweet"><p>We spoke.</p><p>— A Name (@name) 28 January 2022</p></blockquote>'
LINK = "» Another story that we would like you to read"
CAPTION = (
    "A long line about the picture that says on which day the two men met in the palace, who was with them and what "
    "they had to eat."
)
PARTS = {
    "standfirst by class": (page(above=f'<p class="article-standfirst">{STANDFIRST}</p>'), Role.STANDFIRST, STANDFIRST),
    "standfirst by summary": (
        page(f'<meta name="description" content="{STANDFIRST}">', above=f"<h2>{STANDFIRST}</h2>"),
        Role.STANDFIRST,
        STANDFIRST,
    ),
    "byline": (page(above='<div class="byline">By Jane Roe</div>'), Role.BYLINE, "By Jane Roe"),
    "date": (page(above='<time datetime="2022-01-28">28 January 2022</time>'), Role.DATELINE, "28 January 2022"),
    "crosshead": (page(inside="<h2>A second call</h2>"), Role.CROSSHEAD, "A second call"),
    "caption": (page(inside=f"<figure><figcaption>{CAPTION}</figcaption></figure>"), Role.CAPTION, CAPTION),
    "post": (page(inside=TWEET), Role.POST, "We spoke.\n\n— A Name (@name) 28 January 2022"),
    "link": (page(inside=f'<p><a href="/other">{LINK}</a></p>'), Role.BOILERPLATE, LINK),
}


@pytest.mark.parametrize("part", PARTS)
def test_the_markup_tells_what_a_part_is(tmp_path: Path, part: str) -> None:
    markup, role, words = PARTS[part]
    reading = of(tmp_path, markup)
    assert words in texts(reading, role)
    assert texts(reading, Role.BODY) == list(PARAGRAPHS)


def test_a_byline_in_pieces_that_is_printed_twice_is_one_line(tmp_path: Path) -> None:
    line = '<div class="byline"><p>By</p><p>Jane Roe</p><p>and</p><p>John Doe</p></div>'
    plea = '<div class="byline"><p>Make your contribution now and help us thrive. Donate today</p></div>'
    reading = of(tmp_path, page(above=line + line + plea))
    assert texts(reading, Role.BYLINE) == ["By Jane Roe and John Doe"]


def test_blocks_cover_the_text_in_order(tmp_path: Path) -> None:
    reading = of(tmp_path, page(above='<p class="lead">Advisers are to meet again soon, officials say.</p>'))
    covered = set()
    for before, block in zip(reading.blocks, reading.blocks[1:], strict=False):
        assert before.end <= block.start
    for block in reading.blocks:
        covered.update(range(block.start, block.end))
    assert all(char.isspace() for at, char in enumerate(reading.text) if at not in covered)


OUTLET = {"@type": "Organization", "name": "The Daily Example"}
JANE = {"@type": "Person", "name": "Jane Roe"}
DATES = {"datePublished": "2022-01-28T16:07:00+00:00", "dateModified": "2022-01-28T18:00:00+00:00"}
GRAPH = [
    {"@type": "WebSite", "name": "The Daily Example"},
    {**JANE, "@id": "#jane"},
    {**OUTLET, "@id": "#us"},
    {"@type": "Article", "headline": TITLE, **DATES, "author": {"@id": "#jane"}, "publisher": {"@id": "#us"},
     "articleSection": ["World", "Europe"]},
]  # fmt: skip
TAGS = {
    "og:title": TITLE, "article:published_time": "2022-01-28T16:07:00Z", "author": "Jane Roe",
    "article:modified_time": "2022-01-28T18:00:00Z", "og:site_name": "The Daily Example", "article:section": "World",
}  # fmt: skip
STATED = {
    "JSON-LD": (
        linked_data(headline=TITLE, **DATES, author=[JANE], publisher=OUTLET, articleSection="World"),
        "JSON-LD",
    ),
    "JSON-LD in a graph": (f'<script type="application/ld+json">{json.dumps({"@graph": GRAPH})}</script>', "JSON-LD"),
    "meta tags": ("".join(f'<meta property="{name}" content="{value}">' for name, value in TAGS.items()), "meta tag"),
}


@pytest.mark.parametrize("kind", STATED)
def test_what_the_page_states_is_taken_with_its_place(tmp_path: Path, kind: str) -> None:
    head, how = STATED[kind]
    facts = of(tmp_path, page(head)).metadata
    assert (facts.title, facts.outlet, facts.byline, facts.section) == (TITLE, "The Daily Example", "Jane Roe", "World")
    assert (facts.published, facts.modified) == ("2022-01-28T16:07:00+00:00", "2022-01-28T18:00:00+00:00")
    assert facts.language == "en"
    assert {facts.provenance[name] for name in ("outlet", "byline", "published", "modified", "section")} == {how}
    assert facts.provenance["title"] == f"headline and {how}"


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ('<p class="date">Published on 28 January 2022</p>', "2022-01-28"),
        ('<div class="meta">28.01.2022</div>', "2022-01-28"),
        ("<p>Veröffentlicht am 28. Januar 2022 von Jane Roe</p>", "2022-01-28"),
        ("<span>por Jane Roe 28 enero, 2022</span>", "2022-01-28"),
        ('<time datetime="2022-01-28">yesterday</time>', "2022-01-28"),
        ("<p>Updated: 29 January 2022</p><p>Published: 28 January 2022</p>", "2022-01-28"),
    ],
    ids=["words", "figures", "German", "Spanish", "time element", "published before updated"],
)
def test_a_date_in_the_head_is_found_where_no_tag_states_one(tmp_path: Path, above: str, day: str) -> None:
    facts = of(tmp_path, page(above=above)).metadata
    assert (facts.published, facts.provenance["published"]) == (day, "page")


def test_the_day_in_the_address_is_the_last_resort(tmp_path: Path) -> None:
    facts = of(tmp_path, page('<link rel="canonical" href="https://www.example.com/2022/01/28/talks.html">')).metadata
    assert (facts.published, facts.provenance["published"]) == ("2022-01-28", "web address")


@pytest.mark.parametrize(
    "head",
    [
        '<script>window.data = {"publishedDate": "2022-01-28T16:07:00Z", "updatedDate": "2022-01-30"}</script>',
        '<meta property="article:published_time" content="2022-01-27T23:00:00Z">',
    ],
    ids=["a script's data", "midnight in UTC"],
)
def test_a_day_is_found_in_the_data_of_a_script_and_behind_a_zone(tmp_path: Path, head: str) -> None:
    assert (of(tmp_path, page(head, lang="fr")).metadata.published or "")[:10] == "2022-01-28"


@pytest.mark.parametrize(
    ("heading", "behind"),
    [
        (
            "About the author",
            "Jane Roe has been writing about the region for ten years and lives with her family in Paris.",
        ),
        (
            "Das könnte Sie auch interessieren",
            "Die beiden Staatschefs hatten schon vor einer Woche lange miteinander gesprochen.",
        ),
        (
            "Más noticias",
            "Los presidentes habían hablado durante una hora por teléfono la semana pasada, según fuentes.",
        ),
    ],
)
def test_what_stands_behind_a_closing_is_not_the_story(tmp_path: Path, heading: str, behind: str) -> None:
    reading = of(tmp_path, page(below=f"<h3>{heading}</h3><p>{behind}</p>"))
    assert texts(reading, Role.BODY) == list(PARAGRAPHS)


def test_a_page_that_calls_its_story_a_promotion_still_has_one(tmp_path: Path) -> None:
    reading = of(tmp_path, page().replace("<article>", '<article class="promo">'))
    assert texts(reading, Role.BODY) == list(PARAGRAPHS)


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    below = "<p>The first of the meetings had been held on 3 May 2019 in the capital.</p>"
    facts = of(tmp_path, page(below=below)).metadata
    assert facts.published is None


@pytest.mark.parametrize(
    "author",
    [
        "admin",
        "The Daily Example",
        "Redaktion",
        "Online-Redaktion",
        "News Desk",
        "https://www.facebook.com/example",
        "editor@example.com",
    ],
)
def test_a_desk_or_a_system_is_no_author(tmp_path: Path, author: str) -> None:
    head = linked_data(headline=TITLE, author={"name": author}, publisher={"name": "The Daily Example"})
    assert of(tmp_path, page(head)).metadata.byline is None


def test_an_agency_that_is_called_author_is_the_credit(tmp_path: Path) -> None:
    facts = of(
        tmp_path, page(linked_data(headline=TITLE, author={"@type": "Organization", "name": "Reuters"}))
    ).metadata
    assert (facts.credit, facts.byline) == ("Reuters", None)


def test_singlefile_tells_where_and_when_a_page_was_saved(tmp_path: Path) -> None:
    facts = of(tmp_path, page().replace("<html", SINGLEFILE + "<html", 1)).metadata
    assert (facts.url, facts.provenance["url"]) == ("https://www.example.com/2022/01/28/talks.html", "file")
    assert (facts.retrieved, facts.provenance["retrieved"]) == ("2022-01-29T08:30:00+01:00", "file")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251"])
def test_a_web_archive_is_read_in_its_encoding(tmp_path: Path, charset: str) -> None:
    words = {"windows-1251": "Президент принял посла"}.get(charset, "Le président a reçu l'ambassadeur à l'Élysée")
    markup = page(title=words).replace("“", '"').replace("”", '"').replace("’", "'").replace("©", "")
    reading = of(tmp_path, archive(markup, charset=charset), "page.mhtml")
    facts = reading.metadata
    assert facts.title == words
    assert len(texts(reading, Role.BODY)) == len(PARAGRAPHS)
    assert (facts.url, facts.retrieved) == (
        "https://www.example.com/2022/01/28/talks.html",
        "2022-01-29T08:30:00+01:00",
    )
    assert reading.extractor.startswith("web archive")


def test_a_web_archive_without_a_page_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"page\.mhtml"):
        of(tmp_path, b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n", "page.mhtml")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("utf-8", "utf-8")],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    markup = page(f'<meta charset="{declared}">', title="Gespräche über die Krise gehen weiter")
    markup = markup.replace("“", '"').replace("”", '"')
    reading = of(tmp_path, markup.encode(encoding))
    assert reading.metadata.title == "Gespräche über die Krise gehen weiter"
    assert reading.encoding.startswith(encoding)


def test_utf_8_is_told_from_a_wrong_declaration(tmp_path: Path) -> None:
    reading = of(tmp_path, page('<meta charset="iso-8859-1">', title="Gespräche über die Krise").encode())
    assert (reading.metadata.title, reading.encoding) == ("Gespräche über die Krise", "utf-8")


def test_scripts_styles_and_soft_hyphens_leave_no_words(tmp_path: Path) -> None:
    inside = (
        "<script>alert('never')</script><style>p {color: red}</style><p>A para\u00adgraph with places to break its "
    )
    inside += "words, which a browser uses and a reader of the text does not need at all.</p>"
    text = of(tmp_path, page(inside=inside)).text
    assert "never" not in text and "color" not in text and "\u00ad" not in text and "A paragraph with" in text


def test_a_list_of_other_stories_is_left_out(tmp_path: Path) -> None:
    reading = of(tmp_path, page(inside=f"<h3>Read more</h3><ul>{RELATED}</ul>"))
    assert not [block for block in texts(reading, Role.BODY, Role.CROSSHEAD) if "Another story" in block]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5_000 + "<p>Deep.</p>",
        "<p>" + "<b>" * 3_000 + "Words.",
        "<html><body>",
        "<table>" * 500 + "<p>Words.",
        "<!-- only -->",
    ],
    ids=["nested blocks", "nested inline", "nothing", "tables", "comment"],
)
def test_strange_markup_is_read_or_refused_with_a_sentence(tmp_path: Path, markup: str) -> None:
    try:
        assert of(tmp_path, markup).text.strip()
    except CannotRead as error:
        assert "page.html" in error.sentence


def test_a_page_asks_nothing_of_the_network_or_the_disk(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be read", encoding="utf-8")
    head = (
        f'<base href="https://www.example.com/"><link rel="stylesheet" href="https://www.example.com/a.css">'
        f'<meta http-equiv="refresh" content="0; url=https://www.example.com/">'
        f'<script src="//www.example.com/a.js"></script>'
        f'<link rel="import" href="{secret.as_uri()}">'
    )
    inside = f'<img src="https://www.example.com/a.png"><iframe src="{secret.as_uri()}"></iframe>'
    doctype = f'<!DOCTYPE html [<!ENTITY it SYSTEM "{secret.as_uri()}">]><p>&it;</p>'
    reading = of(tmp_path, page(head, inside=inside).replace("<!DOCTYPE html>", doctype, 1))
    assert texts(reading, Role.BODY) == list(PARAGRAPHS)  # the network is refused to all tests
    assert "never to be read" not in reading.text

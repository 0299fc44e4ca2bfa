"""Tables and JSON of databases: each entry an article, its columns known by their names or named by the user."""

# ruff: noqa: E501 - the objects read best as they would stand in a file

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressfold.ingest.columns import guessed, known_names, parsed
from pressfold.ingest.reading import readings
from pressfold.model.article import Reading, Role
from pressfold.model.errors import BadColumns, CannotRead, ColumnsNeeded, FileDamaged, NoSuchColumn, UnsafeFile

BODY = "The two presidents agreed on Friday to hold further talks, their offices said."


def read_all(path: Path, content: str | bytes, **columns: str) -> list[Reading | CannotRead]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(readings(path, columns=columns or None))


def articles(path: Path, content: str | bytes, **columns: str) -> list[Reading]:
    found = read_all(path, content, **columns)
    assert all(isinstance(each, Reading) for each in found), found
    return [each for each in found if isinstance(each, Reading)]


def test_each_row_of_a_table_is_an_article_with_its_facts(tmp_path: Path) -> None:
    table = (
        "Headline,Publication,Author,Date,Full Text,URL,Lang\n"
        f'"Talks, they say, go on",Example Post,Jane Doe,2022-01-28T16:07:00+01:00,"{BODY}\n\nMore of it.",'
        "https://example.org/a,en-GB\n"
        f",,,,,,\nSecond,Other Daily,,28.01.2022,{BODY},,\n"
    )
    first, second = articles(tmp_path / "export.csv", table)
    assert first.text == f"Talks, they say, go on\n\n{BODY}\n\nMore of it."
    assert [(block.role, block.span.of(first.text)) for block in first.blocks[:1]] == [
        (Role.HEADLINE, "Talks, they say, go on")
    ]
    facts = first.metadata
    assert (facts.title, facts.outlet, facts.byline) == ("Talks, they say, go on", "Example Post", "Jane Doe")
    assert (facts.published, facts.url, facts.language) == ("2022-01-28T16:07:00+01:00", "https://example.org/a", "en")
    assert facts.provenance["outlet"] == "file"
    assert [first.part, second.part] == ["1", "3"]
    assert second.metadata.published == "2022-01-28"


HEADERS = {
    "German": ("Titel;Quelle;Datum;Volltext", "Example Zeitung", "28.01.2022"),
    "French": ("Titre\tSource\tDate de publication\tTexte intégral", "L’Exemple", "2022-01-28"),
    "Spanish": ("Título|Medio|Fecha|Cuerpo", "El Ejemplo", "28/01/2022"),
    "Russian": ("Заголовок;Источник;Дата публикации;Текст", "Пример", "28.01.2022"),
    "Turkish": ("Başlık,Kaynak,Tarih,Metin", "Örnek", "2022-01-28"),
    "Polish": ("Tytuł;Gazeta;Data publikacji;Treść", "Przykład", "28.01.2022"),
    "Chinese": ("标题,来源,发布时间,正文", "例报", "2022-01-28"),
    "Arabic": ("العنوان,المصدر,التاريخ,النص", "المثال", "2022-01-28"),
}


@pytest.mark.parametrize(("header", "outlet", "date"), HEADERS.values(), ids=HEADERS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_are_known_by_their_names_in_many_languages(
    tmp_path: Path, header: str, outlet: str, date: str, encoding: str
) -> None:
    delimiter = next(sign for sign in ";\t|," if sign in header)
    row = delimiter.join(("Talks go on", outlet, date, f'"{BODY}"'))
    (only,) = articles(tmp_path / "a.csv", f"{header}\r\n{row}\r\n".encode(encoding))
    assert only.text == f"Talks go on\n\n{BODY}"
    assert (only.metadata.outlet, only.metadata.published) == (outlet, "2022-01-28")


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("03/04/2022", "28/01/2022"), "2022-04-03"),
        (("03/04/2022", "01/28/2022"), "2022-03-04"),
        (("03/04/2022", "05/06/2022"), None),
        (("1643382420", "1643382420"), "2022-01-28T15:07:00+00:00"),
        (("Fri, 28 Jan 2022 16:07:00 +0200", ""), "2022-01-28T16:07:00+02:00"),
        (("January 28, 2022", ""), "2022-01-28"),
        (("20220128T160700Z", ""), "2022-01-28T16:07:00+00:00"),
        (("soon", ""), None),
    ],
)
def test_dates_are_read_as_the_whole_column_means_them(
    tmp_path: Path, dates: tuple[str, str], found: str | None
) -> None:
    rows = "".join(f'Title {nth},"{date}",{BODY}\n' for nth, date in enumerate(dates))
    assert articles(tmp_path / "a.csv", f"title,date,text\n{rows}")[0].metadata.published == found


def test_a_table_whose_text_is_not_known_names_its_columns_and_takes_those_that_are_named(tmp_path: Path) -> None:
    table = f"no,hd,lp,td\n1,Talks go on,The lead.,{BODY}\n"
    (refusal,) = read_all(tmp_path / "a.csv", table)
    assert isinstance(refusal, ColumnsNeeded)
    assert "“td”" in refusal.sentence
    (only,) = articles(tmp_path / "a.csv", table, title="hd", text="lp+td")
    assert only.text == f"Talks go on\n\nThe lead.\n\n{BODY}"
    (tmp_path / "a.csv.map").write_text("# ours\ntitle = hd\ntext=td\n", encoding="utf-8")
    assert articles(tmp_path / "a.csv", table)[0].text == f"Talks go on\n\n{BODY}"
    (wrong,) = read_all(tmp_path / "a.csv", table, text="body")
    assert isinstance(wrong, NoSuchColumn)


def test_a_wrong_mapping_is_told_and_not_guessed_around(tmp_path: Path) -> None:
    assert parsed("title=Headline, text = Full Text+More") == {"title": "Headline", "text": "Full Text+More"}
    for wrong in ("title", "title=", "headline=Title"):
        with pytest.raises(BadColumns, match=wrong):
            parsed(wrong)
    (tmp_path / "a.csv.map").write_text("headline = Title\n", encoding="utf-8")
    (refusal,) = read_all(tmp_path / "a.csv", f"title,text\nA,{BODY}\n")
    assert isinstance(refusal, CannotRead)
    assert "a.csv.map" in refusal.sentence


def test_rich_text_in_a_cell_becomes_paragraphs_and_headings(tmp_path: Path) -> None:
    html = f"<p>{BODY}</p><h2>What&nbsp;next</h2><p>They <b>meet</b> again<br>in May.</p><script>alert(1)</script>"
    (only,) = articles(tmp_path / "a.jsonl", json.dumps({"title": "Talks", "body_html": html}))
    assert only.text == f"Talks\n\n{BODY}\n\nWhat\xa0next\n\nThey meet again\nin May."
    assert [block.role for block in only.blocks].count(Role.CROSSHEAD) == 1


def test_no_name_of_a_column_stands_for_two_fields() -> None:
    names = [name for usual in known_names().values() for name in usual]
    assert {name for name in names if names.count(name) > 1} == set()
    assert guessed(["Title", "pubDate", "bodyText"]) == {"title": "Title", "published": "pubDate", "text": "bodyText"}


SHAPES = {
    "list": [{"title": "Talks go on", "text": BODY, "source": "Post", "date": "2022-01-28"}],
    "wrapped": {"status": "ok", "totalResults": 1, "articles": [
        {"source": {"id": None, "name": "Post"}, "title": "Talks go on", "content": BODY, "publishedAt": "2022-01-28"}
    ]},
    "search engine": {"took": 3, "hits": {"total": 1, "hits": [
        {"_id": "x", "_source": {"headline": "Talks go on", "body": BODY, "publication": "Post", "date": "2022-01-28"}}
    ]}},
    "newspaper": {"response": {"status": "ok", "results": [
        {"id": "w", "webTitle": "Talks go on", "webPublicationDate": "2022-01-28",
         "fields": {"headline": "Talks go on", "bodyText": BODY, "publication": "Post"}}
    ]}},
    "weblog": [{"id": 1, "date": "2022-01-28", "title": {"rendered": "Talks go on"},
                "content": {"rendered": f"<p>{BODY}</p>"}, "source": "Post"}],
    "by key": {"a1": {"title": "Talks go on", "text": BODY, "outlet": "Post", "published": "2022-01-28"},
               "a2": {"title": "Other", "text": BODY, "outlet": "Post", "published": "2022-01-28"}},
    "one": {"title": "Talks go on", "maintext": BODY, "source_name": "Post", "date_publish": "", "published": "2022-01-28"},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_articles_are_found_in_the_usual_shapes_of_json(tmp_path: Path, shape: object) -> None:
    first = articles(tmp_path / "a.json", json.dumps(shape))[0]
    assert first.text == f"Talks go on\n\n{BODY}"
    assert (first.metadata.title, first.metadata.outlet) == ("Talks go on", "Post")
    assert first.metadata.published == "2022-01-28"


def test_a_broken_line_of_json_lines_costs_no_other(tmp_path: Path) -> None:
    line = json.dumps({"title": "Talks", "text": BODY})
    found = read_all(tmp_path / "a.jsonl", f"{line}\n\n{line[:-9]}\n[1]\n{line}\n")
    assert [type(each).__name__ for each in found] == ["Reading", "FileDamaged", "FileDamaged", "Reading"]
    assert [each.part for each in found if isinstance(each, Reading)] == ["1", "5"]
    assert isinstance(found[1], CannotRead)
    assert "a.jsonl#3" in found[1].sentence


def test_json_lines_called_json_are_read_as_what_they_are(tmp_path: Path) -> None:
    line = json.dumps({"title": "Talks", "text": BODY}) + "\n"
    assert len(articles(tmp_path / "a.json", line * 3)) == 3


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.json", '[{"title": "Talks", "text": "The', FileDamaged),
        ("a.json", "[" * 200_000, UnsafeFile),
        ("a.json", '{"a": ' * 200_000, UnsafeFile),
        ("a.json", '{"id": 3}', ColumnsNeeded),
        ("a.json", "[]", ColumnsNeeded),
        ("a.json", "Talks go on.", CannotRead),
        ("a.csv", "Talks go on.\nThey do.\n", CannotRead),
        ("a.csv", 'title,text\nA,"never closed\n' + "x" * 5_100_000, FileDamaged),
    ],
    ids=["broken off", "deep", "deep objects", "no text", "empty", "no JSON", "no table", "endless cell"],
)
def test_what_is_no_export_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: str, refusal: type[CannotRead]
) -> None:
    (found,) = read_all(tmp_path / name, content)
    assert isinstance(found, refusal)
    assert str(tmp_path / name) in found.sentence


def test_half_a_character_and_controls_in_json_do_no_harm(tmp_path: Path) -> None:
    (only,) = articles(tmp_path / "a.json", '{"title": "Ta\\ud83dlks\\u0000", "text": "They\\u0007 go on \\u202ein."}')
    assert only.text.splitlines()[0] == "Ta\ufffdlks"
    assert "\x07" not in only.text


NINJS_1 = {
    "uri": "http://agency.example.com/123", "type": "text", "versioncreated": "2022-01-28T18:00:00Z",
    "firstcreated": "2022-01-28T16:07:00Z", "language": "en-US", "headline": "Talks go on", "byline": "Jane Doe",
    "located": "PARIS", "infosource": [{"name": "Example Agency"}], "subject": [{"name": "Diplomacy"}],
    "description_text": "Presidents agree to talk.", "body_xhtml": f"<p>{BODY}</p><h2>Next</h2><p>They meet in May.</p>",
}  # fmt: skip
NINJS_2 = {
    "uri": "urn:newsml:example:123", "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2022-01-28T18:00:00Z",
    "firstCreated": "2022-01-28T16:07:00Z", "language": "en", "headlines": [{"role": "main", "value": "Talks go on"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}</p><h2>Next</h2><p>They meet in May.</p>"}],
    "byline": "Jane Doe", "located": "PARIS", "infosources": [{"name": "Example Agency"}], "subjects": [{"name": "Diplomacy"}],
    "descriptions": [{"role": "summary", "value": "Presidents agree to talk."}],
}  # fmt: skip


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2], ids=["version 1", "version 3"])
@pytest.mark.parametrize("wrap", [lambda item: item, lambda item: [item], lambda item: {"items": [item]}])
def test_news_items_of_agencies_are_read_with_all_they_state(tmp_path: Path, item: object, wrap: object) -> None:
    (only,) = articles(tmp_path / "a.json", json.dumps(wrap(item)))  # type: ignore[operator]  # a lambda of the table
    assert only.extractor == "ninjs 1"
    assert only.text == f"Talks go on\n\nPresidents agree to talk.\n\n{BODY}\n\nNext\n\nThey meet in May."
    roles = [block.role for block in only.blocks]
    assert roles == [Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CROSSHEAD, Role.BODY]
    facts = only.metadata
    assert (facts.outlet, facts.byline, facts.dateline, facts.section) == (
        "Example Agency", "Jane Doe", "PARIS", "Diplomacy"
    )  # fmt: skip
    assert (facts.published, facts.modified) == ("2022-01-28T16:07:00+00:00", "2022-01-28T18:00:00+00:00")

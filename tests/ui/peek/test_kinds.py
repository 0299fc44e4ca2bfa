"""A kind of card is one module and one line in the table; each says what is known and where else it stands."""

from __future__ import annotations

import inspect
import pkgutil

import pytest
from tests.ui.people import Person

from pressfold.model.actor import Actor
from pressfold.model.quotation import QuotationKind
from pressfold.ui import peek
from pressfold.ui.delegates.card import Card, Line, Paragraph, Words
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import KINDS
from pressfold.ui.peek.card import Peek, Place
from pressfold.ui.peek.kinds import CARDS, cards
from pressfold.ui.peek.renderings import rendering
from pressfold.ui.peek.shelf import Shelf


def card_of(reader: Person, kind: str, article: str, words: str) -> Peek:
    """The card of the mark of this kind that covers words of an open article."""
    view = next(one for one in reader.window.desk._row.columns if one.content.article.id == reader.id(article))
    at = view.content.article.text.index(words)
    marks = [
        (kind_.name, mark)
        for kind_, mark in view.view._marks
        if kind_.name == kind and mark.span.start <= at < mark.span.end
    ]
    shelf = reader.wiring.peeking._shelf(reader.id(article))
    assert shelf is not None
    (card,) = cards(marks[:1], shelf)
    return card


def heard(card: Peek) -> str:
    return " ".join((card.said, *(row.said for row in card.rows)))


def test_every_kind_of_card_is_a_module_of_its_own_and_stands_in_the_table() -> None:
    makers = {
        name: [value for value in vars(module).values() if inspect.isfunction(value) and value.__module__ == name]
        for _, name, _ in pkgutil.iter_modules(peek.__path__, "pressfold.ui.peek.")
        if (module := __import__(name, fromlist=["_"]))
    }
    written = {made for found in makers.values() for made in found if made.__name__.endswith("_card")}
    written = {made for made in written if list(inspect.signature(made).parameters) == ["mark", "shelf"]}
    assert written == set(CARDS.values())
    assert len({made.__module__ for made in written}) == len(written)
    assert set(CARDS) <= {kind.name for kind in KINDS}


def test_a_new_kind_of_card_is_one_entry(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def hit_card(mark: Mark, shelf: Shelf) -> Peek:
        head = Card((Line((Words("A hit"),)), Paragraph(mark.span.of(shelf.column.article.text))))
        return Peek("Hit", head, "A search hit", pins=Place(shelf.here, mark.span))

    monkeypatch.setitem(CARDS, "hit", hit_card)
    reader.open("000")
    reader.wiring.searching._field.setText("Brussels OR Moscow")
    reader.wiring.searching._on_asked("Moscow")
    reader.until(lambda: reader.wiring.searching.result is not None)
    reader.rest()
    article, span = reader.place("000", "Moscow")
    reader.window.desk.reveal(article, span)
    reader.do("peeking.peek")
    assert "Hit" in [card.name for card in reader.wiring.peeking.popover._cards]


def test_a_passage_is_shown_in_the_other_outlet_with_its_words_that_differ(reader: Person) -> None:
    reader.open("001", "000")
    card = card_of(reader, "passage", "001", "Throughout his five years")
    assert card.name.startswith("Passage ")
    assert "23 words · in 2 articles" in card.said
    (row,) = card.rows
    assert row.place.article == reader.id("000")
    text = reader.wiring.library.articles.get(reader.id("000")).text
    assert row.place.span.of(text).startswith("Throughout his five years")
    assert card.pins is not None and card.pins.article == reader.id("001")


def test_an_actor_is_told_with_spellings_counts_reason_and_other_articles(reader: Person) -> None:
    reader.open("001", "000")
    card = card_of(reader, "actor", "001", "Moscow has massed")
    said = heard(card)
    assert "of the library" in said and "also: " in said and "speaks for " in said
    assert "“Moscow” is this government: registry alias" in said
    others = {row.place.article for row in card.rows}
    assert reader.id("001") not in others
    assert reader.id("003") in others  # not open: found in the library
    for row in card.rows:
        assert row.place.span.of(reader.wiring.library.articles.get(row.place.article).text)


def test_a_quotation_is_told_with_speaker_cue_kind_and_its_other_renderings(reader: Person) -> None:
    reader.open("000")
    quotation = next(
        one
        for one in reader.wiring.columns.spread.quotations
        if one.kind is QuotationKind.DIRECT and one.utterance and len(_articles(reader, one.utterance)) > 1
    )
    card = card_of(reader, "quotation", "000", quotation.text[:20])
    assert str(quotation.speaker or quotation.speaker_text) in card.said
    assert "direct quotation" in card.said and f"cue “{quotation.cue}”" in card.said and quotation.why in card.said
    assert {row.place.article for row in card.rows} == _articles(reader, quotation.utterance or "") - {reader.id("000")}


RENDERINGS = {
    "the same": ("Talks will go on.", "talks will go on", [], "word for word the same"),
    "a word of its own": ("Long talks will go on.", "Talks will go on.", ["Long"], "has words of its own"),
    "a word less": ("Talks will go on.", "Talks will go on soon.", [], "lacks “soon”"),
    "other words": ("Nobody is ready yet.", "Talks will go on.", [], "says it in other words"),
}


@pytest.mark.parametrize(("printed", "words", "marked", "note"), RENDERINGS.values(), ids=RENDERINGS)
def test_a_rendering_sets_off_the_words_that_differ(
    reader: Person, printed: str, words: str, marked: list[str], note: str
) -> None:
    reader.open("001")
    shelf = reader.wiring.peeking._shelf(reader.id("001"))
    assert shelf is not None
    row = rendering(shelf, Place(reader.id("000"), reader.place("000", "Moscow")[1]), printed, words)
    (paragraph,) = [part for part in row.card.parts if isinstance(part, Paragraph)]
    assert [span.of(printed) for span in paragraph.marks] == marked
    assert note in row.said


def test_a_pin_is_told_with_briefing_section_state_and_note(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin("000", "consultations or confrontation")
    reader.wiring.pinning.write(pin, "Compare with 003.")
    reader.rest()
    card = card_of(reader, "pin", "000", "consultations or confrontation")
    assert reader.briefing.title in card.said
    assert "verified" in card.said and "Compare with 003." in card.said


def test_two_marks_that_say_the_same_have_one_card(reader: Person) -> None:
    reader.open("001", "000")
    shelf = reader.wiring.peeking._shelf(reader.id("001"))
    family = reader.wiring.columns.spread.families[0]
    member = next(one for one in family.members if one.article == reader.id("001"))
    mark = Mark(member.span, family.id)
    assert shelf is not None
    assert len(cards([("only here", mark), ("passage", mark)], shelf)) == 1


def test_a_mark_of_what_is_gone_has_no_card(reader: Person) -> None:
    reader.open("001")
    shelf = reader.wiring.peeking._shelf(reader.id("001"))
    assert shelf is not None
    at = reader.place("001", "Moscow")[1]
    assert cards([(kind, Mark(at, "nothing")) for kind in CARDS], shelf) == []


def _articles(reader: Person, utterance: str) -> set[int]:
    return {one.article for one in reader.wiring.library.findings.renderings(utterance)}


def test_the_library_counts_every_mention_of_an_actor(reader: Person) -> None:
    findings = reader.wiring.library.findings
    actors: list[Actor] = findings.actors()
    for actor in actors[:12]:
        places = findings.actor_places(actor.id)
        assert {place.article: place.mentions for place in places} == {
            id: sum(one.article == id for one in actor.mentions) for id in {one.article for one in actor.mentions}
        }
        assert all(any(one.span == place.span for one in actor.mentions) for place in places)

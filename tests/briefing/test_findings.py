"""What is told around the quotes: who is named, what is shared, how many origins."""

from __future__ import annotations

from pressfold.briefing.edits import PinQuote
from pressfold.briefing.findings import gather, origins
from pressfold.briefing.pins import make_pin
from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.article import Article
from pressfold.model.briefing import Briefing, Section
from pressfold.model.passage import Family, Origin, Passage, PassageKind
from pressfold.model.span import Span
from tests.briefing.making import NOW, article

FIRST = article(
    "Moscow has massed troops near NATO. Putin waits in the Kremlin.", 1, outlet="Reuters", published="2022-01-28"
)
SECOND = article("Wires: Moscow has massed troops near Nato. Macron calls.", 2, outlet="English News")
THIRD = article("Something of its own. Macron is named here as well.", 3)
ARTICLES = (FIRST, SECOND, THIRD)


def place(made: Article, words: str) -> Span:
    at = made.text.index(words)
    return Span(at, at + len(words))


def passage(made: Article, words: str) -> Passage:
    return Passage(made.id, *place(made, words))


def family(kind: PassageKind = PassageKind.WIRE, origin: Origin | None = None) -> Family:
    members = (
        passage(FIRST, "Moscow has massed troops near NATO"),
        passage(SECOND, "Moscow has massed troops near Nato"),
    )
    return Family("f", kind, 6, members, 1, origin)


def actor(id: str, name: str, *mentions: tuple[Article, str], speaks_for: str | None = None) -> Actor:
    found = tuple(Mention(made.id, *place(made, words), words, How.NAME, "") for made, words in mentions)
    return Actor(id, name, ActorKind.PERSON, True, None, (), speaks_for, found)


PUTIN = actor("putin", "Vladimir Putin", (FIRST, "Putin"))
KREMLIN = actor("kremlin", "Kremlin", (FIRST, "Kremlin"), speaks_for="putin")
MACRON = actor("macron", "Emmanuel Macron", (SECOND, "Macron"), (THIRD, "Macron"))
ACTORS = (PUTIN, KREMLIN, MACRON)


def briefing(*quotes: tuple[Article, str]) -> Briefing:
    made = Briefing("b", "t", NOW, sections=(Section("s", "S"),))
    for nth, (source, words) in enumerate(quotes):
        pin, origin = make_pin(source, place(source, words), id=f"p{nth}", created=NOW, source_id=f"a{source.id}")
        made = PinQuote(pin, origin, "s").apply(made)
    return made


def test_those_are_named_whom_a_quoted_sentence_names() -> None:
    found = gather(briefing((FIRST, "waits in")), ARTICLES, (), ACTORS)
    assert [(named.name, named.speaks_for) for named in found.named] == [
        ("Kremlin", "Vladimir Putin"),
        ("Vladimir Putin", None),
    ]


def test_mentions_are_counted_over_all_articles() -> None:
    (macron,) = gather(briefing((SECOND, "Macron calls")), ARTICLES, (), ACTORS).named
    assert (macron.mentions, macron.articles, macron.kind) == (2, 2, "person")


def test_a_shared_passage_names_carriers_origin_and_differences() -> None:
    likely = Origin(1, ("It was published first.",))
    (shared,) = gather(briefing((SECOND, "massed troops")), ARTICLES, (family(origin=likely),), ()).shared
    assert shared.text == "Moscow has massed troops near NATO"
    assert shared.carriers == ("Reuters, 28 January 2022", "English News, n.d.")
    assert (shared.likely_origin, shared.reasons) == ("Reuters, 28 January 2022", ("It was published first.",))
    assert shared.differences == ("English News, n.d.: “NATO” became “Nato”.",)


def test_without_a_likely_origin_none_is_named() -> None:
    (shared,) = gather(briefing((SECOND, "massed troops")), ARTICLES, (family(),), ()).shared
    assert (shared.likely_origin, shared.reasons) == (None, ())


def test_set_phrases_and_passages_without_a_quote_are_left_out() -> None:
    quoted = briefing((SECOND, "massed troops"))
    assert gather(quoted, ARTICLES, (family(PassageKind.STOCK),), ()).shared == ()
    assert gather(briefing((THIRD, "its own")), ARTICLES, (family(),), ()).shared == ()


def test_copies_of_one_wire_are_one_origin() -> None:
    quoted = briefing((FIRST, "waits"), (SECOND, "Macron"), (THIRD, "own"))
    assert origins(quoted, ARTICLES, ()) == 3
    assert origins(quoted, ARTICLES, (family(),)) == 2
    assert origins(quoted, ARTICLES, (family(PassageKind.QUOTE),)) == 3


def test_origins_join_over_several_families() -> None:
    chain = Family("g", PassageKind.WIRE, 3, (passage(SECOND, "Macron"), passage(THIRD, "Macron")))
    quoted = briefing((FIRST, "waits"), (SECOND, "Macron"), (THIRD, "own"))
    assert origins(quoted, ARTICLES, (chain, family())) == 1


def test_a_source_that_nobody_holds_is_an_origin_of_its_own() -> None:
    quoted = briefing((FIRST, "waits"), (SECOND, "Macron"))
    assert origins(quoted, (), (family(),)) == 2
    assert gather(quoted, (), (), ACTORS).named == ()

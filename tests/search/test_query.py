"""How a query is read: as a tree, or with a sentence that says what is wrong and where."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressfold.model.errors import BadQuery
from pressfold.model.span import Span
from pressfold.search.explain import explain
from pressfold.search.query import parse
from pressfold.search.syntax import All, Dated, Fuzzy, Node, Not, Phrase, Prefix, Some, Wildcard, Within, Word
from tests.search.shelf import Shelf


def short(node: Node) -> str:
    """The tree in one line, without places."""
    match node:
        case Word(word):
            return word
        case Prefix(start, typed=typed):
            return start + ("…" if typed else "*")
        case Wildcard(pattern):
            return pattern
        case Fuzzy(word):
            return word + "~"
        case Phrase(words, distance=distance):
            return f"'{' '.join(words)}'" + (f"~{distance}" if distance else "")
        case Dated(first, last):
            return f"{first}-{last}"
        case Within(field, part):
            return f"{field}:{short(part)}"
        case Not(part):
            return f"!{short(part)}"
        case All(parts):
            return f"({' & '.join(map(short, parts))})"
        case Some(parts):
            return f"({' | '.join(map(short, parts))})"
        case _:
            raise AssertionError(node)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b c", "(a & b & c)"),
        ("a b OR c", "(a & (b | c))"),
        ("a AND b OR c", "((a & b) | c)"),
        ("a OR b AND c", "(a | (b & c))"),
        ("a OR b c OR d", "((a | b) & (c | d))"),
        ("(a b) OR (c d)", "((a & b) | (c & d))"),
        ("a | b & c", "(a | (b & c))"),
        ("a -b", "(a & !b)"),
        ("a - b", "(a & b)"),
        ("a–b", "'a b'"),
        ("+a +b", "(a & b)"),
        ("NOT (a OR b)", "!(a | b)"),
        ("-(a b) c", "(!(a & b) & c)"),
        ('a"b c"d', "(a & 'b c' & d)"),
        ("Jean-Yves’s", "'jean yves'"),
        ("U.S.", "'u s'"),
        ("3.5% AT&T", "(3.5 & 'at t')"),
        ("https://t.co/x", "'https t co x'"),
        ("rock 'n' roll", "(rock & n & roll)"),
        ("'tis O'Neill’s", "(tis & oneill)"),
        ("war and peace", "(war & peace)"),
        ("and then", "(and & then)"),
        ("then or", "(then & or)"),
        ("or", "or"),
        ("not guilty", "(not & guilty)"),
        ('"and"', "and"),
        ('""a', "a"),
        ("() a", "a"),
        ("((((a))))", "a"),
        ("a OR —", "a"),
        ("sanc* ON", "(sanc* & on)"),
        ("Zelén*", "zelen*"),
        ("on?l*y", "on?l*y"),
        ("?an", "an"),
        ("~0 a", "a"),
        ("or?an**?*s", "or?an*s"),
        ("Jean-Yv*", "(jean & yv*)"),
        ("who?", "who"),
        ("who? what*?", "(who & what*)"),
        ("macrn~ putn~1", "(macrn~ & putn~)"),
        ("Le-Drain~", "(le & drain~)"),
        ('"a b"~5', "'a b'~5"),
        ('"a b"~5x', "('a b'~5 & x)"),
        ('"a"~5', "a"),
        ('"a b"~0', "'a b'"),
        ("title:a b", "(title:a & b)"),
        ("TITLE:a", "title:a"),
        ("title: a", "title:a"),
        ("title：a", "title:a"),
        ("title:(a OR b)", "title:(a | b)"),
        ("-outlet:“the guardian”", "!outlet:'the guardian'"),
        ("outlet:-bbc", "!outlet:bbc"),
        ("lang:en actor:le-drian", "(lang:en & actor:'le drian')"),
        ("kremlin:putin", "'kremlin putin'"),
        ("10:30", "'10 30'"),
        ("date:2022", "20220101-20221231"),
        ("date:2022-02", "20220201-20220228"),
        ("date:2024/2/29", "20240229-20240229"),
        ("date:2022-01-24..2022-02", "20220124-20220228"),
        ("date:2022-01..", "20220101-99991231"),
        ("date:..2022-01", "1-20220131"),
        ("after:2022-02", "20220201-99991231"),
        ("before:2022-02", "1-20220200"),
        ("Київ Зеленський", "(киів & зеленський)"),
        ("\u202emacron\u202c \x00putin\x07", "(macron & putin)"),
        ("🙂 macron", "macron"),
    ],
)  # fmt: skip
def test_a_query_is_read_as(query: str, tree: str) -> None:
    assert short(parse(query)) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("mac", "mac…"),
        ("mac ", "mac"),
        ("m", "m"),
        ("macron put", "(macron & put…)"),
        ("macron put.", "(macron & put)"),
        ("put OR", "put"),
        ("put and", "put"),
        ("put -", "put"),
        ("put -kre", "(put & !kre)"),
        ("put NOT (kre", "(put & !kre)"),
        ("put (", "put"),
        ("put title:", "put"),
        ("title:put", "title:put…"),
        ("jean-yv", "(jean & yv…)"),
        ('"le dri', "(le & dri…)"),
        ('"le drian', "(le & drian…)"),
        ('"le drian"', "'le drian'"),
        ("sanc*", "sanc*"),
    ],
)
def test_while_typing_the_last_word_is_the_start_of_one(query: str, tree: str) -> None:
    assert short(parse(query, typing=True)) == tree


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("", 0, "nothing to search for"),
        ("  — 🙂 ", 0, "nothing to search for"),
        ('""', 0, "nothing to search for"),
        ("a OR", 2, "“OR” has nothing to join"),
        ("OR a", 0, "“OR” has nothing to join"),
        ("a OR AND b", 5, "“AND” has nothing to join"),
        ("a AND (b OR)", 9, "“OR” has nothing to join"),
        ("a NOT", 2, "“NOT” has nothing to join"),
        ("(NOT) a", 1, "“NOT” has nothing to join"),
        ("AND OR NOT", 0, "“AND” has nothing to join"),
        ("*", 0, "at least two letters"),
        ("a p*", 2, "at least two letters"),
        ("*man", 0, "at least two letters"),
        ("o?n*y", 0, "at least two letters"),
        ("ab~", 0, "at least three letters"),
        ("outlt:bbc", 0, "Did you mean “outlet:”?"),
        ("a titel:b", 2, "Did you mean “title:”?"),
        ("title:", 0, "needs something behind it"),
        ("a (outlet:)", 3, "needs something behind it"),
        ("title: OR a", 0, "needs something behind it"),
        ("date:friday", 5, "is no date"),
        ("date:2022-02-30", 5, "no day “2022-02-30” in the calendar"),
        ("date:0000", 5, "no day “0000” in the calendar"),
        ("after:2022-13", 6, "in the calendar"),
        ("date:2022..2021", 5, "ends before it begins"),
        ("date:..", 5, "no range of dates"),
        ("date:(2022)", 5, "is no date"),
        ("(" * 60 + "a", 50, "Too many parentheses"),
    ],
)
def test_what_cannot_be_read_is_explained_with_its_place(query: str, position: int, says: str) -> None:
    with pytest.raises(BadQuery, match=says.replace("?", r"\?")) as caught:
        parse(query)
    assert caught.value.position == position


def test_every_leaf_knows_its_place_in_the_query() -> None:
    query = 'macron "le drian"~3 title:Put* -(x OR zel~)'
    seen: list[str] = []

    def walk(node: Node) -> None:
        match node:
            case Within(_, part) | Not(part):
                walk(part)
            case All(parts) | Some(parts):
                for part in parts:
                    walk(part)
            case Word(place=place) | Prefix(place=place) | Fuzzy(place=place) | Phrase(place=place):
                seen.append(Span(*place).of(query))

    walk(parse(query))
    assert seen == ["macron", '"le drian"~3', "Put*", "x", "zel~"]


TYPED = """macron OR AND NOT and or - ( ) " “ ” ' ’ * ? ~ ~3 title: date: after: 2022-01 .. outlet: x: pu* p* zel~ ab?c
🙂 Зеленський ʼ ’s ﬁ ß & | + ^ [ \\ { é"""
PIECES = [*TYPED.split(), " ", "  ", "\n", "\x00", "\u202e", "\ud800", "\u00ad", "e\u0301"]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)), st.booleans())
@example("*" * 1000, False)
@example("(" * 5000, True)
@example("-" * 5000, False)
@example("NOT " * 2500, False)
@example("'a " * 3000, False)
@example("a OR " * 2000 + "a", False)
def test_any_text_is_a_query_or_a_bad_one(query: str, typing: bool) -> None:
    """And what is a query can be explained, answered and marked."""
    try:
        found = SHELF.search(query, typing=typing)
    except BadQuery as error:
        assert 0 <= error.position <= len(query)
        assert str(error)
    else:
        assert found.explanation == explain(parse(query, typing=typing))
        assert found.articles == len(found.hits)


SHELF = Shelf({1: "Macron told Putin: “no” — Зеленський naïve", 2: "", 3: "or and not macron 2022-01 ab3c"})


def test_a_query_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(BadQuery, match="too long"):
        parse("a" * 100_001)


def test_a_watch_list_of_five_thousand_names_is_answered() -> None:
    names = [f"name{number}" for number in range(5000)]
    shelf = Shelf({number: f"here is name{number * 1000}" for number in range(6)})
    assert shelf.find(" OR ".join(names)) == [0, 1, 2, 3, 4]
    assert shelf.find(" OR ".join(f'"is {name}"' for name in names)) == [0, 1, 2, 3, 4]


def test_ten_thousand_characters_are_read_at_once() -> None:
    words = " ".join(f"word{number}" for number in range(1300))
    assert len(words) > 10_000
    assert Shelf({1: words, 2: "word1"}).find(words) == [1]
    assert Shelf({1: words, 2: "word1"}).find(f'"{words}"') == [1]

"""Quotation marks of every style, told apart from apostrophes, across paragraphs and with marks missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span
from pressfold.text import marks
from pressfold.text.quotation_marks import Quoted, quoted

#: What stands between the outermost marks of each text.
GOLD: dict[str, tuple[str, list[str]]] = {
    "straight": ('He said "yes" and "no".', ["yes", "no"]),
    "curly": ("He said “yes” and “no”.", ["yes", "no"]),
    "curly closed by straight": ('He said “yes" and left.', ["yes"]),
    "guillemets": ("Il dit «oui» et « non ».", ["oui", "non"]),
    "guillemets the German way": ("Er sagt »ja« und »nein«.", ["ja", "nein"]),
    "German low and high": ("Er sagt „ja“ und „nein“.", ["ja", "nein"]),
    "Polish low and high": ("Mówi „tak” i „nie”.", ["tak", "nie"]),
    "Swedish": ("Han sa ”ja” och ”nej”.", ["ja", "nej"]),
    "two singles as a double": ("He said ''yes'' and ''it's no''.", ["yes", "it's no"]),
    "typewriter": ("He said ``yes'' and left.", ["yes"]),
    "corner brackets": ("彼は「はい」と言った。", ["はい"]),
    "single curly": ("‘We came’, he said of the boys’ club.", ["We came"]),
    "single straight": ("The 'deal' isn't Putin's, 'yet', he said.", ["deal", "yet"]),
    "single low": ("Er sagt ‚ja‘ dazu.", ["ja"]),
    "possessive inside singles": ("'The boys' club is open,' he said.", ["The boys' club is open,"]),
    "single ends in s": ("The 'sanctions' will hurt, he said.", ["sanctions"]),
    "single ends in s, another follows": ("The 'sanctions' and 'threats' hurt.", ["sanctions", "threats"]),
    "apostrophes only": ("It's the boys' club of the '90s, rock 'n' roll and ’em all.", []),
    "in brackets": ("(\"yes\") and ['no']", ["yes", "no"]),
    "behind a dash": ("He left—“gladly”—at noon.", ["gladly"]),
    "at odd gaps": ('" Yes " he said " no "', ["Yes", "no"]),
    "without a gap": ('He said:"We go"and left.', ["We go"]),
    "inches": ('A 6" gun and a "big" 5"x7" board.', ["big"]),
    "opened by the wrong mark": (
        "the idea of ”urging [a Rusia] to dialogue” to clarify",
        ["urging [a Rusia] to dialogue"],
    ),
    "closed by the wrong mark": ("the “deal“ is done", ["deal"]),
    "curly inside curly": ("“He told me “go” and I went,” she said.", ["He told me “go” and I went,"]),
    "straight inside straight": ('"He told me "go" and I went," she said.', ['He told me "go" and I went,']),
    "unclosed": ("He said “we are ready.\nThe rest is silence.", ["we are ready."]),
    "unclosed before another": ('"I came, he said. "I saw," he said.', ["I came, he said.", "I saw,"]),
    "unclosed before another paragraph's": ("He said “we go.\nThey said “no” today.", ["we go.", "no"]),
    "only a closing mark": ("We are ready,” he said.", []),
    "nothing between": ('He said "" and “ ”.', []),
    "over two paragraphs": ("“We came.\n\n“We saw,” he said. “Well.”", ["We came.\n\n“We saw,", "Well."]),
    "over two lines, straight": ('"We came.\n"We saw," he said.', ['We came.\n"We saw,']),
    "guillemets over paragraphs": ("«On y va.\n» On voit», dit-il.", ["On y va.\n» On voit"]),
    "singles over paragraphs": ("‘We came.\n‘We saw,’ he said.", ["We came.\n‘We saw,"]),
    "an elided word before a quotation": ("’Twas 'dark' outside.", ["dark"]),
}


@pytest.mark.parametrize(("text", "expected"), GOLD.values(), ids=GOLD.keys())
def test_the_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in quoted(text)] == expected


def test_the_outer_span_holds_the_marks() -> None:
    text = "Il dit « non »."
    assert [quotation.outer.of(text) for quotation in quoted(text)] == ["« non »"]


def test_quotations_inside_a_quotation_are_its_nested_ones() -> None:
    text = "“He called it ‘the “big” deal’ and ‘boys’ fun’,” she said."
    (outermost,) = quoted(text)
    assert [each.inner.of(text) for each in outermost.nested] == ["the “big” deal", "boys’ fun"]
    assert [each.inner.of(text) for each in outermost.nested[0].nested] == ["big"]


def test_a_quotation_over_paragraphs_has_a_piece_for_each_without_the_repeated_marks() -> None:
    text = "“We came.\n\n“We saw.\n\n“We left,” he said."
    (quotation,) = quoted(text)
    assert [piece.of(text) for piece in quotation.pieces] == ["We came.", "We saw.", "We left,"]
    assert quotation.outer.of(text) == text.removesuffix(" he said.")


def test_only_the_asked_part_is_read() -> None:
    text = '"One" and "two" and "three"'
    assert [quotation.inner.of(text) for quotation in quoted(text, 6, 16)] == ["two"]


def test_the_starter_story_keeps_its_quotation_opened_by_a_closing_mark(starter: dict[str, str]) -> None:
    inner = [quotation.inner.of(starter["003"]) for quotation in quoted(starter["003"])]
    assert "urging [a Rusia] to dialogue" in inner
    assert "power of imbalance" in inner


NOISE = st.text(alphabet="ab s.,\n\"“”„«»'‘’‚`—9", max_size=80)


def check(text: str, quotations: tuple[Quoted, ...] | list[Quoted], start: int, end: int) -> None:
    at = start
    for quotation in quotations:
        assert at <= quotation.outer.start < quotation.inner.start < quotation.inner.end <= quotation.outer.end <= end
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
        assert quotation.pieces[0].start == quotation.inner.start
        assert quotation.pieces[-1].end == quotation.inner.end
        check(text, quotation.nested, quotation.inner.start, quotation.inner.end)
        at = quotation.outer.end


@settings(deadline=None, max_examples=500)
@given(NOISE | st.text(max_size=60))
def test_quotations_are_sorted_and_never_overlap(text: str) -> None:
    check(text, quoted(text), 0, len(text))


@pytest.mark.timeout(30)  # each takes a fifth of a second; work that grew with the square would take minutes
@pytest.mark.parametrize("unit", ['"a ', "'a b ", "“x ", '"a" ', "s' a 'b “c ", '"', "»a "])
def test_a_long_line_of_marks_is_read_in_a_moment(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    check(text, quoted(text), 0, len(text))


@settings(deadline=None, max_examples=200)
@given(text=st.text(alphabet="abns 2'‘’`\"“”„«»,.\n", max_size=20), places=st.tuples(*[st.integers(0, 20)] * 2))
def test_signs_are_the_same_looked_for_at_every_character_or_only_where_one_may_begin(
    text: str, places: tuple[int, int]
) -> None:
    span = Span(min(*places, len(text)), min(max(places), len(text)))
    everywhere = [match.span() for match in marks._SIGN.finditer(text, *span)]
    assert [match.span() for match in marks._signs(text, span)] == everywhere
    assert marks.has_marks(text, span) == bool(everywhere)

"""A morning at the desk by keys alone: passages walked level, a base, four columns, peeking, going there, pinning."""

from __future__ import annotations

from pressfold.model.span import Span
from pressfold.ui.desk.text_view import TextView
from tests.ui.people import Person


def view_of(reader: Person, number: str) -> TextView:
    return next(view for view in reader.window.desk.findChildren(TextView) if view.article.id == reader.id(number))


def height(reader: Person, number: str, family: str) -> float:
    """How far below the top of its column's view a family stands."""
    found = next(one for one in reader.wiring.columns.spread.families if one.id == family)
    span = next(member.span for member in found.members if member.article == reader.id(number))
    view = view_of(reader, number)
    return view.heights(span)[0] - view.top()


def current_family(reader: Person) -> str:
    family = reader.wiring.walking.family
    assert family is not None
    return family


def test_the_desk_is_worked_by_keys_alone(reader: Person) -> None:
    reader.open("001", "000")
    window, columns = reader.window, reader.wiring.columns
    told: list[str] = []
    reader.wiring.walking.position_told.connect(told.append)

    reader.press("Ctrl+1", window)
    seen = []
    for _ in range(3):
        reader.press("F8", window)
        seen.append(current_family(reader))
        assert abs(height(reader, "001", seen[-1]) - height(reader, "000", seen[-1])) <= 2
    assert len(set(seen)) == 3
    assert [said.split(" of ")[0] for said in told] == ["Passage 1", "Passage 2", "Passage 3"]

    top = view_of(reader, "001").top_offset()
    reader.press("F8", window)
    assert view_of(reader, "001").top_offset() != top
    reader.press("Alt+Left", window)
    assert view_of(reader, "001").top_offset() == top

    reader.press("F9", window)
    assert columns.ids == (reader.id("000"), reader.id("001"))
    reader.press("Ctrl+B", window)
    assert (columns.ids[0], columns.base) == (reader.id("001"), reader.id("001"))
    columns.open_all([reader.id("003"), reader.id("004")], True)
    reader.rest()
    assert len(columns.ids) == 4 and columns.base == reader.id("001")

    reader.press(f"Ctrl+{columns.ids.index(reader.id('001')) + 1}", window)
    article, span = reader.place("001", "Western countries are worried")
    window.desk.reveal(article, Span(span.start + 12, span.end), flash=False)
    reader.press("I")
    shown = reader.wiring.peeking.popover
    reader.until(shown.isVisible)
    reader.press("Down")
    reader.press("Return")
    assert columns.current() == reader.id("000")
    assert view_of(reader, "000").hasFocus()

    reader.press("Alt+Shift+Down")
    reader.press("P")
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    (pin,) = reader.briefing.pins.values()
    assert pin.quote.startswith("Western countries are worried") and pin.quote.endswith(".")

    reader.press("Alt+Left", window)
    assert columns.current() == reader.id("001")


def test_every_jump_can_be_taken_back(reader: Person) -> None:
    reader.open("001", "000")
    window = reader.window
    columns, walking = reader.wiring.columns, reader.wiring.walking
    columns.linked(False)
    reader.press("Ctrl+1", window)
    view = view_of(reader, "001")
    tops = [view.top_offset()]

    def jumped() -> None:
        reader.rest()
        if view.top_offset() != tops[-1]:
            tops.append(view.top_offset())

    reader.press("F8", window)
    jumped()
    reader.press("F8", window)
    jumped()
    family = next(one.id for one in columns.spread.families if one.words == 15)
    walking.choose_family(family)
    jumped()
    actor = next(one.id for one in columns.spread.actors if one.name == "Minsk" or "Minsk" in one.aliases)
    walking.choose_actor(actor)
    walking.next_mention()
    jumped()
    assert len(tops) >= 4
    for top in reversed(tops[:-1]):
        reader.press("Alt+Left", window)
        while view.top_offset() != top and walking.can_go_back():
            reader.press("Alt+Left", window)
        assert view.top_offset() == top
    while walking.can_go_forward():
        reader.press("Alt+Right", window)
    assert view.top_offset() == tops[-1]


def test_linked_columns_do_not_drift_over_a_long_walk_up_and_down(reader: Person) -> None:
    reader.open("001", "000")
    leader, follower = view_of(reader, "001"), view_of(reader, "000")
    leader.scroll_to(200)
    began = follower.top()
    for top in (*range(200, 1400, 61), *range(1400, 0, -43), 200):
        leader.scroll_to(top)
    assert follower.top() == began
    for step in range(40):
        leader.scroll_to(200 + step % 2)
    leader.scroll_to(200)
    assert follower.top() == began


def test_f7_brings_the_others_to_this_column_also_when_they_are_not_linked(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.linked(False)
    reader.press("Ctrl+1", reader.window)
    leader, follower = view_of(reader, "001"), view_of(reader, "000")
    family = next(one for one in reader.wiring.columns.spread.families if one.words == 23)
    spans = {member.article: member.span for member in family.members}
    reader.until(lambda: leader.viewport().height() == follower.viewport().height())  # the heads are one height by then
    follower.scroll_to(0)
    at = leader.heights(spans[leader.article.id])[0]
    leader.scroll_to(at - leader.viewport().height() / 3)
    assert reader.window.acts.keys("columns.align") == "F7"
    reader.do("columns.align")  # at once: eye level moves when the desk gets another height
    one, two = height(reader, "001", family.id), height(reader, "000", family.id)
    assert abs(one - two) <= 2


def test_the_hit_that_f4_walks_to_is_the_current_one_and_its_position_is_told(reader: Person) -> None:
    reader.open("001", "000")
    told: list[str] = []
    reader.wiring.searching.position_told.connect(told.append)
    reader.wiring.searching._on_asked("Moscow")
    reader.until(lambda: reader.wiring.searching.result is not None)
    reader.rest()
    reader.press("F4", reader.window)
    reader.press("F4", reader.window)
    current = reader.wiring.columns.current()
    assert current is not None
    view = next(one for one in reader.window.desk.findChildren(TextView) if one.article.id == current)
    hits = reader.wiring.searching.hits()[current]
    assert any(hit.start <= view.current_hit < hit.end for hit in hits)
    assert told[-1].startswith("Hit 2 of ")

"""The reader's own entries: read from YAML, CSV and Excel, checked line by line, laid over the core."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.articles import article

from pressfold.actors.find import find
from pressfold.actors.own_registry import laid_over
from pressfold.actors.registry import Registry
from pressfold.actors.registry_tables import from_csv, from_xlsx, to_csv, to_xlsx
from pressfold.actors.registry_yaml import dumped, parsed, with_entry, without_entry
from pressfold.model.actor import ActorKind
from pressfold.model.own_entry import OwnEntries, OwnEntry

YAML = """# my people
- name: Jeanne Dubois
  kind: person
  aliases: [Dubois, J. Dubois]   # as she signs
  handles: ["@jdubois"]
  speaks_for: Élysée
- name: Quayside Forum
  kind: organisation
  aliases: [QF]
"""
JEANNE = OwnEntry("jeanne-dubois", "Jeanne Dubois", ActorKind.PERSON, ("Dubois", "J. Dubois"), ("jdubois",), "elysee")
FORUM = OwnEntry("quayside-forum", "Quayside Forum", ActorKind.ORGANISATION, ("QF",))


def xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_entries_are_read_from_yaml() -> None:
    assert parsed(YAML) == OwnEntries((JEANNE, FORUM))


@pytest.mark.parametrize(
    "written",
    [lambda e: from_csv(to_csv(e)), lambda e: from_xlsx(to_xlsx(e)), lambda e: parsed("".join(map(dumped, e)))],
    ids=["csv", "xlsx", "yaml"],
)
def test_what_is_given_out_comes_in_the_same(written: Callable[[list[OwnEntry]], OwnEntries]) -> None:
    odd = OwnEntry("odd", "=SUM(1; 2) Ltd", ActorKind.MEDIA, ("-Odd", "“Odd”, the paper", "Одд"), (), None, "france")
    entries = [JEANNE, FORUM, odd]
    assert written(entries).entries[:2] == (JEANNE, FORUM)
    if written(entries).entries[2].name == odd.name:
        assert written(entries).entries[2].aliases[-1] == "Одд"


@pytest.mark.parametrize(
    ("text", "line", "field", "kept"),
    [
        ("- name: A One\n  kind: persn\n- name: B Two\n", 2, "kind", ["B Two"]),
        ("- kind: person\n- name: B Two\n", 1, "name", ["B Two"]),
        ("- name: A One\n  knid: person\n- name: B Two\n", 2, "knid", ["A One", "B Two"]),
        ("- name: A One\n  aliases: [x, [y], '']\n- name: B Two\n", 2, "aliases", ["A One", "B Two"]),
        ("- name: A One\n  aliases: [x\n- name: B Two\n", 2, "", ["B Two"]),
        ("- name: B Two\n- name: [B]\n", 2, "name", ["B Two"]),
        ("- name: B Two\n- just words\n", 2, "", ["B Two"]),
        ("- name: B Two\n- name: b two\n", 2, "name", ["B Two"]),
        ("actors:\n- name: B Two\n", 1, "", ["B Two"]),
        ("- name: B Two\n- name: &a [*a]\n", 2, "name", ["B Two"]),
    ],
    ids=["kind", "no name", "unknown field", "list", "syntax", "no text", "no fields", "twice", "top", "anchor"],
)
def test_a_mistake_in_yaml_costs_what_it_stands_in_and_is_named(
    text: str, line: int, field: str, kept: list[str]
) -> None:
    read = parsed(text)
    assert [entry.name for entry in read.entries] == kept
    assert (line, field) in [(mistake.line, mistake.field) for mistake in read.mistakes]
    assert all(mistake.sentence.endswith(".") for mistake in read.mistakes)


def test_a_table_names_the_line_and_the_column_of_a_mistake() -> None:
    content = "Name;Kind;Aliases;Colour\nA One;persn;;red\n\nB Two;person;Bee; Bz\n;person;;\n".encode("cp1252")
    read = from_csv(content)
    assert [(e.name, e.aliases) for e in read.entries] == [("B Two", ("Bee",))]
    assert [(m.line, m.field) for m in read.mistakes] == [(1, "colour"), (2, "kind"), (5, "name")]
    assert from_csv(b"who,what\nx,y\n").mistakes[0].field == "name"
    sheet = from_xlsx(xlsx([["name", "kind", "aliases"], ["A One", "persn", None], ["B Two", "person", "Bee; Bz"]]))
    assert [(e.name, e.aliases) for e in sheet.entries] == [("B Two", ("Bee", "Bz"))]
    assert [(m.line, m.field) for m in sheet.mistakes] == [(2, "kind")]


def test_two_entries_that_claim_one_alias_are_a_conflict_and_link_to_neither() -> None:
    read = parsed("- name: Anna Berg\n  aliases: [Berg]\n- name: Boris Berg\n  aliases: [berg]\n")
    (claim,) = read.claims
    assert claim.actors == ("Anna Berg", "Boris Berg")
    assert "“Berg”" in claim.sentence
    found = find([article("Berg said the talks with Berg failed.")], laid_over(Registry.core(), read.entries))
    assert not {actor.id for actor in found.actors} & {"anna-berg", "boris-berg"}
    assert {offer.other for offer in found.offers} >= {"anna-berg", "boris-berg"}


def test_the_reader_s_entry_is_found_where_no_model_would_see_it() -> None:
    registry = laid_over(Registry.core(), parsed(YAML).entries)
    found = find([article("Dubois of QF spoke. So did @jdubois.")], registry)
    named = {actor.id: [mention.text for mention in actor.mentions] for actor in found.actors}
    assert named["jeanne-dubois"] == ["Dubois", "@jdubois"]
    assert named["quayside-forum"] == ["QF"]
    assert next(a for a in found.actors if a.id == "jeanne-dubois").speaks_for == "elysee"


def test_an_entry_adds_to_the_actor_that_the_core_knows() -> None:
    registry = laid_over(Registry.core(), parsed("- name: NATO\n  kind: organisation\n  aliases: [The Bloc]\n").entries)
    core = Registry.core().named("NATO")[0]
    (entry,) = registry.named("The Bloc")
    assert (entry.id, entry.qid) == (core.id, core.qid)
    assert registry.named("NATO")[0].id == core.id
    assert not Registry.core().named("The Bloc")


def test_the_reader_s_alias_goes_before_the_core_s() -> None:
    registry = laid_over(Registry.core(), parsed("- name: Paris Berg\n  aliases: [Paris]\n").entries)
    assert [entry.id for entry in registry.named("Paris")] == ["paris-berg"]


def test_another_entry_s_change_leaves_remarks_and_mistakes_alone() -> None:
    broken = YAML + "- name: [oops\n"
    changed = with_entry(broken, OwnEntry("quayside-forum", "Quayside Forum", ActorKind.MEDIA))
    assert changed.startswith(YAML[: YAML.index("- name: Quay")])
    assert changed.endswith("- name: [oops\n")
    assert {e.id: e.kind for e in parsed(changed).entries}["quayside-forum"] is ActorKind.MEDIA
    gone = without_entry(changed, "quayside-forum")
    assert [entry.id for entry in parsed(gone).entries] == ["jeanne-dubois"]
    assert gone.endswith("- name: [oops\n")


@given(st.text(alphabet="- name:kd[]{}&*#'\"\n\t\x00é", max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_without_failing(text: str) -> None:
    for read in (parsed(text), from_csv(text.encode())):
        assert all(mistake.line >= 1 for mistake in read.mistakes)

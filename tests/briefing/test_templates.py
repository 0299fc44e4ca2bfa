"""Templates: what new briefings begin with, shipped or the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.briefing.outline import document
from pressfold.briefing.templates import BLANK, Part, Template, begun, keep, made_of, named, own, shipped
from pressfold.model.briefing_errors import CannotSave
from pressfold.model.document import Paragraph
from pressfold.model.export_errors import NoSuchTemplate
from tests.briefing.making import NOW, briefing_with, ids


def test_the_shipped_ones_begin_with_the_blank_and_each_says_what_it_is_for() -> None:
    templates = shipped()
    assert [template.name for template in templates] == [
        "Blank", "Daily press note", "Intelligence brief", "Chronology",
    ]  # fmt: skip
    assert templates[0].parts == BLANK.parts
    assert all(template.says and template.parts for template in templates)
    assert all(part.heading for template in templates for part in template.parts)


def test_a_briefing_begins_with_the_headings_and_prints_no_hint() -> None:
    template = named("chronology", shipped())
    briefing = begun(template, "Calls", NOW, ids())  # type: ignore[arg-type]  # a maker of ids
    assert [section.heading for section in briefing.sections] == [part.heading for part in template.parts]
    assert len({section.id for section in briefing.sections}) == len(briefing.sections)
    printed = "".join(b.text for b in document(briefing, anchors={}, created=NOW).body if isinstance(b, Paragraph))
    assert not any(part.hint in printed for part in template.parts)


def test_what_is_kept_as_a_template_comes_back_without_its_pins(tmp_path: Path) -> None:
    path = keep(made_of(briefing_with("a quote"), "My / own: note"), tmp_path / "templates")
    assert path.name == "My  own note.json"
    (found,) = own(tmp_path / "templates")
    assert found == Template("My / own: note", "Made of “Calls”.", (Part("Evidence"),), path=str(path))
    briefing = begun(found, "New", NOW, ids())  # type: ignore[arg-type]  # a maker of ids
    assert (briefing.pins, [section.pins for section in briefing.sections]) == ({}, [()])


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b'{"format":"pressfold-template","version":2,"sections":[]}',
        b'{"format":"pressfold-template","version":1,"name":"","sections":[{"heading":"x"}]}',
        b'{"format":"pressfold-template","version":1,"name":"x","sections":[]}',
        b'{"format":"pressfold-template","version":1,"name":"x","sections":[{"heading":7}]}',
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "list", "null", "no keys", "no text", "newer", "nameless", "bare", "number", "deep"],
)  # fmt: skip
def test_a_damaged_template_is_left_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    keep(BLANK, tmp_path)
    assert [template.name for template in own(tmp_path)] == ["Blank"]


def test_a_name_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchTemplate, match="Daily press note"):
        named("nothing", shipped())


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CannotSave):
        keep(BLANK, tmp_path / "file")

"""Markdown: the file's own text, with the roles and facts that its signs state."""

from __future__ import annotations

from pathlib import Path

from pressfold.ingest.reading import read
from pressfold.model.article import Role

PAGE = """---
title: "Talks go on"
author: Anna Smith
date: 2022-01-28
publication: The Herald
tags: [war]
---

# Talks **go on** next week

The two presidents agreed on Friday to hold further talks, their offices said.

![The palace in winter](palace.jpg)

## A long road ##

A spokesman declined to say where they would meet, but diplomats expected Vienna.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_signs_give_roles_and_stay_in_the_text(tmp_path: Path) -> None:
    found = read(written(tmp_path, PAGE))
    assert found.text == PAGE
    assert [block.role for block in found.blocks] == [
        Role.BOILERPLATE,
        Role.HEADLINE,
        Role.BODY,
        Role.CAPTION,
        Role.CROSSHEAD,
        Role.BODY,
    ]


def test_front_matter_states_facts(tmp_path: Path) -> None:
    facts = read(written(tmp_path, PAGE)).metadata
    assert (facts.title, facts.byline, facts.published, facts.outlet) == (
        "Talks go on",
        "Anna Smith",
        "2022-01-28",
        "The Herald",
    )
    assert {facts.provenance[name] for name in ("title", "byline", "published", "outlet")} == {"front matter"}


def test_a_heading_is_the_title_without_its_signs(tmp_path: Path) -> None:
    facts = read(written(tmp_path, PAGE.split("---\n")[2])).metadata
    assert facts.title == "Talks **go on** next week"
    assert facts.provenance["title"] == "heading"


def test_a_date_that_is_none_states_nothing(tmp_path: Path) -> None:
    facts = read(written(tmp_path, PAGE.replace("2022-01-28", "last Friday"))).metadata
    assert facts.published is None


def test_text_without_signs_is_read_like_plain_text(tmp_path: Path) -> None:
    text = "Talks go on\n\nThe two presidents agreed on Friday to hold further talks, their offices said.\n"
    found = read(written(tmp_path, text))
    assert [block.role for block in found.blocks] == [Role.HEADLINE, Role.BODY]
    assert found.metadata.provenance["title"] == "headline"

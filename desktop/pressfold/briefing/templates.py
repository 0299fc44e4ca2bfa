"""Templates of briefings: the headings a new one begins with, shipped or kept by the reader; JSON, one a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressfold import disk
from pressfold.briefing.clock import Ids
from pressfold.briefing.edit_lines import speakable
from pressfold.model.briefing import Briefing, Section
from pressfold.model.briefing_errors import CannotSave
from pressfold.model.export_errors import NoSuchTemplate
from pressfold.resources import resource

FORMAT, VERSION = "pressfold-template", 1
#: Bytes of a template that is read; one has a few thousand.
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One section to begin with: heading, text, and a hint that is never printed."""

    heading: str
    hint: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A name, a sentence about it, and what a new briefing begins with. `path` is empty for those that are shipped."""

    name: str
    says: str
    parts: tuple[Part, ...]
    author: str = ""
    handling: str = ""
    path: str = ""


BLANK = Template("Blank", "One section for evidence.", (Part("Evidence"),))


def shipped() -> list[Template]:
    """The templates that come with the program, in their order."""
    return list(_in_folder(resource("briefing", "templates"), own=False))


def own(folder: Path) -> list[Template]:
    """The templates that the reader keeps in a folder, by name; a file that is none is left out."""
    return sorted(_in_folder(folder, own=True), key=lambda template: template.name.casefold())


def named(name: str, templates: list[Template]) -> Template:
    """The template that somebody means by its name, in any case. Raises NoSuchTemplate."""
    for template in templates:
        if template.name.casefold() == name.strip().casefold():
            return template
    raise NoSuchTemplate(name, ", ".join(template.name for template in templates))


def begun(template: Template, title: str, created: str, new_id: Ids) -> Briefing:
    """A new briefing after a template."""
    briefing = new_id()
    sections = tuple(Section(new_id(), part.heading, part.text, hint=part.hint) for part in template.parts)
    return Briefing(briefing, title, created, sections=sections, author=template.author, handling=template.handling)


def made_of(briefing: Briefing, name: str) -> Template:
    """A template with the headings, hints and texts of a briefing, its author and handling line; without its pins."""
    parts = tuple(Part(section.heading, section.hint, section.text) for section in briefing.sections)
    return Template(name, f"Made of “{briefing.title}”.", parts, briefing.author, briefing.handling)


def keep(template: Template, folder: Path) -> Path:
    """Write a template into the folder; one of the same name is replaced. Raises CannotSave."""
    path = folder / f"{disk.file_stem(template.name, 'Template')}.json"
    record = {
        "format": FORMAT,
        "version": VERSION,
        "name": template.name,
        "says": template.says,
        "author": template.author,
        "handling": template.handling,
        "sections": [{"heading": part.heading, "hint": part.hint, "text": part.text} for part in template.parts],
    }
    content = speakable(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        disk.replace_whole(path, content.encode())
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error
    return path


def _in_folder(folder: Path, *, own: bool) -> Iterator[Template]:
    for path in sorted(folder.glob("*.json")):
        try:
            if path.stat().st_size <= _LARGEST:
                yield _template(json.loads(path.read_bytes().decode("utf-8")), str(path) if own else "")
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue  # a damaged template must not keep anybody from beginning a briefing


def _template(raw: Any, path: str) -> Template:
    if raw["format"] != FORMAT or raw["version"] != VERSION:
        raise ValueError("this is no template that this version knows")
    parts = tuple(
        Part(_words(item["heading"]), _words(item.get("hint", "")), _words(item.get("text", "")))
        for item in raw["sections"]
    )
    name, says, author, handling = (_words(raw.get(key, "")) for key in ("name", "says", "author", "handling"))
    if not name.strip() or not parts:
        raise ValueError("a template has a name and a section")
    return Template(name, says, parts, author, handling, path)


def _words(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError("words are expected")
    return given

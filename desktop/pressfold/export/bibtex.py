"""BibTeX: sources as `@misc` entries whose fields BibTeX and BibLaTeX both read."""

from __future__ import annotations

import re

from pressfold.export.reference import Author, Reference, references
from pressfold.model.briefing import Source

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Characters that TeX takes for its own, and how they are printed.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("|".join(map(re.escape, _TEX)))


def rendered(sources: tuple[Source, ...]) -> bytes:
    """The bytes of the file: UTF-8."""
    return "\n".join(_entry(reference) for reference in references(sources)).encode("utf-8", "replace")


def _entry(reference: Reference) -> str:
    year, month, day = (*reference.date, 0, 0, 0)[:3]
    fields = {
        "title": f"{{{_tex(reference.title)}}}",  # a second pair of braces keeps the capitals
        "author": " and ".join(_name(author) for author in reference.authors),
        "howpublished": _tex(reference.outlet),
        "year": f"{year:04}" if year else "",
        "date": "-".join(f"{part:0{4 if nth == 0 else 2}}" for nth, part in enumerate(reference.date)),
        "day": str(day) if day else "",
        "address": _tex(reference.place),
        "language": _tex(reference.language),
        "url": reference.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "urldate": "-".join(f"{part:0{4 if nth == 0 else 2}}" for nth, part in enumerate(reference.accessed)),
        "note": _tex(reference.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if month:
        lines.append(f"  month = {_MONTHS[month - 1]},")
    return "\n".join([f"@misc{{{reference.key},", *lines, "}", ""])


def _name(author: Author) -> str:
    return f"{{{_tex(author.literal)}}}" if author.literal else f"{_tex(author.family)}, {_tex(author.given)}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _TEX[match.group()], text)

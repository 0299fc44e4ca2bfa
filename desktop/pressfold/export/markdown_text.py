"""Literal text in CommonMark: what must be escaped so that a reader sees the very characters that were written.

Escapes guard against CommonMark itself and against what common readers add to it: tables, strikethrough, bare links,
mathematics, attributes, tags, emoji names. A character is escaped only where it could mean something.
"""

from __future__ import annotations

import re

from pressfold.text.printable import printable

#: What means something wherever it stands.
_ANYWHERE = re.compile(
    r"""[\\`*_\[\]<>&|~$^{}@\#]  # CommonMark, tables, strikethrough, mathematics, attributes, addresses, tags
    | (?<=\w):(?=//)           # a bare link
    | (?<=\bwww)\.             # the same without its scheme
    | :(?=[\w+-]+:)            # the name of an emoji
    | ==                       # a highlight
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What means something where a line begins: a list, an underline, a definition.
_LINE_START = re.compile(r"[+\-=:]|\d{1,9}(?P<dot>[.)])")
_EDGES = re.compile(r"^\s+|\s+$")


def literal(text: str) -> str:
    """The text for the middle of a line, each line break a space."""
    return _escaped(printable(text).replace("\n", " "))


def literal_paragraphs(text: str) -> list[list[str]]:
    """The text as paragraphs of lines. A reader gets it back when every line but the last of a paragraph ends in a
    backslash, and a blank line stands between paragraphs.
    """
    return [_lines(paragraph) for paragraph in re.split(r"(?<=[^\n])\n\n(?=[^\n])", printable(text))]


def line_start(line: str) -> str:
    """An escaped line made safe to begin a line with."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    at = match.start("dot") if match["dot"] else 0
    return f"{line[:at]}\\{line[at:]}"


def held_spaces(spaces: str) -> str:
    """White space that would be dropped at the edge of a line, as character references."""
    return "".join(f"&#{ord(space)};" for space in spaces)


def _lines(paragraph: str) -> list[str]:
    """The lines, each ready to begin a line; a blank one is held by the line before it, or behind it at the top."""
    lines: list[str] = []
    waiting = ""
    for line in paragraph.split("\n"):
        if not line.strip():
            if lines:
                lines[-1] += held_spaces("\n" + line)
            else:
                waiting += held_spaces(line + "\n")
            continue
        held = waiting + _EDGES.sub(lambda edge: held_spaces(edge.group()), _marked(line))
        lines.append(line_start(held))
        waiting = ""
    return lines or [waiting]


def _marked(line: str) -> str:
    """The line with its meaning characters escaped; white space stays."""
    return _ANYWHERE.sub(lambda match: "".join(f"\\{char}" for char in match.group()), line)


def _escaped(line: str) -> str:
    return _EDGES.sub(lambda edge: held_spaces(edge.group()), _marked(line))

"""What Windows is told of Pressfold's file types: one list, written by the set-up program and by the MSI alike.

All of it lies below HKEY_CURRENT_USER, as Pressfold is installed for one user without an administrator. Articles are
offered below "Open with" only; no other program loses an ending that it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CLASSES = r"Software\Classes"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value below HKEY_CURRENT_USER; an empty `name` is the key's own value.

    In `value`, {program} is the folder of the programs. `ours` is the key that goes when Pressfold goes, empty where
    others have a part in it and only the value goes.
    """

    key: str
    name: str
    value: str
    ours: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An ending of ours that opens by a double click, unless the user gave it to another program before."""

    key: str
    value: str


def claims(product: Mapping[str, Any]) -> list[Claim]:
    """The endings that Pressfold owns."""
    return [Claim(rf"{CLASSES}\.{kind['ending']}", kind["progid"]) for kind in product["types"]]


def entries(product: Mapping[str, Any]) -> list[Entry]:
    """All values in the order in which they are written."""
    return [*_types(product), *_application(product), *_capabilities(product)]


def _types(product: Mapping[str, Any]) -> Iterator[Entry]:
    """The kinds of file, and that Pressfold can open their endings."""
    for kind in product["types"]:
        icon = rf"{{program}}\{kind['icon']}.ico"
        yield from _kind(product, kind["progid"], kind["name"], icon, [kind["ending"]])
    articles = product["articles"]
    icon = rf"{{program}}\{product['programs']['desk']}.exe,0"
    yield from _kind(product, articles["progid"], articles["name"], icon, articles["endings"])


def _kind(product: Mapping[str, Any], progid: str, name: str, icon: str, endings: list[str]) -> Iterator[Entry]:
    top = rf"{CLASSES}\{progid}"
    yield Entry(top, "", name, top)
    yield Entry(rf"{top}\DefaultIcon", "", icon, top)
    yield Entry(rf"{top}\shell\open\command", "", _command(product), top)
    for ending in endings:
        yield Entry(rf"{CLASSES}\.{ending}\OpenWithProgids", progid, "")


def _application(product: Mapping[str, Any]) -> Iterator[Entry]:
    """The program as "Open with" names it."""
    top = rf"{CLASSES}\Applications\{product['programs']['desk']}.exe"
    yield Entry(top, "FriendlyAppName", product["name"], top)
    yield Entry(rf"{top}\shell\open\command", "", _command(product), top)
    for ending in (*(kind["ending"] for kind in product["types"]), *product["articles"]["endings"]):
        yield Entry(rf"{top}\SupportedTypes", f".{ending}", "", top)


def _capabilities(product: Mapping[str, Any]) -> Iterator[Entry]:
    """What the page "Default apps" of the Windows settings lists."""
    ours = rf"Software\{product['identifiers']['windows']}"
    top = rf"{ours}\Capabilities"
    yield Entry(top, "ApplicationName", product["name"], ours)
    yield Entry(top, "ApplicationDescription", product["comment"], ours)
    owned = {kind["ending"]: kind["progid"] for kind in product["types"]}
    offered = dict.fromkeys(product["articles"]["endings"], product["articles"]["progid"])
    for ending, progid in {**owned, **offered}.items():
        yield Entry(rf"{top}\FileAssociations", f".{ending}", progid, ours)
    yield Entry(r"Software\RegisteredApplications", product["name"], top)


def _command(product: Mapping[str, Any]) -> str:
    programs = product["programs"]
    return rf'"{{program}}\{programs["desk"]}.exe" {programs["open"]} "%1"'

"""What a Linux desktop is told: an entry for its menu, two file types, and the page of a software centre.

All of it is made from product.toml, so that one fact never stands in two places.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Facts = dict[str, Any]


def entry(facts: Facts, program: str) -> str:
    """The desktop entry that starts `program`, a full path without white space or in quotation marks."""
    mimes = [kind["mime"] for kind in facts["types"]] + facts["articles"]["mimes"]
    rows = {
        "Type": "Application",
        "Version": "1.4",
        "Name": facts["name"],
        "GenericName": "News desk",
        "Comment": facts["comment"],
        "Exec": f"{program} {facts['programs']['open']} %F",
        "Icon": facts["identifiers"]["app"],
        "Terminal": "false",
        "Categories": _listed(facts["linux"]["categories"]),
        "Keywords": _listed(facts["keywords"]),
        "MimeType": _listed(mimes),
        "StartupNotify": "true",
        "StartupWMClass": facts["name"],
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in rows.items())


def _listed(values: list[str]) -> str:
    return "".join(f"{value};" for value in values)


def file_types(facts: Facts) -> str:
    """The shared MIME-info package of Pressfold's own files."""
    kinds = "".join(_file_type(kind) for kind in facts["types"])
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n{kinds}</mime-info>\n'


def _file_type(kind: dict[str, Any]) -> str:
    above = "application/" + kind["mime"].rsplit("+", 1)[1]
    return (
        f"  <mime-type type={quoteattr(kind['mime'])}>\n"
        f"    <comment>{escape(kind['name'])}</comment>\n"
        f"    <sub-class-of type={quoteattr(above)}/>\n"
        f"    <generic-icon name={quoteattr(kind['generic_icon'])}/>\n"
        f"    <glob pattern={quoteattr('*.' + kind['ending'])}/>\n"
        "  </mime-type>\n"
    )


def mime_icon(kind: dict[str, Any]) -> str:
    """The name under which a theme's icon of a file type is looked for."""
    return str(kind["mime"].replace("/", "-"))


def component(facts: Facts, made: int) -> str:
    """The AppStream page; `made` is the time of the release in seconds since 1970."""
    words = "".join(f"    <p>{escape(paragraph)}</p>\n" for paragraph in facts["description"])
    kinds = "".join(f"    <mediatype>{escape(kind['mime'])}</mediatype>\n" for kind in facts["types"])
    terms = "".join(f"    <keyword>{escape(word)}</keyword>\n" for word in facts["keywords"])
    groups = "".join(f"    <category>{escape(name)}</category>\n" for name in facts["linux"]["categories"])
    day = datetime.fromtimestamp(made, UTC).date().isoformat()
    id = facts["identifiers"]["app"]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{escape(id)}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>{escape(facts["licence"])}</project_license>
  <name>{escape(facts["name"])}</name>
  <summary>{escape(facts["summary"])}</summary>
  <developer id="{escape(id.rsplit(".", 1)[0].lower())}">
    <name>{escape(facts["publisher"])}</name>
  </developer>
  <description>
{words}  </description>
  <launchable type="desktop-id">{escape(id)}.desktop</launchable>
  <icon type="stock">{escape(id)}</icon>
  <categories>
{groups}  </categories>
  <keywords>
{terms}  </keywords>
  <provides>
    <binary>{escape(facts["programs"]["desk"])}</binary>
    <binary>{escape(facts["programs"]["console"])}</binary>
{kinds}  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{escape(facts["version"])}" date="{day}"/>
  </releases>
</component>
"""

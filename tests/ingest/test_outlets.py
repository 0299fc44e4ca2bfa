"""The list of outlets: found by address and by name, and corrected by the reader's own rows."""

from __future__ import annotations

import pytest

from pressfold.ingest.outlets import Outlets, known_outlets, rows
from pressfold.resources import resource


def test_the_list_is_whole_and_names_outlets_worldwide() -> None:
    listed = rows(resource("ingest", "outlets.csv").read_text(encoding="utf-8"))
    assert len(listed) >= 300
    assert len({row["country"] for row in listed}) >= 100
    assert all(row["name"].strip() == row["name"] != "" and row["agency"] in ("yes", "no") for row in listed)
    domains = [domain for row in listed for domain in row["domains"].split("|") if domain]
    assert not [domain for domain in domains if domain.lower() != domain or "/" in domain or "." not in domain]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.theguardian.com/world/2022/jan/28/talks", "The Guardian"),
        ("https://edition.cnn.com/2022/01/28/europe/x", "CNN"),
        ("http://www.bbc.co.uk/news/1", "BBC News"),
        ("https://m.dw.com/en/a-1", "Deutsche Welle"),
        ("lemonde.fr/article", "Le Monde"),
        ("https://blog.reuters.com/x", "Reuters"),
        ("https://notreuters.com/x", None),
        ("https://example.com/reuters.com", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_an_address_names_its_outlet(address: str, name: str | None) -> None:
    found = known_outlets().at(address)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("the guardian", "The Guardian"),
        ("Guardian", "The Guardian"),
        ("AFP", "Agence France-Presse"),
        ("BBC", "BBC News"),
        ("ТАСС", "TASS"),
        ("SPIEGEL ONLINE", "Der Spiegel"),
        ("CNA", None),
        ("Nobody's Gazette", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_all_its_names_but_not_by_one_that_two_share(called: str, name: str | None) -> None:
    found = known_outlets().called(called)
    assert (found.name if found else None) == name


def test_the_readers_own_rows_come_first() -> None:
    own = rows("name,domains,agency,also\nOur Courier,courier.example|reuters.com,no,The Courier\n")
    outlets = Outlets([*own, {"name": "Reuters", "domains": "reuters.com", "agency": "yes"}])
    ours = outlets.called("the courier")
    assert ours and ours.name == "Our Courier"
    assert outlets.at("https://www.reuters.com/1") == outlets.at("https://courier.example/1") == ours


def test_a_row_needs_only_a_name() -> None:
    found = Outlets(rows("name\nOur Courier\n\n")).called("Our Courier")
    assert found and (found.agency, found.country) == (False, "")

"""The door to what the reader decides about passages; findings are told with it, and a rebuilt library has it all.

What a method returns, `library.articles.undo` takes back.
"""

from __future__ import annotations

import json

from pressfold.library import finding_rows, verdict_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.store import Store
from pressfold.model.passage import Family, Verdict
from pressfold.model.passage_errors import EmptyPhrase, NoMember, NoSuchFamily


class PassageRulings:
    """Confirm or reject a family, say where it came from, and keep a list of phrases that are noise."""

    def __init__(self, store: Store, articles: Articles, decider: Decider) -> None:
        self._store = store
        self._articles = articles
        self._decider = decider

    def confirm(self, family: str) -> Done:
        """Say that a family is one text. Raises NoSuchFamily."""
        return self._rule("Confirm passage", family, Verdict.CONFIRMED)

    def reject(self, family: str) -> Done:
        """Say that a family is none: hidden and never counted, now and after every analysis. Raises NoSuchFamily."""
        return self._rule("Reject passage", family, Verdict.REJECTED)

    def reset(self, family: str) -> Done:
        """Take back what was said of a family and of its origin. Raises NoSuchFamily."""
        found = self._family(family)
        with self._store.reading() as connection:
            mine = set(_places(verdict_rows.anchors(connection, found)))
            about = [
                name
                for what in ("verdict", "origin")
                for name, said in verdict_rows.decided(connection, what)
                if mine.intersection(_places(said["places"]))
            ]
        return self._decider.decide("Reset passage", [Decision("passage", "", name) for name in about], found.articles)

    def set_origin(self, family: str, article: int) -> Done:
        """Say from which article a family came. Raises NoSuchFamily, NoSuchArticle, NoMember."""
        found, origin = self._family(family), self._articles.get(article)
        if origin.id not in found.articles:
            raise NoMember(origin.id, family, found.articles)
        return self._decide("Set origin", "origin", found, {"origin": origin.reading.text_sha256})

    def noise(self) -> list[str]:
        """The noise list: phrases whose passages are hidden."""
        with self._store.reading() as connection:
            return verdict_rows.noise(connection)

    def add_noise(self, phrase: str) -> Done:
        """Hide the passages that are hardly more than this phrase, now and after every analysis. Raises EmptyPhrase."""
        words = " ".join(phrase.split())
        return self._decider.decide("Add to noise list", [Decision("passage", "", _noise(words), _stored(words=words))])

    def remove_noise(self, phrase: str) -> Done:
        """Take a phrase off the noise list. Raises EmptyPhrase."""
        return self._decider.decide("Take off noise list", [Decision("passage", "", _noise(phrase))])

    def _rule(self, name: str, family: str, verdict: Verdict) -> Done:
        return self._decide(name, "verdict", self._family(family), {"verdict": verdict.value})

    def _decide(self, name: str, what: str, family: Family, said: dict[str, str]) -> Done:
        with self._store.reading() as connection:
            places = verdict_rows.anchors(connection, family)
            kind = finding_rows.found_kind(connection, family.id)
            again = [
                about
                for about, before in verdict_rows.decided(connection, what)
                if before["kind"] == kind and set(_places(before["places"])).intersection(_places(places))
            ]
        about = f"{what} {family.id}"
        instead = [Decision("passage", "", other) for other in again if other != about]
        stored = _stored(**said, kind=kind, places=places)
        return self._decider.decide(name, [*instead, Decision("passage", "", about, stored)], family.articles)

    def _family(self, id: str) -> Family:
        with self._store.reading() as connection:
            found = finding_rows.family(connection, id)
        if found is None:
            raise NoSuchFamily(id)
        return found


def _noise(phrase: str) -> str:
    """What a noise phrase is known by: its words in match form. Raises EmptyPhrase."""
    from pressfold.passages.noise import noise_words

    words = noise_words(phrase)
    if not words:
        raise EmptyPhrase
    return f"noise {' '.join(words)}"


def _stored(**said: object) -> str:
    return json.dumps(said, ensure_ascii=False)


def _places(places: object) -> list[tuple[object, ...]]:
    return [tuple(place) for place in places] if isinstance(places, list) else []

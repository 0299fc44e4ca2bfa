"""Random questions: as a tree of our own, as a reader would type them, and answered by reading each text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from pressfold.search.analyzer import search_words

#: Few words, so that random texts share them; some in several spellings of one search form, some one letter apart.
PRINTED = ["Macron", "macron’s", "MACRON", "Kremlin", "the", "The", "of", "talks", "talk", "talked", "Élysée", "elysee"]
PRINTED += ["Jean-Yves", "jean", "O’Neill", "O'Neill", "oneill", "Зеленський", "naïve", "4.5", "Straße", "strasse"]


@dataclass(frozen=True)
class Question:
    """`typed` is the query; `words` and `parts` are what `kind` is about."""

    kind: str
    typed: str
    words: tuple[str, ...] = ()
    parts: tuple[Question, ...] = ()
    distance: int = 0

    def answers(self, body: Sequence[str]) -> bool:
        """Whether a text of these words answers, found by reading it."""
        match self.kind:
            case "word" | "phrase":
                length = len(self.words)
                return any(tuple(body[at : at + length]) == self.words for at in range(len(body)))
            case "near":
                stretches = (body[at : at + self.distance + 1] for at in range(len(body)))
                return any(set(self.words) <= set(stretch) for stretch in stretches)
            case "prefix":
                return any(word.startswith(self.words[0]) for word in body)
            case "not":
                return not self.parts[0].answers(body)
            case "and":
                return all(part.answers(body) for part in self.parts)
            case _:
                return any(part.answers(body) for part in self.parts)


def _word(printed: str) -> Question:
    return Question("word", printed, tuple(search_words(printed)))


def _phrase(printed: list[str]) -> Question:
    return Question("phrase", f"“{' '.join(printed)}”", tuple(search_words(" ".join(printed))))


def _near(printed: list[str], distance: int) -> Question:
    words = tuple(search_words(" ".join(printed)))
    return Question("near", f"“{' '.join(printed)}”~{distance}", words, distance=distance)


def _prefix(printed: str) -> Question:
    return Question("prefix", printed + "*", (search_words(printed)[0],))


def _joined(kind: str, operator: str, parts: list[Question]) -> Question:
    return Question(kind, "(" + operator.join(part.typed for part in parts) + ")", parts=tuple(parts))


def _refused(part: Question) -> Question:
    typed = f"NOT {part.typed}" if part.kind == "not" else f"-{part.typed}"
    return Question("not", typed, parts=(part,))


words = st.sampled_from(PRINTED).map(_word)
phrases = st.lists(st.sampled_from(PRINTED), min_size=2, max_size=4).map(_phrase)
near = st.builds(_near, st.lists(st.sampled_from(PRINTED), min_size=2, max_size=3), st.integers(1, 8))
prefixes = st.sampled_from(["ma", "Mac", "tal", "talk", "éL", "onei", "Зел", "стра", "stra"]).map(_prefix)


def questions(leaves: st.SearchStrategy[Question], *, refusing: bool = True) -> st.SearchStrategy[Question]:
    """Questions of these leaves under operators, a few deep; with refusals anywhere where asked for."""

    def extend(inner: st.SearchStrategy[Question]) -> st.SearchStrategy[Question]:
        several = st.lists(inner, min_size=2, max_size=3)
        joined = [
            several.map(lambda parts: _joined("and", " ", parts)),
            several.map(lambda parts: _joined("and", " AND ", parts)),
            several.map(lambda parts: _joined("or", " OR ", parts)),
        ]
        return st.one_of(*joined, inner.map(_refused)) if refusing else st.one_of(joined)

    return st.recursive(leaves, extend, max_leaves=6)


#: Texts of random words, with marks between them that part no positions.
bodies = st.lists(st.sampled_from([*PRINTED, "—", "(Reuters)", "\n\n"]), max_size=30).map(" ".join)
libraries = st.lists(bodies, max_size=8)

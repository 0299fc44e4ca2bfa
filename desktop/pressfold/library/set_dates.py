"""The door to what the reader says that single words mean: a date, or none; kept over every analysis and rebuild."""

from __future__ import annotations

from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.model.article import Article
from pressfold.model.errors import BadValue, NoSuchArticle
from pressfold.model.span import Span

_WANTED = "a date such as 2022-01-28, 2022-01 or 2022, or a stretch such as 2022-01-24..2022-01-30"


class SetDates:
    """Dates of single phrases by the reader's hand. What a method returns, `undo` of the articles takes back."""

    def __init__(self, articles: Articles, decider: Decider) -> None:
        self._articles = articles
        self._decider = decider

    def set(self, article: int, span: Span, said: str) -> Done:
        """Say which date the words at a span mean. Raises NoSuchArticle, BadValue; then nothing is set."""
        from pressfold.dates.chosen import TO, meaning

        try:
            first, last, _precision = meaning(said)
        except ValueError:
            raise BadValue("date", said.strip(), _WANTED) from None
        return self._decide("Set date of “%s”", article, span, f"{first}{TO}{last}" if last else first)

    def no_date(self, article: int, span: Span) -> Done:
        """Say that the words at a span mean no date. Raises NoSuchArticle."""
        from pressfold.dates.chosen import NONE

        return self._decide("Call “%s” no date", article, span, NONE)

    def clear(self, article: int, span: Span) -> Done:
        """Leave it to the rules again what the words at a span mean. Raises NoSuchArticle."""
        return self._decide("Let the rules date “%s”", article, span, None)

    def _decide(self, name: str, article: int, span: Span, value: str | None) -> Done:
        found = self._found(article, span)
        words = " ".join(span.of(found.text).split())
        decision = Decision("date", found.reading.text_sha256, f"{span.start}:{span.end}", value)
        return self._decider.decide(name % words, [decision], (article,))

    def _found(self, article: int, span: Span) -> Article:
        found = self._articles.get(article)
        if not 0 <= span.start < span.end <= len(found.text):
            raise NoSuchArticle(f"{article} {span.start}:{span.end}")
        return found

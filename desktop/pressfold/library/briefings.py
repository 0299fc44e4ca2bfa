"""The door to the reader's briefings: open, pin from the library, prove against the stored copies, export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold import disk
from pressfold.library.articles import Articles
from pressfold.library.copies import Copies, FirstOf, RecordedFiles, StoredCopies, check_all, with_paths
from pressfold.library.findings import Findings
from pressfold.library.pin_uses import PinUses, elsewhere_used, known_paths
from pressfold.library.versions import Versions
from pressfold.model.article import Article
from pressfold.model.briefing import Anchor, Briefing, Newer, Pin
from pressfold.model.briefing_errors import BriefingMissing
from pressfold.model.dependents import PinUse
from pressfold.model.document import Document
from pressfold.model.errors import PressfoldError
from pressfold.model.manner import USUAL, Manner
from pressfold.model.span import Span

if TYPE_CHECKING:  # the room is entered when the first briefing is: it would hold up the first paint
    from pressfold.briefing.edit import Edit
    from pressfold.briefing.opened import OpenBriefing
    from pressfold.briefing.templates import Template
    from pressfold.export.formats import Content
    from pressfold.library.checking import Checks
    from pressfold.library.elsewhere import Elsewhere
    from pressfold.library.pinning import Context


class Briefings:
    """Makes and opens briefings; `folder` is where new ones go, `state` holds their journals and backups."""

    def __init__(
        self,
        folder: Path,
        state: Path,
        articles: Articles,
        findings: Findings,
        versions: Versions,
        now: Callable[[], str],
    ) -> None:
        self.folder = folder
        self._state = state
        self._articles = articles
        self._findings = findings
        self._versions = versions
        self._now = now
        self._uses = PinUses(state)

    def new(self, title: str, path: Path | None = None, template: str = "") -> OpenBriefing:
        """A new briefing after a template (by name, the first one where none is said), in `path` or in the own folder.

        Raises BriefingExists, NoSuchTemplate, CannotSave.
        """
        from pressfold.briefing.opened import OpenBriefing
        from pressfold.briefing.templates import BLANK, named

        begins = named(template, self.templates()) if template else BLANK

        if path is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._free_name(title)
        return OpenBriefing.new(path, title, state=self._state, now=self._now, template=begins)

    def templates(self) -> list[Template]:
        """The templates for new briefings: the shipped ones, then the reader's own."""
        from pressfold.briefing.templates import own, shipped

        return [*shipped(), *own(self.folder / "templates")]

    def save_template(self, opened: OpenBriefing, name: str) -> Path:
        """Keep headings, texts, author and handling line of a briefing as a template. Raises CannotSave."""
        from pressfold.briefing.templates import keep, made_of

        return keep(made_of(opened.briefing, name), self.folder / "templates")

    def put(self, content: bytes, title: str) -> Path:
        """Put a briefing that came from elsewhere under a free name into the library's folder. Raises CannotSave."""
        from pressfold.briefing import file

        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._free_name(title)
        file.write(path, content, base=None)
        return path

    def open(self, path: Path) -> OpenBriefing:
        """A briefing with all that its journal holds. Raises BriefingMissing, BriefingDamaged, BriefingNewer."""
        from pressfold.briefing.opened import OpenBriefing

        return OpenBriefing.open(path, state=self._state, now=self._now)

    def paths(self) -> list[Path]:
        """The briefings in the library's own folder, the one written last first."""
        found = list(self.folder.glob("*.briefing"))
        return sorted(found, key=lambda path: (-path.stat().st_mtime, path.name))

    def titles(self) -> dict[Path, str]:
        """The titles of all briefings that this machine knows, those of the library's own folder first."""
        return self._uses.titles((*self.paths(), *known_paths(self._state)))

    def pin_uses(self) -> list[PinUse]:
        """How many pins of each known briefing stand in each text; quick where no briefing changed since."""
        return self._uses.of(self.all_paths())

    def all_paths(self) -> list[Path]:
        """The briefings in the library's own folder, and those that were opened on this machine, wherever they lie."""
        return [*self.paths(), *known_paths(self._state)]

    def pin(
        self,
        opened: OpenBriefing,
        article: int,
        span: Span,
        *,
        section: str | None = None,
        note: str = "",
        place: tuple[str, int] | None = None,
    ) -> Pin:
        """Pin the whole words that `span` touches, with all that is known about them; the pin is safe on return.

        `section` is a heading; without one the pin goes to the end of the last section. `place` is the id of a section
        and the place in it instead.
        Raises NoSuchArticle, BadSpan, and what `OpenBriefing.apply` raises.
        """
        context = self.context_at(article, span)
        found = self._articles.get(article)
        return self.pin_article(opened, found, span, context, section=section, note=note, place=place)

    def pin_article(
        self,
        opened: OpenBriefing,
        article: Article,
        span: Span,
        context: Context,
        *,
        section: str | None = None,
        note: str = "",
        place: tuple[str, int] | None = None,
    ) -> Pin:
        """The same for an article at hand. Raises BadSpan, and what `OpenBriefing.apply` raises."""
        from pressfold.library.pinning import pin_article

        return pin_article(opened, article, span, context, now=self._now, section=section, note=note, place=place)

    def elsewhere(self, article: int, pin: Pin) -> Elsewhere:
        """Where the words of a pin of this article stand in other articles too."""
        from pressfold.library.elsewhere import carriers, elsewhere, holding

        shared = holding(self._findings.families((article,)), article, pin.span)
        told = self._findings.renderings(pin.utterance) if pin.utterance else ()
        return elsewhere(pin, self._articles.some(carriers(article, shared, told)), shared, told)

    def pin_beside(self, opened: OpenBriefing, pin: str, places: Iterable[tuple[int, Span]]) -> list[Pin]:
        """Pin these places right behind a pin, as one act; those that are pinned already stay as they are."""
        from pressfold.library.pinning import pinned_beside

        contexts = [(self._articles.get(article), span, self.context_at(article, span)) for article, span in places]
        return pinned_beside(opened, pin, contexts, now=self._now)

    def context_at(self, article: int, span: Span) -> Context:
        """What the library knows of words in one of its articles."""
        from pressfold.library.pinning import context_of

        found = self._findings
        return context_of(
            article,
            span,
            found.quotations((article,)),
            families=found.families,
            renderings=found.renderings,
            articles=self._articles.some,
        )

    def context(self, article: Article, span: Span, known: Context) -> Context:
        """What the library has to add to what is known of words in an article of another selection, such as a file."""
        from pressfold.library.pinning import Context, context_with, in_short

        ids = self._articles.ids_by_copy()
        stored = ids.get(article.reading.text_sha256)
        if stored is not None:
            return context_with(known, self.context_at(stored, span))
        places = self._carriers(article.text[span.start : span.end])
        return context_with(known, Context(also_in=tuple(map(in_short, places))))

    def _carriers(self, quote: str) -> list[Article]:
        """The articles of the library that print these very words."""
        from pressfold.briefing.pins import find_quote

        ids = self._articles.printing(quote)
        return [article for article in self._articles.some(ids) if find_quote(article.text, quote)]

    def copies(self) -> Copies:
        """Where the text of a pin's source is looked up: the library first, then the recorded path."""
        return FirstOf((StoredCopies(self._articles), RecordedFiles()))

    def check(self, opened: OpenBriefing) -> Mapping[str, Anchor]:
        """What became of every pin's words, by pin id."""
        return check_all(opened.briefing, self.copies(), self._now())

    def look(self, opened: OpenBriefing) -> Checks:
        """The same with all that a window shows beside it: newer versions that differ, articles, other briefings."""
        from pressfold.library.checking import Checks, standing

        briefing = opened.briefing
        return Checks(
            anchors=self.check(opened),
            articles=standing(briefing, self._articles),
            newer=self.newer(briefing),
            used=elsewhere_used(briefing, opened.path, self.pin_uses()),
            origins=self.origins(opened),
        )

    def uses(self, article: int) -> list[PinUse]:
        """The briefings that quote any version of an article, as `pin_uses` tells of them. Raises NoSuchArticle."""
        texts = {version.text_sha256 for version in self._versions.of(article)}
        return [use for use in self.pin_uses() if use.text_sha256 in texts]

    def confirming(self, opened: OpenBriefing, pin: str) -> int:
        """How many independent texts have the words of a pin, or another rendering of them; 1 where nobody knows."""
        from pressfold.briefing.findings import grouped
        from pressfold.library.checking import standing

        article = standing(opened.briefing, self._articles).get(pin)
        found = opened.briefing.pins[pin]
        if article is None:
            return found.origins or 1
        carriers = {article, *(place[0] for place in self.elsewhere(article, found).places)}
        return grouped(carriers, self._findings.families(carriers))

    def newer(self, briefing: Briefing) -> Mapping[str, Newer]:
        """The pins whose words differ in a newer version of their article, by pin id."""
        from pressfold.library.checking import newer_versions

        return newer_versions(briefing, self._articles, self._versions, self._now())

    def origins(self, opened: OpenBriefing) -> int:
        """How many independent texts the sources of a briefing are: articles that share wire copy count as one."""
        from pressfold.briefing.findings import origins

        briefing = opened.briefing
        ids = self._articles.ids_by_copy()
        quoted = {ids[source.text_sha256] for source in briefing.ordered_sources() if source.text_sha256 in ids}
        return origins(briefing, self._articles.some(quoted), self._findings.families(quoted))

    def export(self, opened: OpenBriefing, path: Path, manner: Manner = USUAL) -> Path:
        """Write the briefing in the format that the ending of `path` names; every pin is proved first.

        Raises UnknownExport, TemplateRefused, NotOnTheCommandLine, CannotSave.
        """
        from pressfold.export.formats import write

        return write(self._content(opened.briefing, path, manner), path)

    def document(self, opened: OpenBriefing, manner: Manner = USUAL, edit: Edit | None = None) -> Document:
        """The briefing as it would be printed, for a preview or for who prints it; every pin is proved first.

        `edit` is one that is not done yet and is to be seen already.
        """
        briefing = edit.apply(opened.briefing) if edit else opened.briefing
        content = self._content(briefing, Path("preview.html"), replace(manner, template=None))
        assert isinstance(content, Document)
        return content

    def _content(self, briefing: Briefing, path: Path, manner: Manner) -> Content:
        from pressfold.library.exporting import Around, content_for

        store = Around(self._articles, self._findings, self._versions)
        return content_for(path, briefing, store, self.copies(), self._now(), manner)

    def verify_export(self, path: Path) -> tuple[Briefing, Mapping[str, Anchor]]:
        """The pins that an exported DOCX or Markdown prints, and what became of each: its source and its line.

        An export names no folders; where its sources lie is known from the briefing that it was made from.
        Raises BriefingMissing, NoRecords.
        """
        from pressfold.briefing import exported, verify

        try:
            export = exported.read(str(path), path.read_bytes())
        except OSError as error:
            raise BriefingMissing(str(path)) from error
        briefing = with_paths(export.briefing(), self._known_paths(export.records.briefing), path.parent)
        return briefing, verify.with_lines(export, check_all(briefing, self.copies(), self._now()))

    def verdict(self, path: Path) -> Document:
        """What a check of an exported DOCX, Markdown or HTML file found, as a page. Raises as `verify_export`."""
        from pressfold.briefing.verdict import verdict

        briefing, anchors = self.verify_export(path)
        return verdict(path.name, briefing, anchors, self._now())

    def _known_paths(self, id: str) -> Mapping[str, str]:
        """Where the sources of the briefing with this id lie, by the hash of their text; what this machine knows."""
        from pressfold.briefing.place import last_path

        path = last_path(self._state, id)
        if path is None or not path.exists():
            return {}
        try:
            with self.open(path) as opened:
                return {source.text_sha256: source.path for source in opened.briefing.sources.values()}
        except PressfoldError:  # a damaged briefing must not keep its export from being proved
            return {}

    def _free_name(self, title: str) -> Path:
        stem = disk.file_stem(title, "Briefing")
        for number in count(1):
            path = self.folder / f"{stem if number == 1 else f'{stem} {number}'}.briefing"
            if not path.exists():
                return path
        raise AssertionError("unreachable")

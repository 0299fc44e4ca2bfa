"""The library: everything stored, and one door for each thing a user can do.

articles    list, get, remove, star, call read, set facts and roles; take back what any door did
labels      collections, smart collections and tags
versions    older texts of an article, and what changed
intake      bring files in
analysis    find passages, actors and quotations, bring the index up to date
findings    what was found, as the reader ruled on it
actors      what can be told of actors over the library
registry    the actors that the reader entered
rulings     what the reader decides about actors, mentions and quotations
passages    what the reader decides about passages
dates       what the reader says that single words mean
stories     what articles tell together: events, checks, on whose word; what the reader says of checks
searches    answer a query
pins        answer a query from pins and notes
briefings   the reader's own documents
removal     what depends on articles, bring them back, delete them for good
backups     make, keep and look at backups
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pressfold.library.actor_answers import ActorAnswers
from pressfold.library.analysis import Analysis
from pressfold.library.articles import Articles
from pressfold.library.backups import Backups
from pressfold.library.briefings import Briefings
from pressfold.library.deciding import Decider
from pressfold.library.decisions import Decisions
from pressfold.library.findings import Findings
from pressfold.library.handover import HandOver
from pressfold.library.index_upkeep import IndexUpkeep
from pressfold.library.intake import Intake
from pressfold.library.jobs import Worker
from pressfold.library.labels import Labels
from pressfold.library.lock import LibraryLock
from pressfold.library.originals import Originals
from pressfold.library.own_outlets import OwnOutlets
from pressfold.library.own_registry import OwnRegistry
from pressfold.library.passage_rulings import PassageRulings
from pressfold.library.pin_search import PinSearch
from pressfold.library.removal import Removal
from pressfold.library.rulings import ReadersRulings
from pressfold.library.searches import Searches
from pressfold.library.set_dates import SetDates
from pressfold.library.spellings import Spellings
from pressfold.library.store import Store
from pressfold.library.stories import Stories
from pressfold.library.versions import Versions
from pressfold.model.backup import Backup
from pressfold.model.errors import LibraryNewer, LibraryUnwritable, NotALibrary, PressfoldError
from pressfold.model.label import LabelKind

_DATABASE, _BACKUPS = "library.sqlite", "backups"


def utc_now() -> str:
    """This moment as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_library(folder: Path) -> bool:
    """Whether there is a library in this folder."""
    return (folder / _DATABASE).exists()


class Library:
    """One library folder, held by one program at a time.

    Every method of every door may be called from any thread.
    """

    def __init__(self, folder: Path, state: Path, lock: LibraryLock | None, now: Callable[[], str]) -> None:
        self.folder = folder
        self.now = now
        self._lock = lock
        self.originals = Originals(folder / "originals")
        self.decisions = Decisions(folder / "decisions.jsonl")
        self.store = Store(
            folder / _DATABASE,
            reading=lock is None,
            before_migration=lambda store: Backups(folder / _BACKUPS, store, self.decisions, now).before_migration(),
        )
        self.backups = Backups(folder / _BACKUPS, self.store, self.decisions, now)
        self._worker = Worker()
        decider = Decider(self.store, self.decisions, now)
        self.articles = Articles(self.store, decider)
        self.labels = Labels(self.store, self.articles, decider)
        self.versions = Versions(self.store, self.articles, decider)
        self.findings = Findings(self.store, self.articles)
        self.actors = ActorAnswers(self.store, self.articles, self.findings)
        self.registry = OwnRegistry(folder)
        self.rulings = ReadersRulings(self.store, self.articles, decider, now)
        self.passages = PassageRulings(self.store, self.articles, decider)
        self.dates = SetDates(self.articles, decider)
        self.stories = Stories(self.store, self.articles, self.findings, decider)
        spelled = Spellings(self.registry).at_hand
        self.searches = Searches(
            self.store,
            IndexUpkeep(self.store, folder / "index", state, held=lock is not None and not self.store.newer),
            pinned=self._pinned,
            spelled=spelled,
        )
        self.intake = Intake(self.store, self.originals, self.decisions, OwnOutlets(folder), now)
        self.analysis = Analysis(self.store, self.articles, self.registry, self._worker, self.searches.update)
        self.briefings = Briefings(
            folder / "briefings", state / "briefings", self.articles, self.findings, self.versions, now
        )
        self.pins = PinSearch(state / "briefings", self.briefings.all_paths, spelled)
        self.handover = HandOver(self.originals, self.intake, self.briefings)
        self.removal = Removal(
            self.store, decider, self.decisions, self.originals, self.briefings, self.backups, self.searches.forget
        )

    @classmethod
    def open(
        cls, folder: Path, *, state: Path | None = None, reading: bool = False, now: Callable[[], str] = utc_now
    ) -> Library:
        """The library in `folder`, made when there is none.

        `state` is where journals and backups of briefings go, inside the library unless it is said.
        `reading` opens beside a program that holds the library, for questions only.
        One made by a newer Pressfold is opened for reading only, and `refusal` says so; an older one is backed up.
        Raises LibraryLocked, LibraryDamaged, LibraryUnwritable, BackupFailed or NotALibrary.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise NotALibrary(str(folder)) from error
        except OSError as error:
            raise LibraryUnwritable(str(folder), error.strerror or str(error)) from error
        lock = None if reading else LibraryLock.take(folder)
        try:
            return cls(folder, state or folder / "state", lock, now)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @property
    def refusal(self) -> PressfoldError | None:
        """Why this library can only be read here, None where it can be worked on."""
        return LibraryNewer(str(self.folder)) if self.store.newer else None

    def members(self, kind: LabelKind, name: str) -> list[int]:
        """The articles that have a label, or answer the query of a smart collection. Raises NoSuchLabel, BadQuery."""
        label = self.labels.get(kind, name)
        return self.searches.smart(label) if label.smart else self.labels.articles(kind, name)

    def bring_back(self, path: Path) -> Backup:
        """Make the library what it was in a backup; the backup that was made of how it was until now.

        Raises NoBackup, BackupUnusable, BackupFailed, LibraryDamaged, LibraryUnwritable; then nothing changed.
        """
        from pressfold.library.restoring import bring_back

        return bring_back(self.store, self.decisions, self.backups, path)

    def _pinned(self) -> frozenset[str]:
        """The hashes of the texts that pins stand in."""
        return frozenset(use.text_sha256 for use in self.briefings.pin_uses())

    def close(self) -> None:
        """End the workers and let the folder go; stored work needs no saving."""
        self.intake.close()
        self._worker.close()
        self.searches.close()
        self.store.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

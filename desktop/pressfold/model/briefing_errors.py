"""Each failure that a user of briefings, pins and exports can meet: what happened, what is safe, what to do."""

from __future__ import annotations

from pressfold.model.errors import PressfoldError


class BriefingMissing(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"There is no briefing “{path}”. Nothing was changed. Check the name, or make one with “pressfold briefing new”."
        )


class BriefingExists(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(f"“{path}” exists already and was not touched. Choose another name for the new briefing.")


class BriefingDamaged(PressfoldError):
    def __init__(self, path: str, details: str = "", backup: str = "") -> None:
        way = f"A backup lies at “{backup}”: copy it beside and open the copy." if backup else "No backup was found."
        super().__init__(f"“{path}” is damaged and cannot be read as a briefing. It was not touched. {way}", details)


class BriefingNewer(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” was written by a newer Pressfold, so it is open for reading only. It was not touched. Install the "
            "newer version to edit it."
        )


class BriefingChanged(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” was changed by another program since it was opened. Neither version was overwritten. Open it again "
            "to see both."
        )


class CannotSave(PressfoldError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"“{path}” could not be saved ({reason}). The file as it was before is whole, and your changes are kept in the "
            "journal. Free some space or choose another place, then try again."
        )


class BriefingInUse(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” is being edited in another Pressfold, so it is open for reading only here. Nothing was changed. Close "
            "it there, then open it again."
        )


class BriefingUnreadable(PressfoldError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"“{path}” could not be opened ({reason}). It was not touched. Check its permissions, or that its drive is there, "
            "and try again."
        )


class ChangeNotKept(PressfoldError):
    def __init__(self, act: str, reason: str) -> None:
        super().__init__(
            f"“{act}” could not be kept safe ({reason}) and was not done. The briefing is as it was before. Free some space or "
            "check the permissions, then do it again."
        )


class CannotEdit(PressfoldError):
    def __init__(self, act: str, reason: str) -> None:
        super().__init__(
            f"“{act}” does not fit this briefing: {reason}. Nothing was changed. Choose again and repeat it."
        )


class QuoteNotFound(PressfoldError):
    def __init__(self, article: str) -> None:
        super().__init__(
            f"These words do not stand in “{article}”. Nothing was pinned. Copy them from the article, or give their place "
            "with --span START:END."
        )


class QuoteAmbiguous(PressfoldError):
    def __init__(self, article: str, places: str) -> None:
        super().__init__(
            f"These words stand in several places in “{article}” ({places}). Nothing was pinned. Say which with --span."
        )


class BadSpan(PressfoldError):
    def __init__(self, span: str) -> None:
        super().__init__(
            f"“{span}” is not a place in the article. Nothing was pinned. Write START:END in code points, START before END."
        )


class NoRecords(PressfoldError):
    def __init__(self, path: str, details: str = "") -> None:
        super().__init__(
            f"“{path}” cannot be verified: it holds no records of a Pressfold export. Nothing was changed. Choose a DOCX, "
            "Markdown or HTML file that was exported from a briefing and not converted since.",
            details,
        )


class UnknownExport(PressfoldError):
    def __init__(self, path: str, endings: str) -> None:
        super().__init__(
            f"“{path}” names no format to export to. Nothing was written. Use one of the endings {endings}."
        )

"""Each failure of an export that a user can meet: what happened, what is safe, what to do."""

from __future__ import annotations

from pressfold.model.errors import PressfoldError


class TemplateRefused(PressfoldError):
    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(
            f"The Word file that was chosen as template cannot be used: {reason}. Nothing was written and the file was "
            "not touched. Choose another .docx, or export without a template.",
            details,
        )


class NoSuchTemplate(PressfoldError):
    def __init__(self, name: str, known: str) -> None:
        super().__init__(
            f"There is no template “{name}” for briefings. Nothing was written. Choose one of these: {known}."
        )


class NotOnTheCommandLine(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” cannot be written here: a PDF is made in the window, which has the fonts. Nothing was written. "
            "Open the briefing in Pressfold and export it there, or choose another ending."
        )


class PackRefused(PressfoldError):
    def __init__(self, name: str, reason: str, details: str = "") -> None:
        super().__init__(
            f"The hand-over pack “{name}” was not opened: {reason}. Nothing was taken in. Ask for it again, and have it "
            "sent in another way if it came damaged.",
            details,
        )

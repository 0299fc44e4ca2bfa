"""Each failure that a user can meet: what happened, what is safe, what to do. The list can be read aloud."""

from __future__ import annotations


class PressfoldError(Exception):
    """A failure with a sentence of its own for the user; `details` are for "Copy details"."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border as the same class with the same sentence."""
        return (revived, (type(self), self.sentence, self.details))


def revived(kind: type[PressfoldError], sentence: str, details: str) -> PressfoldError:
    """An error of this class with this sentence, as it was on the other side of a process border."""
    error = kind.__new__(kind)
    PressfoldError.__init__(error, sentence, details)
    return error


class Unexpected(PressfoldError):
    def __init__(self, name: str, place: str) -> None:
        super().__init__(
            f"Pressfold met an error that it does not know ({name}) and stopped. What was stored before is safe. The "
            f"details are in “{place}”: run “pressfold doctor”, and send us that file if you like."
        )


# --- reading files ---------------------------------------------------------------------------------------------------


class CannotRead(PressfoldError):
    """A file that cannot become an article; its sentence says why and that the file was not touched."""


class FileMissing(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(f"“{path}” was not found. Nothing was changed. Check the name, or choose the file again.")


class FileUnreadable(CannotRead):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"“{path}” could not be opened ({reason}). The file was not touched. Check its permissions and try again."
        )


class EmptyFile(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(f"“{path}” holds no text. The file was not touched. Open it to see whether it was saved.")


class NotText(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” is not a text file: it holds binary data. The file was not touched. Save it as text and try again."
        )


class FileTooLarge(CannotRead):
    def __init__(self, path: str, size: str, limit: str) -> None:
        super().__init__(
            f"“{path}” is too large for one article ({size}, the limit is {limit}). The file was not touched. "
            "Split it into articles and import those."
        )


class NotAsNamed(CannotRead):
    def __init__(self, path: str, kind: str) -> None:
        super().__init__(
            f"“{path}” is named like {kind} but holds something else. The file was not touched. Give it the ending of what "
            "it is, or save the article as plain text and import that."
        )


class FileEncrypted(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” is protected with a password. The file was not touched. Open it with its password, save it without "
            "one, and import that."
        )


class FileDamaged(CannotRead):
    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"“{path}” is damaged or incomplete ({what}). The file was not touched. Fetch or save it once more and try again."
        )


class NoTextInside(CannotRead):
    def __init__(self, path: str, pages: str) -> None:
        super().__init__(
            f"“{path}” holds pictures of its pages ({pages}) and no text. The file was not touched. Run it through a text "
            "recognition program first, and import what that saves."
        )


class UnsafeFile(CannotRead):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"“{path}” was not read because it could harm this computer ({reason}). The file was not touched. If you trust "
            "its sender, save the article as plain text and import that."
        )


class ColumnsNeeded(CannotRead):
    def __init__(self, path: str, columns: str) -> None:
        super().__init__(
            f"“{path}” does not say which of its columns holds the text of the articles ({columns}). The file was not "
            "touched. Name it with --map text=COLUMN, or write that line into a file beside it with .map behind its name."
        )


class NoSuchColumn(CannotRead):
    def __init__(self, path: str, missing: str, there: str) -> None:
        super().__init__(
            f"“{path}” has no column {missing}. The file was not touched. Its columns are: {there}. Name one of them with "
            "--map, or leave it out."
        )


class UnknownFormat(CannotRead):
    def __init__(self, path: str, ending: str) -> None:
        super().__init__(
            f"“{path}” is of a kind that Pressfold cannot read yet ({ending or 'no ending'}). The file was not touched. "
            "Save the article as plain text, a web page or PDF and import that."
        )


class ReaderStopped(CannotRead):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Reading “{path}” was stopped because {reason}. The file was not touched and the other files are not "
            "affected. Save the article as plain text and try again."
        )


class NoArticles(PressfoldError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}” holds no articles that Pressfold can read. Nothing was changed. Choose a folder with texts, saved "
            "pages, PDF, Word files, mails or tables."
        )


# --- the library -----------------------------------------------------------------------------------------------------


class LibraryLocked(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The library in “{folder}” is open in another Pressfold. Nothing was changed. Close the other one, or "
            "choose another library with --library."
        )


class LibraryNewer(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The library in “{folder}” was made by a newer Pressfold, so it can only be read here. It was not changed. "
            "Install the newer version to work on it."
        )


class LibraryDamaged(PressfoldError):
    def __init__(self, folder: str, details: str = "") -> None:
        super().__init__(
            f"The database in “{folder}” is damaged. The originals beside it are safe and nothing was overwritten. "
            "Bring a backup back with “pressfold restore”, or make the database anew from the originals with “pressfold "
            "doctor --rebuild”.",
            details,
        )


class OriginalsDamaged(PressfoldError):
    def __init__(self, folder: str, names: str) -> None:
        super().__init__(
            f"Originals in “{folder}” are missing or damaged: {names}. The texts in the database are safe. Import the same "
            "files again to put the originals back."
        )


class LibraryUnwritable(PressfoldError):
    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"The library in “{folder}” cannot be written ({reason}). What was stored before is safe. Free some space "
            "or check the permissions, then try again."
        )


class LibraryGone(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The library in “{folder}” is not there any more. What is open can still be read, and every pin is kept "
            "beside the settings. Bring the folder or its drive back to where it was, then try again."
        )


class NoLibrary(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"There is no library in “{folder}”. Nothing was changed. Check the name, or make one there with “pressfold "
            "import PATH --library DIR”."
        )


class NotALibrary(PressfoldError):
    def __init__(self, folder: str) -> None:
        super().__init__(
            f"“{folder}” is a file or stands in one, so it cannot be a library. It was not changed. Choose a folder with "
            "--library."
        )


class NoSuchArticle(PressfoldError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no article “{name}”. Nothing was changed. “pressfold list” shows the articles and their ids."
        )


class NotTwoArticles(PressfoldError):
    def __init__(self, a: str, b: str) -> None:
        super().__init__(
            f"“{a}” and “{b}” are not two articles. Nothing was changed. Name two files, or two ids of the library."
        )


class NoSuchField(PressfoldError):
    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no field “{name}”. Nothing was changed. The fields are: {', '.join(known)}.")


class BadValue(PressfoldError):
    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"“{value}” is no value for {name}. Nothing was changed. Write {wanted}.")


class BadColumns(PressfoldError):
    def __init__(self, entry: str, fields: str) -> None:
        super().__init__(
            f"“{entry}” does not say which column fills which field. Nothing was changed. Write FIELD=COLUMN; the fields "
            f"are: {fields}."
        )


class NotPrinted(PressfoldError):
    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The findings could not be printed to the end ({reason}). What is stored is safe. Free some space or choose "
            "another place for the output, then run the command again."
        )


# --- searching -------------------------------------------------------------------------------------------------------


class BadQuery(PressfoldError):
    """A query that cannot be read; `position` is the code point of the query where the trouble is."""

    def __init__(self, sentence: str, position: int = 0) -> None:
        super().__init__(sentence)
        self.position = position

    def __reduce__(self) -> tuple[object, ...]:
        return (BadQuery, (self.sentence, self.position))


class NotOfPins(PressfoldError):
    def __init__(self, asked: str) -> None:
        super().__init__(
            f"“{asked}” is about articles, and “--in pins” searches pins and notes. Nothing was searched. Leave one of "
            "the two out."
        )

"""What a user can mend, as exceptions; everything else is a bug and propagates raw."""

from __future__ import annotations


class MonitorError(Exception):
    """The root: its text is one clear sentence for the person at the terminal."""


class DossierError(MonitorError):
    """A mistake in a dossier file."""

    def __init__(self, file: str, line: int | None, field: str | None, why: str) -> None:
        self.file, self.line, self.field, self.why = file, line, field, why
        place = file if line is None else f"{file}, line {line}"
        super().__init__(f"{place}: {field}: {why}" if field else f"{place}: {why}")


class QueryError(MonitorError):
    """A mistake in a query, at a character."""

    def __init__(self, text: str, at: int, expected: str) -> None:
        self.text, self.at, self.expected = text, at, expected
        super().__init__(f"{text}\n{' ' * at}^ {expected}")


class StoreError(MonitorError):
    """The store cannot be opened, read or written."""


class ImportFileError(MonitorError):
    """A file that cannot be imported, or a line of it."""

    def __init__(self, file: str, line: int | None, why: str) -> None:
        self.file, self.line, self.why = file, line, why
        super().__init__(f"{file}: {why}" if line is None else f"{file}, line {line}: {why}")


class CorpusError(MonitorError):
    """A mistake in a file of the training corpus, or a model that cannot be made or read."""

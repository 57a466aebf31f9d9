"""The formats of an answer: one row each.

A new format is a module with `draw(answer, stream)`, which writes an answer to a binary stream, and a
row here. The help of --format, completion, the choice by a file's suffix and the refusal of suffixes
that nobody writes are made from the rows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from laocoop.errors import UsageError
from laocoop.i18n.catalogue import N_, _
from laocoop.record import Record
from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.typed import BinaryIO, cast

Draw = Callable[[Answer, BinaryIO], None]
Write = Callable[[Sequence[Document], BinaryIO, bytes, str], None]


class Format(Record):
    """One format: its name, where its `draw` is, and the suffixes of files that have it."""

    name: str
    module: str
    """Loaded when the format is asked for."""
    suffixes: tuple[str, ...] = ()
    binary: bool = False
    """True where what is drawn is no text in UTF-8."""
    own_line_ends: bool = False
    """True for a text whose line ends are the format's own on every system."""
    read_by: str = ""
    """A program that its files can be handed to, marked for the catalogues."""
    takes: tuple[str, ...] = ()
    """The options that this paper alone can follow."""

    def draw(self, answer: Answer, stream: BinaryIO) -> None:
        """Writes `answer` to `stream`."""
        __import__(self.module)
        cast(Draw, sys.modules[self.module].draw)(answer, stream)

    def write(
        self, documents: Sequence[Document], stream: BinaryIO, template: bytes, path: str
    ) -> None:
        """Writes one document, or the same in two languages, into a paper of the user's; a format of paper alone can."""
        __import__(self.module)
        cast(Write, sys.modules[self.module].write)(documents, stream, template, path)


FORMATS = {
    form.name: form
    for form in (
        Format("table", "laocoop.terminal.draw"),
        Format("plain", "laocoop.reports.formats.plain", (".txt",)),
        Format(
            "csv",
            "laocoop.reports.formats.csv",
            (".csv",),
            own_line_ends=True,
            read_by=N_("Excel reads it"),
        ),
        Format("json", "laocoop.reports.formats.json", (".json",)),
        Format(
            "markdown",
            "laocoop.reports.formats.markdown",
            (".md", ".markdown"),
        ),
        Format(
            "xlsx",
            "laocoop.reports.formats.xlsx",
            (".xlsx",),
            binary=True,
            read_by=N_("Excel reads it"),
        ),
        Format(
            "docx",
            "laocoop.reports.formats.docx",
            (".docx",),
            binary=True,
            read_by=N_("Word reads it"),
            takes=("--bilingual", "--template"),
        ),
        Format(
            "pdf",
            "laocoop.reports.formats.pdf",
            (".pdf",),
            binary=True,
            takes=("--bilingual",),
        ),
        Format("html", "laocoop.reports.formats.html", (".html", ".htm")),
        Format("ics", "laocoop.reports.formats.ics", (".ics",), own_line_ends=True),
    )
}
"""The formats by name, in the order in which help names them."""

TABLE, PLAIN = FORMATS["table"], FORMATS["plain"]
"""What a terminal and what a pipe is given, unless something else is asked for."""

_OF_OTHER_PROGRAMS = (
    *(".doc", ".odt", ".rtf", ".pages", ".xlsx", ".xls", ".ods", ".numbers"),
    *(".pptx", ".ppt", ".odp", ".epub"),
)


def of_suffix(suffix: str) -> Format | None:
    """The format of files with this suffix; None where no format has it."""
    wanted = suffix.lower()
    return next((form for form in FORMATS.values() if wanted in form.suffixes), None)


def suffixes_taking(option: str) -> str:
    """The suffixes of the files for which `option` is."""
    return ", ".join(s for f in FORMATS.values() if option in f.takes for s in f.suffixes)


def is_refused(suffix: str) -> bool:
    """True for the suffix of another program's files that laocoop does not write: text under such a
    name would not open there.
    """
    return suffix.lower() in _OF_OTHER_PROGRAMS and of_suffix(suffix) is None


def refuse_suffix(suffix: str) -> None:
    """Raises UsageError for such a suffix."""
    if is_refused(suffix):
        raise UsageError("unwritten-format", suffix=suffix, suffixes=suffixes_in_words())


def help_words() -> str:
    """What the help of --format says."""
    return _("{formats}; in a terminal table, in a pipe plain.").format(formats=_listed([*FORMATS]))


def suffixes_in_words() -> str:
    """The suffixes that are written; first those that other programs read."""
    writable = [form for form in reversed(FORMATS.values()) if form.suffixes]
    writable.sort(key=lambda form: not form.read_by)
    return _listed([_suffix_in_words(form) for form in writable])


def _suffix_in_words(form: Format) -> str:
    suffix = form.suffixes[0]
    return f"{suffix} ({reader})" if (reader := form.read_by and _(form.read_by)) else suffix


def _listed(names: list[str]) -> str:
    return _("{list} or {last}").format(list=", ".join(names[:-1]), last=names[-1])

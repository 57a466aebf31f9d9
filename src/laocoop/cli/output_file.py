"""An answer written to a file: drawn whole, put there in one step, and never over another file unasked."""

from __future__ import annotations

import io
import os
from pathlib import Path

from laocoop.cli.formats import FORMATS, Format, of_suffix, refuse_suffix, suffixes_taking
from laocoop.cli.options.as_shown import word_shown
from laocoop.cli.options.groups import Answering
from laocoop.cli.session import Session
from laocoop.errors import (
    ExitStatus,
    LaocoopError,
    NotFoundError,
    Place,
    UsageError,
    WriteError,
)
from laocoop.i18n import catalogue, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.storage.atomic import replace_file
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import cache_folder, file_named
from laocoop.storage.output import output_named, refuse_unwritable, write_output
from laocoop.storage.rewrite import failures_told
from laocoop.storage.rights import rights_of
from laocoop.storage.system import is_same_file, trusted_folders
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import say


def write_file(
    session: Session, named: str, answer: Answer, form: Format, asked: Answering
) -> bool:
    """Writes the answer to the file that is `named` and says so; False where the user would rather not. Raises
    WriteError, and NeedsAnswerError where a file is there and nobody can be asked.
    """
    file = output_named(named)
    registers = [session.location.file]
    refuse_unwritable(file, registers)
    drawn = io.BytesIO()
    if asked.bilingual or asked.template:
        _draw_as_asked(answer, form, asked, drawn, file)
    if not _may_take_its_place(session, file, asked):
        return False
    if not drawn.tell():
        form.draw(answer, drawn)
    write_output(file, drawn.getvalue(), registers)
    say(session.stderr, _("Written: {file}").format(file=file))
    return True


def will_be_written(session: Session, asked: Answering) -> bool:
    """True where an answer that is made later can be written to the file asked for: it is a name that may be taken, in a
    folder that is there; a file that is there is asked about now, and not again. Raises what writing it would raise.
    """
    file = output_named(asked.output or "")
    if not asked.format:
        refuse_suffix(os.path.splitext(file)[1])
    refuse_unwritable(file, [session.location.file])
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        raise WriteError("no-such-folder", path=file, folder=folder)
    if not os.access(folder, os.W_OK):
        raise WriteError("may-not-write-output", path=file)
    is_there = os.path.lexists(file)
    if not _may_take_its_place(session, file, asked):
        return False
    asked.yes = asked.yes or is_there  # it was asked about; one that comes meanwhile was not
    return True


def _may_take_its_place(session: Session, file: str, asked: Answering) -> bool:
    """True where no file is there, or it may be written over; else it is said that nothing was changed."""
    if not os.path.lexists(file) or asked.yes:
        return True
    question = _("{file} is there already. Write over it?").format(file=file)
    if confirm(question, session.stdin, session.stderr):
        return True
    say(session.stderr, _("Nothing was changed."))
    return False


def open_page(session: Session, answer: Answer, asked: Answering) -> None:
    """Writes the answer as a page, to the file asked for or to one of the user's own that the next page takes the
    place of, and has the system open it. Raises WriteError, and UsageError for what is no page.
    """
    page = FORMATS["html"]
    for option, value in (
        ("--format", asked.format),
        ("--bilingual", asked.bilingual),
        ("--template", asked.template),
        ("--output", of_suffix(os.path.splitext(asked.output or "report.html")[1]) is not page),
    ):
        if value:
            raise UsageError("opens-a-page", option=option)
    if asked.output:
        file = output_named(asked.output)
        if not write_file(session, asked.output, answer, page, asked):
            return
    else:
        file = os.path.join(cache_folder(), "report.html")
        drawn = io.BytesIO()
        page.draw(answer, drawn)
        with failures_told(file):
            os.makedirs(os.path.dirname(file), exist_ok=True)
            # It says what the register says: it is for those whom that is for.
            replace_file(file, drawn.getvalue(), rights=rights_of(session.location.file))
        say(session.stderr, _("Written: {file}").format(file=file))
    if not _opened(Path(file).resolve().as_uri()):
        say(session.stderr, _("No browser could be started here: open the file yourself."))


def _opened(address: str) -> bool:
    """True where the system has a browser to open it."""
    # Browsers are looked for on PATH, in which the folder may stand that is worked in: whatever lies there, no
    # program in it is run.
    os.environ["PATH"] = os.pathsep.join(trusted_folders())
    import webbrowser  # nothing else asks for it; it looks around while it is loaded

    return webbrowser.open(address)


def _draw_as_asked(
    answer: Answer, form: Format, asked: Answering, stream: io.BytesIO, file: str
) -> None:
    """Draws a paper in two languages, or into one of the user's own. Raises UsageError for formats that cannot."""
    for option, value in (("--bilingual", asked.bilingual), ("--template", asked.template)):
        if value and option not in form.takes:
            raise UsageError("only-on-paper", option=option, suffixes=suffixes_taking(option))
    languages = _two_languages(asked.bilingual) if asked.bilingual else [catalogue.language()]
    path, template = _template(asked.template, file) if asked.template else ("", b"")
    documents = [_in_language(answer, language) for language in languages]
    form.write(documents, stream, template, path)


def _template(named: str, file: str) -> tuple[str, bytes]:
    """The user's own paper: where it is, and what it holds. Raises LaocoopError where it is none, and WriteError where
    the answer would be written over it.
    """
    path = file_named(named)
    if not os.path.lexists(path):
        raise NotFoundError("no-such-document", path=path)
    if os.path.isdir(path):
        raise LaocoopError("no-template", ExitStatus.NOT_FOUND, Place(path))
    if is_same_file(path, file):
        raise WriteError("output-is-document", path=path)
    return path, read_bytes(path)


def _two_languages(typed: str) -> list[str]:
    """Two languages by their codes or names, with a comma between them."""
    named = [name.strip() for name in typed.split(",")]
    languages = [
        code if (code := name.lower()) in labels.LANGUAGE else word_shown(name, labels.LANGUAGE)
        for name in named
    ]
    if len({*languages} - {""}) != 2 or len(languages) != 2:
        raise UsageError("two-languages", text=typed)
    return languages


def _in_language(answer: Answer, language: str) -> Document:
    spoken = catalogue.language()
    catalogue.use(language)
    try:
        return answer.document().fixed()
    finally:
        catalogue.use(spoken)

"""An answer written to a file: drawn whole, put there in one step, and never over another file unasked."""

from __future__ import annotations

import io
import os

from laocoop.cli.formats import Format, suffixes_taking
from laocoop.cli.options.as_shown import word_shown
from laocoop.cli.options.groups import Answering
from laocoop.cli.session import Session
from laocoop.errors import UsageError
from laocoop.i18n import catalogue, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer
from laocoop.reports.document import Document
from laocoop.storage.files import read_bytes
from laocoop.storage.locate import file_named
from laocoop.storage.output import refuse_unwritable, write_output
from laocoop.terminal.ask import confirm
from laocoop.terminal.streams import say


def write_file(session: Session, file: str, answer: Answer, form: Format, asked: Answering) -> None:
    """Writes the answer to `file` and says so. Raises WriteError, and NeedsAnswerError where a file is there and
    nobody can be asked.
    """
    registers = [session.location.file]
    refuse_unwritable(file, registers)
    drawn = io.BytesIO()
    if asked.bilingual or asked.template:
        _draw_as_asked(answer, form, asked, drawn)
    if os.path.lexists(file) and not asked.yes:
        question = _("{file} is there already. Write over it?").format(file=file)
        if not confirm(question, session.stdin, session.stderr):
            say(session.stderr, _("Nothing was changed."))
            return
    if not drawn.tell():
        form.draw(answer, drawn)
    write_output(file, drawn.getvalue(), registers)
    say(session.stderr, _("Written: {file}").format(file=file))


def _draw_as_asked(answer: Answer, form: Format, asked: Answering, stream: io.BytesIO) -> None:
    """Draws a paper in two languages, or into one of the user's own. Raises UsageError for formats that cannot."""
    for option, value in (("--bilingual", asked.bilingual), ("--template", asked.template)):
        if value and option not in form.takes:
            raise UsageError("only-on-paper", option=option, suffixes=suffixes_taking(option))
    languages = _two_languages(asked.bilingual) if asked.bilingual else [catalogue.language()]
    path = file_named(asked.template) if asked.template else ""
    template = read_bytes(path) if path else b""
    documents = [_in_language(answer, language) for language in languages]
    form.write(documents, stream, template, path)


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

"""Gives an answer in the format asked for, to the terminal, a pipe or a file."""

from __future__ import annotations

import io
import os
from functools import partial

from laocoop.cli.formats import (
    FORMATS,
    PLAIN,
    TABLE,
    Format,
    of_suffix,
    refuse_suffix,
    suffixes_taking,
)
from laocoop.cli.options.groups import Answering
from laocoop.cli.options.values import word
from laocoop.cli.session import Session
from laocoop.errors import UsageError
from laocoop.reports.answer import Answer
from laocoop.terminal.streams import printed, say
from laocoop.typed import Any, BinaryIO, TextIO, cast

WIDTH_WITHOUT_TERMINAL = 100


def give(session: Session, answer: Answer, asked: Answering, in_browser: bool = False) -> None:
    """Prints `answer`, or writes it to the file asked for, or shows it as a page in the browser; what is to be said
    beside it goes to stderr.
    """
    _give(session, answer, asked, in_browser)
    if session.beside:
        say(session.stderr, session.beside)


def _give(session: Session, answer: Answer, asked: Answering, in_browser: bool) -> None:
    file = asked.output if asked.output != "-" else None
    chosen = _named(asked.format) if asked.format else None
    suffix = os.path.splitext(file or "")[1]
    if chosen is None:
        refuse_suffix(suffix)
    if file or in_browser:
        from laocoop.cli.output_file import open_page, write_file

        if in_browser:
            open_page(session, answer, asked)
        elif file:
            write_file(session, file, answer, chosen or of_suffix(suffix) or PLAIN, asked)
        return
    if asked.bilingual or asked.template:
        option = "--bilingual" if asked.bilingual else "--template"
        raise UsageError("only-on-paper", option=option, suffixes=suffixes_taking(option))
    form = chosen or (TABLE if session.stdout.isatty() else PLAIN)
    with printed():
        if form is TABLE:
            _show(session, answer, asked)
        elif form.binary:
            _print_bytes(session.stdout, answer, form)
        else:
            form.draw(answer, _as_binary(session.stdout, form))
        session.stdout.flush()


def _named(name: str) -> Format:
    """The format of that name, or the one whose files are so called: "md" is Markdown."""
    return of_suffix(f".{name}") or FORMATS[word(name, "--format", FORMATS)]


def _show(session: Session, answer: Answer, asked: Answering) -> None:
    from laocoop.terminal.ask import go_on
    from laocoop.terminal.draw import show

    width = None if session.stdout.isatty() else _columns(session)
    more = partial(go_on, session.stdin, session.stdout) if session.stdin.isatty() else None
    pages = session.stdin.isatty() and not asked.no_pager
    environment = session.environment if pages else None
    show(answer.document(), session.stdout, width, more=more, environment=environment)


def _columns(session: Session) -> int:
    """Where no terminal tells its width: COLUMNS, else 100, so that nothing is cut at 80."""
    try:
        return max(int(session.environment.get("COLUMNS", "")), 20)
    except ValueError:
        return WIDTH_WITHOUT_TERMINAL


def _print_bytes(stream: TextIO, answer: Answer, form: Format) -> None:
    """Drawn first, since a format may want to go back in its file, which a pipe cannot."""
    if stream.isatty():
        raise UsageError("no-text-format", format=form.name)
    drawn = io.BytesIO()
    form.draw(answer, drawn)
    stream.buffer.write(drawn.getvalue())


def _as_binary(stream: TextIO, form: Format) -> BinaryIO:
    """Where a format of text writes its UTF-8: a file or pipe takes that, whatever is said of the encoding of what people
    read; a terminal may have another.
    """
    if form is not PLAIN and not stream.isatty() and hasattr(stream, "buffer"):
        stream.flush()
        return stream.buffer
    if form.own_line_ends and hasattr(stream, "reconfigure"):
        stream.reconfigure(newline="")
    return cast(BinaryIO, _Recoded(stream))


class _Recoded(io.RawIOBase):
    """Takes UTF-8, and gives the stream the text."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, data: Any) -> int:
        """Passes whole characters on: formats never cut one in two."""
        return self._stream.write(bytes(data).decode())

"""Gives an answer in the format asked for, to the terminal, a pipe or a file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TextIO

from laocoop.cli.options.groups import Answering
from laocoop.cli.options.values import word
from laocoop.cli.session import Session
from laocoop.errors import UsageError, WriteError
from laocoop.reports.answer import Answer
from laocoop.terminal.ask import go_on
from laocoop.terminal.streams import printed

FORMATS = ("table", "plain", "csv", "json", "markdown")
_BY_SUFFIX = {".csv": "csv", ".json": "json", ".md": "markdown", ".markdown": "markdown"}
_NOT_WRITTEN = (".docx", ".doc", ".xlsx", ".xls", ".pdf", ".html", ".htm")
FILE_COLUMNS = 100


def give(session: Session, answer: Answer, asked: Answering) -> None:
    """Prints `answer`, or writes it to the file asked for."""
    path = Path(asked.output) if asked.output and asked.output != "-" else None
    chosen = word(asked.format, "--format", FORMATS) if asked.format else ""
    if path is not None and not chosen and path.suffix.lower() in _NOT_WRITTEN:
        raise UsageError("unwritten-format", suffix=path.suffix)
    if path is not None:
        form = chosen or _BY_SUFFIX.get(path.suffix.lower(), "plain")
        _write_file(session, path, "".join(pieces(answer, form)))
        return
    form = chosen or ("table" if session.stdout.isatty() else "plain")
    if form == "table":
        from laocoop.terminal.draw import draw

        width = None if session.stdout.isatty() else _columns(session)
        more = partial(go_on, session.stdin, session.stdout) if session.stdin.isatty() else None
        with printed():
            draw(answer.document(), session.stdout, width, more=more)
            session.stdout.flush()
        return
    if form == "csv" and hasattr(session.stdout, "reconfigure"):
        session.stdout.reconfigure(newline="")
    _print(session.stdout, pieces(answer, form))


def pieces(answer: Answer, form: str) -> Iterable[str]:
    """The text of the answer in `form`, piece by piece."""
    if form == "json":
        from laocoop.reports.formats import json as json_format

        return [json_format.text(answer.payload())]
    if form == "csv":
        from laocoop.reports.formats import csv as csv_format

        return csv_format.lines(answer.sheet())
    if form == "markdown":
        from laocoop.reports.formats import markdown

        return (line + "\n" for line in markdown.lines(answer.document()))
    if form == "table":
        from laocoop.terminal.draw import draw

        stream = io.StringIO()
        draw(answer.document(), stream, FILE_COLUMNS, colour=False)
        return [stream.getvalue()]
    return (line + "\n" for line in answer.plain())


def _print(stream: TextIO, texts: Iterable[str]) -> None:
    with printed():
        for text in texts:
            stream.write(text)
        stream.flush()


def _columns(session: Session) -> int:
    """Where no terminal tells its width: COLUMNS, else 100, so that nothing is cut at 80."""
    try:
        return max(int(session.environment.get("COLUMNS", "")), 20)
    except ValueError:
        return FILE_COLUMNS


def _write_file(session: Session, path: Path, text: str) -> None:
    from laocoop.storage.append import replace_file

    target = Path(os.path.realpath(path))
    if target == Path(os.path.realpath(session.location.path)):
        raise WriteError("output-is-register", path=path)
    try:
        if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
            raise WriteError("may-not-write", path=path)
        replace_file(target, text.encode("utf-8", "replace"))
    except OSError as error:
        raise WriteError("cannot-write", path=path, reason=error.strerror or str(error)) from None

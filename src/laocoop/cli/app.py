"""The program: reads the command line, runs one command, and is the only way out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime

from laocoop.cli.options.short_way import COMPLETING, in_front, read_line
from laocoop.cli.session import Session
from laocoop.domain.period import VIENTIANE_AND_HANOI
from laocoop.domain.wording import LANGUAGES
from laocoop.errors import ExitStatus, LaocoopError, Notice, WriteError
from laocoop.i18n import catalogue
from laocoop.storage.locate import NoHomeError, settings_file_if_any
from laocoop.storage.settings import read_settings
from laocoop.terminal.streams import errors_of, forget, is_nobodys, lacking_lao
from laocoop.typed import Any

CLOSED_PIPE = 141
"""What a shell sees of a program whose reader went away."""


def main(argv: Sequence[str] | None = None, clock: Callable[[], datetime] | None = None) -> int:
    """Runs the program on `argv` (or the command line) and gives the exit status.

    `clock` tells the time; tests pass their own.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments, clock or (lambda: datetime.now(VIENTIANE_AND_HANOI)))
    except LaocoopError as error:
        return _told(error)
    except KeyboardInterrupt:
        return int(ExitStatus.INTERRUPTED)
    except BrokenPipeError:
        forget(sys.stdout)
        return CLOSED_PIPE
    except NoHomeError:
        return _told(WriteError("no-home"))
    except OSError as error:
        if is_nobodys(error):
            forget(sys.stdout)
            return CLOSED_PIPE
        reason = error.strerror or str(error)
        return _told(WriteError("system-refused", reason=reason, path=error.filename))
    except MemoryError:
        return _told(LaocoopError("no-memory", ExitStatus.CANNOT_WRITE))
    except Exception as error:
        if COMPLETING in os.environ:  # a shell asks, and shows whatever is said
            return int(ExitStatus.USAGE)
        from laocoop.cli.crash import explain

        return explain(error, arguments, sys.stderr)


def _told(error: LaocoopError) -> int:
    from laocoop.terminal.errors import tell

    tell(error, sys.stderr)
    if error.code == "cannot-print":
        forget(sys.stdout)
    return int(error.status)


def _run(arguments: list[str], clock: Callable[[], datetime]) -> int:
    lacking_lao.clear()
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)
    if COMPLETING not in os.environ:
        arguments = in_front(arguments)
    session = _session(arguments, clock)
    line = read_line(arguments)
    if line is None:
        from laocoop.cli.options.long_way import run_line

        status = run_line(arguments, session)
    else:
        session.named_file = line.before.file
        status = line.command.run(session, line.command.given(**line.given)) or 0
    session.stdout.flush()
    if lacking_lao:
        from laocoop.terminal.errors import tell_lacking

        tell_lacking(lacking_lao[0], sys.stderr)
    return int(status)


def _session(arguments: Sequence[str], clock: Callable[[], datetime]) -> Session:
    wanted = _lang_among(arguments)
    catalogue.use(catalogue.choose(wanted, os.environ, ""))  # for an error in the settings
    kept = settings_file_if_any()
    settings = read_settings(kept)
    unknown = settings.language if settings.language not in ("", *LANGUAGES) else ""
    settings = type(settings)(
        language="" if unknown else settings.language,
        party=os.environ.get("LAOCOOP_PARTY", settings.party).upper(),
        by=settings.by,
    )
    language = catalogue.choose(wanted, os.environ, settings.language)
    catalogue.use(language)
    session = Session(
        environment=os.environ,
        folder=_folder(),
        settings=settings,
        language=language,
        clock=clock,
    )
    session.named_language = wanted
    # Whatever is asked for goes on, and so does what puts it right.
    if unknown and COMPLETING not in os.environ:
        session.tell(Notice("unknown-language-kept", {"language": unknown, "path": kept}))
    return session


def _folder() -> str:
    """This folder; empty where it was deleted meanwhile, and nothing is below it any more."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _lang_among(arguments: Sequence[str]) -> str:
    """What --lang says, wherever it stands: errors of the command line want it early."""
    for number, argument in enumerate(arguments):
        if argument == "--lang":
            return "".join(arguments[number + 1 : number + 2])
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def _prepare(stream: Any) -> None:
    """A pipe or file gets UTF-8 unless the user chose otherwise; nothing fails to be written."""
    if not hasattr(stream, "reconfigure"):
        return
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        stream.reconfigure(errors=errors_of(stream.encoding))
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")

"""The program: builds the command line, runs one command, and is the only way out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from laocoop import __version__
from laocoop.cli.registry import NAMES, command
from laocoop.cli.session import Session
from laocoop.domain.model import LANGUAGES
from laocoop.errors import ExitStatus, LaocoopError, UsageError
from laocoop.i18n import catalogue
from laocoop.i18n.catalogue import N_
from laocoop.storage.schema.codec import VIENTIANE_AND_HANOI

CLOSED_PIPE = 141
"""What a shell sees of a program whose reader went away."""


class LaocoopCommand(TyperCommand):
    """A command whose help page is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the command's page."""
        from laocoop.cli.help import command_page

        formatter.write(command_page(ctx, self, str(self.name)))


class LaocoopGroup(TyperGroup):
    """The program: it loads a command when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, by what one wants to do."""
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, or None."""
        return build(cmd_name) if cmd_name in NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with; one that does not exist names the nearest."""
        name = args[0]
        if name not in NAMES and not name.startswith("-") and not ctx.resilient_parsing:
            from laocoop.domain.ids import nearest

            raise UsageError("no-such-command", name=name, nearest=", ".join(nearest(name, NAMES)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the program's page."""
        from laocoop.cli.help import root_page

        formatter.write(root_page(ctx, self))


def build(name: str) -> Any:
    """The command called `name`, as Typer runs it."""
    from laocoop.cli.bundles import bundled

    found = command(name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=LaocoopCommand, help=found.help)(bundled(found.run))
    return get_command(app)


def program(completion: bool = True) -> Any:
    """The whole command line, as Typer runs it; `completion` adds the options that install it."""
    app = typer.Typer(
        cls=LaocoopGroup,
        add_completion=completion,
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    return get_command(app)


def _root(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help=N_("The register to use.")),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help=N_("vi, lo or en.")),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=N_("Print the version."))] = False,
) -> None:
    session: Session = ctx.obj
    if version:
        session.stdout.write(f"laocoop {__version__}\n")
        raise typer.Exit()
    if lang and lang not in LANGUAGES:
        raise UsageError("unknown-language-choice", language=lang)
    if file is not None:
        session.named_file = Path(file).expanduser()
    if ctx.invoked_subcommand is None:
        session.stdout.write(ctx.get_help())
        raise typer.Exit()


def main(argv: Sequence[str] | None = None, clock: Callable[[], datetime] | None = None) -> int:
    """Runs the program on `argv` (or the command line) and gives the exit status.

    `clock` tells the time; tests pass their own.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments, clock or (lambda: datetime.now(VIENTIANE_AND_HANOI)))
    except LaocoopError as error:
        from laocoop.terminal.errors import tell

        tell(error, sys.stderr)
        if error.code == "cannot-print":
            _forget_output()
        return int(error.status)
    except (KeyboardInterrupt, typer.Abort):
        return int(ExitStatus.INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        return CLOSED_PIPE
    except Exception as error:
        from laocoop.cli.crash import explain

        return explain(error, arguments, sys.stderr)


def _run(arguments: list[str], clock: Callable[[], datetime]) -> int:
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)
    session = _session(arguments, clock)
    try:
        # The options that install completion cost a tenth of the start: a command needs none.
        status = program(completion=not set(arguments) & set(NAMES)).main(
            args=arguments,
            prog_name="laocoop",
            standalone_mode=False,
            obj=session,
        )
    except SystemExit as stop:
        # Typer's way of saying that nobody reads the output any more.
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise
    except typer.TyperException as error:
        from laocoop.cli.usage_errors import as_error

        raise as_error(error) from None
    session.stdout.flush()
    return int(status or 0)


def _session(arguments: Sequence[str], clock: Callable[[], datetime]) -> Session:
    from laocoop.storage.locate import settings_file
    from laocoop.storage.settings import read_settings

    wanted = _lang_among(arguments)
    catalogue.use(catalogue.choose(wanted, os.environ, ""))  # for an error in the settings
    settings = read_settings(settings_file())
    settings = type(settings)(
        language=settings.language,
        party=os.environ.get("LAOCOOP_PARTY", settings.party).upper(),
        by=settings.by,
    )
    language = catalogue.choose(wanted, os.environ, settings.language)
    catalogue.use(language)
    return Session(
        environment=os.environ,
        folder=Path.cwd(),
        settings=settings,
        language=language,
        clock=clock,
    )


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
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")


def _forget_output() -> None:
    """Keeps the interpreter from complaining, at its end, that nobody reads any more."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())

"""Typer's command line, made of the declarations: help, completion, and all that is not plain."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from laocoop import __version__
from laocoop.cli.options.declare import Option, Options
from laocoop.cli.options.groups import BeforeTheCommand
from laocoop.cli.options.install import told_in_words
from laocoop.cli.options.meant import command_meant
from laocoop.cli.options.short_way import COMPLETING
from laocoop.cli.options.usage_errors import as_error
from laocoop.cli.registry import ALONE, COMMAND_NAMES, command
from laocoop.cli.session import Session
from laocoop.domain.ids import nearest
from laocoop.domain.wording import LANGUAGES
from laocoop.errors import UsageError
from laocoop.i18n.catalogue import _
from laocoop.terminal.streams import emit

Given = TypeVar("Given", bound=Options)


class _Inert:
    """Offers a shell names of commands and options with words that it cannot act on."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What the shell is offered."""
        from laocoop.cli.options.completion import inert

        items: list[Any] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        for item in items:
            words = command(item.value).help if item.value in COMMAND_NAMES else item.help
            item.help = inert(_(words or ""))
        return items


class LaocoopCommand(_Inert, TyperCommand):
    """A command whose help page is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the command's page."""
        from laocoop.cli.help import command_page

        formatter.write(command_page(ctx, self, str(self.name)))


class LaocoopGroup(_Inert, TyperGroup):
    """The program: it loads a command when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, by what one wants to do."""
        return list(COMMAND_NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, or None."""
        return typer_command(cmd_name) if cmd_name in COMMAND_NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with; one that does not exist names the nearest."""
        name = args[0]
        # As many programs have it. A shell that asks what may follow is shown no page.
        if name == "help" and not ctx.resilient_parsing:
            if len(args) == 1:
                emit(ctx.obj.stdout, ctx.get_help() + "\n")
                raise typer.Exit()
            if args[1] in COMMAND_NAMES:
                args = [args[1], "--help"]
                name = args[0]
        if name not in COMMAND_NAMES and not name.startswith("-") and not ctx.resilient_parsing:
            raise UsageError(
                "no-such-command",
                name=name,
                nearest=command_meant(" ".join(args[:2]))
                or command_meant(name)
                or ", ".join(nearest(name, COMMAND_NAMES, least=0.7)),
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the program's page."""
        from laocoop.cli.help import root_page

        formatter.write(root_page(ctx, self))


def run_line(arguments: Sequence[str], session: Session) -> int:
    """Runs what `arguments` say, as Typer reads them. Raises UsageError for what is wrong."""
    try:
        # The options that install completion cost a tenth of the start: a command needs none.
        status = program(completion=not set(arguments) & ({*COMMAND_NAMES} - {"help"})).main(
            args=list(arguments), prog_name="laocoop", standalone_mode=False, obj=session
        )
    except SystemExit as stop:
        # Typer's way of saying that nobody reads the output any more.
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        raise as_error(error) from None
    return int(status or 0)


def program(completion: bool = True) -> Any:
    """The whole command line, as Typer runs it; `completion` adds the options that install it."""
    app = typer.Typer(
        cls=LaocoopGroup,
        add_completion=completion,
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_as_function(BeforeTheCommand, _before_the_command))
    whole = get_command(app)
    told_in_words(whole.params)
    return whole


def _before_the_command(ctx: typer.Context, given: BeforeTheCommand) -> None:
    session: Session = ctx.obj
    if given.version:
        emit(session.stdout, f"laocoop {__version__}\n")
        raise typer.Exit()
    if given.lang and given.lang not in LANGUAGES:
        raise UsageError("unknown-language-choice", language=given.lang)
    session.named_file = given.file
    if ctx.invoked_subcommand is None:
        alone = command(ALONE)
        alone.run(session, alone.given())


def typer_command(name: str) -> Any:
    """The command called `name`, as Typer runs it."""
    called = command(name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=LaocoopCommand, help=called.help)(
        _as_function(called.given, lambda ctx, given: called.run(ctx.obj, given))
    )
    return get_command(app)


def _as_function(
    options: type[Given], run: Callable[[typer.Context, Given], Any]
) -> Callable[..., Any]:
    """A function whose parameters are the declared options: Typer reads its signature."""

    def called(ctx: typer.Context, **given: Any) -> Any:
        return run(ctx, options(**given))

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    own = [_parameter(key, option) for key, option in options.declared().items()]
    called.__signature__ = inspect.Signature([context, *own])  # type: ignore[attr-defined]
    called.__annotations__ = {each.name: each.annotation for each in (context, *own)}
    return called


def _parameter(key: str, option: Option) -> inspect.Parameter:
    kind: Any = option.value
    if option.several:
        kind = list[kind]
    if not option.required and option.default is None:
        kind = kind | None
    told: dict[str, Any] = {"metavar": option.metavar or None, "autocompletion": _offering(option)}
    told["help"] = option.help if isinstance(option.help, str) else option.help()
    if option.names:
        info = typer.Option(*option.names, hidden=option.hidden, min=option.least, **told)
    else:
        info = typer.Argument(**told)
    return inspect.Parameter(
        key,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if option.required else option.default,
        annotation=Annotated[kind, info],
    )


def _offering(option: Option) -> Any:
    """What a shell may offer; None while none asks, for Typer examines each one on every start."""
    if not option.offers or COMPLETING not in os.environ:
        return None
    from laocoop.cli.options import completion

    return completion.offering(option.offers)

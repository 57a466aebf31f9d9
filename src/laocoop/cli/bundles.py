"""Options that go together, and how a bundle becomes part of a command's signature."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

import typer

from laocoop.cli import completion, single_options
from laocoop.cli.single_options import Texts
from laocoop.i18n.catalogue import N_


class Bundle:
    """Options that go together: a class whose annotated attributes are the options."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(given)


class Narrowing(Bundle):
    """Which commitments, by what reading and writing commands can both ask for."""

    instrument: Annotated[
        Texts,
        typer.Option(
            "--instrument",
            "-i",
            metavar="ID",
            help=N_("Undertaken in this instrument, like M9 or MOU."),
            autocompletion=completion.instruments,
        ),
    ] = None
    theme: Annotated[
        Texts,
        typer.Option(
            "--theme",
            "-t",
            metavar="THEME",
            help=N_("On this theme, like employment."),
            autocompletion=completion.themes,
        ),
    ] = None
    force: Annotated[
        Texts,
        typer.Option(
            "--force",
            metavar="FORCE",
            help=N_("Undertaken with this force: agreed, statement, focus, hosting, background."),
            autocompletion=completion.forces,
        ),
    ] = None
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help=N_("To be answered for in this period.")),
    ] = None
    due_before: Annotated[
        str | None,
        typer.Option("--due-before", metavar="DATE", help=N_("Open, and due before this date.")),
    ] = None
    overdue: Annotated[bool, typer.Option("--overdue", help=N_("Past the agreed date."))] = False
    due_soon: Annotated[bool, typer.Option("--due-soon", help=N_("Due within 30 days."))] = False
    loose_ends: Annotated[
        bool,
        typer.Option(
            "--loose-ends",
            help=N_("Of earlier conferences, neither closed nor carried on."),
        ),
    ] = False


class Choosing(Narrowing):
    """Which commitments to show."""

    status: Annotated[Texts, single_options.having_status("--status", "-s")] = None
    party: Annotated[Texts, single_options.binding("--party", "-p")] = None
    lead: Annotated[str | None, single_options.led_by("--lead")] = None
    event: Annotated[
        str | None,
        typer.Option(
            "--event",
            metavar="ID",
            help=N_("Reported on at this joint review, like SOM26."),
            autocompletion=completion.events,
        ),
    ] = None


class ChoosingToWrite(Narrowing):
    """Which commitments to write to: here --party and --lead say what is reported."""

    party: Annotated[
        str | None,
        typer.Option(
            "--party",
            "-p",
            metavar="PARTY",
            help=N_("Whose word it is, VN or LA; otherwise yours (laocoop config party), or all."),
            autocompletion=completion.parties,
        ),
    ] = None
    lead: Annotated[
        str | None,
        typer.Option("--lead", metavar="UNIT", help=N_("The unit that leads from now on.")),
    ] = None
    having: Annotated[Texts, single_options.having_status("--having")] = None
    bound: Annotated[Texts, single_options.binding("--bound")] = None
    led_by: Annotated[str | None, single_options.led_by("--led-by")] = None
    words: Annotated[
        Texts,
        typer.Option(
            "--words", metavar="TEXT", help=N_("Words that must stand in it, in any language.")
        ),
    ] = None
    yes: single_options.Yes = False
    dry_run: single_options.DryRun = False

    @property
    def has_filters(self) -> bool:
        """True where anything typed says which commitments are meant."""
        others = {"party", "lead", "yes", "dry_run"}
        return any(value for name, value in vars(self).items() if name not in others)


class Reporting(Bundle):
    """What is reported."""

    note: Annotated[
        str | None,
        typer.Option("--note", "-n", metavar="TEXT", help=N_("What happened, in words.")),
    ] = None
    evidence: single_options.Evidence = None
    on: single_options.On = None
    due: Annotated[
        str | None,
        typer.Option(
            "--due", metavar="DATE", help=N_("The due date from now on; the first is kept.")
        ),
    ] = None
    value: Annotated[
        float | None,
        typer.Option("--value", metavar="NUMBER", help=N_("Measured against the target.")),
    ] = None
    event: single_options.AtEvent = None
    by: single_options.By = None


class Answering(Bundle):
    """How a reading command gives its answer."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=N_("table, plain, csv, json or markdown; in a terminal table, in a pipe plain."),
            autocompletion=completion.formats,
        ),
    ] = None
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=N_("Write the answer to this file.")),
    ] = None
    yes: single_options.YesToNothing = False


class Replaying(Bundle):
    """Seen from which day."""

    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help=N_("As it stood, and was recorded, by this day.")
        ),
    ] = None
    known_later: Annotated[
        bool,
        typer.Option(
            "--known-later", help=N_("With --as-of: count what was recorded after it too.")
        ),
    ] = False


def bundled(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` with every parameter that is a bundle spread into the bundle's options."""
    spread: dict[str, inspect.Parameter] = {}
    bundles: dict[str, tuple[type[Bundle], list[str]]] = {}
    for parameter in inspect.signature(function, eval_str=True).parameters.values():
        kind = parameter.annotation
        if not (isinstance(kind, type) and issubclass(kind, Bundle)):
            if parameter.name in spread:
                raise TypeError(f"two options are called {parameter.name}")
            spread[parameter.name] = parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            continue
        hints = get_type_hints(kind, include_extras=True)
        bundles[parameter.name] = (kind, list(hints))
        for name, annotation in hints.items():
            if name in spread:
                raise TypeError(f"two options are called {name}")
            spread[name] = inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=getattr(kind, name),
                annotation=annotation,
            )

    @functools.wraps(function)
    def run(**given: Any) -> Any:
        made = {
            parameter: kind(**{name: given.pop(name) for name in names})
            for parameter, (kind, names) in bundles.items()
        }
        return function(**given, **made)

    run.__signature__ = inspect.Signature(list(spread.values()))  # type: ignore[attr-defined]
    run.__annotations__ = {name: parameter.annotation for name, parameter in spread.items()}
    del run.__wrapped__
    return run

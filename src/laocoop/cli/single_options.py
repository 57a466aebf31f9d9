"""Single options that several commands share; `bundles` has those that go together."""

from typing import Annotated, Any

import typer

from laocoop.cli import completion
from laocoop.i18n.catalogue import N_

Texts = list[str] | None


def having_status(*names: str) -> Any:
    """Chooses by present status."""
    return typer.Option(
        *names,
        metavar="STATUS",
        help=N_("With this status; 'open' is all but completed and withdrawn."),
        autocompletion=completion.statuses_and_open,
    )


def binding(*names: str) -> Any:
    """Chooses by who is bound."""
    return typer.Option(
        *names,
        metavar="PARTY",
        help=N_("Binding this party, VN or LA."),
        autocompletion=completion.parties,
    )


def led_by(*names: str) -> Any:
    """Chooses by the leading unit."""
    return typer.Option(*names, metavar="UNIT", help=N_("Led by a unit whose name has this in it."))


Evidence = Annotated[
    Texts,
    typer.Option(
        "--evidence",
        "-e",
        metavar="DOC",
        help=N_("An address, a file or a source's id that shows it; may be given again."),
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help=N_("The day it took effect; today unless given.")),
]
AtEvent = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="ID",
        help=N_("The joint review at which it is said, like SOM26."),
        autocompletion=completion.events,
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help=N_("Who reports; otherwise LAOCOOP_USER or you.")),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=N_("Ask no questions."))]
YesToNothing = Annotated[bool, typer.Option("--yes", "-y", hidden=True)]
"""Accepted everywhere; here nothing is asked."""
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show what would be written, and write nothing."))
]
PeriodArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[PERIOD]",
        help=N_("2026-2027, 2026, 2026-H1, 2026-9M or 2026-Q3; the register's unless given."),
    ),
]
AtMost = Annotated[
    int, typer.Option("--limit", metavar="NUMBER", min=0, help=N_("At most so many; 0 is all."))
]

"""What a shell offers after the tabulator: ids with titles, statuses, themes, instruments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from laocoop.domain.model import Register, Wording

Offers = list[tuple[str, str]]
Offering = Callable[[typer.Context, str], Offers]


def offered(offering: Offering) -> Offering | None:
    """`offering` while a shell asks; else None, for Typer examines each one on every start."""
    return offering if "_LAOCOOP_COMPLETE" in os.environ else None


@offered
def commitments(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of commitments, with their titles."""
    return _records(ctx, incomplete, "commitments", "title")


@offered
def instruments(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of instruments, with their names."""
    return _records(ctx, incomplete, "instruments")


@offered
def events(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of joint reviews, with their names."""
    return _records(ctx, incomplete, "events")


@offered
def themes(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of themes, with their names."""
    return _records(ctx, incomplete, "themes")


@offered
def parties(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of parties, with their names."""
    return _records(ctx, incomplete, "parties")


@offered
def statuses(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that can be reported."""
    from laocoop.domain.status import REPORTABLE
    from laocoop.i18n import labels

    return [(s.value, labels.status(s)) for s in REPORTABLE if s.value.startswith(incomplete)]


@offered
def statuses_and_open(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that can be asked for."""
    from laocoop.domain.status import Status
    from laocoop.i18n import labels

    offers = [(s.value, labels.status(s)) for s in Status] + [("open", "")]
    return [offer for offer in offers if offer[0].startswith(incomplete)]


@offered
def forces(ctx: typer.Context, incomplete: str) -> Offers:
    """The words for force."""
    from laocoop.domain.status import Force
    from laocoop.i18n import labels

    return [(f.value, labels.force(f)) for f in Force if f.value.startswith(incomplete)]


@offered
def formats(ctx: typer.Context, incomplete: str) -> Offers:
    """The formats of an answer."""
    from laocoop.cli.output import FORMATS

    return [(name, "") for name in FORMATS if name.startswith(incomplete)]


@offered
def groupings(ctx: typer.Context, incomplete: str) -> Offers:
    """By what progress can be counted."""
    from laocoop.domain.progress import GROUPINGS
    from laocoop.i18n import labels
    from laocoop.i18n.catalogue import _

    return [(g, _(labels.GROUPING[g])) for g in GROUPINGS if g.startswith(incomplete)]


def _records(ctx: typer.Context, incomplete: str, kind: str, name: str = "name") -> Offers:
    """Records of one kind; after a comma, the next one."""
    before, comma, last = incomplete.rpartition(",")
    return [
        (before + comma + ident, _words(getattr(found, name)))
        for register in _register(ctx)
        for ident, found in getattr(register, kind).items()
        if ident.startswith(last)
    ]


def _register(ctx: typer.Context) -> Iterator[Register]:
    """The register, or nothing: while completing, an error would land in the command line."""
    from laocoop.errors import LaocoopError
    from laocoop.storage.locate import locate
    from laocoop.storage.read import read

    root: Any = ctx.find_root()
    named = root.params.get("file")
    try:
        location = locate(Path(named) if named else None, os.environ, Path.cwd())
        yield read(location.path).register
    except (LaocoopError, OSError):
        return


def _words(wording: Wording) -> str:
    from laocoop.i18n.catalogue import language

    return wording.in_language(language())


@offered
def sort_keys(ctx: typer.Context, incomplete: str) -> Offers:
    """By what a list can be sorted."""
    from laocoop.domain.selection import SORT_KEYS

    return [(key, "") for key in SORT_KEYS if key.startswith(incomplete)]


@offered
def columns(ctx: typer.Context, incomplete: str) -> Offers:
    """The columns of a list; after a comma, the next one."""
    from laocoop.i18n.catalogue import _
    from laocoop.reports.fields.columns import COLUMNS

    before, comma, last = incomplete.rpartition(",")
    return [
        (before + comma + key, _(column.label))
        for key, column in COLUMNS.items()
        if key.startswith(last)
    ]

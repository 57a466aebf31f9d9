"""What a shell offers after the tabulator: ids with titles, statuses, themes, instruments.

Shells evaluate what they are offered, some of them twice, and a register may come from anywhere: `offered`
lets nothing through that a shell could act on. Quoting is not enough.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import typer

from laocoop.clean import clean
from laocoop.cli.formats import FORMATS
from laocoop.cli.registry import COMMAND_NAMES
from laocoop.domain.model import Register
from laocoop.domain.progress import GROUPINGS
from laocoop.domain.selection import SORT_KEYS
from laocoop.domain.status import REPORTABLE, Force, Status
from laocoop.domain.wording import Wording
from laocoop.errors import LaocoopError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _, language
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.table import LIST
from laocoop.reports.text_width import width
from laocoop.storage.locate import locate
from laocoop.storage.manual import TOPICS
from laocoop.storage.read import read

Offers = list[tuple[str, str]]

_ACTED_ON = re.compile("[$`\\\\'\"\u2018-\u201f\u00ab\u00bb()\\[\\]{}<>;|&!*?#~^:]+")
"""What some shell takes for more than a letter; the quotes of typography are quotes to PowerShell."""
_IDENT = re.compile(r"[^\W-][\w.,+-]*")


_LINE = 60
"""An offer with its words takes no more cells: what would be wrapped, some shell takes for offers of its own."""


def inert(text: str) -> str:
    """`text` for the eye alone: a blank stands for what a shell could act on."""
    return " ".join(_ACTED_ON.sub(" ", clean(text)).split())


def _cut(text: str, cells: int) -> str:
    """As much of the text as so many cells show."""
    room, at = cells, 0
    for sign in text:
        room -= width(sign)
        if room < 0:
            break
        at += 1
    return text[:at].rstrip()


def offering(kind: str) -> Callable[[typer.Context, str], Offers]:
    """What makes offers of a kind, each of them inert; an id that a shell could act on is not offered."""
    make: Callable[[typer.Context, str], Offers] = globals()[kind]

    def offered(ctx: typer.Context, incomplete: str) -> Offers:
        return [
            (value, _cut(inert(words), _LINE - width(value)))
            for value, words in make(ctx, incomplete)
            if _IDENT.fullmatch(value)
        ]

    return offered


def commitments(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of commitments, with their titles."""
    return _records(ctx, incomplete, "commitments", "title")


def instruments(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of instruments, with their names."""
    return _records(ctx, incomplete, "instruments")


def events(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of joint reviews, with their names."""
    return _records(ctx, incomplete, "events")


def themes(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of themes, with their names."""
    return _records(ctx, incomplete, "themes")


def parties(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of parties, with their names."""
    return _records(ctx, incomplete, "parties")


def units(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of units that may lead, with their names."""
    return _records(ctx, incomplete, "units")


def statuses(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that can be reported."""
    return [(s.value, labels.status(s)) for s in REPORTABLE if s.value.startswith(incomplete)]


def statuses_and_open(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that can be asked for."""
    offers = [(s.value, labels.status(s)) for s in Status] + [("open", "")]
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def forces(ctx: typer.Context, incomplete: str) -> Offers:
    """The words for force."""
    return [(f.value, labels.force(f)) for f in Force if f.value.startswith(incomplete)]


def formats(ctx: typer.Context, incomplete: str) -> Offers:
    """The formats of an answer."""
    return [(name, "") for name in FORMATS if name.startswith(incomplete)]


def languages(ctx: typer.Context, incomplete: str) -> Offers:
    """Pairs of languages for a paper in two."""
    pairs = [
        f"{one},{other}" for one in labels.LANGUAGE for other in labels.LANGUAGE if one != other
    ]
    return [(pair, "") for pair in pairs if pair.startswith(incomplete)]


def settings(ctx: typer.Context, incomplete: str) -> Offers:
    """What can be set for good."""
    return [(key, _(label)) for key, label in labels.SETTING.items() if key.startswith(incomplete)]


def groupings(ctx: typer.Context, incomplete: str) -> Offers:
    """By what progress can be counted."""
    return [(g, _(labels.GROUPING[g])) for g in GROUPINGS if g.startswith(incomplete)]


def topics(ctx: typer.Context, incomplete: str) -> Offers:
    """The pages of the manual, and the commands, each of which has one."""
    return [(name, "") for name in (*TOPICS, *COMMAND_NAMES) if name.startswith(incomplete)]


def records(ctx: typer.Context, incomplete: str) -> Offers:
    """Commitments, instruments and joint reviews."""
    makers = (commitments, instruments, events)
    return [offer for make in makers for offer in make(ctx, incomplete)]


def _records(ctx: typer.Context, incomplete: str, kind: str, name: str = "name") -> Offers:
    """Records of one kind; after a comma, the next one."""
    before, comma, last = incomplete.rpartition(",")
    return [
        (before + comma + ident, _words(getattr(record, name)))
        for register in _register(ctx)
        for ident, record in getattr(register, kind).items()
        if ident.startswith(last)
    ]


def _register(ctx: typer.Context) -> Iterator[Register]:
    """The register, or nothing: while completing, an error would land in the command line."""
    root: Any = ctx.find_root()
    named = root.params.get("file")
    try:
        location = locate(named or None, os.environ, os.getcwd())
        yield read(location.file).register
    except (LaocoopError, OSError):
        return


def _words(wording: Wording) -> str:
    return wording.in_language(language())


def sort_keys(ctx: typer.Context, incomplete: str) -> Offers:
    """By what a list can be sorted."""
    return [(key, "") for key in SORT_KEYS if key.startswith(incomplete)]


def columns(ctx: typer.Context, incomplete: str) -> Offers:
    """The columns of a list; after a comma, the next one."""
    before, comma, last = incomplete.rpartition(",")
    return [
        (before + comma + field.key, _(field.heading))
        for field in COMMITMENT.shown_at(LIST)
        if field.key.startswith(last)
    ]

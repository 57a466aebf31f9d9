"""The commitments of rows whose ids the register does not have."""

from __future__ import annotations

import re
from collections.abc import Callable

from laocoop.cli.commands.load.sheet_cells import Cells, one_of
from laocoop.cli.options import values
from laocoop.domain.ids import find, is_id, nearest
from laocoop.domain.model import Commitment, Register
from laocoop.domain.status import Force
from laocoop.domain.wording import Wording
from laocoop.errors import UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.minutes.source.sheet import SheetRow

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def new_commitment(cells: Cells, register: Register, row: SheetRow) -> Commitment:
    """The commitment that a row is. Raises UsageError naming row and column."""
    get: Callable[[str], str] = lambda name: row.cells.get(name, "")  # noqa: E731
    if not is_id(get("id")):
        raise cells.wrong(row, "id", _("an id"))
    if _DATE.fullmatch(get("clause")):
        raise cells.wrong(row, "clause", _("the number of a clause, which a sheet made a date of"))
    parent = find(get("parent"), register.commitments) or get("parent")
    home = get("instrument")
    if parent in register.commitments and not home:
        home = register.commitments[parent].instrument
    instrument = find(home, register.instruments)
    if instrument is None and not any(get(f"title_{code}") for code in ("vi", "lo", "en")):
        near = nearest(get("id"), register.commitments)
        known = ", ".join(near) or "—"
        raise cells.wrong(
            row, "id", _("an id that the register has; nearest: {nearest}").format(nearest=known)
        )
    if instrument is None:
        raise cells.wrong(row, "instrument", one_of(register.instruments))
    title = Wording(get("title_vi"), get("title_lo"), get("title_en"))
    if not title:
        raise cells.wrong(row, "title_en", _("a title in any language"))
    parties = cells.ids(row, "parties", register.parties) or tuple(register.parties)
    for column in ("continues", "parent"):
        for ident in (parent if column == "parent" else get(column)).split():
            if ident not in register.commitments:
                raise cells.wrong(row, column, _("an id"))
    # One side's own action is no agreement.
    usual = Force.PLANNED if parent and len(parties) == 1 else Force.AGREED
    force = cells.one_of(row, "force", labels.FORCE_WORDS) if get("force") else usual
    try:
        when = values.period_to_write(get("period"), cells.today)
    except UsageError:
        raise cells.wrong(row, "period", "2026-2027") from None
    return Commitment(
        id=get("id"),
        instrument=instrument,
        title=title,
        parties=parties,
        clause=get("clause"),
        themes=cells.ids(row, "themes", register.themes),
        force=Force(force),
        period=when,
        due=cells.day(row, "due") if get("due") else None,
        lead={party: get(f"lead_{party}") for party in parties if get(f"lead_{party}")},
        parent=parent,
        continues=tuple(get("continues").split()),
    )

"""What a sitting shows of a commitment before it asks."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.clean import clean
from laocoop.domain.model import Update
from laocoop.domain.standing import Standing
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.fields import in_words
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.due import due_fact
from laocoop.reports.view import View
from laocoop.terminal.sitting import WIDTH, facts
from laocoop.terminal.symbols import bar
from laocoop.terminal.wrap import wrap


def as_shown(
    view: View, ident: str, place: tuple[int, int], entered: Sequence[Update]
) -> list[str]:
    """Its place on a bar, its title, and where it stands, a line each."""
    standing = view.standings[ident]
    full, empty = bar(*place, 30, False)
    lines = ["", f"{full}{empty} {place[0]}/{place[1]} · {ident}", ""]
    lines += wrap(clean(view.title(standing.commitment.title)), WIDTH)
    known = [
        (_("Undertaken in"), view.instrument(standing.commitment.instrument)),
        (_("Status"), _status(standing)),
        (_("Due"), due_fact(view, standing)),
        (_("Leading unit"), in_words.lead_brief(view, standing)),
        (_("Last report"), _last(view, standing, entered)),
        *((_("Entered here"), _told(view, update)) for update in entered),
    ]
    lines += [*facts((name, value) for name, value in known if value), ""]
    if entered:
        lines += [
            *wrap(_("A status takes the place of what was entered here; n adds a note."), WIDTH),
            "",
        ]
    return lines


def _status(standing: Standing) -> str:
    """Each side's status where there are two, else the one."""
    if len(standing.by_party) < 2:
        return labels.status(standing.status)
    return ", ".join(
        f"{party}: {labels.status(side.status)}" for party, side in standing.by_party.items()
    )


def _last(view: View, standing: Standing, entered: Sequence[Update]) -> str:
    """The last entry before this sitting."""
    here = {update.id for update in entered}
    before = [update for update in standing.updates if update.id not in here]
    return f"{dates.day(before[-1].on)} · {_told(view, before[-1])}" if before else ""


def _told(view: View, update: Update) -> str:
    """Whose word it is, what it says, and its note."""
    note = f"“{view.read(update.note)}”" if update.note else ""
    told = " ".join(filter(None, (entries.whole(view, update), note)))
    return f"{entries.who(update)}: {told}"

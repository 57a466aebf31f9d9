"""From typed filters to the Filters of the domain."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.cli import values
from laocoop.cli.options import Choosing, Narrowing
from laocoop.cli.session import Session
from laocoop.domain.model import Register
from laocoop.domain.search import words
from laocoop.domain.selection import Filters
from laocoop.domain.status import Force, Status

OPEN = tuple(status for status in Status if status.is_open)


def filters(
    session: Session,
    typed: Narrowing,
    asked: Iterable[str] = (),
    statuses: Iterable[str] | None = None,
) -> Filters:
    """What was typed, checked against the register; `asked` are free words."""
    register: Register = session.file.register
    parties, lead = (typed.party, typed.lead) if isinstance(typed, Choosing) else (None, None)
    known = [*(status.value for status in Status), "open"]
    if isinstance(typed, Choosing):
        statuses = typed.status
    wanted: list[Status] = []
    for found in values.words(statuses, "--status", known):
        wanted.extend(OPEN if found == "open" else (Status(found),))
    return Filters(
        statuses=tuple(dict.fromkeys(wanted)),
        instruments=values.of_register(typed.instrument, "--instrument", register.instruments),
        themes=values.of_register(typed.theme, "--theme", register.themes),
        parties=values.of_register(parties, "--party", register.parties),
        forces=tuple(
            Force(found)
            for found in values.words(typed.force, "--force", [force.value for force in Force])
        ),
        lead=values.text(lead, "--lead"),
        period=values.period(typed.period),
        due_before=values.optional_day(typed.due_before, "--due-before", session.today),
        overdue=typed.overdue,
        due_soon=typed.due_soon,
        loose_ends=typed.loose_ends,
        words=words(asked),
    )

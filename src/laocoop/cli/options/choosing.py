"""From what was typed to choose, to the filters of the domain."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.cli.options import values
from laocoop.cli.options.groups import Choosing, ChoosingToWrite, Narrowing
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.selection import Filters, select
from laocoop.domain.status import Force, Status, Timeliness
from laocoop.errors import UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.domain.search.texts import Word

OPEN = tuple(status for status in Status if status.is_open)


def filters(session: Session, typed: Narrowing, asked: Iterable[str] = ()) -> Filters:
    """What was typed, checked against the register; `asked` are free words.

    Where a command writes, --party, --lead and --status say what is reported, so the filters of
    the same kind have names of their own: --bound, --led-by, --having and --words.
    """
    register: Register = session.file.register
    event = ""
    only: tuple[str, ...] = ()
    due_in = None
    after = values.period_or_day(typed.due_after, "--due-after", session.today)
    before = values.period_or_day(typed.due_before, "--due-before", session.today)
    if isinstance(typed, Choosing):
        only = values.of_register(typed.only, "--only", register.parties)
        due_in = values.period_or_day(typed.due, "--due", session.today)
        statuses, parties, lead = typed.status, typed.party, typed.lead
        if typed.event:
            event = values.one_of_register(typed.event, "--event", register.events)
        names = ("--status", "--party", "--lead")
    elif isinstance(typed, ChoosingToWrite):
        statuses, parties, lead = typed.having, typed.bound, typed.led_by
        asked = [*asked, *typed.words]
        names = ("--having", "--bound", "--led-by")
    else:
        raise TypeError(typed)
    known = [*(status.value for status in Status), "open"]
    wanted: list[Status] = []
    shown = labels.STATUS_WORDS | {"open": N_("still open")}
    _refuse_told_by_dates(statuses, names[0])
    for word in values.words(statuses, names[0], known, shown):
        wanted.extend(OPEN if word == "open" else (Status(word),))
    return Filters(
        statuses=tuple(dict.fromkeys(wanted)),
        instruments=values.of_register(typed.instrument, "--instrument", register.instruments),
        themes=values.of_register(typed.theme, "--theme", register.themes),
        parties=values.of_register(parties, names[1], register.parties),
        forces=tuple(
            Force(word)
            for word in values.words(
                typed.force, "--force", list(labels.FORCE_WORDS), labels.FORCE_WORDS
            )
        ),
        lead=values.text(lead, names[2]),
        period=values.period(typed.period, session.today),
        only=only,
        due_in=due_in,
        due_after=after.last if after else None,
        due_before=before.first if before else None,
        overdue=typed.overdue,
        due_soon=typed.due_soon,
        loose_ends=typed.loose_ends,
        event=event,
        words=_words(asked),
    )


_TOLD_BY_DATES = {
    "overdue": labels.TIMELINESS[Timeliness.OVERDUE],
    "due-soon": labels.TIMELINESS[Timeliness.DUE_SOON],
}


def _refuse_told_by_dates(typed: Iterable[str] | None, option: str) -> None:
    """What stands beside a status as if it were one is asked for by an option of its own."""
    for text in values.separated(typed):
        known = find(text.replace("_", "-"), _TOLD_BY_DATES)
        if asked_by := known or values.shown_as(text, _TOLD_BY_DATES):
            raise UsageError("told-by-dates", option=option, value=text, asked_by=f"--{asked_by}")


def ids_of(session: Session, filters: Filters) -> tuple[str, ...]:
    """The ids of the commitments that the filters leave, in the register's order."""
    view = session.view()
    return tuple(s.id for s in select(view.register, view.standings, filters))


def _words(asked: Iterable[str]) -> tuple[Word, ...]:
    typed = list(asked)
    if not typed:
        return ()
    from laocoop.domain.search.texts import words  # loaded where words are looked for

    return words(typed)

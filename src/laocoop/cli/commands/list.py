"""`laocoop list`: what is on our plate."""

from __future__ import annotations

from laocoop.clean import filled
from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command, arguments, flag, option, options
from laocoop.cli.options.groups import AT_MOST, Answering, Choosing, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.domain.model import Register
from laocoop.domain.selection import SORT_KEYS, plate, select, sort
from laocoop.domain.status import Timeliness
from laocoop.errors import UsageError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.table import LIST
from laocoop.reports.pages import list as list_page


class Given(Choosing, Replaying, Answering):
    """What may be given to `laocoop list`."""

    words = arguments("[WORDS]…", help=N_("Words that must stand in it, in any language."))
    all = flag("--all", "-a", help=N_("Every commitment."))
    sort = option(
        "--sort",
        metavar="KEY",
        help=N_("register, id, due, status, updated or title."),
        offers="sort_keys",
    )
    limit = AT_MOST
    columns = options(
        "--columns",
        metavar="NAMES",
        help=N_("The columns to show, like id,title,lead,due."),
        offers="columns",
    )


def run(session: Session, given: Given) -> None:
    """Prints the list."""
    filters = choosing.filters(session, given, given.words)
    shown = {field.key: field.heading for field in COMMITMENT.shown_at(LIST)}
    keys = {**shown, "register": N_("order of the register")}
    key = values.word(given.sort, "--sort", SORT_KEYS, keys) if given.sort else "register"
    if key not in SORT_KEYS:
        raise UsageError(
            "unknown-value", option="--sort", value=given.sort, known=", ".join(SORT_KEYS)
        )
    columns = values.words(given.columns, "--columns", list(shown), shown)
    view = values.replayed(session, given, filters.period)
    narrowed = bool(given.all or filters.narrow)
    current, loose = (
        (select(view.register, view.standings, filters), [])
        if narrowed
        else plate(view.register, view.standings, view.period, filters)
    )
    listing = list_page.Listing(
        current=sort(current, key, session.language),
        loose_ends=sort(loose, key, session.language),
        narrowed=narrowed,
        parties=filters.only or filters.parties,
        due_in=dates.period(filters.due_in) if filters.due_in else "",
        total=len(view.standings),
        columns=columns,
        limit=given.limit,
        grouped=key == "register",
    )
    if listing.due_in and not session.stdout.isatty():  # it may have been typed without its year
        session.beside = _("due {due}").format(due=listing.due_in)
    if given.words and not listing.shown:
        session.beside = _meant(given.words, session.file.register)
    give(session, list_page.answer(view, listing, "list"), given)


def _meant(words: list[str], register: Register) -> str:
    """What is said where no text has the words: they may be ids, or what a status or a date is called."""
    ids = [find(word, register.commitments) for word in words]
    if all(ids):
        sentence = _("These are ids. See them: laocoop show {ids}")
        return filled(sentence, {"ids": tuple(filter(None, ids))})
    asked = values.shown_as(" ".join(words), labels.STATUS_WORDS | _OPTIONS)
    if not asked:
        return _("Fewer words find more.") if len(words) > 1 else ""
    option = (asked,) if asked in _OPTIONS else ("--status", asked)
    sentence = _("No text has these words. Do you mean: laocoop list {option}?")
    return filled(sentence, {"option": option})


_OPTIONS = {
    "--overdue": labels.TIMELINESS[Timeliness.OVERDUE],
    "--due-soon": labels.TIMELINESS[Timeliness.DUE_SOON],
}
"""Options that are asked for by what a list shows."""


COMMANDS = {
    "list": Command(
        run,
        Given,
        N_("List what is on our plate: open commitments of the period, then loose ends."),
        (
            ("laocoop list", N_("what is on our plate")),
            ("laocoop list --theme employment", N_("everything on a theme")),
            ("laocoop list --only LA", N_("what is on Laos' plate alone")),
            ("laocoop list --due 2026-Q4", N_("what is due this quarter")),
            ("laocoop list dao tao", N_("words, with or without diacritics")),
            ("laocoop list --all -f csv -o all.csv", N_("everything, for Excel")),
        ),
    )
}

"""`laocoop search`: words in every commitment of the register."""

from __future__ import annotations

from laocoop.clean import for_a_shell
from laocoop.cli.options import choosing, values
from laocoop.cli.options.declare import Command, arguments
from laocoop.cli.options.groups import Answering, Choosing, Replaying
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.selection import select
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages import list as list_page
from laocoop.reports.view import View


class Given(Choosing, Replaying, Answering):
    """What may be given to `laocoop search`."""

    words = arguments(
        "WORDS…",
        help=N_("Words in any language; words in quotes must stand in a row."),
        required=True,
    )


_QUOTES = '"\u201c\u201d'
"""As they come from a text that was copied: the shell takes away its own."""


def run(session: Session, given: Given) -> None:
    """Prints the commitments that speak of all the words."""
    words = [values.text(word.strip(_QUOTES) or word, "WORDS") for word in given.words]
    filters = choosing.filters(session, given, words)
    view = values.replayed(session, given, filters.period)
    chosen = select(view.register, view.standings, filters)
    if not chosen:
        session.beside = _with_fewer(session, given, view, words)
    listing = list_page.Listing(chosen, [], narrowed=True, total=len(view.standings))
    give(session, list_page.answer(view, listing, "search"), given)


def _with_fewer(session: Session, given: Given, view: View, words: list[str]) -> str:
    """What would find something, of the words that were typed: all of them in any order, or those before the ones that
    nothing has.
    """
    apart = [each for word in words for each in word.split()]
    filters = choosing.filters(session, given, apart)
    if len(apart) > len(words) and (chosen := select(view.register, view.standings, filters)):
        command = " ".join(map(for_a_shell, ["laocoop", "search", *apart]))
        told = _("In any order, the words find {count}: {command}")
        return told.format(count=len(chosen), command=command)
    for count in range(len(words) - 1, 0, -1):
        filters = choosing.filters(session, given, words[:count])
        if chosen := select(view.register, view.standings, filters):
            command = " ".join(map(for_a_shell, ["laocoop", "search", *given.words[:count]]))
            return _("Fewer words find {count}: {command}").format(
                count=len(chosen), command=command
            )
    return ""


COMMANDS = {
    "search": Command(
        run,
        Given,
        N_("Find commitments by words: titles, notes, themes, reports, in every language."),
        (
            ("laocoop search di cu", N_("both words, with or without diacritics")),
            ('laocoop search "bảo hiểm"', N_("the words in a row, with these diacritics")),
            ("laocoop search ແຮງງານ", N_("in Lao")),
        ),
    )
}

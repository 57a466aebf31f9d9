"""What `laocoop add` may meet, and what to do."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

ADD_SENTENCES: dict[str, tuple[str, str]] = {
    "no-agreement": (
        N_("An action of {party} alone is no agreement of both. Nothing was changed."),
        N_("Where both have agreed on it: --party all; else leave out --force."),
    ),
    "add-under": (
        N_("Is “{title}” to stand under {id}? An id is no title."),
        N_("Say where it belongs: laocoop add {title} --under {id}"),
    ),
    "who-is-bound": (
        N_("Who is bound by it? Nothing was changed."),
        N_("Say it: --party VN, --party LA, or --party all for both."),
    ),
    "whose-letters": (
        N_("Whose action is it? Its id carries the letters of the party that adds it."),
        N_("Say --party VN or --party LA, or once for all: laocoop config party VN"),
    ),
    "verdict-before-report": (
        N_("The report on {id} is of {on}: nobody can have answered it before."),
        N_("Write with --on the day of your answer, {on} or later."),
    ),
    "add-needs-title": (
        N_("The new commitment has no title."),
        N_(
            'Write it in quotes: laocoop add "…" --under MOU-1; or use --title-vi, --title-lo, --title-en'
        ),
    ),
    "add-needs-place": (
        N_("Where does it belong?"),
        N_("Say under which commitment (--under MOU-1) or in which instrument (--instrument M9)."),
    ),
}

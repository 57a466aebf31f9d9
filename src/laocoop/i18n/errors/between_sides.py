"""What may be met where one side speaks, or both at a joint review, and what to do."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

BETWEEN_SIDES_SENTENCES: dict[str, tuple[str, str]] = {
    "whose-word": (
        N_("Whose word is it? Nobody speaks for the other side by accident."),
        N_(
            "Say --party VN or --party LA (or --party all: both, jointly), or once for all: laocoop config party VN"
        ),
    ),
    "verdict-of-one": (
        N_("A confirmation or dispute is the word of one party on a report of the other."),
        N_("Say --party VN or --party LA."),
    ),
    "own-report": (
        N_("The report on {id} is {party}'s own; only the other side can confirm or dispute it."),
        N_("To change one's own word, report again: laocoop update {id} …"),
    ),
    "dispute-needs-note": (
        N_("A dispute says why."),
        N_('Add the reason: laocoop dispute {id} --note "…"'),
    ),
    "nothing-to-verify": (
        N_("The other side has reported no status of {id}."),
        N_("See what was reported with: laocoop history"),
    ),
    "day-stays": (
        N_("{party} reported {id} {what} on {day} already, and that day stays."),
        N_("Where that day is wrong, take that report back: laocoop undo {update}"),
    ),
    "event-gone": (
        N_("{event} was taken back meanwhile; nothing can be said at it. Nothing was changed."),
        N_("Name it again: laocoop event {event} …, or leave out --event."),
    ),
    "event-to-come": (
        N_("{event} is held on {day}; nothing can have been said there yet."),
        N_("Leave out --event, or report it when {event} has been held."),
    ),
    "review-was-held": (
        N_(
            "{event} cannot be held on {day}, which is still to come: reports were made there already. Nothing was changed."
        ),
        N_("Look at the year, and name the day on which it was held."),
    ),
    "event-needs-date": (
        N_("When is {id} held?"),
        N_('Say the day, like: laocoop event {id} "…" --on 20/11/2026'),
    ),
}

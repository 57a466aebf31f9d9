"""Why each rule of `laocoop check` is one: what would go wrong if nobody looked."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

_NO_REGISTER = N_(
    "It cannot be read as a register, and a report that silently lacks a row is worse than none."
)
_LOST = N_("A line that laocoop cannot place would be missing from every list and report.")
_TWO_MEANINGS = N_("An id that means two things, or none, leaves it open what was reported.")
_CANNOT_BE = N_("It says what cannot be, so nobody could tell what is true.")

WHY: dict[str, str] = {
    **dict.fromkeys(
        ("empty-file", "utf-16", "bad-bytes", "bad-toml", "conflict-marker", "too-deep"),
        _NO_REGISTER,
    ),
    "no-schema": N_("Without that line a file of another kind could be taken for a register."),
    "bad-schema": N_("It tells which laocoop can read the file, and must be a number."),
    "newer-schema": N_("An older laocoop would show something else than what the file says."),
    **dict.fromkeys(("not-a-list", "wrong-type", "missing-key", "misspelt-block"), _LOST),
    "unknown-language": N_("A title in no known language would be shown to nobody."),
    "bad-period": N_("The report would not know which commitments it is about."),
    "odd-year": N_("A slip in a year, or a Buddhist one, makes a commitment late by centuries."),
    "unknown-word": N_("What is not in the vocabulary counts nowhere, in no table and no report."),
    **dict.fromkeys(("duplicate-id", "unknown-reference", "unknown-retracted"), _TWO_MEANINGS),
    **dict.fromkeys(
        (
            *("bad-retraction", "correction-reports", "wrong-correction", "wrong-drop"),
            *("repeated-party", "circle", "party-not-bound"),
        ),
        _CANNOT_BE,
    ),
    "unknown-key": N_("A newer laocoop or a colleague may have written it, or it is a slip."),
    "missing-title": N_("Who reads that language sees the title in another."),
    "completed-without-evidence": N_("Whoever is told that it is done will ask what shows it."),
    "reported-in-future": N_("What has not happened yet is not reported: it counts from its day."),
    "held-ahead": N_("Until that day, no list and no report shows what was said there."),
    "too-long": N_("No page could be laid out with it, and no sheet could hold it."),
    "id-like-an-option": N_("Advice that is pasted would take back or report something else."),
    "dated-ahead": N_("What is dated ahead may seem to be the last word when it is not."),
    "reported-unbound": N_("Only who is bound reports; what another says binds nobody."),
    "under-gone": N_("Nobody sees it any more where its commitment was."),
    "reported-on-gone": N_("The report counts nowhere, and somebody may rely on it."),
    "said-at-gone": N_("It is shown as said at a meeting that is no longer in the register."),
    "one-sided-completion": N_("A commitment of both is done when both say so."),
    "completion-differs": N_("Before the ministers, two sides would say two things."),
    "first-date-lost": N_("Without it nobody sees by how much a date was moved."),
    "unexplained": N_("The other side will ask why, and a report prints the reason."),
    "unexplained-date": N_("The other side will ask why it was put off."),
    "open-under-closed": N_("What is finished has nothing open: one of the two is not so."),
    "empty-update": N_("An entry that says nothing looks like a report."),
    "before-undertaking": N_("Nothing is reported of a commitment before it is made."),
    "ids-alike": N_("They are mistaken for each other, and on some systems they are the same."),
    "period-over": N_("Without a period named, what is new would not be in the report."),
    "signed-ahead": N_("Until that day, no list and no report shows any of it."),
    "long-anchor": N_("More would be another's text; an anchor only helps to find the place."),
}
"""By rule."""

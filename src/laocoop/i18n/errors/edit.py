"""What `laocoop edit` may meet, and what to do."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

EDIT_SENTENCES: dict[str, tuple[str, str]] = {
    "nothing-to-correct": (
        N_("What is to be put right in {id}? Nothing was changed."),
        N_('Say it, like: laocoop edit {id} --title-vi "…"; see: laocoop edit --help'),
    ),
    "no-name-to-correct": (
        N_("What is to be put right in {id}? Nothing was changed."),
        N_('Say it, like: laocoop edit {id} --name-vi "…"; see: laocoop edit --help'),
    ),
    "not-of-this-kind": (
        N_("{id} has nothing that {option} could put right. Nothing was changed."),
        N_(
            "Titles, dates due and who is bound are a commitment's; kinds and days of signing an instrument's; a joint review has a name, a day and a place."
        ),
    ),
    "not-empty": (
        N_("{option} cannot be left empty. Nothing was changed."),
        N_("Write what should stand there."),
    ),
    "lead-of-one": (
        N_("Whose unit leads? Both sides have one of their own. Nothing was changed."),
        N_("Say the side, with --party VN or --party LA."),
    ),
    "others-action": (
        N_("{id} is an action of {party}, and only {party} puts it right. Nothing was changed."),
        N_("Add a title in a language that it lacks, or ask {party} to put it right."),
    ),
    "binds-other": (
        N_("Whether {id} binds {party} is not for your side alone to say. Nothing was changed."),
        N_("Where both have agreed on it, say so: --party all; else leave it as it is."),
    ),
    "date-of-both": (
        N_(
            "{id} binds {party}: its date is not for your side alone to put right. Nothing was changed."
        ),
        N_("Say it jointly: --party all; or name a date of your own: laocoop update {id} --due …"),
    ),
    "day-to-come": (
        N_(
            "{option} {day} is still to come: what the document holds would not be in force. Nothing was changed."
        ),
        N_("Write the day on which it was signed or held; look at the year."),
    ),
    "unit-of-others": (
        N_("“{unit}” is a unit of {other}, and cannot lead for {party}. Nothing was changed."),
        N_(
            "Name a unit of {party}; where {other} itself said who leads, pass it on with --party {other}."
        ),
    ),
    "due-before-made": (
        N_(
            "{id} cannot be due on {due}: {instrument} is of {day}, later than that. Nothing was changed."
        ),
        N_(
            "Look at the year; where the instrument's day is wrong: laocoop edit {instrument} --signed DATE"
        ),
    ),
    "bound-by-both": (
        N_(
            "Who is bound by {id} was agreed by both: your side alone cannot leave it. Nothing was changed."
        ),
        N_(
            "Where both have agreed on it, say so: --party all; or report it: laocoop withdraw {id} --note …"
        ),
    ),
    "date-of-others": (
        N_("{id} binds {party} alone: its date is for {party} to put right. Nothing was changed."),
        N_("If it is their word you pass on, say --party {party}."),
    ),
    "reported-so": (
        N_("A report on {id} says otherwise, and holds. Nothing was changed."),
        N_("Take that report back: laocoop undo {report}; or report anew, with laocoop update."),
    ),
}

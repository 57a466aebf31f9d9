"""What is wrong and what to do next, for every error; what the command line, git, exchange,
writing, `load` and `check` may meet stands beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from laocoop.clean import filled
from laocoop.domain.status import Status
from laocoop.i18n import dates, labels, metavars
from laocoop.i18n.catalogue import N_, _
from laocoop.i18n.errors.add import ADD_SENTENCES
from laocoop.i18n.errors.between_sides import BETWEEN_SIDES_SENTENCES
from laocoop.i18n.errors.check import CHECK_SENTENCES
from laocoop.i18n.errors.command_line import COMMAND_LINE_SENTENCES
from laocoop.i18n.errors.edit import EDIT_SENTENCES
from laocoop.i18n.errors.exchange import EXCHANGE_SENTENCES
from laocoop.i18n.errors.git import GIT_SENTENCES
from laocoop.i18n.errors.load import LOAD_SENTENCES
from laocoop.i18n.errors.reasons import in_words
from laocoop.i18n.errors.sync import SYNC_SENTENCES
from laocoop.i18n.errors.write import WRITE_SENTENCES
from laocoop.record import Record


class Sentence(Record):
    """What is wrong, and the remedy."""

    wrong: str
    remedy: str


_ERRORS: dict[str, tuple[str, str]] = {
    # --- finding and opening files
    "no-such-file": (
        N_("There is no file {path}."),
        N_("Check the name, or make a register with: laocoop init"),
    ),
    "is-a-folder": (
        N_("This is a folder, not a register."),
        N_("Name the file inside it, for example with --file FOLDER/commitments.toml"),
    ),
    "is-no-file": (
        N_("A pipe or a device stands where the register should be."),
        N_("Put the register there, or name it with --file."),
    ),
    "may-not-read": (
        N_("You have no permission to read this file."),
        N_("Ask its owner for the right to read it."),
    ),
    "too-large": (
        N_("This file is larger than {most} MB, which laocoop does not read."),
        N_("Check the name: no register or document is so large."),
    ),
    "cannot-open": (N_("{path} cannot be opened: {reason}."), N_("Check the name and the disk.")),
    # --- asking for the wrong thing
    "unknown-commitment": (
        N_("The register has no commitment {id}."),
        N_("Nearest: {nearest}. All of them: laocoop list --all"),
    ),
    "day-is-no-id": (
        N_("{value} is a day, and stands where an id should."),
        N_("Give the day it took effect with --on, like: --on {value}"),
    ),
    "instrument-is-no-commitment": (
        N_("{id} is an instrument, and no commitment."),
        N_("What was undertaken in it: laocoop list --all --instrument {id}"),
    ),
    "unknown-value": (
        N_("{option} does not know “{value}”."),
        N_("Use one of: {known}."),
    ),
    "told-by-dates": (
        N_("“{value}” is told by dates and is no status for {option}."),
        N_("Ask for it with: {asked_by}"),
    ),
    "unknown-of-register": (
        N_("The register has nothing called “{value}” for {option}."),
        N_("Nearest: {nearest}. It has: {known}."),
    ),
    "bad-date": (
        N_("“{value}” is not a date for {option}."),
        N_("Write 30/6/2026, 30 June 2026, 2026-06-30, today or yesterday."),
    ),
    "doubtful-date": (
        N_("“{value}” can hardly be meant for {option}: is it {meant}?"),
        N_("Write the day, the month, and the year between 1945 and 2100: {meant}"),
    ),
    "period-not-day": (
        N_("“{value}” is a whole period, and {option} wants a day."),
        N_("Write a day of it, from {first} to {last}."),
    ),
    "doubtful-period": (
        N_("“{value}” lies outside 1945 to 2100: is it {meant}?"),
        N_("Write the year as both countries count it: {meant}"),
    ),
    "bad-period-option": (
        N_("“{value}” is not a period."),
        N_("Write one like 2026-2027, 2026, 2026-H1, 2026-9M, 2026-Q3 or 6/2026."),
    ),
    "bad-text": (
        N_("A word given for {option} has bytes that are not UTF-8."),
        N_("Type it again in a UTF-8 terminal."),
    ),
    "nothing-named": (
        N_("Which commitment? None was named."),
        N_("Give an id, like: laocoop {command} MOU-1; or filters, like --theme employment"),
    ),
    "nothing-matches": (
        N_("No commitment matches the filters. Nothing was changed."),
        N_("See what there is with: laocoop list --all"),
    ),
    "nothing-to-write": (
        N_("There is nothing to report. Nothing was changed."),
        N_("Say what is new, with --status, --note, --evidence, --due, --lead or --value."),
    ),
    "future-completion": (
        N_("{on} is still to come; a thing cannot have been completed then."),
        N_("Give the day on which it was completed: --on 2026-06-30"),
    ),
    "register-too-full": (
        N_("{path} has more than {most} tables and lists: no register has so many."),
        N_("Was it made by another program? See what stands in it; nothing was changed."),
    ),
    "too-many-parties": (
        N_("{path} has more than {most} parties: no agreement has so many."),
        N_("Was it made by another program? See what stands in it; nothing was changed."),
    ),
    "future-figure": (
        N_("{on} is still to come; nothing can have been measured then."),
        N_("Give the day on which it was measured: --on 2026-06-30"),
    ),
    "their-party-not-bound": (
        N_("{id} does not bind {party}, so {party} cannot report on it."),
        N_("It binds {bound}. Name one of them with --party, or none."),
    ),
    "your-party-not-bound": (
        N_("You report for {party} (laocoop config party), which {id} does not bind."),
        N_("It binds {bound}. If it is their word you pass on, say --party {first}."),
    ),
    "id-taken": (N_("The id {id} is already taken."), N_("Choose another, or leave --id out.")),
    "id-of-gone": (
        N_("The joint review {id} was taken back, and its id stays in the file."),
        N_("Give the new one another id."),
    ),
    "event-known": (
        N_("There is a joint review {id} already."),
        N_("Put it right with: laocoop edit {id}; or give the new one another id."),
    ),
    "bad-id": (
        N_("“{id}” cannot be an id."),
        N_("Use letters, digits, dots and hyphens, without spaces."),
    ),
    "needs-answer": (
        N_(
            "This would ask you: “{question}” There is no terminal to ask it in. Nothing was changed."
        ),
        N_("Say --yes to go ahead without it."),
    ),
    "unknown-shell": (
        N_("{shell} is no shell that can complete."),
        N_("In one of these it works: {known}."),
    ),
    "install-by-hand": (
        N_("Completion for {shell} is not installed by itself. Nothing was changed."),
        N_("Add this line to the file that {shell} reads when it starts: {line}"),
    ),
    "one-id-for-note": (
        N_("`note` takes one id and then the words; {id} is an id, too."),
        N_('For several ids: laocoop update ID ID --note "…"; or put the words in quotes.'),
    ),
    "ids-or-filters": (
        N_("Ids and filters were given together."),
        N_("Give the ids alone, or the filters alone."),
    ),
    "stream-lacks-letters": (
        N_(
            "What is printed goes out as {encoding}, which has no Lao letters: “?” stands for them."
        ),
        N_("Write a file with -o, or choose another language: laocoop --lang en; docs/settings.md"),
    ),
    "cannot-print": (
        N_("The answer could not be printed: {reason}. What was written to the register stands."),
        N_("Make room where the output goes; see what was written with: laocoop history"),
    ),
    "changed-meanwhile": (
        N_("{path} was changed while it was being read."),
        N_("Run the command again."),
    ),
    "no-text-format": (
        N_("What {format} gives is no text for a screen."),
        N_("Write it to a file: --output FILE"),
    ),
    "unwritten-format": (
        N_("laocoop writes no {suffix} files."),
        N_("Use {suffixes}; or say --format."),
    ),
    "option-before-command": (
        N_("{option} stands alone, without a command."),
        N_("Write: {command}"),
    ),
    "unknown-setting": (N_("There is no setting “{key}”."), N_("Use one of: {known}.")),
    "bad-setting": (
        N_("Your settings have “{key}”, which is not a setting with a text."),
        N_("Correct the file; settings are: {known}."),
    ),
    "bad-settings": (
        N_("Your settings cannot be read: {reason}."),
        N_("Correct or delete the file."),
    ),
    "settings-by-hand": (
        N_(
            "The file has remarks, and “{key}” cannot be set without losing them. Nothing was changed."
        ),
        N_('Set it in the file itself, on a line of its own: {key} = "…"'),
    ),
    "unknown-language-kept": (
        N_("Your settings, {path}, have language = “{language}”, and there is no such language."),
        N_("Set it with: laocoop config language vi (or lo, en)"),
    ),
    "unknown-language-choice": (
        N_("There is no language “{language}”."),
        N_("Use vi, lo or en."),
    ),
}

GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    N_("Finding, asking, settings"): _ERRORS,
    N_("Adding and editing"): {**ADD_SENTENCES, **EDIT_SENTENCES},
    N_("Between the two sides"): BETWEEN_SIDES_SENTENCES,
    N_("The command line"): COMMAND_LINE_SENTENCES,
    N_("Loading minutes and sheets"): LOAD_SENTENCES,
    N_("Writing"): WRITE_SENTENCES,
    N_("Exchange: files, git, sync"): {**EXCHANGE_SENTENCES, **GIT_SENTENCES, **SYNC_SENTENCES},
    N_("Checking"): CHECK_SENTENCES,
}
"""By what one is doing: by code what is wrong, and what to do."""
_TABLE = {code: told for group in GROUPS.values() for code, told in group.items()}

_WANTED = {
    "text": N_("a text"),
    "texts": N_("a list of texts"),
    "wording": N_('a table of languages, like vi = "…", lo = "…", en = "…"'),
    "date": N_("a date without quotes, like 2026-06-30"),
    "moment": N_("a date with a time"),
    "flag": N_("true or false"),
    "whole": N_("a whole number"),
    "number": N_("a number"),
    "amount": N_("a number of at most 15 digits"),
    "units": N_('a table of parties, like VN = "…"'),
    "tables": N_("a list of tables"),
    "table": N_("a table"),
}

CODES = frozenset(_TABLE)

_NEAREST = re.compile(r"(?:(?<=[.?] )|^)[^.?]*\{nearest\}[^.?]*[.?] ?")
"""The sentence that names what is near: nothing is said where nothing is."""


def as_written(code: str) -> tuple[str, str]:
    """What is wrong and the remedy in the language in use, with the names of what will stand there."""
    wrong, remedy = _TABLE[code]
    return _(wrong), _(remedy)


def sentence(code: str, params: Mapping[str, object]) -> Sentence:
    """What is wrong and the remedy for `code`, in the language in use."""
    wrong, remedy = _TABLE[code]
    shown = {key: _in_words(value) for key, value in params.items()}
    for key in ("option", "name") if code == "missing-argument" else ("option",):
        if isinstance(shown.get(key), str):  # an argument is called as in the help
            shown[key] = metavars.in_words(str(shown[key]))
    if "counted" in shown:
        shown["counted"] = _(str(shown["counted"]))
    if shown.get("language") in labels.LANGUAGE:
        shown["language"] = labels.language_within(str(shown["language"]))
    if "wanted" in shown:
        shown["wanted"] = _(_WANTED[str(shown["wanted"])])
    if isinstance(shown.get("reason"), str):
        shown["reason"] = in_words(str(shown["reason"]))
    remedy = _(remedy)
    if params.get("nearest") in ("", "—"):
        remedy = _NEAREST.sub("", remedy)
    return Sentence(_(wrong).format_map(shown), filled(remedy, shown))


def _in_words(value: object) -> object:
    """Statuses and days as the reader writes them; nothing as a dash."""
    if isinstance(value, Status):
        return labels.status(value)
    if isinstance(value, datetime):
        return dates.moment(value)
    if isinstance(value, date):
        return dates.day(value)
    return "—" if value in ("", None) else value

"""What is wrong and what to do next, for every error and every rule of `check`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from laocoop.i18n.catalogue import N_, _


class Sentence(NamedTuple):
    """What is wrong, and the remedy."""

    wrong: str
    remedy: str


_TABLE: dict[str, tuple[str, str]] = {
    # --- finding and opening files
    "no-such-file": (
        N_("There is no file {path}."),
        N_("Check the name, or make a register with: laocoop init"),
    ),
    "is-a-folder": (
        N_("This is a folder, not a register."),
        N_("Name the file inside it, for example with --file FOLDER/commitments.toml"),
    ),
    "may-not-read": (
        N_("You have no permission to read this file."),
        N_("Ask its owner for the right to read it."),
    ),
    "cannot-open": (N_("{path} cannot be opened: {reason}."), N_("Check the name and the disk.")),
    # --- what keeps a file from being a register
    "empty-file": (
        N_("The file is empty."),
        N_("Bring back a copy of it, or make a new register with: laocoop init"),
    ),
    "utf-16": (
        N_("The file is saved as UTF-16."),
        N_("Open it in the editor and save it with the encoding UTF-8."),
    ),
    "bad-bytes": (
        N_("The byte {byte} here is not UTF-8."),
        N_("Open the file in its old encoding and save it with the encoding UTF-8."),
    ),
    "bad-toml": (
        N_("This is not valid TOML: {reason}."),
        N_("Mend this line; above it may lack a quote or a bracket."),
    ),
    "conflict-marker": (
        N_("git has left the mark of a conflict here."),
        N_(
            "Keep what is right of the two sides and delete the lines with <<<<<<<, ======= and >>>>>>>."
        ),
    ),
    "too-deep": (
        N_("Lists or tables are nested too deeply to be read."),
        N_("A register needs no such nesting: bring back a copy of the file."),
    ),
    "no-schema": (
        N_("The file has no line `schema = 1`, so it is not a register of laocoop."),
        N_("Name the right file with --file; or add the line `schema = 1` at its top."),
    ),
    "bad-schema": (
        N_("`schema` must be the number 1, not {found}."),
        N_("Write: schema = 1"),
    ),
    "newer-schema": (
        N_("The file has schema {found}; this laocoop knows schema 1."),
        N_("Install a newer laocoop."),
    ),
    "not-a-list": (
        N_("`{kind}` must be written as [[{kind}]] blocks."),
        N_("Write each record under a line [[{kind}]]."),
    ),
    "wrong-type": (
        N_("`{key}` must be {wanted}, not {found}."),
        N_("Mend the value; docs/file-format.md shows every key."),
    ),
    "missing-key": (N_("`{key}` is missing or empty."), N_("Add it to this record.")),
    "unknown-language": (
        N_("`{key}` has the language {language}; a register has vi, lo and en."),
        N_("Rename or remove it."),
    ),
    "bad-period": (
        N_("“{value}” is not a period."),
        N_("Write one like 2026-2027, 2026, 2026-H1, 2026-9M or 2026-Q3."),
    ),
    "unknown-word": (
        N_("“{word}” is not a word for `{key}`."),
        N_("Use one of: {known}."),
    ),
    "duplicate-id": (
        N_("The id {id} is already taken, in line {first}."),
        N_("Give one of the two another id."),
    ),
    "unknown-reference": (
        N_("`{key}` of {id} names “{name}”, which the register does not have."),
        N_("Correct the name or add the record. Nearest: {nearest}."),
    ),
    "unknown-retracted": (
        N_("Update {id} takes back “{name}”, which the register does not have."),
        N_("Bring back the update that is gone, or remove this one."),
    ),
    "repeated-party": (N_("{id} names a party twice."), N_("Name each party once.")),
    "circle": (
        N_("`{key}` of {id} leads back to {id}."),
        N_("Remove one step of the circle."),
    ),
    "party-not-bound": (
        N_("{party} is not bound by {id} and cannot report on it."),
        N_("Name a party that is bound, or none."),
    ),
    # --- rules that warn (check)
    "unknown-key": (
        N_("laocoop does not know the key `{key}`."),
        N_("It is kept. If it is a slip, correct it."),
    ),
    "missing-title": (
        N_("{id} has no title in {language}."),
        N_("Add title.{code}."),
    ),
    "completed-without-evidence": (
        N_("{id} is reported completed without evidence."),
        N_("Name a document: laocoop update {id} --evidence …"),
    ),
    "completed-in-future": (
        N_("{id} is reported completed on {on}, which is still to come."),
        N_("Correct the date with a new report, and take this one back: laocoop undo {update}"),
    ),
    "one-sided-completion": (
        N_("{id} binds {parties}; only {done} reported it completed."),
        N_("Ask the other side for its report."),
    ),
    "first-date-lost": (
        N_("The due date of {id} was moved from {was}, but the register no longer has that date."),
        N_("Put {was} back as the `due` of {id}, or of the update that set it."),
    ),
    "unexplained": (
        N_("An update of {id} says {what} without a note."),
        N_("Say why: laocoop note {id} …"),
    ),
    "empty-update": (
        N_("An update of {id} says nothing: no status, note, evidence, date, unit or value."),
        N_("Add what it should say, or remove it."),
    ),
    "before-undertaking": (
        N_("An update of {id} takes effect on {on}, before the commitment was made on {made}."),
        N_("Check the date."),
    ),
    "long-anchor": (
        N_("An anchor of {id} has {words} words; eight are the most."),
        N_("Shorten the quotation."),
    ),
    # --- writing
    "may-not-write": (
        N_("You have no permission to write to {path}. Nothing was changed."),
        N_("Ask its owner, or work on a copy of your own: laocoop init"),
    ),
    "cannot-write": (
        N_("{path} could not be written: {reason}. Nothing was changed."),
        N_("Check the disk and try again."),
    ),
    "would-not-read-back": (
        N_("Adding to {path} would not leave a readable register. Nothing was changed."),
        N_("Write its records as [[update]] and [[commitment]] blocks, then try again."),
    ),
    "already-there": (
        N_("{path} is already there. Nothing was changed."),
        N_("Choose another name, or move the old file away."),
    ),
    "locked": (
        N_("Another laocoop has been writing to {path} for more than {seconds} seconds."),
        N_("Wait until it has finished and try again."),
    ),
    "output-is-register": (
        N_("{path} is the register itself. Nothing was changed."),
        N_("Choose another name for --output."),
    ),
    # --- asking for the wrong thing
    "unknown-commitment": (
        N_("The register has no commitment {id}."),
        N_("Nearest: {nearest}. All of them: laocoop list --all"),
    ),
    "unknown-value": (
        N_("{option} does not know “{value}”."),
        N_("Use one of: {known}."),
    ),
    "unknown-of-register": (
        N_("The register has nothing called “{value}” for {option}."),
        N_("Nearest: {nearest}. It has: {known}."),
    ),
    "bad-date": (
        N_("“{value}” is not a date for {option}."),
        N_("Write 2026-06-30, 30/6/2026, today or yesterday."),
    ),
    "bad-period-option": (
        N_("“{value}” is not a period."),
        N_("Write one like 2026-2027, 2026, 2026-H1, 2026-9M or 2026-Q3."),
    ),
    "bad-target": (
        N_("“{value}” is not a target."),
        N_('Write a number and a unit, like: --target "50 officials"'),
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
    "their-party-not-bound": (
        N_("{id} does not bind {party}, so {party} cannot report on it."),
        N_("It binds {bound}. Name one of them with --party, or none."),
    ),
    "your-party-not-bound": (
        N_("You report for {party} (laocoop config party), which {id} does not bind."),
        N_("It binds {bound}. If it is their word you pass on, say --party {first}."),
    ),
    "whose-letters": (
        N_("Whose action is it? Its id carries the letters of the party that adds it."),
        N_("Say --party VN or --party LA, or once for all: laocoop config party VN"),
    ),
    "add-needs-place": (
        N_("Where does it belong?"),
        N_("Say under which commitment (--under MOU-1) or in which instrument (--instrument M9)."),
    ),
    "add-needs-title": (
        N_("The new commitment has no title."),
        N_(
            'Write it in quotes: laocoop add "…" --under MOU-1; or use --title-vi, --title-lo, --title-en'
        ),
    ),
    "id-taken": (N_("The id {id} is already taken."), N_("Choose another, or leave --id out.")),
    "bad-id": (
        N_("“{id}” cannot be an id."),
        N_("Use letters, digits, dots and hyphens, without spaces."),
    ),
    "nothing-to-undo": (
        N_("There is nothing to take back: no command has written to this register."),
        N_("See what was reported with: laocoop history"),
    ),
    "no-such-update": (
        N_("The register has no update {id}, or it is already taken back."),
        N_("See what was reported with: laocoop history"),
    ),
    "needs-answer": (
        N_(
            "This would ask you a question, and there is no terminal to ask it in. Nothing was changed."
        ),
        N_("Say --yes to go ahead without it."),
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
    "unknown-language-choice": (
        N_("There is no language “{language}”."),
        N_("Use vi, lo or en."),
    ),
    # --- the command line itself
    "no-such-option": (
        N_("There is no option {option}."),
        N_("Did you mean: {nearest}? See: {help}"),
    ),
    "no-such-command": (
        N_("There is no command {name}."),
        N_("Did you mean: {nearest}? See: laocoop --help"),
    ),
    "missing-argument": (N_("{name} is missing."), N_("See: {help}")),
    "option-needs-value": (N_("{option} needs a value."), N_("See: {help}")),
    "bad-number": (N_("{option} wants {wanted}."), N_("See: {help}")),
    "extra-argument": (
        N_("Too many words: {words}."),
        N_("Put a text of several words in quotes. See: {help}"),
    ),
    "one-party": (
        N_("A report is the word of one party, or of all."),
        N_("Give {option} once, or leave it out."),
    ),
    "not-yet-there": (
        N_("On {day} there was no {id}."),
        N_("Choose a later day, or leave out --as-of."),
    ),
    "command-line": ("{message}", N_("See: {help}")),
}

_WANTED = {
    "text": N_("a text"),
    "texts": N_("a list of texts"),
    "wording": N_('a table of languages, like vi = "…", lo = "…", en = "…"'),
    "date": N_("a date, like 2026-06-30"),
    "moment": N_("a date with a time"),
    "whole": N_("a whole number"),
    "number": N_("a number"),
    "units": N_('a table of parties, like VN = "…"'),
    "tables": N_("a list of tables"),
    "table": N_("a table"),
}

CODES = frozenset(_TABLE)


def sentence(code: str, params: Mapping[str, object]) -> Sentence:
    """What is wrong and the remedy for `code`, in the language in use."""
    wrong, remedy = _TABLE[code]
    shown = {key: value if value not in ("", None) else "—" for key, value in params.items()}
    if "wanted" in shown:
        shown["wanted"] = _(_WANTED[str(shown["wanted"])])
    return Sentence(_(wrong).format_map(shown), _(remedy).format_map(shown))

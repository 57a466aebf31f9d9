"""What is wrong and what to do next, for every rule of `laocoop check`."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

CHECK_SENTENCES: dict[str, tuple[str, str]] = {
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
        N_(
            "Mend this line; above it may lack a quote or a bracket. Earlier states of your register: laocoop restore"
        ),
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
        N_("`schema` must be the number 1 or 2, not {found}."),
        N_("Write: schema = 1"),
    ),
    "newer-schema": (
        N_("The file has schema {found}; this laocoop knows schemas 1 and 2."),
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
    "too-long": (
        N_("`{key}` is too long: a text has up to {most} signs, and a list so many entries."),
        N_("Shorten it, and name the document that holds all of it as evidence."),
    ),
    "id-like-an-option": (
        N_("The id {id} begins like an option: a command that names it would do something else."),
        N_("Give it an id that begins with a letter or a digit, wherever it is named."),
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
    "odd-year": (
        N_("`{key}` says {value}; no day of this cooperation lies outside 1945 to 2100."),
        N_(
            "Write the year as both countries count it; a Buddhist year is 543 ahead: 2569 is 2026."
        ),
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
    "bad-retraction": (
        N_("Update {id} cannot take back “{name}” like this."),
        N_("It may name another update or an added commitment, and says nothing else itself."),
    ),
    "correction-reports": (
        N_("The entry {id} puts a record right and reports something too."),
        N_("Give the report an entry of its own."),
    ),
    "misspelt-block": (
        N_("laocoop does not know the block [[{key}]], so its records would be missing."),
        N_("Write [[{nearest}]] if that is meant, or give the block a name of its own."),
    ),
    "wrong-correction": (
        N_("A correction says `{key}`, which is not put right of this record."),
        N_("Of this record it may say: {known}."),
    ),
    "wrong-drop": (
        N_("A correction empties `{key}`, without which this record cannot be."),
        N_("It may empty: {known}; of the leading units one, like lead.VN."),
    ),
    "repeated-party": (N_("{id} names a party twice."), N_("Name each party once.")),
    "circle": (
        N_("`{key}` of {id} leads back to {id}."),
        N_("Remove one step of the circle."),
    ),
    "party-not-bound": (
        N_("{party} is not bound by {id} and cannot report on it."),
        N_("If a side that is bound said it, name that one; else take the record out of the file."),
    ),
    # --- rules that warn (check)
    "unknown-key": (
        N_("laocoop does not know the key `{key}`."),
        N_("It is kept. If it is a slip, correct it."),
    ),
    "missing-title": (
        N_("{id} has no title in {language}."),
        N_('Add one: laocoop edit {id} --title-{code} "…"'),
    ),
    "completed-without-evidence": (
        N_("{id} is reported completed without evidence."),
        N_(
            "Ask whoever reported it for a document; if that is your side: laocoop update {id} --party {voice} --evidence …"
        ),
    ),
    "reported-in-future": (
        N_("A report on {id} is of {on}, which is still to come: until then it counts nowhere."),
        N_(
            "If it is your side's word, take it back and report it with its right day: laocoop undo {update}; else ask whoever said it to do so."
        ),
    ),
    "held-ahead": (
        N_(
            "{id} has the day {day}, which is still to come: until then what was reported there counts nowhere."
        ),
        N_("Look at the year; put it right: laocoop edit {id} --held …"),
    ),
    "dated-ahead": (
        N_("{id} is dated {when}, which is still to come: a clock goes ahead."),
        N_(
            "Set the clock of whoever wrote it. It counts as it is, and is told until that time has come."
        ),
    ),
    "reported-unbound": (
        N_("{party} reported on {id}, and is bound by it no longer: the report counts nowhere."),
        N_(
            "Put right who is bound: laocoop edit {id}; or whoever reported it takes that back: laocoop undo {update}"
        ),
    ),
    "under-gone": (
        N_("{id} stands under {parent}, which was taken back."),
        N_("Whoever added it takes it back too: laocoop undo {id}"),
    ),
    "reported-on-gone": (
        N_("A report on {id}, which was taken back, shows in history alone."),
        N_(
            "If it is your side's word, take it back and report it where it belongs: laocoop undo {update}; else ask whoever said it to do so."
        ),
    ),
    "said-at-gone": (
        N_("A report was made at {id}, a joint review that was taken back."),
        N_(
            "Whoever reported it takes that back (laocoop undo {update}), and reports it anew at the review at which it was said."
        ),
    ),
    "one-sided-completion": (
        N_("{id} binds {parties}; only {done} reported it completed."),
        N_(
            "Ask {missing} for its report; if that is your side: laocoop done {id} --party {missing}"
        ),
    ),
    "completion-differs": (
        N_("{done} reported {id} completed; {other} reported otherwise: {status}."),
        N_(
            "Read what each said (laocoop show {id}) and settle it with each other; whoever was wrong reports anew: laocoop update {id} --party {other} --status …"
        ),
    ),
    "first-date-lost": (
        N_("The due date of {id} was moved from {was}, but the register no longer has that date."),
        N_("Put {was} back as the `due` of {id}, or of the update that set it."),
    ),
    "unexplained": (
        N_("An update of {id} says {what} without a note."),
        N_(
            "If it is your side's word, say why: laocoop note {id} … --party {voice}; else ask whoever said it."
        ),
    ),
    "unexplained-date": (
        N_("An update of {id} moves its date to {due} without a note."),
        N_(
            "If it is your side's word, say why: laocoop note {id} … --party {voice}; else ask whoever said it."
        ),
    ),
    "open-under-closed": (
        N_("{id} is {status}, and {action} under it is still open."),
        N_(
            "Ask {missing} for its report on it; if that is your side: laocoop done {action} --party {missing}, or laocoop withdraw {action} --party {missing}"
        ),
    ),
    "empty-update": (
        N_("An update of {id} says nothing: no status, note, evidence, date, unit or value."),
        N_("Add what it should say, or remove it."),
    ),
    "before-undertaking": (
        N_("An update of {id} takes effect on {on}, before the commitment was made on {made}."),
        N_(
            "Check the date; where it is wrong, whoever reported it takes that back: laocoop undo {update}"
        ),
    ),
    "ids-alike": (
        N_(
            "{id} and {other} are two commitments whose ids look alike: capitals, letters of another script or unseen signs tell them apart."
        ),
        N_(
            "Whoever added one of them adds it anew under another id, and takes it back: laocoop undo {id}"
        ),
    ),
    "period-over": (
        N_("The period {period} ended on {last}, and lists and reports go on with it."),
        N_(
            'Where the next one has begun, write it under [register] in the file, like: period = "2028-2029"; for one report name it: laocoop report 2028-2029'
        ),
    ),
    "signed-ahead": (
        N_(
            "{id} has the day {day}, which is still to come: until then nothing that it holds is shown."
        ),
        N_("Look at the year; put it right: laocoop edit {id} --signed …"),
    ),
    "copies-beside": (
        N_("Beside {path} lie copies of it, as a sync program leaves them: {copies}."),
        N_(
            "See what one holds, take it in, and move it away: laocoop merge {first} --dry-run, laocoop merge {first}"
        ),
    ),
    "long-anchor": (
        N_("An anchor of {id} has {words} words; eight are the most."),
        N_("Shorten the quotation."),
    ),
}

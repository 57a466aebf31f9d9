"""What is wrong and what to do next where a command line cannot be read."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

COMMAND_LINE_SENTENCES: dict[str, tuple[str, str]] = {
    "no-such-option": (
        N_("There is no option {option}."),
        N_("Did you mean: {nearest}? See: {help}"),
    ),
    "no-such-command": (
        N_("There is no command {name}."),
        N_("Did you mean: {nearest}? See: laocoop --help"),
    ),
    "bad-since": (
        N_("“{value}” is neither a date nor one joint review or instrument."),
        N_("Write 30/6/2026, or the id of a joint review or an instrument. Recorded here: {known}"),
    ),
    "sheet-needs-file": (
        N_("Say which file the sheet is to be."),
        N_("Like this: laocoop sheet --lead UNIT -o FILE.xlsx"),
    ),
    "nothing-to-fill-in": (
        N_("No commitment is chosen, so there is nothing to fill in."),
        N_("See whom the register names as leading: laocoop list --columns id,title,lead"),
    ),
    "only-on-paper": (
        N_("{option} is for these files alone: {suffixes}"),
        N_("Name a file that ends in .docx: -o FILE.docx"),
    ),
    "event-is-no-commitment": (
        N_("{id} is a joint review, and no commitment."),
        N_(
            "See it among the others: laocoop event; what was said there: laocoop list --event {id}"
        ),
    ),
    "report-takes-no-date-away": (
        N_("A report names a date, and takes none away."),
        N_(
            "Where it was agreed wrongly: laocoop edit ID --due -; where a report named it: laocoop undo"
        ),
    ),
    "bad-due-date": (
        N_("“{value}” is not a date for {option}."),
        N_("Write 30/6/2027, 30 June 2027, 2027-06-30, the end of June 2027, or a year."),
    ),
    "moved-since-ahead": (
        N_("{day} is still to come: nothing has moved since."),
        N_("Name a day up to today, like 30/6/2026."),
    ),
    "no-typesetter": (
        N_("PDF files are set by typst, which is not installed."),
        N_("Install it: {python} -m pip install typst; or write a Word file: -o FILE.docx"),
    ),
    "pdf-too-large": (
        N_("This is too much for one PDF, which takes {signs} signs and {addresses} addresses."),
        N_("Write it as a Word file or a workbook: -o FILE.docx, -o FILE.xlsx; or ask for a part."),
    ),
    "lines-too-many": (
        N_("How commitments were carried on from one to the next has more than {most} links."),
        N_(
            "See what one carries on: laocoop show ID; a report as Word, Excel or PDF has no lines in it."
        ),
    ),
    "paper-too-large": (
        N_("This is too much for one {suffix} file: it has more than {most} rows."),
        N_(
            "Ask for a part, like one period or one instrument; as -o FILE.csv any number can be written."
        ),
    ),
    "output-is-lock": (
        N_("{path} is the name of the register's lock. Nothing was written."),
        N_("Take another name."),
    ),
    "output-is-no-file": (
        N_("{path} is a folder, or no plain file. Nothing was written."),
        N_("Name a file: FOLDER/FILE"),
    ),
    "two-amounts": (
        N_("“{value}” may be two numbers for {option}: {thousands} or {small}."),
        N_("Write {thousands}, without a sign between the thousands; or {small}."),
    ),
    "amount-too-large": (
        N_("“{value}” is too large for {option}: a number has at most 15 digits."),
        N_("Write it in a larger unit, as thousands or millions."),
    ),
    "bad-amount": (
        N_("“{value}” is not a number for {option}."),
        N_("Write one like 30, 12.5 or 12,5."),
    ),
    "bad-target": (
        N_("“{value}” is not a target."),
        N_('Write a number and a unit, like: --target "50 officials"'),
    ),
    "not-completed-yet": (
        N_("{on} is still to come; a thing cannot have been completed then."),
        N_("Type the day on which it was completed, like 30/6/2026."),
    ),
    "review-needs-terminal": (
        N_("A person says what became of each commitment, and there is no terminal to ask in."),
        N_("Report on one with: laocoop update ID …; or let a unit fill in a sheet: laocoop sheet"),
    ),
    "opens-a-page": (
        N_("--open shows a page in the browser, and {option} asks for something else."),
        N_("Leave one of them out. A page in a file of yours: laocoop report --open -o FILE.html"),
    ),
    "no-templates": (
        N_("Pages for a browser are written by jinja2, which is not installed."),
        N_("Install it: {python} -m pip install jinja2"),
    ),
    "no-calendar-library": (
        N_("Calendars are written by icalendar, which is not installed."),
        N_("Install it: {python} -m pip install icalendar"),
    ),
    "no-days": (
        N_("This answer has no days that could stand in a calendar."),
        N_("Write what is due: laocoop timeline -o FILE.ics; or: laocoop list -o FILE.ics"),
    ),
    "nothing-dated": (
        N_("Nothing of this answer has a date, so there is nothing for a calendar."),
        N_("See what has one: laocoop timeline"),
    ),
    "no-lao-font": (
        N_("No font of this computer has Lao letters, so no PDF can be made in Lao."),
        N_("Install one of these, and try again: {names}; or write a Word file: -o FILE.docx"),
    ),
    "two-languages": (
        N_("“{text}” does not name two languages."),
        N_("Name two of vi, lo, en with a comma, like --bilingual vi,lo"),
    ),
    "missing-argument": (N_("{name} is missing."), N_("See: {help}")),
    "option-needs-value": (N_("{option} needs a value."), N_("See: {help}")),
    "bad-number": (N_("{option} wants {wanted}."), N_("See: {help}")),
    "below-least": (N_("{option} wants a whole number from {least} on."), N_("See: {help}")),
    "extra-argument": (
        N_("Too many words: {words}."),
        N_("Put a text of several words in quotes. See: {help}"),
    ),
    "note-needs-words": (
        N_("There are no words to note."),
        N_("Write them after the id: laocoop note {id} …"),
    ),
    "given-twice": (
        N_("{option} is given twice: “{first}” and “{second}”."),
        N_("Give it once; nothing was changed."),
    ),
    "one-party": (
        N_("A report is the word of one party, or of all."),
        N_("Give {option} once; what both say jointly: {option} all"),
    ),
    "signed-later": (
        N_("{id} is of {instrument}, whose day is {day}: until then it is not in force."),
        N_(
            'Look at it as of that day: --as-of "{day}"; where the day is wrong: laocoop edit {instrument} --signed DATE'
        ),
    ),
    "not-yet-there": (
        N_("On {day} there was no {id}."),
        N_("Choose a later day, or leave out --as-of."),
    ),
    "command-line": ("{message}", N_("See: {help}")),
}

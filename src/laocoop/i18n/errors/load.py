"""What is wrong and what to do next, for every error that `load` and `coverage` may meet."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

LOAD_SENTENCES: dict[str, tuple[str, str]] = {
    "named-is-gone": (
        N_(
            "Clause {clause} was to stand under {id} or to carry it on, and {id} is not there any more."
        ),
        N_("Load the document once more in a terminal, and change that clause."),
    ),
    "no-template": (
        N_("This is no Word file that can serve as a template."),
        N_("Open it in Word and save it as .docx; or leave out --template."),
    ),
    "other-dates": (
        N_(
            "There already, with another date than the document says: {names}. Nothing of it changes."
        ),
        N_("Where the document is right: laocoop edit {first} --due DATE --party all"),
    ),
    "sheet-undated": (
        N_(
            "The sheet does not say when it was given out: each cell that differs counts as filled in, also where the register was changed since."
        ),
        N_(
            "Look at each line; where one turns back what was reported, answer no or laocoop undo, and leave that row out."
        ),
    ),
    "broken-document": (
        N_("This document cannot be read: {reason}"),
        N_("Open it in the program that made it, save it again, and load that file."),
    ),
    "not-a-document": (
        N_("This is no document that can be loaded."),
        N_("laocoop load reads .docx, .pdf, .txt and .md files, and .xlsx and .csv sheets."),
    ),
    "confirm-or-instrument": (
        N_("--confirm names the instrument itself."),
        N_("Leave out {option}."),
    ),
    "instrument-known": (
        N_("{id} is in the register already, with another value for {option}."),
        N_(
            "Where it is to be put right, do it first: laocoop edit {id} {edit} …; else leave {option} out."
        ),
    ),
    "due-after-period": (
        N_("Something in it is due on {due}, after its period ({period}) is over."),
        N_("Look at the period; another is named with --period."),
    ),
    "needs-password": (
        N_("This PDF asks for a password."),
        N_("Save a copy without a password, and load that."),
    ),
    "no-text-layer": (
        N_("This PDF has no text in it: it is a scan, a picture of pages."),
        N_("Run text recognition (OCR) on it, or ask for the Word file."),
    ),
    "no-such-document": (
        N_("There is no file {path}."),
        N_("Check the name; laocoop reads it from the folder you are in."),
    ),
    "foreign-document": (
        N_(
            "A register keeps Vietnamese, Lao and English; this document is in another: {language}."
        ),
        N_("Load the original; or look with --dry-run, and give titles yourself in a terminal."),
    ),
    "no-text": (
        N_("There is no text in this document."),
        N_("See whether it is the right file."),
    ),
    "unknown-encoding": (
        N_("This is not text in UTF-8, UTF-16 or Windows-1258."),
        N_("Save it as UTF-8 text, or load the Word file."),
    ),
    "old-or-locked-word": (
        N_("This is a Word file of before 2007, or one that asks for a password."),
        N_("Save it as .docx without a password, and load that."),
    ),
    "bad-lexicon": (
        N_("This lexicon cannot be read: {reason}"),
        N_("Make it like those that come with laocoop: [table], and lists of words under keys."),
    ),
    "load-needs-instrument": (
        N_("Which instrument is this document?"),
        N_("Name it, like: laocoop load FILE --instrument M10 --signed 12/11/2027"),
    ),
    "load-needs-terminal": (
        N_("A person decides on each clause, and there is no terminal to ask in."),
        N_("Say --yes to take all firm ones, or --dry-run to see what would be taken."),
    ),
    "not-loaded": (
        N_("No document has been loaded for {id} on this machine."),
        N_("Load it first: laocoop load FILE --instrument {id}"),
    ),
    "confirm-nothing": (
        N_("{id} has no commitments that could be confirmed."),
        N_("Load the document as new: laocoop load FILE --instrument {id}"),
    ),
    "bad-sheet": (
        N_("{path}, row {row}, column {column}: “{value}” is not {expected}."),
        N_("Mend that cell and load the sheet again; nothing was written."),
    ),
    "no-sheet": (
        N_("{path} has no column “id” in its first row."),
        N_("Use the columns that this gives: laocoop list --all -f csv -o sheet.csv"),
    ),
    "loaded-as-another": (
        N_("{path} was loaded as {other} already. Nothing was written."),
        N_("Load it once more under that id; or in a terminal, where you decide on each clause."),
    ),
    "perhaps-loaded-already": (
        N_("{path} was loaded as {other} already."),
        N_("See what became of it: laocoop coverage {other}"),
    ),
    "read-badly": (
        N_("{path} was probably not read well: {why}. Nothing was written."),
        N_(
            "Load it in a terminal, where you decide on each clause; or ask for the Word file. See what was read: --dry-run"
        ),
    ),
    "perhaps-read-badly": (
        N_("{path} was probably not read well: {why}."),
        N_(
            "Compare what was left out with the document; where letters are lost, ask for the Word file."
        ),
    ),
    "sheet-quotes": (
        N_(
            "{path}, row {row}: a quotation mark is opened and not closed, or stands where none may."
        ),
        N_(
            "Mend the row, or save the sheet anew out of the program that made it; nothing was written."
        ),
    ),
    "cell-without-head": (
        N_("{path}, row {row} has more cells than there are heads: “{value}”."),
        N_(
            "Put a text that holds a comma into quotation marks, and load the sheet again; nothing was written."
        ),
    ),
    "sheet-of-another-kind": (
        N_("{path} is a sheet of a kind that laocoop does not read."),
        N_("Open it and save it as Excel Workbook (*.xlsx), and load that file."),
    ),
    "columns-twice": (
        N_("{path} has two columns that mean “{column}”."),
        N_("Take one of them out, and load the sheet again; nothing was written."),
    ),
    "months-first": (
        N_(
            "{path} has days with the month first ({certain}), so that others may mean two days ({either}). Nothing was written."
        ),
        N_("Write all of them with the day first, or as 2026-06-30, and load the sheet again."),
    ),
    "sheet-conflicts": (
        N_(
            "Since {path} was given out, the register has changed where the sheet was changed too: {cells}. Nothing was written."
        ),
        N_(
            "Put into those cells what the register says, and load the sheet again; where the sheet is right, report it: laocoop update ID …"
        ),
    ),
    "agreed-by-nobody": (
        N_("The sheet binds both sides by {ids}, and says nowhere that both have agreed on it."),
        N_(
            "Nothing was written. Where they have: --party all; or write in the column Force what it is, or in Parties who alone is bound."
        ),
    ),
    "loaded-ahead": (
        N_(
            "{id} has the day {day}, which is still to come: until then nothing that it holds is shown."
        ),
        N_("Look at the year; the right day: laocoop load … --signed DATE"),
    ),
    "words-of-others": (
        N_("The sheet has words of {party} on {ids}, and you report for {own}."),
        N_(
            "Nothing was written. Load it without --yes to be asked about them, or take those cells out."
        ),
    ),
    "over-bound": (
        N_("{count} {counted}: more than laocoop takes on, which is {most}."),
        N_("Save it anew in the program that made it, or divide it; no honest file is so large."),
    ),
    "too-much-memory": (
        N_("To read this file takes more than {most} bytes of memory: more than laocoop takes on."),
        N_("Save it anew in the program that made it, or divide it; no honest file is so large."),
    ),
    "own-paper": (
        N_("This is a report that laocoop printed, and no document of two ministries."),
        N_(
            "To take in the other side's copy: laocoop merge FILE.toml; what units filled in: laocoop load FILE.xlsx"
        ),
    ),
    "output-is-document": (
        N_("{path} is the document that is being read; nothing was written over it."),
        N_("Give --output another name."),
    ),
}

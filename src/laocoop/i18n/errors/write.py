"""What is wrong and what to do next where something is written: the disk, rights, locks."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

WRITE_SENTENCES: dict[str, tuple[str, str]] = {
    "may-not-write": (
        N_("You have no permission to write to {path}. Nothing was changed."),
        N_("Ask its owner, or copy the file to a folder of your own and name that copy: --file"),
    ),
    "may-not-write-output": (
        N_("You have no permission to write to {path}. Nothing was changed."),
        N_("Ask its owner, or take another name or folder."),
    ),
    "may-not-replace": (
        N_("The folder {folder} does not let you replace {path} in it. Nothing was changed."),
        N_(
            "Ask the folder's owner to let you, or copy the file to your own folder and name it: --file"
        ),
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
        N_(
            "Another laocoop ({holder}) has been writing to {path} for more than {seconds} seconds."
        ),
        N_("Wait until it has finished and try again."),
    ),
    "lock-is-foreign": (
        N_("{lock}, which guards {path}, is a link or no plain file. Nothing was changed."),
        N_("Look at what it is, and delete it: laocoop makes a new one."),
    ),
    "lock-is-anothers": (
        N_("You may write to {path}, but not to {lock}, which guards it. Nothing was changed."),
        N_("Its owner writes once with this version, or deletes {lock} while nobody writes."),
    ),
    "held-open": (
        N_("Another program has {path} open. Nothing was changed."),
        N_("An editor, a virus scanner or a backup may hold it: close it there and try again."),
    ),
    "never-still": (
        N_("Another program keeps saving {path}. Nothing was changed."),
        N_("Close it there, and try again."),
    ),
    "output-is-register": (
        N_("{path} is a register. Nothing was changed."),
        N_("Choose another name."),
    ),
    "output-is-kept": (
        N_("{path} is a file that laocoop keeps of its own. Nothing was changed."),
        N_("Choose another name."),
    ),
    "output-is-link": (
        N_("{path} is a link to {target}. Nothing was changed."),
        N_("Name the file itself, or choose another name."),
    ),
    "no-home": (
        N_("There is no home folder to keep this in. Nothing was changed."),
        N_("Set HOME, or name a register with --file (make one with: laocoop init .)."),
    ),
    "no-such-folder": (
        N_("There is no folder {folder}, so {path} cannot be written. Nothing was changed."),
        N_("Check the name, or make the folder first."),
    ),
    "clock-is-wrong": (
        N_("This machine's clock says {day}, which cannot be. Nothing was changed."),
        N_("Set the clock, and try again."),
    ),
    "system-refused": (
        N_("The system refused: {reason} ({path})."),
        N_("Check the file, the folder and the disk, and try again."),
    ),
    "no-memory": (
        N_("This takes more memory than the system gives. The register is whole."),
        N_("Close other programs, or do it on a machine that has more memory."),
    ),
    # --- what should be known, and stops nothing
    "backup-not-kept": (
        N_("What {path} held before this day's first write could not be kept: {reason}."),
        N_("Copy the file to a safe place, and make room or a home folder for backups."),
    ),
    "sent-not-kept": (
        N_("What was sent could not be kept here as well: {reason}."),
        N_(
            "The file is whole and may be mailed; the next one will tell what has changed since an earlier one, or nothing."
        ),
    ),
    "decisions-not-kept": (
        N_("What is decided here cannot be kept for later: {reason}."),
        N_("Go through the document to its end now, or make room and begin again."),
    ),
    "index-not-kept": (
        N_("What was written is in {path}, but not in its index: lists take longer."),
        N_("See that you may write in {folder}, or delete what is in it."),
    ),
    "rights-not-kept": (
        N_(
            "Not the same people as before may read and write {path}: the system let them not be kept."
        ),
        N_("Give its group and rights anew, or ask who looks after the folder."),
    ),
    "shuts-out": (
        N_("{path} is yours from now on, and {user}, whose it was, may not write to it any more."),
        N_("Let them in again: {remedy}"),
    ),
    "not-bound-left-out": (
        N_("{party} is not bound by {names}: nothing is written to them."),
        N_("Each side reports on its own; to pass on the other's word, name it with --party."),
    ),
    "unit-not-known": (
        N_("The register has no unit “{unit}”: it is taken as it was typed."),
        N_("If {nearest} is meant, give that name with --lead; the later one holds."),
    ),
    "evidence-not-there": (
        N_("There is no file {path} here; it is kept as you wrote it."),
        N_(
            "If the name is a slip, take that report back (laocoop undo ID, its id out of laocoop history) and report anew."
        ),
    ),
    "has-second-name": (
        N_("{path} has a second name (a hard link), which will keep the text of now."),
        N_("Where both are to change, delete the second and make a symbolic link of it."),
    ),
}

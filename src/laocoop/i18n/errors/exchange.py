"""What is told of merging, undoing and bringing back."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

EXCHANGE_SENTENCES: dict[str, tuple[str, str]] = {
    "merge-changed-since": (
        N_(
            "Last came the merge of {other}, and the file was changed before its end since: it cannot be taken back as a whole. Nothing was changed."
        ),
        N_(
            "Bring back the copy of a day: laocoop restore; or take one entry back, in every copy: laocoop undo {id}"
        ),
    ),
    "merge-changed-since-by-others": (
        N_(
            "Last came the merge of {other}, and the file was changed before its end since: it cannot be taken back as a whole. Nothing was changed."
        ),
        N_(
            "Bring back the copy of a day: laocoop restore; or ask {party} to take its word back: laocoop undo {id}"
        ),
    ),
    "own-copy-has-reports": (
        N_("Your own copy {path} has reports: {count}. The new register has none of them."),
        N_("Take that in: laocoop merge {path}"),
    ),
    "is-a-document": (
        N_("{path} is a document or a sheet, and no register."),
        N_("Load it instead: laocoop load {path}"),
    ),
    "no-such-copy": (
        N_("There is no file {path}."),
        N_("Check the name, and in which folder the copy was saved."),
    ),
    "earlier-edition": (
        N_("The register that ships has been put right since {path} was made from it."),
        N_("Take that in, with all of yours kept: laocoop merge --shipped"),
    ),
    "nothing-to-undo": (
        N_(
            "There is nothing to take back: no command has written here, or all of it was taken back."
        ),
        N_("See what was reported with: laocoop history"),
    ),
    "commitment-is-no-update": (
        N_("{id} is no entry of the ledger, but what entries are about. Nothing was taken back."),
        N_("The last word on it: laocoop undo {update}; all of them: laocoop history {id}"),
    ),
    "no-such-update": (
        N_("The register has no update {id}, or it is already taken back."),
        N_("See what was reported with: laocoop history"),
    ),
    "no-database": (
        N_("{file} does not end like a database: {suffixes}"),
        N_("Name it so: laocoop export laocoop.sqlite"),
    ),
    "beside-database": (
        N_(
            "{path} stands beside {file}, and is nothing that laocoop or SQLite left there. Nothing was written."
        ),
        N_("Look at it and move it away; or take another name: laocoop export laocoop-2.sqlite"),
    ),
    "not-our-database": (
        N_(
            "{path} is no database as laocoop makes it: another program's, damaged, or changed in its tables. It was not changed."
        ),
        N_("Take another name for what is exported: laocoop export laocoop-2.sqlite"),
    ),
    "database-in-use": (
        N_("Another program is writing to {path}, and has not finished. It was not changed."),
        N_("Save or close what is open there, and export again."),
    ),
    "others-word": (
        N_("{by} said this for {party}: that side alone takes it back."),
        N_("Ask {by} to take it back there; what you think of it: laocoop dispute {id} --note …"),
    ),
    "others-entry": (
        N_("{by} said this for {party}: that side alone takes it back."),
        N_("Ask {by} to take it back there."),
    ),
    "others-correction": (
        N_("{by} said this for {party}: that side alone takes it back."),
        N_("Ask {by} to take it back there; or put it right anew: laocoop edit {id}"),
    ),
    "others-addition": (
        N_("{id} is an action of {party}: that side alone takes it back. Nothing was changed."),
        N_("Ask {by} to take it back there."),
    ),
    "another-by-now": (
        N_(
            "{id} is another commitment by now: a merge gave the one that was shown a new id. Nothing was written."
        ),
        N_("Look at it anew: laocoop show {id}"),
    ),
    "others-step": (
        N_("{by} wrote this, and not you: {what}."),
        N_("If it is to be taken back all the same, name it: laocoop undo {id} --whole"),
    ),
    "still-needed": (
        N_("{id} cannot be taken back: {by} stands on it."),
        N_("Take that back first: laocoop undo {by}"),
    ),
    "still-needed-by-others": (
        N_("{id} cannot be taken back: {by}, a word of {party}, stands on it."),
        N_("Ask {party} to take that back first: laocoop undo {by}"),
    ),
    "still-needed-by-hand": (
        N_("{id} cannot be taken back: {by}, which no command wrote, stands on it."),
        N_("In the file, take {id} out of `parent` and `continues` of {by}, and undo again."),
    ),
    "merge-conflict": (
        N_("Fields changed on both sides: {count}. Nothing was changed."),
        N_("Agree on them; or take one side: {command} --take ours (or theirs)"),
    ),
    "merge-would-break": (
        N_("Merging would leave {path} unreadable ({reason}). Nothing was changed."),
        N_("Check both copies with: laocoop --file FILE check"),
    ),
    "inline-records": (
        N_("`{kind}` is written inline, as {kind} = […]; records like that cannot be merged."),
        N_("Write each as a [[{kind}]] block."),
    ),
    "not-sent": (
        N_("{path} is nothing that laocoop send made."),
        N_("Is it a register of theirs? Then: laocoop merge FILE"),
    ),
    "sent-damaged": (
        N_(
            "{path} is not what was sent: it was changed on its way, or somebody worked in it. Nothing was changed."
        ),
        N_(
            "Have it sent again, in a zip file if the mail program changes it. If you changed it yourself: "
            "delete its lines above and with “# ---”, then laocoop merge FILE"
        ),
    ),
    "sent-worked-on": (
        N_("{path} was sent, and somebody has written in it since."),
        N_("Take it in as a register of theirs: laocoop merge FILE"),
    ),
    "inline-table": (
        N_("`{name}` has no line [{name}] of its own; a file like that cannot be merged."),
        N_("Write a line [{name}], and its keys below it, one a line."),
    ),
    "driver-needs-three": (
        N_("As git's merge driver it takes three files."),
        N_("Let git call it: laocoop git-setup"),
    ),
    "no-backup": (
        N_("There is no backup of {day}."),
        N_("There are: {known}"),
    ),
    "no-backups": (
        N_("No backups of this register are kept here."),
        N_(
            "The first one is made before a day's first write. Another register: laocoop --file PATH restore"
        ),
    ),
    "merge-still-needed": (
        N_(
            "The merge of {other} cannot be taken back: what was written since stands on what it brought in."
        ),
        N_(
            "Take back first what was written since: laocoop undo ID (see: laocoop history); or bring back a whole day: laocoop restore"
        ),
    ),
}

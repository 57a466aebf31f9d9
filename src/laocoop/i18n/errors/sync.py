"""What `laocoop sync` may meet, and what to do: git's refusals in a user's words."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

SYNC_SENTENCES: dict[str, tuple[str, str]] = {
    "no-git-for-sync": (
        N_("sync needs git, and git is not installed."),
        N_("Install git (https://git-scm.com), or exchange by mail: laocoop send -o FILE"),
    ),
    "sync-not-set-up": (
        N_("Nobody has said yet where {path} meets the others."),
        N_("Say it once: laocoop sync --setup PLACE (a shared folder, a stick or an address)"),
    ),
    "sync-nothing-there": (
        N_("There is no register at {hub}, and none here ({path})."),
        N_("Make one here first: laocoop init; then the same command again."),
    ),
    "sync-no-folder": (
        N_("There is no folder {path}. Nothing was changed."),
        N_("Is the stick in, the share connected? Name a folder that is there, or an address."),
    ),
    "sync-into-clone": (
        N_("In {path} somebody works: copies cannot meet there. Nothing was changed."),
        N_("Name an empty folder, or one above it: laocoop makes laocoop.git in it."),
    ),
    "sync-other-files": (
        N_("git keeps other files too in {path}: {names}. Nothing was changed."),
        N_(
            "Put the register into a folder of its own; or use git itself, after: laocoop git-setup"
        ),
    ),
    "sync-other-files-there": (
        N_("{path} holds no register, but other files: {names}. Nothing was changed."),
        N_("Let copies meet in a place of their own: laocoop sync --setup PLACE"),
    ),
    "sync-name-of-git": (
        N_("{path} has a name that git keeps for itself. Nothing was changed."),
        N_("Give the register another name, like commitments.toml."),
    ),
    "sync-no-branch": (
        N_("In {path} git works on no branch. Nothing was changed."),
        N_("Choose one with git: git switch main"),
    ),
    "git-setting-not-followed": (
        N_(
            "{path} has the setting {key}, which may make git run a program or go elsewhere. Nothing was changed."
        ),
        N_("Put the register into a folder of its own, and there: laocoop sync --setup PLACE"),
    ),
    "sync-stray-file": (
        N_("{path} is no file of git's, and stops it: a program that copies folders has left it."),
        N_("Move that file to another folder; then the same command again."),
    ),
    "sync-leads-away": (
        N_("{path} leads elsewhere, or is part of another repository. Nothing was changed."),
        N_("Put the register into a folder of its own, and there: laocoop sync --setup PLACE"),
    ),
    "sync-hub-leads-away": (
        N_("{path} leads elsewhere, or is part of another repository. Nothing was changed."),
        N_("Let copies meet in a new place: laocoop sync --setup PLACE"),
    ),
    "sync-no-hub-there": (
        N_("{path} is something else than a place where copies meet. Nothing was changed."),
        N_("Name another folder: laocoop sync --setup PLACE"),
    ),
    "sync-no-plain-file": (
        N_("{path}, as it is there, is no plain file. Nothing was changed."),
        N_("See with the other side who put it there; or let copies meet in a new place."),
    ),
    "sync-too-large": (
        N_("{path}, as it is there, is larger than any register (more than {most} MB)."),
        N_("See with the other side what it is. Nothing was changed."),
    ),
    "sync-too-slow": (
        N_("git took longer than {seconds} seconds. What is here stays as it is."),
        N_("Try again on a better line: laocoop sync"),
    ),
    "sync-never-alone": (
        N_("Others put something there again and again. What is here stays as it is."),
        N_("Try again in a minute: laocoop sync"),
    ),
    "sync-offline": (
        N_("The place where copies meet cannot be reached ({words}). What is here stays as it is."),
        N_("Work on; when there is a network again: laocoop sync"),
    ),
    "sync-not-let-in": (
        N_("One is not let in there ({words}). What is here stays as it is."),
        N_("Ask whoever looks after it for access; sync itself never asks for a password."),
    ),
    "sync-unknown-host": (
        N_("This machine does not know that server yet ({words}). Nothing was changed."),
        N_("Connect to it once with ssh and compare its key; then: laocoop sync"),
    ),
    "sync-no-hub": (
        N_("What was there is no longer there ({words}). What is here stays as it is."),
        N_("Is the stick in, the share connected? A new place: laocoop sync --setup PLACE"),
    ),
    "sync-no-room": (
        N_("There is no room left ({words}). What is here stays as it is."),
        N_("Make room, then the same command again."),
    ),
    "sync-no-right": (
        N_("Writing is not allowed there ({words}). What is here stays as it is."),
        N_("Ask for the right to read and write that folder, then the same command again."),
    ),
    "sync-locked": (
        N_("Another git is at work, or one was broken off ({words}). What is here stays as it is."),
        N_("Wait a minute and try again; if it stays so, delete the file that is named there."),
    ),
    "sync-hub-refuses": (
        N_("The server takes nothing from here ({words}). What is here stays as it is."),
        N_("Ask whoever looks after it which branch one may write to."),
    ),
    "sync-broken": (
        N_("A git folder is damaged ({words}). The register here is whole."),
        N_("Let copies meet in a new place: laocoop sync --setup PLACE"),
    ),
    "sync-not-written": (
        N_("git could not write it all ({words}). What is here stays as it is."),
        N_(
            "Is there room left, here and there, and may you write there? Then the same command again."
        ),
    ),
    "sync-other-form": (
        N_("git keeps its history there in another form ({words}). What is here stays as it is."),
        N_("Let copies meet in a new place: laocoop sync --setup PLACE"),
    ),
    "sync-failed": (
        N_("git says: {words}. What is here stays as it is."),
        N_("Try again; if it stays so, exchange by mail: laocoop send -o FILE"),
    ),
}

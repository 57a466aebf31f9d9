"""`laocoop git-setup`: lets git merge the register by records, not by lines."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import laocoop
from laocoop.cli.options.declare import Command, Options
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.errors import ExitStatus, RefusedError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.git.clone import Clone, ForeignGit, add_line, clone_around, set_for
from laocoop.storage.locate import REGISTER_NAME, Origin
from laocoop.storage.system import find_program
from laocoop.terminal.streams import say

_NAME = re.compile(r"[^\x00-\x1f\x7f\ufeff]+")
"""A line end would begin a rule of its own, and git does not see a byte order mark."""


class Given(Options):
    """What may be given to `laocoop git-setup`."""

    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Writes .gitattributes and this clone's settings."""
    location = session.location
    shipped = location.origin is Origin.SHIPPED
    inside = Path(session.folder) if shipped else location.path.parent
    name = REGISTER_NAME if shipped else location.path.name
    if not _NAME.fullmatch(name):
        raise RefusedError("no-name-for-git", name=name)
    clone, driver = _clone(inside), _or_by_lines(f"{_program()} merge --driver %O %A %B")
    for spelling in _spellings(name):
        line = f"{_in_quotes(_as_pattern(spelling))} merge=laocoop"
        for attributes in (clone.attributes, clone.own_attributes):
            add_line(attributes, line, before=_MERGES)
        # The lock is of this machine alone.
        add_line(clone.exclude, _as_pattern(f".{spelling}.lock"))
    set_for(clone, "merge.laocoop.name", "laocoop register")
    set_for(clone, "merge.laocoop.driver", driver)
    lines = [
        _("git now merges {name} by records: reports of both sides are kept, always.").format(
            name=name
        ),
        _("Written: {path} (commit it, so that all clones have it),").format(path=clone.attributes),
        _("and the merge driver in this clone's configuration: run git-setup once in every clone."),
    ]
    say(session.stdout, *lines)


_MERGES = re.compile(rb"merge|binary")
"""What a line of attributes has that says how files are merged: of several, git takes the last."""


def _clone(inside: Path) -> Clone:
    try:
        clone = clone_around(str(inside))
    except ForeignGit as error:
        raise RefusedError("foreign-git", path=error.args[0]) from None
    if clone is None:
        raise RefusedError("no-repository", path=inside)
    return clone


def _spellings(name: str) -> list[str]:
    """The name as a system may write it, with accents of their own or not: git compares byte by byte."""
    return [*dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))]


def _as_pattern(name: str) -> str:
    """A pattern of git's that matches `name` alone."""
    pattern = re.sub(r"([\\*?\[\]])", r"\\\1", name)
    return "\\" + pattern if pattern.startswith(("!", "#")) else pattern


def _in_quotes(pattern: str) -> str:
    """`pattern` as .gitattributes wants it where a blank or quote would end it."""
    if not re.search(r"[\s\"]", pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _or_by_lines(driver: str) -> str:
    """The driver for the shell, which lets git merge by lines where the driver cannot be started, or does
    not end as it should: git itself would leave ours as it is, and nothing to see of theirs.
    """
    git = find_program("git")
    if git is None:
        raise RefusedError("no-git")
    by_lines = f"{_quoted(git)} merge-file %A %O %B"
    conflict = int(ExitStatus.CONFLICT)
    return f"{driver}; case $? in 0) exit 0;; {conflict}) exit 1;; esac; {by_lines}; exit 1"


def _program() -> str:
    """How git starts this program, whatever lies in the folder in which it does: the top of the work
    tree, whose files come from everybody, and where Python would look for modules first.
    """
    if getattr(sys, "frozen", False):  # built into one file, it is its own driver
        return _quoted(sys.executable)
    ways = [["-I", "-m", "laocoop"], ["-P", "-m", "laocoop"]]
    archive = getattr(getattr(laocoop, "__loader__", None), "archive", "")
    if archive:  # a zip with its own __main__
        ways = [["-I", os.path.abspath(archive)]]  # noqa: PTH100
    for way in ways:
        with tempfile.TemporaryDirectory() as elsewhere:
            done = subprocess.run(
                [sys.executable, *way, "--version"],
                cwd=elsewhere,
                capture_output=True,
                check=False,
            )
        if done.returncode == 0:
            return " ".join([_quoted(sys.executable), *map(_quoted, way)])
    raise RefusedError("no-driver", python=sys.executable)


def _quoted(word: str) -> str:
    """`word` for the shell that git has on every system; git itself reads what follows a %."""
    plain = word.replace("\\", "/") if os.name == "nt" else word
    return shlex.quote(plain).replace("%", "%%")


COMMANDS = {
    "git-setup": Command(
        run,
        Given,
        N_("Let git merge the register by records: once in every clone."),
        (("laocoop git-setup", N_("in a clone that holds the register")),),
    )
}

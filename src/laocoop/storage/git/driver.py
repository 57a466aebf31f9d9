"""git set up in one clone so that it merges the register by records, not by lines."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata

import laocoop
from laocoop.errors import ExitStatus, RefusedError
from laocoop.storage.git.clone import Clone, add_line, set_for
from laocoop.storage.system import find_program

_NAME = re.compile(r"[^\x00-\x1f\x7f\ufeff]+")
"""A line end would begin a rule of its own, and git does not see a byte order mark."""


def set_driver(clone: Clone, name: str) -> None:
    """Sets laocoop as the merge driver of files called `name`, in this clone and in what it has in common with others.

    Raises RefusedError where git is missing, cannot be told of such a name, or would not find laocoop; WriteError where
    a file cannot be written or is a link.
    """
    if not _NAME.fullmatch(name):
        raise RefusedError("no-name-for-git", name=name)
    driver = _or_by_lines(f"{_program()} merge --driver %O %A %B")
    for spelling in _spellings(name):
        line = f"{_in_quotes(_as_pattern(spelling))} merge=laocoop"
        for attributes in (clone.attributes, clone.own_attributes):
            add_line(clone, attributes, line, before=_MERGES)
        # The lock is of this machine alone.
        add_line(clone, clone.exclude, _as_pattern(f".{spelling}.lock"))
    set_for(clone, "merge.laocoop.name", "laocoop register")
    set_for(clone, "merge.laocoop.driver", driver)


_MERGES = re.compile(rb"merge|binary")
"""What a line of attributes has that says how files are merged: of several, git takes the last."""


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
        ways = [["-I", os.path.abspath(archive)]]
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

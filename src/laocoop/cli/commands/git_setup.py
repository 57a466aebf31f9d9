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
from laocoop.errors import RefusedError, WriteError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.atomic import replace_file
from laocoop.storage.locate import REGISTER_NAME, Origin
from laocoop.storage.system import find_program
from laocoop.storage.toml.blocks import line_end
from laocoop.terminal.streams import emit


class Given(Options):
    """What may be given to `laocoop git-setup`."""

    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Writes .gitattributes and this clone's configuration."""
    location = session.location
    shipped = location.origin is Origin.SHIPPED
    inside = Path(session.folder) if shipped else location.path.parent
    top = _git(inside, "rev-parse", "--show-toplevel")
    name = REGISTER_NAME if shipped else location.path.name
    name = _as_git_has_it(inside, name)
    attributes = Path(top) / ".gitattributes"
    _ensure(attributes, f"{_in_quotes(_as_pattern(name))} merge=laocoop")
    # The lock is of this machine alone.
    exclude = inside / _git(inside, "rev-parse", "--git-path", "info/exclude")
    _ensure(exclude, _as_pattern(f".{name}.lock"))
    _git(inside, "config", "merge.laocoop.name", "laocoop register")
    _git(inside, "config", "merge.laocoop.driver", f"{_driver()} merge --driver %O %A %B")
    lines = [
        _("git now merges {name} by records: reports of both sides are kept, always.").format(
            name=name
        ),
        _("Written: {path} (commit it, so that all clones have it),").format(path=attributes),
        _("and the merge driver in this clone's configuration: run git-setup once in every clone."),
    ]
    emit(session.stdout, "\n".join(lines) + "\n")


def _as_git_has_it(folder: Path, name: str) -> str:
    """The name of the file in git's own spelling: a system may write accents apart where git does
    not, and git compares names byte by byte.
    """
    wanted = unicodedata.normalize("NFC", name)
    for held in _git(folder, "ls-files", "-z").split("\0"):
        if unicodedata.normalize("NFC", held) == wanted:
            return held
    return name


def _as_pattern(name: str) -> str:
    """A pattern of git's that matches `name` alone."""
    pattern = re.sub(r"([\\*?\[\]])", r"\\\1", name)
    return "\\" + pattern if pattern.startswith(("!", "#")) else pattern


def _in_quotes(pattern: str) -> str:
    """`pattern` as .gitattributes wants it where a blank or quote would end it."""
    if not re.search(r"[\s\"]", pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _ensure(path: Path, line: str) -> None:
    """Adds `line` to the file at `path` unless it is there; what stands there stays. A link may come
    with the repository, and lead to any file of the user's: none is followed.
    """
    wanted = line.encode("utf-8", "surrogateescape")
    if path.is_symlink() or path.parent.is_symlink():
        raise WriteError("output-is-link", path=path, target=os.path.realpath(path))
    try:
        before = path.read_bytes() if path.exists() else b""
        if wanted in before.split(b"\n") or wanted + b"\r" in before.split(b"\n"):
            return
        end = line_end(before).encode()
        start = before if not before or before.endswith(b"\n") else before + end
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, start + wanted + end)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=path, reason=reason) from None


def _driver() -> str:
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
    """`word` for the shell that git has on every system."""
    return shlex.quote(word.replace("\\", "/") if os.name == "nt" else word)


def _git(folder: Path, *words: str) -> str:
    git = find_program("git")
    if git is None:
        raise RefusedError("no-git")
    try:
        done = subprocess.run(
            [git, "-c", "core.fsmonitor=false", *words],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=True,
        )
    except subprocess.CalledProcessError:
        raise RefusedError("no-repository", path=folder) from None
    return done.stdout.removesuffix("\n")


COMMANDS = {
    "git-setup": Command(
        run,
        Given,
        N_("Let git merge the register by records: once in every clone."),
        (("laocoop git-setup", N_("in a clone that holds the register")),),
    )
}

"""The clone that a folder lies in, found without asking git.

A folder with its `.git` may have been copied from anybody, and so may a folder in it that looks like a
repository of its own. What its settings say may make git run a program, or write elsewhere: so they are
not followed, nor is any link.
"""

from __future__ import annotations

import os
import re
from functools import partial

from laocoop.errors import RefusedError, WriteError
from laocoop.record import Record
from laocoop.storage.atomic import replace_file
from laocoop.storage.rewrite import failures_told
from laocoop.storage.rights import open_folder_like, rights_of
from laocoop.storage.system import find_program, is_same_file, read_plain
from laocoop.storage.toml.blocks import line_end

_MOST_BYTES = 1_000_000
_TURNS = 20
"""So often a setting is set while another is."""
_DRIVER = re.compile(r"^[ \t]*driver[ \t]*=(?P<how>.*laocoop merge --driver.*)$", re.MULTILINE)
_WORK_TREE = re.compile(r"^[ \t]*worktree[ \t]*=(.*)$", re.MULTILINE)


class ForeignGit(OSError):  # noqa: N818 - told with its path
    """What stands as `.git` leads elsewhere, to a repository that knows nothing of this folder."""


class Clone(Record):
    """A folder with its `.git`, and where git keeps what is told to this clone alone."""

    top: str
    folder: str

    @property
    def attributes(self) -> str:
        """Which file is merged by what; it is taken in like any other."""
        return os.path.join(self.top, ".gitattributes")

    @property
    def own_attributes(self) -> str:
        """The same for this clone alone, whatever those say that are taken in."""
        return os.path.join(self.folder, "info", "attributes")

    @property
    def settings(self) -> str:
        """The clone's own settings."""
        return os.path.join(self.folder, "config")

    @property
    def exclude(self) -> str:
        """Which files this clone never takes in."""
        return os.path.join(self.folder, "info", "exclude")


def clone_around(folder: str) -> Clone | None:
    """The clone that `folder` lies in; None where it lies in none. Raises ForeignGit, and OSError where
    it cannot be read.
    """
    folder, above = os.path.realpath(folder), ""
    while folder != above:
        path = os.path.join(folder, ".git")
        if os.path.lexists(path):
            return Clone(folder, _kept_in(folder, path))
        above, folder = folder, os.path.dirname(folder)
    return None


def clone_of(folder: str) -> Clone | None:
    """The same. Raises RefusedError where what stands as `.git` leads elsewhere."""
    try:
        return clone_around(folder)
    except ForeignGit as error:
        raise RefusedError("foreign-git", path=error.args[0]) from None


def _kept_in(top: str, path: str) -> str:
    """The folder of git's own files. A worktree's and a submodule's `.git` is a file that names it."""
    if os.path.islink(path):
        raise ForeignGit(path)
    if os.path.isdir(path):
        return path
    named = _text(path).removeprefix("gitdir:").strip()
    folder = os.path.join(top, named)
    if not named or not os.path.isdir(folder):
        raise ForeignGit(path)
    back = _text(os.path.join(folder, "gitdir")).strip()
    if back and is_same_file(os.path.join(folder, back), path):  # a worktree
        common = os.path.normpath(
            os.path.join(folder, _text(os.path.join(folder, "commondir")).strip())
        )
        # The repository must know this worktree: what came in a zip may name any folder.
        if is_same_file(os.path.dirname(folder), os.path.join(common, "worktrees")):
            return common
    tree = _WORK_TREE.search(_text(os.path.join(folder, "config")))
    if tree and is_same_file(os.path.join(folder, tree[1].strip()), top):  # a submodule
        return os.path.normpath(folder)
    raise ForeignGit(path)


def driver_notice(folder: str) -> str:
    """What is wrong with the merge driver that an earlier version set up in this clone: "driver-is-open",
    git would start it so that Python looks for modules in the work tree first; "driver-is-alone", where it
    cannot be started ours stays as it is, and nothing tells of theirs. Empty where nothing is.
    """
    try:
        clone = clone_around(folder)
        match = _DRIVER.search(_text(clone.settings)) if clone else None
    except OSError:
        return ""
    if match is None:
        return ""
    if re.search(r" -[IP] ", match["how"]) is None and " -m " in match["how"]:
        return "driver-is-open"
    return "" if " merge-file " in match["how"] else "driver-is-alone"


def add_line(clone: Clone, path: str, line: str, before: re.Pattern[bytes] | None = None) -> None:
    """Adds `line` to the file at `path` unless it is there, and no line after it has what `before` finds;
    what stands there stays. A link may come with the repository, and lead to any file of the user's: none
    is followed. A new file is for whom the clone is.
    """
    wanted = line.encode("utf-8", "surrogateescape")
    for link in (path, os.path.dirname(path)):
        if os.path.islink(link):
            raise WriteError("gits-file-is-link", path=link, target=os.path.realpath(link))
    with failures_told(path):
        while True:
            held = read_plain(path, _MOST_BYTES)
            lines = held.replace(b"\r\n", b"\n").split(b"\n")
            if wanted in lines:
                after = lines[len(lines) - lines[::-1].index(wanted) :]
                if before is None or not any(map(before.search, after)):
                    return
            end = line_end(held).encode()
            start = held if not held or held.endswith(b"\n") else held + end
            if not os.path.isdir(os.path.dirname(path)):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open_folder_like(os.path.dirname(path), clone.folder)
            same = partial(_is_still, path, held)
            rights = None if os.path.exists(path) else rights_of(clone.settings)
            if replace_file(path, start + wanted + end, rights=rights, may=same):
                return


def _is_still(path: str, before: bytes, _new: str) -> bool:
    return read_plain(path, _MOST_BYTES) == before


def set_for(clone: Clone, key: str, value: str) -> None:
    """Sets one of the clone's own settings, by git, which is started outside of every repository."""
    import subprocess
    import tempfile
    import time

    git = find_program("git")
    if git is None:
        raise RefusedError("no-git")
    for link in (clone.folder, clone.settings):
        if os.path.islink(link):
            raise WriteError("gits-file-is-link", path=link, target=os.path.realpath(link))
    with failures_told(clone.settings):
        read_plain(clone.settings, _MOST_BYTES)  # raises for what is no plain file
        for turn in range(_TURNS):
            with tempfile.TemporaryDirectory() as elsewhere:
                done = subprocess.run(
                    [git, "config", "--file", clone.settings, key, value],
                    cwd=elsewhere,
                    env={k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
                    capture_output=True,
                    encoding="utf-8",
                    errors="replace",
                    check=False,
                )
            if "could not lock" not in done.stderr:
                break
            time.sleep(0.05 * turn)  # another sets something too
    if done.returncode:
        reason = done.stderr.strip() or str(done.returncode)
        raise WriteError("cannot-write", path=clone.settings, reason=reason)


def _text(path: str) -> str:
    return read_plain(path, _MOST_BYTES).decode("utf-8", "surrogateescape")

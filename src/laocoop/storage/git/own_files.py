"""git's own files in a clone or where copies meet, looked at before git is asked: whoever made the folder may have put
links, pipes or devices among them, through which it would write, for which it would wait, of which it would read no end.
"""

from __future__ import annotations

import os
import re

from laocoop.storage.system import read_plain

_MOST = 1_000_000
"""No more files; objects are never packed here."""
_MOST_SETTINGS = 1_000_000
_MOST_OF_A_REF = 1_000
_ELSEWHERE = ("commondir", "objects/info/alternates", "objects/info/http-alternates")
"""Where git reads that files of its own lie elsewhere."""


def leads_away(folder: str) -> bool:
    """True where git's own files are elsewhere, or anything among them is neither a file nor a folder."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        return True
    if any(os.path.lexists(os.path.join(folder, name)) for name in _ELSEWHERE):
        return True
    left, count = [folder], 0
    while left:
        try:
            with os.scandir(left.pop()) as entries:
                for entry in entries:
                    count += 1
                    if entry.is_dir(follow_symlinks=False):
                        left.append(entry.path)
                    elif count > _MOST or not entry.is_file(follow_symlinks=False):
                        return True
        except OSError:
            continue  # git itself tells what it cannot read
    return False


_REF = re.compile(rb"(?:ref: \S+|[0-9a-f]{40,64})\s*")
_NO_NAME = re.compile(r"[\x00-\x20~^:?*\[\\\x7f]|\.\.|@\{|\.$")
"""What the name of a branch never has; its lock is seen to elsewhere."""


def stray_in_refs(folder: str) -> str:
    """A file among git's branches that is none: a program that copies folders, or a power cut, has left it there, and git
    refuses everything as long as it is there. Empty where there is none, and for the branch that is worked on: what that
    lost is damage.
    """
    refs = os.path.join(folder, "refs")
    for inside, _folders, names in os.walk(refs):
        for name in names:
            path = os.path.join(inside, name)
            try:
                is_ref = _REF.fullmatch(read_plain(path, _MOST_OF_A_REF)) is not None
            except OSError:
                continue  # git itself tells what it cannot read
            known = os.path.relpath(path, folder).replace(os.sep, "/")
            if name.endswith(".lock") or not os.path.lexists(path):  # at work, or gone meanwhile
                continue
            if not is_ref and known == _worked_on(folder):
                continue
            if not is_ref or _NO_NAME.search(name):
                return path
    return ""


def _worked_on(folder: str) -> str:
    try:
        head = read_plain(os.path.join(folder, "HEAD"), _MOST_OF_A_REF)
    except OSError:
        return ""
    return head.decode("utf-8", "replace").removeprefix("ref: ").strip()


def folders_that_git_tries(place: str) -> list[str]:
    """Those in which git may look for its files where it is told a place: it takes the first that it holds for whole, and
    that one may be another than it seems.
    """
    tried = [os.path.join(place, ".git"), place, f"{place}.git{os.sep}.git", f"{place}.git"]
    return [
        each
        for each in tried
        if os.path.lexists(os.path.join(each, "HEAD"))
        or (os.path.basename(each) == ".git" and os.path.lexists(each))
    ]


def settings_in(folder: str) -> bytes:
    """The settings in a folder of git's files, as they stand there; none where that is no plain file."""
    try:
        return read_plain(os.path.join(folder, "config"), _MOST_SETTINGS)
    except OSError:
        return b""

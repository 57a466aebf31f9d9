"""Where copies of a register meet: a repository without a work tree, in a folder on a share or a stick, or at an address."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping

from laocoop.errors import NotFoundError, RefusedError
from laocoop.record import Record
from laocoop.storage.git.ask import Git, is_a_place, is_an_address, refusal, shown
from laocoop.storage.git.clone import Clone, set_for
from laocoop.storage.locate import file_named
from laocoop.storage.rewrite import failures_told
from laocoop.storage.rights import give_to_group

NAME = "laocoop.git"
"""What the hub is called in a folder that holds other things, or nothing yet."""
_USUAL = ("main", "master")


class Hub(Record):
    """Where copies meet, and on which branch."""

    place: str
    """An address, or the absolute path of a folder."""
    branch: str
    is_empty: bool
    """True where nothing was ever put there."""


def hub_at(named: str, git: Git) -> Hub:
    """The hub that a person named by a folder or an address. In a folder that is none it is called laocoop.git, and is
    made where there is none yet. Raises NotFoundError where there is no such folder, RefusedError for a folder in which
    somebody works, LaocoopError where it cannot be reached.
    """
    if is_an_address(named):
        return _asked(named, git)
    if not named.strip():
        raise NotFoundError("sync-no-folder", path="—")
    folder = os.path.abspath(file_named(named))
    folder = os.path.realpath(folder) if os.path.islink(folder) else folder
    if _is_hub(folder):
        return _asked(folder, git)
    if not os.path.isdir(folder):
        raise NotFoundError("sync-no-folder", path=shown(named) if "://" in named else folder)
    if os.path.lexists(os.path.join(folder, ".git")) or os.path.basename(folder) == ".git":
        raise RefusedError("sync-into-clone", path=folder)
    hub = os.path.join(folder, NAME)
    if not _is_hub(hub):
        if os.path.lexists(hub):
            raise RefusedError("sync-no-hub-there", path=hub)
        _make(hub, git)
    return _asked(hub, git)


_ORIGIN, _OURS, _OUR_BRANCH = "remote.origin.url", "laocoop.url", "laocoop.branch"


def keep(clone: Clone, hub: Hub, branch: str, known: Mapping[str, str]) -> None:
    """Keeps in the clone where it meets others from now on, and that laocoop made it so. An address that somebody else
    gave it, as the settings that are `known` tell, stays git's; ours stands beside it.
    """
    is_anothers = known.get(_ORIGIN, hub.place) != hub.place and known.get("laocoop.sync") != "true"
    if is_anothers or _OURS in known:
        told = [(_OURS, hub.place), (_OUR_BRANCH, hub.branch)]
    else:
        told = [
            (_ORIGIN, hub.place),
            ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
            (f"branch.{branch}.remote", "origin"),
            (f"branch.{branch}.merge", f"refs/heads/{hub.branch}"),
        ]
    for key, value in (*told, ("laocoop.sync", "true")):
        set_for(clone, key, value)


def kept(clone: Clone, branch: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Where the clone meets others, and on which branch, as its settings tell; an empty place where none does. Raises
    RefusedError for what git might take for something else than a place.
    """
    key = _OURS if _OURS in known else _ORIGIN
    place = known.get(key, "")
    if place and not is_a_place(place):
        raise RefusedError("git-setting-not-followed", key=key, path=clone.settings)
    there = known.get(f"branch.{branch}.merge", "").removeprefix("refs/heads/")
    return place, (known.get(_OUR_BRANCH, "") if key == _OURS else there) or branch


def _is_hub(folder: str) -> bool:
    """True for what git calls bare: its own files, and no work tree."""
    has = (os.path.isdir(os.path.join(folder, name)) for name in ("objects", "refs"))
    whole = os.path.isfile(os.path.join(folder, "HEAD")) and all(has)
    return whole and not os.path.islink(folder) and not folder.endswith(os.sep + ".git")


def _make(hub: str, git: Git) -> None:
    """Makes the hub whole or not at all, for whoever may write to the folder that it lies in."""
    share = {0o020: "group", 0o002: "0666"}
    mode = os.stat(os.path.dirname(hub)).st_mode
    shared = next((word for bit, word in reversed(share.items()) if mode & bit), "umask")
    with failures_told(hub):
        made_in = tempfile.mkdtemp(prefix=f"{NAME}.new-", dir=os.path.dirname(hub))
        new = os.path.join(made_in, NAME)
        try:
            git.make(new, shared, "--bare")
            if mode & 0o020:
                give_to_group(new, os.stat(os.path.dirname(hub)).st_gid)
            with open(os.path.join(new, "HEAD"), "w", encoding="ascii") as head:
                head.write(f"ref: refs/heads/{_USUAL[0]}\n")
            os.rename(new, hub)
        except OSError:
            if not _is_hub(hub):  # else another made it meanwhile
                raise
        finally:
            _remove(made_in)


def _remove(folder: str) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _asked(place: str, git: Git) -> Hub:
    """The hub with its branch: the one it names, else the only one, else the usual one."""
    there = git.there(place, "upload-pack")
    answer = git.ask(
        "ls-remote", "--quiet", "--symref", *there, "--", place, "HEAD", "refs/heads/*"
    )
    if not answer.done:
        raise refusal(answer.words, place)
    named, heads = "", []
    for line in answer.out.decode("utf-8", "replace").splitlines():
        what, _tab, name = line.partition("\t")
        if name == "HEAD":
            named = what.removeprefix("ref: refs/heads/") if what.startswith("ref: ") else named
        else:
            heads.append(name.removeprefix("refs/heads/"))
    if not heads:
        return Hub(place, named or _named_in(place) or _USUAL[0], True)
    likely = [*([named] if named in heads else []), *(n for n in _USUAL if n in heads), *heads]
    return Hub(place, likely[0], False)


def _named_in(place: str) -> str:
    """The branch that an empty hub in a folder is for."""
    try:
        with open(os.path.join(place, "HEAD"), encoding="utf-8") as head:
            match = re.fullmatch(r"ref: refs/heads/([\w./-]+)\s*", head.read(1_000))
    except (OSError, UnicodeDecodeError):
        return ""
    return match[1] if match else ""

"""Who may read and write a file: what the program makes beside a register is for the same people."""

from __future__ import annotations

import os
import stat

from laocoop.record import Record

_ACL = "system.posix_acl_access"  # Linux; elsewhere Python knows no access lists


class Rights(Record):
    """Who may read and write a file."""

    mode: int
    user: int
    group: int
    acl: bytes = b""


def rights_of(path: str) -> Rights | None:
    """The rights of the file at `path`; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Rights(stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid, _acl(path))


def give(descriptor: int, rights: Rights, owner: bool = False) -> bool:
    """Gives the open file `rights`, and no more; with `owner` its user too, where the system lets it.

    Where its group cannot be the same, the group gets what everybody has. What is right already is
    not asked for: some file systems refuse even that. False if somebody who had rights has none now.
    """
    if not hasattr(os, "fchown"):  # Windows: files have the rights of their folder
        return True
    status = os.fstat(descriptor)
    if owner and status.st_uid != rights.user:
        _tried(os.fchown, descriptor, rights.user, -1)  # only root may give a file away
    if status.st_gid != rights.group:
        _tried(os.fchown, descriptor, -1, rights.group)
    status = os.fstat(descriptor)
    mode = rights.mode
    if status.st_gid != rights.group:
        mode &= ~0o070 | (mode & 0o007) << 3
    kept = mode == rights.mode
    if not rights.acl and _acl(descriptor):  # as a folder hands down
        kept &= _tried(os.removexattr, descriptor, _ACL)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        kept &= _tried(os.fchmod, descriptor, mode)
    if rights.acl and rights.acl != _acl(descriptor):
        kept &= _tried(os.setxattr, descriptor, _ACL, rights.acl)
    return kept


def give_usual(descriptor: int) -> None:
    """Gives a new file the rights that any new file of this user has."""
    if hasattr(os, "fchmod"):
        mask = os.umask(0)
        os.umask(mask)
        _tried(os.fchmod, descriptor, 0o666 & ~mask)


def _acl(file: str | int) -> bytes:
    if not hasattr(os, "getxattr"):
        return b""
    try:
        return os.getxattr(file, _ACL)
    except OSError:  # it has none, or the file system knows none
        return b""


def _tried(change, *about) -> bool:  # type: ignore[no-untyped-def]
    try:
        change(*about)
    except OSError:
        return False
    return True

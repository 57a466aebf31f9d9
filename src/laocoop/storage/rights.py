"""Who may read and write a file: what the program makes beside a register is for the same people."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from laocoop.record import Record

_ACL = "system.posix_acl_access"  # Linux; elsewhere Python knows no access lists
_HANDED_DOWN = "system.posix_acl_default"
_ROOT = 0
_USER, _OWN_GROUP, _GROUP = 2, 4, 8  # acl(5): a user by name, the file's group, a group by name


class Rights(Record):
    """Who may read and write a file."""

    mode: int
    user: int
    group: int
    acl: bytes = b""

    def lets_others_than(self, other: Rights) -> bool:
        """True if not the same people may read and write, apart from the owner."""
        return self._people() != other._people()

    def lets(self, user: int) -> bool:
        """True if `user` may read and write; of a user it does not know, the system does not tell in
        which groups they are: then in those of the file.
        """
        if user in (self.user, _ROOT):
            return True  # who owns a file can give themselves every right to it
        listed = list(_listed(self.acl))
        bound = self.mode >> 3 if listed else 7  # with a list, the group's part is a bound of it
        own = [may for tag, may, who in listed if tag == _USER and who == user]
        if own:
            return own[0] & bound & 6 == 6
        groups = _groups_of(user)
        may = [may for tag, may, who in listed if tag == _GROUP and _is_in(who, groups)]
        if _is_in(self.group, groups):
            may.append(_groups_part(self.mode, self.acl))
        if not may:
            return self.mode & 6 == 6
        return any(each & bound & 6 == 6 for each in may)

    def _people(self) -> tuple[int, int, bytes]:
        is_everybodys = _groups_part(self.mode, self.acl) == self.mode & 7
        return self.mode, 0 if is_everybodys else self.group, self.acl


def rights_of(path: str) -> Rights | None:
    """The rights of the file at `path`; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Rights(stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid, _acl(path))


def give(descriptor: int, rights: Rights, owner: bool = False) -> None:
    """Gives the open file `rights`, and no more; with `owner` its user too, where the system lets it.

    Where its group cannot be the same, the group gets what everybody has. What is right already is
    not asked for: some file systems refuse even that, and none that refuses stops a write.
    """
    if not hasattr(os, "fchown"):  # Windows: files have the rights of their folder
        return
    status = os.fstat(descriptor)
    if owner and status.st_uid != rights.user:
        _tried(os.fchown, descriptor, rights.user, -1)  # only root may give a file away
    if status.st_gid != rights.group:
        _tried(os.fchown, descriptor, -1, rights.group)
    status = os.fstat(descriptor)
    mode, acl = rights.mode, rights.acl
    if status.st_gid != rights.group:
        if acl:
            acl = _for_another_group(acl, mode & 7)
        else:
            mode &= ~0o070 | (mode & 0o007) << 3
    if not acl and _acl(descriptor):  # as a folder hands down
        _tried(os.removexattr, descriptor, _ACL)
    if acl:  # the list brings the group's part of the mode with it, as a bound that is no right of its own
        mode &= ~0o070 | _groups_part(mode, acl) << 3
        if acl == _acl(descriptor):
            return
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        _tried(os.fchmod, descriptor, mode)
    if acl:
        _tried(os.setxattr, descriptor, _ACL, acl)


def fit(path: str, rights: Rights | None) -> None:
    """Gives a file that was made earlier `rights` anew: those of its register may be others by now."""
    now = rights_of(path)
    if rights is None or now is None:
        return
    if (now.mode, now.group, now.acl) == (rights.mode, rights.group, rights.acl):
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return
    give(descriptor, rights)
    os.close(descriptor)


def open_folder_like(folder: str, other: str) -> None:
    """Lets those into a new folder who are let into another."""
    if hasattr(os, "lchown"):
        status = os.stat(other)
        _tried(os.lchown, folder, -1, status.st_gid)
        _tried(os.chmod, folder, stat.S_IMODE(status.st_mode))


def give_to_group(top: str, group: int) -> None:
    """Gives a folder and all in it to a group, as far as the system lets it: without it, what is made in a folder is of
    the group of who makes it.
    """
    for place, _folders, files in os.walk(top) if hasattr(os, "lchown") else ():
        for path in (place, *(os.path.join(place, name) for name in files)):
            _tried(os.lchown, path, -1, group)


def of_a_groups_folder(folder: str) -> Rights | None:
    """The rights of a new file in a folder in which a group writes: the group's too, whatever the umask. None for any
    other folder, and for one that hands down a list of its own.
    """
    status = os.stat(folder)
    if not hasattr(os, "fchown") or status.st_mode & 0o022 != 0o020 or _acl(folder, _HANDED_DOWN):
        return None
    return Rights(0o660 | status.st_mode & 0o004, os.geteuid(), status.st_gid)


def name_of(user: int) -> str:
    """The user's name, or where the system knows none their number."""
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _groups_of(user: int) -> list[int] | None:
    """The user's groups; None where the system does not know them."""
    import pwd

    try:
        entry = pwd.getpwuid(user)
    except KeyError:
        return None
    return os.getgrouplist(entry.pw_name, entry.pw_gid)


def _is_in(group: int, groups: list[int] | None) -> bool:
    return groups is None or group in groups


def _groups_part(mode: int, acl: bytes) -> int:
    """What the file's group may; with a list it stands there, and in the mode a bound of the list."""
    listed = [may for tag, may, _who in _listed(acl) if tag == _OWN_GROUP]
    return listed[0] if listed else mode >> 3 & 7


def _listed(acl: bytes) -> Iterator[tuple[int, int, int]]:
    """The entries of an access list, as Linux keeps it: what each is, what it lets, and whom."""
    if not acl:
        return iter(())
    import struct

    return struct.iter_unpack("<HHI", acl[4:])


def _for_another_group(acl: bytes, everybodys: int) -> bytes:
    """The access list for a file of another group, which gets what everybody has."""
    import struct

    entries = [
        (tag, may & everybodys if tag == _OWN_GROUP else may, who) for tag, may, who in _listed(acl)
    ]
    return acl[:4] + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def _acl(file: str | int, kind: str = _ACL) -> bytes:
    if not hasattr(os, "getxattr"):
        return b""
    try:
        return os.getxattr(file, kind)
    except OSError:  # it has none, or the file system knows none
        return b""


def _tried(change, *about) -> None:  # type: ignore[no-untyped-def]
    try:
        change(*about)
    except OSError:
        pass

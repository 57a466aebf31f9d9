"""What SQLite keeps beside a database, and what somebody else put there under the same name."""

from __future__ import annotations

import os
from time import monotonic, sleep

from laocoop.errors import WriteError

APPLICATION = 0x6C616F63
"""What a file of ours says it is, in SQLite's place for that: "laoc"."""
MAGIC = b"SQLite format 3\x00"
SECONDS = 5.0
"""So long a database is waited for that another program writes to."""
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database by its name, and opens with it."""
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""So a journal begins; one that also ends so names a file, which SQLite would delete with it: ours never name any."""
_UNFINISHED = bytes(12)
"""So it begins until it is on the disk."""
_LONGEST_EMPTY = 4096
_LOGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


def refuse_what_stands_beside(file: str) -> None:
    """Raises WriteError for what no SQLite left there of a database of ours: SQLite would play it back and delete it, or
    delete it alone, whatever it is. A journal of who makes the database right now is waited for.
    """
    ends = monotonic() + SECONDS
    for suffix in _BESIDE:
        while _is_strange(file, suffix):
            is_made_now = suffix == "-journal" and _is_sqlites(file, suffix)
            if not is_made_now or monotonic() > ends:
                raise WriteError("beside-database", path=f"{file}{suffix}", file=file)
            sleep(0.02)


def _is_strange(file: str, suffix: str) -> bool:
    beside = f"{file}{suffix}"
    try:
        is_known = _is_ours(file) and _is_sqlites(file, suffix)
        return os.path.lexists(beside) and not (is_known or _had_only_begun(file, beside))
    except FileNotFoundError:  # gone meanwhile: its writer has ended
        return False


def _had_only_begun(file: str, beside: str) -> bool:
    """True for a database and its journal that say nothing yet: whoever made them was killed. SQLite begins anew."""
    if any(os.path.islink(path) or not os.path.isfile(path) for path in (file, beside)):
        return False
    if os.path.getsize(file) or os.path.getsize(beside) > _LONGEST_EMPTY:
        return False
    with open(beside, "rb") as held:
        return beside.endswith("-journal") and not held.read(_LONGEST_EMPTY).strip(b"\0")


def _is_ours(file: str) -> bool:
    """True for a database that laocoop has made, told by its first bytes: SQLite is not asked yet."""
    if os.path.islink(file) or not os.path.isfile(file):
        return False
    with open(file, "rb") as held:
        head = held.read(72)
    return head.startswith(MAGIC) and head[68:72] == APPLICATION.to_bytes(4)


def _has_a_log(file: str) -> bool:
    """True for a database whose own first bytes say that it is written through a log: no other has one beside it."""
    with open(file, "rb") as held:
        return held.read(20)[18:] == b"\x02\x02"


def _is_sqlites(file: str, suffix: str) -> bool:
    """True for a plain file that begins and ends as SQLite leaves it; what a log is shared by tells nothing without the
    log.
    """
    beside = f"{file}{suffix}"
    if os.path.islink(beside) or not os.path.isfile(beside):
        return False
    size = os.path.getsize(beside)
    with open(beside, "rb") as held:
        begins = held.read(12)
        held.seek(-min(size, 8), os.SEEK_END)
        ends = held.read()
    if suffix == "-journal":
        return not size or (ends != _JOURNAL and (begins[:8] == _JOURNAL or begins == _UNFINISHED))
    if suffix == "-wal":
        return not size or (begins[:4] in _LOGS and _has_a_log(file))
    return os.path.exists(f"{file}-wal")

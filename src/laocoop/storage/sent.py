"""A register in one file to be mailed: itself, under remarks that say who sent it, when, and what changed.

It stays a register: whoever has no `receive` merges it as it is, and may go on working in it. A digest over all of it
tells what the mail did to it; line ends and a mark at the beginning are no damage, mail programs change them. It proves
nobody's name: whoever changes the file on purpose makes a new one.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256

from laocoop.clean import clean
from laocoop.errors import ExitStatus, LaocoopError, Notice, Tell
from laocoop.record import Record
from laocoop.storage.atomic import replace_file
from laocoop.storage.backups import folder_of, make_folder
from laocoop.storage.files import read_bytes
from laocoop.storage.rights import rights_of
from laocoop.storage.toml.decode import decode

_BEGINS = "# laocoop send"
_FIRST = f"{_BEGINS} 2"
_DIGEST = "# sha256:"
_TELLS = re.compile(rf"^{_DIGEST} [0-9a-f]{{64}}$", re.MULTILINE)
_LAST = "# ---"
_LAST_SENT = "last-sent.toml"
_MOST_HEAD = 200_000
"""No list of changes is longer."""
_LONGEST_LINE = 300
_NEAR_THE_TOP = 2_000
"""So many signs a mail may have put above what was sent."""


class Sent(Record):
    """What a file that was sent says."""

    by: str
    on: str
    since: str
    """The day of the one sent before; empty where it is the first."""
    register: bytes


def packed(register: bytes, by: str, on: str, since: str, changed: list[str], path: str) -> bytes:
    """The register at `path` under its remarks. Raises RegisterError where it is no text."""
    text = _plain(decode(register, path))
    about = {"by": by, "on": on, "since": since, "signs": str(len(text))}
    head = [_FIRST, *(f"# {key}: {clean(value)}" for key, value in about.items())]
    head += [f"#   {line}" for line in _few(changed)]
    digest = f"{_DIGEST} {_digest(head, text)}"
    return "\n".join([*head, digest, _LAST, text]).encode()


def _few(changed: list[str]) -> list[str]:
    """As many of the changes as have room, each in a line that is no longer than one reads."""
    lines = [clean(line)[:_LONGEST_LINE] for line in changed]
    room = lines[: (_MOST_HEAD // 2) // (_LONGEST_LINE + 8)]
    return room if len(room) == len(lines) else [*room, f"… {len(lines) - len(room)}"]


def was_sent(path: str) -> bool:
    """True for a plain file that is just as `packed` made it: a register stands in it, and nobody works on it."""
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    try:
        return bool(unpacked(read_bytes(path), path))
    except (LaocoopError, OSError):
        return False


def unpacked(data: bytes, path: str) -> Sent:
    """What the file at `path` holds. Raises LaocoopError where nobody sent it so, or it was damaged on its way."""
    text = _plain(decode(data, path))
    if not _seems_sent(text):
        raise LaocoopError("not-sent", ExitStatus.NOT_FOUND, path=path)
    sent, after = _taken_apart(text, path)
    if after:
        raise LaocoopError("sent-worked-on", ExitStatus.NOT_FOUND, path=path)
    return sent


def refuse_damaged(data: bytes, path: str) -> None:
    """Raises LaocoopError where the file at `path` was sent and is not what was sent, but for what was written below it
    since: whoever got it may work in it. What nobody sent is not looked at.
    """
    if any(mark.encode() in data[: 4 * _MOST_HEAD] for mark in (_BEGINS, _DIGEST)):
        text = _plain(decode(data, path))
        if _seems_sent(text):
            _taken_apart(text, path)


def _seems_sent(text: str) -> bool:
    """True where a file that was sent begins near the top, whatever a mail program put above it, or where the digest of
    one stands in its head: the mail may have changed the first line of all.
    """
    lines = text[:_NEAR_THE_TOP].split("\n")
    head = text[:_MOST_HEAD]
    return any(line.strip().startswith(_BEGINS) for line in lines) or bool(_TELLS.search(head))


def _taken_apart(text: str, path: str) -> tuple[Sent, str]:
    """What was sent, and what was written below it since. Raises LaocoopError where it is not what was sent."""
    head, mark, register = text.partition(f"\n{_LAST}\n")
    is_whole = text.startswith(f"{_FIRST}\n") and mark and len(head) <= _MOST_HEAD
    if not is_whole:  # nothing more is looked at of a head that has no end
        raise LaocoopError("sent-damaged", ExitStatus.INVALID_REGISTER, path=path)
    *told, last = head.split("\n")
    about = dict(re.findall(r"^# (by|on|since|signs): (.*)$", head, re.MULTILINE))
    signs = about.get("signs", "")
    length = int(signs) if re.fullmatch("[0-9]{1,12}", signs) else 0
    if last != f"{_DIGEST} {_digest(told, register[:length])}":
        raise LaocoopError("sent-damaged", ExitStatus.INVALID_REGISTER, path=path)
    by, on, since = (clean(about.get(key, "")) for key in ("by", "on", "since"))
    return Sent(by, on, since, register[:length].encode()), register[length:]


def last_sent(target: str) -> bytes | None:
    """What was sent last of the register `target`; None where nothing was, or nothing of it can be read."""
    try:
        return read_bytes(os.path.join(folder_of(target), _LAST_SENT))
    except (LaocoopError, OSError):
        return None


def keep_sent(target: str, data: bytes, tell: Tell) -> None:
    """Keeps what was sent; where that cannot be, it is told: the next one tells more to have changed than did."""
    try:
        folder = folder_of(target)
        make_folder(folder, target)
        replace_file(os.path.join(folder, _LAST_SENT), data, rights=rights_of(target))
    except OSError as error:
        tell(Notice("sent-not-kept", {"reason": error.strerror or str(error)}))


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip() + "\n"


def _digest(head: list[str], text: str) -> str:
    return sha256("\n".join([*head, text]).encode()).hexdigest()

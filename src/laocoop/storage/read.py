"""The register in a file: by its index where there is one, else read from the first byte to the last."""

from __future__ import annotations

import os
from datetime import date, datetime

from laocoop.domain.model import Register
from laocoop.errors import NotFoundError
from laocoop.storage.schema.kinds import EDITION
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 32 * 1024
"""From so many bytes on an index is kept: a smaller register is read as fast as its index."""

_OWN_INSTRUMENTS, _OWN_UPDATE = {"M7", "M8", "M9", "MOU"}, "press001"
"""What every edition has, and hardly a register of another origin."""


class RegisterFile:
    """A register, and the bytes it was read from."""

    def __init__(
        self,
        path: str | Path,
        register: Register,
        digest: str = "",
        data: bytes = b"",
    ) -> None:
        self.path = path
        self.register = register
        self.digest = digest
        """SHA-256 in hexadecimal, where an index is kept; else empty."""
        self._data = data
        self._looked_at = b""
        """The bytes of a register that an index told, once they were asked for."""

    @property
    def data(self) -> bytes:
        """The bytes the register was read from. Raises NotFoundError where an index told what they
        say and they are gone by now.
        """
        if self._data or self._looked_at:
            return self._data or self._looked_at
        from hashlib import sha256

        from laocoop.storage.files import read_bytes

        data = read_bytes(self.path)
        if sha256(data).hexdigest() != self.digest:
            raise NotFoundError("changed-meanwhile", path=self.path)
        self._looked_at = data
        return data

    @property
    def is_earlier_edition(self) -> bool:
        """True for a copy of an edition of the register that ships which was put right since."""
        register = self.register
        if register.edition:
            return register.edition < EDITION
        return register.instruments.keys() >= _OWN_INSTRUMENTS and any(
            update.id == _OWN_UPDATE for update in register.updates
        )

    def holds(self, data: bytes) -> bool:
        """True if it was read from these very bytes, and still has them."""
        return bool(self._data) and self._data == data

    def as_of(self, known: date) -> bytes:
        """The bytes as they stood at the end of the day `known`: up to what was written later."""
        data = self.data
        later = self._later(known)
        if not later:
            return data
        from laocoop.storage.toml.decode import decode
        from laocoop.storage.toml.positions import Positions

        text = decode(data, str(self.path))
        positions = Positions(str(self.path), text)
        first = min(positions.span(kind, index)[0] for kind, index in later)
        mark = len(data) - len(text.encode("utf-8"))
        before = data[: mark + len(text[:first].encode("utf-8"))]
        newline = b"\r\n" if before.endswith(b"\r\n") else b"\n"
        return before.removesuffix(newline)  # the empty line that every addition begins with

    def sha256(self, known: date) -> str:
        """The digest, in hexadecimal, of the bytes as they stood at the end of the day `known`."""
        if self.digest and not self._later(known):
            return self.digest
        from hashlib import sha256  # loads OpenSSL, which a list on the screen does not need

        return sha256(self.as_of(known)).hexdigest()

    def _later(self, known: date) -> list[tuple[str, int]]:
        """Kind and place of the first of each kind that was written down after the day `known`."""
        register = self.register
        moments: dict[str, list[datetime | None]] = {
            "update": [update.recorded for update in register.updates],
            "commitment": [*register.commitments.column("recorded")],
            "event": [event.recorded for event in register.events.values()],
        }
        firsts = {
            kind: next(
                (at for at, when in enumerate(written) if when and when.date() > known), None
            )
            for kind, written in moments.items()
        }
        return [(kind, at) for kind, at in firsts.items() if at is not None]


def read(path: str | Path) -> RegisterFile:
    """The register in the file at `path`.

    Raises NotFoundError or LaocoopError where the file cannot be opened, RegisterError where it
    is not a register.
    """
    cached = _cached(path)
    if cached is not None:
        return cached
    from laocoop.storage.examine import parse
    from laocoop.storage.files import read_bytes, refuse_documents

    data = read_bytes(path)
    refuse_documents(path, data)
    return RegisterFile(path, parse(data, str(path)), data=data)


def _cached(path: str | Path) -> RegisterFile | None:
    """The register in the file at `path` as its index tells it, or while one is made."""
    try:
        if os.stat(path).st_size < LARGE:
            return None
        # A small register needs no index, and one that an index knows needs no reader.
        from laocoop.storage import cache

        cached = cache.look_up(os.fspath(path))
    except (OSError, ValueError):
        return None
    return None if cached is None else RegisterFile(path, cached.register, cached.digest)

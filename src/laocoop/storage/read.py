"""From the bytes of a file to a Register, or to one error that names the place.

Nothing is skipped: a record that cannot be read stops the reading, because a report that
silently lacks a row is worse than none.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from laocoop.domain.model import Register, column
from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place, RegisterError
from laocoop.storage.cache.pieces import NotSimple, register_of
from laocoop.storage.toml.positions import Positions

LARGE = 32 * 1024
"""From so many bytes on an index is kept: a smaller register is read as fast as its index."""


class RegisterFile:
    """A register, and the bytes it was read from."""

    def __init__(
        self,
        path: Path,
        register: Register,
        digest: str = "",
        data: bytes = b"",
        simple: bool = True,
    ) -> None:
        self.path = path
        self.register = register
        self.digest = digest
        """SHA-256 in hexadecimal, where an index is kept; else empty."""
        self._data = data
        self.simple = simple
        """True if all of it stands in plain blocks, so that more may simply be appended."""

    @property
    def data(self) -> bytes:
        """The bytes the register was read from. Raises NotFoundError where an index told what they
        say and they are gone by now.
        """
        if self._data:
            return self._data
        from hashlib import sha256

        data = read_bytes(self.path)
        if sha256(data).hexdigest() != self.digest:
            raise NotFoundError("changed-meanwhile", path=self.path)
        return data

    def holds(self, data: bytes) -> bool:
        """True if it was read from these very bytes, and still has them."""
        return bool(self._data) and self._data == data

    def as_of(self, known: date) -> bytes:
        """The bytes as they stood at the end of the day `known`: up to what was written later."""
        data = self.data
        later = self._later(known)
        if not later:
            return data
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
            "commitment": [*column(register.commitments, "recorded")],
        }
        firsts = {
            kind: next((at for at, it in enumerate(found) if it and it.date() > known), None)
            for kind, found in moments.items()
        }
        return [(kind, at) for kind, at in firsts.items() if at is not None]


def read(path: Path) -> RegisterFile:
    """The register in the file at `path`, by its index where there is one.

    Raises NotFoundError or LaocoopError where the file cannot be opened, RegisterError where it
    is not a register.
    """
    with suppress(OSError, ValueError):
        if path.stat().st_size >= LARGE:
            from laocoop.storage.cache import index

            found = index.look_up(path) or index.read_and_keep(path)
            if found is not None:
                return RegisterFile(path, found.register, found.digest)
    data = read_bytes(path)
    register, simple = read_anew(path, data)
    return RegisterFile(path, register, data=data, simple=simple)


def read_anew(path: Path, data: bytes) -> tuple[Register, bool]:
    """The register that `data`, the bytes of the file at `path`, holds; and whether all of it
    stands in plain blocks, so that more of them may simply be appended.
    """
    try:
        return register_of(data), True
    except NotSimple:
        return _examined(data, str(path)), False


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`, or an error that says why there are none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError("no-such-file", path=path) from None
    except IsADirectoryError:
        raise LaocoopError("is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except PermissionError:
        if path.is_dir():  # what Windows says of a folder
            raise LaocoopError(
                "is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))
            ) from None
        raise LaocoopError("may-not-read", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFoundError("cannot-open", path=path, reason=reason) from None


def parse(data: bytes, path: str) -> Register:
    """The register that `data` holds; `path` is for the errors. Raises RegisterError."""
    return read_anew(Path(path), data)[0]


def _examined(data: bytes, path: str) -> Register:
    from laocoop.storage.examining import examine

    found = examine(data, path, first_only=True)
    if found.register is None:
        raise found.problems[0].as_error()
    return found.register


def decode(data: bytes, path: str) -> str:
    """The text of `data`, without a byte-order mark. Raises RegisterError."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise RegisterError("empty-file", Place(path, 1, 1))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RegisterError("utf-16", Place(path, 1, 1))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        raw = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
        byte = f"0x{data[error.start]:02x}"
        raise RegisterError("bad-bytes", Place(path, line, column, raw), byte=byte) from None


def load_toml(text: str, positions: Positions) -> dict[str, Any]:
    """The document that `text` is. Raises RegisterError with line and column."""
    import tomli  # not needed where an index knows the register

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line.rstrip() == "=======":
                raise RegisterError("conflict-marker", positions.at_line(number, 1)) from None
        place = positions.at_line(error.lineno, error.colno)
        raise RegisterError("bad-toml", place, reason=error.msg) from None
    except RecursionError:
        raise RegisterError("too-deep", positions.at_line(1, 1)) from None
    except ValueError as error:  # a number with more digits than Python reads
        raise RegisterError("bad-toml", positions.at_line(1, 1), reason=str(error)) from None

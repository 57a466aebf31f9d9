"""A file's bytes, or an error that says why there are none."""

from __future__ import annotations

import os
import stat
from io import BytesIO

from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place, RefusedError
from laocoop.typed import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path


_CHUNK = 1 << 20
_DOCUMENTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""How Word, Excel and PDF files begin."""
MOST_BYTES = 100_000_000
"""A register of 100,000 commitments is smaller; a device never ends."""


def read_bytes(path: str | Path) -> bytes:
    """The bytes of the file at `path`, or an error that says why there are none."""
    try:
        with open(path, "rb") as file:
            return _all(file, path)
    except FileNotFoundError:
        raise NotFoundError("no-such-file", path=path) from None
    except IsADirectoryError:
        raise LaocoopError("is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except PermissionError:
        if os.path.isdir(path):  # what Windows says of a folder
            raise LaocoopError(
                "is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))
            ) from None
        raise LaocoopError("may-not-read", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFoundError("cannot-open", path=path, reason=reason) from None


def read_copy(path: str | Path) -> bytes:
    """The bytes of another's copy, which nobody wants made where it is not there."""
    try:
        data = read_bytes(path)
    except NotFoundError as error:
        if error.code != "no-such-file":
            raise
        raise NotFoundError("no-such-copy", path=path) from None
    refuse_documents(path, data)
    return data


def refuse_documents(path: str | Path, data: bytes) -> None:
    """Raises RefusedError for what begins as a document or a sheet does: it is no register."""
    if data.startswith(_DOCUMENTS):
        raise RefusedError("is-a-document", path=path)


def _all(file: BinaryIO, path: str | Path) -> bytes:
    """What the file holds; a device or a pipe does not say how much that is."""
    status = os.fstat(file.fileno())
    if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES:
        return file.read()
    held = BytesIO()  # gives what it holds without a second copy of it
    while chunk := file.read(_CHUNK):
        held.write(chunk)
        if held.tell() > MOST_BYTES:
            raise LaocoopError(
                "too-large", ExitStatus.REFUSED, Place(str(path)), most=MOST_BYTES // 1_000_000
            )
    return held.getvalue()

"""A file's bytes, or an error that says why there are none."""

from __future__ import annotations

import os

from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: str | Path) -> bytes:
    """The bytes of the file at `path`, or an error that says why there are none."""
    try:
        with open(path, "rb") as file:
            return file.read()
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

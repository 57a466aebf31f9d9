"""A file's bytes, or an error that says why there are none."""

from __future__ import annotations

from pathlib import Path

from laocoop.errors import ExitStatus, LaocoopError, NotFoundError, Place


def read_bytes(path: str | Path) -> bytes:
    """The bytes of the file at `path`, or an error that says why there are none."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise NotFoundError("no-such-file", path=path) from None
    except IsADirectoryError:
        raise LaocoopError("is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except PermissionError:
        if Path(path).is_dir():  # what Windows says of a folder
            raise LaocoopError(
                "is-a-folder", ExitStatus.INVALID_REGISTER, Place(str(path))
            ) from None
        raise LaocoopError("may-not-read", ExitStatus.INVALID_REGISTER, Place(str(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFoundError("cannot-open", path=path, reason=reason) from None

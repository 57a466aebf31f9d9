"""From a file to its bytes, to text, to a TOML document; or to the place where that breaks off."""

from __future__ import annotations

import tomli

from laocoop.errors import Place, RegisterError
from laocoop.storage.toml.positions import Positions
from laocoop.typed import Any


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

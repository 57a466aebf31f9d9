"""Writing to a stream that may lack signs, or have no room left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from laocoop.errors import WriteError
from laocoop.typed import TextIO


def emit(stream: TextIO, text: str) -> None:
    """Writes `text`, with `?` for what the stream's encoding lacks."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with printed():
        stream.write(text.encode(encoding, "replace").decode(encoding, "replace"))
        stream.flush()


@contextmanager
def printed() -> Iterator[None]:
    """Turns a full disk under the output into an error a user can read."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError("cannot-print", reason=error.strerror or str(error)) from None

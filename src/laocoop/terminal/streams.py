"""Writing to a stream that may lack signs, or have no room left."""

from __future__ import annotations

from laocoop.clean import without_controls
from laocoop.errors import WriteError
from laocoop.typed import TextIO


def emit(stream: TextIO, text: str) -> None:
    """Writes `text` without signs that would act on a terminal, and with `?` for what the stream's
    encoding lacks.
    """
    text = without_controls(text)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with printed():
        stream.write(text.encode(encoding, "replace").decode(encoding, "replace"))
        stream.flush()


class printed:  # noqa: N801 - read as a word: with printed(): …
    """Turns a full disk under the output into an error a user can read."""

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError) or isinstance(error, BrokenPipeError):
            return
        from laocoop.storage.system import is_closed_pipe  # where printing failed

        if is_closed_pipe(error):
            raise BrokenPipeError from None
        raise WriteError("cannot-print", reason=error.strerror or str(error)) from None

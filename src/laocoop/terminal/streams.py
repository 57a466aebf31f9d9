"""Writing to a stream that may lack signs, or have no room left; to a person, in sentences as wide as the terminal."""

from __future__ import annotations

import codecs
import os
import sys

from laocoop.clean import clean, without_controls
from laocoop.errors import WriteError
from laocoop.typed import TextIO


def emit(stream: TextIO, text: str) -> None:
    """Writes `text` without signs that would act on a terminal, and for what the stream's encoding lacks what is like it,
    or `?`.

    What the error stream does not take is not said: it changes nothing that is done, and no status.
    """
    text = without_controls(text)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    text = text.encode(encoding, errors_of(encoding)).decode(encoding, "replace")
    if stream is sys.stderr:
        try:
            stream.write(text)
            stream.flush()
        except OSError:
            forget(stream)
        return
    with printed():
        stream.write(text)
        stream.flush()


def is_unicode(encoding: str) -> bool:
    """True for an encoding that has all signs."""
    return encoding.lower().replace("_", "-").startswith("utf")


def errors_of(encoding: str) -> str:
    """How letters are written that an encoding lacks, by the name that streams know: as what is like them."""
    name = f"laocoop-{encoding}"
    if name not in _known:
        _known.add(name)
        codecs.register_error(name, lambda error: _like(error, encoding))
    return name


_known: set[str] = set()
lacking_lao: list[str] = []
"""The encodings in which Lao was to be written and could not be."""


def _like(error: UnicodeError, encoding: str) -> tuple[str, int]:
    from laocoop.terminal.lacking import has_lao, in_signs_of  # most have all signs

    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end]
    if has_lao(text):
        lacking_lao.append(encoding)
    return in_signs_of(text, encoding), error.end


def say(stream: TextIO, *sentences: str) -> None:
    """Writes each sentence on lines of its own; what stands before it as spaces stays before all."""
    lines = []
    for sentence in sentences:
        text = sentence.lstrip(" ")
        lines += in_lines(clean(text), stream, sentence[: len(sentence) - len(text)])
    emit(stream, "\n".join(lines) + "\n")


def in_lines(text: str, stream: TextIO, indent: str = "") -> list[str]:
    """`text` in lines as wide as the terminal; what goes to a file or a pipe is one line."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if not text.isascii() and not is_unicode(encoding):
        from laocoop.terminal.lacking import in_plain_signs  # most have all signs

        text = in_plain_signs(text, encoding)
    if not stream.isatty():
        return [indent + text]
    import shutil

    from laocoop.terminal.wrap import wrap_sentence  # of no use in a pipe

    return wrap_sentence(text, shutil.get_terminal_size().columns - 1, indent)


def forget(stream: TextIO) -> None:
    """Lets what is written to `stream` go nowhere from now on; nobody reads it any more."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)


def is_nobodys(error: OSError) -> bool:
    """True where whoever read the output went away."""
    from laocoop.storage.system import is_closed_pipe  # where printing failed

    return error.filename is None and is_closed_pipe(error)


class printed:  # noqa: N801 - read as a word: with printed(): …
    """Turns a full disk under the output into an error a user can read."""

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError) or isinstance(error, BrokenPipeError):
            return
        if is_nobodys(error):
            raise BrokenPipeError from None
        raise WriteError("cannot-print", reason=error.strerror or str(error)) from None

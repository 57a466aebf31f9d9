"""Sentences to a person: as wide as the terminal, broken between words."""

from __future__ import annotations

from laocoop.clean import clean
from laocoop.reports.text_width import width
from laocoop.terminal.streams import emit
from laocoop.terminal.wrap import wrap
from laocoop.typed import TextIO

_GLUE = "\ue000"
_COMMAND = r"\blaocoop(?: [^\s,;:()“”]+){1,5}"
"""A command within a sentence."""
_PATH = r"\S*[/\\]\S+"


def say(stream: TextIO, *sentences: str) -> None:
    """Writes each sentence on lines of its own; what stands before it as spaces stays before all."""
    lines = []
    for sentence in sentences:
        text = sentence.lstrip(" ")
        lines += in_lines(clean(text), stream, sentence[: len(sentence) - len(text)])
    emit(stream, "\n".join(lines) + "\n")


def in_lines(text: str, stream: TextIO, indent: str = "") -> list[str]:
    """`text` in lines as wide as the terminal; what goes to a file or a pipe is one line.

    A command that fits a line stays whole, and so does every path: what is broken is copied broken.
    """
    if not stream.isatty():
        return [indent + text]
    import re
    import shutil

    room = shutil.get_terminal_size().columns - 1
    room_left = max(room - len(indent), 20)
    whole = re.sub(_COMMAND, lambda match: match[0].replace(" ", _GLUE), text)
    parts = [""]
    for piece in re.split(f"({_PATH})", whole):
        if width(piece) > room_left and re.fullmatch(_PATH, piece):
            parts += [piece, ""]
        else:
            parts[-1] += piece
    lines: list[str] = []
    for part in filter(str.strip, parts):
        first, *rest = [part] if part in parts[1::2] else wrap(part, room_left)
        lines += [first, *(wrap(" ".join(rest), room_left - 2) if rest else [])]
    before = [indent, *[indent + "  "] * len(lines)]
    shown = zip(before, lines or [""], strict=False)
    return [start + line.replace(_GLUE, " ") for start, line in shown]

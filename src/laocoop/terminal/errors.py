"""Errors as sentences: what is wrong, where, the line itself, and what to do next."""

from __future__ import annotations

from laocoop.clean import clean
from laocoop.errors import ExitStatus, LaocoopError, Notice
from laocoop.i18n.catalogue import _, language, use
from laocoop.i18n.errors import sentences
from laocoop.terminal.streams import emit, in_lines
from laocoop.typed import TextIO

LONGEST_LINE = 100


def tell(error: LaocoopError, stream: TextIO) -> None:
    """Writes `error` to `stream`."""
    sentence = sentences.sentence(error.code, error.params)
    place = error.place
    where = f"{clean(str(place))}: " if place else ""
    lines = in_lines(f"laocoop: {where}{clean(sentence.wrong)}", stream)
    if place and place.text.strip():
        lines += _line_with_mark(place.text, place.column)
    to_do = _("What to do:")
    lines += in_lines(f"{to_do} {clean(sentence.remedy)}", stream, "  ")
    emit(stream, "\n".join(lines) + "\n")


def tell_notice(notice: Notice, stream: TextIO) -> None:
    """Writes to `stream` what a person should know."""
    tell(LaocoopError(notice.code, ExitStatus.OK, None, **notice.params), stream)


def tell_lacking(encoding: str, stream: TextIO) -> None:
    """Writes to `stream` that the answer's has no Lao letters; in English where that one has none either."""
    spoken = language()
    try:
        "ລາວ".encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        use("en")
    tell_notice(Notice("stream-lacks-letters", {"encoding": encoding}), stream)
    use(spoken)


def _line_with_mark(text: str, column: int) -> list[str]:
    shown = clean(text.expandtabs(1))
    start = 0
    if len(shown) > LONGEST_LINE:
        start = min(max(column - LONGEST_LINE // 2, 0), len(shown) - LONGEST_LINE)
        shown = shown[start : start + LONGEST_LINE]
    lines = [f"  | {shown}"]
    offset = column - 1 - start
    if column and 0 <= offset <= len(shown):
        lines.append("  | " + " " * offset + "^")
    return lines

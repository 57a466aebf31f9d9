"""Breaking text into lines by what a terminal shows, also where no spaces are written.

Lao writes words together. Where icu4py is installed (the extra `lao`), lines break between words, by ICU's dictionary.
Without a dictionary the best that can be done is to break between
syllables, which the script shows well: a vowel written first (ເ ແ ໂ ໃ ໄ) begins one; the signs
above and below, ະ າ ຳ ຽ, and a last consonant that carries no vowel of its own belong to what
stands before them. So a line never ends with a leading vowel and never begins with a sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from laocoop.reports.text_width import width
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

_CONSONANT = "[\u0e81-\u0eae\u0edc-\u0edf]"
_SIGN = "[\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]"  # above or below: vowels, tones
_CARRIED = (
    "[\u0eb0\u0eb2\u0eb3\u0ebd\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]"  # what makes a consonant an onset
)
_LAST = f"[ກງຍດນບມວ](?!{_CARRIED}|[ອວ]{_CONSONANT}(?!{_CARRIED}))"
_SYLLABLE = (
    f"[\u0ec0-\u0ec4]?(?:ຫ(?=[ງຍນມລວຣ]))?{_CONSONANT}\u0ebc?"
    f"(?:[ວລຣ](?={_SIGN}*[\u0eb0\u0eb2\u0eb3]))?{_SIGN}*"
    f"(?:[\u0eb0\u0eb3]|(?:\u0ebd|[ອວ](?={_LAST}))?\u0eb2?(?:{_LAST})?)[\u0ec6\u0eaf]*"
)
_ANY = "[A-Za-z]{2,15}-(?=[A-Za-z])|[0-9]{1,8}|[A-Za-z]{1,8}|.[\u0300-\u036f\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u200d\ufe0f]*"
_CLOSING = set(",.;:!?)]}»”’%…\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u0eaf")
_OPENING = set("([{«“‘")


@cache
def _piece() -> re.Pattern[str]:
    """Compiled when the first word has to be broken: most lists have none."""
    import re

    return re.compile(f"{_SYLLABLE}|{_ANY}", re.DOTALL)


def _has_lao(text: str) -> bool:
    return not text.isascii() and any("\u0e80" <= char <= "\u0eff" for char in text)


@cache
def _dictionary() -> Any:
    """What breaks Lao between words, where it is installed; else None."""
    try:
        from icu4py.breakers import LineBreaker  # loaded for a Lao line that has to be broken
    except ImportError:
        return None
    return LineBreaker


def words(text: str) -> list[str]:
    """`text` in words, those of Lao too where a dictionary is there; else in pieces."""
    breaker = _dictionary() if _has_lao(text) else None
    return _glued(breaker(text, "lo")) if breaker else pieces(text)


def pieces(text: str) -> list[str]:
    """`text` in the smallest pieces that may stand on lines of their own."""
    return _glued(match[0] for match in _piece().finditer(text))


def _glued(smallest: Iterable[str]) -> list[str]:
    """The same, so that no line begins with what closes or ends with what opens."""
    parts: list[list[str]] = []
    for piece in smallest:
        if parts and (piece[0] in _CLOSING or parts[-1][-1][-1] in _OPENING):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return ["".join(part) for part in parts]


def wrap(text: str, limit: int) -> list[str]:
    """`text` in lines of at most `limit` cells; nothing is cut off.

    Breaks at spaces first, inside a word only where it is too long or is Lao.
    """
    limit = max(limit, 2)
    lines: list[str] = []
    line = ""
    for word in _apart(text.replace("\u200b", "")):
        joined = f"{line} {word}" if line else word
        if width(joined) <= limit:
            line = joined
            continue
        may_break = width(word) > limit or _has_lao(word)
        if line and not (may_break and limit - width(line) > limit // 3):
            lines.append(line)
            line = ""
        if not line and width(word) <= limit:
            line = word
            continue
        head, *rest = _broken(word, limit, limit - width(line) - 1 if line else limit)
        if line:
            if head:
                lines.append(f"{line} {head}")
            else:
                lines.append(line)
        elif head:
            rest.insert(0, head)
        lines.extend(rest[:-1])
        line = rest[-1] if rest else ""
    if line or not lines:
        lines.append(line)
    return lines


def _apart(text: str) -> Iterable[str]:
    """The words between blanks; a number and its sign of per cent are one."""
    if " %" not in text:
        return text.split()
    return (word.replace(_GLUE, " ") for word in text.replace(" %", f"{_GLUE}%").split())


def wrap_sentence(text: str, limit: int, indent: str = "") -> list[str]:
    """`text` in lines of at most `limit` cells after an `indent`, which the lines after the first have two deeper.

    A command that fits a line stays whole, and so does every path: what is broken is copied broken.
    """
    import re

    room = max(limit - len(indent), 20)
    whole = re.sub(_COMMAND, lambda match: match[0].replace(" ", _GLUE), text)
    lines: list[str] = []
    text_before = ""
    for piece in [*re.split(r"(\S+)", whole), ""]:
        is_long_path = width(piece) > room and _is_path(piece)
        if piece and not is_long_path:
            text_before += piece
            continue
        if text_before.strip():
            first, *rest = wrap(text_before, room)
            lines += [first, *(wrap(" ".join(rest), room - 2) if rest else [])]
        text_before = ""
        lines += [piece] if piece else []
    first, *rest = lines or [""]
    shown = [indent + first, *(f"{indent}  {line}" for line in rest)]
    return [line.replace(_GLUE, " ") for line in shown]


_GLUE = "\ue000"
_COMMAND = r"\blaocoop(?: [^\s,;:()“”]+){1,5}"
"""A command within a sentence."""


def _is_path(word: str) -> bool:
    """True for a word with a sign between folders in it, and something behind that."""
    return "/" in word[:-1] or "\\" in word[:-1]


def ident_lines(ident: str, limit: int) -> list[str]:
    """An id in lines of at most `limit` cells, broken before an action's own part: MOU-1. / vn-k7m2."""
    if width(ident) <= limit:
        return [ident]
    lines = [""]
    for part in ident.replace(".", ".\n").split("\n"):
        if lines[-1] and width(lines[-1] + part) > limit:
            lines.append("")
        lines[-1] += part
    return [piece for line in lines for piece in wrap(line, limit)]


def _broken(word: str, limit: int, first: int) -> list[str]:
    """`word` in lines: one of at most `first` cells (it may be empty), the others of `limit`."""
    parts = []
    for part in words(word):
        parts += [part] if width(part) <= limit else pieces(part)
    lines: list[str] = []
    room, at = first, 0
    while at < len(parts):
        end, used = at, 0
        while end < len(parts) and used + width(parts[end]) <= room:
            used += width(parts[end])
            end += 1
        if end == at and (lines or room == limit):
            end += 1  # a single piece wider than the line
        lines.append("".join(parts[at:end]))
        room, at = limit, end
    return lines

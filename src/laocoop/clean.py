"""The one place that says which signs are never shown raw: they would act on what shows them.

A register may come from anywhere. Escape codes act on a terminal, direction controls turn what is read
round, separators of lines split a row, and invisible copies of letters say what nobody sees.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

ACTING = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # C0 without line end and tab, DEL, C1
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u206f"  # direction
    "\\u2028\\u2029"  # line and paragraph separator
    "\\ud800-\\udfff"  # halves of signs, as from names of files that are no text
    "\\ufff9-\\ufffb\\U000e0000-\\U000e007f"  # annotations, tags
    "\\ufffe\\uffff"  # no signs at all: no document of XML can hold them
)
"""As a class of a regular expression, without its brackets."""

_SPACES = {"\u2028": " ", "\u2029": " ", "\x0b": " ", "\x0c": " ", "\x85": " "}


def _is_harmless(text: str) -> bool:
    """True for a text of printable signs, line ends and tabs, as nearly all are: that asks no `re`."""
    return text.isprintable() or text.replace("\n", "").replace("\t", "").isprintable()


def clean(text: str) -> str:
    """`text` in one line, without signs that act; a line end or tab becomes a space."""
    if text.isprintable():  # which no acting sign is
        return text
    return without_controls(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def without_controls(text: str) -> str:
    """`text` without signs that act; line ends and tabs stay."""
    if _is_harmless(text):
        return text
    import re  # hardly any text has such signs

    def instead(match: re.Match[str]) -> str:
        sign = match[0]
        is_none = "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff"
        return "\ufffd" if is_none else _SPACES.get(sign, "")

    return re.sub(f"[{ACTING}]", instead, text)


def escaped(text: str) -> str:
    """`text`, of TOML or JSON, with the escapes that both read for signs that act; nothing is lost."""
    if _is_harmless(text):
        return text
    import re

    return re.sub(
        f"[{ACTING}]",
        lambda match: f"\\u{ord(match[0]):04x}" if match[0] < "\U00010000" else match[0],
        text,
    )


_PLAIN_WORD = frozenset("-_./:@+=,…")
_WINDOWS = os.name == "nt"
_ACTS_IN_QUOTES = dict.fromkeys(map(ord, '"%$`!^'), "?")
"""What either shell of Windows acts on within double quotation marks, the only ones that both know."""


def for_a_shell(word: str) -> str:
    """`word` as one word of a command that may be pasted: what a shell would act on stands in quotation marks. What no
    quotation marks keep from acting on Windows becomes a question mark: the command then finds nothing.
    """
    if word and all(s.isalnum() or s in _PLAIN_WORD for s in word):
        return word
    if _WINDOWS:
        return f'"{word.translate(_ACTS_IN_QUOTES)}"'
    return "'" + word.replace("'", "'\\''") + "'"


_ENDS = ";().,"


def filled(template: str, shown: Mapping[str, object]) -> str:
    """The sentence with its values; within "laocoop …" each is one word of a shell, and of several each is one."""
    parts = template.split("laocoop ")
    pasted = {key: _pasted(value) for key, value in shown.items()}
    shown = {k: " ".join(v) if isinstance(v, tuple) else v for k, v in shown.items()}
    told = [parts[0].format_map(shown)]
    for part in parts[1:]:
        end = _end_of_command(part)
        told.append(part[:end].format_map(pasted) + part[end:].format_map(shown))
    return "laocoop ".join(told)


def _pasted(value: object) -> object:
    if isinstance(value, tuple):
        return " ".join(map(for_a_shell, value))
    return for_a_shell(value) if isinstance(value, str) else value


def _end_of_command(part: str) -> int:
    """Where a command ends in a sentence: at a sign of punctuation that a blank or nothing follows."""
    for at, sign in enumerate(part):
        if sign in _ENDS and (part[at + 1 : at + 2].strip() == "" or sign == ")"):
            return at
    return len(part)


_BLANKS = ' "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060-\u2064\u3000\u3164\ufeff'
"""What a program may pass over before it looks what a cell begins with."""
_SEPARATORS = f"(^|[;\t\r\n])([{_BLANKS}]*)"
"""Where a cell begins, also for a program that takes another sign than the comma between cells."""
_SIGNS = "=@＝＋－＠﹢﹣﹦﹫"
_FIRST = frozenset(" \"'+-\u3164" + _SIGNS)
_FORMULA = f"'*[+\\-{_SIGNS}\t\r]"


def without_formulas(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula."""
    return _guard(f"{_SEPARATORS}(?={_FORMULA})", r"\1\2'", cell)


def with_formulas(cell: str) -> str:
    """The cell of which `without_formulas` made `cell`."""
    return _guard(f"{_SEPARATORS}'(?={_FORMULA})", r"\1\2", cell)


def are_plain(cells: Sequence[str]) -> bool:
    """True for cells that surely need no cleaning and no apostrophe, as nearly all are."""
    together = "".join(cells)
    return (
        together.isprintable()
        and ";" not in together
        and _FIRST.isdisjoint([cell[:1] for cell in cells])
    )


def _guard(pattern: str, replacement: str, cell: str) -> str:
    if are_plain([cell]):
        return cell
    import re

    return re.sub(pattern, replacement, cell)

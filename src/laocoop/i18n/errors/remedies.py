"""What to do next, with its commands fit to be pasted into a shell whatever a register or a file is called."""

from __future__ import annotations

from collections.abc import Mapping

from laocoop.clean import for_a_shell

_ENDS = ";().,"


def filled(template: str, shown: Mapping[str, object]) -> str:
    """The sentence with its values; within "laocoop …" each is one word of a shell."""
    parts = template.split("laocoop ")
    told = [parts[0].format_map(shown)]
    pasted = {
        key: for_a_shell(value) if isinstance(value, str) else value for key, value in shown.items()
    }
    for part in parts[1:]:
        end = _end_of_command(part)
        told.append(part[:end].format_map(pasted) + part[end:].format_map(shown))
    return "laocoop ".join(told)


def _end_of_command(part: str) -> int:
    """Where a command ends in a sentence: at a sign of punctuation that a blank or nothing follows."""
    for at, sign in enumerate(part):
        if sign in _ENDS and (part[at + 1 : at + 2].strip() == "" or sign == ")"):
            return at
    return len(part)

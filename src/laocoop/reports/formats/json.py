"""A payload as JSON that is safe to look at in a terminal."""

from __future__ import annotations

import json
import re

from laocoop.reports.answer import Answer
from laocoop.reports.formats import write
from laocoop.typed import Any, BinaryIO

# json leaves these as they are; inside a string they may act on a terminal.
_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write(stream, [text(answer.payload())])


def text(payload: dict[str, Any]) -> str:
    """The payload, indented, Vietnamese and Lao readable."""
    written = json.dumps(payload, ensure_ascii=False, indent=2, allow_nan=False)
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"

"""A payload as JSON that is safe to look at in a terminal."""

from __future__ import annotations

import json

from laocoop.clean import escaped
from laocoop.reports.answer import Answer
from laocoop.reports.formats import write
from laocoop.typed import Any, BinaryIO


def draw(answer: Answer, stream: BinaryIO) -> None:
    """Writes the answer in this format."""
    write(stream, [text(answer.payload())])


def text(payload: dict[str, Any]) -> str:
    """The payload, indented, Vietnamese and Lao readable."""
    written = json.dumps(payload, ensure_ascii=False, indent=2, allow_nan=False)
    return escaped(written) + "\n"

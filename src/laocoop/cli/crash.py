"""The last resort: a fault of laocoop's own is told in a sentence, its details kept in a file."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Sequence

from laocoop import __version__
from laocoop.i18n.catalogue import _
from laocoop.terminal.streams import emit
from laocoop.typed import TextIO

FAULT_STATUS = 70
"""EX_SOFTWARE of sysexits.h: a fault in the program itself."""


def explain(error: Exception, arguments: Sequence[str], stream: TextIO) -> int:
    """Writes the sentence, keeps the details, and gives the exit status."""
    details = "".join(traceback.format_exception(error))
    sentence = _(
        "laocoop: a fault in laocoop itself ({kind}). The register was not harmed by it."
    ).format(kind=type(error).__name__)
    try:
        handle, path = tempfile.mkstemp(prefix="laocoop-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(f"laocoop {__version__}\n{list(arguments)!r}\n{details}")
        kept = _("Please send this file to those who look after laocoop: {path}").format(path=path)
    except OSError:
        kept = details
    emit(stream, f"{sentence}\n  {kept}\n")
    return FAULT_STATUS

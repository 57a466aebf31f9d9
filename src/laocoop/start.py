"""Where the program begins and ends, both as quickly as they can."""

import _signal  # type: ignore[import-not-found]  # `signal` itself makes enums of it, in a millisecond
import gc
import os
import sys

from laocoop.typed import NoReturn

_signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # an interruption while it loads ends it quietly


def main() -> NoReturn:
    """Runs the program, and ends the process with its exit status."""
    gc.disable()  # most commands make no cycles, and looking for them takes a tenth of a start
    from laocoop.cli.app import main as run

    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    status = run()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass  # what could not be printed has been told
    os._exit(status)  # all is written and unlocked: taking the records apart again helps nobody

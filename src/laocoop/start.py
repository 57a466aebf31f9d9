"""Where the program begins and ends, both as quickly as they can."""

import _signal  # type: ignore[import-not-found]  # `signal` itself makes enums of it, in a millisecond
import gc
import os
import sys

from laocoop.typed import NoReturn

_signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # an interruption while it loads ends it quietly


def main() -> NoReturn:
    """Runs the program, and ends the process with its exit status."""
    _open_closed_streams()
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


def _open_closed_streams() -> None:
    """A stream that the caller closed is /dev/null: else the next file opened would take its place."""
    for name, how in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)  # the lowest number free, which is its own
            setattr(sys, name, open(descriptor, how, encoding="utf-8"))  # noqa: SIM115, PTH123

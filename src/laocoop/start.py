"""Where the program begins: an interruption while it is still loading ends it quietly."""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> int:
    """Runs the program and gives the exit status."""
    from laocoop.cli.app import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    return run()

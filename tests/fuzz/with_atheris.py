"""The same reader under a coverage-guided fuzzer: pip install atheris, then

    python tests/fuzz/with_atheris.py -runs=100000 -max_len=4096 CORPUS_FOLDER

A folder with the files of tests/samples is a good corpus to begin with.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["laocoop"]):
    from laocoop.errors import RegisterError
    from laocoop.storage.check import check
    from laocoop.storage.examine import parse

from datetime import UTC, datetime

DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def one_input(data: bytes) -> None:
    """A register or one clean error; anything else is a find."""
    try:
        parse(data, "x.toml")
    except RegisterError as error:
        if error.place is None:
            raise AssertionError(error.code) from error
    check(data, "x.toml", DAY)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

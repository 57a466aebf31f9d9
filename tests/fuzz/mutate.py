"""Feeds damaged registers to the reader: each must give a register or one clean error.

    python tests/fuzz/mutate.py [COUNT [SEED]]

Half start from the shipped register, half from the samples; bytes are cut, doubled, swapped,
replaced and mixed with pieces of TOML.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from laocoop.errors import RegisterError
from laocoop.i18n.errors.sentences import sentence
from laocoop.storage.check import check
from laocoop.storage.examine import parse

ROOT = Path(__file__).resolve().parent.parent.parent
PIECES = [
    *(
        b'"',
        b"'",
        b'"""',
        b"[[",
        b"]]",
        b"\n[[update]]\n",
        b"= 1\n",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
    ),
    *(
        b"<<<<<<< ours\n",
        b"id = 3\n",
        b"1979-05-27",
        b"inf",
        b"{ vi = 1 }",
        b"\r",
        b"# ",
        b"[" * 500,
    ),
    *(
        b'retracts = "x"\n',
        b'parent = "MOU-1"\n',
        b'continues = ["M9-1"]\n',
        b"\\u0000",
        b"9" * 5000,
    ),
]


def damaged(good: bytes, chance: Random) -> bytes:
    """`good` with one to five things done to it."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(data) + 1)
        end = min(start + chance.choice([0, 1, 3, 20, 300]), len(data))
        what = chance.randrange(5)
        if what == 0:
            del data[start:end]
        elif what == 1:
            data[start:end] = chance.choice(PIECES)
        elif what == 2:
            data[start:start] = data[start:end] * 2
        elif what == 3:
            data[start:end] = bytes(chance.randrange(32, 127) for _ in range(end - start))
        else:
            lines = bytes(data).split(b"\n")
            one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[two] = lines[two], lines[one]
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def read(data: bytes) -> str:
    """What became of `data`: "a register", or the code of its error."""
    outcome = "a register"
    try:
        parse(data, "x.toml")
    except RegisterError as error:
        said = sentence(error.code, error.params)
        if not (said.wrong and said.remedy and error.place):
            raise AssertionError(error.code) from error
        outcome = error.code
    check(data, "x.toml", datetime(2026, 11, 22, 12, tzinfo=UTC))
    return outcome


def main() -> None:
    """Runs, and counts what came out."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2026)
    shipped = (ROOT / "data" / "commitments.toml").read_bytes()
    samples = [path.read_bytes() for path in sorted((ROOT / "tests/samples").glob("*.toml"))]
    outcomes: Counter[str] = Counter()
    begin = time.monotonic()
    for number in range(count):
        good = shipped if number % 2 else chance.choice(samples)
        data = damaged(good, chance)
        try:
            outcomes[read(data)] += 1
        except Exception:
            Path("damaged.toml").write_bytes(data)
            print(f"number {number} crashed; it is kept in damaged.toml", file=sys.stderr)
            raise
    for outcome, times in outcomes.most_common():
        print(f"{times:7d}  {outcome}")
    print(f"{count} files, 0 crashes, {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()

"""Every pair of ASEAN's labour ministries with ten years of records: one file per pair, in git.

    python benchmarks/pairs.py [PAIRS [COMMITMENTS]]

Makes PAIRS registers (45) of COMMITMENTS (192) each with the reports of ten years, in one git
repository each; reports on one commitment twenty times, committing each; prints what a list over
all pairs takes, what git needs on disk, and how long a write and a commit take.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made import register

LAOCOOP = str(Path(sys.executable).with_name("laocoop"))
REPORTS = 20
QUESTION = """
    SELECT register, sum(commitments), sum(completed), sum(past_due)
    FROM progress GROUP BY register ORDER BY sum(past_due) DESC, register
"""


def size_of(folder: Path) -> float:
    """Megabytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def reports(commitments: int, each: int) -> str:
    """`each` reports on every commitment, over ten years."""
    return "".join(
        f'\n[[update]]\nid = "r{number:x}-{turn:x}"\ncommitment = "K{number // 20 + 1}-{number % 20 + 1}"\n'
        f"on = {2026 + turn // 4}-{turn % 4 * 3 + 1:02}-15\n"
        f"recorded = {2026 + turn // 4}-{turn % 4 * 3 + 1:02}-16T09:00:00+07:00\n"
        f'by = "Hoa"\nnote = "Quarter {turn}: two courses were held for the border provinces."\n'
        for turn in range(each)
        for number in range(commitments)
    )


def main() -> None:
    """Prints the figures."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 45
    commitments = int(sys.argv[2]) if len(sys.argv) > 2 else 192
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        os.environ |= {f"XDG_{kind}_HOME": f"{name}/home" for kind in ("CACHE", "DATA", "CONFIG")}
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
        text = "".join(register(commitments)) + reports(commitments, 40)
        files = []
        for number in range(pairs):
            folder = top / f"pair{number}"
            folder.mkdir()
            files.append(folder / "commitments.toml")
            files[-1].write_text(text, encoding="utf-8")
            for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
                subprocess.run([*git, "-C", str(folder), *words], check=True)
        print(f"{pairs} pairs, {commitments} commitments and {commitments * 40} updates each,")
        print(f"  {files[0].stat().st_size / 2**20:.1f} MB a file, {size_of(top):.0f} MB with git")
        for turn in ("first", "second"):
            begin = time.perf_counter()
            found = 0
            for path in files:
                words = [LAOCOOP, "--file", str(path), "list", "--overdue", "-f", "json"]
                found += len(json.loads(subprocess.check_output(words))["items"])
            taken = time.perf_counter() - begin
            print(
                f"  {turn} list over all: {taken:.1f} s, {taken / pairs * 1000:.0f} ms a pair, {found} found"
            )
        begin = time.perf_counter()
        for number, path in enumerate(files):
            words = [LAOCOOP, "--file", str(path), "export", str(top / "all.sqlite")]
            subprocess.run(
                [*words, "--name", f"pair{number}"], check=True, stdout=subprocess.DEVNULL
            )
        taken = time.perf_counter() - begin
        held = (top / "all.sqlite").stat().st_size / 2**20
        print(f"  export of all into one database: {taken:.1f} s, {held:.0f} MB;")
        with sqlite3.connect(top / "all.sqlite") as database:
            begin = time.perf_counter()
            rows = database.execute(QUESTION).fetchall()
            taken = time.perf_counter() - begin
        print(f"    one query over {len(rows)} pairs: {taken * 1000:.0f} ms")
        folder = files[0].parent
        before = size_of(folder / ".git")
        writing = committing = 0.0
        for number in range(REPORTS):
            words = [LAOCOOP, "--file", str(files[0]), "note", "K1-1"]
            words += [f"Report {number}", "--party", "VN"]
            begin = time.perf_counter()
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            middle = time.perf_counter()
            subprocess.run([*git, "-C", str(folder), "commit", "-qam", "x"], check=True)
            writing += middle - begin
            committing += time.perf_counter() - middle
        subprocess.run([*git, "-C", str(folder), "gc", "-q"], check=True)
        print(f"  {REPORTS} reports: {writing / REPORTS * 1000:.0f} ms to write one,")
        print(
            f"    {committing / REPORTS * 1000:.0f} ms to commit it; git holds {before:.2f} MB before,"
        )
        print(f"    {size_of(folder / '.git'):.2f} MB after {REPORTS} commits and git gc")


if __name__ == "__main__":
    main()

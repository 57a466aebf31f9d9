"""What was probably not read well is told, with why and what to do; and nothing of it is written unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

GOOD = "BIÊN BẢN\nHai Bên đã thống nhất các nội dung sau:\n1. Phía Lào sẽ cử 10 cán bộ tham dự hội thảo tại Hà Nội.\n2. Hai Bên sẽ họp hằng năm.\n"
LONG = (
    "Đoàn đã thăm các cơ sở và nghe báo cáo về tình hình chung của ngành trong những năm vừa qua. "
)
BAD = {
    "unknown-syllables": GOOD + "H ộ i ngh ị đ ã th ố ng nh ấ t c á c n ộ i dung. " * 6 + "\n",
    "letters-lost": GOOD.replace("ộ", "\ufffd"),
    "nothing-found": "BIÊN BẢN\n" + LONG * 3,
    "few-found": GOOD + "\n".join(LONG * 2 for _ in range(12)),
}
LINE = ["-i", "M10", "--signed", "12/11/2026", "--place", "V", "--name", "x"]


@pytest.mark.parametrize("why", BAD)
def test_it_is_told_and_nothing_is_written_unseen(why: str, run: Run, register: Path) -> None:
    Path("m.txt").write_text(BAD[why], encoding="utf-8")
    before = register.read_bytes()
    told = run("load", "m.txt", *LINE, "--dry-run", "-f", "json")
    assert told.status == 0 and why in json.loads(told.out)["doubts"]
    assert "was probably not read well" in told.err
    refused = run("load", "m.txt", *LINE, "--yes")
    assert refused.status == 5 and refused.out == "" and "Nothing was written" in refused.err
    assert register.read_bytes() == before


def test_what_was_read_well_raises_no_doubt(run: Run, register: Path) -> None:
    Path("m.txt").write_text(GOOD, encoding="utf-8")
    told = run("load", "m.txt", *LINE, "--dry-run", "-f", "json")
    assert told.err.startswith("M10 is taken for: ") and told.err.count("\n") == 1
    assert json.loads(told.out)["doubts"] == []
    told = run("load", "m.txt", *LINE, "--yes")
    assert told.status == 0, told.err
    assert (
        "2 commitments of M10 written. 4 parts of the document: 2 proposed, 2 left out." in told.out
    )


def test_a_document_without_text_is_refused_whatever_is_asked(run: Run, register: Path) -> None:
    Path("m.txt").write_text("\n\n", encoding="utf-8")
    for more in (["--dry-run"], ["--yes"]):
        told = run("load", "m.txt", *LINE, *more)
        assert told.status == 5 and told.out == ""

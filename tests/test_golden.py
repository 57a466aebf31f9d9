"""What people see, kept as files that a person has read.

Write them anew with: pytest tests/test_golden.py --write-golden, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from conftest import Run

GOLDEN = Path(__file__).resolve().parent / "golden"

# A small year of work, so that every section has something to say.
STORY = [
    ["start", "MOU-1", "--note", "Kế hoạch 2026", "--party", "VN", "--on", "2026-02-10"],
    ["update", "MOU-2", "--due", "2026-09-30", "--lead", "Cục Việc làm", "--party", "VN"],
    ["done", "MOU-6", "--evidence", "https://example.org/r.pdf", "--on", "2026-05-04", "-p", "VN"],
    ["done", "MOU-7", "--evidence", "minutes.pdf", "--on", "2026-06-20", "-p", "all"],
    ["update", "M9-6", "--due", "2027-11-30", "--note", "Ngày đã thống nhất", "--party", "LA"],
    ["add", "Họp nhóm kỹ thuật", "--under", "MOU-3", "--party", "VN", "--due", "2026-12-15"],
    ["suspend", "MOU-8", "--note", "ລໍຖ້າງົບປະມານ", "--party", "LA", "--on", "2026-08-01"],
    ["withdraw", "MOU-5", "--note", "Hai bên đã thống nhất", "--on", "2026-08-01", "-p", "all"],
    ["update", "MOU-0", "--status", "not_started", "--on", "2026-03-01", "-p", "all"],
    ["event", "SOM26", "Hội nghị quan chức cao cấp 2026", "--on", "2026-11-20"],
    ["dispute", "MOU-6", "--party", "LA", "--note", "Cần số liệu", "--event", "SOM26"],
]
VIEWS = {
    "today": "today",
    "next": "next --party LA --limit 8",
    "next-explained": "next --explain",
    "list": "list",
    "list-by-due": "list --all --sort due --limit 6",
    "show": "show MOU-6 M9-6",
    "progress": "progress --matrix",
    "progress-by-quarter": "progress --by quarter",
    "report": "report",
    "annex": "annex",
    "timeline": "timeline",
    "lineage": "lineage",
    "history": "history --limit 5",
    "instruments": "instruments",
    "diff": "diff 30/6/2026",
}
LOOKS = {"80.txt": "table", "120.txt": "table", "md": "markdown"}


@pytest.mark.parametrize("suffix", LOOKS)
@pytest.mark.parametrize("language", ["en", "vi", "lo"])
@pytest.mark.parametrize("name", VIEWS)
def test_view(
    name: str,
    language: str,
    suffix: str,
    run: Run,
    register: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    for_ids, urandom = Random(2026), os.urandom
    monkeypatch.setattr(os, "urandom", lambda n: for_ids.randbytes(n) if n == 8 else urandom(n))
    for command in STORY:
        result = run(*command)
        assert result.status == 0, result.err
    monkeypatch.setenv("COLUMNS", suffix.removesuffix(".txt"))
    result = run("--lang", language, *VIEWS[name].split(), "--format", LOOKS[suffix])
    assert result.status == 0, result.err
    path = GOLDEN / f"{name}.{language}.{suffix}"
    if request.config.getoption("--write-golden"):
        path.write_text(result.out, encoding="utf-8")
    assert result.out == path.read_text(encoding="utf-8")

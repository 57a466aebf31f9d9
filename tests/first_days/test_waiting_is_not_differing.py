"""FIRST DAYS, A7: both say the same; they differ; one side has reported and the other has not yet."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT, Run

GOLDEN = ROOT / "tests" / "golden" / "three-states"
STORY = [
    ["start", "MOU-1", "--party", "VN"],
    ["start", "MOU-1", "--party", "LA"],
    ["done", "MOU-2", "--party", "VN", "--evidence", "a.pdf"],
    ["start", "MOU-2", "--party", "LA"],
    ["done", "MOU-3", "--party", "VN", "--evidence", "b.pdf"],
    ["suspend", "MOU-4", "--party", "LA", "--note", "x"],
    ["done", "MOU-5", "--party", "VN", "--evidence", "c.pdf"],
    ["dispute", "MOU-5", "--party", "LA", "--note", "y"],
    ["done", "M9-6", "--party", "LA", "--evidence", "d.pdf"],
]
STATES = {
    "MOU-1": "same",
    "MOU-2": "differ",
    "MOU-3": "waiting",
    "MOU-4": "waiting",
    "MOU-5": "differ",
    "MOU-6": None,
    "M9-6": None,
}


@pytest.fixture
def _three_states(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for_ids, urandom = Random(2026), os.urandom
    monkeypatch.setattr(os, "urandom", lambda n: for_ids.randbytes(n) if n == 8 else urandom(n))
    for command in STORY:
        assert run(*command).status == 0


@pytest.mark.usefixtures("_three_states")
def test_the_three_are_kept_apart_in_json(run: Run) -> None:
    listed = json.loads(run("list", "--all", "-f", "json").out)["items"]
    assert {i["id"]: i["agreement"] for i in listed if i["id"] in STATES} == STATES
    progress = json.loads(run("progress", "-f", "json").out)
    assert (progress["differing"], progress["waiting"]) == (["MOU-2", "MOU-5"], ["MOU-3", "MOU-4"])
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    assert [i["id"] for i in sections["differing"]] == ["MOU-2", "MOU-5"]
    assert [i["id"] for i in sections["waiting"]] == ["MOU-3", "MOU-4"]


@pytest.mark.usefixtures("_three_states")
def test_a_side_that_is_silent_does_not_differ(run: Run) -> None:
    report = " ".join(run("--lang", "vi", "report", "-f", "markdown").out.split())
    assert "Hai bên báo cáo khác nhau về 2 cam kết." in report
    assert "Còn chờ Lào báo cáo về 1 cam kết." in report
    assert "Còn chờ Việt Nam báo cáo về 1 cam kết." in report
    page = run("--lang", "vi", "show", "MOU-3", "-f", "table").out
    assert "Lào chưa báo cáo." in page and "khác nhau" not in page


@pytest.mark.usefixtures("_three_states")
@pytest.mark.parametrize("view", ["list", "show", "progress", "report"])
@pytest.mark.parametrize(("form", "end"), [("table", "txt"), ("json", "json")])
def test_golden(
    view: str,
    form: str,
    end: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    words = [view, *(["MOU-1", "MOU-2", "MOU-3"] if view == "show" else [])]
    out = run("--lang", "vi", *words, "-f", form).out
    path = GOLDEN / f"{view}.{end}"
    if request.config.getoption("--write-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")

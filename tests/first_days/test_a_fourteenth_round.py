"""What an officer found untrue in a fourteenth round, each as its kind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run, read_register
from first_days.test_a_thirteenth_round import item
from sheets import filled, given_out, saved

pytestmark = pytest.mark.usefixtures("register")


def in_a_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("with_status", [True, False])
def test_who_confirms_another_date_has_answered_it(run: Run, with_status: bool) -> None:
    """A3: both have named it then."""
    run("update", "MOU-1", "-p", "all", "--due", "30/9/2026")
    status = ["-s", "in_progress"] if with_status else []
    run("update", "MOU-1", "-p", "LA", "--due", "31/12/2026", *status)
    assert "has said nothing yet of the other date" in run("show", "MOU-1").out
    assert run("confirm", "MOU-1", "-p", "VN").status == 0
    shown = run("show", "MOU-1").out
    assert "has said nothing yet" not in shown and "past due" not in shown
    assert item(run, "MOU-1")["due"] == "2026-12-31" and item(run, "MOU-1")["due_named"] is None
    told = in_a_line(run("report").out)
    assert "has yet to answer" not in told and "None is past its date" in told


@pytest.mark.parametrize("with_status", [True, False])
def test_who_denies_another_date_has_answered_it(run: Run, with_status: bool) -> None:
    run("update", "MOU-1", "-p", "all", "--due", "30/12/2026")
    status = ["-s", "in_progress"] if with_status else []
    run("update", "MOU-1", "-p", "LA", "--due", "31/12/2027", *status)
    assert run("dispute", "MOU-1", "-p", "VN", "-n", "no").status == 0
    assert "has said nothing yet" not in run("show", "MOU-1").out
    stands = item(run, "MOU-1")
    assert stands["agreement"] == "differ" and stands["due"] == "2026-12-30"
    assert "has yet to answer" not in in_a_line(run("report").out)
    run("update", "MOU-1", "-p", "LA", "--due", "15/1/2027")  # it names another: that waits again
    assert "has said nothing yet" in run("show", "MOU-1").out


def test_a_date_that_was_named_anew_is_not_confirmed_by_the_old_word(run: Run) -> None:
    run("update", "MOU-1", "-p", "all", "--due", "30/9/2027")
    run("update", "MOU-1", "-p", "LA", "--due", "31/12/2027")
    first = read_register(Path("commitments.toml")).updates[-1].id
    run("update", "MOU-1", "-p", "LA", "--due", "31/3/2028")
    run("confirm", first, "-p", "VN")
    assert item(run, "MOU-1")["due"] == "2027-09-30"


def test_who_confirms_is_not_said_to_dispute(run: Run) -> None:
    """A4."""
    run("done", "MOU-2", "-p", "VN", "-e", "a.pdf")
    run("start", "MOU-2", "-p", "LA")
    run("dispute", "MOU-2", "-p", "LA", "-n", "three missing")
    run("confirm", "MOU-2", "-p", "VN")
    told = in_a_line(run("next", "-f", "table").out)
    assert "disputed by LA;" in told and "disputed by LA, VN" not in told


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_date_is_not_no_date(run: Run, language: str) -> None:
    """A15."""
    run("done", "MOU-2", "-p", "VN", "--due", "31/12/2026", "-e", "a")
    shown = run("--lang", language, "show", "MOU-2").out
    none = {"vi": "không có hạn", "lo": "ບໍ່ມີກຳນົດ", "en": "no date"}[language]
    assert none not in shown.split("31")[1].split("\n")[0]


def test_two_figures_are_a_difference(run: Run) -> None:
    """A14."""
    run("add", "X", "--under", "MOU-5", "-p", "all", "--target", "50 people", "--id", "MOU-5.t")
    run("update", "MOU-5.t", "-p", "VN", "-s", "in_progress", "--value", "20")
    assert json.loads(run("show", "MOU-5.t", "-f", "json").out)["items"][0]["value"] == 20
    run("update", "MOU-5.t", "-p", "LA", "-s", "in_progress", "--value", "15")
    stands = json.loads(run("show", "MOU-5.t", "-f", "json").out)["items"][0]
    assert stands["value"] is None and stands["value_named"] == {"VN": 20, "LA": 15}
    assert stands["agreement"] == "differ"
    told = in_a_line(run("report").out)
    assert "reports differ (0, with 1 action)" in told and "measured: VN: 20, LA: 15" in told
    assert "VN: 20, LA: 15" in in_a_line(run("next", "-f", "table").out)
    run("update", "MOU-5.t", "-p", "VN", "--value", "15")
    stands = json.loads(run("show", "MOU-5.t", "-f", "json").out)["items"][0]
    assert stands["value"] == 15 and stands["agreement"] == "same"


def test_an_action_is_counted_from_when_it_was_planned(run: Run) -> None:
    """A16: or from the first day of which anything is said of it, however late it was written down."""
    run("done", "MOU-3", "-p", "LA", "--on", "1/2/2026", "-e", "z")
    run("add", "A", "--under", "MOU-1", "-p", "VN", "--due", "31/12/2026")
    assert "Under them stand" not in run("report", "2026-Q1").out
    run("add", "B", "--under", "MOU-1", "-p", "VN", "--id", "MOU-1.b")
    run("done", "MOU-1.b", "-p", "VN", "--on", "1/2/2026", "-e", "z")
    assert "Under them stands 1 action, 1 completed" in in_a_line(run("report", "2026-Q1").out)
    run("add", "C", "--under", "MOU-1", "-p", "VN", "--due", "1/3/2026")
    assert "Under them stand 2 actions, 1 completed, 1 past" in in_a_line(
        run("report", "2026-Q1").out
    )
    assert "Under them stand 3 actions" in in_a_line(run("report").out)


def test_a_sheet_that_is_loaded_again_reports_nothing_anew(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A11: also after the other side has reported."""
    monkeypatch.setenv("LAOCOOP_PARTY", "VN")
    run("update", "MOU-1", "-p", "all", "--due", "31/12/2026")
    rows = given_out(run)
    cells = {"due": "2027-03-31", "last_note": "Đang làm", "status_VN": "in_progress"}
    saved(filled(rows, "MOU-1", **cells), "f.csv")
    told = run("load", "f.csv", "--yes")
    assert told.status == 0 and "due 31 Mar 2027 (was 31 Dec 2026)" in told.err
    before = len(read_register(Path("commitments.toml")).updates)
    run("load", "f.csv", "--yes")
    assert len(read_register(Path("commitments.toml")).updates) == before
    run("start", "MOU-1", "-p", "LA", "-n", "LA note")
    run("load", "f.csv", "--yes")
    assert len(read_register(Path("commitments.toml")).updates) == before + 1


def test_check_advises_nobody_to_write_the_others_word(run: Run) -> None:
    """A12."""
    run("done", "MOU-6", "-p", "all")
    assert "MOU-6 --party all --evidence" in in_a_line(run("check").out)
    run("suspend", "MOU-5", "-p", "all")
    for ident in ("MOU-5", "MOU-6"):
        run("dispute", ident, "-p", "LA", "-n", "no")
    told = in_a_line(run("check").out)
    assert "MOU-6 --party VN --evidence" in told and "--party all" not in told
    run("confirm", "MOU-6", "-p", "LA")
    assert "MOU-6 --party all --evidence" in in_a_line(run("check").out)


def test_what_the_other_named_alone_may_be_confirmed_by_the_commitment(run: Run) -> None:
    """B6."""
    run("update", "MOU-3", "-p", "LA", "--value", "12")
    told = run("dispute", "MOU-3", "-p", "VN", "-n", "10")
    assert told.status == 0 and "measured: 12" in told.out
    run("update", "MOU-4", "-p", "LA", "--due", "30/6/2027")
    assert run("confirm", "MOU-4", "-p", "VN").status == 0
    assert item(run, "MOU-4")["due"] == "2027-06-30" and item(run, "MOU-4")["due_named"] is None


def test_each_side_is_late_by_its_own_date(run: Run) -> None:
    """B1."""
    run("update", "MOU-3", "-p", "VN", "--due", "30/6/2026")
    run("update", "MOU-3", "-p", "LA", "--due", "31/8/2026")
    told = in_a_line(run("next", "-f", "table").out)
    assert "VN: 145 days past its date, 30 Jun 2026" in told
    assert "LA: 83 days past its date, 31 Aug 2026" in told


def test_the_first_sentences_tell_what_is_disputed_of_the_completed(run: Run) -> None:
    """B3."""
    run("done", "M9-6", "-p", "LA", "--on", "1/4/2026", "-e", "a")
    assert "one side sees" not in run("report").out
    run("dispute", "M9-6", "-p", "VN", "-n", "not held yet")
    assert "Of the completed, one side sees 1 commitment otherwise." in in_a_line(run("report").out)


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_title_is_in_the_language_it_is_written_in(run: Run, language: str) -> None:
    """B10: whatever language one reads in."""
    for ident, title in (("MOU-1.a", "Khảo sát nhu cầu"), ("MOU-1.b", "ສຳຫຼວດຄວາມຕ້ອງການ")):
        words = ["add", title, "--under", "MOU-1", "-p", "VN", "--id", ident]
        assert run("--lang", language, *words).status == 0
    register = read_register(Path("commitments.toml"))
    assert register.commitments["MOU-1.a"].title.vi == "Khảo sát nhu cầu"
    assert register.commitments["MOU-1.b"].title.lo == "ສຳຫຼວດຄວາມຕ້ອງການ"
    assert "no title in Vietnamese" not in run("check").out.split("MOU-1.b")[0]


def test_nothing_is_measured_on_a_day_to_come(run: Run) -> None:
    """B12."""
    told = run("update", "MOU-8", "-p", "VN", "--on", "1/1/2027", "--value", "4")
    assert told.status == 2 and "still to come" in told.err


@pytest.mark.parametrize("language", ["vi", "lo"])
def test_no_english_stands_in_what_the_register_says_of_itself(run: Run, language: str) -> None:
    """B9."""
    shown = run("--lang", language, "show", "MM24-1", "MM24-2").out
    assert " on vietnam.vn" not in shown and "part that could" not in shown


def test_check_asks_nobody_for_what_they_have_denied(run: Run) -> None:
    run("done", "MOU-6", "-p", "all", "-e", "a")
    assert "MOU-6" not in run("check").out
    run("dispute", "MOU-6", "-p", "LA", "-n", "no")
    assert "done MOU-6 --party LA" not in in_a_line(run("check").out)
    run("done", "MOU-5", "-p", "VN", "-e", "a")
    assert "done MOU-5 --party LA" in in_a_line(run("check").out)


def test_a_confirmed_extension_is_not_told_as_put_right(run: Run, register: Path) -> None:
    run("update", "MOU-5", "-p", "all", "--due", "30/9/2026", "--on", "1/3/2026")
    shutil.copy(register, "before.toml")
    run("update", "MOU-5", "-p", "LA", "--due", "31/12/2026")
    run("confirm", "MOU-5", "-p", "VN")
    told = in_a_line(run("--file", "before.toml", "diff", str(register)).out)
    assert "due 31 Dec 2026 (was 30 Sep 2026)" in told and "put right" not in told


def test_who_denies_a_date_is_not_said_to_have_named_one(run: Run) -> None:
    run("update", "MOU-8", "-p", "VN", "--due", "31/12/2026")
    run("dispute", "MOU-8", "-p", "LA", "-n", "too early")
    shown = in_a_line(run("show", "MOU-8").out)
    assert "name different dates" not in shown
    assert "Laos says no to the date that the other side has named." in shown
    for words in (["report"], ["next", "-f", "table"], ["list", "MOU-8", "-f", "table"]):
        assert "disputed by LA" in in_a_line(run(*words).out), words

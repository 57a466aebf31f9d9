"""What an officer's first month brought up: each answer says what is so, and advice can be followed."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import Run, last_added, read_register

THEIRS = "theirs.toml"


def items(run: Run, *line: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(run(*line, "-f", "json").out)["items"]
    return items


def test_what_was_taken_back_before_anybody_knew_it_is_no_change(run: Run, register: Path) -> None:
    run("done", "M9-4", "-p", "all", "--on", "12/11/2026")
    run("undo", "--yes")
    assert items(run, "diff", "--since", "20/11/2026") == []


def test_a_merge_tells_no_correction_that_was_taken_back(run: Run, register: Path) -> None:
    shutil.copy(register, THEIRS)
    run("--file", THEIRS, "edit", "MOU-3", "--title-lo", "ກ", "-p", "all", "--yes")
    run("--file", THEIRS, "edit", "M9", "--place", "X", "-p", "all", "--yes")
    for _ in range(2):
        assert run("--file", THEIRS, "undo", "--yes").status == 0
    told = run("merge", THEIRS)
    assert "“ກ”" not in told.out and "“X”" not in told.out
    assert "nothing that still holds" in told.out and "updates" not in told.out


def test_a_merge_says_what_the_other_side_took_back(run: Run, register: Path) -> None:
    run("done", "MOU-2", "-p", "LA", "-e", "a.pdf")
    shutil.copy(register, THEIRS)
    run("--file", THEIRS, "undo", "--yes")
    told = run("merge", THEIRS)
    assert "1 entry taken back" in told.out and "MOU-2" in told.out


def test_a_date_of_one_side_blames_no_clock(run: Run, register: Path) -> None:
    run("edit", "MOU-3", "--due", "30/6/2027", "-p", "all", "--yes")
    told = run("--lang", "vi", "update", "MOU-3", "--due", "30/6/2028", "-n", "lùi", "-p", "VN").out
    assert "đồng hồ" not in told
    assert "Hạn hai bên đã thống nhất, 30/06/2027, vẫn giữ; 30/06/2028 là hạn VN nêu." in told
    told = run("update", "MOU-3", "--due", "30/6/2028", "-p", "LA").out
    assert "holds" not in told and items(run, "show", "MOU-3")[0]["due"] == "2028-06-30"


def test_a_year_that_was_agreed_is_told_as_a_year(run: Run, register: Path) -> None:
    told = run("--lang", "vi", "update", "M9-6", "--due", "30/6/2027", "-p", "LA").out
    assert "trước là năm 2027" in told and "31/12/2027" not in told


def test_where_it_was_reported_is_not_where_it_is_confirmed(run: Run, register: Path) -> None:
    run("event", "SOM27", "H", "--on", "20/11/2026")
    run("done", "MOU-2", "--event", "SOM27", "-e", "a", "-p", "VN")
    assert "SOM27" not in run("confirm", "MOU-2", "-p", "LA").out
    assert run("undo", "--yes").status == 0
    assert run("confirm", "MOU-2", "-p", "LA", "--event", "SOM27").out.count("SOM27") == 1
    run("done", "MOU-4", "-p", "all", "-e", "a")
    told = run("--lang", "vi", "dispute", "MOU-4", "-p", "LA", "-n", "x").out
    assert "có ý kiến khác về báo cáo chung của hai bên" in told


def test_who_is_bound_by_what_was_added_said_nothing(run: Run, register: Path) -> None:
    run("config", "party", "VN")
    shutil.copy(register, THEIRS)
    run("--file", THEIRS, "add", "Cử cán bộ", "--under", "MOU-1", "-p", "LA", "--by", "Hoa")
    assert "LA · Hoa" not in run("--file", THEIRS, "history", "-f", "table").out
    assert items(run, "--file", THEIRS, "history")[0]["party"] is None
    for told in (run("diff", THEIRS), run("merge", THEIRS)):
        assert "added for LA (Hoa, " in told.out and "LA: added" not in told.out


def test_a_withdrawal_by_one_side_is_a_report(run: Run, register: Path) -> None:
    run("withdraw", "MOU-7", "-n", "x", "-p", "VN")
    assert "MOU-7" not in run("list", "-s", "no_report").out
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    head = sections["headline"]["sentences"]
    assert f"{len(sections['unreported'])} no report" in " ".join(head)


@pytest.mark.parametrize("side", ["VN", "LA"])
def test_check_names_who_has_yet_to_report(side: str, run: Run, register: Path) -> None:
    other = {"VN": "LA", "LA": "VN"}[side]
    run("done", "MOU-2", "-e", "a.pdf", "-p", side)
    told = run("check").out
    remedy = re.search(r"laocoop (done MOU-2 --party \w\w)", told)
    assert f"Ask {other} for its report" in told and remedy
    run(*remedy[1].split(), "-e", "b.pdf")
    assert "[one-sided-completion]" not in run("check").out


@pytest.mark.parametrize("where", [["--under", "MOU-1"], ["-i", "M9", "--clause", "III.2"]])
def test_what_both_add_needs_no_side(where: list[str], run: Run, register: Path) -> None:
    told = run("add", "Hội thảo", *where, "-p", "all")
    assert told.status == 0, told.err
    added = last_added(register)
    assert re.fullmatch(r"(MOU-1\.|M9-)[2-9a-z]{4}", added)
    assert items(run, "show", added)[0]["parties"] == ["VN", "LA"]
    assert run("add", "x", *where, "-p", "all", "--lead", "Cục").status == 2
    assert run("start", added[:-1], "-p", "VN").status == 0


def test_advice_can_be_followed(run: Run, register: Path) -> None:
    told = run("edit", "M9-6", "--due", "30/6/2027", "-p", "VN")
    assert told.status == 5 and "LA alone" in told.err and "update" not in told.err
    assert run("edit", "M9-6", "--due", "30/6/2027", "-p", "LA", "--yes").status == 0
    for ident in ("SOM25", "som25"):
        told = run("event", ident, "x", "--on", "1/1/2026")
        assert told.status == 5 and "laocoop edit SOM25" in told.err and "--id" not in told.err


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("BIÊN BẢN HỘI NGHỊ BỘ TRƯỞNG LẦN THỨ 10", "minutes"),
        ("BẢN GHI NHỚ", "mou"),
        ("BIÊN BẢN GHI NHỚ", "mou"),
        ("HIỆP ĐỊNH", "treaty"),
        ("MINUTES OF THE MEETING", "minutes"),
        ("MEMORANDUM OF UNDERSTANDING", "mou"),
    ],
)
def test_a_document_is_what_its_heading_says(
    heading: str, kind: str, run: Run, register: Path
) -> None:
    text = f"{heading}\nHai Bên đã thống nhất các nội dung sau:\n1. Hai Bên sẽ thực hiện Bản ghi nhớ năm 2025.\n2. Phía Lào sẽ ký thỏa thuận mới.\n"
    Path("m.txt").write_text(text, encoding="utf-8")
    line = ["load", "m.txt", "-i", "M10", "--signed", "12/11/2026", "--place", "V", "--yes"]
    told = run(*line, "--name", "x")
    assert told.status == 0, told.err
    assert read_register(register).instruments["M10"].kind == kind
    shown = run("show", "M10-1", "-f", "table").out
    assert "Where it stands" in shown and "Where it is reported" not in shown
    assert "of the 34 commitments in this report are taken from press reports" in " ".join(
        run("report", "-f", "table").out.split()
    )


def test_a_mistyped_id_in_a_sheet_is_named(run: Run, register: Path) -> None:
    Path("s.csv").write_text("Mã,Trạng thái VN\nMOU-22,hoàn thành\n", encoding="utf-8")
    told = run("--lang", "vi", "load", "s.csv", "--yes", "-p", "VN")
    assert told.status == 2 and "MOU-2" in told.err and "instrument" not in told.err
    Path("n.csv").write_text("id,title_vi,parent\nMOU-1.a,Họp,mou-1\n", encoding="utf-8")
    assert run("load", "n.csv", "--yes", "-p", "VN").status == 0
    added = read_register(register).commitments["MOU-1.a"]
    assert (added.instrument, added.parent) == ("MOU", "MOU-1")


def test_an_undo_is_not_marked_as_taken_back(run: Run, register: Path) -> None:
    run("add", "x", "--under", "MOU-5", "-p", "VN")
    run("undo", "--yes")
    taken, added, *_rest = items(run, "history")
    assert (taken["taken_back"], added["taken_back"]) == (False, True)


def test_edits_of_a_review_on_both_sides_are_told(run: Run, register: Path) -> None:
    run("event", "SOM27", "SOM", "--on", "20/11/2026")
    shutil.copy(register, THEIRS)
    text = Path(THEIRS).read_text(encoding="utf-8")
    Path(THEIRS).write_text(
        text.replace('id = "SOM27"\n', 'id = "SOM27"\nplace = "Vientiane"\n'), encoding="utf-8"
    )
    for told in (run("diff", THEIRS), run("merge", THEIRS)):
        assert "SOM27: Place — → “Vientiane”" in told.out, told


def test_words_in_lao_and_vietnamese(run: Run, register: Path) -> None:
    run("done", "MOU-2", "-p", "VN", "-e", "a")
    run("dispute", "MOU-2", "-p", "LA", "-n", "x")
    for line in (["list"], ["report"], ["show", "MOU-2"], ["check"]):
        told = run("--lang", "lo", *line, "-f", "table").out
        assert "ພາສາພາສາ" not in told and "ພາສາ ພາສາ" not in told and "ຄັດຄ້ານ" not in told
    assert "mã nguồn" not in run("--lang", "vi", "done", "--help").out
    assert "Vientiane" not in run("--lang", "vi", "note", "--help").out
    told = run("--lang", "vi", "list", "-s", "zzz").err
    assert "open (chưa kết thúc)" in told
    assert run("--lang", "vi", "list", "-s", "chưa kết thúc").status == 0
    ident = read_register(register).updates[-1].verifies
    assert ident not in run("history", "-f", "table").out.split("Written down")[0]
    assert "sees otherwise what Viet Nam reported" in run("history", "MOU-2", "-f", "table").out


def test_a_correction_in_a_sheet_of_history_is_plain(run: Run, register: Path) -> None:
    run("edit", "MOU-3", "--title-lo", "ກ", "--theme", "employment", "-p", "all", "--yes")
    (row,) = csv.DictReader(io.StringIO(run("history", "MOU-3", "-f", "csv").out))
    assert row["corrects"] == "title: lo ກ ; themes: employment"


def test_no_amount_is_less_than_none(run: Run, register: Path) -> None:
    for typed in ("-3", "-1.5"):
        assert run("update", "MOU-1", "-p", "VN", f"--value={typed}").status == 2
    assert run("update", "MOU-1", "-p", "VN", "--value", "0").status == 0


def test_themes_are_typed_as_they_are_shown(run: Run, register: Path) -> None:
    shown = "An toàn, vệ sinh lao động, Thanh tra"
    told = run("--lang", "vi", "edit", "MOU-3", "--theme", shown, "-p", "all", "--yes")
    assert told.status == 0, told.err
    assert items(run, "show", "MOU-3")[0]["themes"] == ["occupational-safety", "inspection"]
    assert run("edit", "MOU-3", "--theme", "Thanh tra, Không có", "-p", "all").status == 2


def test_the_report_counts_from_a_review_by_its_id(run: Run, register: Path) -> None:
    run("event", "SOM27", "SOM", "--on", "20/11/2026")
    assert json.loads(run("report", "--since", "som27", "-f", "json").out)["since"] == "2026-11-20"
    assert "Done and reported since 20 Nov 2026" in run("report", "-f", "table").out

"""FIRST DAYS, A13 and A16: ids, themes, and what is meant by a word."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOON, Run, read_register
from laocoop.i18n import dates


@pytest.mark.parametrize("typed", ["mou3", "MOU 3", "mou.3", "MoU_3", "mou-3"])
def test_an_id_is_known_without_its_signs(typed: str, run: Run, register: Path) -> None:
    (item,) = json.loads(run("show", typed, "-f", "json").out)["items"]
    assert item["id"] == "MOU-3"


def test_an_id_that_may_be_two_is_not_guessed(run: Run, register: Path) -> None:
    for ident in ("X-1.1", "X-11"):
        run("add", "x", "-i", "M9", "--id", ident, "-p", "VN")
    assert run("show", "x11").status == 4


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_themes_lists_ids_and_names_and_both_may_be_typed(
    language: str, run: Run, register: Path
) -> None:
    themes = json.loads(run("--lang", language, "themes", "-f", "json").out)["items"]
    assert len(themes) == 22
    page = run("--lang", language, "themes", "-f", "table").out
    for theme in themes:
        assert theme["id"] in page
        by_id = run("list", "--theme", theme["id"], "-f", "json").out
        by_name = run("list", "--theme", theme["name"][language], "-f", "json").out
        assert json.loads(by_id)["items"] == json.loads(by_name)["items"]
        assert len(json.loads(by_id)["items"]) == theme["commitments"]


@pytest.mark.parametrize("command", ["diff", "merge"])
def test_a_copy_that_is_not_there_is_no_reason_to_make_one(
    command: str, run: Run, register: Path
) -> None:
    result = run(command, "from-laos.toml")
    assert result.status == 4 and "from-laos.toml" in result.err and "init" not in result.err


def test_load_says_that_it_can_be_told_to_ask_nothing(run: Run) -> None:
    assert "--yes" in run("load", "--help").out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sửa", "edit"),
        ("rename", "edit"),
        ("tìm x", "search"),
        ("nạp x", "load"),
        ("xóa x", "undo"),
        ("done MOU-1 30/6/2026 -p VN", "--on 30/6/2026"),
        ("add MOU-1 Hội -p VN", "add Hội --under MOU-1"),
        ("report -o nowhere/x.md", "Không có thư mục"),
        ("list qua han", "laocoop list --overdue"),
        ("list hoàn thành", "laocoop list --status completed"),
        ("list không có gì hết", "Ít từ hơn"),
        ("report 2030", "Không có cam kết nào trong năm 2030"),
        ("report --as-of 1/1/2030", "01/01/2030 chưa tới"),
        ("config xx y", "party (bên)"),
    ],
)
def test_what_was_meant_is_said(line: str, told: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert told in run("--lang", "vi", *line.split()).err
    assert register.read_bytes() == before


def test_settings_are_known_by_what_they_are_called(run: Run) -> None:
    assert "by = Hoa" in run("--lang", "vi", "config", "tên người ghi", "Hoa").out
    assert "party = LA" in run("--lang", "vi", "config", "bên", "Lào").out


def test_a_document_is_no_copy(run: Run, register: Path) -> None:
    Path("m.docx").write_bytes(b"PK\x03\x04")
    for command in ("merge", "diff"):
        result = run(command, "m.docx")
        assert result.status == 5 and "laocoop load m.docx" in result.err


def test_what_the_reader_of_toml_says_is_in_the_users_language(run: Run, register: Path) -> None:
    text = register.read_text("utf-8")
    for broken, told in (
        ('id "x"\n', "thiếu dấu = sau khóa"),
        ('id = "x\n', "ký tự không được phép"),
        ("when = 2026-13-45\n", "dòng phải kết thúc ở đây"),
        ("x = [1\n", "thiếu dấu ] của danh sách"),
    ):
        register.write_text(text + broken, "utf-8")
        assert told in run("--lang", "vi", "list").err, run("--lang", "vi", "list").err


def test_a_new_register_beside_ones_own_reports_is_told(run: Run, tmp_path: Path) -> None:
    assert run("note", "MOU-1", "x", "-p", "VN").status == 0  # in one's own copy
    result = run("init")
    assert result.status == 0 and "laocoop merge" in result.err
    merge = result.err.split("laocoop merge ")[1].split()[0]
    assert "1 update" in run("merge", merge).out


def test_a_unit_that_looks_like_a_slip_is_told(run: Run, register: Path) -> None:
    slip = run("--lang", "vi", "update", "MOU-1", "--lead", "Cục Việt làm", "-p", "VN")
    assert slip.status == 0 and "Cục Việc làm" in slip.err
    other = run("update", "MOU-1", "--lead", "Sở Nội vụ Nghệ An", "-p", "VN")
    assert other.status == 0 and other.err == ""
    known = run("update", "MOU-1", "--lead", "cuc viec lam", "-p", "VN")
    assert known.err == "" and "Cục Việc làm" in run("history", "MOU-1", "--limit", "1").out


@pytest.mark.parametrize("typed", ["an toan ve sinh lao dong", "An toàn, vệ sinh lao động"])
def test_a_comma_of_a_name_may_be_left_out(typed: str, run: Run, register: Path) -> None:
    result = run("--lang", "vi", "list", "--theme", typed, "--all", "-f", "json")
    assert result.status == 0, result.err
    items = json.loads(result.out)["items"]
    assert items and all("occupational-safety" in item["themes"] for item in items)


def test_the_history_of_a_joint_review_is_all_that_was_said_of_it(run: Run, register: Path) -> None:
    """Who added it, what was reported there, and what was put right of it."""
    run("config", "party", "VN")
    run("event", "SOM26", "Officials", "--on", "20/11/2026", now=NOON)
    run("note", "MOU-1", "x", "--event", "SOM26", "-p", "VN", now=NOON + timedelta(minutes=1))
    run("edit", "SOM26", "--place", "Vientiane", "-y", now=NOON + timedelta(minutes=2))
    told = run("history", "SOM26", "-f", "md").out
    assert "joint review added: Officials, 20 Nov 2026" in told and "MOU-1" in told
    assert "Vientiane" in told and "3 of 3 entries" in told
    assert "joint review added" in run("history", "-f", "md").out


@pytest.mark.parametrize(
    ("done", "of", "told"),
    [(1, 16, "6.3 %"), (3, 16, "18.8 %"), (1, 80, "1.3 %"), (2, 3, "66.7 %")],
)
def test_a_share_is_rounded_as_by_hand(done: int, of: int, told: str) -> None:
    assert dates.percent(done / of) == told


def test_every_share_of_few_is_rounded_as_by_hand() -> None:
    for of in range(1, 700):
        for done in range(of + 1):
            tenths = (2000 * done + of) // (2 * of)
            assert dates.percent(done / of) == f"{tenths // 10}.{tenths % 10} %"


def test_a_document_is_found_by_its_number(run: Run, register: Path) -> None:
    """What is named as evidence of a report."""
    run("update", "MOU-1", "-e", "Công văn 1234/BNV", "-p", "VN")
    assert "MOU-1" in run("search", "1234/BNV").out and "MOU-1" in run("search", "cong van").out
    assert "MOU-1" not in run("search", "1234/BNV", "--as-of", "1/1/2026").out


def test_evidence_alone_is_told_once(run: Run, register: Path) -> None:
    run("update", "MOU-1", "-e", "BC 5", "-p", "VN", "--on", "3/2/2026")
    for command in ("report", "annex"):
        assert run(command, "-f", "md").out.count("BC 5") == 1 + (command == "report")
    assert "VN, 3 Feb 2026: → BC 5" in run("report", "-f", "md").out


def test_a_difference_counts_actions_as_such(run: Run, register: Path) -> None:
    shutil.copy(register, "before.toml")
    run("done", "MOU-2", "-p", "VN", "-e", "a")
    assert "1 commitment moved." in run("diff", "before.toml", str(register)).out
    run("add", "x", "--under", "MOU-1", "-p", "VN")
    told = run("diff", "before.toml", str(register)).out
    assert "2 commitments and actions moved." in told


def test_the_place_of_signing_is_kept_without_a_terminal(run: Run, register: Path) -> None:
    text = (
        "MINUTES\nDone at Vientiane on 15 January 2026.\n1. Both sides agreed to open a school.\n"
    )
    Path("m.txt").write_text(text, encoding="utf-8")
    assert run("load", "m.txt", "-i", "M10", "--kind", "minutes", "--yes").status == 0
    assert read_register(register).instruments["M10"].place == "Vientiane"


def test_a_new_date_and_why_is_no_result(run: Run, register: Path) -> None:
    """It stands where dates stand; what was done may still be told with it."""
    run("update", "M9-6", "--due", "30/11/2027", "-p", "LA", "--note", "agreed by letter")
    assert "agreed by letter" not in run("annex", "-f", "md").out
    run("update", "M9-6", "--due", "1/12/2027", "-p", "LA", "--note", "hall booked", "-e", "a.pdf")
    assert "hall booked" in run("annex", "-f", "md").out

"""FIRST DAYS, A13 and A16: ids, themes, and what is meant by a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run


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

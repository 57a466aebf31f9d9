"""Small things that earlier rounds had found and left: each where somebody would be stuck or misled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run, at_a_terminal

MINUTES = (
    "BIÊN BẢN\nKý tại Viêng Chăn, ngày 12/11/2027.\n"
    "Hai Bên thống nhất các nội dung sau:\n1. Hai Bên mở lớp đào tạo nghề chung.\n"
)


def test_a_register_that_is_not_there_is_made_where_it_is_looked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_FILE", "mine.toml")
    told = run("list")
    assert told.status == 4 and "laocoop init" in told.err
    assert run("init").status == 0 and Path("mine.toml").is_file()
    assert run("list").status == 0
    assert run("--file", "other.toml", "init").status == 0 and Path("other.toml").is_file()
    assert run("init", "third.toml").status == 0 and Path("third.toml").is_file()


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("M9", "2025-11-12"),
        ("biên bản lần thứ 8", "2023-12-05"),
        ("SOM25", "2025-11-11"),
        ("quan chức cấp cao", "2025-11-11"),
    ],
)
def test_since_an_instrument_or_a_review(typed: str, since: str, register: Path, run: Run) -> None:
    told = run("report", "--since", typed, "--format", "json")
    assert json.loads(told.out)["since"] == since


def test_what_two_meetings_are_called_is_none_of_them(register: Path, run: Run) -> None:
    told = run("report", "--since", "hội nghị 9")
    assert told.status == 2 and "M9" in told.err and "SOM25" in told.err


def test_a_day_that_is_none_is_asked_for_again(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAOCOOP_LANG", "vi")
    Path("m.txt").write_text(MINUTES, encoding="utf-8")
    child = at_a_terminal(
        "load", "m.txt", "-i", "M10", "--name", "x", "--place", "V", size=(60, 120)
    )
    child.expect("Ký ngày nào")
    child.sendline("31/2/2027")
    child.expect("không phải ngày")
    child.expect("Ký ngày nào")
    child.sendline("")
    child.expect("Giai đoạn\\?")
    child.sendline("tháng 6/2027")
    child.expect("Cách xử lý")
    child.expect("Giai đoạn\\?")
    child.sendline("2028")
    child.expect("> $")
    child.sendline("e")
    for label in ("Tiêu đề:", "Các bên:", "Hạn"):
        child.expect(label)
        child.send("\r")
    child.expect("Chủ đề:")
    child.expect("Kỹ năng nghề|Giáo dục nghề nghiệp|nghề")  # by its name, not by its id
    child.close()


def test_a_wrong_answer_to_the_first_question_is_told_in_three_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LAOCOOP_LANG", raising=False)
    monkeypatch.delenv("LAOCOOP_PARTY", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    child = at_a_terminal(size=(24, 120))
    child.expect("Language:")
    child.sendline("tiếng Anh Mỹ")
    child.expect("Language:")
    assert all(words in child.before for words in ("Cách xử lý", "ສິ່ງທີ່ຄວນເຮັດ", "What to do"))
    child.close()


def test_a_value_of_the_wrong_kind_is_shown_as_the_file_has_it(register: Path, run: Run) -> None:
    text = register.read_text(encoding="utf-8")
    assert text.count('kind = "minutes"') > 1
    register.write_text(
        text.replace('kind = "minutes"', 'kind = { vi = "biên bản", is = true }', 1),
        encoding="utf-8",
    )
    told = run("check")
    assert 'not { vi = "biên bản", is = true }' in told.out, told.out


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("quá hạn", "--overdue"),
        ("qua han", "--overdue"),
        ("overdue", "--overdue"),
        ("past due", "--overdue"),
        ("due_soon", "--due-soon"),
        ("sắp đến hạn", "--due-soon"),
    ],
)
def test_what_stands_beside_a_status_is_asked_for_by_its_option(
    typed: str, option: str, register: Path, run: Run
) -> None:
    told = run("list", "--status", typed)
    assert told.status == 2 and f"Ask for it with: {option}" in told.err
    assert run("list", option).status == 0


@pytest.mark.parametrize(
    "typed", ["đã hoàn thành", "da hoan thanh", "Đã xong", "ສຳເລັດແລ້ວ", "finished"]
)
def test_what_is_done_is_called_so_in_several_ways(typed: str, register: Path, run: Run) -> None:
    asked = run("list", "--status", "completed").out
    assert run("list", "--status", typed).out == asked and "M7-8" in asked


def test_what_a_date_or_a_number_may_be_is_said_as_ones_own_language_has_it(
    register: Path, run: Run
) -> None:
    told = run("--lang", "vi", "update", "MOU-4", "--value", "1.500", "-p", "VN")
    assert told.status == 2 and "1500 hoặc 1,5" in told.err
    told = run("--lang", "vi", "update", "MOU-4", "--due", "abc", "-p", "VN")
    assert "cuối tháng 6/2027" in told.err and "hôm qua" not in told.err
    assert run("update", "MOU-4", "--due", "cuối tháng 6/2027", "-p", "VN").status == 0
    assert "hôm qua" in run("--lang", "vi", "done", "MOU-4", "--on", "abc", "-p", "VN").err


def test_a_new_review_says_how_it_is_taken_back(register: Path, run: Run) -> None:
    assert "laocoop undo" in run("event", "SOM30", "x", "--on", "1/11/2026").out
    assert run("undo", "--yes").status == 0 and "SOM30" not in run("event").out


@pytest.mark.parametrize("both", ["all", "cả hai bên", "VN LA", "Việt Nam, Lào"])
def test_both_are_bound_by_the_words_for_both(both: str, register: Path, run: Run) -> None:
    assert run("edit", "M9-6", "--bound", both, "-p", "all").status == 0
    items = json.loads(run("show", "M9-6", "-f", "json").out)["items"]
    assert items[0]["parties"] in (["VN", "LA"], ["LA", "VN"])


def test_a_unit_that_is_not_known_is_told_once(register: Path, run: Run) -> None:
    Path("s.csv").write_text("id,lead_VN\nMOU-3,Cục Việc làn\n", encoding="utf-8")
    assert run("load", "s.csv", "--yes", "-p", "VN").err.count("Cục Việc làn”") == 1


@pytest.mark.parametrize(
    "words", ["phía Lào", "bên Lào", "phia LA", "ຝ່າຍລາວ", "ຝ່າຍ ລາວ", "the Lao side", "Lao side"]
)
def test_a_side_is_named_as_one_of_two(words: str, run: Run) -> None:
    assert (
        run("list", "--party", words, "-f", "json").out
        == run("list", "--party", "LA", "-f", "json").out
    )


@pytest.mark.parametrize("words", ["Vietnam", "vietnam", "ViệtNam"])
def test_a_name_without_its_blanks(words: str, run: Run) -> None:
    asked = run("list", "--party", words, "-f", "json")
    assert asked.status == 0 and asked.out == run("list", "--party", "VN", "-f", "json").out


def test_half_a_name_is_no_side(run: Run) -> None:
    assert run("list", "--party", "phía").status == 2


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("chưa bắt đầu", "not_started"),
        ("đang làm", "in_progress"),
        ("under way", "in_progress"),
        ("chưa hoàn thành", "open"),
        ("chưa xong", "open"),
        ("ຍັງບໍ່ສຳເລັດ", "open"),
    ],
)
def test_statuses_are_called_as_people_call_them(words: str, status: str, run: Run) -> None:
    run("start", "MOU-1", "--party", "VN")
    asked = run("list", "--status", words, "-f", "json")
    assert asked.status == 0
    assert asked.out == run("list", "--status", status, "-f", "json").out

"""FIRST DAYS, A13: words as shown are words as typed, in all three languages whatever the user's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run, read_register
from laocoop.domain.status import Status

TYPED = [
    ("update MOU-5 -p VN -s", "đang thực hiện"),
    ("update MOU-5 -p VN -s", "dang thuc hien"),
    ("update MOU-5 -p VN -s", "ĐANG THỰC"),
    ("update MOU-5 -p VN -s", "ກຳລັງຈັດຕັ້ງປະຕິບັດ"),
    ("update MOU-5 -p VN -s", "in progress"),
    ("list --theme", "việc làm"),
    ("list --theme", "Việc"),
    ("list --theme", "An toàn, vệ sinh lao động"),
    ("list --theme", "ການຈ້າງງານ"),
    ("list --theme", "ATVSLĐ"),
    ("list --theme", "Đào tạo nghề"),
    ("list --theme", "Employment,Gender equality"),
    ("config party", "Việt Nam"),
    ("list --party", "Lào"),
    ("list --party", "ລາວ"),
    ("list --status", "chưa báo cáo,hoàn thành"),
    ("list --force", "hai bên thống nhất"),
    ("list --sort", "hạn"),
    ("list --columns", "mã,trạng thái"),
    ("progress --by", "chủ đề"),
]


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
@pytest.mark.parametrize(("line", "word"), TYPED)
def test_what_is_shown_is_understood(
    line: str, word: str, language: str, run: Run, register: Path
) -> None:
    result = run("--lang", language, *line.split(), word)
    assert result.status == 0, result.err
    if line.startswith("update"):
        assert read_register(register).updates[-1].status is Status.IN_PROGRESS


def test_it_means_what_it_says(run: Run, register: Path) -> None:
    def ids(*words: str) -> list[str]:
        return [i["id"] for i in json.loads(run("list", *words, "-f", "json").out)["items"]]

    assert ids("--theme", "An toàn, vệ sinh lao động") == ids("--theme", "occupational-safety")
    assert ids("--party", "Lào") == ids("--party", "LA")
    two = ids("--theme", "occupational-safety", "--theme", "employment")
    for typed in ("An toàn, vệ sinh lao động, Việc làm", "Việc làm,An toàn, vệ sinh lao động"):
        assert ids("--theme", typed) == two, typed
    assert ids("--theme", "việc làm,bình đẳng giới") == ids(
        "-t", "employment", "-t", "gender-equality"
    )


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("list --status", "chưa"),
        ("list --theme", "xyz"),
        ("list --sort", "các bên"),
    ],
)
def test_what_means_several_or_nothing_is_refused_with_what_there_is(
    line: str, word: str, run: Run, register: Path
) -> None:
    result = run("--lang", "vi", *line.split(), word)
    assert result.status == 2 and "—" not in result.err.partition("\n")[2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tìm", "search"), ("tim", "search"), ("nạp", "load"), ("xóa", "undo"), ("sửa", "edit"),
     ("delete", "undo"), ("ຊອກ", "search"), ("xyz", "")],
)  # fmt: skip
def test_a_wrong_command_is_answered_with_what_was_meant_or_nothing(
    typed: str, meant: str, run: Run, register: Path
) -> None:
    for language in ("vi", "lo", "en"):
        result = run("--lang", language, typed, "x")
        assert result.status == 2 and "—" not in result.err
        assert (f": {meant}?" in result.err) == bool(meant)


def test_help_is_a_command_too(run: Run, register: Path) -> None:
    assert run("help").out == run("--help").out
    assert run("help", "done").out == run("done", "--help").out

"""FIRST DAYS, a tenth round: whose unit, whose date, whose action; what a merge brought and what was written beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from answers import ANSWERS
from conftest import Run, read_register

pytestmark = pytest.mark.usefixtures("for_viet_nam")


def item(run: Run, ident: str) -> dict[str, object]:
    (found,) = json.loads(run("show", ident, "-f", "json").out)["items"]
    return found  # type: ignore[no-any-return]


def test_a_merge_taken_back_leaves_what_has_nothing_to_do_with_it(run: Run, register: Path) -> None:
    """A confirmation stood on what came, and was taken back; a mistake on another commitment was, too."""
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "done", "MOU-2", "-e", "a.pdf", "-p", "LA")
    assert run("merge", "theirs.toml").status == 0
    run("confirm", "MOU-2")
    run("done", "MOU-3", "-n", "nhầm", "-e", "b.pdf")
    assert run("--file", "theirs.toml", "merge", str(register)).status == 0  # sent with both
    run("undo")
    run("undo")
    result = run("--lang", "vi", "undo", "--yes")
    assert result.status == 0 and "Các cập nhật đã ghi trên phần nhận vào" in result.out
    mistake, back = [u for u in read_register(register).updates if u.commitment == "MOU-3"]
    assert back.retracts == mistake.id
    assert run("merge", "theirs.toml").status == 0
    assert item(run, "MOU-3")["status"] == "no_report"  # the mistake stays taken back


@pytest.mark.parametrize(
    "line",
    [
        "start MOU-1 -p all --lead vn-overseas-labour",
        'update MOU-3 -p all --lead "ກົມການຈັດຫາງານ"',
        'update MOU-5 -p "hai bên" --lead "một đơn vị"',
    ],
)
def test_a_unit_leads_for_one_side(line: str, run: Run, register: Path) -> None:
    import shlex

    before = register.read_bytes()
    result = run(*shlex.split(line))
    assert result.status == 2 and "--party VN" in result.err and register.read_bytes() == before


BOTH = [
    "Hai bên giao Vụ Hợp tác quốc tế và Vụ Kế hoạch và Hợp tác quốc tế (Lào) làm đầu mối.",
    "Hai bên giao Cục Việc làm và Cục Quản lý lao động (Lào) xây dựng kế hoạch trước 31/12/2027.",
    "Hai bên giao Sở Nội vụ và Sở Lao động và Phúc lợi xã hội (Lào) lập danh sách.",
    "The two sides assign the Department of Employment and the Department of Labour (Lao PDR) to draft a plan.",
]


@pytest.mark.parametrize("clause", BOTH)
def test_what_both_give_to_a_unit_of_each_binds_both(clause: str, run: Run, register: Path) -> None:
    Path("m.txt").write_text(
        f"MINUTES\n\nHà Nội, 10/11/2026\n\nThe two sides agreed:\n\n1. {clause}\n"
    )
    (told,) = json.loads(run("load", "m.txt", "-i", "B9", "--dry-run", "-f", "json").out)["items"]
    assert told["parties"] == ["VN", "LA"]


def test_what_both_give_to_one_unit_binds_its_side(run: Run, register: Path) -> None:
    clause = "Hai bên giao Cục Quản lý lao động (Lào) lập danh sách."
    Path("m.txt").write_text(f"BIÊN BẢN\n\nHai bên thống nhất:\n\n1. {clause}\n")
    (told,) = json.loads(run("load", "m.txt", "-i", "B9", "--dry-run", "-f", "json").out)["items"]
    assert told["parties"] == ["LA"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BIÊN BẢN HỌP", "Biên bản họp"),
        ("BIÊN BẢN LÀM VIỆC GIỮA HAI BỘ", "Biên bản làm việc giữa hai bộ"),
        ("KẾ HOẠCH HÀNH ĐỘNG", "Kế hoạch hành động"),
    ],
)
def test_a_title_in_capitals_is_written_as_a_sentence(
    title: str, name: str, run: Run, register: Path
) -> None:
    Path("m.txt").write_text(f"{title}\n\n1. Hai bên thống nhất lập danh sách chung.\n")
    told = json.loads(run("load", "m.txt", "-i", "B9", "--dry-run", "-f", "json").out)
    assert told["instrument"]["name"]["vi"] == name


def test_a_ministrys_name_is_no_theme(run: Run, register: Path) -> None:
    clause = "Bộ Nội vụ Việt Nam và Bộ Lao động và Phúc lợi xã hội Lào xây dựng kế hoạch chung."
    Path("m.txt").write_text(
        f"BIÊN BẢN\n\n1. {clause}\n2. Hai bên cùng nâng cao phúc lợi xã hội.\n"
    )
    told = json.loads(run("load", "m.txt", "-i", "B9", "--dry-run", "-f", "json").out)["items"]
    assert [each["themes"] for each in told] == [[], ["social-protection"]]


def test_an_own_action_is_no_commitment_in_the_annex(run: Run, register: Path) -> None:
    run("add", "Khóa bồi dưỡng nội bộ", "--under", "MOU-5", "--due", "31/3/2027")
    told = run("--lang", "vi", "annex", "-f", "markdown").out
    assert "## Cam kết và kết quả thực hiện (15)" in told
    own = told.split("## Việc do một bên đề ra (1)")[1]
    assert "Khóa bồi dưỡng nội bộ" in own.split("## ")[0]
    assert "Khóa bồi dưỡng" not in told.split("## Việc do một bên đề ra")[0]
    assert "Khóa bồi dưỡng" not in own.split("## ", 1)[1]  # nor is it carried over
    sections = json.loads(run("annex", "-f", "json").out)["sections"]
    assert len(sections["period"]) == 15 and len(sections["own"]) == 1


def test_a_date_that_one_side_names_waits_for_the_other(run: Run, register: Path) -> None:
    run("update", "MOU-3", "-p", "all", "--due", "31/3/2027")
    assert item(run, "MOU-3")["agreement"] is None
    run("update", "MOU-3", "--due", "30/6/2027", "-n", "đề nghị lùi")
    assert item(run, "MOU-3")["agreement"] == "waiting"
    shown = run("--lang", "vi", "show", "MOU-3").out
    assert "Lào chưa có ý kiến về thời hạn mới." in shown and "hai hạn khác nhau" not in shown
    report = run("--lang", "vi", "report").out
    assert (
        "Còn chờ Lào cho ý kiến về thời hạn mới của 1 cam kết" in report
        and "báo cáo khác nhau về" not in report
    )
    run("update", "MOU-3", "--due", "31/12/2027", "-p", "LA")
    assert item(run, "MOU-3")["agreement"] == "differ"
    run("update", "MOU-3", "--due", "31/12/2027")
    assert item(run, "MOU-3")["agreement"] is None  # named alike, it is agreed


@pytest.mark.parametrize("language", ["vi", "lo"])
@pytest.mark.parametrize("name", ANSWERS)
def test_no_code_stands_at_the_head_of_a_workbooks_column(
    name: str, language: str, run: Run, register: Path
) -> None:
    assert run("--lang", language, *ANSWERS[name].split(), "-o", "x.xlsx").status == 0
    for sheet in openpyxl.load_workbook("x.xlsx"):
        heads = [cell.value for cell in next(sheet.iter_rows(max_row=1)) if cell.value]
        assert [
            h for h in heads if h.isascii() and h not in ("ILO", "SDG", "Sau", "given_out")
        ] == []
        statuses = {"no_report", "in_progress", "completed"}
        assert not statuses & {cell.value for row in sheet.iter_rows() for cell in row}


def test_smaller_sentences(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "done", "M9-6", "-e", "a.pdf", "-p", "LA", "--by", "Noy")
    run("merge", "theirs.toml")
    (update,) = [u for u in read_register(register).updates if u.commitment == "M9-6"]
    refused = run("undo", update.id, "--yes")
    assert "laocoop dispute M9-6 --note" in refused.err
    assert run("dispute", "M9-6", "--note", "Cần số liệu").status == 0  # the advice works

    dry = run("--lang", "vi", "done", "MOU-1", "-e", "a.pdf", "--dry-run")
    assert "Chưa ghi gì" in dry.err and "[[update]]" in dry.out

    assert "bảo hiểm" in run("--lang", "vi", "search", "bảo", "hiểm", "y", "tế").err
    assert run("search", "bảo", "hiểm").err == ""

    shutil.copy(register, "commitments (1).toml")
    assert run("check").out.splitlines()[-1] != "No problems."


def test_a_report_of_a_day_to_come_is_named(run: Run, register: Path) -> None:
    run("start", "MOU-6", "-n", "x")
    text = register.read_text("utf-8")
    register.write_text(text.replace("on = 2026-11-22", "on = 2027-11-22"), encoding="utf-8")
    assert "reported-in-future" in run("check").out


def test_the_language_of_a_title_is_told_where_it_is_another(run: Run, register: Path) -> None:
    run("--lang", "lo", "add", "ກອງປະຊຸມ", "--under", "MOU-3", "-p", "LA", "--id", "MOU-3.x")
    shown = run("--lang", "vi", "show", "MOU-3").out
    assert "ກອງປະຊຸມ [tiếng Lào]" in shown
    assert "[tiếng Lào]" in run("--lang", "vi", "show", "MOU-3.x").out.splitlines()[0]


def test_a_sheets_own_heads_are_named_and_what_it_says_is_so(run: Run, register: Path) -> None:
    run("start", "MOU-2", "--on", "20/11/2026", "-n", "bắt đầu")
    run("--lang", "vi", "list", "-i", "MOU", "-o", "p.xlsx")
    book = openpyxl.load_workbook("p.xlsx")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    row = next(r[0].row for r in sheet.iter_rows(min_row=3) if r[0].value == "MOU-2")
    sheet.cell(row, heads["Trạng thái VN"]).value = "hoàn thành"
    sheet.cell(row, heads["Ngày hoàn thành"]).value = "10/11/2026"
    sheet.cell(row, heads["Cam kết (Tiếng Việt)"]).value = "Khác"
    book.save("p.xlsx")
    result = run("--lang", "vi", "load", "p.xlsx", "--yes")
    assert "MOU-2 Cam kết (Tiếng Việt)" in result.err and "laocoop edit" in result.err
    assert "tình hình MOU-2 của VN" in result.err and result.out.rstrip().endswith("laocoop undo")


# -- an eleventh round ------------------------------------------------------------------------------


def test_clauses_numbered_with_their_section_keep_their_numbers(run: Run, register: Path) -> None:
    text = "BIÊN BẢN HỘI NGHỊ\n\nHai bên thống nhất:\n\n"
    text += (
        "III.1. Hai bên trao đổi kinh nghiệm về chính sách.\nIII.2 Hai bên lập danh sách chung.\n"
    )
    text += "III.3.a. Phía Lào đăng cai Hội nghị lần thứ 10.\n"
    Path("m.txt").write_text(text)
    told = json.loads(run("load", "m.txt", "-i", "B9", "--dry-run", "-f", "json").out)["items"]
    assert [each["clause"] for each in told] == ["III.1", "III.2", "III.3.a"]
    assert not any(each["title"]["vi"][0].isdigit() for each in told)


def test_the_same_clause_in_two_languages_is_one(run: Run, register: Path) -> None:
    shutil.copy(register, "theirs.toml")
    Path("vi.txt").write_text(
        "BIÊN BẢN HỌP\n\nHuế, ngày 18 tháng 11 năm 2026\n\nHai bên thống nhất:\n\n1. Hai bên tổ chức khóa tập huấn "
        "về bảo hiểm xã hội cho 40 cán bộ trước ngày 30 tháng 6 năm 2027.\n"
    )
    Path("lo.txt").write_text(
        "ບົດບັນທຶກກອງປະຊຸມ\n\nເຫວ້, ວັນທີ 18 ພະຈິກ 2026\n\nສອງຝ່າຍຕົກລົງ:\n\n1. ສອງຝ່າຍຈັດຝຶກອົບຮົມດ້ານປະກັນສັງຄົມ "
        "ໃຫ້ພະນັກງານ 40 ຄົນ ກ່ອນວັນທີ 30 ມິຖຸນາ 2027.\n"
    )
    assert run("load", "vi.txt", "-i", "KT26", "--yes").status == 0
    assert (
        run(
            "--file",
            "theirs.toml",
            "--lang",
            "lo",
            "load",
            "lo.txt",
            "-i",
            "KT26",
            "--yes",
            "-p",
            "LA",
        ).status
        == 0
    )
    merged = run("merge", "theirs.toml")
    assert merged.status == 0, merged.err
    ours = [i for i in read_register(register).commitments if i.startswith("KT26")]
    assert ours == ["KT26-1"]
    assert run("--file", "theirs.toml", "merge", str(register)).status == 0
    other = read_register(Path("theirs.toml")).commitments["KT26-1"]
    assert other.themes == read_register(register).commitments["KT26-1"].themes


def test_minutes_have_an_id_of_their_own(run: Run, register: Path) -> None:
    run("event", "SOM26", "Hội nghị SOM 2026", "--on", "20/11/2026")
    Path("m.txt").write_text("BIÊN BẢN\n\n1. Hai bên thống nhất lập danh sách chung.\n")
    before = register.read_bytes()
    result = run("load", "m.txt", "-i", "SOM26", "--yes")
    assert result.status == 5 and register.read_bytes() == before


def test_lao_lines_that_stand_apart_stay_apart(run: Run, register: Path) -> None:
    Path("m.txt").write_text(
        "ບົດບັນທຶກກອງປະຊຸມເຈົ້າໜ້າທີ່ອາວຸໂສ ລາວ – ຫວຽດນາມ ດ້ານແຮງງານ\n\nວຽງຈັນ, ວັນທີ 18 ພະຈິກ 2026\n\n"
        "ສອງຝ່າຍຕົກລົງ:\n\n1. ຝ່າຍລາວ ສະໜອງບັນຊີລາຍຊື່.\n"
    )
    told = json.loads(run("load", "m.txt", "-i", "LX", "--dry-run", "-f", "json").out)["instrument"]
    assert told["name"]["lo"] == "ບົດບັນທຶກກອງປະຊຸມເຈົ້າໜ້າທີ່ອາວຸໂສ ລາວ – ຫວຽດນາມ ດ້ານແຮງງານ"
    assert told["signed"] == "2026-11-18"


def test_an_own_action_makes_no_commitment_late_on_the_page(run: Run, register: Path) -> None:
    run("add", "Tập huấn", "--under", "MOU-1", "--due", "15/11/2026")
    run("--lang", "vi", "report", "-o", "r.html")
    text = Path("r.html").read_text("utf-8")
    assert "<li><strong>0</strong> <span>Quá hạn (và 1 hoạt động)</span>" in text


def test_a_note_beside_the_other_sides_status_is_theirs(run: Run, register: Path) -> None:
    run("sheet", "--party", "LA", "-i", "MOU", "-o", "s.xlsx")
    book = openpyxl.load_workbook("s.xlsx")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    row = next(r[0].row for r in sheet.iter_rows(min_row=3) if r[0].value == "MOU-1")
    sheet.cell(row, heads["Status LA"]).value = "in progress"
    sheet.cell(row, heads["Note"]).value = "Lào đã họp"
    book.save("s.xlsx")
    result = run("load", "s.xlsx", "--party", "VN", "--yes")
    told = [u for u in read_register(register).updates if u.commitment == "MOU-1"]
    assert result.status == 7 and not told  # Laos' words want a yes of their own
    assert run("load", "s.xlsx", "--party", "LA", "--yes").status == 0
    (word,) = [u for u in read_register(register).updates if u.commitment == "MOU-1"]
    assert (word.party, word.note.en) == ("LA", "Lào đã họp")


def test_what_comes_of_an_action_taken_back_here_is_named(run: Run, register: Path) -> None:
    run("add", "Tập huấn chung", "--under", "MOU-3", "-p", "all", "--id", "MOU-3.j1")
    shutil.copy(register, "theirs.toml")
    run("--file", "theirs.toml", "done", "MOU-3.j1", "-e", "lao.pdf", "-p", "LA", "--by", "Noy")
    run("undo", "--yes")
    told = run("--lang", "vi", "merge", "theirs.toml").out
    assert "MOU-3.j1: LA, 22/11/2026: hoàn thành" in told and "lịch sử" in told
    there = run("--file", "theirs.toml", "--lang", "vi", "merge", str(register)).out
    assert "không còn nữa (Hoa, 22/11/2026)" in there


def test_a_report_that_laocoop_printed_is_no_document(run: Run, register: Path) -> None:
    run("report", "-o", "r.docx")
    result = run("load", "r.docx", "-i", "X1", "--yes")
    assert result.status == 5 and "laocoop merge" in result.err


def test_more_sentences_are_so(run: Run, register: Path) -> None:
    run("update", "MOU-5", "-p", "LA", "-s", "not_started")
    told = run("--lang", "vi", "start", "MOU-5", "-p", "all", "--on", "20/11/2026", "-n", "x").out
    assert "tình hình MOU-5 của LA" in told
    run("done", "MOU-1", "-e", "a")
    run("undo")
    counted = run("export", "a.sqlite", "--name", "a").out
    run("done", "MOU-1", "-e", "a")
    run("undo")
    assert run("export", "a.sqlite", "--name", "a").out == counted
    run("event", "SOM26", "Hội nghị SOM 2026", "--on", "20/11/2026")
    assert run("report", "--since", "Hội nghị SOM 2026").status == 0
    assert "ພາສາຫວຽດນາມ" in run("--lang", "lo", "event", "-f", "markdown").out
    run("start", "MOU-8", "-n", "x")
    run("start", "MOU-1", "-n", "y")
    run("add", "Tập huấn", "--under", "MOU-1", "--id", "MOU-1.t")
    run("start", "MOU-1.t", "-n", "z")
    rows = [
        line
        for line in run("report", "-f", "markdown").out.splitlines()
        if line.startswith("| MOU-")
    ]
    assert [row.split(" ")[1] for row in rows[:3]] == ["MOU-1", "MOU-1.t", "MOU-5"]

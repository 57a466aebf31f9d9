"""The unit that a plan's table names as leading, kept where the register knows it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from conftest import Run, read_register
from laocoop.domain.model import Commitment

EMPLOYMENT, OVERSEAS = "Cục Việc làm", "Cục Quản lý lao động ngoài nước"
LAO_EMPLOYMENT, LAO_LABOUR = "ກົມການຈັດຫາງານ", "ກົມຄຸ້ມຄອງແຮງງານ"

ONE_COLUMN = [
    ("Cục Việc làm (Việt Nam)", {"VN": EMPLOYMENT}),
    ("Phía Việt Nam: Cục Quản lý lao động ngoài nước", {"VN": OVERSEAS}),
    ("Cục Việc làm (Lào)", {"LA": LAO_EMPLOYMENT}),
    ("Cục Việc làm Lào", {"LA": LAO_EMPLOYMENT}),
    ("Cục Việc làm của Lào", {"LA": LAO_EMPLOYMENT}),
    ("Cục Quản lý lao động ngoài nước; Cục Việc làm Lào", {"VN": OVERSEAS, "LA": LAO_EMPLOYMENT}),
    ("Cục Việc làm hai bên", {}),  # whose is meant is not said of either
    ("Cục Việc làm (Việt Nam), Cục Người có công (Việt Nam)", {}),  # two
    ("Vụ Tổ chức cán bộ và Đào tạo (Việt Nam)", {}),  # none that the register knows
    ("Cục Việc làm (Việt Nam), Cục Quản lý lao động (Lào) phối hợp", {"VN": EMPLOYMENT}),
]  # fmt: skip


PLANS = {
    "vi": ("BIÊN BẢN", "Hai bên thống nhất phân công như sau:", "Nội dung", "Khảo sát nhu cầu"),
    "en": ("MINUTES", "The two Sides agreed as follows:", "Activity", "Survey the demand for labour"),
    "lo": ("ບົດບັນທຶກ", "ສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:", "ເນື້ອໃນ", "ສຳຫຼວດຄວາມຕ້ອງການແຮງງານ"),
}  # fmt: skip


def loaded(
    run: Run, register: Path, heads: Sequence[str], cells: Sequence[str], language: str = "vi"
) -> Commitment:
    """What is recorded of a plan of one row."""
    document = docx.Document()
    title, opening, head, todo = PLANS[language]
    document.add_paragraph(title)
    document.add_paragraph(opening)
    table = document.add_table(2, 2 + len(heads))
    for row, told in zip(table.rows, [("No.", head, *heads), ("1", todo, *cells)], strict=True):
        for cell, text in zip(row.cells, told, strict=True):
            cell.text = text
    document.save("m.docx")
    done = run("load", "m.docx", "-i", "T26", "--yes", "--signed", "12/11/2025")
    assert done.status == 0, done.err
    commitments = read_register(register).commitments.values()
    (only,) = [each for each in commitments if each.instrument == "T26"]
    return only


@pytest.mark.parametrize(("cell", "lead"), ONE_COLUMN)
def test_a_unit_that_the_register_knows(
    cell: str, lead: dict[str, str], run: Run, register: Path
) -> None:
    assert dict(loaded(run, register, ["Cơ quan chủ trì"], [cell]).lead) == lead


def test_a_column_of_each_side(run: Run, register: Path) -> None:
    """Both have a department of that name: whose it is stands at the head."""
    heads = ["Cơ quan chủ trì phía Việt Nam", "Cơ quan chủ trì phía Lào"]
    of_each = loaded(run, register, heads, ["Cục Việc làm", "Cục Việc làm"])
    assert dict(of_each.lead) == {"VN": EMPLOYMENT, "LA": LAO_EMPLOYMENT}


@pytest.mark.parametrize(
    ("language", "head", "cell", "lead"),
    [
        ("en", "Lead agency", "Department of Employment of Laos", {"LA": LAO_EMPLOYMENT}),
        ("en", "Lead agency", "Department of Overseas Labour (Viet Nam)", {"VN": OVERSEAS}),
        ("lo", "ພາກສ່ວນຮັບຜິດຊອບ", "ກົມຄຸ້ມຄອງແຮງງານ (ລາວ)", {"LA": LAO_LABOUR}),
    ],
)
def test_a_plan_in_another_language(
    language: str, head: str, cell: str, lead: dict[str, str], run: Run, register: Path
) -> None:
    assert dict(loaded(run, register, [head], [cell], language).lead) == lead


def test_it_is_told_before_it_is_written(run: Run, register: Path) -> None:
    loaded(run, register, ["Cơ quan chủ trì"], ["Cục Việc làm (Việt Nam)"])
    told = run("--lang", "vi", "load", "m.docx", "-i", "T27", "--dry-run", "--signed", "12/11/2025")
    assert "do Cục Việc làm chủ trì" in " ".join(told.out.split())


@pytest.mark.parametrize(
    ("cell", "parties", "lead"),
    [
        ("Vụ Hợp tác quốc tế; Vụ Hợp tác quốc tế Lào", ("VN", "LA"), {"VN": "Vụ Hợp tác quốc tế"}),
        ("Cục Việc làm và Vụ Quản lý lao động Lào", ("VN", "LA"), {}),
        ("Cục Việc làm (Việt Nam) và Cục Quản lý lao động (Lào)", ("VN", "LA"), {"VN": EMPLOYMENT, "LA": LAO_LABOUR}),
        ("Cục Việc làm (Việt Nam); Vụ Đào tạo (Việt Nam)", ("VN",), {}),
        ("Vụ Phát triển hành chính, Bộ Lao động và Phúc lợi xã hội Lào", ("LA",), {}),
        ("Vụ Hợp tác quốc tế (Việt Nam) và Vụ Hợp tác quốc tế (Lào)", ("VN", "LA"), {"VN": "Vụ Hợp tác quốc tế"}),
    ],
)  # fmt: skip
def test_units_of_two_countries_in_one_cell(
    cell: str, parties: tuple[str, ...], lead: dict[str, str], run: Run, register: Path
) -> None:
    """The one without its country was taken for the other's, and its country was not bound."""
    only = loaded(run, register, ["Đơn vị chủ trì"], [cell])
    assert (only.parties, dict(only.lead)) == (parties, lead)


@pytest.mark.parametrize(
    "head", ["Đơn vị chủ trì", "Cơ quan chủ trì", "Chủ trì", "Đơn vị thực hiện"]
)
def test_where_one_side_alone_is_bound_the_unit_is_its_own(
    head: str, run: Run, register: Path
) -> None:
    """Both have a department of that name."""
    document = docx.Document()
    document.add_paragraph("BIÊN BẢN")
    document.add_paragraph("Phía Việt Nam sẽ thực hiện các hoạt động sau:")
    table = document.add_table(3, 4)
    rows = [
        ("STT", "Nội dung", head, "Thời hạn"),
        ("1", "Khảo sát nhu cầu việc làm", "Cục Việc làm", "31/3/2027"),
        ("2", "Sơ kết Bản ghi nhớ giai đoạn 2026-2027", "Cục Việc làm", "Hằng năm"),
    ]
    for row, told in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, told, strict=True):
            cell.text = text
    document.save("m.docx")
    done = run("load", "m.docx", "-i", "T26", "--yes", "--signed", "12/11/2025")
    assert done.status == 0, done.err
    first, second = (
        each for each in read_register(register).commitments.values() if each.instrument == "T26"
    )
    assert dict(first.lead) == dict(second.lead) == {"VN": EMPLOYMENT}
    assert str(first.due) == "2027-03-31" and second.due is None  # every year

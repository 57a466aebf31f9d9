"""Sentences that an officer found bound to the wrong side, or on the wrong day: read as documents are."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from conftest import Run, read_register
from readings import HEADS, taken

CASES = [
    ("en", "The Lao Side does not undertake any financial obligation.", []),
    ("en", "The two Sides failed to agree on the fee for work permits.", []),
    ("vi", "Hai bên chưa thống nhất được về mức phí cấp giấy phép lao động.", []),
    ("lo", "ສອງຝ່າຍຍັງບໍ່ທັນຕົກລົງກັນກ່ຽວກັບຄ່າທຳນຽມ.", []),
    (
        "vi",
        "Phía Việt Nam bàn giao cho phía Lào Trung tâm dữ liệu trước ngày 31/12/2027, phía Lào bố trí mặt bằng trước ngày 31/3/2027.",
        [("VN", "2027-12-31"), ("LA", "2027-03-31")],
    ),
    (
        "en",
        "The Vietnamese Side shall hand over the equipment by 31 December 2027, while the Lao Side provides the premises by 31 March 2027.",
        [("VN", "2027-12-31"), ("LA", "2027-03-31")],
    ),
    (
        "en",
        "The Vietnamese Side shall send the draft by 1 March 2027 and the Lao Side by 1 April 2027.",
        [("VN", "2027-03-01")],
    ),
    (
        "en",
        "The Vietnamese Side shall send the list by 1 March 2027, to which the Lao Side shall reply by 1 May 2027.",
        [("VN", "2027-03-01")],
    ),
    (
        "vi",
        "Phía Lào cử cán bộ sang Việt Nam, phía Việt Nam lo chi phí ăn ở.",
        [("LA", ""), ("VN", "")],
    ),
    (
        "lo",
        "ຝ່າຍລາວ ຈະສົ່ງພະນັກງານໄປຫວຽດນາມ, ຝ່າຍຫວຽດນາມ ຈະຮັບຜິດຊອບຄ່າກິນຢູ່.",
        [("LA", ""), ("VN", "")],
    ),
    (
        "vi",
        "Phía Việt Nam giao Cục Việc làm, phía Lào giao Cục Phát triển tay nghề làm đầu mối.",
        [("VN", ""), ("LA", "")],
    ),
    (
        "en",
        "The Vietnamese Side appoints the Department of Employment, and the Lao Side appoints the Department of Skills.",
        [("VN", ""), ("LA", "")],
    ),
    (
        "vi",
        "Cùng với phía Lào, phía Việt Nam xây dựng giáo trình chung trong năm 2027.",
        [("VN LA", "2027-12-31")],
    ),
    ("vi", "Hai bên ký Bản ghi nhớ trong năm 2027.", [("VN LA", "2027-12-31")]),
    ("vi", "Hai bên ký Hiệp định trong quý III năm 2027.", [("VN LA", "2027-09-30")]),
    ("vi", "Phía Lào ban hành Nghị định trong năm 2027.", [("LA", "2027-12-31")]),
    ("vi", "Phía Việt Nam ký thỏa thuận trong quý III/2027.", [("VN", "2027-09-30")]),
    ("vi", "Hai bên ký Bản ghi nhớ vào tháng 6 năm 2027.", [("VN LA", "2027-06-30")]),
    ("vi", "Hai bên ký kết thỏa thuận trong tháng 6/2027.", [("VN LA", "2027-06-30")]),
    ("vi", "Hai bên thực hiện Bản ghi nhớ năm 2025 và Kế hoạch năm 2027.", [("VN LA", "")]),
    (
        "en",
        "The Lao Side will not charge fees for residence cards from 1 January 2027.",
        [("LA", "")],
    ),
    (
        "en",
        "The Lao Side will train officials from 1 January 2027 to 30 June 2027.",
        [("LA", "2027-06-30")],
    ),
    (
        "en",
        "The Lao Side will reply within 3 months from 1 January 2027.",
        [("LA", "")],  # counting is not ours: no day is better than a wrong one
    ),
    ("lo", "ຝ່າຍລາວ ຈະບໍ່ເກັບຄ່າທຳນຽມບັດພັກເຊົາ ແຕ່ວັນທີ 1 ມັງກອນ 2027.", [("LA", "")]),
    ("lo", "ຝ່າຍລາວ ຈະສົ່ງພະນັກງານ ພາຍໃນວັນທີ 1 ມັງກອນ 2027.", [("LA", "2027-01-01")]),
    ("vi", "Phía Lào đăng cai Hội nghị lần thứ 11 vào năm 2029.", [("LA", "2029-12-31")]),
    # A time before the one who does it, with no comma; two sides, the second after its day.
    ("vi", "Trước ngày 30/6/2027 Phía Việt Nam gửi dự thảo.", [("VN", "2027-06-30")]),
    ("vi", "Trong năm 2027 Phía Lào mở văn phòng.", [("LA", "2027-12-31")]),
    ("vi", "Trong quý I năm 2027 Bộ Nội vụ Việt Nam cử 3 chuyên gia.", [("VN", "2027-03-31")]),
    ("vi", "Hằng năm Phía Việt Nam cấp 30 suất học bổng.", [("VN", "")]),
    ("vi", "Kể từ ngày 01/3/2027 Phía Lào cấp thẻ miễn phí.", [("LA", "")]),
    ("vi", "Sau khi ký Phía Lào thông báo cho các tỉnh.", [("LA", "")]),
    ("en", "Every year Viet Nam provides 30 scholarships.", [("VN", "")]),
    ("en", "From 2027 the Lao Side waives fees for residence cards.", [("LA", "")]),
    ("lo", "ກ່ອນວັນທີ 30 ມິຖຸນາ 2027 ຝ່າຍຫວຽດນາມ ສົ່ງຮ່າງເອກະສານ.", [("VN", "2027-06-30")]),
    ("lo", "ໃນໄຕມາດ 1 ປີ 2027 ຝ່າຍລາວ ຈັດກອງປະຊຸມ.", [("LA", "2027-03-31")]),
    (
        "en",
        "By 31 March 2027 the Lao Side will send the list and by 30 June 2027 the Vietnamese Side will train the officials.",
        [("LA", "2027-03-31"), ("VN", "2027-06-30")],
    ),
    (
        "vi",
        "Phía Lào gửi danh sách trước ngày 31/3/2027 và trước ngày 30/6/2027 Phía Việt Nam tổ chức đào tạo.",
        [("LA", "2027-03-31"), ("VN", "2027-06-30")],
    ),
    # Whose duty it is not, what nobody undertakes, and what is undertaken after something else.
    ("en", "Vietnamese enterprises in Laos shall respect Lao labour law.", []),
    ("en", "Employers of Lao workers in Viet Nam shall register them within 15 days.", []),
    ("en", "Lao workers shall be entitled to equal treatment.", []),
    ("vi", "Lao động Việt Nam tại Lào phải tuân thủ pháp luật Lào.", []),
    ("lo", "ບັນດາວິສາຫະກິດ ຕ້ອງຈ່າຍຄ່າປະກັນສັງຄົມ.", []),
    ("en", "The Lao Side welcomes the proposal to open a job fair.", []),
    ("en", "The Vietnamese Side regrets that it cannot accept the proposal.", []),
    ("en", "The two Sides agreed to disagree on the fee level.", []),
    ("en", "It is expected that trade will grow by 10 per cent by 2030.", []),
    ("en", "Nothing in this Memorandum obliges either Party to provide funding.", []),
    ("vi", "Không Bên nào phải chịu chi phí của Bên kia.", []),
    (
        "en",
        "The Vietnamese Side took note of the request and will reply in writing by 30 September 2027.",
        [("VN", "2027-09-30")],
    ),
    (
        "en",
        "The Lao Side has opened three centres and will open two more in 2027.",
        [("LA", "2027-12-31")],
    ),
    (
        "vi",
        "Phía Lào đã mở 3 trung tâm và sẽ mở thêm 2 trung tâm trong năm 2027.",
        [("LA", "2027-12-31")],
    ),
    (
        "en",
        "The Vietnamese Side will second three advisers for twelve months beginning 1 July 2027.",
        [("VN", "")],
    ),
    ("lo", "ສອງຝ່າຍ ຈະສຳເລັດການເຈລະຈາກ່ອນປີ 2028.", [("VN LA", "2027-12-31")]),
    ("vi", "Năm 2027, Phía Việt Nam đào tạo 40 cán bộ Lào.", [("VN", "2027-12-31")]),
    ("en", "MOHA agreed in principle to consider building a second school.", []),
    ("vi", "30 cán bộ Lào sẽ được Phía Việt Nam đào tạo trong năm 2027.", [("VN", "2027-12-31")]),
]


@pytest.mark.parametrize(("language", "sentence", "wanted"), CASES)
def test_who_is_bound_and_by_when(
    run: Run, register: Path, language: str, sentence: str, wanted: list[tuple[str, str]]
) -> None:
    assert taken(run, language, sentence) == wanted


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("en", "The two Sides will carry out the MoU signed in Ninh Binh on 12 November 2025."),
        ("en", "The Lao Side will have its Decree on foreign labour be amended by 30 June 2027."),
        ("en", "The Lao Side will renew the agreement signed in Hue by 30 June 2027."),
        (
            "vi",
            "Hai Bên tiếp tục thực hiện Bản ghi nhớ ký tại Ninh Bình ngày 12 tháng 11 năm 2025.",
        ),
        ("vi", "Phía Lào áp dụng mức lương mới theo Nghị định có hiệu lực từ ngày 01/10/2026."),
        ("vi", "Phía Lào trình Nghị định sửa đổi, bổ sung trước ngày 30/6/2027."),
        ("lo", "ສອງຝ່າຍ ຈະປະຕິບັດບົດບັນທຶກ ທີ່ໄດ້ລົງນາມຢູ່ນິງບິ່ງ ວັນທີ 12 ພະຈິກ 2025."),
    ],
)
def test_the_day_of_another_document_is_not_its_own(
    run: Run, register: Path, language: str, clause: str
) -> None:
    heads = {
        "en": "MINUTES\nOF THE 10TH CONFERENCE\nVientiane, 18 November 2026\nThe two Sides agreed as follows:\n",
        "vi": "BIÊN BẢN\nHỘI NGHỊ LẦN THỨ 10\nViêng Chăn, ngày 18 tháng 11 năm 2026\nHai bên thống nhất như sau:\n",
        "lo": "ບົດບັນທຶກ\nກອງປະຊຸມຄັ້ງທີ 10\nວຽງຈັນ, ວັນທີ 18 ພະຈິກ 2026\nສອງຝ່າຍໄດ້ຕົກລົງດັ່ງນີ້:\n",
    }
    others = {
        "en": "The Lao Side will send the list.",
        "vi": "Phía Lào sẽ gửi danh sách.",
        "lo": "ຝ່າຍລາວ ຈະສົ່ງລາຍຊື່.",
    }
    text = f"{heads[language]}1. {others[language]}\n2. {clause}\n3. {others[language]}\n"
    Path("m.txt").write_text(text, encoding="utf-8")
    assert run("load", "m.txt", "--instrument", "T26", "--yes").status == 0
    instrument = read_register(register).instruments["T26"]
    assert str(instrument.signed) == "2026-11-18"
    assert instrument.place in ("Vientiane", "Viêng Chăn", "ວຽງຈັນ")


def test_a_clause_that_begins_with_a_figure_keeps_its_number(run: Run, register: Path) -> None:
    text = (
        HEADS["vi"]
        + "1. Phía Lào sẽ gửi danh sách.\n2. 30 cán bộ Lào sẽ được Phía Việt Nam đào tạo.\n"
    )
    Path("m.txt").write_text(text, encoding="utf-8")
    run("load", "m.txt", "--instrument", "T26", "--yes", "--signed", "18/11/2026")
    clauses = {
        c.clause: c.title.vi
        for c in read_register(register).commitments.values()
        if c.instrument == "T26"
    }
    assert list(clauses) == ["1", "2"] and clauses["2"].startswith("30 cán bộ")


def test_the_years_that_the_text_names_are_its_period(run: Run, register: Path) -> None:
    text = HEADS["en"].replace(
        ":\n", ":\n1. The two Sides agreed on the directions of cooperation for 2028-2029.\n", 1
    )
    Path("m.txt").write_text(text, encoding="utf-8")
    run("load", "m.txt", "--instrument", "T26", "--yes", "--signed", "18/11/2026")
    period = read_register(register).instruments["T26"].period
    assert period is not None and period.name == "2028-2029"


@pytest.mark.parametrize(
    ("sentence", "parties", "title"),
    [
        (
            "Bảo hiểm xã hội Việt Nam và Tổ chức An sinh xã hội Lào trao đổi dữ liệu hằng quý.",
            "VN LA",
            "Bảo hiểm xã hội Việt Nam và Tổ chức An sinh xã hội Lào trao đổi dữ liệu hằng quý",
        ),
        (
            "Bảo hiểm xã hội Việt Nam và Bảo hiểm xã hội Lào trao đổi dữ liệu.",
            "VN LA",
            "Bảo hiểm xã hội Việt Nam và Bảo hiểm xã hội Lào trao đổi dữ liệu",
        ),
        (
            "Giao Bảo hiểm xã hội Việt Nam và Tổ chức An sinh xã hội Lào chuẩn bị hội thảo.",
            "VN LA",
            "Giao Bảo hiểm xã hội Việt Nam và Tổ chức An sinh xã hội Lào chuẩn bị hội thảo",
        ),
        (
            "Tổ chức An sinh xã hội Lào cung cấp số liệu cho phía Việt Nam hằng quý.",
            "LA",
            "Tổ chức An sinh xã hội Lào cung cấp số liệu cho phía Việt Nam hằng quý",
        ),
        (
            "Tổng Liên đoàn Lao động Việt Nam và Liên hiệp Công đoàn Lào trao đổi đoàn.",
            "VN LA",
            "Tổng Liên đoàn Lao động Việt Nam và Liên hiệp Công đoàn Lào trao đổi đoàn",
        ),
        (
            "Hai Vụ Hợp tác quốc tế làm đầu mối theo dõi.",
            "VN LA",
            "Hai Vụ Hợp tác quốc tế làm đầu mối theo dõi",
        ),
        ("Hai Cục Việc làm họp hằng năm.", "VN LA", "Hai Cục Việc làm họp hằng năm"),
        ("Hai Bên họp hằng năm tại Hà Nội.", "VN LA", "Họp hằng năm tại Hà Nội"),
        (
            "Phía Việt Nam đào tạo cán bộ cho Lào và tổ chức tham quan tại Việt Nam.",
            "VN",
            "Đào tạo cán bộ cho Lào và tổ chức tham quan tại Việt Nam",
        ),
    ],
)
def test_who_does_it_is_named_whole(sentence: str, parties: str, title: str, run: Run) -> None:
    text = f"BIÊN BẢN\n\nHai Bên thống nhất:\n1. {sentence}\n"
    Path("m.txt").write_text(text, encoding="utf-8")
    told = run("load", "m.txt", "--instrument", "M10", "--dry-run", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(told.lstrip("\ufeff"))))
    assert [(row["parties"], row["title"]) for row in rows] == [(parties, title)]

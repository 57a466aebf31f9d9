"""Sentences that an officer found bound to the wrong side, or on the wrong day: read as documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, read_register

HEADS = {
    "en": "MINUTES\nHeld on 18 November 2026 in Vientiane. The two Sides agreed as follows:\n",
    "vi": "BIÊN BẢN\nHọp ngày 18 tháng 11 năm 2026 tại Hà Nội. Hai bên thống nhất như sau:\n",
    "lo": "ບົດບັນທຶກ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 18 ພະຈິກ 2026. ສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:\n",
}


def taken(run: Run, language: str, sentence: str) -> list[tuple[str, str]]:
    """What is recorded of a sentence: who is bound, and by when."""
    Path("m.txt").write_text(f"{HEADS[language]}1. {sentence}\n", encoding="utf-8")
    run("load", "m.txt", "--instrument", "T26", "--yes", "--signed", "18/11/2026")
    register = read_register(Path("commitments.toml"))
    return [
        (" ".join(each.parties), each.due.isoformat() if each.due else "")
        for each in register.commitments.values()
        if each.instrument == "T26"
    ]


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
]


@pytest.mark.parametrize(("language", "sentence", "wanted"), CASES)
def test_who_is_bound_and_by_when(
    run: Run, register: Path, language: str, sentence: str, wanted: list[tuple[str, str]]
) -> None:
    assert taken(run, language, sentence) == wanted

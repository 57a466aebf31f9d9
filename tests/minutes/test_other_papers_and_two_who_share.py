"""What an officer found read wrongly in a sixteenth round: other papers' days, two who share, lead-ins, cells, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, read_register
from readings import loaded, taken

CASES = [
    (
        "en",
        "The Vietnamese Side will, before 30 June 2027, revise the decree issued on 25 February 2025.",
        [("VN", "2027-06-30")],
    ),
    (
        "en",
        "By 15 April 2027 the Lao Side will comment on the draft sent on 10 October 2026.",
        [("LA", "2027-04-15")],
    ),
    (
        "lo",
        "ຝ່າຍລາວ ຈະສົ່ງຄຳເຫັນ ກ່ອນວັນທີ 15 ເມສາ 2027 ຕໍ່ຮ່າງທີ່ຝ່າຍຫວຽດນາມສົ່ງ ວັນທີ 10 ຕຸລາ 2026.",
        [("LA", "2027-04-15")],
    ),
    (
        "vi",
        "Phía Lào, chậm nhất ngày 15/4/2027, góp ý dự thảo do phía Việt Nam gửi ngày 10/10/2026.",
        [("LA", "2027-04-15")],
    ),
    (
        "vi",
        "Phía Việt Nam hoàn thành trước ngày 30/6/2027 kế hoạch đào tạo giai đoạn 2028-2030.",
        [("VN", "2027-06-30")],
    ),
    (
        "vi",
        "Phía Việt Nam trình trước tháng 6/2027 đề án hợp tác đến năm 2035.",
        [("VN", "2027-06-30")],
    ),
    (
        "vi",
        "Phía Lào cấp giấy phép trước ngày 31/3/2027 cho các dự án kết thúc vào năm 2029.",
        [("LA", "2027-03-31")],
    ),
    (
        "en",
        "The Vietnamese Side will complete by 30 June 2027 the training plan for 2028-2030.",
        [("VN", "2027-06-30")],
    ),
    (
        "en",
        "The Lao Side shall renew by 31 March 2027 the permits that expire on 31 December 2027.",
        [("LA", "2027-03-31")],
    ),
    ("lo", "ຝ່າຍຫວຽດນາມ ຈະສົ່ງ ກ່ອນວັນທີ 30 ມິຖຸນາ 2027 ແຜນຝຶກອົບຮົມ ໄລຍະ 2028-2030.", [("VN", "2027-06-30")]),
    (
        "vi",
        "Chi phí đi lại do phía Lào chi trả, chi phí ăn ở do phía Việt Nam chi trả.",
        [("LA", ""), ("VN", "")],
    ),
    (
        "vi",
        "Học phí do phía Việt Nam chi trả, vé máy bay do phía Lào chi trả.",
        [("VN", ""), ("LA", "")],
    ),
    (
        "vi",
        "Hội thảo năm 2027 do phía Việt Nam tổ chức, hội thảo năm 2028 do phía Lào tổ chức.",
        [("VN", ""), ("LA", "")],
    ),
    (
        "en",
        "Travel costs shall be borne by the Lao Side and accommodation by the Vietnamese Side.",
        [("VN LA", "")],
    ),
    (
        "en",
        "Course 1 will be organised by the Vietnamese Side in Vinh, and course 2 by the Lao Side in Thakhek.",
        [("VN LA", "")],
    ),
    (
        "en",
        "Lao trainees will be selected by the Lao Side and trained by the Vietnamese Side.",
        [("VN LA", "")],
    ),
    (
        "en",
        "The Vietnamese Side will bear 60 per cent, and the Lao Side 40 per cent, of the cost.",
        [("VN LA", "")],
    ),
    ("lo", "ຄ່າເດີນທາງແມ່ນຝ່າຍລາວຮັບຜິດຊອບ, ຄ່າທີ່ພັກແມ່ນຝ່າຍຫວຽດນາມຮັບຜິດຊອບ.", [("LA", ""), ("VN", "")]),
    (
        "vi",
        "Cục Người có công (Việt Nam) và Vụ Chính sách (Lào) rà soát danh sách.",
        [("VN LA", "")],
    ),
    (
        "en",
        "The Department of Overseas Labour (Viet Nam) and the Department of Employment (Lao PDR) shall exchange lists.",
        [("VN LA", "")],
    ),
    ("vi", "Ban thư ký chung được thành lập trước ngày 31/3/2027.", [("VN LA", "2027-03-31")]),
    (
        "vi",
        "Tiểu ban hỗn hợp được thành lập trong vòng 60 ngày kể từ ngày ký.",
        [("VN LA", "2027-01-17")],
    ),
    ("en", "A Joint Committee shall be established by 31 March 2027.", [("VN LA", "2027-03-31")]),
    (
        "en",
        "The Lao Side requested, and the Vietnamese Side agreed, that three Lao specialists be seconded to Ha Noi.",
        [("VN", "")],
    ),
    (
        "en",
        "The Lao Side asked the Vietnamese Side for 20 computers, to which the Vietnamese Side agreed.",
        [("VN", "")],
    ),
    (
        "en",
        "The Lao Side will be given access to the software by the Vietnamese Side.",
        [("VN", "")],
    ),
    (
        "en",
        "A Joint Working Group shall be established within sixty (60) days of the date of signature.",
        [("VN LA", "2027-01-17")],
    ),
    (
        "vi",
        "Phía Lào đề nghị phía Việt Nam hỗ trợ 20 máy tính; phía Việt Nam đồng ý.",
        [("VN", "")],
    ),
    ("en", "Viet Nam shall not be responsible for travel costs.", []),
    ("lo", "ນັບແຕ່ວັນທີ 1 ມັງກອນ 2027 ຝ່າຍລາວ ຍົກເວັ້ນຄ່າທຳນຽມ.", [("LA", "")]),
    ("vi", "Phía Lào sẽ gửi danh sách sau ngày 31/3/2027.", [("LA", "")]),
    ("lo", "ຝ່າຍລາວ ຈະສົ່ງລາຍຊື່ ຫຼັງວັນທີ 31 ມີນາ 2027.", [("LA", "")]),
    ("en", "The Lao Side will send the list after 31 March 2027.", [("LA", "")]),
    (
        "vi",
        "Hai bên tổ chức gặp gỡ cán bộ trẻ mỗi năm, đợt đầu vào tháng 7 năm 2027.",
        [("VN LA", "")],
    ),
    (
        "en",
        "The two Sides shall exchange data every six months, starting in January 2027.",
        [("VN LA", "")],
    ),
]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"), CASES, ids=[c[1][:40] for c in CASES]
)
def test_a_sentence(
    language: str, sentence: str, expected: list[tuple[str, str]], run: Run, register: Path
) -> None:
    assert taken(run, language, sentence) == expected


TERM = "MINUTES\nThe two Sides agreed as follows:\n1. The Lao Side will send the list within 30 days of the date of signature.\n"


@pytest.mark.parametrize(
    "end",
    [
        "Signed in Vientiane on this 15th day of September, 2026.",
        "DONE in Vientiane this 15th day of September 2026.",
        "Done in duplicate at Vientiane on the 15th day of September 2026.",
    ],
)
def test_the_nth_day_of_a_month(end: str, run: Run, register: Path) -> None:
    instrument, (commitment,) = loaded(run, TERM + end + "\n")
    assert str(instrument.signed) == "2026-09-15" and str(commitment.due) == "2026-10-15"


VI = "BIÊN BẢN\n{0}\nHai bên thống nhất như sau:\n1. Phía Lào cử cán bộ.\n"
EN = "MINUTES\n{0}\nThe two Sides agreed as follows:\n1. The Lao Side will send the list.\n"
LO = "ບົດບັນທຶກ\n{0}\nສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:\n1. ຝ່າຍລາວ ຈະສົ່ງລາຍຊື່.\n"


@pytest.mark.parametrize(
    ("text", "opening", "day", "place"),
    [
        (VI, "Hôm nay, ngày 20 tháng 10 năm 2026, tại thành phố Vinh, tỉnh Nghệ An, hai bên đã họp.", "2026-10-20", "Vinh"),
        (VI, "Ngày 09 tháng 9 năm 2026, tại thủ đô Viêng Chăn, hai bên đã họp.", "2026-09-09", "Viêng Chăn"),
        (VI, "Hội nghị được tổ chức ngày 20/10/2026 tại Hà Nội.", "2026-10-20", "Hà Nội"),
        (EN, "The meeting was held on 8 October 2026 in Savannakhet.", "2026-10-08", "Savannakhet"),
        (LO, "ໃນວັນທີ 6 ຕຸລາ 2026 ທີ່ ຮ່າໂນ້ຍ ສອງຝ່າຍໄດ້ພົບກັນ.", "2026-10-06", "ຮ່າໂນ້ຍ"),
    ],
)  # fmt: skip
def test_when_and_where_it_was_held(
    text: str, opening: str, day: str, place: str, run: Run, register: Path
) -> None:
    instrument, _own = loaded(run, text.format(opening))
    assert (str(instrument.held), instrument.signed, instrument.place) == (day, None, place)


def test_a_term_does_not_run_from_the_meeting(run: Run, register: Path) -> None:
    held = "The meeting was held on 8 October 2026 in Savannakhet."
    _instrument, (commitment,) = loaded(run, TERM.replace("MINUTES", f"MINUTES\n{held}"))
    assert commitment.due is None


def test_a_lao_place_has_no_verb(run: Run, register: Path) -> None:
    end = "ລົງນາມທີ່ ວຽງຈັນ, ວັນທີ 15 ກັນຍາ 2026."
    instrument, _own = loaded(run, LO.format("") + end)
    assert (instrument.place, str(instrument.signed)) == ("ວຽງຈັນ", "2026-09-15")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "BẢN GHI NHỚ\nGIỮA\nBỘ NỘI VỤ\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVÀ\nBỘ LAO ĐỘNG VÀ PHÚC LỢI XÃ HỘI\n"
            "NƯỚC CỘNG HÒA DÂN CHỦ NHÂN DÂN LÀO\nVỀ HỢP TÁC TRONG LĨNH VỰC LAO ĐỘNG",
            "Bản ghi nhớ giữa Bộ Nội vụ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Bộ Lao động và Phúc lợi xã hội nước Cộng hòa"
            " Dân chủ Nhân dân Lào về hợp tác trong lĩnh vực lao động",
        ),
        (
            "ບົດບັນທຶກຄວາມເຂົ້າໃຈ\nລະຫວ່າງ\nກະຊວງພາຍໃນ ສສ ຫວຽດນາມ\nແລະ\nກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ສປປ ລາວ",
            "ບົດບັນທຶກຄວາມເຂົ້າໃຈ ລະຫວ່າງ ກະຊວງພາຍໃນ ສສ ຫວຽດນາມ ແລະ ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ສປປ ລາວ",
        ),
    ],
    ids=["vi", "lo"],
)
def test_a_name_on_many_lines_is_whole(head: str, name: str, run: Run, register: Path) -> None:
    text = (VI if head[0] == "B" else LO).split("{0}")[1]
    instrument, _own = loaded(run, head + text)
    assert name in instrument.name.each()


@pytest.mark.parametrize("head", ["HIỆP ĐỊNH", "ສັນຍາ", "TREATY"])
def test_a_treaty_is_one(head: str, run: Run, register: Path) -> None:
    text = {"H": VI, "ສ": LO, "T": EN}[head[0]].split("{0}")[1]
    assert loaded(run, head + text)[0].kind == "treaty"
    Path("other.txt").write_text(EN.format("Of another kind"), encoding="utf-8")
    told = run("load", "other.txt", "-i", "T27", "--kind", "hiệp định", "--yes", "-p", "VN")
    assert told.status == 0, told.err
    assert read_register(register).instruments["T27"].kind == "treaty"


def test_years_of_a_plan_in_a_clause_are_not_the_documents(run: Run, register: Path) -> None:
    text = (
        VI.format("")
        + "2. Phía Việt Nam hoàn thành trước ngày 30/6/2027 kế hoạch giai đoạn 2028-2030.\n"
    )
    instrument, own = loaded(run, text + "Ký tại Hà Nội, ngày 18 tháng 11 năm 2026.")
    assert instrument.period is not None and instrument.period.name == "2026-2027"
    assert str(own[1].due) == "2027-06-30"


LEADS = {
    EN.split("\n")[0]
    + "\n{0}\n1. Viet Nam: to send the list by 15 January 2027.\n2. Organise a fair in 2027.\n": (
        "The two Sides agreed on the following actions:",
        "The two Sides decided as follows:",
        "The meeting agreed:",
        "Following the discussions, the Sides reached agreement on the following:",
    ),
    "BIÊN BẢN\n{0}\n1. Việt Nam: gửi danh sách trước ngày 15/1/2027.\n2. Tổ chức phiên giao dịch trong năm 2027.\n": (
        "Hội nghị thống nhất:",
        "Hai đoàn đã nhất trí:",
        "Hai Trưởng đoàn kết luận như sau:",
        "Hai bên quyết định:",
    ),
    "ບົດບັນທຶກ\n{0}\n1. ຫວຽດນາມ: ສົ່ງລາຍຊື່ ກ່ອນວັນທີ 15 ມັງກອນ 2027.\n2. ຈັດຕະຫຼາດນັດແຮງງານ ໃນປີ 2027.\n": (
        "ສອງຝ່າຍໄດ້ເຫັນດີ:",
        "ຫົວໜ້າຄະນະທັງສອງສະຫຼຸບດັ່ງນີ້:",
    ),
}


@pytest.mark.parametrize(
    ("text", "lead"), [(text, lead) for text, leads in LEADS.items() for lead in leads]
)
def test_words_that_lead_in(text: str, lead: str, run: Run, register: Path) -> None:
    _instrument, own = loaded(run, text.format(lead))
    assert [each.parties for each in own] == [("VN",), ("VN", "LA")]
    assert [str(each.due) for each in own] == ["2027-01-15", "2027-12-31"]


def test_a_list_of_those_present_leads_in_nothing(run: Run, register: Path) -> None:
    text = "MINUTES\nPresent for Viet Nam:\n1. Mr A, Director\nThe two Sides will cooperate closely.\nAgreed and signed on 4 October 2026:\n"
    _instrument, own = loaded(run, text)
    assert [each.title.en for each in own] == ["Cooperate closely"]


TABLE = """# BIÊN BẢN
Hai bên thống nhất kế hoạch sau:

| TT | Hoạt động | Đơn vị chủ trì | Thời gian |
|---|---|---|---|
"""


@pytest.mark.parametrize(
    ("cell", "party"),
    [
        ("LA", "LA"),
        ("VN", "VN"),
        ("VN (DOLAB)", "VN"),
        ("VN, LA", "VN LA"),
        ("Phía Việt Nam chủ trì, phía Lào phối hợp", "VN"),
        ("Phía Lào chủ trì; phía Việt Nam hỗ trợ", "LA"),
    ],
)
def test_a_cell_that_names_who_leads(cell: str, party: str, run: Run, register: Path) -> None:
    row = f"| 1 | Khóa đào tạo số 1 về an toàn lao động | {cell} | 30/6/2027 |\n"
    _instrument, (commitment,) = loaded(run, TABLE + row, "m.md")
    assert commitment.title.vi == "Khóa đào tạo số 1 về an toàn lao động"
    assert (" ".join(commitment.parties), str(commitment.due)) == (party, "2027-06-30")


@pytest.mark.parametrize(
    "heading", ["ພັນທະຂອງ{0}", "ໜ້າທີ່ຂອງ{0}", "ຄວາມຮັບຜິດຊອບຂອງ{0}", "ພັນທະ ຂອງ {0}"]
)
def test_lao_headings_of_duties(heading: str, run: Run, register: Path) -> None:
    sides = {"LA": "ຝ່າຍລາວ", "VN": "ຝ່າຍຫວຽດນາມ"}
    clauses = [
        f"ມາດຕາ {number} {heading.format(side)}\n1. ສະໜອງຂໍ້ມູນແຮງງານ ທຸກໆ 6 ເດືອນ {number}.\n"
        for number, side in enumerate(sides.values(), 2)
    ]
    _instrument, own = loaded(run, "ສັນຍາ\n" + "".join(clauses))
    assert [each.parties for each in own] == [("LA",), ("VN",)]


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("vi", "Cục Người có công (Việt Nam) và Vụ Chính sách (Lào) rà soát danh sách.", "Cục Người có công (Việt Nam) và Vụ Chính sách (Lào) rà soát danh sách"),
        ("vi", "Ban thư ký chung được thành lập trước ngày 31/3/2027.", "Ban thư ký chung được thành lập trước ngày 31/3/2027"),
        ("en", "A Joint Committee shall be established by 31 March 2027.", "A Joint Committee shall be established by 31 March 2027"),
        ("en", "The Lao Side will be given access to the software by the Vietnamese Side.", "The Lao Side will be given access to the software by the Vietnamese Side"),
    ],
)  # fmt: skip
def test_a_title_that_says_of_whom(
    language: str, sentence: str, title: str, run: Run, register: Path
) -> None:
    taken(run, language, sentence)
    register_now = read_register(register)
    (own,) = [each for each in register_now.commitments.values() if each.instrument == "T26"]
    assert title in own.title.each()


def test_a_bracket_that_is_never_closed_holds_nothing_together(run: Run, register: Path) -> None:
    sentence = "Phía Việt Nam sẽ gửi danh sách (kèm ảnh, phía Lào sẽ dịch tài liệu."
    assert taken(run, "vi", sentence) == [("VN", ""), ("LA", "")]

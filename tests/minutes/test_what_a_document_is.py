"""What a document says of itself, proposed whole and in its own letters."""

from __future__ import annotations

from datetime import date

import pytest

from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.language.text import language_of
from laocoop.minutes.proposal.instrument import kind_of, place_of, title_of, years_of
from laocoop.minutes.proposal.titles import themes_of
from laocoop.minutes.source.lines import Line

NAMES = ["Biên bản Hội nghị Bộ trưởng lần thứ 9", "– Bộ Nội vụ", "– Việt Nam", "– Lào"]


def lines(*texts: str) -> list[Line]:
    return [Line(text, f"line {at}") for at, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["BIÊN BẢN HỘI NGHỊ BỘ TRƯỞNG LẦN THỨ 10"], "Biên bản Hội nghị Bộ trưởng lần thứ 10"),
        (
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BIÊN BẢN", "HỘI NGHỊ BỘ TRƯỞNG LẦN THỨ 10", "Hai Bên đã họp."],
            "Biên bản Hội nghị Bộ trưởng lần thứ 10",
        ),
        (["BẢN GHI NHỚ GIỮA BỘ NỘI VỤ VIỆT NAM VÀ LÀO"], "Bản ghi nhớ giữa Bộ Nội vụ Việt Nam và Lào"),
        (
            ["BIÊN BẢN LÀM VIỆC GIỮA BỘ TRƯỞNG ĐỖ THANH BÌNH VÀ BỘ TRƯỞNG PHOSAY SAYASONE"],
            "Biên bản làm việc giữa Bộ trưởng Đỗ Thanh Bình và Bộ trưởng Phosay Sayasone",
        ),
        (
            ["BIÊN BẢN HỘI ĐÀM GIỮA SỞ NỘI VỤ TỈNH THANH HÓA, NƯỚC CHXHCN VIỆT NAM VÀ SỞ LAO ĐỘNG TỈNH HỦA PHĂN, NƯỚC CHDCND LÀO"],
            "Biên bản hội đàm giữa Sở Nội vụ tỉnh Thanh Hóa, nước CHXHCN Việt Nam và Sở Lao động tỉnh Hủa Phăn, nước CHDCND Lào",
        ),
        (["BIÊN BẢN GHI NHỚ VỀ HỢP TÁC ATVSLĐ", "Bản ghi nhớ này …"], "Biên bản ghi nhớ về hợp tác ATVSLĐ"),
        (["MINUTES OF THE MEETING OF THE LAO PDR (SOM 10)"], "Minutes of the Meeting of the Lao PDR (SOM 10)"),
        (
            ["BIÊN BẢN", "Hội nghị Bộ trưởng Bộ Nội vụ nước Cộng hòa xã hội chủ nghĩa Việt Nam lần thứ 10", "Viêng Chăn, ngày 20 tháng 11 năm 2026"],
            "Biên bản Hội nghị Bộ trưởng Bộ Nội vụ nước Cộng hòa xã hội chủ nghĩa Việt Nam lần thứ 10",
        ),
        (["BIÊN BẢN", "Hội nghị đã họp ngày 20 tháng 11 năm 2026."], "Biên bản"),
        (["KẾ HOẠCH HÀNH ĐỘNG", "giữa Bộ Nội vụ và Bộ Lao động, giai đoạn 2026-2027"], "Kế hoạch hành động giữa Bộ Nội vụ và Bộ Lao động, giai đoạn 2026-2027"),
        (["MINUTES", "of the 10th ministerial conference"], "Minutes of the 10th ministerial conference"),
        (["MINUTES", "The Joint Working Group met."], "Minutes"),
        (["ບົດບັນທຶກກອງປະຊຸມ"], "ບົດບັນທຶກກອງປະຊຸມ"),
        (["Biên bản họp nhóm công tác"], "Biên bản họp nhóm công tác"),
    ],
)  # fmt: skip
def test_the_title_is_whole_and_keeps_its_capitals(head: list[str], title: str) -> None:
    assert title_of(lines(*head), lexicon(language_of(head[0])), NAMES) == title


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Làm tại Viêng Chăn, ngày 12 tháng 11 năm 2027, thành hai bản.", "Viêng Chăn"),
        ("Đà Nẵng, ngày 6 tháng 3 năm 2026", "Đà Nẵng"),
        ("Done at Ha Noi, on 12 November 2027.", "Ha Noi"),
        ("Done in duplicate at Vientiane, on 12 November 2027.", ""),
        ("Hôm nay, ngày 12 tháng 11 năm 2027, hai Bên đã họp.", ""),
        ("Hai Bên sẽ họp hằng năm.", ""),
    ],
)
def test_the_place_is_a_name_or_nothing(text: str, place: str) -> None:
    assert place_of(lines(text), lexicon("vi")) == place


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Chương trình giai đoạn 2028-2029", "2028-2029"),
        ("the period 2028 to 2029", "2028-2029"),
        ("Kết quả giai đoạn 2025-2027", ""),
        ("trong năm 2028", ""),
    ],
)
def test_the_years_are_those_to_come(text: str, years: str) -> None:
    assert years_of(lines(text), date(2027, 11, 12)) == years


@pytest.mark.parametrize(
    "heading",
    [
        "II. Nội dung thống nhất giai đoạn 2028-2029",
        "II. NỘI DUNG HAI BÊN THỐNG NHẤT GIAI ĐOẠN 2028 - 2029",
        "B. Phương hướng hợp tác giai đoạn 2028–2029:",
        "II. Agreed contents for the period 2028-2029",
        "II. ເນື້ອໃນຕົກລົງ ໄລຍະ 2028-2029",
    ],
)
def test_a_heading_over_what_was_agreed_names_its_years(heading: str) -> None:
    assert years_of(lines("BIÊN BẢN", "1. Mở đầu", heading), date(2026, 11, 18)) == "2028-2029"


@pytest.mark.parametrize(
    "text",
    [
        "1. Kế hoạch đào tạo cán bộ giai đoạn 2028-2029",
        "2. Nội dung đào tạo cho cán bộ giai đoạn 2028-2029 do Việt Nam xây dựng",
        "I. Kết quả thực hiện giai đoạn 2028-2029",
        "II. Nội dung thống nhất giai đoạn 2024-2025",
    ],
)
def test_a_clause_of_a_plan_is_for_other_years(text: str) -> None:
    assert years_of(lines("BIÊN BẢN", "1. Mở đầu", text), date(2026, 11, 18)) == ""


def test_what_it_names_later_is_another_documents_name() -> None:
    assert kind_of(lines("BIÊN BẢN HỘI NGHỊ", "thực hiện Bản ghi nhớ năm 2025")) == "minutes"


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Hai bên trao đổi số liệu lao động qua biên giới.", ()),
        ("Phía Việt Nam giới thiệu mô hình dịch vụ việc làm.", ("employment",)),
        ("Hai bên lồng ghép giới trong chính sách việc làm.", ("gender-equality", "employment")),
        ("Phía Lào cử 3 cán bộ khảo sát nhà máy.", ()),
    ],
)
def test_a_theme_is_named_not_contained(text: str, themes: tuple[str, ...]) -> None:
    known = frozenset({"employment", "gender-equality", "officials-training"})
    assert themes_of(text, [], lexicon("vi"), known) == themes

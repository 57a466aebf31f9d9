"""What an officer found read wrongly in a seventeenth round: columns of one side, who leads and who helps, what is given
to a side, refusals that go on, how a meeting ended, years that are over.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from conftest import Run, read_register
from readings import taken

CASES = [
    # who leads beside who helps: one thing of both, with its object and its day
    ("Phía Việt Nam chủ trì, phía Lào phối hợp tổ chức Diễn đàn trong quý IV năm 2028.", [("VN LA", "2028-12-31")]),
    ("Phía Việt Nam sẽ chủ trì và phía Lào sẽ phối hợp tổ chức Hội thảo trong tháng 5/2028.", [("VN LA", "2028-05-31")]),
    ("Các lớp tập huấn do phía Việt Nam chủ trì, phía Lào phối hợp, hoàn thành trước 31/10/2028.", [("VN LA", "2028-10-31")]),
    ("Phía Việt Nam làm chủ tịch, phía Lào làm đồng chủ tịch Ủy ban điều phối chung.", [("VN LA", "")]),
    ("Phía Việt Nam chủ trì Hội thảo về tiền lương, phía Lào cử 10 đại biểu tham dự.", [("VN", ""), ("LA", "")]),
    # what is given to a side
    ("Việc tổ chức Hội chợ việc làm năm 2028 được giao cho phía Lào.", [("LA", "2028-12-31")]),
    ("Trung tâm được giao cho phía Việt Nam, hoàn thành trong năm 2028.", [("VN", "2028-12-31")]),
    ("Phân công phía Việt Nam soạn thảo Kế hoạch, trình trong tháng 01/2028.", [("VN", "2028-01-31")]),
    # two times before the one who does it
    ("Từ năm học 2028 - 2029, mỗi năm phía Việt Nam tiếp nhận 10 lưu học sinh.", [("VN", "")]),
    ("Trong 02 năm, mỗi năm phía Lào cử 20 cán bộ sang học.", [("LA", "")]),
    # a refusal that goes on; what is refused has days of its own
    ("Phía Việt Nam chưa thể hỗ trợ kinh phí trong năm 2028, nhưng đồng ý cử 02 chuyên gia.", [("VN", "")]),
    ("Phía Lào chưa đồng ý với đề nghị giảm phí, nhưng sẽ trả lời chính thức trước ngày 31/01/2028.", [("LA", "2028-01-31")]),
    ("Phía Việt Nam không thể cử chuyên gia trong năm 2027 nhưng sẽ cử trong quý I/2028.", [("VN", "2028-03-31")]),
    ("Phía Lào không đồng ý với đề nghị này, song ghi nhận ý kiến của phía Việt Nam.", []),
    # what a side says that it will do
    ("Phía Việt Nam cho biết sẽ cử 03 chuyên gia sang Lào trong quý III năm 2028.", [("VN", "2028-09-30")]),
    ("Phía Việt Nam cho biết đã cử 03 chuyên gia sang Lào trong quý III năm 2025.", []),
    # how the meeting ended
    ("Cuộc họp kết thúc lúc 17 giờ cùng ngày. Đại diện hai bên cùng ký Biên bản này.", []),
    ("Hội nghị bế mạc vào hồi 11 giờ 30 phút cùng ngày.", []),
    ("Cuối buổi làm việc, hai Trưởng đoàn ký Biên bản và trao đổi quà lưu niệm.", []),
    # what a person asks for
    ("Bà Nguyễn Thị Hà kiến nghị hai Bộ ký kết thỏa thuận về bảo hiểm xã hội trong năm 2027.", []),
    ("Thứ trưởng Phongsaysak Inthalath đề nghị phía Việt Nam tiếp tục cấp học bổng.", []),
    ("Bộ trưởng Đỗ Thanh Bình đề nghị Lào cấp thẻ lao động miễn phí trước ngày 30/6/2028.", []),
    ("Thứ trưởng Vũ Chiến Thắng đề nghị hai bên thành lập tổ công tác chung.", []),
    ("Đại diện Bộ Lao động và Phúc lợi xã hội đề nghị phía Việt Nam hỗ trợ 02 chuyên gia.", []),
    ("Phó Vụ trưởng Trần Văn An đề xuất tổ chức họp hằng quý.", []),
    ("Thứ trưởng Vũ Chiến Thắng sẽ dẫn đoàn sang Viêng Chăn vào tháng 3/2028.", [("VN LA", "2028-03-31")]),
    # years that are over, or far ahead
    ("Các cam kết chưa hoàn thành của giai đoạn 2025 - 2026 được hai bên chuyển sang thực hiện.", [("VN LA", "")]),
    ("Hai bên cùng xây dựng báo cáo đánh giá giai đoạn 2021 - 2025 và dự báo đến năm 2030.", [("VN LA", "")]),
    ("Hai bên xây dựng kế hoạch giai đoạn 2028 - 2029.", [("VN LA", "")]),  # it is there before they begin
    ("Phía Việt Nam sẽ giúp phía Lào xây dựng kế hoạch đào tạo nghề giai đoạn 2028-2030.", [("VN", "")]),
    ("Hai bên ký kế hoạch hợp tác giai đoạn 2028-2030 trong quý IV/2027.", [("VN LA", "2027-12-31")]),
    ("Hai bên thực hiện kế hoạch hợp tác giai đoạn 2028 - 2029.", [("VN LA", "2029-12-31")]),
    ("Trong giai đoạn 2028-2029, phía Việt Nam đào tạo 50 cán bộ cho Lào.", [("VN", "2029-12-31")]),
    ("Hai bên sơ kết Bản ghi nhớ giai đoạn 2026-2027 hằng năm.", [("VN LA", "")]),
    ("Phía Việt Nam sẽ tặng quà nhân dịp Tết Bun-pi-may 2028.", [("VN", "")]),
    ("Hai bên hoàn thành khảo sát trước khi kết thúc năm 2028.", [("VN LA", "2028-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_who_is_bound_and_by_when(
    sentence: str, wanted: list[tuple[str, str]], run: Run, register: Path
) -> None:
    assert taken(run, "vi", sentence) == wanted


HEADS = [
    ("Phía Việt Nam", "Phía Lào"),
    ("Cơ quan chủ trì phía Việt Nam", "Cơ quan chủ trì phía Lào"),
    ("Trách nhiệm của phía Việt Nam", "Trách nhiệm của phía Lào"),
    ("Đơn vị thực hiện phía Việt Nam", "Đơn vị thực hiện phía Lào"),
]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("nothing", ["", "-", "–", "không", "Không có"])
@pytest.mark.parametrize("deadline", ["Thời hạn", "Kết thúc", "Thời gian kết thúc"])
def test_whose_column_says_nothing_is_not_bound(
    heads: tuple[str, str], nothing: str, deadline: str, run: Run, register: Path
) -> None:
    """An empty cell, or one with a dash, bound that side; a bare month was no date."""
    document = docx.Document()
    document.add_paragraph("BIÊN BẢN")
    document.add_paragraph("Hai bên thống nhất phân công như sau:")
    rows = [
        ("TT", "Nhiệm vụ", *heads, deadline),
        ("1", "Rà soát quy định", "Cục Việc làm", "Cục Quản lý lao động", "06/2028"),
        ("2", "Xây trường dạy nghề", nothing, "Vụ Kế hoạch", "12/2028"),
        ("3", "Khảo sát nhu cầu", "x", nothing, "5.2028"),
    ]
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save("m.docx")
    assert run("load", "m.docx", "-i", "T26", "--yes", "--signed", "12/11/2027").status == 0
    made = [c for c in read_register(register).commitments.values() if c.instrument == "T26"]
    assert [(c.parties, str(c.due)) for c in made] == [
        (("VN", "LA"), "2028-06-30"),
        (("LA",), "2028-12-31"),
        (("VN",), "2028-05-31"),
    ]

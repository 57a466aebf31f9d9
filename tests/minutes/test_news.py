"""What news says otherwise than minutes: lists of fields, things said twice, other languages."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from conftest import SHIPPED, Run, read_register
from laocoop.minutes.language.text import language_of, tidy
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.reading import Reading
from laocoop.minutes.source.document import read_lines
from laocoop.minutes.source.lines import Line

THEMES = frozenset(read_register(SHIPPED).themes)
SWEDISH = """Ministrarna möttes i Da Nang

Den 3 maj 2029 höll de två ministerierna sin konferens. "Vi är mycket nöjda", sade ministern.

De två ministerierna har under de senaste åren utbildat många tjänstemän inom området.

Därefter ska de två sidorna stärka samarbetet, med fokus på områdena löner, hälsa och hygien, yrkesutbildning och jämställdhet; stipendier för studenter...

Nästa konferens kommer att hållas i Vientiane år 2031.
"""


def reading(*paragraphs: str) -> Reading:
    return read_clauses([Line(text, f"line {n}") for n, text in enumerate(paragraphs, 1)], THEMES)


def taken(*paragraphs: str) -> list[tuple[str, str, bool]]:
    return [(c.text_in(""), c.reason, c.soft) for c in reading(*paragraphs).candidates]


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "Hai Bên sẽ mở rộng hợp tác, tập trung vào các lĩnh vực việc làm, an toàn và vệ sinh lao động, bảo hiểm xã hội và bình đẳng giới; dạy nghề.",
            [
                "việc làm",
                "an toàn và vệ sinh lao động",
                "bảo hiểm xã hội",
                "bình đẳng giới",
                "dạy nghề.",
            ],
        ),
        (
            "The two Sides shall widen their cooperation, focusing on the areas of wages, safety and hygiene, and gender equality.",
            ["wages", "safety and hygiene", "gender equality."],
        ),
    ],
)
def test_fields_are_taken_one_by_one(sentence: str, fields: list[str]) -> None:
    general, *each = taken(
        "The two Sides agreed as follows:"
        if "Sides" in sentence
        else "Hai Bên thống nhất như sau:",
        sentence,
    )
    assert general[0] == sentence
    assert [text for text, reason, _ in each] == fields
    assert {reason for _, reason, _ in each} == {"focus"}
    assert {c.force.value for c in reading("", sentence).candidates[1:]} <= {"focus"}


def test_two_fields_are_no_list() -> None:
    said = "Hai Bên sẽ mở rộng hợp tác, tập trung vào các lĩnh vực việc làm và dạy nghề."
    assert [text for text, _, _ in taken("Hai Bên thống nhất như sau:", said)] == [said]


def test_what_is_said_twice_is_taken_once() -> None:
    first = "Hai Bộ sẽ mở rộng trao đổi cán bộ thanh tra lao động giữa các tỉnh biên giới."
    again = "Theo đó, hai Bộ sẽ mở rộng trao đổi cán bộ thanh tra lao động giữa các tỉnh biên giới."
    found = reading(first, "Hội nghị diễn ra trong một ngày.", again)
    assert [c.place for c in found.candidates] == ["line 3"]
    assert ("line 1", "said-again") in [(s.place, s.reason) for s in found.skipped]
    numbered = reading(f"1. {first}", f"2. {again}")
    assert len(numbered.candidates) == 2  # what has a number of its own stays


def test_what_the_time_to_come_is_for() -> None:
    ((_, reason, soft),) = taken(
        "Đó là những mô hình tốt để hai bên cùng khảo sát, nhân rộng trong thời gian tới."
    )
    assert (reason, soft) == ("looks-ahead", True)
    assert not taken("Đó là những mô hình tốt mà hai bên cùng khảo sát trong thời gian qua.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo ông, hai Bộ sẽ làm tốt hơn nữa công tác đào tạo cán bộ.",
        "Hai Bộ trưởng ký trực tuyến Biên bản Hội nghị và Thỏa thuận hợp tác giữa hai Bộ.",
    ],
)
def test_a_view_and_a_signature_undertake_nothing(sentence: str) -> None:
    assert not taken(sentence)


def test_a_language_that_a_register_does_not_keep(register: Path, run: Run) -> None:
    path = register.with_name("nyhet.txt")
    path.write_text(SWEDISH, encoding="utf-8")
    found = read_clauses(read_lines(path, path.read_bytes()), THEMES)
    assert found.language == "sv"
    assert [(c.title_in("vi"), c.reason) for c in found.candidates] == [
        (
            "Därefter ska de två sidorna stärka samarbetet, med fokus på områdena löner, hälsa och hygien…",
            "will",
        ),
        ("Löner", "focus"),
        ("Hälsa och hygien", "focus"),
        ("Yrkesutbildning", "focus"),
        ("Jämställdhet", "focus"),
        ("Stipendier för studenter", "focus"),
        ("Nästa konferens kommer att hållas i Vientiane år 2031", "hosting"),
    ]
    assert found.candidates[-1].parties == ("LA",)
    assert str(found.candidates[-1].due) == "2031-12-31"
    before = register.read_bytes()
    asked = ("load", str(path), "--instrument", "NY")
    dry = run(*asked, "--dry-run", "-f", "json")
    assert dry.status == 0 and '"sv": "Yrkesutbildning"' in dry.out
    for refused in (run(*asked, "--yes"), run("load", "--confirm", "M9", str(path), "--yes")):
        assert refused.status == 5 and "nyhet.txt" in refused.err and "Swedish" in refused.err
    assert register.read_bytes() == before


def test_what_word_does_not_show_is_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Hai Bên sẽ họp hằng năm.")
    run = paragraph.add_run(" Phía Lào sẽ trả mọi chi phí.")
    run.font.hidden = True
    shown = paragraph.add_run(" Tại Huế.")
    shown.font.hidden = False
    kept = io.BytesIO()
    document.save(kept)
    line, hidden = read_lines(Path("m.docx"), kept.getvalue())
    assert (hidden.text, hidden.left_out) == ("Phía Lào sẽ trả mọi chi phí.", "hidden")
    assert line.text == "Hai Bên sẽ họp hằng năm. Tại Huế."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Vietnamese Party intends to lend two programmers.", "Lend two programmers"),
        ("Both Parties intend to issue a bulletin in 2029.", "Issue a bulletin in 2029"),
        ("Each Party is to name a contact point.", "Name a contact point"),
        ("The Lao Side is assigned to translate the forms.", "Translate the forms"),
        ("Phía Lào được phân công dịch mẫu biên bản.", "Dịch mẫu biên bản"),
        ("Phía Việt Nam được giao soạn bài giảng.", "Soạn bài giảng"),
        ("Phía Việt Nam có ý định cử chuyên gia sang Lào.", "Cử chuyên gia sang Lào"),
        ("ຝ່າຍລາວ ໄດ້ຮັບມອບໝາຍໃຫ້ ແປແບບຟອມບົດບັນທຶກ.", "ແປແບບຟອມບົດບັນທຶກ"),
    ],
)
def test_a_title_begins_with_what_is_to_be_done(text: str, title: str) -> None:
    (found,) = read_clauses([Line(f"1. {text}")], THEMES).candidates
    assert found.title_in(language_of(text)) == title


def test_the_title_of_a_row_is_what_is_to_be_done() -> None:
    document = docx.Document()
    rows = [
        ("TT", "Nội dung", "Chủ trì", "Thời gian"),
        ("1", "Tổ chức khóa tập huấn cho thanh tra viên", "Phía Lào", "Quý II/2028"),
    ]
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    kept = io.BytesIO()
    document.save(kept)
    (found,) = read_clauses(read_lines(Path("m.docx"), kept.getvalue()), THEMES).candidates
    assert found.title.vi == "Tổ chức khóa tập huấn cho thanh tra viên"
    assert "Quý II/2028" in found.text.vi and str(found.due) == "2028-06-30"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Hai Bên thốngnhất tổ chức trongquý II năm20l8.",
            "Hai Bên thống nhất tổ chức trong quý II năm 2018.",
        ),
        ("Bàn giao 1.2OO.OOO đồng cho phía Lào.", "Bàn giao 1.200.000 đồng cho phía Lào."),
        # Names that are written as one word, and what is no number, stay.
        ("Tỉnh Bôlykhămxay và ông Phômmachăn", "Tỉnh Bôlykhămxay và ông Phômmachăn"),
        ("Cấp 10l nước và đo nồng độ H2O, ISO 9001", "Cấp 10l nước và đo nồng độ H2O, ISO 9001"),
        ("The attaché reads the communiqué", "The attaché reads the communiqué"),
    ],
)
def test_what_copying_damaged_is_mended_and_nothing_else(written: str, read: str) -> None:
    assert tidy(written) == read


def test_a_clause_in_capitals_is_no_heading() -> None:
    said = "HAI BÊN SẼ HỌP HẰNG NĂM TẠI VIÊNG CHĂN HOẶC HÀ NỘI."
    assert [text for text, _, _ in taken("Hai Bên thống nhất như sau:", "Về việc họp.", said)] == [
        said
    ]


def test_a_province_written_as_one_word_is_a_place() -> None:
    said = "Trung tâm Dịch vụ việc làm Bôlykhămxay sẽ tiếp nhận 10 học viên."
    (found,) = reading("Hai Bên thống nhất như sau:", said).candidates
    assert found.parties == ("LA",) and found.text.vi == said

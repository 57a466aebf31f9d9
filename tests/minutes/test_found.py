"""What is found in the documents of benchmarks/minutes, and what no document may do."""

from __future__ import annotations

import contextlib
import random
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, SHIPPED, read_register
from laocoop.domain.search.folding import compose
from laocoop.errors import LaocoopError
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.text import language_of, tidy
from laocoop.minutes.proposal.candidates import document_day, read_clauses
from laocoop.minutes.sentence.due import due_dates
from laocoop.minutes.source.document import read_lines
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure.clauses import clause_tree

FOLDER = ROOT / "benchmarks" / "minutes"
sys.path.insert(0, str(FOLDER))
from measure import as_wanted, documents, score  # noqa: E402 - lies beside its documents

DOCUMENTS = list(documents(FOLDER))
WAITING = list(documents(FOLDER / "waiting"))
"""Documents that are not read well yet."""
SIGNS = ".,;:()“”\"'…"
# Between two turns of a sentence: said by there being two.
BETWEEN = {"đồng", "thời", "while"}
THEMES = frozenset(read_register(SHIPPED).themes)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document[0])
def test_a_careful_clerk_would_take_the_same(
    document: tuple[str, Path, bytes, list[object]],
) -> None:
    _name, path, data, wanted = document
    reading = read_clauses(read_lines(path, data), THEMES)
    result, missed, extra = score(wanted, [as_wanted(c) for c in reading.candidates])  # type: ignore[arg-type]
    assert result.right >= 0.8 * result.wanted, missed
    assert result.right >= 0.8 * result.found, extra


@pytest.mark.parametrize("document", DOCUMENTS + WAITING, ids=lambda document: document[0])
def test_what_was_read_badly_is_doubted_and_what_was_read_well_is_not(
    document: tuple[str, Path, bytes, list[object]],
) -> None:
    _name, path, data, wanted = document
    reading = read_clauses(read_lines(path, data), THEMES)
    result, *_rest = score(wanted, [as_wanted(c) for c in reading.candidates])  # type: ignore[arg-type]
    little = {"few-found", "nothing-found"} & set(reading.doubts)
    if result.right >= 0.8 * result.wanted:
        assert not little
    elif result.right < 0.4 * result.wanted:
        assert little


@pytest.mark.parametrize("document", DOCUMENTS + WAITING, ids=lambda document: document[0])
def test_nothing_disappears_unseen(document: tuple[str, Path, bytes, list[object]]) -> None:
    """Every word of the language that is read is in a candidate or in what was left out."""
    _name, path, data, _wanted = document
    lines = read_lines(path, data)
    reading = read_clauses(lines, THEMES)
    told = [
        *(s.text for s in reading.skipped),
        *(text for c in reading.candidates for text in c.text.each()),
    ]
    known = {word.strip(SIGNS) for text in told for word in text.split()}
    for line in lines:
        if language_of(line.text) == reading.language:
            number = marker(line.text)  # which the clause's name says
            words = {word.strip(SIGNS) for word in (number.rest if number else line.text).split()}
            assert {
                w for w in words if len(w) > 3 and w.isalpha() and set(w) - set("IVX")
            } - BETWEEN <= known, line


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_damaged_files_give_candidates_or_one_clean_error(seed: int) -> None:
    chance = random.Random(seed)
    _name, path, data, _wanted = chance.choice(DOCUMENTS)
    bad = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(bad))
        kind = chance.randrange(3)
        if kind == 0:
            bad[at] = chance.randrange(256)
        elif kind == 1:
            del bad[at : at + chance.randint(1, 300)]
        else:
            bad[at:at] = chance.randbytes(chance.randint(1, 30))
        if not bad:
            return
    with contextlib.suppress(LaocoopError):
        read_clauses(read_lines(path, bytes(bad)), THEMES)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_can_be_read(texts: list[str]) -> None:
    read_clauses([Line(text, f"line {n}") for n, text in enumerate(texts)], THEMES)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 15 tháng 8 năm 2026", date(2026, 8, 15)),
        ("chậm nhất 15/8/2026", date(2026, 8, 15)),
        ("trong quý III năm 2026", date(2026, 9, 30)),
        ("trong năm 2028", date(2028, 12, 31)),
        ("vào giữa năm 2027", date(2027, 6, 30)),
        ("trong giai đoạn 2027 - 2028", date(2028, 12, 31)),
        ("trong năm 2027 và năm 2028", date(2028, 12, 31)),
        ("in 2027 and 2028", date(2028, 12, 31)),
        ("ໃນປີ 2027 ແລະ ປີ 2028", date(2028, 12, 31)),
        ("by 15 August 2026", date(2026, 8, 15)),
        ("in the first quarter of 2028", date(2028, 3, 31)),
        ("by May 2026", date(2026, 5, 31)),
        ("by the end of February 2028", date(2028, 2, 29)),
        ("ກ່ອນວັນທີ 15 ສິງຫາ 2026", date(2026, 8, 15)),
        ("ໃນປີ 2028", date(2028, 12, 31)),
        ("ພາຍໃນປີ ໒໐໒໗", date(2027, 12, 31)),
        ("theo Hiệp định năm 2013", None),
        ("the Agreement signed in 2013", None),
        ("theo Biên bản ký ngày 12/11/2025", None),
        ("30 tháng 2 năm 2026", None),
    ],
)
def test_due_dates_are_the_last_day_of_what_is_named(text: str, day: date | None) -> None:
    found = due_dates(
        f"Phía Việt Nam sẽ làm việc đó {text}.".replace("sẽ ", "" if not day else "sẽ ")
    )
    assert found == ([day] if day else [])


def test_printed_numbers_are_kept() -> None:
    lines = [
        "II. Đào tạo", "1. Hai Bên:", "a) mở lớp;", "b) cử cán bộ;", "2. Phía Lào:", "- một;", "- hai;",
        "III. Khác", "Điều 5. Trách nhiệm", "5.1 Hai Bên.", "5.2. Hai Bên.", "1", "Điều 68 của Luật quy định.",
    ]  # fmt: skip
    tree = clause_tree([Line(text) for text in lines])
    names = [clause.name for clause in tree.walk() if clause.name]
    assert names == [
        "II", "II.1", "II.1.a", "II.1.b", "II.2", "II.2.-1", "II.2.-2", "III", "III.5", "III.5.1", "III.5.2",
    ]  # fmt: skip


def names_of(*lines: str) -> list[str]:
    return [c.name for c in clause_tree([Line(text) for text in lines]).walk() if c.name]


def test_articles_that_count_anew_in_each_part_are_named_with_their_part() -> None:
    first = ("PHẦN I", "VĂN THƯ", "Điều 1. Phạm vi hợp tác", "1. Số hóa hồ sơ.")
    anew = ("PHẦN II", "LƯU TRỮ", "Điều 1. Phạm vi hợp tác", "1. Tổ chức trưng bày.")
    goes_on = ("PHẦN II", "LƯU TRỮ", "Điều 2. Phạm vi hợp tác", "1. Tổ chức trưng bày.")
    assert names_of(*first, *anew) == ["I", "I.1", "I.1.1", "II", "II.1", "II.1.1"]
    assert names_of(*first, *goes_on) == ["1", "1.1", "2", "2.1"]


def test_items_that_begin_anew_stand_under_the_heading_above_them() -> None:
    lines = (
        "2. Trang thiết bị",
        "Hai bên thống nhất:",
        "1. Một.",
        "2. Hai.",
        "3. Giám khảo",
        "1. Ba.",
    )
    assert names_of(*lines) == ["2", "2.1", "2.2", "3", "3.1"]
    assert names_of("2. Hai Bên mở lớp.", "1. Một.") == ["2", "1"]


@pytest.mark.parametrize(
    "line",
    [
        "Biên bản làm tại Sầm Nưa ngày 25 tháng 7 năm 2028, hai bản.",
        "ເຊັນທີ່ ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 25 ກໍລະກົດ 2028, ເປັນ 2 ສະບັບ.",
        "ບົດບັນທຶກກອງປະຊຸມ ທ່າແຂກ, ແຂວງຄຳມ່ວນ, ວັນທີ 25 ກໍລະກົດ 2028",
        "Sầm Nưa, tỉnh Hủa Phăn, ngày 25 tháng 7 năm 2028",
    ],
)
def test_the_day_on_which_it_was_done(line: str) -> None:
    lines = [Line(line)]
    assert document_day(lines, lexicon(language_of(line))) == date(2028, 7, 25)


def test_what_stands_below_a_plan_is_read_too() -> None:
    lines = [
        "Hai Bộ thống nhất các hoạt động sau đây:", "1. Hai Bên mở lớp.", "# Cách thức tiến hành",
        "Phía Lào tổng hợp tiến độ và thông báo cho phía Việt Nam trước ngày 10/01/2030.",
    ]  # fmt: skip
    found = read_clauses(read_lines(Path("x.md"), "\n\n".join(lines).encode()), THEMES).candidates
    assert [c.parties for c in found] == [("VN", "LA"), ("LA",)]


def test_sections_and_their_clauses_may_have_letters() -> None:
    lines = ("Section B - Scope of cooperation", "B.1 Exchange figures.", "B.2 Train officials.")
    assert names_of(*lines) == ["B", "B.1", "B.2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_in_any_encoding(encoding: str) -> None:
    text = (FOLDER / "01-bien-ban.txt").read_text(encoding="utf-8")
    wanted = read_lines(Path("x.txt"), text.encode())
    assert read_lines(Path("x.txt"), text.encode(encoding)) == wanted


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.txt", b"", "no-text"),
        ("x.pdf", b"%PDF-1.4 nothing", "broken-document"),
        ("x.docx", b"PK\x03\x04 nothing", "broken-document"),
        ("x.doc", b"\xd0\xcf\x11\xe0 nothing", "old-or-locked-word"),
        ("x.txt", b"\x00\x01\x02" * 50, "unknown-encoding"),
    ],
)
def test_what_is_no_document_gives_one_clear_error(name: str, data: bytes, code: str) -> None:
    with pytest.raises(LaocoopError) as caught:
        read_lines(Path(name), data)
    assert caught.value.code == code


def pdf(text: str = "", password: str = "") -> bytes:
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    raw = io.BytesIO()
    canvas = Canvas(raw, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(60, 700, text)
    canvas.showPage()
    canvas.save()
    return raw.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [(pdf(), "no-text-layer"), (pdf("Both Sides agree.", "secret"), "needs-password")],
)
def test_a_scan_and_a_password_are_told_apart(data: bytes, code: str) -> None:
    with pytest.raises(LaocoopError) as caught:
        read_lines(Path("x.pdf"), data)
    assert caught.value.code == code


def said(*lines: str) -> list[tuple[str, str, str]]:
    reading = read_clauses([Line(text, f"line {n}") for n, text in enumerate(lines)], THEMES)
    return [
        (c.clause, " ".join(c.parties), c.due.isoformat() if c.due else "")
        for c in reading.candidates
    ]


def test_numbers_again_under_an_item_stand_under_it() -> None:
    assert said(
        "The two Sides have agreed as follows:",
        "1. The two Sides will:", "1. exchange data;", "2. hold a seminar in 2028;",
        "2. The Lao Side shall open an office.",
    ) == [("1.1", "VN LA", ""), ("1.2", "VN LA", "2028-12-31"), ("2", "LA", "")]  # fmt: skip


def test_who_is_to_do_what_was_agreed() -> None:
    opening = "The two Sides have agreed as follows:"
    text = "1. The Lao Side agreed that Viet Nam will open an office before 1 June 2028."
    assert said(opening, text) == [("1", "VN", "2028-06-01")]
    assert said(opening, "1. Phía Việt Nam đồng ý.") == []


def test_a_broken_line_of_word_is_one_sentence() -> None:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("The two Sides have agreed as follows:")
    document.add_paragraph("1. The Lao Side will\npay the travel costs by May 2027.")
    outer = document.add_table(1, 1)
    outer.cell(0, 0).text = "2. The Vietnamese Side will pay the rent."
    raw = io.BytesIO()
    document.save(raw)
    lines = read_lines(Path("x.docx"), raw.getvalue())
    assert said(*(line.text for line in lines)) == [("1", "LA", "2027-05-31"), ("2", "VN", "")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("within 12 months of signing", date(2028, 11, 10)),
        ("within thirty (30) days after the date of signature", date(2027, 12, 10)),
        ("trong vòng ba mươi (30) ngày kể từ ngày ký", date(2027, 12, 10)),
        ("one year after its signature", date(2028, 11, 10)),
        ("trong tháng 8 - 9/2028", date(2028, 9, 30)),
        ("within 30 days of a request", None),
    ],
)
def test_terms_run_from_the_signing(text: str, day: date | None) -> None:
    found = due_dates(f"The Lao Side shall do so {text}.", date(2027, 11, 10))
    assert found == ([day] if day else [])


@pytest.mark.parametrize(
    "text",
    [
        "by 31 March 2028 and 30 June 2028, respectively",
        "lần lượt trước ngày 31/3/2028 và ngày 30/6/2028",
        "trước ngày 31/3/2028 và trước ngày 30/6/2028",
        "ກ່ອນວັນທີ 31/3/2028 ແລະ ວັນທີ 30/6/2028",
    ],
)
def test_what_two_days_are_named_for_is_done_by_the_later(text: str) -> None:
    assert due_dates(f"{text}; the draft came on 1/2/2028") == [
        date(2028, 3, 31),
        date(2028, 6, 30),
    ]


def test_a_term_from_a_31st_ends_with_a_shorter_month() -> None:
    assert due_dates("within 3 months of signing", date(2027, 11, 30)) == [date(2028, 2, 29)]


def test_a_request_is_taken_where_the_other_side_grants_it() -> None:
    lines = [
        "I. Discussions",
        "1. The Lao side requested more scholarships, and the Vietnamese side agreed.",
        "2. The Lao side requested more scholarships.",
        "3. The Minister said that Viet Nam will send two experts.",
    ]
    found = read_clauses([Line(text, f"line {n}") for n, text in enumerate(lines)], THEMES)
    assert [(c.clause, c.parties) for c in found.candidates] == [("I.1", ("VN",))]


def test_rows_of_a_markdown_table_stand_under_their_clause() -> None:
    text = (
        "## 4. Action table\n\n| No. | Action | Responsible | Deadline |\n|---|---|---|---|\n"
        "| 1 | Share the glossary | Viet Nam | 20 Jan 2028 |\n"
        "| 2 | Comment on the glossary | Viet Nam, Lao PDR | mid-2028 |\n\n"
        "## 5. Next meeting\n\nThe next meeting will be held in Vientiane in 2029.\n"
    )
    found = read_clauses(read_lines(Path("m.md"), text.encode()), THEMES).candidates
    assert [(c.clause, set(c.parties), c.due) for c in found] == [
        ("4.1", {"VN"}, date(2028, 1, 20)),
        ("4.2", {"VN", "LA"}, date(2028, 6, 30)),
        ("5", {"LA"}, date(2029, 12, 31)),
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_a_place_in_a_text_is_the_same_in_small_letters(text: str) -> None:
    """Rules look in small letters, and cut what was written: "Straße" and "ﬃ" too."""
    written = tidy(text)
    assert len(compose(written)) == len(written)


@pytest.mark.parametrize("text", ["Die Straße nach Huế", "Oﬃcial İstanbul ŉ", "Bên A ᾳ\u0345"])
def test_letters_that_are_two_in_small_ones_move_nothing(text: str) -> None:
    written = tidy(text)
    assert len(compose(written)) == len(written) and written[0] == text[0]

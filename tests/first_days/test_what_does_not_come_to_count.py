"""What was reported and does not hold is told, whatever it says; one entry is taken back alone; figures count what happened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import NOON, Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.domain.model import Update
from laocoop.domain.steps import Step, alone
from sheets import filled, given_out, saved


def last_id(register: Path) -> str:
    return read_register(register).updates[-1].id


@pytest.mark.parametrize(
    ("later", "earlier", "field"),
    [
        (("--lead", "Department A"), ("--lead", "Department B"), "the leading unit"),
        (("--value", "30"), ("--value", "40"), "the result"),
        (
            ("--due", "30/6/2027"),
            ("--status", "in_progress", "--due", "30/9/2027"),
            "the date",
        ),
        (
            ("--lead", "Department A"),
            ("--status", "in_progress", "--lead", "Department B"),
            "the leading unit",
        ),
    ],
)
def test_what_does_not_hold_is_named(
    later: tuple[str, ...], earlier: tuple[str, ...], field: str, run: Run, register: Path
) -> None:
    run("update", "MOU-3", *later, "--party", "VN")
    overtaking = last_id(register)
    told = run("update", "MOU-3", *earlier, "--on", "1/2/2026", "--party", "VN")
    assert f"It does not change {field} of MOU-3 for VN: a word of a later day" in told.out
    assert f"laocoop undo {overtaking}" in told.out
    assert "It does not change" not in run("update", "MOU-4", *earlier, "--party", "VN").out


def test_the_word_that_stands_is_of_the_same_side(run: Run, register: Path) -> None:
    run("done", "MOU-3", "--on", "1/3/2026", "--note", "x", "--party", "VN")
    own = last_id(register)
    run("suspend", "MOU-3", "--on", "1/4/2026", "--note", "x", "--party", "LA")
    told = run("start", "MOU-3", "--on", "1/2/2026", "--party", "VN").out
    assert "for VN: a report of a later day, 1 Mar 2026, stands" in told
    assert f"laocoop undo {own}" in told


def test_what_holds_is_said_to_hold(run: Run) -> None:
    run("start", "MOU-3", "--on", "1/2/2026", "--party", "VN")
    told = run("update", "MOU-3", "--lead", "Department B", "--on", "20/1/2026", "--party", "VN")
    assert "It does not change" not in told.out  # nobody has named another since


@pytest.mark.parametrize(("first", "second"), [("dispute", "confirm"), ("confirm", "dispute")])
def test_a_word_on_a_report_before_ones_later_word_is_told(
    first: str, second: str, run: Run
) -> None:
    run("done", "MOU-2", "--on", "1/2/2026", "--note", "x", "--party", "LA")
    run(first, "MOU-2", "--note", "y", "--party", "VN")
    told = run(second, "MOU-2", "--note", "z", "--on", "3/2/2026", "--party", "VN")
    assert "It does not change the word on the report of MOU-2" in told.out


def test_a_date_that_moves_says_what_held_on_its_day(run: Run, register: Path) -> None:
    run("update", "MOU-3", "--due", "30/6/2027", "--party", "VN")
    run("update", "MOU-3", "--due", "30/9/2027", "--on", "1/2/2026", "--party", "VN")
    assert read_register(register).updates[-1].due_was is None  # no date held then
    run("update", "MOU-3", "--due", "31/12/2027", "--party", "VN")
    assert str(read_register(register).updates[-1].due_was) == "2027-06-30"


def test_a_date_that_held_on_its_day_already_is_moved_from_none(run: Run, register: Path) -> None:
    run("update", "MOU-3", "--due", "30/6/2027", "--on", "20/1/2026", "--party", "VN")
    run("update", "MOU-3", "--due", "30/9/2027", "--party", "VN")
    cells = {"status_VN": "completed", "completed_on": "1/2/2026", "due": "30/6/2027"}
    sheet = saved(filled(given_out(run), "MOU-3", **cells))
    assert run("load", sheet, "--yes", "--party", "VN").status == 0
    written = read_register(register).updates[-1]
    assert (str(written.due), written.due_was) == ("2027-06-30", None)


def test_a_sheet_that_is_loaded_again_reports_once(run: Run, register: Path) -> None:
    run("update", "MOU-3", "--lead", "Department A", "--party", "VN")
    cells = {"status_VN": "completed", "completed_on": "1/2/2026", "lead_VN": "Department B"}
    sheet = saved(filled(given_out(run), "MOU-3", **cells))
    first = run("load", sheet, "--yes", "--party", "VN")
    assert "It does not change the leading unit of MOU-3" in first.err
    written = register.read_bytes()
    assert run("load", sheet, "--yes", "--party", "VN").status == 0
    assert register.read_bytes() == written


def test_reopening_takes_nothing_from_what_was_newly_completed(run: Run) -> None:
    joint = ("--party", "all", "--note", "x")
    run("done", "M9-4", "--on", "15/2/2026", *joint)
    run("update", "M9-4", "--status", "in_progress", "--on", "1/4/2026", *joint)
    run("done", "MOU-7", "--on", "5/5/2026", *joint)
    told = json.loads(
        run(
            "progress", "--by", "quarter", "-f", "json", "--as-of", "30/6/2026", "--known-later"
        ).out
    )
    points = [point["newly_completed"] for point in told["groups"]]
    assert points == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "20-30 officials",
        "20–30 cán bộ",
        "1,5-2 tỷ đồng",
        "5/10 tỉnh",
        "2x50 cán bộ",
        "20 đến 30 cán bộ",
        "20 to 30 officials",
        "20 or 30",
        "30/6/2027",
        "20 ຫາ 30",
    ],
)
def test_a_range_is_no_target(text: str, run: Run, register: Path) -> None:
    before = register.read_bytes()
    assert run("add", "x", "--under", "MOU-5", "--target", text, "--party", "VN").status == 2
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("50%", 50, "%"),
        ("50 m2", 50, "m2"),
        ("3 toà nhà", 3, "toà nhà"),
        ("10 xã", 10, "xã"),
        ("5 văn phòng", 5, "văn phòng"),
        ("1000$", 1000, "$"),
        ("7", 7, ""),
    ],
)
def test_a_number_and_its_unit_are_one(
    text: str, value: float, unit: str, run: Run, register: Path
) -> None:
    assert run("add", "x", "--under", "MOU-5", "--target", text, "--party", "VN").status == 0
    target = [*read_register(register).commitments.values()][-1].target
    assert target is not None and (target.value, target.unit) == (value, unit)


class TestOneEntry:
    """`undo` with an id takes that entry back, and nothing else that its command wrote."""

    def test_of_several(self, run: Run, register: Path) -> None:
        run("start", "MOU-1", "MOU-4", "MOU-5", "--note", "planned", "--party", "VN")
        written = read_register(register).updates[-3:]
        told = run("undo", written[1].id, "--yes")
        assert told.status == 0 and "MOU-4" in told.out and "MOU-1" not in told.out
        assert f"({2}) stays; that too: laocoop undo {written[0].step} --whole" in told.out
        assert statuses(run) == {"MOU-1", "MOU-5"}
        assert run("undo", written[0].step, "--whole", "--yes").status == 0
        assert statuses(run) == set()

    def test_the_first_of_several(self, run: Run, register: Path) -> None:
        run("start", "MOU-1", "MOU-4", "MOU-5", "--note", "planned", "--party", "VN")
        first = read_register(register).updates[-3]
        assert first.id == first.step
        assert run("undo", first.id, "--yes").status == 0
        assert statuses(run) == {"MOU-4", "MOU-5"}
        gone = run("undo", first.id, "--yes")  # what is left of its command is not meant by it
        assert statuses(run) == {"MOU-4", "MOU-5"}, gone.out

    def test_without_an_id_all_of_the_last_command(self, run: Run) -> None:
        run("start", "MOU-1", "MOU-4", "MOU-5", "--note", "planned", "--party", "VN")
        assert run("undo").status == 0
        assert statuses(run) == set()

    def test_not_while_anothers_word_stands_on_it(self, run: Run) -> None:
        run("event", "SOM26", "Review", "--on", "1/3/2026")
        run("note", "MOU-1", "said", "--event", "SOM26", "--party", "VN")
        assert run("undo", "SOM26", "--yes").status == 5

    def test_a_long_chain_takes_as_long_as_it_is_long(self) -> None:
        def made(count: int) -> Step:
            chain = [
                Update(
                    id=f"u{at}",
                    commitment="MOU-1",
                    on=NOON.date(),
                    recorded=NOON,
                    verifies=f"u{at - 1}",
                )
                for at in range(count)
            ]
            return Step("u0", "a", NOON, tuple(chain), ())

        def work(step: Step) -> None:
            whole = alone(step, "u0")
            assert whole is not None and len(whole.updates) == len(step.updates)

        assert ratio_of(work, 800, made) < LEAST_SQUARE


def statuses(run: Run) -> set[str]:
    told = json.loads(run("list", "--status", "in_progress", "-f", "json").out)
    return {item["id"] for item in told["items"]}


def test_two_meetings_are_two_days(run: Run) -> None:
    between = run("diff", "SOM25", "M9", "-f", "json")
    assert between.status == 0
    assert between.out == run("diff", "11/11/2025", "12/11/2025", "-f", "json").out
    assert run("diff", "M9", "1/2/2026").status == 0
    assert run("diff", "SOM25", "nothing").status == 2


def test_a_day_that_does_not_stay_is_not_said_to(run: Run) -> None:
    run("done", "MOU-6", "--note", "x", "--on", "1/3/2026", "--party", "VN")
    earlier = run("done", "MOU-6", "--note", "x", "--on", "15/2/2026", "--party", "VN")
    assert "stays" not in earlier.err and "15 Feb 2026" in run("show", "MOU-6").out
    later = run("done", "MOU-6", "--note", "x", "--on", "1/4/2026", "--party", "VN")
    assert "15 Feb 2026" in later.err and "stays" in later.err


def test_whose_opinion_on_a_date_is_awaited_is_said_so(run: Run) -> None:
    for party in ("VN", "LA"):
        run("start", "MOU-2", "--on", "1/2/2026", "--party", party)
    run("update", "MOU-2", "--due", "28/2/2027", "--note", "x", "--party", "all")
    run("update", "MOU-2", "--due", "30/4/2027", "--note", "x", "--party", "LA")
    for command in ("today", "next"):
        told = run(command, "-f", "plain").out
        assert "on the date, awaiting Viet Nam" in told
        assert "; awaiting Viet Nam" not in told


MINUTES = "BIÊN BẢN\n\nHà Nội, ngày {day}\n\nHai Bên thống nhất phương hướng giai đoạn 2028-2029:\n{items}"


def test_what_later_periods_want_is_in_the_morning(run: Run, register: Path) -> None:
    items = "1. Phía Việt Nam cử 05 chuyên gia sang Lào.\n2. Hai Bên họp hằng năm.\n"
    text = MINUTES.format(day="20 tháng 1 năm 2026", items=items)
    Path("m.txt").write_text(text, encoding="utf-8")
    loaded = run("load", "m.txt", "--instrument", "M10", "--yes", "--party", "VN")
    assert loaded.status == 0, loaded.err
    assert "M10" not in run("next", "--limit", "0", "--party", "VN", "-f", "json").out
    run("update", "M10-1", "--due", "1/12/2026", "--note", "x", "--party", "VN")
    run("done", "M10-2", "--note", "x", "--party", "LA")
    run("config", "party", "VN")
    told = json.loads(run("next", "--limit", "0", "-f", "json").out)
    reasons = {each["id"]: each["reasons"] for each in told["items"] if "M10" in each["id"]}
    assert "due_soon" in reasons["M10-1"] and "waiting_for_us" in reasons["M10-2"]
    assert "M10-1" in run("today", "-f", "plain").out


def test_the_same_minutes_in_the_other_language_are_there_already(run: Run, register: Path) -> None:
    vi = (
        "1. Hai Bên nhất trí họp kỹ thuật trong quý II năm 2027.\n"
        "2. Phía Việt Nam cung cấp tài liệu cho phía Lào.\n"
    )
    lo = (
        "ບົດບັນທຶກ\n\nສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:\n"
        "1. ສອງຝ່າຍເຫັນດີຈັດກອງປະຊຸມວິຊາການ ໃນໄຕມາດ II ປີ 2027.\n"
        "2. ຝ່າຍຫວຽດນາມສະໜອງເອກະສານໃຫ້ຝ່າຍລາວ.\n"
    )
    Path("vi.txt").write_text(f"BIÊN BẢN\n\nHai Bên thống nhất:\n{vi}", encoding="utf-8")
    Path("lo.txt").write_text(lo, encoding="utf-8")
    line = ("--instrument", "M10", "--signed", "20/11/2026", "--place", "V", "--yes")
    assert run("load", "vi.txt", *line, "--party", "VN").status == 0
    before = register.read_bytes()
    told = run("load", "lo.txt", "--instrument", "M10", "--yes", "--party", "VN")
    assert told.status == 0 and register.read_bytes() == before


def test_of_several_in_a_clause_none_is_taken_for_another(run: Run, register: Path) -> None:
    """Laos's text has one of two: which one, no word tells."""
    vi = (
        "1. Hai Bên nhất trí tổ chức họp kỹ thuật trong quý II năm 2027. "
        "Hai Bên nhất trí trao đổi thông tin về bảo hiểm xã hội.\n"
    )
    lo = "1. ສອງຝ່າຍເຫັນດີແລກປ່ຽນຂໍ້ມູນກ່ຽວກັບປະກັນສັງຄົມ.\n"
    Path("vi.txt").write_text(f"BIÊN BẢN\n\nHai Bên thống nhất:\n{vi}", encoding="utf-8")
    Path("lo.txt").write_text(f"ບົດບັນທຶກ\n\nສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:\n{lo}", encoding="utf-8")
    Path("la.toml").write_bytes(register.read_bytes())
    line = ("--instrument", "M10", "--signed", "20/11/2026", "--place", "V", "--yes")
    run("load", "vi.txt", *line, "--party", "VN")
    run("--file", "la.toml", "load", "lo.txt", *line, "--party", "LA")
    run("--file", "la.toml", "done", "M10-1", "--note", "x", "--party", "LA")
    assert run("merge", "la.toml").status == 0
    reported = [
        item
        for item in json.loads(run("list", "-i", "M10", "-f", "json").out)["items"]
        if item["status"] != "no_report"
    ]
    assert [{*item["title"]} for item in reported] == [{"lo"}]  # it is of Laos's own text
    assert len(read_register(register).commitments) == 39 + 3

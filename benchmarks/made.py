"""Registers of any size, made by a seeded generator in the shape of the shipped one.

    python benchmarks/made.py 10000 > register.toml

Each commitment with its share of reports takes about 0.9 KB of Vietnamese, Lao and English. Parties,
themes and sources are the shipped register's own.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "commitments.toml"
PER_INSTRUMENT = 20

VERBS = [
    ("Đào tạo", "ຝຶກອົບຮົມ", "Train"),
    ("Trao đổi kinh nghiệm về", "ແລກປ່ຽນປະສົບການດ້ານ", "Exchange experience on"),
    ("Phối hợp quản lý", "ປະສານງານຄຸ້ມຄອງ", "Manage together"),
    ("Rà soát quy định về", "ທົບທວນລະບຽບການກ່ຽວກັບ", "Review the rules on"),
    ("Tổ chức hội thảo về", "ຈັດກອງປະຊຸມສຳມະນາກ່ຽວກັບ", "Hold a workshop on"),
    ("Hỗ trợ trang thiết bị cho", "ສະໜັບສະໜູນອຸປະກອນໃຫ້", "Give equipment to"),
]
MATTERS = [
    (
        "an toàn, vệ sinh lao động",
        "ຄວາມປອດໄພ ແລະ ສຸຂະອະນາໄມແຮງງານ",
        "occupational safety and health",
    ),
    ("lao động di cư", "ແຮງງານເຄື່ອນຍ້າຍ", "migrant workers"),
    ("bảo hiểm xã hội", "ປະກັນສັງຄົມ", "social insurance"),
    ("giáo dục nghề nghiệp", "ການສຶກສາວິຊາຊີບ", "vocational education"),
    ("người có công", "ຜູ້ມີຄຸນງາມຄວາມດີ", "people with meritorious services"),
    ("dịch vụ việc làm", "ການບໍລິການຈັດຫາງານ", "employment services"),
    ("thanh tra lao động", "ການກວດກາແຮງງານ", "labour inspection"),
]
PLACES = [
    ("ở các tỉnh biên giới", "ຢູ່ບັນດາແຂວງຊາຍແດນ", "in the border provinces"),
    ("cho cán bộ cấp huyện", "ໃຫ້ພະນັກງານຂັ້ນເມືອງ", "for district officers"),
    ("tại Savannakhet và Quảng Trị", "ຢູ່ສະຫວັນນະເຂດ ແລະ ກວາງຈິ", "in Savannakhet and Quảng Trị"),
    ("trong hai năm tới", "ໃນສອງປີຂ້າງໜ້າ", "in the next two years"),
]
NOTES = [
    "Two courses were held, with 48 officers of both sides.",
    "Đã tổ chức hai lớp với 48 cán bộ của hai bên.",
    "ໄດ້ຈັດສອງຊຸດ ມີພະນັກງານສອງຝ່າຍ 48 ຄົນ.",
    "The draft went to the other side for comment.",
]
STATUSES = ["in_progress", "in_progress", "completed", "not_started", "suspended", "withdrawn"]
UNITS = ["Department of Employment", "Cục Việc làm", "ກົມຈັດຫາງານ"]


def register(count: int, seed: int = 2026) -> Iterator[str]:
    """The text of a register of `count` commitments, piece by piece."""
    head, _, _ = SHIPPED.read_text(encoding="utf-8").partition("[[commitment]]")
    themes = [line.split('"')[1] for line in _ids(head, "theme")]
    yield head.rstrip() + "\n"
    chance = random.Random(seed)
    begin = date(2026, 1, 1)
    updates: list[str] = []
    for number in range(count):
        group, place = divmod(number, PER_INSTRUMENT)
        instrument = f"K{group + 1}"
        if place == 0:
            yield _instrument(instrument, begin)
        ident = f"{instrument}-{place + 1}"
        earlier = f"K{group}-{place + 1}" if group and chance.random() < 0.2 else ""
        yield _commitment(ident, instrument, chance, themes, earlier, begin)
        if chance.random() < 0.4:
            updates.append(_update(f"g{number:06x}", ident, chance, begin))
    yield from updates


def _ids(head: str, kind: str) -> list[str]:
    lines = head.splitlines()
    return [lines[at + 1] for at, line in enumerate(lines) if line == f"[[{kind}]]"]


def _instrument(ident: str, begin: date) -> str:
    name = f'{{ vi = "Biên bản {ident}", lo = "ບົດບັນທຶກ {ident}", en = "Minutes {ident}" }}'
    return (
        f'\n[[instrument]]\nid = "{ident}"\nkind = "minutes"\nname = {name}\n'
        f'signed = {begin}\nplace = "Vientiane"\nperiod = "2026-2027"\nbasis = "press"\n'
    )


def _commitment(
    ident: str, instrument: str, chance: random.Random, themes: list[str], earlier: str, begin: date
) -> str:
    picked = [chance.choice(words) for words in (VERBS, MATTERS, PLACES)]
    vi, lo, en = (" ".join(words[at] for words in picked) for at in range(3))
    parties = chance.choice(['"VN", "LA"', '"VN", "LA"', '"VN", "LA"', '"VN"', '"LA"'])
    lines = [
        "\n[[commitment]]",
        f'id = "{ident}"',
        f'instrument = "{instrument}"',
        f'clause = "II.{chance.randint(1, 9)}"',
        f'title = {{ vi = "{vi}", lo = "{lo}", en = "{en}" }}',
        f'text = {{ vi = "{vi}, theo biên bản hai bên đã ký.", en = "{en}, as signed." }}',
        f"parties = [{parties}]",
        f'themes = ["{chance.choice(themes)}"]',
        f'force = "{chance.choice(["agreed", "agreed", "focus", "statement"])}"',
        'period = "2026-2027"',
    ]
    if chance.random() < 0.5:
        lines.append(f"due = {begin + timedelta(days=chance.randint(60, 720))}")
    if chance.random() < 0.3:
        lines.append(f'lead = {{ {parties[1:3]} = "{chance.choice(UNITS)}" }}')
    if earlier:
        lines.append(f'continues = ["{earlier}"]')
    lines.append('cites = [{ source = "S1", paragraph = 4, anchor = "hai bên nhất trí" }]')
    return "\n".join(lines) + "\n"


def _update(ident: str, commitment: str, chance: random.Random, begin: date) -> str:
    on = begin + timedelta(days=chance.randint(10, 300))
    return (
        f'\n[[update]]\nid = "{ident}"\ncommitment = "{commitment}"\non = {on}\n'
        f'recorded = {on}T10:{chance.randint(10, 59)}:00+07:00\nby = "Somchai"\n'
        f'status = "{chance.choice(STATUSES)}"\nnote = "{chance.choice(NOTES)}"\n'
        'evidence = ["S1"]\n'
    )


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(register(int(sys.argv[1])))

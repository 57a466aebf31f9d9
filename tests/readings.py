"""Documents read as `load` records them: one sentence under a usual head, or a whole text."""

from __future__ import annotations

from pathlib import Path

from conftest import Run, read_register
from laocoop.domain.model import Commitment, Instrument

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


def loaded(run: Run, text: str, name: str = "m.txt") -> tuple[Instrument, list[Commitment]]:
    """A document as it is recorded."""
    Path(name).write_text(text, encoding="utf-8")
    done = run("load", name, "--instrument", "T26", "--yes")
    assert done.status == 0, done.err
    register = read_register(Path("commitments.toml"))
    own = [each for each in register.commitments.values() if each.instrument == "T26"]
    return register.instruments["T26"], own

"""The register that ships says what the reports say, and no more."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise

import pytest

from conftest import LOOSE_ENDS, NOON, SHIPPED, read_register
from laocoop.domain.chains import loose_ends
from laocoop.domain.moment import Moment
from laocoop.domain.replay import replay
from laocoop.domain.status import Force, Status
from laocoop.storage.check import check

REGISTER = read_register(SHIPPED)
COUNTS = {"M5": 3, "M6": 7, "M7": 8, "SP22": 2, "M8": 2, "MM24": 2, "M9": 6, "MOU": 9}

CHAINS = {
    "A, the 2013 Agreement": ["M5-1", "M7-2", "M8-1"],
    "B, twinning": ["M5-3", "M7-4"],
    "C, law and policy": ["M7-3", "M8-2", "M9-2"],
    "E, from the border": ["M6-4", "MOU-3"],
    "H, hosting": ["M7-8", "M9-6"],
}
"""Those with the same object; nothing else carries on what lapsed, and no report says so."""


def test_every_reported_commitment_is_there_once() -> None:
    found: dict[str, int] = {}
    for commitment in REGISTER.commitments.values():
        found[commitment.instrument] = found.get(commitment.instrument, 0) + 1
    assert found == COUNTS
    wanted = {f"M{n}-{i}" for n in (5, 6, 7, 8, 9) for i in range(1, COUNTS[f"M{n}"] + 1)}
    wanted |= {"SP22-1", "SP22-2", "MM24-1", "MM24-2"} | {f"MOU-{i}" for i in range(9)}
    assert set(REGISTER.commitments) == wanted


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_chains_are_those_of_the_reports(chain: list[str]) -> None:
    for earlier, later in pairwise(chain):
        assert earlier in REGISTER.commitments[later].continues


def test_what_lapsed_shows_as_a_loose_end() -> None:
    pairs = {pair for chain in CHAINS.values() for pair in pairwise(chain)}
    assert {(e, c.id) for c in REGISTER.commitments.values() for e in c.continues} == pairs
    standings = replay(REGISTER, Moment.at(date(2026, 11, 22)))
    loose = {s.id for s in loose_ends(REGISTER, standings, REGISTER.period)}
    assert {"M6-2", "M6-5", "M7-7", "SP22-1", "M7-5", "M7-6"} <= loose


def test_the_voice_of_a_press_result_is_the_one_that_spoke() -> None:
    voices = {u.id: u.party for u in REGISTER.updates}
    assert (voices["press007"], voices["press009"]) == ("VN", "VN")
    assert voices["press004"] == ""  # nobody in Laos reported it


def test_the_5th_minutes_were_signed_and_sp22_names_no_signers() -> None:
    m5, sp22 = REGISTER.instruments["M5"], REGISTER.instruments["SP22"]
    assert m5.signed == date(2017, 8, 4) and len(m5.signers) == 2
    assert not sp22.signers and "2022" in sp22.name.vi and "Hội nghị" not in sp22.name.vi
    assert REGISTER.instruments["AG13"].kind == "treaty"
    assert REGISTER.events["SOM25"].held == date(2025, 11, 11)


def test_doubts_stand_in_notes() -> None:
    for commitment in REGISTER.commitments.values():
        assert not any("?" in title for title in commitment.title.each()), commitment.id
    for ident in ("M7-8", "M9-6"):
        assert "year" in REGISTER.commitments[ident].note.en
    for ident in ("M6-1", "M6-2", "M6-3", "M6-4", "M6-5"):
        assert "Doãn Mậu Diệp" in REGISTER.commitments[ident].note.vi


def test_nothing_is_invented() -> None:
    """No lead unit, clause or status stands where no report states one."""
    dues = {c.id: c.due for c in REGISTER.commitments.values() if c.due}
    assert dues == {"M7-8": date(2023, 12, 31), "M9-6": date(2027, 12, 31)}
    assert not any(c.lead or c.clause for c in REGISTER.commitments.values())
    assert [u.commitment for u in REGISTER.updates if u.status] == ["M7-8"]
    assert all(u.evidence and u.by == "press" and not u.step for u in REGISTER.updates)


def test_every_title_has_three_languages_and_fits_a_table() -> None:
    for commitment in REGISTER.commitments.values():
        assert all(commitment.title.each()), commitment.id
        assert max(map(len, commitment.title.each())) <= 90, commitment.id


def test_every_commitment_is_cited_from_a_declared_source() -> None:
    for commitment in REGISTER.commitments.values():
        assert commitment.cites, commitment.id
        for cite in commitment.cites:
            assert cite.anchor and len(cite.anchor.split()) <= 8
            assert cite.paragraph or cite.place


def test_forces_follow_the_reports() -> None:
    for commitment in REGISTER.commitments.values():
        if commitment.instrument == "MOU":
            assert commitment.force is Force.FOCUS
        if commitment.instrument == "M5":
            assert commitment.force is Force.AGREED
    assert REGISTER.commitments["M9-6"].force is Force.HOSTING
    assert REGISTER.commitments["M6-6"].force is Force.STATEMENT


def test_the_six_contradictions_are_told() -> None:
    told = {
        "AG13": ["S4", "W13a"],
        "M5": ["S3", "W5"],
        "M7": ["S1", "W7a"],
        "SP22": ["W22"],
    }
    for ident, sources in told.items():
        note = REGISTER.instruments[ident].note
        assert all(note.each()), ident
        assert all(source in note.en for source in sources)
    assert "quan hệ lao động" in REGISTER.commitments["MOU-4"].note.en
    gifts = next(u for u in REGISTER.updates if u.commitment == "M6-3")
    assert "3.9" in gifts.note.en and "4.5" in gifts.note.en


def test_the_8th_conference_was_held_in_time() -> None:
    standing = replay(REGISTER, Moment.at(date(2026, 11, 22)))["M7-8"]
    assert standing.status is Status.COMPLETED
    assert standing.completed_on == date(2023, 12, 5)
    assert standing.timeliness.value == "completed_on_time"


def test_loose_ends_are_those_that_nothing_carries_on() -> None:
    standings = replay(REGISTER, Moment.at(date(2026, 11, 22)))
    found = [standing.id for standing in loose_ends(REGISTER, standings, REGISTER.period)]
    assert found == LOOSE_ENDS


def test_check_finds_nothing() -> None:
    assert check(SHIPPED.read_bytes(), "commitments.toml", NOON) == []


def test_it_is_plain_toml_1_0() -> None:
    assert tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["schema"] == 2


def test_merged_ministry_keeps_its_former_name() -> None:
    former = REGISTER.parties["VN"].formerly
    assert [(f.until, "MOLISA" in f.name.en) for f in former] == [(2025, True)]


def test_meritorious_services_have_no_foreign_code() -> None:
    theme = REGISTER.themes["meritorious-services"]
    assert (theme.ilo, theme.sdg) == ((), ())
    assert REGISTER.themes["employment"].sdg == ("8.5",)

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laocoop.domain.status import Status, Timeliness, joint_status, timeliness

DAY = date(2026, 6, 30)
statuses = st.sampled_from(list(Status))


@given(statuses)
def test_where_all_agree_that_is_it(status: Status) -> None:
    assert joint_status([status, status]) is status


@given(st.lists(statuses, min_size=2, max_size=4))
def test_completed_and_withdrawn_need_every_party(said: list[Status]) -> None:
    joint = joint_status(said)
    if joint in (Status.COMPLETED, Status.WITHDRAWN):
        assert set(said) == {joint}


@given(st.permutations(list(Status)))
def test_order_of_parties_does_not_matter(said: list[Status]) -> None:
    assert joint_status(said[:3]) is joint_status(reversed(said[:3]))


@pytest.mark.parametrize(
    ("said", "joint"),
    [
        ("completed no_report", "in_progress"),
        ("completed withdrawn", "in_progress"),
        ("in_progress suspended", "in_progress"),
        ("suspended no_report", "suspended"),
        ("not_started no_report", "not_started"),
        ("withdrawn not_started", "suspended"),
        ("withdrawn no_report", "suspended"),
    ],
)
def test_differing_reports(said: str, joint: str) -> None:
    assert joint_status(map(Status, said.split())) is Status(joint)


@pytest.mark.parametrize(
    ("status", "due", "done", "found"),
    [
        (Status.IN_PROGRESS, None, None, Timeliness.NO_DEADLINE),
        (Status.IN_PROGRESS, DAY, None, Timeliness.DUE_SOON),  # today is in time
        (Status.IN_PROGRESS, DAY - timedelta(1), None, Timeliness.OVERDUE),
        (Status.IN_PROGRESS, DAY + timedelta(30), None, Timeliness.DUE_SOON),
        (Status.IN_PROGRESS, DAY + timedelta(31), None, Timeliness.ON_TIME),
        (Status.SUSPENDED, DAY - timedelta(1), None, Timeliness.OVERDUE),
        (Status.WITHDRAWN, DAY - timedelta(1), None, Timeliness.NO_DEADLINE),
        (Status.COMPLETED, DAY, DAY, Timeliness.COMPLETED_ON_TIME),
        (Status.COMPLETED, DAY, DAY + timedelta(1), Timeliness.COMPLETED_LATE),
    ],
)
def test_timeliness(status: Status, due: date | None, done: date | None, found: Timeliness) -> None:
    assert timeliness(status, due, done, DAY) is found

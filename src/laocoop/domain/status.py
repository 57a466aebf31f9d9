"""The vocabulary of status and timeliness, and the rules that derive one from another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

DUE_SOON = timedelta(days=30)


class Status(str, Enum):
    """What was reported of a commitment. NO_REPORT is never stored: it is silence."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    NO_REPORT = "no_report"

    @property
    def is_open(self) -> bool:
        """True unless the commitment is completed or withdrawn."""
        return self not in (Status.COMPLETED, Status.WITHDRAWN)


class Verdict(str, Enum):
    """What the other side says of a report."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class Agreement(str, Enum):
    """How the words of the parties on a commitment stand to each other. Derived, never stored."""

    SAME = "same"
    DIFFER = "differ"
    WAITING = "waiting"
    """One side has reported, and another has not yet: no difference of words."""


REPORTABLE = tuple(status for status in Status if status is not Status.NO_REPORT)


class Precision(Enum):
    """How exactly a due date was agreed."""

    DAY = "day"
    YEAR = "year"


class Timeliness(str, Enum):
    """How a commitment stands to its date. Derived, never stored."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    NO_DEADLINE = "no_deadline"


class Force(str, Enum):
    """How firmly a commitment was undertaken."""

    AGREED = "agreed"
    PLANNED = "planned"
    """Set by one side for itself: an action of its own, on which the other has agreed to nothing."""
    STATEMENT = "statement"
    FOCUS = "focus"
    HOSTING = "hosting"
    BACKGROUND = "background"


def joint_status(statuses: Iterable[Status]) -> Status:
    """The status of a commitment from the statuses of the parties bound by it.

    Where all say the same, that is it. Where they differ it is never averaged: completed and
    withdrawn need every party, so work that any party has begun or finished makes it
    IN_PROGRESS; with no work reported, SUSPENDED, as which a withdrawal by one side alone counts too,
    then NOT_STARTED.
    """
    distinct = set(statuses)
    if len(distinct) == 1:
        return distinct.pop()
    if distinct & {Status.IN_PROGRESS, Status.COMPLETED}:
        return Status.IN_PROGRESS
    if distinct & {Status.SUSPENDED, Status.WITHDRAWN}:
        return Status.SUSPENDED
    return Status.NOT_STARTED


def timeliness(
    status: Status, due: date | None, completed_on: date | None, as_of: date
) -> Timeliness:
    """How a commitment stands to its present due date on the day `as_of`.

    A due date of `as_of` itself is in time. A suspended commitment keeps its date; a withdrawn
    one has none any more.
    """
    if due is None or status is Status.WITHDRAWN:
        return Timeliness.NO_DEADLINE
    if status is Status.COMPLETED:
        late = completed_on is not None and completed_on > due
        return Timeliness.COMPLETED_LATE if late else Timeliness.COMPLETED_ON_TIME
    if due < as_of:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if due - as_of <= DUE_SOON else Timeliness.ON_TIME

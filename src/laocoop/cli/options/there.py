"""Where the commitments that were asked for stand on the day that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.cli.session import Session
from laocoop.domain.standing import Standing
from laocoop.errors import NotFoundError
from laocoop.reports.view import View


def standings_of(session: Session, view: View, ids: Iterable[str]) -> list[Standing]:
    """Their standings, in the order asked for. Raises NotFoundError for one that was not there yet."""
    asked = list(ids)
    for ident in asked:
        if ident not in view.standings:
            home = session.view().register.instruments[
                session.file.register.commitments[ident].instrument
            ]
            if home.day and home.day > view.moment.as_of:
                raise NotFoundError("signed-later", id=ident, instrument=home.id, day=home.day)
            raise NotFoundError("not-yet-there", id=ident, day=view.moment.as_of)
    return [view.standings[ident] for ident in asked]

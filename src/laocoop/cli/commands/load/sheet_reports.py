"""What the changed cells of a row report, as entries of the ledger."""

from __future__ import annotations

from datetime import date

from laocoop.cli.commands.load.sheet_cells import Cells
from laocoop.cli.commands.load.sheet_compared import CellChange
from laocoop.cli.session import Session
from laocoop.domain.ledger import Voice, speaker
from laocoop.domain.model import PRESS, Register, Update
from laocoop.domain.standing import Standing
from laocoop.domain.status import Status
from laocoop.domain.wording import Wording
from laocoop.errors import Notice
from laocoop.i18n.catalogue import _


class Reports:
    """The reports of a sheet, row by row."""

    def __init__(self, cells: Cells, register: Register, session: Session) -> None:
        self._cells = cells
        self._parties = tuple(register.parties)
        self._register = register
        self._session = session

    def of_row(
        self, standing: Standing, changes: list[CellChange], voice: Voice | None
    ) -> list[Update]:
        """One report for each party whose cells changed; what names no party is the word of `voice`, or, where that side
        is not bound, of the one other side whose cells were filled in with it.

        Raises UsageError naming row and column, RefusedError where the voice's party is not bound.
        """
        cells, row = self._cells, changes[0].row
        changed = {change.column: change.becomes for change in changes}
        due = cells.due(row, standing.commitment) if "due" in changed else None
        if voice and due == standing.dates.of_side(voice.party):
            due = None  # this sheet, or another, has said so before
        plain = Update(
            id="", commitment=standing.id, on=self._session.today, recorded=self._session.now
        )
        updates: dict[str, Update] = {}
        for party in self._parties:
            status, lead = changed.get(f"status_{party}", ""), changed.get(f"lead_{party}", "")
            lead = cells.lead(row, party, lead)
            if (status or lead) and party not in standing.commitment.parties:
                column = f"status_{party}" if status else f"lead_{party}"
                bound = ", ".join(standing.commitment.parties)
                raise cells.wrong(
                    row, column, _("a side that is bound: only {bound}").format(bound=bound)
                )
            if status or lead:
                word = Status(status) if status else None
                updates[party] = plain.but(party=party, status=word, lead=lead)
        if voice and voice.party not in ("", *standing.commitment.parties) and len(updates) == 1:
            voice = voice.but(party=next(iter(updates)))
        joint = changed.get("status", "")
        by_side = {update.status.value for update in updates.values() if update.status}
        if joint and by_side - {joint}:
            raise cells.wrong(
                row, "status", _("what it was, where the cell of a side is filled in")
            )
        of_voice = {
            "status": Status(joint) if joint and not by_side else None,
            "note": Wording(en=changed.get("last_note", "")),
            "due": due,
            "due_precision": cells.precision(row) if due else None,
        }
        if "completed_on" in changed and not any(
            u.status for u in (plain.but(**of_voice), *updates.values())
        ):
            side = standing.by_party.get(voice.party) if voice else None
            own = side.status if side else standing.status
            if Status.COMPLETED not in (own, Status(cells.plain(row, "status") or own)):
                wanted = _("empty where nothing is completed")
                raise cells.wrong(row, "completed_on", wanted)
            of_voice["status"] = Status.COMPLETED
        if any(of_voice.values()):
            if voice and voice.party and voice.party not in standing.commitment.parties:
                named = next(c for c in changed if not c.endswith(tuple(self._parties)))
                raise cells.wrong(row, named, _("what your side may say: it is not bound here"))
            party = speaker(standing.commitment, voice)
            of_voice["status"] = of_voice["status"] or (
                updates[party].status if party in updates else None
            )
            updates[party] = updates.get(party, plain).but(party=party, **of_voice)
        if "completed_on" not in changed:
            today = self._session.today
            reports = [_of_day(standing, update, today) for update in updates.values()]
            return [update for update in reports if not _was_noted(standing, update)]
        on = cells.day(row, "completed_on")
        if on > self._session.today:
            raise cells.wrong(row, "completed_on", _("a day that has come"))
        dated = [
            self._without_a_day_that_stays(standing, _of_day(standing, update, on))
            if update.status
            else _of_day(standing, update, self._session.today)
            for update in updates.values()
        ]
        return [each for each in dated if _says_anything(each) and not _is_known(standing, each)]

    def _without_a_day_that_stays(self, standing: Standing, update: Update) -> Update:
        """The report, without a status that the side has reported of an earlier day already: that day stays, and is told
        as where it is reported by a command.
        """
        parties = [update.party] if update.party else [*standing.by_party]
        sides = [standing.by_party[party] for party in parties]
        if any(
            side.status is not update.status or side.since is None or side.since >= update.on
            for side in sides
        ):
            return update
        since = sides[0].since
        first = next(
            u
            for u in standing.updates
            if u.status is update.status and u.party in ("", parties[0]) and u.on == since
        )
        if first.by == PRESS:
            return update
        params = {"party": parties[0], "id": standing.id, "what": update.status, "day": since}
        self._session.tell(Notice("day-stays", params | {"update": first.id}))
        return _of_day(standing, update.but(status=None), self._session.today)


def _of_day(standing: Standing, update: Update, day: date) -> Update:
    """The report as one of that day, with the date that it moves then."""
    moved = standing.moved_from(update.party, update.due, day) if update.due else None
    return update.but(on=day, due_was=moved)


def _says_anything(update: Update) -> bool:
    return bool(update.status or update.note or update.due or update.lead)


def _is_known(standing: Standing, update: Update) -> bool:
    """True for a completion that the register has with its day, whatever was said later: the sheet was loaded before."""
    if any(_says_the_same(earlier, update) for earlier in standing.updates):
        return True
    says_more = update.note or update.due or update.lead
    parties = [update.party] if update.party else [*standing.by_party]
    return not says_more and all(
        standing.by_party[party].status is update.status
        and standing.by_party[party].since == update.on
        for party in parties
    )


def _says_the_same(earlier: Update, update: Update) -> bool:
    """True where an entry of the same side and day has said all that this one says."""
    return (
        (earlier.party, earlier.on) == (update.party, update.on)
        and update.status in (None, earlier.status)
        and update.due in (None, earlier.due)
        and update.lead in ("", earlier.lead)
        and (not update.note or update.note.en in earlier.note.each())
    )


def _was_noted(standing: Standing, update: Update) -> bool:
    """True for a note alone that the same side has written before, word for word: the sheet was loaded before."""
    if update.status or update.due or update.lead or not update.note:
        return False
    return any(
        earlier.party == update.party and update.note.en in earlier.note.each()
        for earlier in standing.updates
    )

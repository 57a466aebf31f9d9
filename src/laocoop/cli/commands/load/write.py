"""Writing what a person decided to take from a document."""

from __future__ import annotations

from pathlib import Path

from laocoop.clean import filled
from laocoop.cli.commands.load.decision import as_commitment, named_by
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.cli.writing import pick, write
from laocoop.domain.ids import new_update_id
from laocoop.domain.model import Commitment, Instrument, Register, Source
from laocoop.domain.moment import EVER
from laocoop.domain.replay import existing
from laocoop.domain.wording import Wording
from laocoop.errors import RefusedError
from laocoop.i18n.catalogue import _, ngettext
from laocoop.record import Record
from laocoop.storage.append import Written
from laocoop.terminal.streams import say
from laocoop.typed import Any


def write_load(
    session: Session,
    home: Instrument,
    path: Path,
    taken: list[dict[str, Any]],
    counted: str,
    by: str,
) -> None:
    """Appends the instrument, the document as its source, and the commitments, in one step."""
    if not taken:
        say(session.stdout, _("Nothing to write: all of it is there, or was left out."))
        return
    written_by = values.text(session.user(by), "--by")

    def plan(fresh: Register) -> list[Record]:
        records: list[Record] = []
        source = f"{home.id}-text"
        if source not in fresh.sources:
            words = _("The signed text, loaded from {name}").format(name=path.name)
            records.append(Source(id=source, description=Wording(en=words)))
        if home.id not in fresh.instruments:
            records.append(home)
        step = new_update_id({update.id for update in fresh.updates}, pick)
        moment = session.next_moment(fresh)
        number = 0
        there = _written_meanwhile(session, home, fresh)
        left = [each for each in taken if (each["clause"], Wording(**each["title"])) not in there]
        if not left:
            return []
        present = existing(fresh, EVER)
        for decision in left:
            for named in named_by(decision):
                if named not in present:
                    raise RefusedError("named-is-gone", id=named, clause=decision["clause"])
            number += 1
            while f"{home.id}-{number}" in fresh.commitments:
                number += 1
            commitment = as_commitment(decision, f"{home.id}-{number}", home, source)
            records.append(commitment.but(recorded=moment, by=written_by, step=step))
        return records

    def sentence(written: Written) -> str:
        count = sum(isinstance(record, Commitment) for record in written.records)
        if not count:
            return _("Nothing to write: all of it is there, or was left out.")
        told = ngettext(
            "{count} commitment of {id} written.", "{count} commitments of {id} written.", count
        ).format(count=count, id=home.id)
        hints = _(
            "See what became of each clause: laocoop coverage {id}. Take it back: laocoop undo"
        )
        return f"{told} {counted} {filled(hints, {'id': home.id})}"

    write(session, plan, sentence)


def _written_meanwhile(
    session: Session, home: Instrument, fresh: Register
) -> set[tuple[str, Wording]]:
    """Clause and title of what somebody else has loaded of the same since the register was read."""
    known = session.file.register.commitments
    present = existing(fresh, EVER).values()
    return {(c.clause, c.title) for c in present if c.instrument == home.id and c.id not in known}

"""Writing what a person decided to take from a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from laocoop.cli import values
from laocoop.cli.session import Session
from laocoop.cli.writing import pick, write
from laocoop.domain.ids import new_update_id
from laocoop.domain.model import Cite, Commitment, Instrument, Register, Source, Wording
from laocoop.domain.status import Force
from laocoop.i18n.catalogue import _, ngettext
from laocoop.storage.append import Block
from laocoop.terminal.streams import write as print_to


def write_load(
    session: Session, home: Instrument, path: Path, taken: list[dict[str, Any]], left: int, by: str
) -> None:
    """Appends the instrument, the document as its source, and the commitments, in one step."""
    from laocoop.storage.schema.records import commitment_keys, instrument_keys, source_keys

    if not taken:
        print_to(session.stdout, _("Nothing to write: all of it is there, or was left out.") + "\n")
        return
    written_by = values.text(session.user(by), "--by")
    ids: list[str] = []

    def plan(fresh: Register) -> list[Block]:
        ids.clear()
        blocks: list[Block] = []
        source = f"{home.id}-text"
        if source not in fresh.sources:
            said = _("The signed text, loaded from {name}").format(name=path.name)
            blocks.append(("source", source_keys(Source(id=source, description=said))))
        if home.id not in fresh.instruments:
            blocks.append(("instrument", instrument_keys(home)))
        step = new_update_id({update.id for update in fresh.updates}, pick)
        moment = session.next_moment(fresh)
        number = 0
        for it in taken:
            number += 1
            while f"{home.id}-{number}" in fresh.commitments:
                number += 1
            ids.append(f"{home.id}-{number}")
            made = _commitment(it, ids[-1], home, source).but(
                recorded=moment, by=written_by, step=step
            )
            blocks.append(("commitment", commitment_keys(made)))
        return blocks

    said = ngettext(
        "{count} commitment of {id} written, {left} parts of the document left out.",
        "{count} commitments of {id} written, {left} parts of the document left out.",
        len(taken),
    ).format(count=len(taken), id=home.id, left=left)
    hints = _("See what became of each clause: laocoop coverage {id}. Take it back: laocoop undo")
    write(session, plan, lambda: tuple(ids), f"{said} {hints.format(id=home.id)}")


def _commitment(it: dict[str, Any], ident: str, home: Instrument, source: str) -> Commitment:
    return Commitment(
        id=ident,
        instrument=home.id,
        title=Wording(**it["title"]),
        text=Wording(**it["text"]),
        parties=tuple(it["parties"]),
        clause=it["clause"],
        themes=tuple(it["themes"]),
        period=home.period,
        due=date.fromisoformat(it["due"]) if it["due"] else None,
        continues=tuple(it["continues"]),
        soft=it["soft"],
        force=Force(it.get("force", "agreed")),
        cites=(Cite(source, place=it["place"]),),
    )

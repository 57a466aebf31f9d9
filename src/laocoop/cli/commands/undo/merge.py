"""A merge taken back, in this copy alone: what it brought in goes, and what was written since stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from laocoop.clean import clean
from laocoop.cli.session import Session
from laocoop.cli.writing import agrees
from laocoop.domain import steps
from laocoop.errors import LaocoopError, NotFoundError, RefusedError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.storage.backups import set_aside
from laocoop.storage.decisions import rename_loads
from laocoop.storage.examine import parse
from laocoop.storage.merge.text import leaning_on, returned
from laocoop.storage.merges import Merged, forget, last_merge
from laocoop.storage.rewrite import change
from laocoop.storage.toml.decode import decode
from laocoop.storage.toml.positions import Positions
from laocoop.terminal.streams import say


def last_was_a_merge(session: Session) -> Merged | None:
    """The merge that came after all that commands wrote into this file and nobody took back."""
    target = os.path.realpath(session.location.file)
    data = session.file.data
    merged = last_merge(target, data)
    if merged is None:
        return None
    step = steps.last_step(session.file.register, place_in_file(session))
    if step is not None and _last_place(session, step) >= len(data[: merged.size].decode()):
        return None
    return merged


def undo_merge(session: Session, merged: Merged, dry: bool, yes: bool) -> None:
    """Puts this copy back to what it was before the merge, with what was written since.

    Nothing is retracted: that would travel, and take back the other side's own word there.
    """

    def undone(data: bytes) -> Undone:
        """What the register is without the merge. Raises LaocoopError where it cannot be without."""
        if last_merge(target, data) != merged:
            raise NotFoundError("changed-meanwhile", path=session.location.file)
        leaning = leaning_on(data[: merged.size], data, merged.before, session.shown_path)
        if leaning is not None:
            with suppress(LaocoopError):
                parse(merged.before + leaning.rest, session.shown_path)
                return Undone(merged.before + leaning.rest, data, leaning.ids)
        raise RefusedError("merge-still-needed", other=merged.other)

    target = os.path.realpath(session.location.file)
    question = _(
        "Take back the merge of {other} on {when}, in this copy alone? What was written since stays."
    ).format(other=merged.other, when=dates.moment(merged.moment))
    undone(session.file.data)
    if dry:
        say(session.stdout, question)
        return
    if not yes and not agrees(session, clean(question)):
        return
    path = session.writable()
    aside: list[str] = []

    def with_a_copy(data: bytes) -> Undone:
        result = undone(data)
        aside.append(set_aside(target, data, session.now, before="undo"))  # kept before it is gone
        return result

    result = change(path, with_a_copy, session.today, session.tell)
    for ident, old in returned(result.before, result.data, session.shown_path).items():
        rename_loads(session.location.write_to, ident, old)
    forget(merged.path)
    sentence = _(
        "Taken back: the merge of {other}. What the register was until now is kept in {path}; merging the file again brings it in again."
    )
    say(session.stdout, sentence.format(other=merged.other, path=aside[-1]))
    if result.leaning:
        sentence = _(
            "With it went what you had written about what came, and taken back: {ids}. Where a copy with it was sent, it will come back from there: take it back then."
        )
        say(session.stdout, sentence.format(ids=", ".join(result.leaning)))


class Undone(Record):
    """The register without a merge, and what it held with it."""

    data: bytes
    before: bytes
    leaning: list[str]
    """What was written on what came, and taken back: it went with it."""


def place_in_file(session: Session) -> Callable[[str, int], int]:
    """Where in the file a record begins that is the so-manieth of its kind."""
    file = session.location.file
    positions = Positions(file, decode(session.file.data, file))
    return lambda kind, at: positions.span(kind, at)[0]


def _last_place(session: Session, step: steps.Step) -> int:
    """Where in the file's text the last record of the step begins."""
    register, file = session.file.register, session.location.file
    positions = Positions(file, decode(session.file.data, file))
    updates = {update.id: at for at, update in enumerate(register.updates)}
    added = {ident: at for at, ident in enumerate(register.commitments)}
    reviews = {ident: at for at, ident in enumerate(register.events)}
    return max(
        [positions.span("update", updates[update.id])[0] for update in step.updates]
        + [positions.span("commitment", added[record.id])[0] for record in step.added]
        + [positions.span("event", reviews[record.id])[0] for record in step.reviews]
    )

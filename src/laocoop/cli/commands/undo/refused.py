"""What one does not take back: the other side's word, what somebody else wrote, what a merge brought in."""

from __future__ import annotations

import os

from laocoop.cli.commands.undo.told import in_words
from laocoop.cli.session import Session
from laocoop.domain import steps
from laocoop.domain.model import Register, Update
from laocoop.domain.status import Force
from laocoop.errors import RefusedError
from laocoop.storage.merges import came_by_merge


def refuse_to_ask_for_others_word(
    session: Session, register: Register, error: RefusedError, user: str
) -> None:
    """Raises RefusedError where what stands on it is another side's word, which this side cannot take back first."""
    needed = next((u for u in register.updates if u.id == error.params.get("by")), None)
    if needed is not None and _is_others_word(session, needed, user):
        party = session.view().party(needed.party)
        raise RefusedError(
            "still-needed-by-others", id=error.params["id"], by=needed.id, party=party
        ) from None


def _is_others_word(session: Session, update: Update, user: str) -> bool:
    return (
        bool(session.own_party)
        and update.party not in ("", session.own_party)
        and update.by != user
    )


def refuse_what_a_merge_brought(session: Session, step: steps.Step, user: str) -> None:
    """Raises RefusedError where the last merge brought in what was written last, and can no longer be taken back
    as a whole, because the file was changed before its end: a retraction would travel.
    """
    target = os.path.realpath(session.location.file)
    ids = [each.id for each in step.updates] + [each.id for each in step.added]
    ids += [each.id for each in step.reviews]
    other = came_by_merge(target, ids[0])
    theirs = next((u for u in step.updates if _is_others_word(session, u, user)), None)
    if other and theirs is not None:
        party = session.view().party(theirs.party)
        raise RefusedError("merge-changed-since-by-others", other=other, id=ids[0], party=party)
    if other:
        raise RefusedError("merge-changed-since", other=other, id=ids[0])


def refuse_others_word(session: Session, step: steps.Step, user: str, is_named: bool) -> None:
    """Raises RefusedError for what somebody else said for the other side, and for an action that is the other side's:
    a retraction would travel, and unsay it there.
    """
    own = session.own_party
    if step.by == user or (not own and is_named):  # who speaks for no side says which one is meant
        return
    by = step.by or "—"
    for update in step.updates:
        if update.party not in ("", own):
            party = session.view().party(update.party)
            code = steps.why_not_ours(session.file.register, update, own)
            raise RefusedError(code, party=party, by=by, id=update.subject)
    for added in step.added:
        if added.force is Force.PLANNED and own not in added.parties:
            party = session.view().party(added.parties[0])
            raise RefusedError("others-addition", party=party, by=by, id=added.id)


def refuse_what_others_wrote(session: Session, step: steps.Step, user: str) -> None:
    """Raises RefusedError for a joint word, an action or a review that somebody else wrote, where nobody is asked: it may
    have come from the other side, and taking it back would travel. Who means it names it.
    """
    own = session.own_party
    of_one_side = all(u.party == own if own else u.party for u in step.updates)
    if step.by != user and (step.added or step.reviews or not of_one_side):
        what = in_words(session, step)
        raise RefusedError("others-step", by=step.by or "—", what=what, id=step.key)

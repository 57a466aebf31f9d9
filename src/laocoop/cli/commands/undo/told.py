"""What is taken back, in words."""

from __future__ import annotations

from laocoop.cli.session import Session
from laocoop.domain import steps
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _
from laocoop.reports.fields import update as entries


def question_first(session: Session, step: steps.Step, user: str) -> str:
    """What is to be asked first: nothing where it is the user's own last word."""
    own = session.own_party
    if step.by != user or (own and any(u.party not in ("", own) for u in step.updates)):
        return _("{by} wrote this on {when}: {what}. Take it back?").format(
            by=step.by or "—", when=dates.moment(step.recorded), what=in_words(session, step)
        )
    return ""


def in_words(session: Session, step: steps.Step) -> str:
    view = session.view()
    parts = [
        f"{update.subject}: {entries.whole(view, update) or view.say(update.note) or ', '.join(update.evidence)}"
        for update in step.updates
    ]
    ids = [each.id for each in step.added] + [each.id for each in step.reviews]
    parts += [_("{id} added").format(id=ident) for ident in ids]
    return "; ".join(parts)

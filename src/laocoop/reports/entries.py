"""One entry of the ledger in words: what it says, who said it, what it rests on."""

from __future__ import annotations

from laocoop.domain.model import Register, Update
from laocoop.domain.status import Verdict
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _


def what(update: Update) -> str:
    """What an update says, as one sentence without its note."""
    parts = []
    if update.retracts:
        parts.append(_("takes back {id}").format(id=update.retracts))
    if update.verdict:
        words = {Verdict.CONFIRMED: _("confirms {id}"), Verdict.DISPUTED: _("disputes {id}")}
        parts.append(words[update.verdict].format(id=update.verifies))
    if update.status:
        parts.append(labels.status(update.status))
    if update.due:
        if update.due_was:
            parts.append(
                _("due {due} (was {was})").format(
                    due=dates.day(update.due), was=dates.day(update.due_was)
                )
            )
        else:
            parts.append(_("due {due}").format(due=dates.day(update.due)))
    if update.lead:
        parts.append(_("led by {unit}").format(unit=update.lead))
    if update.value is not None:
        parts.append(_("measured: {value}").format(value=dates.number(update.value)))
    if update.event:
        parts.append(_("at {event}").format(event=update.event))
    return ", ".join(parts)


def who(update: Update) -> str:
    """Whose word it is and who wrote it down."""
    party = update.party or _("all parties")
    return f"{party} · {update.by}" if update.by else party


def evidence(register: Register, name: str) -> str:
    """A piece of evidence: an address or file as it is, a source of the register with its own."""
    source = register.sources.get(name)
    if source is None:
        return name
    return f"{name}: {source.url or source.title or source.description}"

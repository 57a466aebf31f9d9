"""A person goes through the candidates of a document, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from laocoop.clean import clean
from laocoop.cli.commands.load.decision import as_decision, carrying_on
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.model import Register
from laocoop.domain.wording import Wording
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages.load import Proposal, reason
from laocoop.reports.text_width import width
from laocoop.storage.decisions import Load
from laocoop.terminal.errors import tell
from laocoop.terminal.streams import emit
from laocoop.terminal.symbols import bar
from laocoop.terminal.wrap import wrap
from laocoop.typed import Any

CHOICES = N_("a accept · e edit · p split · c carries on · s skip · b back · q stop, go on later")
REVIEW_WIDTH = 78


def go_through(
    session: Session, register: Register, proposals: Sequence[Proposal], load: Load
) -> bool:
    """Asks about each candidate that has no decision yet, keeping every answer at once; False where
    the person stops before the end.
    """
    at = next((n for n in range(len(proposals)) if str(n) not in load.decisions), len(proposals))
    if load.decisions and at < len(proposals):
        _say(session, _("Going on where you stopped.") + "\n")
    while at < len(proposals):
        _show(session, proposals[at], at, len(proposals), load.decisions.get(str(at)))
        key = _ask(session, _(CHOICES) + "\n> ").lower()[:1]
        if key == "q" or key == "":
            return False
        if key == "b":
            at = max(at - 1, 0)
            continue
        decision = _decided(session, register, proposals[at], key)
        if decision is None:
            continue
        load.decisions[str(at)] = decision
        load.save()
        at += 1
    return True


def _decided(
    session: Session, register: Register, proposal: Proposal, key: str
) -> dict[str, Any] | None:
    """What one key decides; None where the key is none, or the answer could not be used."""
    if key == "s":
        return {"take": []}
    accepted = as_decision(proposal)
    if key in ("a", "c") and proposal.candidate.foreign:
        typed = _ask(session, _("Its title, in your language: "))
        if not typed:
            return None
        accepted |= {"title": {session.language: typed}}
    if key == "a":
        return {"take": [accepted]}
    if key == "c":
        likely = ", ".join(repeat.id for repeat in proposal.repeats)
        typed = _ask(session, _("Carries on (ids) [{likely}]: ").format(likely=likely)) or likely
        try:
            earlier = values.commitment_ids([typed], register)
            return {"take": [carrying_on(accepted, earlier)]}
        except LaocoopError as error:  # the person is asked again
            tell(error, session.stderr)
            return None
    if key == "e":
        return _edited(session, register, accepted)
    if key == "p":
        first = _ask(session, _("The words of the first part: "))
        second = _ask(session, _("The words of the second part: "))
        if not (first and second):
            return None
        language = session.language
        return {
            "take": [
                accepted | {"title": {language: first}},
                accepted | {"title": {language: second}},
            ]
        }
    return None


def _edited(
    session: Session, register: Register, accepted: dict[str, Any]
) -> dict[str, Any] | None:
    title = Wording(**accepted["title"])
    typed = _ask(session, _("Title [{now}]: ").format(now=title.in_language(session.language)))
    language = session.language
    if not (title or typed):
        return None
    if not getattr(title, language) and not typed:
        language = next(code for code in ("vi", "lo", "en") if getattr(title, code))
    words = accepted["title"] | ({language: typed} if typed else {})
    parties = _ask(session, _("Parties [{now}]: ").format(now=" ".join(accepted["parties"])))
    due = _ask(session, _("Due [{now}] (- for none): ").format(now=accepted["due"] or "—"))
    try:
        bound = (
            values.of_register(parties.split(), "--party", register.parties)
            if parties
            else tuple(accepted["parties"])
        )
        day = accepted["due"]
        if due == "-":
            day = None
        elif due:
            chosen = values.optional_day(due, "--due", session.today)
            day = chosen.isoformat() if chosen else None
    except LaocoopError as error:  # the person is asked again
        tell(error, session.stderr)
        return None
    return {"take": [accepted | {"title": words, "parties": list(bound), "due": day}]}


def _show(
    session: Session, proposal: Proposal, at: int, total: int, before: dict[str, Any] | None
) -> None:
    candidate = proposal.candidate
    full, empty = bar(at, total, 30, False)
    lines = ["", f"{full}{empty} {at + 1}/{total}", ""]
    lines += wrap(f"{candidate.clause or '—'}  {clean(candidate.context or '')}", REVIEW_WIDTH)
    due = dates.day(candidate.due)
    facts = [
        (_("Commitment"), candidate.title_in(session.language)),
        (_("Parties"), " ".join(candidate.parties)),
        (_("Due"), due),
        (_("Themes"), ", ".join(map(session.view().theme, candidate.themes)) or "—"),
        (_("Why"), reason(candidate.reason) + ("; " + _("soft") if candidate.soft else "")),
    ]
    if proposal.repeats:
        facts.append((_("Like"), ", ".join(f"{r.id} ({r.score:.0f} %)" for r in proposal.repeats)))
    if before is not None:
        facts.append((_("Decided"), _("taken") if before["take"] else _("left out")))
    lines.append("")
    for name, value in facts:
        first, *rest = wrap(clean(value), REVIEW_WIDTH - 16)
        space = " " * max(14 - width(name), 1)
        lines += [f"  {name}{space}{first}", *(" " * 16 + more for more in rest)]
    _say(session, "\n".join(lines) + "\n")


def _say(session: Session, text: str) -> None:
    emit(session.stderr, text)


def _ask(session: Session, question: str) -> str:
    _say(session, question)
    reply = session.stdin.readline()
    if not reply:
        return "q" if question.endswith("> ") else ""
    return values.text(reply.strip(), _("the answer"))


def usable(session: Session) -> None:
    """Raises UsageError where there is nobody to ask."""
    if not (session.stdin.isatty() and session.stderr.isatty()):
        raise UsageError("load-needs-terminal")

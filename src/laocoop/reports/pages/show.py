"""The answer of `show`: one commitment whole."""

from __future__ import annotations

from datetime import date

from laocoop.domain import chains
from laocoop.domain.model import Cite, Update
from laocoop.domain.moment import in_force
from laocoop.domain.standing import PartyStanding, Standing
from laocoop.domain.status import Verdict
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Answer, Dated
from laocoop.reports.document import Branch, Column, Document, Rows, cell
from laocoop.reports.fields import correction, in_words
from laocoop.reports.fields import update as entries
from laocoop.reports.fields.commitment import COMMITMENT, sheet_of
from laocoop.reports.fields.due import due_cell
from laocoop.reports.fields.table import DETAIL, JSON
from laocoop.reports.fields.update import UPDATE
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


def answer(view: View, standings: list[Standing]) -> Answer:
    """What `show` answers for one or more commitments."""

    def payload() -> dict[str, Any]:
        return view.envelope("show") | {"items": [_payload(view, s) for s in standings]}

    return Answer(
        lambda: document(view, standings),
        lambda: sheet_of(view, standings),
        payload,
        lambda: plain.lines(document(view, standings)),
        dated=lambda: Dated(view, standings),
    )


def _payload(view: View, standing: Standing) -> dict[str, Any]:
    commitments = view.standings.commitments
    carried = chains.continued_by(commitments)
    (item,) = COMMITMENT.items([standing], JSON, DETAIL)
    return item | {
        "cites": [_cite(view, cite) for cite in standing.commitment.cites],
        "updates": UPDATE.items(coming(view, standing)),
        "continued_by": carried.get(standing.id, []),
        "actions": [a.id for a in chains.actions_under(commitments, standing.id)],
    }


def _cite(view: View, cite: Cite) -> dict[str, Any]:
    return {
        "source": cite.source,
        "paragraph": cite.paragraph,
        "place": cite.place or None,
        "anchor": cite.anchor,
        "url": view.register.sources[cite.source].url or None,
    }


def document(view: View, standings: list[Standing]) -> Document:
    """The commitments as a person reads them."""
    page = view.page()
    for standing in standings:
        _one(page, view, standing)
    return page


def _one(page: Document, view: View, standing: Standing) -> None:
    commitment = standing.commitment
    page.heading(f"{commitment.id} · {view.title(commitment.title)}", 1)
    for language in ("vi", "lo", "en"):
        text = getattr(commitment.title, language)
        if text and language != view.language:
            draft = _(" (draft)") if language in view.register.draft_languages else ""
            page.facts((_(labels.LANGUAGE[language]) + draft, text))
    if commitment.recorded and view.moment.is_ahead(commitment.recorded):
        page.paragraph(entries.ahead(commitment.recorded), "notice")
    page.facts(*COMMITMENT.facts(view, standing))
    for key in ("text", "note"):  # long ones, each with a stretch of its own
        page.facts(*COMMITMENT.facts(view, standing, key))
    if commitment.recorded:
        added = [commitment.by, dates.moment(commitment.recorded)]
        page.facts((_("Added"), " · ".join(filter(None, added))))
    _corrections(page, view, standing)
    _statuses(page, view, standing)
    _chain(page, view, standing)
    _actions(page, view, standing)
    _cites(page, view, standing)
    _updates(page, view, standing)


def _corrections(page: Document, view: View, standing: Standing) -> None:
    """What was put right, by whom and when; the fields themselves are shown as they are now."""
    for entry in in_force(view.register, view.moment.but(as_of=date.max), standing.id):
        if entry.corrects:
            who = " · ".join([entries.who(entry), dates.moment(entry.recorded)])
            lines = [*correction.lines(view, entry), view.read(entry.note), who]
            page.facts((_("Put right"), "; ".join(filter(None, lines))))


def _statuses(page: Document, view: View, standing: Standing) -> None:
    page.heading(_("Status, {as_of}").format(as_of=view.as_of_words))
    rows = [
        (
            cell(_("Joint")) if len(standing.by_party) > 1 else cell(_("Status")),
            cell(labels.status(standing.status), role=f"status:{standing.status.value}"),
            cell(dates.day(standing.completed_on), role="muted"),
            cell("—", role="muted"),
        )
    ]
    rows = rows if len(standing.by_party) > 1 else []
    for party, party_standing in standing.by_party.items():
        rows.append(
            (
                cell(f"{party} · {view.party(party)}"),
                cell(*_status_lines(party_standing), role=f"status:{party_standing.status.value}"),
                cell(dates.day(party_standing.since), role="" if party_standing.since else "muted"),
                cell(
                    view.unit(standing.lead.get(party, "—")),
                    role="" if party in standing.lead else "muted",
                ),
            )
        )
    columns = [
        Column(_("Party")),
        Column(_("Status")),
        Column(_("Since")),
        Column(_("Leading unit"), flexible=True),
    ]
    page.table(columns, Rows(tuple(rows)))
    if standing.differs:
        page.paragraph(_("The parties' reports differ."), "notice")
    if standing.dates.denied_by:
        sentence = _("{party} says no to the date that the other side has named.")
        names = ", ".join(map(view.party, sorted(standing.dates.denied_by)))
        page.paragraph(sentence.format(party=names), "notice")
    elif standing.dates.differ:
        page.paragraph(_("The parties name different dates."), "notice")
    elif standing.dates_unanswered_by:
        sentence = _("{party} has said nothing yet of the other date.")
        names = ", ".join(map(view.party, standing.dates_unanswered_by))
        page.paragraph(sentence.format(party=names), "notice")
    if standing.waiting_for and not (standing.differs or standing.dates.differ):
        # A report that is made anew has no answer yet, whatever was said of the one before.
        denying = {
            s.verified_by for s in standing.by_party.values() if s.verdict is Verdict.DISPUTED
        }
        for party in standing.waiting_for:
            sentence = _("{party} has not reported yet.")
            if party in denying:
                sentence = _("{party} sees it otherwise, and has not said yet how it stands.")
            page.paragraph(sentence.format(party=view.party(party)), "notice")


def _status_lines(party_standing: PartyStanding) -> list[str]:
    lines = [labels.status(party_standing.status)]
    if party_standing.verdict is Verdict.CONFIRMED:
        lines.append(_("confirmed by {party}").format(party=party_standing.verified_by))
    if party_standing.verdict is Verdict.DISPUTED:
        lines.append(_("disputed by {party}").format(party=party_standing.verified_by))
    return lines


def _chain(page: Document, view: View, standing: Standing) -> None:
    commitments = view.standings.commitments
    before = chains.backward(view.register.commitments, standing.id)
    after = chains.forward(commitments, standing.id)
    if not before and not after:
        return

    def branch(ident: str, depth: int, marked: bool = False) -> Branch:
        standing_there = view.standings.get(ident)
        state = f" [{labels.status(standing_there.status)}]" if standing_there else ""
        title = view.title(view.register.commitments[ident].title)
        return Branch(f"{ident} · {title}{state}", depth, marked)

    if before:
        page.heading(_("Carries on"))
        page.tree([branch(standing.id, 0, True), *(branch(x.id, x.depth) for x in before)])
    if after:
        page.heading(_("Carried on by"))
        page.tree([branch(standing.id, 0, True), *(branch(x.id, x.depth) for x in after)])


def _actions(page: Document, view: View, standing: Standing) -> None:
    commitments = view.standings.commitments
    actions = chains.actions_under(commitments, standing.id)
    if not actions:
        return
    page.heading(_("Actions under it"))
    rows = []
    for action in actions:
        standing_of_action = view.standings[action.id]
        rows.append(
            (
                cell(action.id, role="id"),
                cell(view.title(action.title)),
                cell(
                    labels.status(standing_of_action.status),
                    role=f"status:{standing_of_action.status.value}",
                ),
                due_cell(view, standing_of_action),
            )
        )
    columns = [
        Column(_("Id")),
        Column(_("Commitment"), flexible=True),
        Column(_("Status")),
        Column(_("Due")),
    ]
    page.table(columns, Rows(tuple(rows)))


def _cites(page: Document, view: View, standing: Standing) -> None:
    if not standing.commitment.cites:
        return
    text = f"{standing.commitment.instrument}-text"  # as `load` calls the signed text
    cites = sorted(standing.commitment.cites, key=lambda cite: cite.source != text)
    headed = ""
    for cite in cites:
        heading = _("Where it stands") if cite.source == text else _("Where it is reported")
        if heading != headed:
            page.heading(heading)
        headed = heading
        source = view.register.sources[cite.source]
        place = (
            _("paragraph {number}").format(number=cite.paragraph)
            if cite.paragraph is not None
            else in_words.place(cite.place)
        )
        named = ", ".join(part for part in (cite.source, source.publisher, place) if part)
        page.facts(
            (_("Source"), named),
            (_("Title"), source.title or view.read(source.description)),
            (_("Anchor"), f"“{cite.anchor}”" if cite.anchor else ""),
            (_("Address"), source.url),
        )


def coming(view: View, standing: Standing) -> list[Update]:
    """All entries in force on the commitment, also those that take effect after the moment."""
    ever = view.moment.but(as_of=date.max)
    entered = in_force(view.register, ever, standing.id)
    return [entry for entry in entered if not entry.corrects]


def _updates(page: Document, view: View, standing: Standing) -> None:
    page.heading(_("Reports"))
    to_come = [u for u in coming(view, standing) if u.on > view.moment.as_of]
    if not (standing.updates or to_come):
        page.paragraph(_("Nobody has reported on it yet."), "muted")
        return
    rows = []
    for entry in (*standing.updates, *to_come):
        lines = [entries.whole(view, entry), view.read(entry.note)]
        if entry in to_come:
            lines.insert(0, _("(to come)"))
        if view.moment.is_ahead(entry.recorded):
            lines.insert(0, entries.ahead(entry.recorded))
        lines += entries.evidence_lines(view.register, entry)
        rows.append(
            (
                in_words.day_cell(entry.on),
                cell(*(line for line in lines if line)),
                cell(entries.who(entry)),
                cell(entry.id, role="muted"),
            )
        )
    columns = [
        Column(_("On")),
        Column(_("What"), flexible=True),
        Column(_("By")),
        Column(_("Update")),
    ]
    page.table(columns, Rows(tuple(rows)))

"""The answers of `list` and `search`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from laocoop.domain.moment import dated_ahead
from laocoop.domain.standing import Standing
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, ngettext
from laocoop.record import Record
from laocoop.reports.answer import Answer, Dated, Sheet, Tab
from laocoop.reports.document import Document, Rows, RowsMade
from laocoop.reports.fields.commitment import BRIEF, COMMITMENT, USUAL, sheet_of
from laocoop.reports.formats import plain
from laocoop.reports.view import View
from laocoop.typed import Any


class Listing(Record):
    """Commitments to be listed, loose ends of earlier instruments apart."""

    current: list[Standing]
    loose_ends: list[Standing]
    narrowed: bool
    """True where filters chose the commitments, False where it is what is on the plate."""
    total: int
    parties: Sequence[str] = ()
    """Who was asked for."""
    due_in: str = ""
    """The period or day in which it is due, where that was asked for: it may have been typed without a year."""
    columns: Sequence[str] = ()
    limit: int = 0
    grouped: bool = True

    @property
    def shown(self) -> list[Standing]:
        """What is listed, in order, up to the limit."""
        everything = [*self.current, *self.loose_ends]
        return everything[: self.limit] if self.limit else everything

    @property
    def before_limit(self) -> int:
        """How many there were before the limit."""
        return len(self.current) + len(self.loose_ends)


def answer(view: View, listing: Listing, command: str) -> Answer:
    """What `list` (or `search`, by its name) answers."""

    def sheet() -> Sheet:
        if listing.columns:
            rows = COMMITMENT.brief(view, listing.shown, listing.columns)
        else:
            rows = sheet_of(view, listing.shown)
        return rows.but(given_out=view.moment)

    def payload() -> dict[str, Any]:
        return view.envelope(command) | {
            "total": listing.total,
            "items": COMMITMENT.items(listing.shown),
        }

    def lines() -> Iterator[str]:
        return plain.tabbed(COMMITMENT.brief(view, listing.shown, listing.columns or BRIEF))

    return Answer(
        lambda: document(view, listing),
        sheet,
        payload,
        lines,
        lambda: in_a_workbook(view, listing.shown),
        dated=lambda: Dated(view, listing.shown),
    )


def in_a_workbook(view: View, standings: Sequence[Standing]) -> Sequence[Tab]:
    """The sheets of a workbook about some commitments."""
    from laocoop.reports.pages import workbook  # for Excel alone

    return workbook.tabs(view, standings)


def document(view: View, listing: Listing) -> Document:
    """The list as a person reads it: by instrument, then loose ends, then what is left out."""
    keys = listing.columns or USUAL
    page = view.page()
    if listing.narrowed:
        title = _("Commitments found")
        if listing.due_in:
            title += ", " + _("due {due}").format(due=listing.due_in)
    else:
        title = _("On our plate: {period}").format(period=dates.period(view.period))
        if listing.parties:
            title += " · " + ", ".join(map(view.party, listing.parties))
    page.heading(f"{title} · {view.as_of_words}", 1)
    shown = listing.shown
    if not shown:
        page.paragraph(_("None."))
    elif listing.grouped:
        page.table(COMMITMENT.headings(keys), *by_instrument(view, shown, listing.loose_ends, keys))
    else:
        page.table(
            COMMITMENT.headings(keys),
            Rows(RowsMade(shown, lambda s: COMMITMENT.row(view, s, keys))),
        )
    page.paragraph(closing(view, listing), "muted", hints(view, listing))
    return page


def by_instrument(
    view: View, shown: list[Standing], loose_ends: list[Standing], keys: Sequence[str]
) -> list[Rows]:
    """The rows in a group for each instrument, and the loose ends in one of their own, last."""
    loose = {standing.id for standing in loose_ends}
    groups: dict[str, list[Standing]] = {}
    for standing in shown:
        key = "" if standing.id in loose else standing.commitment.instrument
        groups.setdefault(key, []).append(standing)
    groups_of_rows = []
    for key, members in groups.items():
        heading = view.instrument(key) if key else _("Loose ends of earlier conferences")
        ordered = actions_after_parents(_with_parents(view, members))
        groups_of_rows.append(
            Rows(RowsMade(ordered, lambda s: COMMITMENT.row(view, s, keys)), heading)
        )
    return groups_of_rows


def _with_parents(view: View, members: list[Standing]) -> list[Standing]:
    """The members with the commitments of the same instrument that actions among them belong to, completed ones too:
    nobody knows what an action is for that stands alone. One that stands in another names its own.
    """
    by_id = {standing.id: standing for standing in members}
    above: set[str] = set()
    for standing in members:
        parent = standing.commitment.parent
        home = standing.commitment.instrument
        while parent and parent not in by_id and parent not in above and parent in view.standings:
            if view.standings[parent].commitment.instrument != home:
                break
            above.add(parent)
            parent = view.standings[parent].commitment.parent
    if not above:
        return members
    return [
        by_id.get(ident) or view.standings[ident]
        for ident in view.standings
        if ident in above or ident in by_id
    ]


def counted_apart(standings: list[Standing]) -> str:
    """How many commitments, as the first sentences count them; the actions under them apart."""
    actions = sum(bool(standing.commitment.parent) for standing in standings)
    if not actions:
        return str(len(standings))
    return ngettext(
        "{count}, with {actions} action", "{count}, with {actions} actions", actions
    ).format(count=len(standings) - actions, actions=actions)


def actions_after_parents(members: list[Standing]) -> list[Standing]:
    """The members in their order, but each action right after what it belongs to, where that is there."""
    here = {standing.id for standing in members}
    under: dict[str, list[Standing]] = {}
    tops = []
    for standing in members:
        parent = standing.commitment.parent
        if parent in here:
            under.setdefault(parent, []).append(standing)
        else:
            tops.append(standing)
    ordered: list[Standing] = []
    following = tops[::-1]
    while following:
        ordered.append(standing := following.pop())
        following += under.get(standing.id, [])[::-1]
    return ordered


def closing(view: View, listing: Listing) -> str:
    """How many of how many."""
    count = len(listing.shown)
    if any(view.standings.commitments.column("parent")):
        sentence = _("{count} of {total} commitments and actions.")
    else:
        sentence = ngettext(
            "{count} of {total} commitment.", "{count} of {total} commitments.", listing.total
        )
    sentence = sentence.format(count=count, total=listing.total)
    drafts = view.register.draft_languages
    if view.language in drafts:
        sentence += " " + _("{language} wording is a draft for a native reader.").format(
            language=_(labels.LANGUAGE[view.language])
        )
    return sentence


def hints(view: View, listing: Listing) -> str:
    """How to see the rest, and what else is to be looked at."""
    told = []
    if listing.limit and listing.before_limit > len(listing.shown):
        told.append(
            _("{found} were found; more with --limit 0.").format(found=listing.before_limit)
        )
    if len(listing.shown) < listing.total and not listing.narrowed:
        told.append(_("All of them: laocoop list --all. One of them: laocoop show ID."))
    if ahead := len(dated_ahead(view.register, view.moment)):
        told.append(
            ngettext(
                "{count} record is dated later than now: a clock goes ahead. See: laocoop check",
                "{count} records are dated later than now: a clock goes ahead. See: laocoop check",
                ahead,
            ).format(count=ahead)
        )
    if view.file.is_earlier_edition:
        told.append(_("The register that ships has been put right since: laocoop merge --shipped"))
    return " ".join(told)

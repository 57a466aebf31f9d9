"""Which commitments a command is about, and in what order they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from laocoop.domain.chains import answered_in, loose_ends
from laocoop.domain.model import Commitment, Register
from laocoop.domain.period import Period
from laocoop.domain.records import Records
from laocoop.domain.replay import Standings
from laocoop.domain.standing import Standing
from laocoop.domain.status import Force, Status, Timeliness, timeliness
from laocoop.record import Record
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laocoop.domain.search.texts import Word

SORT_KEYS = ("register", "id", "due", "status", "updated", "title")


class Filters(Record):
    """What a commitment must be to be taken; an empty field asks for nothing.

    Values of one field are alternatives; fields add up.
    """

    statuses: tuple[Status, ...] = ()
    instruments: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    forces: tuple[Force, ...] = ()
    lead: str = ""
    period: Period | None = None
    only: tuple[str, ...] = ()
    """Those who alone are bound."""
    due_before: date | None = None
    due_after: date | None = None
    due_in: Period | None = None
    overdue: bool = False
    due_soon: bool = False
    loose_ends: bool = False
    event: str = ""
    words: tuple[Word, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def narrow(self) -> bool:
        """True where more is asked for than who is bound: then everything is looked through, and not the plate alone."""
        return bool(self) and not self.ask_only_who

    @property
    def ask_only_who(self) -> bool:
        """True if nothing but who is bound was asked for."""
        return bool(self) and self.but(parties=(), only=()) == Filters()

    def bind(self, commitment: Commitment) -> bool:
        """True if those are bound who were asked for."""
        bound = commitment.parties
        if self.only and (len(bound) > 1 or bound[0] not in self.only):
            return False
        return not self.parties or not set(self.parties).isdisjoint(bound)


class Plate(Record):
    """What is on the plate: the period's open commitments, and what earlier ones left."""

    current: list[Standing]
    loose_ends: list[Standing]


def plate(
    register: Register, standings: Standings, period: Period, filters: Filters | None = None
) -> Plate:
    """The open commitments of `period`, and the loose ends of earlier ones; of whom `filters` ask for."""
    is_in = answered_in(register, period)
    current = [
        standing
        for standing in standings.values()
        if standing.status.is_open and is_in(standing.commitment)
    ]
    loose = loose_ends(register, standings, period)
    if filters is not None:
        current, loose = (
            [standing for standing in each if filters.bind(standing.commitment)]
            for each in (current, loose)
        )
    return Plate(current, loose)


def select(
    register: Register,
    standings: Standings,
    filters: Filters,
) -> list[Standing]:
    """The commitments that `filters` takes, in the register's order.

    Loose ends are counted from the period asked for, or from the register's.
    """
    loose: set[str] = set()
    if filters.loose_ends:
        period = filters.period or register.period
        loose = {standing.id for standing in loose_ends(register, standings, period)}
    speaks = _speaking(register, filters.words) if filters.words else None
    is_in = answered_in(register, filters.period) if filters.period else None
    is_led = _led_by(register, filters.lead) if filters.lead else None
    asks_for_dates = filters.due_before or filters.due_after or filters.due_in

    def takes(standing: Standing) -> bool:
        commitment = standing.commitment
        if filters.statuses and standing.status not in filters.statuses:
            return False
        if is_led is not None and not is_led(standing):
            return False
        if asks_for_dates and not _is_due(standing, filters):
            return False
        if filters.event and all(update.event != filters.event for update in standing.updates):
            return False
        wanted = {Timeliness.OVERDUE: filters.overdue, Timeliness.DUE_SOON: filters.due_soon}
        if any(wanted.values()) and not _is_wanted(standing, wanted, filters):
            return False
        if filters.loose_ends:
            if standing.id not in loose:
                return False
        elif is_in is not None and not is_in(commitment):
            return False
        return speaks is None or standing.id in certain or speaks(standing)

    asked = _by_their_own_keys(standings.commitments, filters)
    certain: set[str] = set()
    if filters.words:
        from laocoop.domain.search.texts import speaking

        certain, possible = speaking(register, standings.commitments, filters.words)
        asked = [ident for ident in asked if ident in possible]
    return [standing for ident in asked if takes(standing := standings[ident])]


def _is_wanted(standing: Standing, wanted: Mapping[Timeliness, bool], filters: Filters) -> bool:
    """True if it is past due or due soon, as asked for; of sides that were named, by their own dates."""
    asked_of = [p for p in (*filters.parties, *filters.only) if p in standing.by_party]
    if not asked_of:
        return wanted.get(standing.timeliness, False)
    return any(
        wanted.get(
            timeliness(
                standing.by_party[party].status, standing.dates.binding(party), None, standing.as_of
            ),
            False,
        )
        for party in asked_of
        if standing.by_party[party].status.is_open
    )


def _is_due(standing: Standing, filters: Filters) -> bool:
    """True if it is due within what was asked for; what is closed, only where that status was asked for."""
    if not (standing.status.is_open or filters.statuses):
        return False
    # A date that one side alone names is found as well as the one that both agreed.
    days = {standing.due, *standing.dates.named.values()} - {None}
    return any(_is_within(day, filters) for day in days if day)


def _is_within(day: date, filters: Filters) -> bool:
    if filters.due_before and day >= filters.due_before:
        return False
    if filters.due_after and day <= filters.due_after:
        return False
    return filters.due_in is None or day in filters.due_in


def _led_by(register: Register, unit: str) -> Callable[[Standing], bool]:
    """Tells whether a unit leads that has a name, in any language, with `unit` in it."""
    wanted, known = _folded(unit), register.names_of_units()
    return lambda standing: any(
        wanted in _folded(name) for led in standing.lead.values() for name in known.get(led, (led,))
    )


def _folded(text: str) -> str:
    from laocoop.domain.search.folding import fold  # for a unit's name, and an order by titles

    return fold(text)


def _speaking(register: Register, words: tuple[Word, ...]) -> Callable[[Standing], bool]:
    """Tells whether a commitment speaks of all the words."""
    from laocoop.domain.search.texts import speaks_of  # where words are looked for

    units = register.names_of_units()
    return lambda standing: speaks_of(register, units, standing, words)


def _by_their_own_keys(commitments: Records[Commitment], filters: Filters) -> list[str]:
    """The ids of those that `filters` may take, by what they say of themselves: told without
    working out where they stand.
    """
    idents = list(commitments)
    one_of = {"instrument": filters.instruments, "force": filters.forces}
    some_of = {"themes": filters.themes, "parties": filters.parties}
    for key, wanted in (one_of | some_of).items():
        if wanted:
            by_id = dict(zip(commitments, commitments.column(key), strict=True))
            if key in one_of:
                idents = [ident for ident in idents if by_id[ident] in wanted]
            else:
                idents = [ident for ident in idents if not set(by_id[ident]).isdisjoint(wanted)]
    if filters.only:
        bound = dict(zip(commitments, commitments.column("parties"), strict=True))
        idents = [ident for ident in idents if tuple(bound[ident]) in {(p,) for p in filters.only}]
    return idents


def sort(standings: list[Standing], key: str, language: str) -> list[Standing]:
    """`standings` by `key`, one of SORT_KEYS; what has no such value comes last."""
    if key == "title":
        return sorted(standings, key=lambda s: _folded(s.commitment.title.in_language(language)))
    orders: dict[str, Callable[[Standing], Any]] = {
        "id": lambda s: natural(s.id),
        "due": lambda s: (s.due is None, s.due or date.max),
        "status": lambda s: list(Status).index(s.status),
        "updated": lambda s: (s.updated is None, -(s.updated or date.min).toordinal()),
    }
    order = orders.get(key)
    return sorted(standings, key=order) if order else standings


def natural(ident: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which M9-2 comes before M9-10. A number is told by how long it is, and then by its digits: one of
    thousands of digits is no number that Python reads.
    """
    parts: list[tuple[int, int, str]] = []
    digits = letters = ""
    for character in ident + "\0":
        if character.isdecimal():
            if letters:
                parts.append((1, 0, letters))
                letters = ""
            digits += character
        else:
            if digits:
                number = digits.lstrip("0")
                parts.append((0, len(number), number))
                digits = ""
            letters += character
    if letters := letters[:-1]:
        parts.append((1, 0, letters))
    return tuple(parts)

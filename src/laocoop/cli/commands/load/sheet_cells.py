"""The heads and cells of a sheet, as the words of the file: typed as the program shows them, in any language."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from laocoop.cli.options import values
from laocoop.cli.options.as_shown import one_shown
from laocoop.cli.options.units import leading_unit, refuse_unit_of_others
from laocoop.cli.session import Session
from laocoop.domain.chains import usual_period
from laocoop.domain.due_dates import refuse_before_made
from laocoop.domain.ids import find, taken_in
from laocoop.domain.model import Commitment, Register
from laocoop.domain.moment import Moment
from laocoop.domain.period import Period
from laocoop.domain.replay import existing
from laocoop.domain.status import REPORTABLE, Precision, Status
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, in_each_language
from laocoop.minutes.source.sheet import SheetRow, wrong
from laocoop.reports.fields.commitment import COMMITMENT
from laocoop.reports.fields.table import CSV
from laocoop.reports.fields.types import BY_PARTY
from laocoop.reports.given_out import COLUMN, GIVEN_OUT, WORDS

DAYS = ("due", "completed_on", "first_due", "updated")
_WHOLE = 1000
"""No beginning of a head is a head."""
SILENT = Status.NO_REPORT.value


class Heads:
    """What the heads of a sheet mean: `Trạng thái VN` is `status_VN`, `Cam kết` is `title_vi`."""

    def __init__(self, register: Register) -> None:
        self.columns = {COLUMN, *COMMITMENT.sheet((), tuple(register.parties)).columns}
        self._shown: dict[str, list[str]] = {}
        units = [name for unit in register.units.values() for name in unit.name.each()]
        statuses = [word for label in labels.STATUS.values() for word in in_each_language(label)]
        self._words = {"", *register.units, *units, *statuses}
        for field in COMMITMENT.shown_at(CSV):
            key = field.csv_key or field.key
            # The column of a side is called as what both make, with the side's sign or name.
            heading = COMMITMENT.rows[key].heading if key in COMMITMENT.rows else field.heading
            if field.type.spread is None:
                self._shown[key] = in_each_language(heading) if heading else []
            elif field.type.spread is BY_PARTY:
                for ident, party in register.parties.items():
                    names = [ident, *filter(None, party.name.each())]
                    self._shown[f"{key}_{ident}"] = [
                        f"{shown} {name}" for shown in in_each_language(heading) for name in names
                    ]
            else:
                for language, shown in zip(
                    ("en", "vi", "lo"), in_each_language(heading), strict=True
                ):
                    parts = [language, *in_each_language(labels.LANGUAGE[language])]
                    names = [f"{each} {p}" for each in in_each_language(heading) for p in parts]
                    self._shown[f"{key}_{language}"] = [shown, *names]

    def not_ours(self, above: Iterable[str]) -> list[str]:
        """What stands above the heads, without the line that the program writes there itself."""
        ours = tuple(line.partition("{")[0] for line in in_each_language(GIVEN_OUT))
        return [text for text in above if not text.startswith(ours)]

    def says_nothing(self, name: str, rows: list[list[str]]) -> bool:
        """True for the sheet from whose words cells are chosen, as the program writes it."""
        cells = {cell for row in rows[1:] for cell in row}
        return name in in_each_language(WORDS) and cells <= self._words

    def column(self, head: str) -> str:
        """The column that a head means; the head itself where it means none."""
        known = find(head.replace(" ", "_"), self.columns) if head else None
        if known:
            return known
        plain = " ".join(head.replace("(", " ").replace(")", " ").replace(":", " ").split())
        return one_shown(plain, self._shown, least=_WHOLE) or head


class Cells:
    """The cells of one sheet. Each method raises UsageError naming row and column of what it cannot be."""

    def __init__(self, session: Session, register: Register, path: Path) -> None:
        self._session = session
        self.today = session.today
        self.now = session.now
        self._register = register
        self._path = path
        self._periods: dict[str, Period | None] = {}

    @cached_property
    def ids_taken(self) -> Container[str]:
        """The ids of all records, in small letters."""
        return {ident.casefold() for ident in taken_in(self._register)}

    @cached_property
    def commitments(self) -> Container[str]:
        """The ids of the commitments that are there, and not taken back."""
        return existing(self._register, Moment.present(self.now))

    def usual_period(self, instrument: str) -> Period | None:
        """What commitments of the instrument are for unless a row says so."""
        if instrument not in self._periods:
            home = self._register.instruments[instrument]
            self._periods[instrument] = usual_period(self._register, home)
        return self._periods[instrument]

    def plain(self, row: SheetRow, column: str) -> str:
        """A cell as our own sheets write it: dates as 2026-06-30, statuses as words of the file, units by the names at home. Empty where the
        sheet has no such column.
        """
        value = " ".join(row.cells.get(column, "").split())
        if not value:
            return ""
        if column in DAYS:
            return self.day(row, column).isoformat()
        if column.startswith("status"):
            return self._word(row, column, value, labels.STATUS_WORDS)
        if column.startswith("lead"):
            return leading_unit(value, self._register)
        return value

    def day(self, row: SheetRow, column: str) -> date:
        """The day that a cell says."""
        try:
            read = values.due_day if column in ("due", "first_due") else values.optional_day
            day = read(row.cells[column], column, self._session.today)
        except UsageError as error:
            if error.params.get("meant"):
                raise self.wrong(
                    row, column, _("one day: is it {meant}?").format(**error.params)
                ) from None
            day = None
        if day is None:
            raise self.wrong(row, column, _("a date, like 2026-06-30"))
        return day

    def due(self, row: SheetRow, of: Commitment | None) -> date:
        """The day on which a cell says it is due; where it is `of` a commitment, none before that was agreed."""
        due = self.day(row, "due")
        if of is not None:
            try:
                refuse_before_made(self._register, of, due)
            except RefusedError as error:
                agreed = dates.day(self._register.instruments[of.instrument].day)
                wanted = _("a day after {day}, on which it was agreed").format(day=agreed)
                raise self.wrong(row, "due", wanted) from error
        return due

    def precision(self, row: SheetRow) -> Precision | None:
        """`year` where a cell names the year alone in which it is due."""
        return values.due_precision(row.cells["due"], self.today)

    def one_of(self, row: SheetRow, column: str, labels: dict[str, str]) -> str:
        """The word that a cell says, of those with `labels`."""
        return self._word(row, column, row.cells[column], labels)

    def ids(self, row: SheetRow, column: str, known: Iterable[str]) -> tuple[str, ...]:
        """The ids that a cell says, as the register has them; of parties and themes names too."""
        cell = row.cells.get(column, "")
        records: dict[str, object] = {
            "parties": self._register.parties,
            "themes": self._register.themes,
            "instrument": self._register.instruments,
        }.get(column, dict.fromkeys(known))  # type: ignore[assignment]
        try:
            return values.of_register([cell], column, records) if cell.strip() else ()
        except UsageError:
            raise self.wrong(row, column, one_of(records)) from None

    def says_the_same(self, row: SheetRow, column: str, now: str) -> bool:
        """True where a cell says of what was agreed what the register says, in the words by which it is shown."""
        try:
            if column in ("parties", "themes", "instrument"):
                return {*self.ids(row, column, ())} == {*now.split()}
            if column == "force":
                return self.one_of(row, column, labels.FORCE_WORDS) == now
            if column == "period":
                period = values.period(row.cells[column], self.today)
                return period is not None and period.name == now
        except UsageError:  # it says nothing of the kind
            pass
        return False

    def lead(self, row: SheetRow, party: str, typed: str) -> str:
        """The unit of `party` that a cell says leads."""
        unit = leading_unit(typed, self._register)
        try:
            refuse_unit_of_others(unit, party, self._register, self._session.tell)
        except RefusedError:
            wanted = _("a unit of {party}").format(party=party)
            raise self.wrong(row, f"lead_{party}", wanted) from None
        return unit

    def wrong(self, row: SheetRow, column: str, wanted: str) -> UsageError:
        """What to raise for a cell that is not what was `wanted`."""
        return wrong(self._path, row, column, wanted)

    def _word(self, row: SheetRow, column: str, value: str, shown: dict[str, str]) -> str:
        try:
            return values.word(value, column, list(shown), shown)
        except UsageError:
            known = [s.value for s in REPORTABLE] if shown is labels.STATUS_WORDS else list(shown)
            words = [word if _(shown[word]) == word else _(shown[word]) for word in known]
            raise self.wrong(row, column, one_of(words)) from None


def one_of(words: Iterable[str]) -> str:
    """The words that a cell may be, as a sentence names them."""
    return _("one of: {words}").format(words=", ".join(words))

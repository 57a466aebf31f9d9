"""What every answer is computed from: a register, a moment, a period, a language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from laocoop.domain.model import Commitment, Corrigible, Event, Instrument, Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import Period
from laocoop.domain.replay import Standings, replay
from laocoop.domain.status import Precision
from laocoop.domain.wording import Wording, surely_in
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _, language
from laocoop.reports.answer import SCHEMA_VERSION
from laocoop.reports.document import Document, Origin
from laocoop.storage.read import RegisterFile
from laocoop.typed import Any


class View:
    """A register seen at a moment."""

    def __init__(
        self,
        file: RegisterFile,
        path: str,
        moment: Moment,
        period: Period,
        own_party: Callable[[], str] = str,
    ) -> None:
        self.file = file
        self.path = path
        self.moment = moment
        self.period = period
        self._own_party = own_party  # asked of what has a letterhead alone
        self._units: dict[str, dict[str, str]] = {}

    @property
    def language(self) -> str:
        """The language that is spoken: a paper in two languages asks the same view for both."""
        return language()

    @property
    def register(self) -> Register:
        """The register as it had been put right by the moment."""
        return self.standings.register

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes as they stood at the moment."""
        return self.file.sha256(date.max if self.moment.now else self.moment.known)

    @cached_property
    def standings(self) -> Standings:
        """Where every commitment stands at the moment, by id."""
        return replay(self.file.register, self.moment)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The instruments by id, without those of whose commitments none is there at the moment: what was
        loaded was taken back, or not yet written down.
        """
        commitments = self.register.commitments
        written = {*commitments.column("instrument")}
        present = {*self.standings.commitments.column("instrument")}
        return {
            ident: instrument
            for ident, instrument in self.register.instruments.items()
            if ident in present or ident not in written
        }

    @cached_property
    def events(self) -> dict[str, Event]:
        """The joint reviews by id that had been written down by the moment, and not taken back."""
        return {
            ident: event
            for ident, event in self.register.events.items()
            if event.recorded is None or self.moment.knows(event.recorded)
        }

    @cached_property
    def updates(self) -> dict[str, Update]:
        """The entries of the ledger, by id."""
        return {update.id: update for update in self.register.updates}

    def due(self, ident: str, day: date | None) -> str:
        """A due date of a commitment as it was named: the year, where no more than the year was."""
        by_year = day is not None and (ident, day) in self._named_by_year
        return dates.year(day) if day and by_year else dates.day(day)

    @cached_property
    def _named_by_year(self) -> set[tuple[str, date]]:
        """Commitments and days of which the last that named the day named its year alone."""
        before = [r for r in self.befores.values() if isinstance(r, Commitment)]
        precisions: dict[tuple[str, date], Precision | None] = {}
        for commitment in (*before, *self.register.commitments.values()):
            if commitment.due is not None:
                precisions[commitment.id, commitment.due] = commitment.due_precision
        for update in self.register.updates:
            if update.due is not None:
                precisions[update.commitment, update.due] = update.due_precision
        return {named for named, precision in precisions.items() if precision is Precision.YEAR}

    @cached_property
    def befores(self) -> dict[str, Corrigible]:
        """By correction: the record that it puts right, as it stood before."""
        from laocoop.domain.corrections import befores  # most registers have none

        return befores(self.file.register)

    def say(self, wording: Wording) -> str:
        """The words in the language of the view, or in the first that has any."""
        return wording.in_language(self.language)

    def read(self, wording: Wording) -> str:
        """The same, and which language it is where it exists only in another. A plain note is in the
        language of whoever wrote it: of that its letters and words may tell.
        """
        return self.say(wording) + self._in_which(wording)

    def title(self, wording: Wording) -> str:
        """The same of a title, which says in which language it is."""
        return self.say(wording) + self._in_which(wording, is_title=True)

    def quote(self, wording: Wording) -> str:
        """The same between quotation marks."""
        return f"“{self.say(wording)}”" + self._in_which(wording)

    def _in_which(self, wording: Wording, is_title: bool = False) -> str:
        code = self._foreign(wording, is_title)
        return f" [{labels.within(labels.language(code))}]" if code else ""

    def _foreign(self, wording: Wording, is_title: bool) -> str:
        """The language of the words, where it is surely another than the view's."""
        has = [code for code, text in wording.by_language().items() if text]
        if has == ["en"]:
            has = [surely_in(wording.en) or ("en" if is_title else self.language)]
        if not has or self.language in has:
            return ""
        return next(code for code in ("en", "vi", "lo") if code in has)

    def party(self, ident: str) -> str:
        """The party's name; its id where it is one of an earlier register, as of all that have names here."""
        party = self.register.parties.get(ident)
        return (self.say(party.name) if party else "") or ident

    def theme(self, ident: str) -> str:
        """The theme's name."""
        theme = self.register.themes.get(ident)
        return (self.say(theme.name) if theme else "") or ident

    def unit(self, name: str) -> str:
        """A leading unit as the reader knows it, where the register has it; else as it was written."""
        if self.language not in self._units:
            self._units[self.language] = {
                name: self.say(unit.name)
                for unit in self.register.units.values()
                for name in unit.name.each()
                if name
            }
        return self._units[self.language].get(name, name)

    def events_in(self, period: Period) -> list[Event]:
        """The joint reviews whose day is in `period`."""
        return [event for event in self.events.values() if event.held in period]

    def instrument(self, ident: str) -> str:
        """The instrument's name with its place and day, as a heading shows it."""
        instrument = self.register.instruments.get(ident)
        if instrument is None:
            return ident
        day = dates.day(instrument.day) if instrument.day else ""
        parts = [self.say(instrument.name) or ident, instrument.place, day]
        return f"{ident} · {', '.join(part for part in parts if part)}"

    def envelope(self, command: str) -> dict[str, Any]:
        """The keys that every JSON answer begins with."""
        return {
            "schema_version": SCHEMA_VERSION,
            "command": command,
            "as_of": self.moment.as_of.isoformat(),
            "known": self.moment.known.isoformat(),
            "register": {"path": self.path, "sha256": self.sha256},
        }

    def page(self) -> Document:
        """A document to be filled with what is seen."""
        return Document(self._origin)

    def _origin(self) -> Origin:
        """The paper is that of the ministry whose language it is in, unless the other gives it out; in English it is
        neither's.
        """
        side = {"vi": "VN", "lo": "LA"}.get(self.language, "")
        issuer = self.register.parties.get(side)
        is_translation = bool(issuer) and self._own_party() not in ("", side)
        source = _("{file}, sha256 {digest}; {as_of}").format(
            file=self.path, digest=self.sha256[:12], as_of=self.as_of_words
        )
        ministry = self.say(issuer.ministry) if issuer else ""
        today = self.moment.now.date() if self.moment.now else None
        return Origin(self.language, ministry, is_translation, self.moment.as_of, source, today)

    @property
    def is_of_today(self) -> bool:
        """True where what is shown is where things stand today."""
        return self.moment.now is not None and self.moment.now.date() == self.moment.as_of

    @property
    def as_of_words(self) -> str:
        """“as of 30 Jun 2026”, and up to when it was written down where that differs."""
        if self.moment.known == self.moment.as_of:
            return _("as of {day}").format(day=dates.day(self.moment.as_of))
        return _("as of {day}, as recorded up to {known}").format(
            day=dates.day(self.moment.as_of), known=dates.day(self.moment.known)
        )

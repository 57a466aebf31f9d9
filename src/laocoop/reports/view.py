"""What every answer is computed from: a register, a moment, a period, a language."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from laocoop.domain.model import Corrigible, Event, Instrument, Register, Update
from laocoop.domain.moment import Moment
from laocoop.domain.period import Period
from laocoop.domain.replay import Standings, replay
from laocoop.domain.wording import Wording, surely_in
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import SCHEMA_VERSION
from laocoop.storage.read import RegisterFile
from laocoop.typed import Any


class View:
    """A register seen at a moment."""

    def __init__(
        self, file: RegisterFile, path: str, moment: Moment, period: Period, language: str
    ) -> None:
        self.file = file
        self.path = path
        self.moment = moment
        self.period = period
        self.language = language

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
        language of whoever wrote it: of that its letters may tell.
        """
        words, code = self.say(wording), self._foreign(wording)
        return f"{words} [{code}]" if code else words

    def quote(self, wording: Wording) -> str:
        """The same between quotation marks."""
        words, code = f"“{self.say(wording)}”", self._foreign(wording)
        return f"{words} [{code}]" if code else words

    def _foreign(self, wording: Wording) -> str:
        """The language of the words, where it is surely another than the view's."""
        has = [code for code, text in wording.by_language().items() if text]
        if has == ["en"]:
            has = [surely_in(wording.en) or self.language]
        if not has or self.language in has:
            return ""
        return next(code for code in ("en", "vi", "lo") if code in has)

    def party(self, ident: str) -> str:
        """The party's name."""
        return self.say(self.register.parties[ident].name) or ident

    def theme(self, ident: str) -> str:
        """The theme's name."""
        return self.say(self.register.themes[ident].name) or ident

    def unit(self, name: str) -> str:
        """A leading unit as the reader knows it, where the register has it; else as it was written."""
        return self._units.get(name, name)

    @cached_property
    def _units(self) -> dict[str, str]:
        return {
            name: self.say(unit.name)
            for unit in self.register.units.values()
            for name in unit.name.each()
            if name
        }

    def instrument(self, ident: str) -> str:
        """The instrument's name with its place and day, as a heading shows it."""
        instrument = self.register.instruments[ident]
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

    @property
    def as_of_words(self) -> str:
        """“as of 30 Jun 2026”, and up to when it was written down where that differs."""
        if self.moment.known == self.moment.as_of:
            return _("as of {day}").format(day=dates.day(self.moment.as_of))
        return _("as of {day}, as recorded up to {known}").format(
            day=dates.day(self.moment.as_of), known=dates.day(self.moment.known)
        )

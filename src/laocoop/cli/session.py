"""What every command is handed: the register, the clock, the user, the streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property

from laocoop.domain.model import Register
from laocoop.domain.moment import Moment
from laocoop.domain.period import VIENTIANE_AND_HANOI, Period
from laocoop.errors import NotFoundError, Notice
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _, ngettext
from laocoop.storage.locate import Location, Origin, locate, own_register
from laocoop.storage.read import RegisterFile, read
from laocoop.storage.settings import Settings
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from laocoop.reports.view import View

_TURNS = 20
"""So often a register is read anew that others write meanwhile."""


class Session:
    """One run of the program."""

    def __init__(
        self,
        environment: Mapping[str, str],
        folder: str,
        settings: Settings,
        language: str,
        clock: Callable[[], datetime],
    ) -> None:
        self.environment = environment
        self.beside = ""
        """What is to be said beside an answer, which stays as it is."""
        self.folder = folder
        self.settings = settings
        self.language = language
        self.clock = clock
        self.stdin = sys.stdin
        self.stdout = sys.stdout
        self.stderr = sys.stderr
        self.named_file: str | None = None
        self.named_language = ""
        """What --lang says, for this run alone."""
        self._told: set[tuple[str, str]] = set()

    @cached_property
    def now(self) -> datetime:
        """The moment the command began, in the time of both capitals, to the millisecond."""
        moment = self.clock().astimezone(VIENTIANE_AND_HANOI)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    @property
    def today(self) -> date:
        """The day it is in both capitals."""
        return self.now.date()

    @property
    def can_ask(self) -> bool:
        """True where somebody sits before it who reads questions and types answers."""
        return self.stdin.isatty() and self.stderr.isatty()

    @cached_property
    def location(self) -> Location:
        """Which register it is, and how it was found."""
        return locate(self.named_file, self.environment, self.folder)

    @cached_property
    def file(self) -> RegisterFile:
        """The register, read."""
        return read(self.location.file)

    def file_with_bytes(self) -> RegisterFile:
        """The register with the bytes that say it, read anew while others write."""
        for _turn in range(_TURNS):
            try:
                if self.file.data:
                    break
            except NotFoundError as error:
                if error.code != "changed-meanwhile":
                    raise
                del self.file
        return self.file

    @property
    def own_party(self) -> str:
        """The party the user speaks for, empty where none is set; it must be the register's."""
        from laocoop.cli.options.values import one_or_none

        own = self.settings.party
        return one_or_none(own, "party", self.file.register.parties)

    def user(self, named: str = "") -> str:
        """Who writes: named, LAOCOOP_USER, the setting `by`, else the system's user."""
        chosen = named or self.environment.get("LAOCOOP_USER", "") or self.settings.by
        if chosen:
            return chosen
        for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):  # where getpass looks first
            if known := self.environment.get(name):
                return known
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""

    def view(
        self,
        period: Period | None = None,
        as_of: date | None = None,
        known_later: bool = False,
        from_its_end: bool = False,
    ) -> View:
        """The register seen at a moment.

        As of a named day: what was written down by then, or with `known_later` by today. Without
        one: today; or, `from_its_end`, the last day of a period that is over, as known today.
        """
        from laocoop.reports.view import View

        moment = Moment.present(self.now)
        if as_of is not None:
            moment = Moment(as_of, max(as_of, self.today) if known_later else as_of)
        elif from_its_end and period is not None and period.last < self.today:
            moment = Moment(period.last, self.today, self.now)
        return View(
            file=self.file,
            path=self.shown_path,
            moment=moment,
            period=period or self.file.register.period,
            own_party=lambda: self.own_party,
        )

    @property
    def shown_path(self) -> str:
        """The register's file as a person names it; short where it lies below this folder."""
        file = self.location.file
        if self.location.origin is Origin.SHIPPED:
            return os.path.basename(file)
        below = os.path.join(self.folder, "")
        return file.removeprefix(below)

    def writable(self) -> str:
        """The file to write to; on a first write the user's own copy is made."""
        if self.location.origin is not Origin.SHIPPED:
            return self.location.file
        from laocoop.storage.create import make_own

        path = own_register()  # raises where there is no home
        make_own(path, self.location.file)
        return path

    def tell_left_out(self, day: date, of: Collection[str] = (), hint: str = "") -> None:
        """Says beside the answer how many reports, added commitments and corrections a past day leaves out for having
        been written down later; of some commitments, what is about them.
        """
        from laocoop.domain.written_later import written_later

        later = written_later(self.file.register, day, of)
        counted = (
            (later.reports, ngettext("{count} report", "{count} reports", later.reports)),
            (
                later.added,
                ngettext("{count} new commitment", "{count} new commitments", later.added),
            ),
            (
                later.corrections,
                ngettext("{count} correction", "{count} corrections", later.corrections),
            ),
        )
        parts = [words.format(count=count) for count, words in counted if count]
        if parts:
            sentence = _("Not counted, because written down after {day}: {what}.")
            told = sentence.format(day=dates.day(day), what=", ".join(parts))
            self.beside = f"{told} {hint}".rstrip()

    def tell_reported_late(self, since: date, count: int) -> None:
        """Says beside the answer that reports of a day or before were written down after it: what changed since leaves
        them out.
        """
        if count:
            sentence = ngettext(
                "Not among what changed, because it is of {day} or before: {count} report that was written down since (laocoop history).",
                "Not among what changed, because they are of {day} or before: {count} reports that were written down since (laocoop history).",
                count,
            )
            told = sentence.format(day=dates.day(since), count=count)
            self.beside = "\n".join(filter(None, (self.beside, told)))

    def tell(self, notice: Notice) -> None:
        """Tells what a person should know and what stops nothing; once what could not be kept, stays or is not known,
        however often a command tries: a merge keeps two copies, and a sheet is planned anew when it is written.
        """
        from laocoop.terminal.errors import tell_notice

        told = (notice.code, str(notice.params))
        if told not in self._told or not notice.code.endswith(
            ("-not-kept", "-stays", "-not-known")
        ):
            self._told.add(told)
            tell_notice(notice, self.stderr)

    def next_moment(self, register: Register) -> datetime:
        """Now, or the first millisecond after it at which nothing in the register was recorded,
        so that the order of what was written is never in doubt.
        """
        taken: set[datetime | None] = {update.recorded for update in register.updates}
        taken |= set(register.commitments.column("recorded"))
        moment = self.now
        while moment in taken:
            moment += timedelta(milliseconds=1)
        return moment

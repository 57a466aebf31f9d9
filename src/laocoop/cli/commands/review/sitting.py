"""One sitting over open commitments: every answer is written at once, and all of it is taken back as one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta

from laocoop.clean import clean
from laocoop.cli.commands.review.shown import as_shown
from laocoop.cli.evidence import evidence
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.cli.writing import changes_in_words, pick, write
from laocoop.domain import ledger, steps
from laocoop.domain.ids import new_update_id
from laocoop.domain.ledger import NewReport
from laocoop.domain.model import Register, Update
from laocoop.domain.moment import retracted
from laocoop.domain.status import REPORTABLE, Status
from laocoop.errors import LaocoopError, Notice, UsageError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.append import Written
from laocoop.storage.sittings import Kept, end_sitting, keep_sitting, unfinished
from laocoop.terminal.errors import tell
from laocoop.terminal.sitting import row, show

KEYS = N_(
    "n a note alone · Enter pass over · b back · an id: go there · l list · q stop, go on later"
)


class Stopped(Exception):  # noqa: N818 - no error: the person goes on later
    """The person stops here."""


class _Back(Exception):  # noqa: N818 - no error: the person takes another status
    """The person goes back to where the report began."""


class Sitting:
    """Goes over some commitments. Nothing that was answered is lost, wherever it is stopped."""

    def __init__(
        self, session: Session, choice: str, ids: Sequence[str], report: NewReport, anew: bool
    ) -> None:
        self._session = session
        self._choice = choice
        self._report = report
        self._begun: list[str] = []
        """What was typed for the report that is being asked for."""
        self._target = os.path.realpath(session.location.write_to)
        before = None if anew else unfinished(self._target, choice)
        if before is not None and self._was_taken_back(before):
            before = None
        if before is None:
            taken = {update.id for update in session.file.register.updates}
            self._kept = Kept(new_update_id(taken, pick), tuple(ids))
        else:  # what was closed meanwhile, and not here, is gone over no longer
            self._kept = before
            there = session.view().standings
            known = {i for i in (*ids, *before.passed, *self._answered()) if i in there}
            added = [ident for ident in ids if ident not in before.ids]
            left = [ident for ident in before.ids if ident in known]
            passed = tuple(ident for ident in before.passed if ident in known)
            self._kept = before.but(ids=(*left, *added), passed=passed)
            count = len(left) - len(self._open()) + len(added)
            sentence = _("Going on where you stopped: {count} of {total}. To begin anew: --anew")
            self._say(sentence.format(count=count, total=len(self._kept.ids)) + "\n")

    def go_through(self) -> bool:
        """Asks about each; False where the person stops before the end."""
        keep_sitting(self._target, self._choice, self._kept)
        try:
            at = self._next(0)
            while at is not None:
                at = self._ask_about(at)
        except (Stopped, KeyboardInterrupt):
            self._tell_begun()
            return False
        end_sitting(self._target, self._choice)
        return True

    def entered(self) -> list[Update]:
        """What was entered in it and not taken back, in its order."""
        updates = self._session.file.register.updates
        gone = retracted(updates)
        return [u for u in updates if u.step == self._kept.step and u.id not in gone]

    def _tell_begun(self) -> None:
        """Names what was typed for a report that was not finished: it is written nowhere, and was work."""
        if self._begun:
            sentence = _("What you had begun to enter was not written: {what}")
            self._say("\n" + clean(sentence.format(what=" · ".join(self._begun))) + "\n")

    def _was_taken_back(self, before: Kept) -> bool:
        """True for a sitting whose every answer was taken back: it begins anew."""
        updates = self._session.file.register.updates
        gone = retracted(updates)
        entered = [update.id for update in updates if update.step == before.step]
        return bool(entered) and gone.issuperset(entered)

    def _answered(self) -> set[str]:
        return {update.commitment for update in self.entered()}

    def _open(self) -> list[int]:
        """Which were neither answered nor passed over."""
        done = {*self._kept.passed, *self._answered()}
        there = self._session.view().standings
        return [at for at, i in enumerate(self._kept.ids) if i in there and i not in done]

    def _next(self, start: int) -> int | None:
        open_ones = self._open()
        later = [at for at in open_ones if at >= start]
        following = later or open_ones
        return following[0] if following else None

    def _ask_about(self, at: int) -> int | None:
        """Asks about one, and says which is next; none where all were gone through."""
        ident = self._kept.ids[at]
        if ident not in self._session.view().standings:  # taken back since by somebody
            self._say(_("{id} is no longer there.").format(id=ident) + "\n")
            return self._next(at + 1)
        place = at + 1, len(self._kept.ids)
        entered = [update for update in self.entered() if update.commitment == ident]
        self._say("\n".join(as_shown(self._session.view(), ident, place, entered)) + "\n")
        while True:
            self._begun = []
            statuses = " · ".join(
                f"{number} {labels.status(status)}" for number, status in enumerate(REPORTABLE, 1)
            )
            keys = _(KEYS)
            reply = self._asked(f"{statuses}\n{keys}\n> ")
            if not reply:
                if ident not in self._kept.passed:
                    self._kept = self._kept.but(passed=(*self._kept.passed, ident))
                    keep_sitting(self._target, self._choice, self._kept)
                return self._next(at + 1)
            if reply.lower() == "q":
                raise Stopped
            if reply.lower() == "b":
                return max(at - 1, 0)
            if reply.lower() == "l":
                self._list()
                continue
            wanted = self._place_of(reply)
            if wanted is not None:
                return wanted
            try:
                status = None if reply.lower() == "n" else self._status(reply)
                self._begun = [ident, *([labels.status(status)] if status else [])]
                report = self._what(status)
                self._begun = []
                self._write(ident, report, entered)
            except _Back:
                continue
            except LaocoopError as error:
                if error.code in ("never-still", "may-not-write", "cannot-write"):
                    raise
                tell(error, self._session.stderr)
                self._tell_begun()
                if error.code == "another-by-now":  # it is shown as it is now
                    self._read_anew()
                    return at
                continue
            return self._next(at + 1)

    def _place_of(self, reply: str) -> int | None:
        """Where the commitment stands whose id was typed; None where none was."""
        ids = [ident.casefold() for ident in self._kept.ids]
        return ids.index(reply.casefold()) if reply.casefold() in ids else None

    def _status(self, reply: str) -> Status:
        """The status that a number or a word means. Raises UsageError."""
        if reply.isdecimal() and 1 <= int(reply) <= len(REPORTABLE):
            return REPORTABLE[int(reply) - 1]
        words = [status.value for status in REPORTABLE]
        shown = {word: labels.STATUS_WORDS[word] for word in words}
        return Status(values.word(reply, _("Status"), words, shown))

    def _what(self, status: Status | None) -> NewReport:
        """The report, whose parts are asked for one by one."""
        note = self._part(_("Note (Enter: none; b: back; q: stop, go on later)"))
        if status is None and not note:
            raise UsageError("nothing-to-write")
        shown_by = self._part(_("What shows it: an address or a file (Enter: none)"))
        on = self._day(status)
        return self._report.but(
            status=status,
            note=note,
            evidence=evidence([shown_by]),
            on=on or self._report.on,
        )

    def _part(self, question: str) -> str:
        """A part of the report; who goes back or stops there has reported nothing."""
        reply = self._asked(question + ": ")
        if reply.lower() == "q":
            raise Stopped
        if reply.lower() == "b":
            raise _Back
        self._begun += [reply] if reply else []
        return reply

    def _day(self, status: Status | None) -> date | None:
        """The day that was typed; one that cannot be read, or on which nothing can have been completed, is asked for again,
        and nothing else is.
        """
        question = _("Day (Enter: today)")
        if self._report.on != self._session.today:
            question = _("Day (Enter: {day})").format(day=dates.day(self._report.on))
        while True:
            typed = self._part(question)
            try:
                day = values.optional_day(typed, _("the answer"), self._session.today)
            except UsageError as error:
                self._session.tell(Notice(error.code, error.params))
                continue
            if day is None or status is not Status.COMPLETED or day <= self._session.today:
                return day
            self._session.tell(Notice("not-completed-yet", {"on": day}))

    def _write(self, ident: str, report: NewReport, entered: Sequence[Update]) -> None:
        """Writes the report. A status takes the place of what was entered on the same before in this sitting; a note alone
        stands beside it.
        """
        session, step = self._session, self._kept.step
        replaced = entered if report.status else ()
        shown = session.file.register

        def plan(fresh: Register) -> list[Update]:
            ledger.refuse_another(fresh, shown, (ident,))
            moment = session.next_moment(fresh)
            back: list[Update] = []
            for update in replaced:
                alone = steps.Step(update.id, update.by, update.recorded, (update,), ())
                back += steps.undoing(fresh, alone, report.by, moment, pick)
            later = moment + timedelta(milliseconds=1) if back else moment
            new = ledger.updates(fresh, (ident,), report, later, pick)
            return [*back, *(update.but(step=step) for update in new)]

        def told(written: Written) -> str:
            return " ".join(changes_in_words(session, written))

        write(session, plan, told)
        self._read_anew()

    def _read_anew(self) -> None:
        """There is another file now, perhaps in another place."""
        for known in ("file", "location"):
            self._session.__dict__.pop(known, None)

    def _list(self) -> None:
        answered = self._answered()
        view = self._session.view()
        for at, ident in enumerate(self._kept.ids, 1):
            if ident not in view.standings:
                continue
            mark = "+" if ident in answered else "–" if ident in self._kept.passed else "?"
            title = view.say(view.register.commitments[ident].title)
            self._say("\n".join(row(f"{at:>4} {mark} {ident:<10} ", title)) + "\n")

    def _asked(self, question: str) -> str:
        """What was typed; who types nothing any more stops."""
        while True:
            self._say(question)
            reply = self._session.stdin.readline()
            if not reply:
                raise Stopped
            try:
                return values.text(reply.strip(), _("the answer"))
            except UsageError as error:
                self._session.tell(Notice(error.code, error.params))

    def _say(self, text: str) -> None:
        show(self._session.stderr, text)


def usable(session: Session) -> None:
    """Raises UsageError where there is nobody to ask."""
    if not session.can_ask:
        raise UsageError("review-needs-terminal")

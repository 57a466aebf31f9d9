"""A person goes through a document: what is proposed, and what was left out, in one sitting or several."""

from __future__ import annotations

from collections.abc import Sequence
from shutil import get_terminal_size

from laocoop.clean import clean
from laocoop.cli.commands.load.change import Changes
from laocoop.cli.commands.load.entries import Entry, undecided
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.search.folding import fold
from laocoop.errors import Notice, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.pages.load import reason
from laocoop.reports.text_width import width
from laocoop.storage.decisions import Load
from laocoop.terminal.sitting import WIDTH, facts, row, show
from laocoop.terminal.symbols import bar
from laocoop.terminal.wrap import wrap
from laocoop.typed import Any

CHOICES = N_(
    "a accept · e edit · p split · j join · u under a field · c carries on · s skip · t take (t 3 7-9) · r accept the rest · 5 or /word to go there · l list · b back · w write · q stop, go on later"
)
_KEYS = "aepjucstrlbwq"
_LONGEST_LINE, _SHORTEST_LINE = 60, 20


class Review:
    """One sitting. Every answer is kept at once."""

    def __init__(
        self, session: Session, entries: Sequence[Entry], load: Load, changes: Changes
    ) -> None:
        self._session = session
        self._entries = entries
        self._load = load
        self._changes = changes
        self._at = 0

    def go_through(self) -> bool:
        """Asks until the person writes; False where they stop, to go on later."""
        before = self._load.decisions.keys() & {entry.key for entry in self._entries}
        open_ones = self._open()
        if before and open_ones:
            self._say(_("Going on where you stopped.") + "\n")
        self._list()
        self._at = open_ones[0] if open_ones else 0
        is_new = bool(open_ones)
        while True:
            if is_new:
                self._show(self._entries[self._at])
            elif not self._open():
                self._say("\n" + _("All is decided: w writes it.") + "\n")
            is_new = True
            reply = self._ask(_(CHOICES) + "\n> ")
            key = self._key(reply)
            if key == "q":
                return False
            if key == "w":
                if not self._open():
                    return True
                left = len(self._open())
                self._say(_("Not decided yet: {count}. r accepts them.").format(count=left) + "\n")
                is_new = False
            elif key == "?":
                self._explain(reply)
                is_new = False
            else:
                is_new = self._obey(key, reply)

    def _key(self, reply: str) -> str:
        """The key that was typed, alone or with the numbers or the words that go with it; else a question mark: a
        sentence that begins with a key's letter decides nothing.
        """
        key = reply[:1].lower()
        rest = reply[1:].strip()
        if not reply or reply.isdecimal() or key == "/" or (not rest and key in _KEYS):
            return key
        return key if key in "ats" and rest[:1].isdecimal() else "?"

    def _explain(self, reply: str) -> None:
        """Tells what each key does, and what was typed that is none."""
        if reply.strip("?h "):
            self._say(_("“{typed}” is no key here.").format(typed=clean(reply)) + "\n")
        self._say("\n".join(f"  {each}" for each in _(CHOICES).split(" · ")) + "\n")
        self._say(_("More of it: laocoop help minutes") + "\n")

    def _obey(self, key: str, reply: str) -> bool:
        """Does what was typed; True if an entry is to be shown next."""
        rest = reply[1:].strip()
        entry = self._entries[self._at]
        if reply.isdecimal():
            return self._go_to(int(reply) - 1)
        if key == "/":
            return self._search(rest)
        if key == "l":
            self._list()
            return False
        if key == "b":
            earlier = [at for at in range(self._at) if self._entries[at].proposal]
            return self._go_to(earlier[-1] if earlier else self._at)
        if key == "r":
            for at in self._open():
                self._decide(self._entries[at], self._changes.accepted(self._entries[at]))
            return self._next()
        if key in ("a", "t", "s") and rest:
            return self._several(key, rest)
        if key == "j":
            following = self._entries[self._at + 1 : self._at + 2]
            decision = self._changes.joined(entry, following[0]) if following else None
            if decision is not None:
                self._decide(following[0], {"take": []})
        else:
            decision = self._changes.decided(entry, key)
        if decision is None:
            return key in "acepujst" and bool(key)
        self._decide(entry, decision)
        return self._next()

    def _several(self, key: str, numbers: str) -> bool:
        """Takes or skips the entries of some numbers: 3 7-9."""
        chosen: list[int] = []
        for part in numbers.replace(",", " ").split():
            first, _dash, last = part.partition("-")
            if not (first.isdecimal() and (last or first).isdecimal()):
                self._say(_("Numbers as they stand in the list, like: t 3 7-9") + "\n")
                return False
            chosen += range(int(first) - 1, min(int(last or first), len(self._entries)))
        for at in chosen:
            if 0 <= at < len(self._entries):
                entry = self._entries[at]
                take = {"take": []} if key == "s" else self._changes.accepted(entry)
                self._decide(entry, take)
                self._say(self._line(at) + "\n")
        return self._next()

    def _decide(self, entry: Entry, decision: dict[str, Any] | None) -> None:
        if decision is not None:
            self._load.decisions[entry.key] = decision
            self._load.save()

    def _open(self) -> list[int]:
        return undecided(self._entries, self._load.decisions)

    def _next(self) -> bool:
        """Goes to the next candidate on which nothing was decided; False where there is none."""
        open_ones = self._open()
        later = [at for at in open_ones if at > self._at]
        if open_ones:
            self._at = (later or open_ones)[0]
        return bool(open_ones)

    def _go_to(self, at: int) -> bool:
        if not 0 <= at < len(self._entries):
            self._say(_("Numbers as they stand in the list, like: t 3 7-9") + "\n")
            return False
        self._at = at
        return True

    def _search(self, words: str) -> bool:
        """Goes to the next entry that has the words, with or without signs."""
        wanted = fold(words)
        count = len(self._entries)
        for step in range(1, count + 1):
            at = (self._at + step) % count
            if wanted and wanted in fold(self._entries[at].text):
                return self._go_to(at)
        self._say(_("Nothing here has these words.") + "\n")
        return False

    # -- what is shown -----------------------------------------------------------------------

    def _list(self) -> None:
        proposed = sum(entry.proposal is not None for entry in self._entries)
        left = len(self._entries) - proposed
        parts = [
            _("{count} proposed").format(count=proposed),
            _("{count} left out").format(count=left),
        ]
        lines = ["", ", ".join(parts), *map(self._line, range(len(self._entries))), ""]
        self._say("\n".join(lines) + "\n")

    def _line(self, at: int) -> str:
        entry = self._entries[at]
        decision = self._load.decisions.get(entry.key)
        mark = "?" if entry.proposal else "–"
        if decision is not None:
            mark = "+" if decision["take"] else "×"
        if entry.proposal:
            candidate = entry.proposal.candidate
            words = candidate.title_in(self._session.language)
            due = f" · {dates.day(candidate.due)}" if candidate.due else ""
            about = f" · {' '.join(candidate.parties)}{due}"
        else:
            assert entry.left is not None
            words, about = entry.left.text, f" ({reason(entry.left.reason)})"
        # A line that is too wide for the terminal would be broken, and stand in no column any more.
        room = get_terminal_size().columns - 17 - width(about)
        longest = max(min(room, _LONGEST_LINE), _SHORTEST_LINE)
        if width(words) > longest:
            words = wrap(words, longest - 1)[0] + "…"
        start = f"{at + 1:>4} {mark} {entry.clause or '—':<8} "
        return "\n".join(row(start, f"{words}{about}"))

    def _show(self, entry: Entry) -> None:
        """The entry whole, with what is proposed for it."""
        proposals = [each for each in self._entries if each.proposal]
        place = proposals.index(entry) + 1 if entry.proposal else 0
        full, empty = bar(place, len(proposals), 30, False)
        count = f"{full}{empty} {place}/{len(proposals)}" if place else _("left out")
        number = _("No {number}").format(number=self._at + 1)
        candidate = self._changes.candidate(entry)
        context = candidate.context or entry.text
        lines = ["", f"{count} · {number}", ""]
        lines += wrap(f"{candidate.clause or '—'}  {clean(context)}", WIDTH)
        why = reason(entry.left.reason if entry.left else candidate.reason)
        known = [
            (_("Commitment"), candidate.title_in(self._session.language)),
            (_("Parties"), " ".join(candidate.parties)),
            (_("Due"), dates.day(candidate.due)),
            (_("Themes"), ", ".join(map(self._session.view().theme, candidate.themes)) or "—"),
            (_("Why"), why + ("; " + _("soft") if candidate.soft else "")),
        ]
        if entry.proposal and entry.proposal.lead:
            units = map(self._session.view().unit, entry.proposal.lead.values())
            known.append((_("Leading unit"), "; ".join(units)))
        if entry.proposal and entry.proposal.repeats:
            likely = (f"{r.id} ({r.score:.0f} %)" for r in entry.proposal.repeats)
            known.append((_("Like"), ", ".join(likely)))
        if (decision := self._load.decisions.get(entry.key)) is not None:
            known.append((_("Decided"), _("taken") if decision["take"] else _("left out")))
        self._say("\n".join([*lines, "", *facts(known)]) + "\n")

    def _say(self, text: str) -> None:
        show(self._session.stderr, text)

    def _ask(self, question: str) -> str:
        """What was typed; an end of all input is a stop."""
        self._say(question)
        reply = self._session.stdin.readline()
        try:
            return values.text(reply.strip(), _("the answer")) if reply else "q"
        except UsageError as error:  # bytes that are no letters
            self._session.tell(Notice(error.code, error.params))
            return self._ask(question)


def usable(session: Session) -> None:
    """Raises UsageError where there is nobody to ask."""
    if not session.can_ask:
        raise UsageError("load-needs-terminal")

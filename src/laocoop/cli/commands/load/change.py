"""What a person makes of one part of a document: accepted as it is, edited, split, joined, put under a field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from laocoop.cli.commands.load.decision import as_decision, carrying_on
from laocoop.cli.commands.load.entries import Entry
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.model import Register
from laocoop.domain.wording import Wording
from laocoop.errors import LaocoopError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _
from laocoop.minutes.proposal.by_hand import ByHand, joined, parted
from laocoop.minutes.reading import Candidate
from laocoop.reports.pages.load import Proposal
from laocoop.terminal.errors import tell
from laocoop.terminal.line_editor import edit_line
from laocoop.terminal.streams import emit, say
from laocoop.typed import Any

Decision = dict[str, Any]
FIRM, SOFT = N_("firm"), N_("soft")


class Changes:
    """The decisions that a person may come to on an entry, each with what it wants to know."""

    def __init__(self, session: Session, register: Register, by_hand: ByHand) -> None:
        self._session = session
        self._register = register
        self._by_hand = by_hand

    def candidate(self, entry: Entry) -> Candidate:
        """What is proposed for an entry; of what was left out, what can be told of it."""
        if entry.proposal:
            return entry.proposal.candidate
        assert entry.left is not None
        return self._by_hand.candidate(entry.left)

    def accepted(self, entry: Entry) -> Decision | None:
        """The entry taken as it is; None where it has no title that a register could keep."""
        candidate = self.candidate(entry)
        taken = as_decision(entry.proposal or Proposal(candidate))
        if candidate.foreign:
            typed = self._line(_("Its title, in your language: "), "")
            if not typed:
                return None
            taken |= {"title": {self._session.language: typed}}
        return {"take": [taken]}

    def decided(self, entry: Entry, key: str) -> Decision | None:
        """What one key decides; None where the key is none, or the answer could not be used."""
        if key == "s":
            return {"take": []}
        ways: dict[str, Callable[[Entry], Decision | None]] = {
            "a": self.accepted,
            "t": self.accepted,
            "c": self._carrying_on,
            "e": self._edited,
            "p": self._split,
            "u": self._under,
        }
        try:
            return ways[key](entry) if key in ways else None
        except LaocoopError as error:  # the person is asked again
            tell(error, self._session.stderr)
            return None
        except KeyboardInterrupt:  # out of a line that was edited: the entry stays as it was
            emit(self._session.stderr, "\n")
            return None

    def joined(self, entry: Entry, following: Entry) -> Decision:
        """The entry with the next one as one commitment."""
        first, second = self.candidate(entry), self.candidate(following)
        text = joined(entry.text, following.text)
        both = self._by_hand.of_text(text, first.clause, first.place)
        due = both.due or first.due or second.due
        whole = both.but(parties=first.parties, due=due, soft=first.soft, reason=first.reason)
        return {"take": [as_decision(Proposal(whole))]}

    def _carrying_on(self, entry: Entry) -> Decision | None:
        accepted = self.accepted(entry)
        if accepted is None:
            return None
        repeats = entry.proposal.repeats if entry.proposal else ()
        # Of several that are like it, a person says which.
        likely = repeats[0].id if len(repeats) == 1 else ""
        typed = self._line(_("Carries on (ids): "), likely)
        earlier = values.commitment_ids([typed] if typed else [], self._register)
        return {"take": [carrying_on(accepted["take"][0], earlier)]}

    def _under(self, entry: Entry) -> Decision | None:
        """As an action under a commitment, like a field of an MoU."""
        accepted = self.accepted(entry)
        typed = self._line(_("Under which commitment (id): "), "") if accepted else ""
        if not (accepted and typed):
            return None
        parent = values.commitment_id(typed, self._register)
        return {"take": [accepted["take"][0] | {"parent": parent}]}

    def _split(self, entry: Entry) -> Decision | None:
        """In two or more, at points that are offered."""
        pieces = parted(entry.text)
        if len(pieces) < 2:
            say(self._session.stderr, _("There is no point to split it at: e edits it."))
            return None
        shown = " ".join(
            f"{piece} ⟨{at}⟩" if at < len(pieces) else piece for at, piece in enumerate(pieces, 1)
        )
        say(self._session.stderr, shown)
        typed = self._line(_("Split at (numbers): "), "1")
        points = sorted({int(part) for part in typed.replace(",", " ").split() if part.isdecimal()})
        cuts = [0, *(point for point in points if 0 < point < len(pieces)), len(pieces)]
        if len(cuts) < 3:
            return None
        whole = self.candidate(entry)
        parts = [
            self._by_hand.of_text(
                " ".join(pieces[begin:end]).strip(" ;"), whole.clause, whole.place
            )
            for begin, end in pairwise(cuts)
        ]
        named = self._by_hand.names_a_side
        return {
            "take": [
                as_decision(
                    Proposal(
                        part.but(
                            parties=part.parties if named(part) else whole.parties,
                            themes=part.themes or whole.themes,
                            soft=part.soft or whole.soft,
                        )
                    )
                )
                for part in parts
            ]
        }

    def _edited(self, entry: Entry) -> Decision | None:
        """Each field in a line that holds what stands there; one that cannot be read is asked for again."""
        whole = self.accepted(entry)
        if whole is None:
            return None
        taken: Decision = whole["take"][0]
        language = self._session.language
        title = Wording(**taken["title"])
        if not getattr(title, language):
            language = next(code for code in ("vi", "lo", "en") if getattr(title, code))
        typed = self._line(_("Title: "), getattr(title, language))
        taken |= {"title": taken["title"] | ({language: typed} if typed else {})}
        fields: list[tuple[str, str, str, Callable[[str], Any]]] = [
            ("parties", _("Parties: "), " ".join(taken["parties"]), self._parties),
            ("due", _("Due (empty: none): "), self._shown_day(taken), self._day),
            ("themes", _("Themes: "), "; ".join(map(self._theme, taken["themes"])), self._themes),
            ("soft", _("Firm or soft: "), _(SOFT) if taken["soft"] else _(FIRM), self._soft),
            ("clause", _("Clause: "), taken["clause"], lambda text: values.text(text, "--clause")),
            ("parent", _("Under which commitment (empty: none): "), "", self._parent),
        ]
        for key, label, now, read in fields:
            typed = now
            while True:
                typed = self._line(label, typed)
                try:
                    taken |= {key: read(typed)}
                    if key == "due":
                        by_year = values.due_precision(typed, self._session.today)
                        taken |= {"due_by_year": by_year is not None}
                except LaocoopError as error:
                    tell(error, self._session.stderr)
                    continue
                break
        return {"take": [taken]}

    def _parties(self, text: str) -> list[str]:
        return list(values.of_register([text], "--party", self._register.parties))

    def _shown_day(self, taken: Decision) -> str:
        if not taken["due"]:
            return ""
        due = date.fromisoformat(taken["due"])
        return dates.year(due) if taken.get("due_by_year") else dates.day(due)

    def _day(self, text: str) -> str | None:
        day = values.due_day(text if text != "-" else "", "--due", self._session.today)
        return day.isoformat() if day else None

    def _theme(self, ident: str) -> str:
        return self._session.view().theme(ident)

    def _themes(self, text: str) -> list[str]:
        return list(values.of_register([text] if text else [], "--theme", self._register.themes))

    def _soft(self, text: str) -> bool:
        known = {"firm": FIRM, "soft": SOFT}
        return values.word(text, "--soft", list(known), known) == "soft"

    def _parent(self, text: str) -> str:
        return values.commitment_id(text, self._register) if text else ""

    def _line(self, question: str, held: str) -> str:
        return values.text(edit_line(question, held).strip(), _("the answer"))

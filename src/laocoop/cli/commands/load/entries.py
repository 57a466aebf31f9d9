"""What a person goes through of a document: the candidates and what was left out, each by a key of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from laocoop.minutes.proposal.by_hand import all_parts
from laocoop.minutes.reading import Candidate, Reading, Skipped
from laocoop.record import Record
from laocoop.reports.pages.load import Proposal
from laocoop.typed import Any

Decisions = Mapping[str, dict[str, Any]]
"""By the key of an entry: under `take` what is to be written of it."""


class Entry(Record):
    """One part of the document. Its key says where it stands and what: a decision on it holds whatever was
    added to the register meanwhile, and whatever the rules make of the other parts.
    """

    key: str
    proposal: Proposal | None
    """None for what was left out."""
    left: Skipped | None = None

    @property
    def text(self) -> str:
        """What the document says."""
        return self.proposal.candidate.text_in("") if self.proposal else self.left.text  # type: ignore[union-attr]

    @property
    def clause(self) -> str:
        """The clause that it is of."""
        return self.proposal.candidate.clause if self.proposal else self.left.clause  # type: ignore[union-attr]


def entries_of(reading: Reading, proposals: Sequence[Proposal]) -> list[Entry]:
    """All parts in the document's order, without what the register has already."""
    by_candidate = {id(proposal.candidate): proposal for proposal in proposals}
    often: Counter[str] = Counter()
    entries = []
    for part in all_parts(reading):
        proposal = by_candidate.get(id(part))
        key = key_of(part)
        often[key] += 1
        if often[key] > 1:  # the same words twice at one place
            key = f"{key}-{often[key]}"
        if proposal is None or not proposal.present:
            entries.append(Entry(key, proposal, part if isinstance(part, Skipped) else None))
    return entries


def key_of(part: Candidate | Skipped) -> str:
    """The place of a part and the digest of its text."""
    text = part.text if isinstance(part, Skipped) else part.text_in("")
    return f"{part.place} {sha256(text.encode(errors='replace')).hexdigest()[:12]}"


def undecided(entries: Sequence[Entry], decisions: Decisions) -> list[int]:
    """The candidates on which nothing was decided yet, by their places in the row."""
    return [at for at, entry in enumerate(entries) if entry.proposal and entry.key not in decisions]


def taken_of(entries: Sequence[Entry], decisions: Decisions) -> list[dict[str, Any]]:
    """What is to be written, in the document's order."""
    return [
        decision for entry in entries for decision in decisions.get(entry.key, {}).get("take", ())
    ]

"""The records of a register, as they were agreed and as they were reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from laocoop.domain.period import Period
from laocoop.domain.status import Force, Status, Verdict
from laocoop.record import Record

LANGUAGES = ("vi", "lo", "en")


_BETWEEN = b"\xff"  # no byte of UTF-8


class Wording(bytes):
    """The same words in the languages they exist in; a missing language is an empty string.

    Kept as the UTF-8 of all three in a row, none of it where no language has words: an index
    gives back ten thousand in a moment, and each is taken apart only when it is read.
    """

    __slots__ = ()
    __iter__ = None  # type: ignore[assignment]  # its bytes mean nothing by themselves: see `each`
    __contains__ = None  # type: ignore[assignment]

    def __new__(cls, vi: str = "", lo: str = "", en: str = "") -> Wording:
        if not (vi or lo or en):
            return bytes.__new__(cls)
        return bytes.__new__(cls, _BETWEEN.join((vi.encode(), lo.encode(), en.encode())))

    def each(self) -> tuple[str, ...]:
        """The words in Vietnamese, Lao and English."""
        return tuple(part.decode() for part in self.split(_BETWEEN)) if self else ("", "", "")

    def by_language(self) -> dict[str, str]:
        """The words in every language, by its code."""
        return dict(zip(LANGUAGES, self.each(), strict=True))

    def joined(self) -> str:
        """The words in every language, a line each."""
        return self.replace(_BETWEEN, b"\n").decode()

    @property
    def vi(self) -> str:
        """The words in Vietnamese."""
        return self.each()[0]

    @property
    def lo(self) -> str:
        """The words in Lao."""
        return self.each()[1]

    @property
    def en(self) -> str:
        """The words in English."""
        return self.each()[2]

    def in_language(self, language: str) -> str:
        """The words in `language`, or in the first language that has any."""
        vi, lo, en = self.each()
        return {"vi": vi, "lo": lo, "en": en}.get(language) or en or vi or lo

    def __repr__(self) -> str:
        return f"Wording(vi={self.vi!r}, lo={self.lo!r}, en={self.en!r})"


APART = "\udcfe"
"""Stands between texts that run on; no text has it: it is what is left of a byte that is not UTF-8."""


def run_on(wordings: Iterable[bytes]) -> str:
    """The words of all of them in every language, a line each, with APART between the wordings."""
    whole = b"\xfe".join(wordings).replace(_BETWEEN, b"\n")
    return whole.decode("utf-8", "surrogateescape")


class FormerName(Record):
    """What a ministry was called until a year."""

    until: int
    name: Wording


class Party(Record):
    """A state that is bound, with the ministry that answers for it."""

    id: str
    name: Wording
    ministry: Wording = Wording()
    formerly: tuple[FormerName, ...] = ()


class Theme(Record):
    """A field of cooperation. `ilo`: ILO Taxonomy; `sdg`: targets of the 2030 Agenda."""

    id: str
    name: Wording
    ilo: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()


class Source(Record):
    """A report or document. `title` is printed in it; `description` is ours."""

    id: str
    title: str = ""
    description: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""


class Event(Record):
    """A joint review, like a senior officials' meeting, that updates can name."""

    id: str
    name: Wording
    held: date | None = None
    place: str = ""
    recorded: datetime | None = None
    """When `laocoop event` wrote it down."""
    by: str = ""


class Instrument(Record):
    """The document that binds, or the meeting at which words were given."""

    id: str
    kind: str
    name: Wording
    held: date | None = None
    signed: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()
    period: Period | None = None
    follows: tuple[str, ...] = ()
    basis: str = ""
    """`press` until the signed text has been read, then `signed`."""
    sources: tuple[str, ...] = ()
    note: Wording = Wording()

    @property
    def day(self) -> date | None:
        """The day it was signed, or held where no signing is reported."""
        return self.signed or self.held


class Cite(Record):
    """The place in a source: a paragraph (the n-th non-empty line) and a short anchor."""

    source: str
    anchor: str = ""
    paragraph: int | None = None
    place: str = ""


class Target(Record):
    """What is to be reached, measured."""

    value: float
    unit: str = ""


class Commitment(Record):
    """One thing that one or both parties undertook; with a `parent`, an action under it."""

    id: str
    instrument: str
    title: Wording
    parties: tuple[str, ...]
    clause: str = ""
    text: Wording = Wording()
    note: Wording = Wording()
    themes: tuple[str, ...] = ()
    force: Force = Force.AGREED
    period: Period | None = None
    due: date | None = None
    lead: Mapping[str, str] = MappingProxyType({})
    parent: str = ""
    continues: tuple[str, ...] = ()
    target: Target | None = None
    cites: tuple[Cite, ...] = ()
    soft: bool = False
    """Put softly in the signed text: may, consider, encourage."""
    recorded: datetime | None = None
    """When `laocoop add` wrote it down; None for what came with the register."""
    by: str = ""
    step: str = ""


class Update(Record):
    """One dated, signed entry in the ledger.

    `on` is the day it took effect, `recorded` the moment it was written down. Without a
    `party` it speaks for all who are bound. `step` is shared by all that one command wrote.
    """

    id: str
    commitment: str
    on: date
    recorded: datetime
    by: str = ""
    party: str = ""
    status: Status | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    due: date | None = None
    due_was: date | None = None
    """With `due`: the date that held before, so that no date is ever lost."""
    lead: str = ""
    value: float | None = None
    retracts: str = ""
    """The id of an update, or of an added commitment, that this one takes back."""
    event: str = ""
    """The joint review at which it was said."""
    verifies: str = ""
    """The update that this one confirms or disputes, with its `verdict`."""
    verdict: Verdict | None = None
    step: str = ""

    @property
    def order(self) -> tuple[date, datetime, str]:
        """Replay order: by effect, then by when it was written down."""
        return (self.on, self.recorded, self.id)


def column(records: Mapping[str, Any], key: str) -> Iterable[Any]:
    """The values of one key of all `records`, in order; where an index keeps them, without making
    the records.
    """
    kept = getattr(records, "column", None)
    return kept(key) if kept is not None else map(attrgetter(key), records.values())


def wordings(records: Mapping[str, Any], key: str) -> Iterable[bytes]:
    """The same of a key that is a wording, as `run_on` takes them."""
    kept = getattr(records, "plain", None)
    return kept(key) if kept is not None else column(records, key)


class Register(Record):
    """A register as it stands in its file: agreed text, and the ledger of progress."""

    title: Wording
    period: Period
    draft_languages: tuple[str, ...]
    parties: Mapping[str, Party]
    themes: Mapping[str, Theme]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    events: Mapping[str, Event]
    commitments: Mapping[str, Commitment]
    updates: tuple[Update, ...]

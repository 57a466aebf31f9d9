"""The records of a register, as they were agreed and as they were reported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from laocoop.domain.period import Period
from laocoop.domain.records import Records
from laocoop.domain.status import Force, Precision, Status, Verdict
from laocoop.domain.wording import NO_WORDS, Wording
from laocoop.record import Record


class FormerName(Record):
    """What a ministry was called until a year."""

    until: int
    name: Wording = NO_WORDS


class Party(Record):
    """A state that is bound, with the ministry that answers for it."""

    id: str
    name: Wording = NO_WORDS
    ministry: Wording = NO_WORDS
    formerly: tuple[FormerName, ...] = ()


class Theme(Record):
    """A field of cooperation. `ilo`: ILO Taxonomy; `sdg`: targets of the 2030 Agenda."""

    id: str
    name: Wording = NO_WORDS
    ilo: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other names by which it is found."""
    id_was: str = ""


class Unit(Record):
    """A unit of a ministry that may lead. It is offered, and assigned to nothing."""

    id: str
    party: str
    name: Wording = NO_WORDS
    sources: tuple[str, ...] = ()
    to_confirm: bool = False
    """True where the unit may have been renamed or merged since it was printed."""
    note: Wording = NO_WORDS
    id_was: str = ""

    @property
    def name_at_home(self) -> str:
        """The name in its own country's language, by which it is written down as leading."""
        return self.name.in_language({"VN": "vi", "LA": "lo"}.get(self.party, "en"))


class Source(Record):
    """A report or document. `title` is printed in it; `description` is ours."""

    id: str
    title: str = ""
    description: Wording = NO_WORDS
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    id_was: str = ""


class Event(Record):
    """A joint review, like a senior officials' meeting, that updates can name."""

    id: str
    name: Wording = NO_WORDS
    held: date | None = None
    place: str = ""
    note: Wording = NO_WORDS
    recorded: datetime | None = None
    """When `laocoop event` wrote it down."""
    by: str = ""
    id_was: str = ""


class Instrument(Record):
    """The document that binds, or the meeting at which words were given."""

    id: str
    kind: str
    name: Wording = NO_WORDS
    held: date | None = None
    signed: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()
    period: Period | None = None
    follows: tuple[str, ...] = ()
    basis: str = ""
    """`press` until the signed text has been read, then `signed`."""
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other names by which it is found."""
    note: Wording = NO_WORDS
    id_was: str = ""

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


LARGEST_AMOUNT = 10**15 - 1
"""So much is measured at most: whole numbers up to it every program holds exactly."""


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
    text: Wording = NO_WORDS
    note: Wording = NO_WORDS
    themes: tuple[str, ...] = ()
    force: Force = Force.AGREED
    period: Period | None = None
    due: date | None = None
    due_precision: Precision | None = None
    """`year` where only the year was agreed: it is due on that year's last day, and shown as the year."""
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
    id_was: str = ""
    """What it was called until it met another of that id in a merge."""


class Correction(Record):
    """What a record should have said from the beginning: only the fields that are put right say anything.

    Unlike an extension a corrected date leaves no first one behind.
    """

    title: Wording = NO_WORDS
    """Of a commitment, like what follows; each language by itself."""
    parties: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    clause: str = ""
    lead: Mapping[str, str] = MappingProxyType({})
    due: date | None = None
    due_precision: Precision | None = None
    period: Period | None = None
    """Of an instrument too."""
    name: Wording = NO_WORDS
    """Of an instrument, like what follows; name, day held and place of a joint review too."""
    kind: str = ""
    signed: date | None = None
    held: date | None = None
    place: str = ""
    basis: str = ""
    """Of an instrument: `signed` from when its commitments were compared with the signed text."""
    drops: tuple[str, ...] = ()
    """The fields that are to say nothing; of one party's leading unit: `lead.VN`."""


Corrigible = Commitment | Instrument | Event
"""The records that can be put right."""


PRESS = "press"
"""Who wrote down what the press tells of the sides, in the register that ships."""


class Update(Record):
    """One dated, signed entry in the ledger.

    `on` is the day it took effect, `recorded` the moment it was written down. Without a
    `party` it speaks for all who are bound. `step` is shared by all that one command wrote.
    """

    id: str
    on: date
    recorded: datetime
    commitment: str = ""
    by: str = ""
    party: str = ""
    status: Status | None = None
    note: Wording = NO_WORDS
    evidence: tuple[str, ...] = ()
    due: date | None = None
    due_precision: Precision | None = None
    """`year` where the year alone was named."""
    due_was: date | None = None
    """With `due`: the date that held before, so that no date is ever lost."""
    lead: str = ""
    value: float | None = None
    retracts: str = ""
    """The id of an update, or of an added commitment or joint review, that this one takes back."""
    event: str = ""
    """The joint review at which it was said; of an entry of no commitment and no instrument, the one that is
    put right.
    """
    verifies: str = ""
    """The update that this one confirms or disputes, with its `verdict`."""
    verdict: Verdict | None = None
    instrument: str = ""
    """The instrument that is put right; then it is of no commitment."""
    corrects: Correction | None = None
    step: str = ""
    id_was: str = ""

    @property
    def subject(self) -> str:
        """The id of the record that it is about."""
        return self.commitment or self.instrument or self.event

    @property
    def order(self) -> tuple[date, datetime, str]:
        """Replay order: by effect, then by when it was written down."""
        return (self.on, self.recorded, self.id)


class Register(Record):
    """A register as it stands in its file: agreed text, and the ledger of progress."""

    title: Wording
    period: Period
    draft_languages: tuple[str, ...]
    parties: Mapping[str, Party]
    themes: Mapping[str, Theme]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    events: Mapping[str, Event]
    commitments: Records[Commitment]
    updates: tuple[Update, ...]
    edition: int = 0
    """Of the register that ships, the number from which this one was made; 0 where it does not say."""

    def is_from_the_press(self, commitment: Commitment) -> bool:
        """True where a commitment is known from the press alone: it came with the register, of an instrument whose signed
        text nobody has loaded, and nobody has given it the number of its clause.
        """
        basis = self.instruments[commitment.instrument].basis
        return basis == "press" and not (commitment.recorded or commitment.clause)

    def names_of_units(self) -> Mapping[str, tuple[str, ...]]:
        """By each name of a unit, in any language, all of its names: a report keeps the one that was typed."""
        named = [tuple(filter(None, unit.name.each())) for unit in self.units.values()]
        return {name: names for names in named for name in names}

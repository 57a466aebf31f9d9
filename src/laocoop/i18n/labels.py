"""The words by which statuses, forces, kinds and columns are shown."""

from __future__ import annotations

from laocoop.domain.status import Agreement, Force, Precision, Status, Timeliness, Verdict
from laocoop.i18n.catalogue import N_, _
from laocoop.i18n.catalogue import language as in_use

STATUS = {
    Status.NOT_STARTED: N_("not started"),
    Status.IN_PROGRESS: N_("in progress"),
    Status.COMPLETED: N_("completed"),
    Status.SUSPENDED: N_("suspended"),
    Status.WITHDRAWN: N_("withdrawn"),
    Status.NO_REPORT: N_("no report"),
}

TIMELINESS = {
    Timeliness.ON_TIME: N_("within the date"),
    Timeliness.DUE_SOON: N_("due soon"),
    Timeliness.OVERDUE: N_("past due"),
    Timeliness.COMPLETED_ON_TIME: N_("completed in time"),
    Timeliness.COMPLETED_LATE: N_("completed after the date"),
    Timeliness.NO_DEADLINE: N_("no date"),
}

FORCE = {
    Force.AGREED: N_("agreed by both sides"),
    Force.PLANNED: N_("planned by one side"),
    Force.STATEMENT: N_("statement of one side"),
    Force.FOCUS: N_("field named by the MoU"),
    Force.HOSTING: N_("hosting a conference"),
    Force.BACKGROUND: N_("background"),
}

STATUS_WORDS = {status.value: label for status, label in STATUS.items()}
FORCE_WORDS = {force.value: label for force, label in FORCE.items()}
"""By the word of the file: how it is shown."""

KIND = {
    "minutes": N_("minutes"),
    "mou": N_("memorandum of understanding"),
    "treaty": N_("treaty"),
    "agreement": N_("agreement"),
    "meeting": N_("meeting"),
}

BASIS = {
    "press": N_("taken from the press"),
    "signed": N_("taken from the signed text"),
}

GROUPING = {
    "instrument": N_("Instrument"),
    "theme": N_("Theme"),
    "party": N_("Party"),
    "lead": N_("Leading unit"),
    "force": N_("Force"),
    "status": N_("Status"),
    "quarter": N_("Quarter"),
}

SETTING = {"language": N_("language"), "party": N_("party"), "by": N_("your name")}
"""By the word of a setting: what people call it."""

LANGUAGE_OF_ITSELF = {"vi": "Tiếng Việt", "lo": "ພາສາລາວ", "en": "English"}
"""Each language in its own words."""

LANGUAGE = {"vi": N_("Vietnamese"), "lo": N_("Lao"), "en": N_("English")}


def part(name: str) -> str:
    """What a person calls a part of a column: a language in brackets; a side by its sign."""
    return "(" + _(LANGUAGE[name]) + ")" if name in LANGUAGE else name


def status(value: Status) -> str:
    """The status as a word."""
    return _(STATUS[value])


def timeliness(value: Timeliness) -> str:
    """How it stands to its date, in neutral words."""
    return _(TIMELINESS[value])


def force(value: Force) -> str:
    """How firmly it was undertaken."""
    return _(FORCE[value])


def language(code: str) -> str:
    """A language as the reader calls it."""
    return _(LANGUAGE[code])


def language_within(code: str) -> str:
    """The same within a sentence: Vietnamese writes it small there."""
    name = language(code)
    return name[:1].lower() + name[1:] if in_use() == "vi" else name


def kind(value: str) -> str:
    """The kind of an instrument; one we do not know stays as it is written."""
    return _(KIND[value]) if value in KIND else value


def basis(value: str) -> str:
    """What an instrument's commitments are taken from."""
    return _(BASIS[value]) if value in BASIS else value


AGREEMENT = {
    Agreement.SAME: N_("both say the same"),
    Agreement.DIFFER: N_("the sides differ"),
    Agreement.WAITING: N_("one side has yet to report"),
}

VERDICT = {Verdict.CONFIRMED: N_("confirmed"), Verdict.DISPUTED: N_("seen otherwise")}

PRECISION = {Precision.DAY: N_("to the day"), Precision.YEAR: N_("to the year")}


def word(value: object) -> str:
    """A word of the file's vocabulary as it is shown; what has no other word stays as it is."""
    for table in (STATUS, TIMELINESS, FORCE, AGREEMENT, VERDICT, PRECISION):
        if value in table:
            return _(table[value])  # type: ignore[index]
    return str(getattr(value, "value", value))


COLUMN = {
    "after": N_("Is now"),
    "also": N_("Also called"),
    "basis": N_("Known from"),
    "before": N_("Was"),
    "cites": N_("Sources"),
    "column": N_("Column"),
    "corrects": N_("Puts right"),
    "depth": N_("Step"),
    "due_precision": N_("Date known to"),
    "follows": N_("Follows"),
    "held": N_("Held"),
    "id": N_("Id"),
    "id_was": N_("Was called"),
    "ilo": "ILO",
    "instrument": N_("Instrument"),
    "kind": N_("Kind"),
    "line": N_("Line"),
    "name": N_("Name"),
    "note": N_("Note"),
    "part": N_("Part"),
    "party": N_("Party"),
    "path": N_("File"),
    "place": N_("Place"),
    "present": N_("There already"),
    "quarter": N_("Quarter"),
    "rank": N_("Rank"),
    "reason": N_("Why"),
    "remedy": N_("What to do"),
    "retracts": N_("Takes back"),
    "sdg": "SDG",
    "signers": N_("Signers"),
    "soft": N_("Softly put"),
    "sources": N_("Sources"),
    "status": N_("Status"),
    "step": N_("Written by one command"),
    "taken_back": N_("Taken back"),
    "text": N_("Text"),
    "themes": N_("Themes"),
    "title": N_("Commitment"),
    "verifies": N_("Is about"),
    "what": N_("What"),
}
"""What the columns of a sheet are called where they are nothing that a list shows."""

PART = {
    "period": N_("of the period"),
    "loose end": N_("loose end of an earlier conference"),
    "carried over": N_("to be carried over"),
    "own": N_("set by one side for itself"),
}
"""The parts of an answer that has several kinds of commitments."""


def column(name: str) -> str:
    """What a person calls a column; one that nobody has named stays as it is."""
    return _(COLUMN[name]) if name in COLUMN else name


def within(text: str) -> str:
    """A name as it stands within a sentence: Vietnamese writes that of a language in small letters there."""
    return text[:1].lower() + text[1:] if in_use() == "vi" else text


def opening(text: str) -> str:
    """Words as a sentence or a heading begins with them: in a capital; the rest stays."""
    return text[:1].upper() + text[1:]

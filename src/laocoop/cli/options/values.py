"""What was typed for an option, as the value it means, or an error that names the option."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from laocoop.domain.ids import beginning, find, nearest
from laocoop.domain.moment import EVER
from laocoop.domain.period import Period, parse_period
from laocoop.domain.status import Precision
from laocoop.errors import NotFoundError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import _, language
from laocoop.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laocoop.cli.options.groups import Replaying
    from laocoop.cli.session import Session
    from laocoop.domain.model import Register
    from laocoop.domain.replay import Standings
    from laocoop.reports.view import View

_TO_COME = ("--due", "--due-before", "--due-after", "due")
"""Options by which a day without a year is the next one; by others it is the last one."""


def day(text: str, option: str, today: date) -> date:
    """A day as people write it: 30/6/2026, 30 tháng 6, 30 June, hôm qua."""
    typed: date = when_typed().day(text, option, today, option in _TO_COME)
    return typed


def when_typed() -> Any:
    """What reads days and periods, which is loaded where one was typed."""
    from laocoop.cli.options import when_typed

    return when_typed


def optional_day(text: str | None, option: str, today: date) -> date | None:
    """The same, or None where nothing was typed."""
    return day(text, option, today) if text else None


def period(text: str | None, today: date, is_to_come: bool = False) -> Period | None:
    """A period as people write it, or None where nothing was typed: 2026-Q4, quý 4, tháng 6/2026."""
    if not text:
        return None
    parsed: Period = parse_period(text) or when_typed().period(text, today, is_to_come)
    return parsed


def period_to_write(text: str | None, today: date) -> Period | None:
    """The same for the register, which knows no months: every program since the first reads it."""
    parsed = period(text, today)
    if parsed is not None and parse_period(parsed.name) is None:
        raise UsageError("bad-period-option", value=text)
    return parsed


def year(text: str, today: date) -> Period | None:
    """The year that was typed, as the program shows it, where nothing but a year was."""
    try:
        typed = period(text, today)
    except UsageError as error:
        if error.code == "doubtful-period" and text.strip().isdecimal():  # of the Buddhist era
            raise
        return None
    return typed if typed and typed.name.isdigit() else None


def due_day(text: str | None, option: str, today: date) -> date | None:
    """The day on which something is due: of a year its last one."""
    if not text:
        return None
    named = year(text, today)
    return named.last if named else day(text, option, today)


def due_precision(text: str | None, today: date) -> Precision | None:
    """`year` where nothing but a year was typed."""
    return Precision.YEAR if text and year(text, today) else None


def period_or_day(text: str | None, option: str, today: date) -> Period | None:
    """A period that is to come, or a day, as a period of that day."""
    if not text:
        return None
    try:
        return period(text, today, is_to_come=True)
    except UsageError as no_period:
        if no_period.code == "doubtful-period":
            raise
    one = day(text, option, today)
    return Period(dates.day(one), one, one)


def separated(typed: Iterable[str] | None) -> list[str]:
    """Values typed one by one or with commas between them."""
    return [part.strip() for text in typed or () for part in text.split(",") if part.strip()]


Labels = Mapping[str, str]
"""By word: the message by which it is shown."""


def word(text: str, option: str, known: Collection[str], shown: Labels | None = None) -> str:
    """One of a fixed set of words; `-` and `_` are the same, and so are capitals. What is `shown` for it,
    in any language, means it too.
    """
    meant = find(text.replace("-", "_"), known) or find(text, known)
    if meant is None and shown:
        meant = _as_shown().word_shown(text, shown)
    if not meant:
        raise UsageError(
            "unknown-value", option=option, value=text, known=_with_labels(known, shown)
        )
    return meant


def shown_as(text: str, shown: Labels) -> str:
    """The word that is shown as `text` in any of the three languages; empty where none or several are."""
    asked: str = _as_shown().word_shown(text, shown)
    return asked


def _with_labels(known: Collection[str], shown: Labels | None) -> str:
    """The words, each with what is shown for it where that is another."""
    labels = {word: _(label) for word, label in (shown or {}).items()}
    return ", ".join(
        word if labels.get(word, word) == word else f"{word} ({labels[word]})" for word in known
    )


def words(
    typed: Iterable[str] | None, option: str, known: Collection[str], shown: Labels | None = None
) -> tuple[str, ...]:
    """Several of a fixed set of words."""
    return tuple(word(text, option, known, shown) for text in separated(typed))


def of_register(
    typed: Iterable[str] | None, option: str, known: Mapping[str, object]
) -> tuple[str, ...]:
    """Ids of parties, themes or instruments that the register has, each once; for what is named at least one."""
    chosen: list[str] = []
    for text in typed or ():
        is_one = not any(sign in text.strip() for sign in ",; ")
        several = [text.strip()] if is_one else _as_shown().parted(text, known)
        chosen += [one_of_register(each, option, known) for each in several]
    return tuple(dict.fromkeys(chosen))


def _named(text: str, known: Mapping[str, object]) -> str:
    named: str = _as_shown().record_shown(text, known)
    return named


def _as_shown() -> Any:
    from laocoop.cli.options import as_shown  # where no word of the file was typed

    return as_shown


def one_of_register(text: str, option: str, known: Mapping[str, object]) -> str:
    """The one id that `text` means."""
    ident = find(text.strip(), known.keys()) or _named(text, known)
    if not ident:
        raise UsageError(
            "unknown-of-register",
            option=option,
            value=text,
            nearest=", ".join(nearest(text, known) or _nearest_named(text, known)),
            known="; ".join(_with_name(each, record) for each, record in known.items()),
        )
    return ident


def _with_name(ident: str, record: object) -> str:
    """An id with the name by which a reader knows it."""
    name = getattr(record, "name", None)
    words = name.in_language(language()) if name else ""
    return f"{ident} ({words})" if words and words != ident else ident


def _nearest_named(text: str, known: Mapping[str, object]) -> list[str]:
    """The ids whose names look most like `text`."""
    names = {
        words: ident
        for ident, record in known.items()
        for words in (getattr(record, "name", None) or ("",))
        if words
    }
    return [f"{names[words]} ({words})" for words in nearest(text, names, least=0.7)]


def one_or_none(text: str | None, option: str, known: Mapping[str, object]) -> str:
    """The one id that `text` means, empty where nothing was typed."""
    return one_of_register(text, option, known) if text else ""


def commitment_ids(typed: Iterable[str], register: Register) -> tuple[str, ...]:
    """Ids of commitments that the register has and nobody took back, each once."""
    named = list(typed)
    present = _present(register)
    idents = [_commitment_id(text, register, present) for text in separated(named) or named]
    return tuple(dict.fromkeys(idents))


def commitment_id(text: str, register: Register) -> str:
    """The one commitment that `text` means.

    What was added later has an id drawn by chance: any beginning that is its alone will do.
    """
    return _commitment_id(text, register, _present(register))


def _present(register: Register) -> Standings:
    """The commitments that nobody took back."""
    from laocoop.domain.replay import replay

    return replay(register, EVER)


def _commitment_id(text: str, register: Register, present: Standings) -> str:
    ident = find(text.strip(), register.commitments)
    if ident is None:
        added = zip(register.commitments, register.commitments.column("recorded"), strict=True)
        ident = beginning(text.strip(), (i for i, when in added if when and i in present))
    ident = ident or _without_signs(text, present)
    if ident is None or ident not in present:
        if _is_day(text):
            raise UsageError("day-is-no-id", value=text)
        if instrument := find(text.strip(), register.instruments):
            raise NotFoundError("instrument-is-no-commitment", id=instrument)
        if event := find(text.strip(), register.events):
            raise NotFoundError("event-is-no-commitment", id=event)
        near = nearest(text, present) or _as_shown().nearest_titled(text, present)
        raise NotFoundError("unknown-commitment", id=text, nearest=", ".join(near))
    return ident


_A_LEAP_YEAR = date(2024, 12, 31)


def _is_day(text: str) -> bool:
    try:
        when_typed().day(text, "--on", _A_LEAP_YEAR, False)
    except UsageError:
        return False
    return True


def _without_signs(text: str, present: Standings) -> str | None:
    """The one id that has the letters and digits of `text`, whatever stands between: mou3 is MOU-3."""
    wanted = _letters(text)
    same = [ident for ident in present if _letters(ident) == wanted] if wanted else []
    return same[0] if len(same) == 1 else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def text(typed: str | None, option: str) -> str:
    """What was typed, where it is text: bytes that are not UTF-8 are refused."""
    try:
        (typed or "").encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError("bad-text", option=option) from None
    return (typed or "").strip()


def replayed(
    session: Session,
    given: Replaying,
    period: Period | None = None,
    from_its_end: bool = False,
    of: Collection[str] = (),
) -> View:
    """The register as it stood on the day asked for; without one as `Session.view` says. What is left out for
    having been written down later is counted; of some commitments, what is about them.
    """
    as_of = optional_day(given.as_of, "--as-of", session.today)
    view = session.view(period, as_of, given.known_later, from_its_end)
    if as_of is not None and as_of > session.today:
        sentence = _("{day} is still to come: nothing that happens until then is counted.")
        session.beside = sentence.format(day=dates.day(as_of))
    if as_of is not None and as_of < session.today and not given.known_later:
        hint = _("Count it: --known-later")
        session.tell_left_out(view.moment.as_of, of, hint)
    return view

"""The instrument that a document is: named, asked for, or told by the document itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from laocoop.clean import clean, filled
from laocoop.cli.commands.load.given import Given
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.chains import usual_period
from laocoop.domain.ids import find, is_id, taken_in
from laocoop.domain.model import Instrument
from laocoop.domain.period import LAST_YEAR, Period, parse_period
from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.errors import Notice, RefusedError, UsageError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.proposal.candidates import document_day
from laocoop.minutes.proposal.instrument import held_on, kind_of, place_of, title_of, years_of
from laocoop.minutes.source.lines import Line, in_force
from laocoop.minutes.structure.languages import one_language
from laocoop.terminal.streams import emit, say
from laocoop.typed import TypeVar

_Value = TypeVar("_Value")
INSTRUMENT_KINDS = ("minutes", "mou", "treaty", "agreement", "meeting")


def instrument_of(
    session: Session, path: Path, read: Callable[[], list[Line]], given: Given
) -> Instrument:
    """The instrument named, or a new one of what was said, asked or found in the document, which `read` reads."""
    ident, kind, signed, place = given.instrument, given.kind, given.signed, given.place
    period, name = given.period, given.name
    register = session.view().register
    asks = session.can_ask and not given.dry_run
    if not ident and asks:
        emit(session.stderr, _("The instrument's id, like M10: "))
        ident = session.stdin.readline().strip()
    if not ident:
        raise UsageError("load-needs-instrument")
    known = find(ident, register.instruments)
    if known:
        home = register.instruments[known]
        home = home.but(period=usual_period(register, home))
        typed_and_known = {
            "--kind": (kind, home.kind),
            "--signed": (
                signed,
                values.optional_day(signed, "--signed", session.today) == home.day,
            ),
            "--place": (place, home.place),
            "--period": (period, home.period.name if home.period else ""),
            "--name": (name, name in home.name.each()),
        }
        for option, (value, now) in typed_and_known.items():
            if value is not None and now is not True and value != now:
                edit = f"--name-{session.language}" if option == "--name" else option
                raise UsageError("instrument-known", id=known, option=option, edit=edit)
        return home
    if find(ident, taken_in(register)):
        raise RefusedError("id-taken", id=ident)
    if not is_id(ident):
        raise UsageError("bad-id", id=ident)
    lines = in_force(read())
    language, main, _others = one_language(lines)
    if signed is None:
        day = document_day(main, lexicon(language))
    else:
        day = values.day(signed, "--signed", session.today)
    chosen = values.word(kind, "--kind", INSTRUMENT_KINDS, labels.KIND) if kind else kind_of(lines)
    if name or language not in LANGUAGES:
        titles = {session.language: values.text(name, "--name") or path.stem}
    else:
        wordings = [each.name for each in register.instruments.values()]
        wordings += [each for p in register.parties.values() for each in (p.name, p.ministry)]
        # As they stand in a sentence: the first word of one is written large for itself.
        names = [f"– {name}" for wording in wordings for name in wording.each()]
        titles = {language: title_of(main, lexicon(language), names)}
    held = held_on(main) if day is None else None
    years = years_of(main, day or held or session.today)
    when: Period = values.period_to_write(period or years, session.today) or _usual(
        register.period, day or held
    )
    where = values.text(place, "--place") or place_of(main, lexicon(language))
    new = Instrument(
        id=ident,
        kind=chosen,
        name=Wording(**titles),
        signed=day,
        held=held,
        place=where,
        period=when,
        basis="signed",
        sources=(f"{ident}-text",),
    )
    if asks:
        new = _confirmed(session, new, given)
    if new.day and new.day > session.today:
        session.tell(Notice("loaded-ahead", {"id": ident, "day": new.day}))
    return new


def tell_of(session: Session, home: Instrument, due: Iterable[date | None], given: Given) -> None:
    """Says what the instrument is taken for, and which dates lie after its period: what a document is for decides in
    which report it stands, and nobody is asked with `--yes`.
    """
    _tell_of_period(session, home, due)
    is_known = home.id in session.file.register.instruments
    if session.can_ask and not (is_known or given.yes or given.dry_run):
        return  # it was asked for one by one
    held = _("held {day}").format(day=dates.day(home.held))
    facts = [session.view().say(home.name), labels.kind(home.kind)]
    facts += [dates.day(home.signed) if home.signed else held if home.held else ""]
    facts += [home.place, dates.period(home.period) if home.period else ""]
    sentence = _(
        "{id} is taken for: {facts}. Where that is wrong: --name, --kind, --signed, --place, --period"
    )
    if is_known:
        sentence = _("{id} is in the register: {facts}. To put it right: laocoop edit {id}")
    told = {"id": home.id, "facts": "; ".join(filter(None, facts))}
    say(session.stderr, clean(filled(sentence, told)))


def _tell_of_period(session: Session, home: Instrument, due: Iterable[date | None]) -> None:
    last = home.period.last if home.period else None
    later = sorted({day for day in due if day and last and day > last})
    if later and home.period:
        session.tell(
            Notice("due-after-period", {"period": dates.period(home.period), "due": later[0]})
        )


_NEARLY_OVER = timedelta(days=182)


def _usual(of_register: Period, signed: date | None) -> Period:
    """The register's period; where that was nearly over on the day of signing, the next one as long."""
    period = of_register
    while signed and period.last - signed < _NEARLY_OVER and period.last.year < LAST_YEAR:
        first, last = period.last.year + 1, 2 * period.last.year - period.first.year + 1
        period = parse_period(str(first) if first == last else f"{first}-{last}") or period
    return period


def _confirmed(session: Session, new: Instrument, given: Given) -> Instrument:
    """The same, after a person has seen what the text says of it: Enter is a yes."""

    def asked(question: str, now: str) -> str:
        emit(session.stderr, clean(question.format(now=now or "—")))
        return session.stdin.readline().strip() or now

    if not given.name:
        (language, name), *_rest = ((k, v) for k, v in new.name.by_language().items() if v)
        typed = values.text(asked(_("Its name? [{now}] "), name), "--name")
        new = new.but(name=Wording(**{language: typed}))
    if not given.place:
        new = new.but(
            place=values.text(asked(_("Where was it signed? [{now}] "), new.place), "--place")
        )
    if not given.signed:
        now = dates.day(new.signed) if new.signed else ""
        new = new.but(
            signed=_understood(
                session,
                lambda: values.optional_day(
                    asked(_("When was it signed? [{now}] "), now) or None, "--signed", session.today
                ),
            )
        )
    if not given.period:
        assert new.period is not None
        usual = new.period
        new = new.but(
            period=_understood(
                session,
                lambda: values.period_to_write(
                    asked(_("Its period? [{now}] "), usual.name), session.today
                ),
            )
            or usual
        )
    return new


def _understood(session: Session, answer: Callable[[], _Value]) -> _Value:
    """The first answer that is understood: what is not is told, and asked for again."""
    while True:
        try:
            return answer()
        except UsageError as error:
            session.tell(Notice(error.code, error.params))

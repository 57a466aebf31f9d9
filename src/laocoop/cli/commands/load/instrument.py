"""The instrument that a document is: named, asked for, or told by the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from laocoop.cli.commands.load.given import Given
from laocoop.cli.options import values
from laocoop.cli.session import Session
from laocoop.domain.ids import find, is_id
from laocoop.domain.model import Instrument
from laocoop.domain.period import Period
from laocoop.domain.wording import LANGUAGES, Wording
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n.catalogue import _
from laocoop.minutes.language.lexicon import lexicon
from laocoop.minutes.proposal.candidates import document_day
from laocoop.minutes.source.document import read_lines
from laocoop.minutes.source.lines import in_force
from laocoop.minutes.structure.languages import one_language
from laocoop.terminal.streams import emit
from laocoop.typed import Any

INSTRUMENT_KINDS = ("minutes", "mou", "agreement", "meeting")
_TITLES = {
    "minutes": ("biên bản", "minutes", "record of discussion", "ບົດບັນທຶກ"),
    "mou": ("bản ghi nhớ", "biên bản ghi nhớ", "memorandum", "ບົດບັນທຶກຄວາມເຂົ້າໃຈ"),
    "agreement": ("hiệp định", "thỏa thuận", "agreement", "ສັນຍາ", "ຂໍ້ຕົກລົງ"),
}


def instrument_of(session: Session, path: Path, data: bytes, given: Given) -> Instrument:
    """The instrument named, or a new one of what was said, asked or found in the document."""
    ident, kind, signed, place = given.instrument, given.kind, given.signed, given.place
    period, name = given.period, given.name
    register = session.file.register
    asks = session.stdin.isatty() and session.stderr.isatty() and not given.dry_run
    if not ident and asks:
        emit(session.stderr, _("The instrument's id, like M10: "))
        ident = session.stdin.readline().strip()
    if not ident:
        raise UsageError("load-needs-instrument")
    known = find(ident, register.instruments)
    if known:
        home = register.instruments[known]
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
                raise UsageError("instrument-known", id=known, option=option)
        return home
    if find(ident, register.commitments):
        raise RefusedError("id-taken", id=ident)
    if not is_id(ident):
        raise UsageError("bad-id", id=ident)
    lines = in_force(read_lines(path, data, session.language))
    language, main, _others = one_language(lines)
    if signed is None:
        day = document_day(main, lexicon(language))
    else:
        day = values.day(signed, "--signed", session.today)
    chosen = values.word(kind, "--kind", INSTRUMENT_KINDS) if kind else _kind_of(lines[:12])
    if name or language not in LANGUAGES:
        titles = {session.language: values.text(name, "--name") or path.stem}
    else:
        titles = {language: _title(main)}
    when: Period = values.period_to_write(period, session.today) or register.period
    new = Instrument(
        id=ident,
        kind=chosen,
        name=Wording(**titles),
        signed=day,
        place=values.text(place, "--place"),
        period=when,
        basis="signed",
        sources=(f"{ident}-text",),
    )
    if asks and not place:
        emit(session.stderr, _("Where was it signed? (Enter: not said) "))
        new = new.but(place=values.text(session.stdin.readline().strip(), "--place"))
    if asks and not period:
        emit(session.stderr, _("Its period? [{now}] ").format(now=when.name))
        new = new.but(
            period=values.period_to_write(session.stdin.readline().strip(), session.today) or when
        )
    if asks and day is None:
        emit(session.stderr, _("When was it signed? (Enter: not said) "))
        typed = session.stdin.readline().strip()
        new = new.but(signed=values.optional_day(typed or None, "--signed", session.today))
    return new


def _kind_of(lines: Sequence[Any]) -> str:
    """By the first line that calls the document something; what it names later is another's name."""
    for line in lines:
        text = line.text.casefold()
        called = [
            (text.index(title), -len(title), kind)  # "biên bản ghi nhớ" is no "biên bản"
            for kind, titles in _TITLES.items()
            for title in titles
            if title in text
        ]
        if called:
            return min(called)[2]
    return "minutes"


def _title(lines: Sequence[Any]) -> str:
    """The first line in capitals that is no letterhead, with the next one."""
    capitals = [line.text for line in lines[:15] if line.text.isupper() and len(line.text) > 7]
    wanted = (
        "BIÊN BẢN",
        "BẢN GHI",
        "HIỆP ĐỊNH",
        "THỎA THUẬN",
        "THOẢ THUẬN",
        "MINUTES",
        "MEMORANDUM",
    )
    for text in capitals:
        if text.startswith((*wanted, "AGREEMENT", "KẾ HOẠCH", "ບົດບັນທຶກ")):
            return str(text).capitalize()[:80]
    return str(lines[0].text if lines else "")[:80]

"""The fields that can be put right: how each is shown, and what is typed for it read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from laocoop.cli.options import values
from laocoop.cli.options.units import leading_unit, refuse_unit_of_others
from laocoop.cli.session import Session
from laocoop.cli.speaking import is_jointly
from laocoop.domain.corrections import MAY_SAY_NOTHING
from laocoop.domain.model import Commitment, Correction, Corrigible, Event
from laocoop.domain.moment import was_spoken_at
from laocoop.domain.status import Precision
from laocoop.domain.wording import Wording
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import _
from laocoop.record import Record
from laocoop.reports.fields.correction import LABELS
from laocoop.reports.fields.due import agreed_date
from laocoop.reports.view import View
from laocoop.storage.schema.kinds import kind_of
from laocoop.typed import Any

NOTHING = "-"
"""What is typed for a field that is to say nothing."""


class Field(Record):
    """One field of a record, as it is typed."""

    key: str
    """As the option is called; of a wording, with its language."""
    shown: Callable[[Any, str, View], str]
    """What stands there, as it would be typed; of the leading unit, that of one side."""

    @property
    def option(self) -> str:
        """The option that sets it."""
        return "--" + self.key.replace("_", "-")

    def label(self) -> str:
        """What it is called in the user's language."""
        place, _bar, language = self.key.partition("_")
        name = _(LABELS[_PLACES.get(place, place)])
        return f"{name} ({labels.language(language)})" if language else name


_PLACES = {"bound": "parties", "theme": "themes"}
"""Options that are called otherwise than the field, as in the other commands."""


def _wording(place: str) -> tuple[Field, ...]:
    def field(language: str) -> Field:
        return Field(
            f"{place}_{language}", lambda r, side, view: getattr(getattr(r, place), language)
        )

    return tuple(field(language) for language in ("vi", "lo", "en"))


def _day(key: str) -> Field:
    return Field(key, lambda r, side, view: dates.day(getattr(r, key)) if getattr(r, key) else "")


def _due(commitment: Commitment) -> str:
    return agreed_date(commitment) if commitment.due else ""


_PERIOD = Field("period", lambda r, side, view: dates.period(r.period) if r.period else "")
OF_COMMITMENT = (
    *_wording("title"),
    Field("bound", lambda r, side, view: ", ".join(map(view.party, r.parties))),
    Field("theme", lambda r, side, view: "; ".join(map(view.theme, r.themes))),
    Field("clause", lambda r, side, view: r.clause),
    Field("lead", lambda r, side, view: view.unit(r.lead.get(side, ""))),
    Field("due", lambda r, side, view: _due(r)),
    _PERIOD,
)
OF_INSTRUMENT = (
    *_wording("name"),
    Field("kind", lambda r, side, view: labels.kind(r.kind)),
    _day("signed"),
    _day("held"),
    Field("place", lambda r, side, view: r.place),
    _PERIOD,
)


OF_EVENT = (
    *_wording("name"),
    _day("held"),
    Field("place", lambda r, side, view: r.place),
)


def fields_of(record: Corrigible) -> tuple[Field, ...]:
    """Those that the record has, in the order in which they are asked for."""
    if isinstance(record, Commitment):
        return OF_COMMITMENT
    return OF_EVENT if isinstance(record, Event) else OF_INSTRUMENT


def correction_of(
    session: Session, record: Corrigible, typed: Mapping[str, str], side: str
) -> Correction:
    """What was typed, by field, as a correction of `record`: only what differs from it.

    Raises UsageError for what cannot be read, RefusedError for what cannot be empty.
    """
    corrects: dict[str, Any] = {"drops": []}
    for key, text in typed.items():
        place, _bar, language = key.partition("_")
        option = "--" + key.replace("_", "-")
        if text.strip() in ("", NOTHING):
            _drop(corrects["drops"], record, place, option, side)
        elif language:
            words = values.text(text, option)
            if words != getattr(getattr(record, place), language):
                held = corrects.get(place, Wording())
                corrects[place] = held.but(**{language: words})
        else:
            _take(session, record, place, text, side, corrects)
    return Correction(**(corrects | {"drops": tuple(corrects["drops"])}))


def _drop(drops: list[str], record: Corrigible, place: str, option: str, side: str) -> None:
    if place not in MAY_SAY_NOTHING[kind_of(record).name]:
        raise RefusedError("not-empty", option=option)
    held = getattr(record, place)
    if place == "lead":
        if side in held:
            drops.append(f"lead.{side}")
    elif held or place == "due":  # a report may have named one
        drops.append(place)


def _precision(record: Corrigible) -> Precision | None:
    return getattr(record, "due_precision", None)


def _take(
    session: Session,
    record: Corrigible,
    place: str,
    text: str,
    side: str,
    corrects: dict[str, Any],
) -> None:
    register = session.file.register
    key = _PLACES.get(place, place)
    value: Any
    if place == "bound":
        value = tuple(register.parties)
        if not is_jointly(text, register.parties):
            value = values.of_register(text.split("\n"), "--bound", register.parties)
    elif place == "theme":
        value = values.of_register([text.replace("\n", ";")], "--theme", register.themes)
    elif place == "due" and (year := values.year(text, session.today)):
        corrects |= {"due": year.last, "due_precision": Precision.YEAR}
        if (record.due, _precision(record)) == (year.last, Precision.YEAR):  # type: ignore[union-attr]
            del corrects["due"], corrects["due_precision"]
        return
    elif place == "held" and isinstance(record, Event):
        value = values.when_typed().nearest_day(text, "--held", session.today)
        if value > session.today and was_spoken_at(register, record.id):
            raise RefusedError("review-was-held", event=record.id, day=value)
    elif place in ("signed", "held"):
        value = values.optional_day(text, f"--{place}", session.today)
        if value and value > session.today:
            raise RefusedError("day-to-come", option=f"--{place}", day=value)
    elif place == "due":
        value = values.optional_day(text, f"--{place}", session.today)
    elif place == "period":
        value = values.period_to_write(text, session.today)
    elif place == "kind":
        value = values.word(text, "--kind", list(labels.KIND), labels.KIND)
    elif place == "lead":
        if not side:
            raise UsageError("lead-of-one")
        value = {side: leading_unit(text, register)}
        refuse_unit_of_others(value[side], side, register, session.tell)
        if record.lead.get(side) == value[side]:  # type: ignore[union-attr]
            return
    else:
        value = values.text(text, f"--{place}")
    is_exact_now = key == "due" and _precision(record) is Precision.YEAR
    same = {*value} == {*record.parties} if place == "bound" else value == getattr(record, key)  # type: ignore[union-attr]
    if not same or is_exact_now:
        corrects[key] = value

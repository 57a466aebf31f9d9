"""The fields of an instrument, one row each."""

from __future__ import annotations

from operator import attrgetter

from laocoop.domain.model import Instrument
from laocoop.i18n import dates, labels
from laocoop.i18n.catalogue import N_, _
from laocoop.reports.document import Cell, cell
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import (
    AS_DAY,
    AS_LINES,
    AS_NAMES,
    AS_PERIOD,
    AS_TEXT_OR_NULL,
    AS_WORDING,
    Type,
)
from laocoop.reports.view import View


def _about(view: View, instrument: Instrument) -> Cell:
    """Its name, who signed it, and what it rests on."""
    lines = [
        view.say(instrument.name),
        "; ".join(instrument.signers),
        labels.basis(instrument.basis),
        view.say(instrument.note),
    ]
    return cell(*(line for line in lines if line))


def _signed(_view: View, instrument: Instrument) -> Cell:
    if instrument.signed:
        return cell(
            dates.day(instrument.signed), instrument.place, order=instrument.signed.isoformat()
        )
    order = instrument.held.isoformat() if instrument.held else ""
    told = _("held {day}").format(day=dates.day(instrument.held))
    return cell(told, instrument.place, order=order)


def _period(_view: View, instrument: Instrument) -> Cell:
    return cell(dates.period(instrument.period) if instrument.period else "—")


INSTRUMENT = Fields(
    Field(
        "id",
        attrgetter("id"),
        at=(JSON, CSV, LIST),
        heading=N_("Id"),
        cell=lambda v, i: cell(i.id, role="id"),
    ),
    Field("kind", attrgetter("kind"), Type(shown=labels.kind)),
    Field("name", attrgetter("name"), AS_WORDING),
    Field(
        "about",
        attrgetter("id"),
        at=(LIST,),
        heading=N_("Instrument"),
        cell=_about,
        flexible=True,
    ),
    Field("held", attrgetter("held"), AS_DAY),
    Field(
        "signed",
        attrgetter("signed"),
        AS_DAY,
        at=(JSON, CSV, LIST),
        heading=N_("Signed"),
        cell=_signed,
    ),
    Field("place", attrgetter("place"), AS_TEXT_OR_NULL),
    Field("signers", attrgetter("signers"), AS_LINES),
    Field(
        "period",
        attrgetter("period"),
        AS_PERIOD,
        at=(JSON, CSV, LIST),
        heading=N_("Period"),
        cell=_period,
    ),
    Field("follows", attrgetter("follows"), AS_NAMES),
    Field("basis", attrgetter("basis"), Type(json=lambda b: b or None, shown=labels.basis)),
    Field("sources", attrgetter("sources"), AS_NAMES),
    Field("id_was", attrgetter("id_was"), AS_TEXT_OR_NULL),
    Field("also", attrgetter("also"), AS_LINES),
    Field("note", attrgetter("note"), AS_WORDING, at=(JSON,)),
)

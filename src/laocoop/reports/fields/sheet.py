"""Commitments as the rows of a sheet, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laocoop.domain.standing import Standing
from laocoop.i18n import labels
from laocoop.i18n.catalogue import _
from laocoop.reports.answer import Sheet
from laocoop.reports.fields.commitment import sheet_of
from laocoop.reports.fields.types import Type
from laocoop.reports.view import View

_PART = Type(shown=lambda part: _(labels.PART[part]))


def sheet_in_parts(view: View, parts: Mapping[str, Sequence[Standing]]) -> Sheet:
    """The commitments of several parts of an answer in one sheet, each row with the name of its part."""
    sheets = {part: sheet_of(view, standings) for part, standings in parts.items()}
    rows = [[part, *row] for part, sheet in sheets.items() for row in sheet.rows]
    any_of_them = next(iter(sheets.values()))
    headings = [labels.column("part"), *any_of_them.headings]
    return Sheet(["part", *any_of_them.columns], rows, [_PART, *any_of_them.types], None, headings)

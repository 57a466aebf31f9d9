"""The answer of `check`: every problem of a register, where it is and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from laocoop.errors import Place
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.i18n.errors import sentences
from laocoop.reports.answer import SCHEMA_VERSION, Answer, Sheet
from laocoop.reports.document import Column, Document, Rows, cell, clean

SEVERITY = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}

Finding = tuple[str, str, Place, sentences.Sentence]
"""Severity, rule, place, sentence."""


def answer(findings: Sequence[Finding], path: str, sha256: str, as_of: str) -> Answer:
    """What `check` answers."""

    def payload() -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "command": "check",
            "as_of": as_of,
            "register": {"path": path, "sha256": sha256},
            "items": [
                {
                    "severity": severity,
                    "rule": rule,
                    "path": place.path,
                    "line": place.line or None,
                    "column": place.column or None,
                    "message": said.wrong,
                    "remedy": said.remedy,
                }
                for severity, rule, place, said in findings
            ],
        }

    def sheet() -> Sheet:
        columns = ["severity", "rule", "path", "line", "column", "message", "remedy"]
        rows = [
            [
                severity,
                rule,
                place.path,
                str(place.line or ""),
                str(place.column or ""),
                said.wrong,
                said.remedy,
            ]
            for severity, rule, place, said in findings
        ]
        return Sheet(columns, rows)

    def document() -> Document:
        made = Document()
        made.heading(_("Check of {path}").format(path=path), 1)
        if not findings:
            made.paragraph(_("No problems."))
            return made
        rows = [
            (
                cell(f"{place.line}:{place.column}" if place.line else "—"),
                cell(_(SEVERITY[severity]), role=f"severity:{severity}"),
                cell(said.wrong, said.remedy),
                cell(rule, role="muted"),
            )
            for severity, rule, place, said in findings
        ]
        columns = [
            Column(_("Line")),
            Column(_("Severity")),
            Column(_("What is wrong, and the remedy"), flexible=True),
            Column(_("Rule")),
        ]
        made.table(columns, Rows(tuple(rows)))
        made.paragraph(
            ngettext("{count} problem.", "{count} problems.", len(findings)).format(
                count=len(findings)
            )
        )
        return made

    def lines() -> Iterator[str]:
        if not findings:
            yield path + ": " + _("No problems.")
        for severity, rule, place, said in findings:
            weight = _(SEVERITY[severity])
            yield f"{place}: {weight}: {clean(said.wrong)} [{rule}]"
            yield f"    {clean(said.remedy)}"

    return Answer(document, sheet, payload, lines)

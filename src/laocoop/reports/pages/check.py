"""The answer of `check`: every problem of a register, where it is and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from laocoop.clean import clean
from laocoop.errors import Place
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.i18n.errors.explained import WHY
from laocoop.i18n.errors.sentences import Sentence
from laocoop.record import Record
from laocoop.reports.answer import SCHEMA_VERSION, Answer, Sheet
from laocoop.reports.document import Cell, Column, Document, Rows, RowsMade, cell
from laocoop.reports.fields.table import CSV, JSON, LIST, Field, Fields
from laocoop.reports.fields.types import AS_NUMBER, Type
from laocoop.typed import Any

SEVERITY = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}


class ToldProblem(Record):
    """A problem of a register with its sentences."""

    severity: str
    rule: str
    place: Place
    sentence: Sentence


FIELDS = Fields(
    Field(
        "severity",
        attrgetter("severity"),
        Type(shown=lambda severity: _(SEVERITY[severity])),
        at=(JSON, CSV, LIST),
        heading=N_("Severity"),
        cell=lambda v, p: cell(_(SEVERITY[p.severity]), role=f"severity:{p.severity}"),
    ),
    Field(
        "rule",
        attrgetter("rule"),
        at=(JSON, CSV, LIST),
        heading=N_("Rule"),
        cell=lambda v, p: cell(p.rule, role="muted"),
    ),
    Field("path", attrgetter("place.path")),
    Field(
        "line",
        lambda p: p.place.line or None,
        AS_NUMBER,
        at=(JSON, CSV, LIST),
        heading=N_("Line"),
        cell=lambda v, p: cell(f"{p.place.line}:{p.place.column}" if p.place.line else "—"),
    ),
    Field("column", lambda p: p.place.column or None, AS_NUMBER),
    Field(
        "message",
        attrgetter("sentence.wrong"),
        at=(JSON, CSV, LIST),
        heading=N_("What is wrong, and the remedy"),
        cell=lambda v, p: cell(p.sentence.wrong, p.sentence.remedy),
        flexible=True,
    ),
    Field("remedy", attrgetter("sentence.remedy")),
    Field("why", lambda p: _(WHY[p.rule]), heading=N_("Why")),
    list="line severity message",
)


def answer(
    problems: Sequence[ToldProblem],
    looked_for: Sequence[tuple[str, str]],
    path: str,
    sha256: str,
    as_of: str,
) -> Answer:
    """What `check` answers. Where it is to explain, `looked_for` has every rule with its severity: told is why those
    matter that were found, or all of them where none was.
    """
    broken = {problem.rule for problem in problems}
    told: dict[tuple[str, str], list[str]] = {}
    for weight, rule in looked_for:
        if not problems or rule in broken:
            told.setdefault((weight, WHY[rule]), []).append(rule)

    def payload() -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "command": "check",
            "as_of": as_of,
            "register": {"path": path, "sha256": sha256},
            "items": FIELDS.items(problems),
        }

    def document() -> Document:
        page = Document()
        page.heading(_("Check of {path}").format(path=path), 1)
        if problems:
            page.table(FIELDS.headings(), Rows(RowsMade(problems, lambda p: FIELDS.row(None, p))))
            count = len(problems)
            counted = ngettext("{count} problem.", "{count} problems.", count).format(count=count)
            hint = "" if told else _("Why each matters: {command}")
            page.paragraph(counted, hint=hint.format(command="laocoop check --explain"))
        else:
            page.paragraph(_("No problems in the register."))
        if told:
            page.heading(_("Why it matters") if problems else _("What was looked for"))
            headings = [Column(_("Severity")), Column(_("Why"), flexible=True)]
            page.table(headings, Rows([_explained(*about, rules) for about, rules in told.items()]))
        return page

    def lines() -> Iterator[str]:
        if not problems:
            yield path + ": " + _("No problems in the register.")
        for problem in problems:
            weight = _(SEVERITY[problem.severity])
            wrong, remedy = map(clean, problem.sentence)
            yield f"{problem.place}: {weight}: {wrong} [{problem.rule}]"
            yield f"    {remedy}"
        for (severity, why), rules in told.items():
            weight, reason = _(SEVERITY[severity]), _(why)
            yield f"{weight}: {reason} [{', '.join(rules)}]"

    def sheet() -> Sheet:
        return FIELDS.sheet(problems)

    return Answer(document, sheet, payload, lines)


def _explained(severity: str, why: str, rules: list[str]) -> tuple[Cell, ...]:
    weight = cell(_(SEVERITY[severity]), role=f"severity:{severity}")
    return weight, cell(_(why), ", ".join(rules))

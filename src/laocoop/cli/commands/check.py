"""`laocoop check`: every problem of a register, each with its line and its remedy."""

from __future__ import annotations

import hashlib
import os

from laocoop.cli.options.declare import Command, flag
from laocoop.cli.options.groups import Answering
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.domain.rules.rule import RULES, Severity
from laocoop.errors import ExitStatus, Notice
from laocoop.i18n.catalogue import N_
from laocoop.i18n.errors import sentences
from laocoop.reports.pages import check as check_page
from laocoop.storage.check import check, worst
from laocoop.storage.copies import copies_beside
from laocoop.storage.files import read_bytes
from laocoop.storage.git.clone import driver_notice

EXIT_STATUS = {
    None: ExitStatus.OK,
    Severity.NOTE: ExitStatus.OK,
    Severity.WARNING: ExitStatus.PROBLEMS,
    Severity.ERROR: ExitStatus.INVALID_REGISTER,
}


class Given(Answering):
    """What may be given to `laocoop check`."""

    explain = flag(
        "--explain", help=N_("Say why each matters; where nothing is wrong, what was looked for.")
    )


def run(session: Session, given: Given) -> int:
    """Prints the problems; the exit status tells the worst of them."""
    data = read_bytes(session.location.path)
    problems = check(data, session.shown_path, session.now)
    told = [
        check_page.ToldProblem(
            p.severity.name.lower(), p.rule, p.place, sentences.sentence(p.rule, p.params)
        )
        for p in problems
    ]
    looked_for = (
        [(r.severity.name.lower(), r.code) for r in RULES.values()] if given.explain else []
    )
    if notice := driver_notice(os.path.dirname(session.location.file)):
        session.tell(Notice(notice, {}))
    if copies := copies_beside(session.location.file):
        about = {"path": session.shown_path, "copies": ", ".join(copies), "first": copies[0]}
        session.tell(Notice("copies-beside", about))
    if worst(problems) is not Severity.ERROR and session.file.is_earlier_edition:
        session.tell(Notice("earlier-edition", {"path": session.shown_path}))
    digest = hashlib.sha256(data).hexdigest()
    today = session.today.isoformat()
    give(session, check_page.answer(told, looked_for, session.shown_path, digest, today), given)
    return int(EXIT_STATUS[worst(problems)])


COMMANDS = {
    "check": Command(
        run,
        Given,
        N_("Check the register: every problem with its line, the rule and the remedy."),
        (
            ("laocoop check", N_("the register in use")),
            ("laocoop check --explain", N_("and why each matters")),
            ("laocoop --file other.toml check", N_("another file")),
        ),
    )
}

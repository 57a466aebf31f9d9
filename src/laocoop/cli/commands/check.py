"""`laocoop check`: every problem of a register, each with its line and its remedy."""

import hashlib

import typer

from laocoop.cli.bundles import Answering
from laocoop.cli.command import Command
from laocoop.cli.output import give
from laocoop.cli.session import Session
from laocoop.errors import ExitStatus
from laocoop.i18n.catalogue import N_
from laocoop.i18n.errors import sentences
from laocoop.reports.pages import check as check_page
from laocoop.storage.check import Severity, check, worst
from laocoop.storage.read import read_bytes

STATUS = {
    None: ExitStatus.OK,
    Severity.NOTE: ExitStatus.OK,
    Severity.WARNING: ExitStatus.PROBLEMS,
    Severity.ERROR: ExitStatus.INVALID_REGISTER,
}


def run(ctx: typer.Context, answer: Answering) -> int:
    """Prints the problems; the exit status tells the worst of them."""
    session: Session = ctx.obj
    data = read_bytes(session.location.path)
    found = check(data, session.shown_path, session.today)
    findings = [
        (f.severity.name.lower(), f.rule, f.place, sentences.sentence(f.rule, f.params))
        for f in found
    ]
    digest = hashlib.sha256(data).hexdigest()
    today = session.today.isoformat()
    give(session, check_page.answer(findings, session.shown_path, digest, today), answer)
    return int(STATUS[worst(found)])


COMMANDS = {
    "check": Command(
        run,
        N_("Check the register: every problem with its line, the rule and the remedy."),
        (
            ("laocoop check", N_("the register in use")),
            ("laocoop --file other.toml check", N_("another file")),
        ),
    )
}

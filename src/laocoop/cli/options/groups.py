"""Options that go together, and single ones that several commands share."""

from __future__ import annotations

from laocoop.cli.options.declare import (
    Options,
    flag,
    option,
    optional_argument,
    options,
    whole,
)
from laocoop.i18n.catalogue import N_

EVIDENCE = options(
    "--evidence",
    "-e",
    metavar="DOC",
    help=N_("An address, a file or a source's id that shows it; may be given again."),
)
ON = option("--on", metavar="DATE", help=N_("The day it took effect; today unless given."))
AT_EVENT = option(
    "--event",
    metavar="ID",
    help=N_("The joint review at which it is said, like SOM26."),
    offers="events",
)
BY = option("--by", metavar="NAME", help=N_("Who reports; otherwise LAOCOOP_USER or you."))
YES = flag("--yes", "-y", help=N_("Ask no questions."))
YES_TO_NOTHING = flag("--yes", "-y", hidden=True)
"""Accepted everywhere; here nothing is asked."""
TAKE = option("--take", metavar="SIDE", help=N_("In conflicts, take what is ours or theirs."))
DRY_RUN = flag("--dry-run", help=N_("Show what would be written, and write nothing."))
PERIOD_ARGUMENT = optional_argument(
    "[PERIOD]",
    help=N_("2026-2027, 2026, 2026-H1, 2026-9M or 2026-Q3; the register's unless given."),
)
AT_MOST = whole(
    "--limit", metavar="NUMBER", help=N_("At most so many; 0 is all."), default=0, least=0
)


def of_party(help: str) -> str | None:
    """Names one party."""
    return option("--party", "-p", metavar="PARTY", help=help, offers="parties")


VOICE = of_party(N_("Whose word it is: VN, LA, or all (both, jointly); otherwise yours."))


def having_status(*names: str, help: str = "") -> list[str]:
    """Chooses by present status."""
    usual = N_("With this status; 'open' is all but completed and withdrawn.")
    return options(*names, metavar="STATUS", help=help or usual, offers="statuses_and_open")


def binding(*names: str) -> list[str]:
    """Chooses by who is bound."""
    return options(
        *names, metavar="PARTY", help=N_("Binding this party, VN or LA."), offers="parties"
    )


def by_unit(*names: str) -> str | None:
    """Chooses by the leading unit."""
    return option(*names, metavar="UNIT", help=N_("Led by a unit whose name has this in it."))


class BeforeTheCommand(Options):
    """What may stand before the command's name."""

    file = option("--file", metavar="FILE", help=N_("The register to use."))
    lang = option("--lang", metavar="LANG", help=N_("vi, lo or en."))
    version = flag("--version", help=N_("Print the version."))


class Narrowing(Options):
    """Which commitments, by what reading and writing commands can both ask for."""

    instrument = options(
        "--instrument",
        "-i",
        metavar="ID",
        help=N_("Undertaken in this instrument, like M9 or MOU."),
        offers="instruments",
    )
    theme = options(
        "--theme",
        "-t",
        metavar="THEME",
        help=N_("On this theme, like employment."),
        offers="themes",
    )
    force = options(
        "--force",
        metavar="FORCE",
        help=N_("Of this force: agreed, planned, statement, focus, hosting, background."),
        offers="forces",
    )
    period = option("--period", metavar="PERIOD", help=N_("To be answered for in this period."))
    due_after = option(
        "--due-after", metavar="DATE", help=N_("Open, and due after this date or period.")
    )
    due_before = option(
        "--due-before", metavar="DATE", help=N_("Open, and due before this date or period.")
    )
    overdue = flag("--overdue", help=N_("Past its date."))
    due_soon = flag("--due-soon", help=N_("Due within 30 days."))
    loose_ends = flag(
        "--loose-ends", help=N_("Of earlier conferences, neither closed nor carried on.")
    )


class Choosing(Narrowing):
    """Which commitments to show."""

    status = having_status("--status", "-s")
    party = binding("--party", "-p")
    only = options(
        "--only",
        metavar="PARTY",
        help=N_("Binding this party alone, VN or LA."),
        offers="parties",
    )
    due = option(
        "--due",
        metavar="PERIOD",
        help=N_("Open, and due in this period or on this day, like 2026-Q4 or 30/6."),
    )
    lead = by_unit("--lead")
    event = option(
        "--event",
        metavar="ID",
        help=N_("Reported on at this joint review, like SOM26."),
        offers="events",
    )


class ChoosingToWrite(Narrowing):
    """Which commitments to write to: here --party and --lead say what is reported."""

    party = VOICE
    lead = option(
        "--lead",
        metavar="UNIT",
        help=N_("The unit that leads from now on."),
        offers="units",
    )
    having = having_status("--having")
    bound = binding("--bound")
    led_by = by_unit("--led-by")
    words = options(
        "--words", metavar="TEXT", help=N_("Words that must stand in it, in any language.")
    )
    yes = YES
    dry_run = DRY_RUN

    @property
    def has_filters(self) -> bool:
        """True where anything typed says which commitments are meant."""
        others = {"party", "lead", "yes", "dry_run"}
        names = ChoosingToWrite.declared().keys() - others
        return any(getattr(self, name) for name in names)


class Reporting(Options):
    """What is reported."""

    note = option("--note", "-n", metavar="TEXT", help=N_("What happened, in words."))
    evidence = EVIDENCE
    on = ON
    due = option("--due", metavar="DATE", help=N_("The due date from now on; the first is kept."))
    value = option("--value", metavar="NUMBER", help=N_("Measured against the target."))
    event = AT_EVENT
    by = BY


def _formats_help() -> str:
    from laocoop.cli.formats import help_words  # for the help page alone

    return help_words()


class Answering(Options):
    """How a reading command gives its answer."""

    format = option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=_formats_help,
        offers="formats",
    )
    output = option("--output", "-o", metavar="FILE", help=N_("Write the answer to this file."))
    bilingual = option(
        "--bilingual",
        metavar="LANGS",
        help=N_("In a Word file or PDF: two languages side by side, like vi,lo."),
        offers="languages",
    )
    template = option(
        "--template",
        metavar="FILE",
        help=N_("A Word file whose page, letterhead and styles are taken."),
    )
    no_pager = flag(
        "--no-pager",
        help=N_("Print it all at once: no pager, though it is longer than the screen."),
    )
    yes = flag("--yes", "-y", help=N_("Ask no questions: write over a file that is there."))


class Replaying(Options):
    """Seen from which day."""

    as_of = option(
        "--as-of", metavar="DATE", help=N_("As it stood, and was recorded, by this day.")
    )
    known_later = flag(
        "--known-later", help=N_("With --as-of: count what was recorded after it too.")
    )

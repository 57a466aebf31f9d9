"""What may be given to `laocoop load`."""

from __future__ import annotations

from laocoop.cli.options.declare import argument, option
from laocoop.cli.options.groups import BY, DRY_RUN, YES, Answering
from laocoop.i18n.catalogue import N_


class Given(Answering):
    """A document or a sheet, and what is known of the instrument that it is."""

    yes = YES
    document = argument(
        "DOCUMENT", help=N_("Minutes or an MoU (.docx, .pdf, .txt, .md), or a sheet (.xlsx, .csv).")
    )
    instrument = option(
        "--instrument",
        "-i",
        metavar="ID",
        help=N_("The instrument that the document is, like M10; made where there is none."),
        offers="instruments",
    )
    kind = option("--kind", metavar="KIND", help=N_("minutes, mou, agreement or meeting."))
    signed = option("--signed", metavar="DATE", help=N_("The day it was signed."))
    place = option("--place", metavar="PLACE", help=N_("Where it was signed."))
    period = option("--period", metavar="PERIOD", help=N_("When it is to be answered for."))
    name = option("--name", metavar="TEXT", help=N_("The instrument's name, in your language."))
    confirm = option(
        "--confirm",
        metavar="ID",
        help=N_("Compare with what the press said of this instrument, and record the clauses."),
        offers="instruments",
    )
    party = option(
        "--party",
        "-p",
        metavar="PARTY",
        help=N_(
            "Whose word a sheet's cells are that name no side: VN, LA, or all (both, jointly)."
        ),
        offers="parties",
    )
    by = BY
    dry_run = DRY_RUN

    def about_the_instrument(self) -> dict[str, str | None]:
        """What was typed of the instrument, by option."""
        return {
            "--instrument": self.instrument,
            "--kind": self.kind,
            "--signed": self.signed,
            "--place": self.place,
            "--period": self.period,
            "--name": self.name,
        }

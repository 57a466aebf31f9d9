"""`laocoop add`: an action under a commitment, or a commitment the register lacks."""

from typing import Annotated

import typer

from laocoop.cli import completion, single_options, values
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.cli.writing import pick, preview, write
from laocoop.domain.ids import find, is_id, new_commitment_id, new_update_id
from laocoop.domain.model import Commitment, Register, Wording
from laocoop.domain.status import Force
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n.catalogue import N_
from laocoop.storage.append import Block
from laocoop.storage.schema.records import commitment_keys

Texts = list[str] | None


def run(
    ctx: typer.Context,
    title: Annotated[
        str | None,
        typer.Argument(metavar="TITLE", help=N_("What is to be done, in your language.")),
    ] = None,
    under: Annotated[
        str | None,
        typer.Option(
            "--under",
            "-u",
            metavar="ID",
            help=N_("The commitment it is an action of."),
            autocompletion=completion.commitments,
        ),
    ] = None,
    instrument: Annotated[
        str | None,
        typer.Option(
            "--instrument",
            "-i",
            metavar="ID",
            help=N_("The instrument it was undertaken in."),
            autocompletion=completion.instruments,
        ),
    ] = None,
    party: Annotated[
        Texts,
        typer.Option(
            "--party",
            "-p",
            metavar="PARTY",
            help=N_("Who is bound; else as the commitment above it."),
            autocompletion=completion.parties,
        ),
    ] = None,
    theme: Annotated[
        Texts,
        typer.Option(
            "--theme",
            "-t",
            metavar="THEME",
            help=N_("Its themes."),
            autocompletion=completion.themes,
        ),
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help=N_("The agreed date."))
    ] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="UNIT", help=N_("The unit that leads."))
    ] = None,
    clause: Annotated[
        str | None,
        typer.Option(
            "--clause", metavar="NUMBER", help=N_("The number printed in the signed text.")
        ),
    ] = None,
    force: Annotated[
        str,
        typer.Option(
            "--force",
            metavar="FORCE",
            help=N_("agreed, statement, focus, hosting or background."),
            autocompletion=completion.forces,
        ),
    ] = "agreed",
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help=N_("When it is to be answered for.")),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--target", metavar="TEXT", help=N_('A number and a unit, like "50 officials".')
        ),
    ] = None,
    continues: Annotated[
        Texts,
        typer.Option(
            "--continues",
            metavar="ID",
            help=N_("The earlier commitments it carries on."),
            autocompletion=completion.commitments,
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", "-n", metavar="TEXT", help=N_("A remark."))
    ] = None,
    title_vi: Annotated[
        str | None, typer.Option("--title-vi", metavar="TEXT", help=N_("The title in Vietnamese."))
    ] = None,
    title_lo: Annotated[
        str | None, typer.Option("--title-lo", metavar="TEXT", help=N_("The title in Lao."))
    ] = None,
    title_en: Annotated[
        str | None, typer.Option("--title-en", metavar="TEXT", help=N_("The title in English."))
    ] = None,
    ident: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=N_("Its id; made unless given."))
    ] = None,
    by: single_options.By = None,
    yes: single_options.YesToNothing = False,
    dry_run: single_options.DryRun = False,
) -> None:
    """Appends one commitment."""
    session: Session = ctx.obj
    register = session.file.register
    titles = {"vi": title_vi, "lo": title_lo, "en": title_en}
    titles[session.language] = titles[session.language] or title
    wording = Wording(
        **{code: values.text(text, f"--title-{code}") for code, text in titles.items()}
    )
    if not wording:
        raise UsageError("add-needs-title")
    parent = register.commitments[values.commitment_ids([under], register)[0]] if under else None
    homes = values.of_register(
        [instrument] if instrument else (), "--instrument", register.instruments
    )
    if parent is None and not homes:
        raise UsageError("add-needs-place")
    parties = values.of_register(party, "--party", register.parties)
    parties = parties or (parent.parties if parent else tuple(register.parties))
    letters = session.own_party or (parties[0] if len(parties) == 1 else "")
    if not ident and not letters:
        raise UsageError("whose-letters")
    if ident is not None and not is_id(ident):
        raise UsageError("bad-id", id=ident)
    written_by = values.text(session.user(by or ""), "--by")
    due_day = values.optional_day(due, "--due", session.today)
    earlier = values.commitment_ids(continues or (), register)
    about = values.of_register(theme, "--theme", register.themes)
    wanted_target, wanted_period = values.target(target), values.period(period)
    lead_unit, printed, remark = (
        values.text(text, name)
        for text, name in ((lead, "--lead"), (clause, "--clause"), (note, "--note"))
    )
    firmness = Force(values.word(force, "--force", [found.value for found in Force]))

    def made(fresh: Register) -> Commitment:
        if ident and find(ident, fresh.commitments):
            raise RefusedError("id-taken", id=ident)
        base = parent.id if parent else homes[0]
        return Commitment(
            id=ident or new_commitment_id(fresh.commitments, base, letters),
            instrument=homes[0] if homes else parent.instrument if parent else "",
            parent=parent.id if parent else "",
            clause=printed,
            title=wording,
            note=Wording(**{session.language: remark}),
            parties=parties,
            themes=about or (parent.themes if parent else ()),
            force=firmness,
            period=wanted_period,
            due=due_day,
            lead=dict.fromkeys(parties, lead_unit) if lead_unit else {},
            target=wanted_target,
            continues=earlier,
            recorded=session.next_moment(fresh),
            by=written_by,
            step=new_update_id({u.id for u in fresh.updates}, pick),
        )

    new: list[Commitment] = []

    def plan(fresh: Register) -> list[Block]:
        new[:] = [made(fresh)]
        return [("commitment", commitment_keys(new[0]))]

    if dry_run:
        preview(session, plan(register))
    else:
        write(session, plan, lambda: (new[0].id,))


COMMANDS = {
    "add": Command(
        run,
        N_("Add an action under a commitment, or a commitment that the register lacks."),
        (
            ('laocoop add "…" --under MOU-1 --party VN', N_("an action of Viet Nam under MOU-1")),
            ('laocoop add "…" --under MOU-1 --due 30/6/2027', N_("with an agreed date")),
            (
                'laocoop add "…" --instrument M9 --clause III.2.a',
                N_("a clause of the signed minutes"),
            ),
        ),
    )
}

"""`laocoop add`: an action under a commitment, or a commitment the register lacks."""

from __future__ import annotations

from laocoop.cli.options import amounts, values
from laocoop.cli.options.declare import Command, Options, arguments, option, options
from laocoop.cli.options.groups import BY, DRY_RUN, YES_TO_NOTHING
from laocoop.cli.options.units import leading_unit, refuse_unit_of_others
from laocoop.cli.session import Session
from laocoop.cli.speaking import is_jointly, voice
from laocoop.cli.writing import pick, write
from laocoop.domain.chains import usual_period
from laocoop.domain.due_dates import refuse_before_made
from laocoop.domain.ids import find, is_id, new_commitment_id, new_update_id, taken_in
from laocoop.domain.model import Commitment, Register
from laocoop.domain.status import Force
from laocoop.domain.wording import Wording, surely_in
from laocoop.errors import RefusedError, UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_


class Given(Options):
    """What may be given to `laocoop add`."""

    title = arguments("TITLE", help=N_("What is to be done, in your language."))
    under = option(
        "--under",
        "-u",
        metavar="ID",
        help=N_("The commitment it is an action of."),
        offers="commitments",
    )
    instrument = option(
        "--instrument",
        "-i",
        metavar="ID",
        help=N_("The instrument it was undertaken in."),
        offers="instruments",
    )
    party = options(
        "--party",
        "-p",
        metavar="PARTY",
        help=N_("Who is bound: VN, LA, or all; an action is yours unless it is said otherwise."),
        offers="parties",
    )
    theme = options("--theme", "-t", metavar="THEME", help=N_("Its themes."), offers="themes")
    due = option("--due", metavar="DATE", help=N_("The date it is due."))
    lead = option(
        "--lead",
        metavar="UNIT",
        help=N_("The unit that leads, on your side."),
        offers="units",
    )
    clause = option("--clause", metavar="NUMBER", help=N_("The number printed in the signed text."))
    force = option(
        "--force",
        metavar="FORCE",
        help=N_("agreed, planned (by one side), statement, focus, hosting or background."),
        offers="forces",
    )
    period = option("--period", metavar="PERIOD", help=N_("When it is to be answered for."))
    target = option(
        "--target", metavar="TEXT", help=N_('A number and a unit, like "50 officials".')
    )
    continues = options(
        "--continues",
        metavar="ID",
        help=N_("The earlier commitments it carries on."),
        offers="commitments",
    )
    note = option("--note", "-n", metavar="TEXT", help=N_("A remark."))
    title_vi = option("--title-vi", metavar="TEXT", help=N_("The title in Vietnamese."))
    title_lo = option("--title-lo", metavar="TEXT", help=N_("The title in Lao."))
    title_en = option("--title-en", metavar="TEXT", help=N_("The title in English."))
    ident = option("--id", metavar="ID", help=N_("Its id; made unless given."))
    by = BY
    yes = YES_TO_NOTHING
    dry_run = DRY_RUN


def run(session: Session, given: Given) -> None:
    """Appends one commitment."""
    ident = given.ident
    if ident is not None and not is_id(ident):
        raise UsageError("bad-id", id=ident)
    wanted = _wanted(session, given)
    parties = _named_parties(session, given)
    is_own = bool(wanted.parent) and not parties
    adder = parties[0] if len(parties) == 1 and not session.own_party else ""
    if not adder and (is_own or given.lead or (session.own_party and not ident)):
        adder = voice(session, None).party
        if not adder:
            raise UsageError("lead-of-one" if given.lead else "whose-letters")
    if not (parties or is_own):
        raise UsageError("who-is-bound")
    parties = parties or (adder,)
    is_planned = bool(wanted.parent) and len(parties) == 1
    force = _force(given, Force.PLANNED if is_planned else Force.AGREED)
    if is_planned and force is Force.AGREED:
        raise RefusedError("no-agreement", party=parties[0])
    lead = _lead(session, given, parties, adder)
    wanted = wanted.but(parties=parties, force=force, lead=lead, **_details(session, given, wanted))
    refuse_before_made(session.view().register, wanted, wanted.due)
    if wanted.period is None and not wanted.parent:  # it is to be answered for with the rest
        register = session.view().register
        home = register.instruments[wanted.instrument]
        wanted = wanted.but(period=usual_period(register, home))

    def plan(fresh: Register) -> list[Commitment]:
        if ident and find(ident, taken_in(fresh)):
            raise RefusedError("id-taken", id=ident)
        base = wanted.parent or wanted.instrument
        return [
            wanted.but(
                id=ident or new_commitment_id(fresh.commitments, base, adder, pick),
                recorded=session.next_moment(fresh),
                step=new_update_id({update.id for update in fresh.updates}, pick),
            )
        ]

    write(session, plan, dry=given.dry_run)


def _wanted(session: Session, given: Given) -> Commitment:
    """What is to be added and where, as yet without an id and without those who are bound."""
    register = session.file.register
    titles = {"vi": given.title_vi, "lo": given.title_lo, "en": given.title_en}
    plain = _one_title(given.title, register)
    language = surely_in(plain or "") or session.language  # whatever language one reads in
    titles[language] = titles[language] or plain
    title = Wording(**{code: values.text(text, f"--title-{code}") for code, text in titles.items()})
    if not title:
        raise UsageError("add-needs-title")
    parent = None
    if given.under:
        parent = register.commitments[values.commitment_id(given.under, register)]
    home = values.one_or_none(given.instrument, "--instrument", register.instruments)
    if parent is None and not home:
        raise UsageError("add-needs-place")
    return Commitment(
        id="",
        instrument=home or (parent.instrument if parent else ""),
        parent=parent.id if parent else "",
        title=title,
        parties=(),
        themes=parent.themes if parent else (),
    )


def _one_title(words: list[str], register: Register) -> str | None:
    """The title, where one was given. Raises UsageError for more words, which may be an id and a title."""
    if len(words) < 2:
        return words[0] if words else None
    ident = find(words[0], register.commitments)
    if ident:
        raise UsageError("add-under", id=ident, title=" ".join(words[1:]))
    raise UsageError("extra-argument", words=" ".join(words[1:]), help="laocoop add --help")


def _named_parties(session: Session, given: Given) -> tuple[str, ...]:
    """Who is said to be bound; none where nobody is named."""
    parties = session.file.register.parties
    if any(is_jointly(word, parties) for word in given.party):
        return tuple(parties)
    return values.of_register(given.party, "--party", parties)


def _force(given: Given, usual: Force) -> Force:
    if not given.force:
        return usual
    return Force(values.word(given.force, "--force", list(labels.FORCE_WORDS), labels.FORCE_WORDS))


def _lead(session: Session, given: Given, parties: tuple[str, ...], adder: str) -> dict[str, str]:
    """The unit that leads: of the side that adds it, or of the one that is bound."""
    lead = leading_unit(given.lead, session.file.register)
    side = adder if adder in parties else parties[0]
    refuse_unit_of_others(lead, side, session.file.register, session.tell)
    return {side: lead} if lead else {}


def _details(session: Session, given: Given, wanted: Commitment) -> dict[str, object]:
    """The other fields, as they were typed."""
    register = session.file.register
    by = values.text(session.user(given.by or ""), "--by")
    due = values.due_day(given.due, "--due", session.today)
    continues = values.commitment_ids(given.continues, register)
    themes = values.of_register(given.theme, "--theme", register.themes)
    target, period = (
        amounts.target(given.target),
        values.period_to_write(given.period, session.today),
    )
    clause, note = values.text(given.clause, "--clause"), values.text(given.note, "--note")
    return {
        "clause": clause,
        "note": Wording(**{session.language: note}),
        "themes": themes or wanted.themes,
        "period": period,
        "due": due,
        "due_precision": values.due_precision(given.due, session.today),
        "target": target,
        "continues": continues,
        "by": by,
    }


COMMANDS = {
    "add": Command(
        run,
        Given,
        N_("Add an action under a commitment, or a commitment that the register lacks."),
        (
            ('laocoop add "…" --under MOU-1 --party VN', N_("an action of Viet Nam under MOU-1")),
            (
                'laocoop add "…" --under MOU-1 --party all --due 30/6/2027',
                N_("one that both have agreed on, with its date"),
            ),
            (
                'laocoop add "…" --instrument M9 --clause III.2.a --party all',
                N_("a clause of the signed minutes"),
            ),
        ),
    )
}

"""The command itself: what was typed or edited, agreed to, and appended as a correction."""

from __future__ import annotations

from functools import partial

from laocoop.clean import filled
from laocoop.cli.commands.edit.fields import (
    OF_COMMITMENT,
    OF_INSTRUMENT,
    correction_of,
    fields_of,
)
from laocoop.cli.commands.edit.refused import (
    refuse_what_is_not_theirs,
    refuse_without_effect,
    takes_off_nothing,
)
from laocoop.cli.options import values
from laocoop.cli.options.declare import Command, Options, argument, option, options
from laocoop.cli.options.groups import BY, DRY_RUN, YES
from laocoop.cli.session import Session
from laocoop.cli.speaking import voice
from laocoop.cli.writing import agrees, pick, schema_allows, write
from laocoop.domain.chains import usual_period
from laocoop.domain.due_dates import refuse_before_made
from laocoop.domain.ids import find, new_update_id
from laocoop.domain.model import (
    Commitment,
    Correction,
    Corrigible,
    Event,
    Instrument,
    Register,
    Update,
)
from laocoop.domain.moment import Moment
from laocoop.domain.replay import corrected, replay
from laocoop.domain.wording import Wording
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import dates
from laocoop.i18n.catalogue import N_, _, ngettext
from laocoop.reports.fields import correction as in_words
from laocoop.reports.fields.due import due_in_force
from laocoop.storage.append import Written
from laocoop.terminal.errors import tell
from laocoop.terminal.line_editor import edit_line
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop edit`."""

    ident = argument("ID", help=N_("The commitment, instrument or joint review."), offers="records")
    title_vi = option("--title-vi", metavar="TEXT", help=N_("The title in Vietnamese."))
    title_lo = option("--title-lo", metavar="TEXT", help=N_("The title in Lao."))
    title_en = option("--title-en", metavar="TEXT", help=N_("The title in English."))
    bound = options(
        "--bound",
        metavar="PARTY",
        help=N_("Who is bound, VN or LA; may be given again."),
        offers="parties",
    )
    theme = options("--theme", "-t", metavar="THEME", help=N_("All its themes."), offers="themes")
    clause = option("--clause", metavar="NUMBER", help=N_("The printed number in the signed text."))
    lead = option(
        "--lead", metavar="UNIT", help=N_("The unit of your side that leads."), offers="units"
    )
    due = option(
        "--due", metavar="DATE", help=N_("The date that should have stood there; - for none.")
    )
    period = option(
        "--period",
        metavar="PERIOD",
        help=N_("The period it is for; of an instrument, of its commitments of that period too."),
    )
    name_vi = option(
        "--name-vi",
        metavar="TEXT",
        help=N_("The name in Vietnamese, of an instrument or a joint review."),
    )
    name_lo = option(
        "--name-lo", metavar="TEXT", help=N_("The name in Lao, of an instrument or a joint review.")
    )
    name_en = option(
        "--name-en",
        metavar="TEXT",
        help=N_("The name in English, of an instrument or a joint review."),
    )
    kind = option("--kind", metavar="KIND", help=N_("An instrument's kind: minutes, mou, …"))
    signed = option("--signed", metavar="DATE", help=N_("The day it was signed."))
    held = option("--held", metavar="DATE", help=N_("The day the meeting was held."))
    place = option("--place", metavar="TEXT", help=N_("Where that was."))
    note = option("--note", "-n", metavar="TEXT", help=N_("Why, in words."))
    party = option(
        "--party",
        "-p",
        metavar="PARTY",
        help=N_("For whom you put it right: VN, LA, or all; otherwise your own side."),
        offers="parties",
    )
    by = BY
    yes = YES
    dry_run = DRY_RUN


def run(session: Session, given: Given) -> None:
    """Appends a correction; in a terminal without options each field is opened first."""
    register = corrected(session.file.register, Moment.present(session.now))
    record = _record(session, register, given.ident)
    typed = _typed(given, record)
    # What cannot be read is told before it is asked whose word it is.
    correction_of(session, record, {key: typed[key] for key in typed if key != "lead"}, "")
    speaker = voice(session, given.party)
    side = speaker.party
    if typed:
        correction = correction_of(session, record, typed, side)
    elif session.can_ask:
        correction = _opened(session, record, side)
    else:
        code = "nothing-to-correct" if isinstance(record, Commitment) else "no-name-to-correct"
        raise UsageError(code, id=record.id)
    if correction == Correction() or takes_off_nothing(session, record, correction):
        say(session.stderr, _("Nothing was changed."))
        return
    refuse_what_is_not_theirs(record, correction, side)
    if isinstance(record, Commitment):
        refuse_before_made(register, record, correction.due)
    by = values.text(session.user(given.by or ""), "--by")
    note = Wording(en=values.text(given.note, "--note"))

    def plan(fresh: Register) -> list[Update]:
        taken = {update.id for update in fresh.updates}
        step = new_update_id(taken, pick)
        update = Update(
            id=step,
            commitment=record.id if isinstance(record, Commitment) else "",
            instrument=record.id if isinstance(record, Instrument) else "",
            event=record.id if isinstance(record, Event) else "",
            on=session.today,
            recorded=session.next_moment(fresh),
            by=by,
            party=side,
            note=note,
            corrects=correction,
            step=step,
        )
        refuse_without_effect(fresh, update, side)
        updates = [update]
        drops = tuple({"period"} & {*correction.drops})
        its = Correction(period=correction.period, drops=drops)
        for ident in _of_its_period(session, record, correction):
            taken.add(updates[-1].id)
            own = new_update_id(taken, pick)
            updates.append(update.but(id=own, commitment=ident, instrument="", corrects=its))
        return updates

    if not typed and not given.dry_run:  # what was typed in the form is shown once more
        moves = in_words.moves(session.view(), record, correction)
        say(session.stderr, *moves)
        if not given.yes and not agrees(session, _("Write this?")):
            return
    plan(session.file.register)  # what is refused leaves the file as it is, its line `schema` too
    if not given.dry_run and not schema_allows(session, given.yes):
        return
    write(session, plan, partial(_sentence, session, record, correction), dry=given.dry_run)


def _record(session: Session, register: Register, ident: str) -> Corrigible:
    known = find(ident, register.instruments)
    if known:
        return register.instruments[known]
    if reviewed := find(ident, register.events):
        return register.events[reviewed]
    return register.commitments[values.commitment_id(ident, session.file.register)]


def _of_its_period(session: Session, record: Corrigible, correction: Correction) -> list[str]:
    """The commitments of an instrument that have the period which is put right: theirs was copied from it."""
    is_put_right = correction.period or "period" in correction.drops
    if not isinstance(record, Instrument) or not is_put_right:
        return []
    view = session.view()
    theirs = usual_period(view.register, record)
    return [
        standing.id
        for standing in view.standings.values()
        if (standing.commitment.instrument, standing.commitment.period) == (record.id, theirs)
        and theirs is not None
    ]


def _typed(given: Given, record: Corrigible) -> dict[str, str]:
    """What was typed by field. Raises UsageError for a field that the record has not."""
    typed = {}
    own = {field.key for field in fields_of(record)}
    for field in (*OF_COMMITMENT, *OF_INSTRUMENT):
        value = getattr(given, field.key)
        text = "\n".join(value) if isinstance(value, list) else value
        if text is None or value == []:
            continue
        if field.key not in own:
            raise UsageError("not-of-this-kind", option=field.option, id=record.id)
        typed[field.key] = text
    return typed


def _opened(session: Session, record: Corrigible, side: str) -> Correction:
    """What a person makes of each field, one after the other, in a line that can be edited."""
    say(session.stderr, f"{record.id} · " + _("Enter: next field · Ctrl-C: stop"))
    typed: dict[str, str] = {}
    view = session.view()
    for field in fields_of(record):
        held = field.shown(record, side, view)
        while True:
            text = edit_line(f"{field.label()}: ", typed.get(field.key, held))
            if text.strip() == held:
                typed.pop(field.key, None)
                break
            typed[field.key] = text.strip() or "-"
            try:
                correction = correction_of(session, record, typed, side)
                refuse_what_is_not_theirs(record, correction, side)
                if isinstance(record, Commitment):
                    refuse_before_made(view.register, record, correction.due)
            except LaocoopError as error:
                tell(error, session.stderr)
                continue
            break
    return correction_of(session, record, typed, side)


def _sentence(
    session: Session, record: Corrigible, correction: Correction, written: Written
) -> str:
    moves = "; ".join(in_words.moves(session.view(), record, correction))
    told = f"{record.id}: {moves}. "
    with_it = _of_its_period(session, record, correction)
    theirs = session.view().standings[with_it[0]].commitment.period if with_it else None
    if theirs is not None:
        told += ngettext(
            "So is it for {count} commitment, which had {period}. ",
            "So is it for {count} commitments, which had {period}. ",
            len(with_it),
        ).format(count=len(with_it), period=dates.period(theirs))
    dated = correction.due is not None or "due" in correction.drops
    if isinstance(record, Commitment) and dated:
        standing = replay(written.after, Moment.present(session.now))[record.id]
        reports = [update for update in standing.updates if update.due == standing.due]
        if reports and standing.due != correction.due:
            report = reports[-1]
            if report.party in ("", session.own_party or report.party):
                sentence = _(
                    "That is the first date; {due}, which was reported since, holds. To take it back: laocoop undo {report}. "
                )
                told += filled(sentence, {"due": due_in_force(standing), "report": report.id})
            else:
                told += _(
                    "That is the first date; {due}, which {party} reported since, holds. "
                ).format(due=due_in_force(standing), party=session.view().party(report.party))
    return told + _("Take it back: laocoop undo")


COMMANDS = {
    "edit": Command(
        run,
        Given,
        N_(
            "Put right a title, a date, who is bound, an instrument's name: a correction, no extension."
        ),
        (
            ("laocoop edit MOU-3", N_("each field in turn, in a terminal")),
            ('laocoop edit MOU-1.vn1 --title-lo "…"', N_("a title that is missing or wrong")),
            ("laocoop edit MOU-1.vn1 --due 30/6/2027", N_("a date that was typed wrongly")),
            ('laocoop edit M10 --name-vi "…" --signed 12/11/2027', N_("an instrument")),
        ),
    )
}

"""`laocoop config`: what you chose for good."""

from __future__ import annotations

from laocoop.cli.options import values
from laocoop.cli.options.as_shown import word_shown
from laocoop.cli.options.declare import Command, Options, flag, optional_argument
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.domain.ids import find
from laocoop.errors import LaocoopError, UsageError
from laocoop.i18n import labels
from laocoop.i18n.catalogue import N_, _, choose, use
from laocoop.storage.locate import settings_file
from laocoop.storage.settings import SETTINGS, read_settings
from laocoop.storage.write_settings import write_setting
from laocoop.terminal.streams import say


class Given(Options):
    """What may be given to `laocoop config`."""

    key = optional_argument("[KEY]", help=N_("language, party or by."), offers="settings")
    value = optional_argument("[VALUE]", help=N_("What to set it to."))
    clear = flag("--clear", help=N_("Forget the setting."))
    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Shows the settings, or sets one."""
    path = settings_file()
    key = _key(given.key) if given.key else None
    if key and (given.value is not None or given.clear):
        wanted = "" if given.clear else values.text(given.value, key)
        if key == "party" and wanted:
            wanted = _party(session, wanted)
        if key == "language":
            wanted = word_shown(wanted, labels.LANGUAGE) or wanted
        write_setting(path, key, wanted)
    settings = session.settings = read_settings(path)
    if key == "language":
        session.language = choose("", session.environment, settings.language)
        use(session.language)
    shown = (key,) if key else SETTINGS
    for name in shown:
        shown_now = _in_force(session, name, getattr(settings, name))
        say(session.stdout, f"{name} = {shown_now}")
    say(session.stdout, _("(kept in {path})").format(path=path))
    if key is None:
        say(session.stdout, _("The register in use: {path}").format(path=session.location.file))


def _key(typed: str) -> str:
    """The setting that is meant, by its word or by what it is called in any of the three languages."""
    known = find(typed, SETTINGS) or word_shown(typed, labels.SETTING)
    if not known:
        shown = {name: _(label) for name, label in labels.SETTING.items()}
        names = [n if shown[n] == n else f"{n} ({shown[n]})" for n in shown]
        raise UsageError("unknown-setting", key=typed, known=", ".join(names))
    return known


_VARIABLES = {"language": "LAOCOOP_LANG", "party": "LAOCOOP_PARTY", "by": "LAOCOOP_USER"}


def _in_force(session: Session, name: str, kept: str) -> str:
    """What holds, and where it comes from if not from the settings."""
    variable = _VARIABLES[name]
    named = session.environment.get(variable, "")
    if named and kept and kept != named:
        return _(
            "{named} ({variable}; kept is {kept}, which holds where {variable} is not set)"
        ).format(named=named, variable=variable, kept=kept)
    if named:
        return f"{named} ({variable})"
    if kept or name == "party":
        return kept or "—"
    return {"language": session.language, "by": session.user("")}[name] + _(" (as the system says)")


def _party(session: Session, wanted: str) -> str:
    """The party's id where the register at hand has it; without a register, as it was typed."""
    try:
        parties = session.file.register.parties
    except LaocoopError:
        return wanted
    return find(wanted, parties) or values.one_of_register(wanted, "party", parties)


COMMANDS = {
    "config": Command(
        run,
        Given,
        N_("Show or set what holds for you: language, party, and your name (by)."),
        (
            ("laocoop config", N_("what is set")),
            ("laocoop config party VN", N_("you report for Viet Nam")),
            ("laocoop config language vi", N_("you read Vietnamese")),
            ('laocoop config by "Nguyễn Thị Hoa"', N_("your name on what you report")),
        ),
    )
}

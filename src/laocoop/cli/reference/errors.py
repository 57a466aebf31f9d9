"""The page on errors in a language: what each exit status means, what `check` looks for, and all that may be said."""

from __future__ import annotations

from collections.abc import Iterable

from laocoop.cli.crash import FAULT_STATUS
from laocoop.cli.reference.commands import DRAFT, HOW, spoken
from laocoop.domain.rules.rule import RULES, Severity
from laocoop.errors import ExitStatus
from laocoop.i18n.catalogue import N_, _
from laocoop.i18n.errors.explained import WHY
from laocoop.i18n.errors.sentences import GROUPS, as_written
from laocoop.storage import check as _loads_the_rules  # noqa: F401

_INTRODUCTION = (
    N_(
        "Every error is told on the error stream: what is wrong, where (file:line:column, and the line itself), and what to do. Nothing is printed on the output stream then, and nothing is changed on disk."
    ),
    N_(
        "A notice is told there too, stops nothing and changes no status: a backup, the index or decisions that could not be kept, rights that could not be kept, an owner who would be shut out, a second name of the file that keeps its old text, a clone whose merge driver an earlier version set up."
    ),
)
_STATUSES: dict[int, str] = {
    ExitStatus.OK: N_("it went well"),
    ExitStatus.PROBLEMS: N_("check found warnings"),
    ExitStatus.USAGE: N_("an option or argument is wrong"),
    ExitStatus.INVALID_REGISTER: N_(
        "the register cannot be read as one, or check found errors; or a file that was sent is damaged"
    ),
    ExitStatus.NOT_FOUND: N_("an id, a file or a thing to undo does not exist"),
    ExitStatus.REFUSED: N_(
        "refused: it would make the register say what cannot be, or a file is over a bound that no honest one meets"
    ),
    ExitStatus.CANNOT_WRITE: N_(
        "it cannot be written: permission, disk, another process; or the file is already there"
    ),
    ExitStatus.NEEDS_ANSWER: N_(
        "a question was due and there was no terminal to ask it in: say --yes"
    ),
    ExitStatus.CONFLICT: N_("two copies changed the same thing differently: see laocoop merge"),
    FAULT_STATUS: N_("a fault in laocoop itself; a file with the details is named"),
    ExitStatus.INTERRUPTED: N_("interrupted"),
    141: N_("whoever read the output went away"),
}
_WEIGHTS = {
    Severity.ERROR: N_("Errors stop every command (status 3):"),
    Severity.WARNING: N_("Warnings ask for a look (status 1):"),
    Severity.NOTE: N_("Notes may stay as they are (status 0):"),
}


def errors(language: str) -> str:
    """The page as Markdown."""
    with spoken(language):
        origin = _("Made from the program itself by {how}; do not edit.").format(how=HOW)
        title = _under("#", _("Errors, checks and exit statuses"))
        parts = [title, *DRAFT.get(language, ()), origin, *map(_, _INTRODUCTION)]
        told = ((f"{status:d}", _(meaning)) for status, meaning in _STATUSES.items())
        parts += [_table((_("Exit status"), _("What it tells")), told)]
        parts += [_under("##", _("What laocoop check looks for"))]
        wrong, todo = _("What is said"), _("What to do")
        for severity, words in _WEIGHTS.items():
            rules = (rule.code for rule in RULES.values() if rule.severity is severity)
            rows = ((f"`{code}`", *as_written(code), _(WHY[code])) for code in rules)
            parts += [_(words), _table((_("Rule"), wrong, todo, _("Why")), rows)]
        for title, codes in GROUPS.items():
            others = (as_written(code) for code in codes if code not in RULES)
            parts += [_under("##", _(title)), _table((wrong, todo), others)]
    return "\n\n".join(parts) + "\n"


def _under(sign: str, title: str) -> str:
    return f"{sign} {title}"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = "| " + " | ".join(headings) + " |"
    lines = [first, "|---" * (first.count("|") - 1) + "|"]
    lines += ["| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in rows]
    return "\n".join(lines)

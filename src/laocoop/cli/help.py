"""Help pages: one look for the program and its commands, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from laocoop.cli.registry import SECTIONS, command
from laocoop.i18n.catalogue import N_, _
from laocoop.i18n.metavars import in_words
from laocoop.reports.text_width import width
from laocoop.storage.manual import TOPICS
from laocoop.terminal.wrap import wrap
from laocoop.typed import Any

PAGE_WIDTH = 80
_FIRST = 28

PURPOSE = N_(
    "What Viet Nam and Laos promised each other on labour and social welfare, "
    "and what became of it."
)
FIRST_STEPS = (
    ("laocoop", N_("what the day begins with")),
    ("laocoop list", N_("what is on our plate today")),
    ("laocoop show MOU-1", N_("one commitment whole")),
    ('laocoop start MOU-1 --note "…"', N_("report that work has begun")),
    ("laocoop report", N_("the report for the senior officials' meeting")),
)

TYPERS_OWN = (
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
    N_("Show this message and exit."),
)
"""What Typer says of its own options, for the catalogues."""


def root_page(context: Any, root: Any) -> str:
    """The page of `laocoop --help`: commands by what one wants to do."""
    lines = [*_paragraph(_(PURPOSE)), ""]
    lines += [_("Usage: laocoop [OPTIONS] COMMAND …"), ""]
    for section, names in SECTIONS.items():
        lines.append(_(section))
        for name in names:
            lines += _entry(name, _(command(name).help))
        lines.append("")
    lines += _options(context, root)
    lines += _examples(FIRST_STEPS)
    lines.append(_("Each command has a page of its own: laocoop COMMAND --help"))
    lines.append(
        _("How to do a task: laocoop help TOPIC, which is {topics}").format(
            topics=", ".join(TOPICS)
        )
    )
    return "\n".join(lines) + "\n"


def command_page(context: Any, typers: Any, name: str) -> str:
    """The page of one command."""
    called = command(name)
    pieces = typers.collect_usage_pieces(context)
    options, usage = _("[OPTIONS]"), _("Usage:")
    shown = " ".join(options if piece == "[OPTIONS]" else in_words(piece) for piece in pieces)
    lines = [*_paragraph(_(called.help)), "", f"{usage} laocoop {name} {shown}", ""]
    lines += _arguments(typers)
    lines += _options(context, typers)
    lines += _examples(called.examples)
    return "\n".join(lines).rstrip("\n") + "\n"


def _arguments(typers: Any) -> list[str]:
    lines: list[str] = []
    for parameter in typers.params:
        if parameter.param_type_name == "argument" and parameter.help:
            lines += _entry(
                in_words(parameter.metavar or parameter.name.upper()), _(parameter.help)
            )
    return [_("Arguments"), *lines, ""] if lines else []


def _options(context: Any, typers: Any) -> list[str]:
    lines: list[str] = []
    for parameter in typers.get_params(context):
        if parameter.param_type_name != "option" or parameter.hidden:
            continue
        names = ", ".join(sorted(parameter.opts, key=len))
        metavar = "" if parameter.is_flag else f" {in_words(parameter.metavar or 'TEXT')}"
        lines += _entry(names + metavar, _(parameter.help) if parameter.help else "")
    return [_("Options"), *lines, ""] if lines else []


def _examples(examples: tuple[tuple[str, str], ...]) -> list[str]:
    lines = [_("Examples")]
    for line, meaning in examples:
        lines += _entry(line, _(meaning), first=44)
    return [*lines, ""]


def _entry(name: str, text: str, first: int = _FIRST) -> Iterator[str]:
    wrapped = wrap(text, PAGE_WIDTH - first) if text else [""]
    if width(name) > first - 4:
        yield f"  {name}"
    else:
        yield f"  {name}{' ' * (first - 2 - width(name))}{wrapped.pop(0)}".rstrip()
    for line in wrapped:
        yield " " * first + line


def _paragraph(text: str) -> list[str]:
    return wrap(text, PAGE_WIDTH)

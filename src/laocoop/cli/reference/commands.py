"""The command reference, made from the program: python -m laocoop.cli.reference > docs/commands.md, and the page for man:
python -m laocoop.cli.reference --man > docs/laocoop.1
"""

from __future__ import annotations

import sys

from laocoop.cli.help import PURPOSE, command_page, root_page
from laocoop.cli.options.long_way import program
from laocoop.cli.registry import COMMAND_NAMES, SECTIONS
from laocoop.i18n import catalogue
from laocoop.typed import Any

_HEAD = """# Commands

Made from the program itself by `python -m laocoop.cli.reference`; do not edit.
"""


def reference() -> str:
    """Every help page, in English, as Markdown."""
    pages = _pages()
    parts = [_HEAD, "## laocoop\n", _block(pages.pop("laocoop"))]
    for section, names in SECTIONS.items():
        parts.append(f"## {section}\n")
        for name in names:
            parts += [f"### {name}\n", _block(pages[name])]
    return "\n".join(parts)


def manual() -> str:
    """The same as man shows it: section 1, each command under a heading of its own."""
    pages = _pages()
    lines = ['.TH LAOCOOP 1 "" "laocoop"', ".SH NAME", f"laocoop \\- {PURPOSE}"]
    lines += [".SH SYNOPSIS", ".B laocoop", "[OPTIONS] COMMAND …"]
    lines += [".SH DESCRIPTION", *_as_it_is(pages.pop("laocoop"))]
    for section, names in SECTIONS.items():
        lines.append(f".SH {section.upper()}")
        for name in names:
            lines += [f".SS laocoop {name}", *_as_it_is(pages[name])]
    return "\n".join(lines) + "\n"


def _pages() -> dict[str, str]:
    """By command its help page in English; the program's own under its name."""
    language = catalogue.language()
    catalogue.use("en")
    root: Any = program()
    context = root.make_context("laocoop", [], resilient_parsing=True)
    pages = {"laocoop": root_page(context, root)}
    for name in COMMAND_NAMES:
        typers = root.get_command(context, name)
        own = typers.make_context(name, [], parent=context, resilient_parsing=True)
        pages[name] = command_page(own, typers, name)
    catalogue.use(language)
    return pages


def _as_it_is(page: str) -> list[str]:
    """Lines that man neither fills nor reads as orders."""
    shown = page.rstrip("\n").replace("\\", "\\e").replace("-", "\\-")
    return [
        ".nf",
        *(f"\\&{line}" if line[:1] in (".", "'") else line for line in shown.split("\n")),
        ".fi",
    ]


def _block(page: str) -> str:
    return f"```text\n{page}```\n"


if __name__ == "__main__":
    sys.stdout.write(manual() if sys.argv[1:] == ["--man"] else reference())

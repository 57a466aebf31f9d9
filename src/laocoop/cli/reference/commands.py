"""The command reference in a language, and the page for man."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from laocoop.cli.help import PURPOSE, command_page, root_page
from laocoop.cli.options.long_way import program
from laocoop.cli.registry import COMMAND_NAMES, SECTIONS
from laocoop.i18n import catalogue
from laocoop.i18n.catalogue import _
from laocoop.typed import Any

DRAFT = {"lo": ("*(ຮ່າງ, ລໍຖ້າເຈົ້າຂອງພາສາກວດ)*",)}
"""What a page says of itself first that no native reader has seen yet."""
HOW = "`python -m laocoop.cli.reference docs`"


def reference(language: str) -> str:
    """Every help page as Markdown."""
    with spoken(language):
        pages = _pages()
        origin = _("Made from the program itself by {how}; do not edit.").format(how=HOW)
        title = _("Commands")
        draft = [f"{told}\n" for told in DRAFT.get(language, ())]
        parts = [
            f"# {title}\n",
            *draft,
            f"{origin}\n",
            "## laocoop\n",
            _block(pages.pop("laocoop")),
        ]
        sections = {_(section): names for section, names in SECTIONS.items()}
    for section, names in sections.items():
        parts.append(f"## {section}\n")
        for name in names:
            parts += [f"### {name}\n", _block(pages[name])]
    return "\n".join(parts)


def manual() -> str:
    """The same as man shows it: section 1, each command under a heading of its own."""
    with spoken("en"):
        pages = _pages()
    lines = ['.TH LAOCOOP 1 "" "laocoop"', ".SH NAME", f"laocoop \\- {PURPOSE}"]
    lines += [".SH SYNOPSIS", ".B laocoop", "[OPTIONS] COMMAND …"]
    lines += [".SH DESCRIPTION", *_as_it_is(pages.pop("laocoop"))]
    for section, names in SECTIONS.items():
        lines.append(f".SH {section.upper()}")
        for name in names:
            lines += [f".SS laocoop {name}", *_as_it_is(pages[name])]
    return "\n".join(lines) + "\n"


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Within it the catalogue speaks that language."""
    before = catalogue.language()
    catalogue.use(language)
    try:
        yield
    finally:
        catalogue.use(before)


def _pages() -> dict[str, str]:
    """By command its help page; the program's own under its name."""
    root: Any = program()
    context = root.make_context("laocoop", [], resilient_parsing=True)
    pages = {"laocoop": root_page(context, root)}
    for name in COMMAND_NAMES:
        typers = root.get_command(context, name)
        own = typers.make_context(name, [], parent=context, resilient_parsing=True)
        pages[name] = command_page(own, typers, name)
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

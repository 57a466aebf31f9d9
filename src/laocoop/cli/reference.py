"""The command reference, made from the program: python -m laocoop.cli.reference > docs/commands.md"""

from __future__ import annotations

import sys

from laocoop.cli.help import command_page, root_page
from laocoop.cli.options.long_way import program
from laocoop.cli.registry import SECTIONS
from laocoop.i18n import catalogue
from laocoop.typed import Any

_HEAD = """# Commands

Made from the program itself by `python -m laocoop.cli.reference`; do not edit.
"""


def reference() -> str:
    """Every help page, in English, as Markdown."""
    language = catalogue.language()
    catalogue.use("en")
    root: Any = program()
    context = root.make_context("laocoop", [], resilient_parsing=True)
    parts = [_HEAD, "## laocoop\n", _block(root_page(context, root))]
    for section, names in SECTIONS.items():
        parts.append(f"## {section}\n")
        for name in names:
            typers = root.get_command(context, name)
            own = typers.make_context(name, [], parent=context, resilient_parsing=True)
            parts += [f"### {name}\n", _block(command_page(own, typers, name))]
    catalogue.use(language)
    return "\n".join(parts)


def _block(page: str) -> str:
    return f"```text\n{page}```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())

"""`laocoop git-setup`: lets git merge the register by records, not by lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typer

from laocoop.cli import options
from laocoop.cli.bundles import bundled
from laocoop.cli.command import Command
from laocoop.cli.session import Session
from laocoop.errors import RefusedError, WriteError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.locate import NAME, Origin
from laocoop.terminal.sentences import write as print_to


@bundled
def run(
    ctx: typer.Context,
    yes: options.YesToNothing = False,
) -> None:
    """Writes .gitattributes and this clone's configuration."""
    session: Session = ctx.obj
    found = session.location
    inside = found.path.parent if found.origin is not Origin.SHIPPED else session.folder
    top = _git(inside, "rev-parse", "--show-toplevel")
    name = found.path.name if found.origin is not Origin.SHIPPED else NAME
    line = f"{name} merge=laocoop"
    attributes = Path(top) / ".gitattributes"
    try:
        text = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
        if line not in text.splitlines():
            start = text if not text or text.endswith("\n") else text + "\n"
            attributes.write_text(start + line + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=attributes, reason=reason) from None
    python = sys.executable.replace("\\", "/")
    _git(inside, "config", "merge.laocoop.name", "laocoop register")
    _git(inside, "config", "merge.laocoop.driver", f'"{python}" -m laocoop merge --driver %O %A %B')
    said = [
        _("git now merges {name} by records: reports of both sides are kept, always.").format(
            name=name
        ),
        _("Written: {path} (commit it, so that all clones have it),").format(path=attributes),
        _("and the merge driver in this clone's configuration: run git-setup once in every clone."),
    ]
    print_to(session.stdout, "\n".join(said) + "\n")


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, encoding="utf-8", check=True
        )
    except FileNotFoundError:
        raise RefusedError("no-git") from None
    except subprocess.CalledProcessError:
        raise RefusedError("no-repository", path=folder) from None
    return done.stdout.strip()


COMMANDS = {
    "git-setup": Command(
        run,
        N_("Let git merge the register by records: once in every clone."),
        (("laocoop git-setup", N_("in a clone that holds the register")),),
    )
}

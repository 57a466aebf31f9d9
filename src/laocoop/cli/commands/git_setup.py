"""`laocoop git-setup`: lets git merge the register by records, not by lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from laocoop.cli.options.declare import Command, Options
from laocoop.cli.options.groups import YES_TO_NOTHING
from laocoop.cli.session import Session
from laocoop.errors import RefusedError, WriteError
from laocoop.i18n.catalogue import N_, _
from laocoop.storage.locate import REGISTER_NAME, Origin
from laocoop.storage.toml.blocks import line_end
from laocoop.terminal.streams import emit


class Given(Options):
    """What may be given to `laocoop git-setup`."""

    yes = YES_TO_NOTHING


def run(session: Session, given: Given) -> None:
    """Writes .gitattributes and this clone's configuration."""
    location = session.location
    shipped = location.origin is Origin.SHIPPED
    inside = Path(session.folder) if shipped else location.path.parent
    top = _git(inside, "rev-parse", "--show-toplevel")
    name = REGISTER_NAME if shipped else location.path.name
    quoted = f'"{name}"' if " " in name else name
    attributes = Path(top) / ".gitattributes"
    _ensure(attributes, f"{quoted} merge=laocoop")
    # The lock and who holds it are of this machine alone.
    exclude = inside / _git(inside, "rev-parse", "--git-path", "info/exclude")
    for suffix in ("lock", "holder"):
        _ensure(exclude, f".{name}.{suffix}")
    python = sys.executable.replace("\\", "/")
    _git(inside, "config", "merge.laocoop.name", "laocoop register")
    _git(inside, "config", "merge.laocoop.driver", f'"{python}" -m laocoop merge --driver %O %A %B')
    lines = [
        _("git now merges {name} by records: reports of both sides are kept, always.").format(
            name=name
        ),
        _("Written: {path} (commit it, so that all clones have it),").format(path=attributes),
        _("and the merge driver in this clone's configuration: run git-setup once in every clone."),
    ]
    emit(session.stdout, "\n".join(lines) + "\n")


def _ensure(path: Path, line: str) -> None:
    """Adds `line` to the file at `path` unless it is there; what stands there stays."""
    wanted = line.encode("utf-8")
    try:
        before = path.read_bytes() if path.exists() else b""
        if wanted in before.split(b"\n") or wanted + b"\r" in before.split(b"\n"):
            return
        end = line_end(before).encode()
        start = before if not before or before.endswith(b"\n") else before + end
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(start + wanted + end)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError("cannot-write", path=path, reason=reason) from None


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
        Given,
        N_("Let git merge the register by records: once in every clone."),
        (("laocoop git-setup", N_("in a clone that holds the register")),),
    )
}

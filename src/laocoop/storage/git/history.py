"""The commits that hold a register, made and read without a work tree: nothing in the folder is touched by git."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence

from laocoop.errors import RefusedError, WriteError
from laocoop.record import Record
from laocoop.storage.files import MOST_BYTES
from laocoop.storage.git.ask import Git, refusal
from laocoop.storage.git.clone import Clone
from laocoop.storage.git.refusals import code_of, is_about_rights
from laocoop.storage.locate import REGISTER_NAME
from laocoop.storage.system import read_plain

ATTRIBUTES = ".gitattributes"
_NONE = "0" * 40
_PLAIN = ("100644", "100755")
_MOST_ATTRIBUTES = 1_000_000
_EARLIER = 5_000
"""So many states are looked at to tell an old copy from an edit."""
_MOST_BEFORE = 500_000_000
"""No more bytes of them."""
_AT_ONCE = 20_000_000
_ABOUT = "%(objectname) %(objecttype) %(objectsize)"
_BLOB = re.compile(rb"([0-9a-f]{40,64}) blob ([0-9]+)")
_MOST_LISTED = 5_000_000
"""No list of files beside a register is longer."""
_TURNS = 5
"""So often it is asked for again what stands there while another asks too."""
_QUICKER = re.compile(
    r"\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|reference already exists"
)
"""What git says where another has put something there since."""


class Held(Record):
    """A register as a commit holds it."""

    path: str
    data: bytes


class History:
    """One clone's commits."""

    def __init__(self, clone: Clone, git: Git, path: str) -> None:
        """`path` is that of the register in the clone, with slashes."""
        self._clone = clone
        self._git = git
        self._path = path
        self._entries: dict[str, dict[str, tuple[str, str]]] = {}
        self._held: dict[str, Held | None] = {}
        """What was read once: a commit never changes."""
        self.hindered = ""
        """What git said when another worked on in between."""

    def branch(self) -> str:
        """The branch that is worked on. Raises RefusedError where none is."""
        head = os.path.join(self._clone.folder, "HEAD")
        if os.path.exists(head) and not os.access(
            head, os.R_OK
        ):  # git would take it for no repository
            raise WriteError("sync-no-right", words=f"{head}: {os.strerror(errno.EACCES)}")
        answer = self._git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        if not answer.done:
            raise RefusedError("sync-no-branch", path=self._clone.top)
        return os.fsdecode(answer.out).strip()

    def work_on(self, branch: str) -> None:
        """From now on the branch is worked on, where nothing was written yet on another."""
        if not self.head():
            self._git("symbolic-ref", "HEAD", f"refs/heads/{branch}")

    def head(self) -> str:
        """The commit that is worked on; empty where there is none yet."""
        return self.commit_of("HEAD")

    def commit_of(self, name: str) -> str:
        """The commit that a name means; empty where it means none."""
        answer = self._git.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return answer.out.decode().strip() if answer.done else ""

    def is_part_of(self, earlier: str, later: str) -> bool:
        """True where `later` goes back to `earlier`, or is it."""
        return earlier == later or self._git.ask("merge-base", "--is-ancestor", earlier, later).done

    def common(self, one: str, other: str) -> bytes | None:
        """The register that both commits go back to; None where they go back to none."""
        answer = self._git.ask("merge-base", one, other)
        held = self.register_of(answer.out.decode().split()[0]) if answer.done else None
        return held.data if held else None

    def earlier(self, commit: str) -> Iterator[bytes]:
        """The registers of the commits before one, the last first, each that differs once."""
        held = self.register_of(commit)
        names = [held.path if held else "", self._path, REGISTER_NAME, f"data/{REGISTER_NAME}"]
        paths = [path for path in dict.fromkeys(names) if path and "\n" not in path]
        listed = self._git("rev-list", f"--max-count={_EARLIER}", commit).decode().split()[1:]
        asked = "".join(f"{each}:{path}\n" for each in listed for path in paths)
        told = self._git("cat-file", f"--batch-check={_ABOUT}", data=os.fsencode(asked))
        blobs = (_BLOB.fullmatch(line) for line in told.split(b"\n"))
        sizes = {match[1].decode(): int(match[2]) for match in blobs if match}
        left, some, length = _MOST_BEFORE, list[str](), 0
        for ident, size in sizes.items():
            left -= size
            if left < 0 or size > MOST_BYTES:
                break
            if some and length + size > _AT_ONCE:
                yield from self._blobs(some)
                some, length = [], 0
            some.append(ident)
            length += size
        if some:
            yield from self._blobs(some)

    def _blobs(self, idents: Sequence[str]) -> Iterator[bytes]:
        told, at = self._git("cat-file", "--batch", data="\n".join([*idents, ""]).encode()), 0
        for _ident in idents:
            start = told.index(b"\n", at) + 1
            at = start + int(told[at:start].split()[2]) + 1
            yield told[start : at - 1]

    def entries(self, commit: str) -> dict[str, tuple[str, str]]:
        """By path what a commit holds: the mode and the object."""
        if commit in self._entries:
            return self._entries[commit]
        words = ("ls-tree", "-r", "-z", "--full-tree", commit)
        listed = self._git.first(_MOST_LISTED, *words).decode("utf-8", "surrogateescape")
        entries = {}
        for line in filter(None, listed.split("\0")):
            about, _tab, path = line.partition("\t")
            mode, _kind, ident = about.split()
            entries[path] = (mode, ident)
        self._entries[commit] = entries
        return entries

    def register_of(self, commit: str) -> Held | None:
        """The register that a commit holds: under its usual name, ours, or the only one that may be it; all who meet there
        find the same. None where it holds none. Raises RefusedError where it is larger than any register.
        """
        if commit not in self._held:
            self._held[commit] = self._read(commit)
        return self._held[commit]

    def _read(self, commit: str) -> Held | None:
        everything = self.entries(commit)
        usual = [REGISTER_NAME, f"data/{REGISTER_NAME}", self._path]
        for strange in usual:  # a link, or another repository
            if strange in everything and everything[strange][0] not in _PLAIN:
                raise RefusedError("sync-no-plain-file", path=strange)
        entries = {p: i for p, (mode, i) in everything.items() if mode in _PLAIN}
        others = [path for path in entries if path.endswith(".toml")]
        path = next((path for path in usual if path in entries), "")
        path = path or (others[0] if len(others) == 1 else "")
        if not path:
            return None
        if int(self._git("cat-file", "-s", entries[path])) > MOST_BYTES:
            raise RefusedError("sync-too-large", path=path, most=MOST_BYTES // 1_000_000)
        return Held(path, self._git("cat-file", "blob", entries[path]))

    def others(self, commit: str) -> list[str]:
        """What a commit holds beside the register and how git merges it."""
        held = self.register_of(commit)
        own = {ATTRIBUTES, held.path if held else self._path}
        return [path for path in self.entries(commit) if path not in own]

    def make(self, data: bytes, parents: Sequence[str], beside: Sequence[str], message: str) -> str:
        """Makes a commit of the register with the `parents`; what else the commits `beside` hold stays in it, the last
        one's where two differ.
        """
        entries: dict[str, tuple[str, str]] = {}
        path = self._path
        for commit in beside:
            entries |= self.entries(commit)
            held = self.register_of(commit)
            if held and held.path != path:
                entries.pop(path, None)  # it is called otherwise there, and is one
                path = held.path
        mode = entries[path][0] if path in entries else _PLAIN[0]
        entries[path] = (mode, self._stored(data))
        attributes = read_plain(self._clone.attributes, _MOST_ATTRIBUTES)
        if attributes and ATTRIBUTES not in entries:
            entries[ATTRIBUTES] = (_PLAIN[0], self._stored(attributes))
        with tempfile.TemporaryDirectory() as folder:
            index = os.path.join(folder, "index")
            self._git("update-index", "-z", "--index-info", data=_listed(entries), index=index)
            tree = self._git("write-tree", index=index).decode().strip()
        words = [word for parent in parents for word in ("-p", parent)]
        return self._git("commit-tree", tree, *words, data=message.encode()).decode().strip()

    def advance(self, commit: str, before: str) -> bool:
        """Works on `commit` from now on; False where another did so meanwhile, and `before` is no longer it."""
        name = f"refs/heads/{self.branch()}"
        changed = self._git.ask("update-ref", "-m", "laocoop sync", name, commit, before or _NONE)
        if not changed.done:
            self.hindered = changed.words
            return False
        self._follow(commit)
        return True

    def fetch(self, place: str, branch: str) -> str:
        """What stands there now; empty where nothing does yet. Raises LaocoopError where it cannot be had."""
        kept = f"refs/remotes/origin/{branch}"
        there = self._git.there(place, "upload-pack")
        how = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", *there]
        for turn in range(_TURNS):
            answer = self._git.ask("fetch", *how, "--", place, f"+refs/heads/{branch}:{kept}")
            if answer.done or code_of(answer.words) != "sync-locked":
                break
            time.sleep(0.1 * turn)  # another sync of the same folder
        if not answer.done and "find remote ref" in answer.words:
            return ""
        if not answer.done:
            raise refusal(answer.words, place)
        return self.commit_of(kept)

    def push(self, place: str, branch: str, commit: str) -> bool:
        """Puts a commit there; False where another was quicker. Raises LaocoopError where it is refused."""
        there = self._git.there(place, "receive-pack")
        answer = self._git.ask(
            "push", "--quiet", *there, "--", place, f"{commit}:refs/heads/{branch}"
        )
        if not answer.done and (is_about_rights(answer.words) or not _QUICKER.search(answer.words)):
            raise refusal(answer.words, place)
        if answer.done:
            self._git.ask("update-ref", f"refs/remotes/origin/{branch}", commit)
        self.hindered = answer.words
        return answer.done

    def _stored(self, data: bytes) -> str:
        return self._git("hash-object", "-w", "--stdin", "--no-filters", data=data).decode().strip()

    def _follow(self, commit: str) -> None:
        """Lets whoever asks git itself see the folder as it is: what it holds that is not here counts as left out."""
        entries = self.entries(commit)
        if not self._git.ask("update-index", "-z", "--index-info", data=_listed(entries)).done:
            return
        away = [p for p in entries if not os.path.lexists(os.path.join(self._clone.top, p))]
        names = "".join(f"{path}\0" for path in away).encode("utf-8", "surrogateescape")
        if away:
            self._git.ask("update-index", "-z", "--skip-worktree", "--stdin", data=names)


def _listed(entries: Mapping[str, tuple[str, str]]) -> bytes:
    """Entries as git takes them into an index."""
    lines = (f"{mode} {ident}\t{path}\0" for path, (mode, ident) in entries.items())
    return "".join(lines).encode("utf-8", "surrogateescape")


def path_in(clone: Clone, file: str) -> str:
    """The path of a file in its clone, as git writes it. Raises RefusedError for one outside of it, and for a name that
    git keeps for itself.
    """
    refuse_name(file)
    path = os.path.relpath(os.path.realpath(file), os.path.realpath(clone.top))
    if path.startswith(os.pardir) or os.path.isabs(path):
        raise RefusedError("foreign-git", path=clone.top)
    return path.replace(os.sep, "/")


def refuse_name(file: str) -> None:
    """Raises RefusedError for a name that means something to git, like .gitattributes."""
    if os.path.basename(file).lower().startswith(".git"):
        raise RefusedError("sync-name-of-git", path=file)

"""git asked for one thing at a time, so that nothing runs but git itself.

No hook, filter or setting that came with a folder is followed, nobody is asked for a password, and what git refuses is
an error of ours with git's own words.
"""

from __future__ import annotations

import errno
import os
import re
import shlex
import subprocess
import tempfile

from laocoop.errors import ExitStatus, LaocoopError, RefusedError, WriteError
from laocoop.record import Record
from laocoop.storage.git.clone import Clone
from laocoop.storage.git.own_files import (
    folders_that_git_tries,
    leads_away,
    settings_in,
    stray_in_refs,
)
from laocoop.storage.git.refusals import code_of, line_of
from laocoop.storage.system import find_program

_KEPT = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM")
"""What a user may have set for git as such; the rest of GIT_… is about another repository."""
_PROTOCOLS = "file:git:http:https:ssh"
"""Never ext, which runs what an address says."""
_NOTHING_RUNS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.alternateRefsCommand": "",
    "core.logAllRefUpdates": "false",  # what is written line by line goes through links
    "receive.denyCurrentBranch": "refuse",
    "receive.autogc": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "safe.directory": "*",  # its settings were looked at before, and none of its programs is run
    "push.gpgSign": "false",
    "fetch.recurseSubmodules": "false",
    "push.recurseSubmodules": "no",
}
_SECONDS = 300
"""So long git may take for one thing, over a slow line too."""
_HARMLESS = re.compile(
    r"""(?xi)
    core\.(?:repositoryformatversion|filemode|bare|logallrefupdates|symlinks|ignorecase|precomposeunicode|autocrlf
            |eol|safecrlf|quotepath|longpaths|sharedrepository|untrackedcache)
    | receive\.denynonfastforwards
    | remote\.[^.]+\.(?:url|fetch|tagopt|prune) | branch\..*\.(?:remote|merge|rebase|vscode-merge-base|description)
    | lfs\.repositoryformatversion | submodule\.active
    | user\.(?:name|email) | laocoop\..* | merge\.laocoop\.(?:name|driver) | gui\..* | color\..*
    | (?:pull\.(?:rebase|ff)|push\.(?:default|autosetupremote)|fetch\.prune|merge\.(?:ff|conflictstyle|log)
            |rebase\.(?:autostash|autosquash)|rerere\..*|i18n\..*|log\.(?:date|decorate)|gc\..*|pack\..*|advice\..*)
    """
)
"""Settings of a clone that make git run nothing and go nowhere else; of the driver, git-setup sees to it."""
_FOLLOWED = re.compile(
    r"include(?:if)?\.|extensions\.(?!objectformat$|refstorage$)|remote\..*\.(?:promisor|partialclonefilter)$",
    re.IGNORECASE,
)
"""Settings of a hub that make git follow others, or fetch what is missing from elsewhere."""


class Answer(Record):
    """What git said, and whether it did what it was asked."""

    done: bool
    out: bytes
    words: str


class Git:
    """git, for one clone and one author."""

    def __init__(self, folder: str, author: str) -> None:
        """`folder` is that of git's own files; empty as long as there are none. Raises RefusedError where git is not
        installed.
        """
        program = find_program("git")
        if program is None:
            raise RefusedError("no-git-for-sync")
        self._program = program
        self._folder = folder
        self._author = author

    def __call__(self, *words: str, data: bytes = b"", index: str = "") -> bytes:
        """What git answers. Raises LaocoopError where it refuses."""
        answer = self.ask(*words, data=data, index=index)
        if not answer.done:
            raise refusal(answer.words)
        return answer.out

    def ask(self, *words: str, data: bytes = b"", index: str = "") -> Answer:
        """The same, and whether it did it: where it is known what a refusal means. Raises LaocoopError where it takes
        too long.
        """
        with tempfile.TemporaryDirectory() as elsewhere:
            try:
                done = subprocess.run(
                    [*self._alone(), *words],
                    cwd=elsewhere,
                    env=self._environment(index, os.path.dirname(elsewhere)),
                    input=data,
                    capture_output=True,
                    timeout=_SECONDS,
                    start_new_session=True,  # without a terminal, nobody can be asked in one
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise LaocoopError(
                    "sync-too-slow", ExitStatus.CANNOT_WRITE, seconds=_SECONDS
                ) from None
        words_of_git = done.stderr.decode("utf-8", "replace").strip()
        return Answer(done.returncode == 0, done.stdout, words_of_git)

    def make(self, folder: str, shared: str, *how: str) -> None:
        """Makes a repository in `folder`, `shared` as git calls it; for all whom the system lets in, where it refuses
        to change rights: on a stick all files have the same. Raises LaocoopError where git makes none.
        """
        words = ("init", "--quiet", "--template=", *how)
        if not self.ask(*words, f"--shared={shared}", "--", folder).done:
            self(*words, "--", folder)

    def first(self, most: int, *words: str) -> bytes:
        """What git answers, where that is no more than `most` bytes: whoever made it may have made it endless. Raises
        RefusedError where it is more.
        """
        with tempfile.TemporaryDirectory() as elsewhere:
            environment = self._environment("", os.path.dirname(elsewhere))
            with subprocess.Popen(
                [*self._alone(), *words],
                cwd=elsewhere,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as program:
                assert program.stdout is not None
                told = program.stdout.read(most + 1)
                if len(told) > most:
                    program.kill()
                    raise RefusedError("sync-too-large", path=words[-1], most=most // 1_000_000)
        if program.returncode:
            raise refusal("")
        return told

    def there(self, place: str, what: str) -> list[str]:
        """Options with which git reads or writes a folder on this machine or a share: what it starts for that, like
        upload-pack, must follow nothing in there either. None for an address: whoever runs that sees to it. Raises RefusedError
        where the folder leads elsewhere.
        """
        if not os.path.isabs(place):
            return []
        if os.path.isdir(place) and not os.access(place, os.R_OK | os.X_OK):
            raise WriteError("sync-no-right", words=f"{place}: {os.strerror(errno.EACCES)}")
        for folder in folders_that_git_tries(place):
            if leads_away(folder) or any(
                _FOLLOWED.match(key) for key, _value in self.settings_of(folder)
            ):
                raise RefusedError("sync-hub-leads-away", path=place)
            refuse_stray(folder)
        plain = [word.replace("\\", "/") if os.name == "nt" else word for word in self._alone()]
        return [f"--{what}={shlex.join([*plain, what])}"]

    def settings_of(self, folder: str) -> list[tuple[str, str]]:
        """The settings in a folder of git's files, none that they include: git is handed the text alone, since where it
        knows the folder it follows them first. Raises LaocoopError where they cannot be read.
        """
        words = ("config", "--file", "-", "--no-includes", "--list", "-z")
        told = Git("", self._author)(*words, data=settings_in(folder)).decode("utf-8", "replace")
        pairs = (line.partition("\n") for line in told.split("\0") if line)
        return [(key, value) for key, _newline, value in pairs]

    def _alone(self) -> list[str]:
        """git with settings under which it runs nothing else."""
        given = (f"{key}={value}" for key, value in _NOTHING_RUNS.items())
        return [self._program, *(word for pair in given for word in ("-c", pair))]

    def _environment(self, index: str, elsewhere: str) -> dict[str, str]:
        known = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("GIT_") or key in _KEPT
        }
        name = re.sub(r"[\x00-\x1f<>]", " ", self._author).strip(" .,:;'\"\\") or "laocoop"
        return known | {
            **({"GIT_DIR": self._folder} if self._folder else {}),
            "GIT_CEILING_DIRECTORIES": elsewhere,
            "GIT_ALLOW_PROTOCOL": _PROTOCOLS,
            "GIT_ASKPASS": "",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "SSH_ASKPASS_REQUIRE": "never",
            "LC_ALL": "C",
            "LANGUAGE": "",
            **{f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{role}_EMAIL": "" for role in ("AUTHOR", "COMMITTER")},
            **({"GIT_INDEX_FILE": index} if index else {}),
        }


_PLACE_TELLS = ("sync-offline", "sync-no-hub")
"""What means no more than that a place is out of reach: git's English adds nothing to which."""


def refusal(words: str, place: str = "") -> LaocoopError:
    """git's refusal as an error that says what it means and what to do; of a `place` that is out of reach, which."""
    code = code_of(words)
    told = place if place and code in _PLACE_TELLS else line_of(words)
    return WriteError(code, words=shown(told)[:300])


def shown(text: str) -> str:
    """The same without who logs in where an address says it, and with what password."""
    return re.sub(r"(\w+://)\S*@", r"\1…@", text)


_ADDRESS = re.compile(r"(?:https?|ssh|git)://[^\s-]\S*|[\w.-]+@[\w.-]+:[^\s:-]\S*")


def is_an_address(text: str) -> bool:
    """True for what git reaches over a network, and is no option of it."""
    return _ADDRESS.fullmatch(text) is not None


def is_a_place(text: str) -> bool:
    """True for an address, or a folder by its whole path: nothing else is handed to git."""
    return is_an_address(text) or os.path.isabs(text)


def refuse_stray(folder: str) -> None:
    """Raises WriteError where a file lies among git's branches that is none."""
    if stray := stray_in_refs(folder):
        raise WriteError("sync-stray-file", path=stray)


def settings(clone: Clone, git: Git) -> dict[str, str]:
    """The clone's own settings. Raises RefusedError where one of them could make git run a program, or go elsewhere
    than its address says, or its files lead elsewhere: a folder with its `.git` may come from anybody. WriteError where
    something lies among them that stops git.
    """
    plain = os.path.join(os.path.realpath(clone.top), ".git")
    if os.path.realpath(clone.folder) != plain or leads_away(clone.folder):
        raise RefusedError("sync-leads-away", path=clone.folder)
    refuse_stray(clone.folder)
    known = git.settings_of(clone.folder)
    for key, _value in known:
        if not _HARMLESS.fullmatch(key):
            raise RefusedError("git-setting-not-followed", key=key, path=clone.settings)
    return dict(known)

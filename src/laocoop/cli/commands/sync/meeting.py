"""One meeting of two copies: fetch, bring in, commit, put there; begun again where another was quicker."""

from __future__ import annotations

import os
import random
import time
from contextlib import suppress
from pathlib import Path

from laocoop.cli.bringing_in import Incoming, bring_in, came_between
from laocoop.cli.commands.sync.set_up import refuse_hub, refuse_others
from laocoop.cli.session import Session
from laocoop.errors import ConflictError, LaocoopError, NotFoundError, WriteError
from laocoop.i18n.catalogue import _, ngettext
from laocoop.reports.view import View
from laocoop.storage.examine import parse
from laocoop.storage.files import read_bytes
from laocoop.storage.git.ask import Git, refusal, settings, shown
from laocoop.storage.git.clone import clone_of
from laocoop.storage.git.history import Held, History, path_in
from laocoop.storage.git.hub import kept
from laocoop.storage.locate import Origin
from laocoop.storage.merge.combine import same_records
from laocoop.storage.merge.reverted import without_reverted
from laocoop.storage.merge.text import read_text, take_apart
from laocoop.storage.read import RegisterFile
from laocoop.terminal.streams import say

_MOST_TURNS = 7
"""So often it begins again because another put something there meanwhile."""


def _holds(held: Held | None, data: bytes) -> bool:
    """True where a commit holds just these records. What was committed may be no register, as where somebody put a mark of
    a conflict right in the next one.
    """
    try:
        return held is not None and same_records(held.data, data)
    except LaocoopError:
        return False


def _sound(data: bytes | None) -> bytes | None:
    """What was committed, where it is a register."""
    try:
        return data if data and take_apart(data, "") else None
    except LaocoopError:
        return None


class Meeting:
    """One register, its clone, and where it meets others."""

    def __init__(self, session: Session, author: str, side: str) -> None:
        """Raises NotFoundError where nobody has said where copies meet."""
        self._session = session
        self._author = author
        self._side = side
        file = Path(os.path.realpath(session.location.file))
        is_ours = session.location.origin is not Origin.SHIPPED
        clone = clone_of(str(file.parent)) if is_ours else None
        if clone is None:
            raise NotFoundError("sync-not-set-up", path=session.shown_path)
        git = Git(clone.folder, author)
        known = settings(clone, git)
        self._history = History(clone, git, path_in(clone, str(file)))
        self._place, self._branch = kept(clone, self._history.branch(), known)
        if not self._place:
            raise NotFoundError("sync-not-set-up", path=session.shown_path)
        refuse_others(clone, self._history, author)

    def hold(self, dry_run: bool) -> None:
        """Brings both to the same, and says what came in and went out. Raises what git refuses, ConflictError where a
        field was changed on both sides, RegisterError where one of the two is no register.
        """
        tips = set()
        for turn in range(_MOST_TURNS):
            commit = self._history.fetch(self._place, self._branch)
            refuse_hub(self._history, commit, self._place)
            theirs = self._history.register_of(commit) if commit else None
            before = theirs.data if theirs else b""
            if dry_run:
                both = self._bring_in(commit, theirs, dry_run=True) if theirs is not None else b""
                self._tell(before, is_done=False, would_be=both)
                return
            tips.add(commit)
            head = self._meet(commit, theirs, is_again=turn > 0)
            if head and (head == commit or self._history.push(self._place, self._branch, head)):
                self._tell(before, is_done=True)
                return
            time.sleep(random.uniform(0, 0.1 * 2**turn))  # so that two do not go in step
        error = refusal(self._history.hindered)
        if error.code != "sync-locked" and len(tips) == 1:  # nobody put anything there
            raise WriteError("sync-broken", **error.params)
        raise error if error.code == "sync-locked" else WriteError("sync-never-alone")

    def _meet(self, commit: str, theirs: Held | None, is_again: bool) -> str:
        """The commit that holds both, worked on from now on; empty where another worked on in between."""
        history, session = self._history, self._session
        ours = read_bytes(session.location.path)
        read_text(
            ours, session.shown_path
        )  # what is no register, or nobody could take in, goes nowhere
        head = history.head()
        held = history.register_of(head) if head else None
        if head and not _holds(held, ours):
            own = history.make(ours, [head], [head], self._message(held))
            if not history.advance(own, head):
                return ""
            head = own
        if theirs is not None and theirs.data != ours:
            ours = self._bring_in(commit, theirs, is_again=is_again)
        return self._joined(head, commit, theirs, ours)

    def _joined(self, head: str, commit: str, theirs: Held | None, both: bytes) -> str:
        """The commit that goes back to ours, `head`, and to theirs, and holds what `both` say."""
        history = self._history
        is_theirs = theirs is not None and same_records(both, theirs.data)
        has_theirs = bool(head) and (not commit or history.is_part_of(commit, head))
        if is_theirs and (not head or history.is_part_of(head, commit)):
            new = commit
        elif has_theirs and _holds(history.register_of(head), both):
            return head
        else:
            parents = [head] if head else []
            parents += [commit] if commit and not has_theirs else []
            beside = [each for each in (head, commit) if each]
            new = history.make(both, parents, beside, self._message(theirs))
        return new if new == head or history.advance(new, head) else ""

    def _bring_in(
        self, commit: str, theirs: Held, dry_run: bool = False, is_again: bool = False
    ) -> bytes:
        """What the file holds with theirs."""
        head = self._history.head()
        base = _sound(self._history.common(head, commit)) if head else None
        if base is not None:
            ours = read_bytes(self._session.location.path)
            base = without_reverted(base, ours, self._history.earlier(head))
        incoming = Incoming(
            data=theirs.data,
            name=shown(self._place),
            short_name=Path(self._place).name,
            again="laocoop sync",
            base=base,
            side=self._side,
            as_theirs=True,
            only_news=is_again,
        )
        try:
            result = bring_in(self._session, incoming, dry_run)
        except ConflictError:
            self._forget()
            raise
        self._forget()
        return result.data

    def _forget(self) -> None:
        """What was read is another by now."""
        self._session.__dict__.pop("file", None)

    def _message(self, earlier: Held | None) -> str:
        """What a commit says of itself: who, and what changed since."""
        lines = [f"laocoop sync: {self._author}"]
        if earlier is not None:
            self._forget()
            now = read_bytes(self._session.location.path)
            changed = []
            with suppress(LaocoopError):
                changed = came_between(self._session.view(), earlier.data, now)
            lines += ["", *changed] if changed else []
        return "\n".join(lines) + "\n"

    def _tell(self, before: bytes, is_done: bool, would_be: bytes = b"") -> None:
        """What goes out, item by item; of what is not done yet, of what the file `would_be`."""
        self._forget()
        view = self._session.view()
        if would_be:
            path = self._session.location.path
            file = RegisterFile(path, parse(would_be, str(path)), data=would_be)
            view = View(file, view.path, view.moment, view.period)
        changed = []
        if before:
            after = would_be or read_bytes(self._session.location.path)
            changed = came_between(view, before, after)
        if not before:
            changed, count = [], len(view.standings)
            told = ngettext(
                "Put there for the first time: {count} commitment.",
                "Put there for the first time: {count} commitments.",
                count,
            ).format(count=count)
        elif changed:
            told = ngettext("Went out: {count} change.", "Went out: {count} changes.", len(changed))
            if not is_done:
                told = ngettext(
                    "Would go out: {count} change.", "Would go out: {count} changes.", len(changed)
                )
            told = told.format(count=len(changed))
        else:
            told = _("Nothing of ours is new there.")
        lines = [told, *(f"  {line}" for line in changed)]
        if not is_done:
            lines.append(_("Nothing was changed, here or there: this is what would be done."))
        say(self._session.stdout, *lines)

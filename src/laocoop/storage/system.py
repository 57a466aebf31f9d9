"""What differs from system to system: links, locks, syncs, replaced files, hidden ones.

Paths are texts: a write needs no `pathlib`, which takes a third as long to load as Python to start.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time

from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOWS = os.name == "nt"
REPLACE_SECONDS = 3.0
"""So long a replacement is tried again where another program holds the file, as Windows lets it."""
_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN


class HeldError(OSError):
    """Another program has the file open, and the system lets nobody replace it meanwhile."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "another program has it open")


def _plainly() -> int:
    """How a file is opened that may be no plain one: through no link, waiting for nobody."""
    how = 0
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "O_BINARY", "O_NOINHERIT"):
        how |= getattr(os, name, 0)
    return how


def open_plain(path: str, how: int) -> int:
    """A descriptor of the plain file at `path`, made where there is none, never through a link.

    Raises FileExistsError where a link, a folder, a pipe or a file of several names stands there,
    and OSError where the system refuses.
    """
    how |= _plainly()
    if os.path.islink(path):
        raise FileExistsError(path)
    try:
        # Not O_CREAT alone: where everybody may write, Linux opens with it no file of another's.
        descriptor = os.open(path, how)
    except FileNotFoundError:
        descriptor = os.open(path, how | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        if os.path.lexists(path) and not os.path.isfile(path):
            raise FileExistsError(path) from None
        raise
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(descriptor)
        raise FileExistsError(path)
    return descriptor


def read_plain(path: str, most: int) -> bytes:
    """The bytes of the plain file at `path`, none where there is no such file; never through a link,
    never waiting for a pipe.

    Raises FileExistsError where something else stands there or has more than `most` bytes, and
    OSError where the system refuses.
    """
    if os.path.islink(path):
        raise FileExistsError(errno.EEXIST, "a link", path)
    try:
        descriptor = os.open(path, os.O_RDONLY | _plainly())
    except FileNotFoundError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            raise FileExistsError(errno.EEXIST, "no plain file, or too large", path)
        return file.read(most)


def try_lock(descriptor: int) -> bool:
    """True if this process now has the lock of the open file; no waiting. Raises OSError where the
    file system knows no locks.

    POSIX locks, since they hold over NFS too; on Windows the file's first byte.
    """
    try:
        if WINDOWS:
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # EAGAIN, EACCES: another has it
        return False
    return True


def unlock(descriptor: int) -> None:
    """Gives the lock back."""
    if WINDOWS:
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
    # Elsewhere a lock ends when its file is closed.


def sync_file(descriptor: int) -> None:
    """Has the file's bytes written to the disk itself."""
    if sys.platform == "darwin":  # where fsync leaves them in the disk's own memory
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # some network file systems know no such order
            os.fsync(descriptor)
        return
    os.fsync(descriptor)


def sync_folder(folder: str) -> None:
    """Has a replacement in `folder` written to the disk; where a system cannot, it needs no such
    step or refuses after the replacement is done.
    """
    if WINDOWS:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        sync_file(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def replace(new: str, target: str) -> None:
    """Puts the file `new` in the place of `target`, in one step.

    On Windows that fails while another program has `target` open, a virus scanner for instance:
    it is tried again for some seconds. Raises HeldError where it still has.
    """
    end = time.monotonic() + REPLACE_SECONDS
    pause = 0.01
    while True:
        try:
            os.replace(new, target)
            return
        except PermissionError:
            if not WINDOWS:
                raise
            if time.monotonic() > end:
                raise HeldError from None
            time.sleep(pause)
            pause = min(2 * pause, 0.2)


def is_closed_pipe(error: OSError) -> bool:
    """True where whoever read the output went away; Windows calls it an argument that is wrong."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def hide(path: str) -> None:
    """Hides a file whose name begins with a dot where the name alone does not; no matter if not."""
    if WINDOWS:
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(path, _HIDDEN)  # type: ignore[attr-defined]


def is_same_file(one: str, other: str) -> bool:
    """True if both names are of one file, whatever links, mounts, capitals or accents say."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


class in_memory_of:  # noqa: N801 - read as a word: with in_memory_of(most): …
    """Within, MemoryError is raised where more than `most` bytes are taken beside those taken before.

    Linux alone counts them so that a process can ask for a bound; elsewhere nothing is bound.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._before: tuple[int, int] | None = None

    def __enter__(self) -> None:
        try:
            import resource

            with open("/proc/self/statm", encoding="ascii") as file:
                taken = int(file.read().split()[5]) * resource.getpagesize()
            soft, hard = before = resource.getrlimit(resource.RLIMIT_DATA)
            bounds = [taken + self._most, *(n for n in before if n != resource.RLIM_INFINITY)]
            resource.setrlimit(resource.RLIMIT_DATA, (min(bounds), hard))
            self._before = soft, hard
        except (ImportError, OSError, ValueError, IndexError):
            return

    def __exit__(self, *_error: object) -> None:
        if self._before is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_DATA, self._before)


def machine_name() -> str:
    """This machine's name; `platform` knows it too, and takes longer to load than to write a report."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def trusted_folders() -> list[str]:
    """The folders of PATH in which programs are looked for, never the current one.

    A register's folder may come from anywhere: Windows looks there first, and PATH may say `.`.
    """
    here = os.path.realpath(os.curdir)
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return [each for each in folders if os.path.isabs(each) and os.path.realpath(each) != here]


PROGRAMS = (".exe", ".com")
"""How the names of programs end on Windows."""


def find_program(name: str) -> str | None:
    """The absolute path of a program on PATH, never one that lies in the current folder; on Windows a program itself,
    since a script's command line is read once more by the shell that runs it.
    """
    suffixes = PROGRAMS if WINDOWS else ("",)
    for folder in trusted_folders():
        for suffix in suffixes:
            program = os.path.join(folder, name + suffix)
            if os.path.isfile(program) and os.access(program, os.X_OK):
                return program
    return None


class in_seconds_of:  # noqa: N801 - read as a word: with in_seconds_of(most, stop): …
    """Within, `stop`, which raises, is called after so many seconds of computing, and each second from then on.

    Where the system has no such clock, or another thread asks, nothing is bound. A clock of computing time
    itself is not used: while one is set, Linux tells that time in steps of a tick.
    """

    def __init__(self, most: int, stop: Callable[[], None]) -> None:
        self._most = most
        self._stop = stop
        self._back: Callable[[], None] | None = None

    def __enter__(self) -> None:
        import signal  # where a document is read

        end = time.process_time() + self._most

        def look(_number: int, _frame: object) -> None:
            if time.process_time() > end:
                self._stop()

        def back() -> None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

        try:
            before = signal.signal(signal.SIGALRM, look)
            signal.setitimer(signal.ITIMER_REAL, 1, 1)
            self._back = back
        except (AttributeError, ValueError, OSError):
            return

    def __exit__(self, *_error: object) -> None:
        if self._back is not None:
            self._back()

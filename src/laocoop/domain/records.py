"""Many records by id, looked at one by one or a column at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import attrgetter

from laocoop.typed import Any, TypeVar

APART = "\udcfe"
"""Stands between the texts of one record and of the next; no text of a register has it, for it is half
of a sign."""

R = TypeVar("R")


class Records(Mapping[str, R]):
    """Records of one kind by id, in the order of the register."""

    @abstractmethod
    def column(self, key: str) -> Iterable[Any]:
        """The values of one field of every record, in order."""

    @abstractmethod
    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of the records from `start` to before `stop`: every language on a
        line of its own, APART between the records.
        """


class PlainRecords(dict[str, R], Records[R]):
    """Records in memory."""

    def column(self, key: str) -> Iterable[Any]:
        """The values of one field of every record, in order."""
        return map(attrgetter(key), self.values())

    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of some records, as `Records` says."""
        some = islice(self.values(), start, stop)
        return APART.join(["\n".join(wording) for wording in map(attrgetter(key), some)])


class ChangedRecords(Records[R]):
    """Records some of which are others than they were."""

    def __init__(self, before: Records[R], changed: Mapping[str, R]) -> None:
        self._before = before
        self._changed = changed
        self._places = {ident: at for at, ident in enumerate(before) if ident in changed}

    def column(self, key: str) -> Iterable[Any]:
        """The values of one field of every record, in order."""
        values = [*self._before.column(key)]
        for ident, at in self._places.items():
            values[at] = getattr(self._changed[ident], key)
        return values

    def texts(self, key: str, start: int, stop: int) -> str:
        """The words of a wording of some records, as `Records` says."""
        pieces = self._before.texts(key, start, stop).split(APART)
        for ident, at in self._places.items():
            if start <= at < stop:
                pieces[at - start] = "\n".join(getattr(self._changed[ident], key))
        return APART.join(pieces)

    def __getitem__(self, ident: str) -> R:
        return self._changed[ident] if ident in self._changed else self._before[ident]

    def __iter__(self) -> Iterator[str]:
        return iter(self._before)

    def __len__(self) -> int:
        return len(self._before)

    def __contains__(self, ident: object) -> bool:
        return ident in self._before

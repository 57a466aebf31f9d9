"""The fields of an entry of the ledger, one row each."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from laocoop.domain.model import Update
from laocoop.reports.fields.table import Field, Fields
from laocoop.reports.fields.types import AS_DAY, AS_NUMBER, AS_WORD, Type
from laocoop.typed import Any

_EVIDENCE = Type(json=list, text=" ; ".join)


def _or_nothing(key: str) -> Callable[[Update], Any]:
    get = attrgetter(key)
    return lambda update: get(update) or None


UPDATE = Fields(
    Field("id", attrgetter("id")),
    Field("commitment", attrgetter("commitment")),
    Field("on", attrgetter("on"), AS_DAY),
    Field("recorded", attrgetter("recorded"), AS_DAY),
    Field("by", _or_nothing("by")),
    Field("party", _or_nothing("party")),
    Field("status", attrgetter("status"), AS_WORD),
    Field("note", _or_nothing("note")),
    Field("evidence", attrgetter("evidence"), _EVIDENCE),
    Field("due", attrgetter("due"), AS_DAY),
    Field("due_was", attrgetter("due_was"), AS_DAY),
    Field("lead", _or_nothing("lead")),
    Field("value", attrgetter("value"), AS_NUMBER),
    Field("retracts", _or_nothing("retracts")),
    Field("event", _or_nothing("event")),
    Field("verifies", _or_nothing("verifies")),
    Field("verdict", attrgetter("verdict"), AS_WORD),
    Field("step", _or_nothing("step")),
    csv="recorded on id commitment",
)

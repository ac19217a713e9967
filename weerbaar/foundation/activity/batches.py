"""One record for many rows at once: an import, a load."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import NOBODY, record


@dataclass(frozen=True)
class Batch:
    """What the record is about: no row, but a file or a run with a name."""

    name: str
    uuid: UUID = field(default_factory=uuid4)

    def __str__(self) -> str:
        return self.name


def record_batch(actor: Any, code: str, name: str, changes: dict[str, Any]) -> Entry:
    """Write what happened to many rows, in the transaction of the change. `changes` names them under `ids`.

    It counts rows that a reader may not see, so no reader sees it; listeners do hear it.
    """
    return record(actor, code, Batch(name), changes, clauses=(NOBODY,))

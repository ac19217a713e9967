"""One record for many rows at once: an import, a load."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.audiences.keys import Clause

# Such a line counts rows that its reader may not see; no reader holds this key. Listeners do hear it.
NOBODY: Clause = frozenset({"niemand"})


@dataclass(frozen=True)
class Batch:
    """What the record is about: no row, but a file or a run with a name."""

    name: str
    uuid: UUID = field(default_factory=uuid4)

    def __str__(self) -> str:
        return self.name


def record_batch(actor: Any, code: str, name: str, changes: dict[str, Any]) -> Entry:
    """Write what happened to many rows, in the transaction of the change. `changes` names them under `ids`."""
    return record(actor, code, Batch(name), changes, clauses=(NOBODY,))

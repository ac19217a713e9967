"""What stood there before an import wrote, row by row: enough to put it back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.models import Organisation, Relation


@dataclass(slots=True)
class Trace:
    """`kind` is 'organisation', 'capability' or 'relation'; `before` field to value, as it was; `version` the
    row's moment of change after the import; `identifier` and `assurance` the keys of what came with it."""

    kind: str
    pk: int
    uuid: UUID
    is_new: bool
    version: datetime
    before: dict[str, Any] = field(default_factory=dict)
    identifier: int | None = None
    assurance: int | None = None

    @classmethod
    def of_new(cls, row: Organisation | Capability | Relation) -> "Trace":
        return cls(type(row).__name__.lower(), row.pk, row.uuid, True, row.updated_at)

    @classmethod
    def of_changed(cls, row: Organisation | Capability | Relation, before: dict[str, Any]) -> "Trace":
        return cls(type(row).__name__.lower(), row.pk, row.uuid, False, row.updated_at, before)

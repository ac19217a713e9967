"""One result: what list, table and API show of a capability and its organisation, without the weight of models."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.assurance import Freshness, freshness


@dataclass(slots=True)
class Party:
    """The organisation of a hit. The fields are those of `Organisation`."""

    pk: int
    uuid: UUID
    ref: str
    name: str
    kind: str
    level: str
    seat: str
    is_example: bool

    @property
    def address(self) -> str:
        return f"/organisaties/{self.ref}/"


@dataclass(slots=True)
class Hit:
    """The fields are those of `Capability`; `agreement_kinds` are those that the reader may know of."""

    pk: int
    uuid: UUID
    ref: str
    name: str
    description: str
    sub_needs: list[str]
    phases: list[str]
    form: str
    area: list[str]
    quantity: Decimal | None
    unit: str
    notice_hours: int | None
    sustain_hours: int | None
    falls_away: list[str]
    claimed_agreement: str
    status: str
    confirmed_on: date | None
    confirmed_until: date | None
    organisation: Party
    agreement_kinds: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"/capaciteiten/{self.ref}/"

    @property
    def freshness(self) -> Freshness:
        return freshness(self.confirmed_until)

    @property
    def is_paused(self) -> bool:
        return self.status == Capability.Status.PAUSED


# The columns to read, in the order of the fields above.
PARTY = tuple(f"organisation__{name}" for name in Party.__slots__)
HIT = tuple(name for name in Hit.__slots__ if name not in {"organisation", "agreement_kinds"})


def hit_of(row: tuple[Any, ...]) -> Hit:
    """A row of the columns `HIT` and `PARTY` as a hit."""
    organisation = Party(*row[len(HIT) :])
    return Hit(*row[: len(HIT)], organisation)  # type: ignore[call-arg]

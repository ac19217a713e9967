"""One result: what list, table and API show of a capability and its organisation, without the weight of models."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.assurance import Freshness, freshness


class Party(NamedTuple):
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


class Hit(NamedTuple):
    """The fields are those of `Capability`; `agreement_kinds` are those that the reader may know of.

    Equal hits look the same on a page.
    """

    pk: int
    uuid: UUID
    ref: str
    name: str
    description: str
    sub_needs: tuple[str, ...]
    phases: tuple[str, ...]
    form: str
    area: tuple[str, ...]
    quantity: Decimal | None
    unit: str
    notice_hours: int | None
    sustain_hours: int | None
    falls_away: tuple[str, ...]
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
PARTY = tuple(f"organisation__{name}" for name in Party._fields)
HIT = tuple(name for name in Hit._fields if name not in {"organisation", "agreement_kinds"})
_LISTS = tuple(HIT.index(name) for name in ("sub_needs", "phases", "area", "falls_away"))


def hit_of(row: tuple[Any, ...], agreement_kinds: tuple[str, ...]) -> Hit:
    """A row of the columns `HIT` and `PARTY` as a hit."""
    values = list(row[: len(HIT)])
    for place in _LISTS:
        values[place] = tuple(values[place])
    return Hit._make((*values, Party._make(row[len(HIT) :]), agreement_kinds))

"""What a file would do, before it is done."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True, order=True)
class CellError:
    """One wrong cell; `row` as a spreadsheet counts, `column` as the template names it ('' for the whole row)."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"rij {self.row}, kolom {self.column}" if self.column else f"rij {self.row}"
        return f"{place}: {self.message}"


@dataclass(slots=True)
class Line:
    """One row that was read: the filled cells by column (a cleared one holds its empty value), and the wrong ones."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)

    @property
    def ref(self) -> str:
        return str(self.values.get("ref", ""))


@dataclass(slots=True)
class OrganisationPlan:
    """An organisation: not saved yet when it is new, else with `values` that it gets (field to value)."""

    number: int
    organisation: Organisation
    values: dict[str, Any] = field(default_factory=dict)
    kvk: str = ""

    @property
    def is_new(self) -> bool:
        return self.organisation._state.adding


@dataclass(slots=True)
class CapabilityPlan:
    """A capability: not saved yet when it is new, else with `fields` that it gets (field to value)."""

    number: int
    capability: Capability
    fields: dict[str, Any] = field(default_factory=dict)
    confirmed_on: date | None = None

    @property
    def is_new(self) -> bool:
        return self.capability._state.adding


@dataclass(slots=True)
class Plan:
    """Everything a file would do. With `errors` it does nothing at all."""

    organisations: list[OrganisationPlan] = field(default_factory=list)
    capabilities: list[CapabilityPlan] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    unchanged: int = 0

    def wrong(self, row: int, column: str, message: str) -> None:
        self.errors.append(CellError(row, column, message))

    def counts(self) -> dict[str, int]:
        """How many of each, for people."""
        return {
            "organisaties nieuw": sum(row.is_new for row in self.organisations),
            "organisaties gewijzigd": sum(not row.is_new for row in self.organisations),
            "capaciteiten nieuw": sum(row.is_new for row in self.capabilities),
            "capaciteiten gewijzigd": sum(bool(row.fields) for row in self.capabilities if not row.is_new),
            "bevestigingen": sum(row.confirmed_on is not None for row in self.capabilities),
            "ongewijzigd": self.unchanged,
        }

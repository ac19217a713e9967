"""What a file would do, before it is done."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.models import Organisation, Relation


@dataclass(frozen=True, slots=True, order=True)
class CellError:
    """One wrong cell; `row` as a spreadsheet counts, `column` as the template names it ('' for the whole row).

    `cell` is how a spreadsheet calls it, 'C12'; '' when the file has no such column.
    """

    row: int
    column: str
    message: str
    cell: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f"rij {self.row}, kolom {self.column}" if self.column else f"rij {self.row}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True, order=True)
class RefusedRow:
    """A row that this actor may not read in: its number, the organisation as the file names it, and why."""

    row: int
    organisation: str
    reason: str

    def __str__(self) -> str:
        return f"rij {self.row}, {self.organisation}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Double:
    """What a new row may be already: an organisation or a capability that the actor sees, by ref, and why."""

    what: str
    ref: str
    name: str
    why: str


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


@dataclass(frozen=True, slots=True)
class BarePlan:
    """A row that names an organisation, and nothing that it offers."""

    number: int
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """A relation between two organisations, either of which may be new; `relation` when it stands already."""

    number: int
    source: Organisation
    target: Organisation
    kind: str
    note: str = ""
    relation: Relation | None = None


@dataclass(slots=True)
class Plan:
    """Everything a file would do. With `errors` it does nothing at all; `refused` rows are no part of it.

    `doubles` tell by row what may be there already, `choices` whether it is the same (proposed, or chosen).
    `untouched` are the capabilities that a row names and that already hold what it says, `withdrawals` those that
    somebody chose to withdraw because the file no longer holds them.
    `links` are relations to be added, `untouched_links` those that stand, `endings` those chosen to be ended.
    `letters`: what stands over each column of the file.
    """

    organisations: list[OrganisationPlan] = field(default_factory=list)
    capabilities: list[CapabilityPlan] = field(default_factory=list)
    untouched: list[CapabilityPlan] = field(default_factory=list)
    withdrawals: list[Capability] = field(default_factory=list)
    bare: list[BarePlan] = field(default_factory=list)
    links: list[LinkPlan] = field(default_factory=list)
    untouched_links: list[LinkPlan] = field(default_factory=list)
    endings: list[Relation] = field(default_factory=list)
    refused: dict[int, RefusedRow] = field(default_factory=dict)
    errors: list[CellError] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    doubles: dict[int, list[Double]] = field(default_factory=dict)
    choices: dict[int, bool] = field(default_factory=dict)

    def wrong(self, row: int, column: str, message: str) -> None:
        over = self.letters.get(column, "")
        self.errors.append(CellError(row, column, message, f"{over}{row}" if over else ""))

    def refuse(self, row: int, organisation: str, reason: str) -> None:
        """Leave a row out; the first reason is told."""
        self.refused.setdefault(row, RefusedRow(row, organisation, reason))

    def drop_refused(self) -> None:
        """Nothing of a refused row stays: no error, no change. An organisation stays while another row needs it."""
        self.errors = sorted(error for error in self.errors if error.row not in self.refused)
        if not self.refused:
            return
        self.capabilities = [row for row in self.capabilities if row.number not in self.refused]
        self.untouched = [row for row in self.untouched if row.number not in self.refused]
        self.bare = [row for row in self.bare if row.number not in self.refused]
        needed = {id(row.capability.organisation) for row in self.capabilities}
        needed |= {id(row.organisation) for row in self.bare}
        self.organisations = [row for row in self.organisations if not row.is_new or id(row.organisation) in needed]

    def doubles_of(self, row: int) -> list[dict[str, str]]:
        return [asdict(double) for double in self.doubles.get(row, ())]

    def choice_of(self, row: int) -> bool | None:
        return self.choices.get(row)

    @property
    def is_empty(self) -> bool:
        return not (self.organisations or self.capabilities or self.withdrawals or self.links or self.endings)

    def counts(self) -> dict[str, int]:
        """How many of each, for people."""
        return {
            "organisaties nieuw": sum(row.is_new for row in self.organisations),
            "organisaties gewijzigd": sum(not row.is_new for row in self.organisations),
            "capaciteiten nieuw": sum(row.is_new for row in self.capabilities),
            "capaciteiten gewijzigd": sum(bool(row.fields) for row in self.capabilities if not row.is_new),
            "bevestigingen": sum(row.confirmed_on is not None for row in self.capabilities),
            "ingetrokken": len(self.withdrawals),
            "relaties nieuw": len(self.links),
            "relaties beëindigd": len(self.endings),
            "ongewijzigd": len(self.untouched),
            "geweigerd": len(self.refused),
        }

"""Capabilities of the demo content, by the same road as any import."""

from weerbaar.demo import files
from weerbaar.demo.known import SOURCE, ContentError, Known
from weerbaar.features.networks.capabilities.exchange import apply_plan, make_plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.kit.tables import Table


def load(known: Known) -> int:
    """Add the capabilities whose ref is not there yet."""
    added = 0
    for name, table in files.capability_tables():
        fresh = _not_there(table)
        if fresh.rows:
            plan = make_plan(fresh, None, given_refs=True)
            if plan.errors:
                raise ContentError("\n".join(f"{name}, {error}" for error in plan.errors))
            added += len(apply_plan(plan, None, source=SOURCE, label=name).added)
    return added


def _not_there(table: Table) -> Table:
    place = table.columns.index("ref")
    there = set(
        Capability.objects.filter(ref__in=[row.cells[place] for row in table.rows]).values_list("ref", flat=True)
    )
    return Table(table.columns, tuple(row for row in table.rows if row.cells[place] not in there))

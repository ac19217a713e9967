"""Small steps of writing many rows at once, shared by doing an import and undoing it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.matching import KVK
from weerbaar.features.networks.capabilities.exchange.plans import CapabilityPlan, OrganisationPlan
from weerbaar.features.networks.capabilities.exchange.traces import Trace
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import PUBLIC, Clause
from weerbaar.foundation.kit.bulk import add_all
from weerbaar.foundation.kit.ids import new_ref
from weerbaar.foundation.organisations.assurance import Assurance, counts_until, term_of
from weerbaar.foundation.organisations.models import Identifier, Organisation

BATCH = 1000
# An update compares each row with all of its batch.
UPDATE_BATCH = 200
CHANNEL = "import"


def history_line(changes: dict[str, Any], clauses: Iterable[Clause]) -> dict[str, Any]:
    """What the history of one row tells, and who may read that."""
    return {"changes": changes, "clauses": [sorted(clause) for clause in clauses if PUBLIC not in clause]}


def save(rows: Sequence[Organisation] | Sequence[Capability], names: Iterable[str]) -> None:
    """`bulk_update` with the moment of change, which it does not set by itself."""
    if not rows:
        return
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    manager: Any = type(rows[0])._default_manager
    manager.bulk_update(rows, [*names, "updated_at"], batch_size=UPDATE_BATCH)


def number(rows: Sequence[OrganisationPlan]) -> dict[int, int]:
    """Write the KvK numbers that are new; organisation to the key of its number."""
    made = Identifier.objects.bulk_create(
        [Identifier(organisation=row.organisation, scheme=KVK, value=row.kvk) for row in rows if row.kvk],
        batch_size=BATCH,
    )
    return {one.organisation_id: one.pk for one in made}


def keep_confirmations(rows: Sequence[CapabilityPlan], actor: Any, traces: Iterable[Trace]) -> list[int]:
    """A row of its own for each confirmation that is not known yet; an older one is history only."""
    confirmed = [(row.capability, row.confirmed_on) for row in rows if row.confirmed_on]
    known = set(
        Assurance.objects.filter(target__in=[one.uuid for one, _ in confirmed]).values_list("target", "confirmed_on")
    )
    term = term_of("capability")
    made = [
        Assurance(
            kind="capability",
            target=one.uuid,
            confirmed_on=day,
            counts_until=counts_until(day, term),
            channel=CHANNEL,
            confirmed_by=actor,
            on_behalf_of_id=one.organisation_id,
        )
        for one, day in confirmed
        if (one.uuid, day) not in known
    ]
    add_all(made)
    keys = {one.target: one.pk for one in made}
    for trace in traces:
        trace.assurance = keys.get(trace.uuid)
    return [one.pk for one, _ in confirmed]


def free_refs(model: type[Organisation] | type[Capability], rows: Sequence[Organisation | Capability]) -> None:
    """Give another ref to rows whose random one is taken: rare for one row, likely for many in a full register."""
    waiting = list(rows)
    while waiting:
        taken = set(_refs(model).filter(ref__in=[row.ref for row in waiting]).values_list("ref", flat=True))
        waiting = [row for row in waiting if row.ref in taken]
        for row in waiting:
            row.ref = new_ref()


def _refs(model: type[Organisation] | type[Capability]) -> QuerySet[Any]:
    return model._default_manager.all()

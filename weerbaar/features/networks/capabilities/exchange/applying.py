"""Doing what was planned: in one transaction, in bulk, with one record for the whole file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.matching import KVK
from weerbaar.features.networks.capabilities.exchange.plans import CapabilityPlan, OrganisationPlan, Plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import derive, told, values_of
from weerbaar.foundation.activity.batches import record_batch
from weerbaar.foundation.activity.services import changes_between
from weerbaar.foundation.audiences.keys import PUBLIC, Clause, Visibility, clause_for
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.kit.ids import new_ref
from weerbaar.foundation.organisations.assurance import Assurance, counts_until
from weerbaar.foundation.organisations.models import Identifier, Organisation

Planned = TypeVar("Planned", OrganisationPlan, CapabilityPlan)
BATCH = 1000
# An update compares each row with all of its batch.
UPDATE_BATCH = 200
CODE = "capability.imported"


@dataclass(slots=True)
class Outcome:
    """What was done: primary keys, in the order of the file."""

    organisations_added: list[int] = field(default_factory=list)
    organisations_changed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def apply_plan(plan: Plan, actor: Any, *, source: str = "import", label: str = "") -> Outcome:
    """Write a plan without errors. `source` is kept on new rows; `label` names the file in the record.

    Raises Invalid when the plan has errors; Stale when a row changed since the plan was made.
    """
    if plan.errors:
        raise Invalid({"": [str(error) for error in plan.errors]})
    outcome = Outcome(counts=plan.counts())
    if not (plan.organisations or plan.capabilities):
        return outcome
    with transaction.atomic():
        # Sorted out before anything is saved: afterwards nothing is new.
        new_owners, owners = _split(plan.organisations)
        new, known = _split(plan.capabilities)
        _lock_unchanged(known)
        _add_organisations(new_owners, source, outcome)
        _change_organisations(owners, outcome)
        _confirm(new)
        _add_capabilities(new, source, outcome)
        history = {str(row.capability.pk): _line({}, row.capability.clauses()) for row in new}
        Capability.objects.bulk_update(_confirm(known), ["confirmed_on", "confirmed_until"], batch_size=UPDATE_BATCH)
        history |= _change_capabilities([row for row in known if row.fields], outcome)
        _keep_confirmations(plan.capabilities, actor, outcome)
        _record(actor, label or source, plan, outcome, history)
    return outcome


def _split(rows: Sequence[Planned]) -> tuple[list[Planned], list[Planned]]:
    """What is new, and what is there already."""
    return [row for row in rows if row.is_new], [row for row in rows if not row.is_new]


def _lock_unchanged(rows: Sequence[CapabilityPlan]) -> None:
    """Lock the rows that will change, and see that they are still as the plan knew them."""
    known = {row.capability.pk: row.capability.updated_at for row in rows}
    locked = Capability.objects.select_for_update(of=("self",)).filter(pk__in=known).order_by("pk")
    if dict(locked.values_list("pk", "updated_at")) != known:
        raise Stale


def _add_organisations(rows: Sequence[OrganisationPlan], source: str, outcome: Outcome) -> None:
    new = [row.organisation for row in rows]
    _free_refs(Organisation, new)
    for organisation in new:
        organisation.source = source
    for organisation in new:
        organisation.audience = clause_for(organisation.visibility, (), ())
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    with_own_key = [row for row in new if row.visibility not in (Visibility.PUBLIC, Visibility.MEMBERS)]
    for organisation in with_own_key:
        organisation.audience = clause_for(organisation.visibility, organisation.regions, [organisation.pk])
    Organisation.objects.bulk_update(with_own_key, ["audience"], batch_size=UPDATE_BATCH)
    _number(rows)
    outcome.organisations_added = [organisation.pk for organisation in new]


def _change_organisations(rows: Sequence[OrganisationPlan], outcome: Outcome) -> None:
    for row in rows:
        for name, value in row.values.items():
            setattr(row.organisation, name, value)
    names = sorted({name.removesuffix("_id") for row in rows for name in row.values})
    changed = [row.organisation for row in rows if row.values]
    if changed:
        Organisation.objects.bulk_update(changed, names, batch_size=UPDATE_BATCH)
    _number(rows)
    outcome.organisations_changed = [row.organisation.pk for row in rows]


def _number(rows: Sequence[OrganisationPlan]) -> None:
    Identifier.objects.bulk_create(
        [Identifier(organisation=row.organisation, scheme=KVK, value=row.kvk) for row in rows if row.kvk],
        batch_size=BATCH,
    )


def _add_capabilities(rows: Sequence[CapabilityPlan], source: str, outcome: Outcome) -> None:
    new = [row.capability for row in rows]
    _free_refs(Capability, new)
    for capability in new:
        # The organisation has its key only now.
        capability.organisation = capability.organisation
        capability.source = source
        derive(capability)
    Capability.objects.bulk_create(new, batch_size=BATCH)
    outcome.added = [capability.pk for capability in new]


def _change_capabilities(rows: Sequence[CapabilityPlan], outcome: Outcome) -> dict[str, Any]:
    """Write what differs. Returns per key what changed, for the history of each."""
    history = {}
    for row in rows:
        one = row.capability
        before, was = values_of(one), one.clause
        for name, value in row.fields.items():
            setattr(one, name, value)
        derive(one)
        changes = told(changes_between(before, values_of(one)))
        history[str(one.pk)] = _line(changes, {was, *one.clauses()})
    names = {name for row in rows for name in row.fields}
    if names & {"area", "visibility"}:
        names |= {"regions", "audience"}
    _save([row.capability for row in rows], sorted(names))
    outcome.changed = [row.capability.pk for row in rows]
    return history


def _line(changes: dict[str, Any], clauses: Iterable[Clause]) -> dict[str, Any]:
    """What the history of one row tells, and who may read that."""
    return {"changes": changes, "clauses": [sorted(clause) for clause in clauses if PUBLIC not in clause]}


def _save(rows: list[Capability], names: list[str]) -> None:
    """`bulk_update` with the moment of change, which it does not set by itself."""
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    Capability.objects.bulk_update(rows, [*names, "updated_at"], batch_size=UPDATE_BATCH)


def _confirm(rows: Sequence[CapabilityPlan]) -> list[Capability]:
    """Set the newest confirmation on each row; returns the rows that have to be saved for it."""
    newer = []
    for row in rows:
        one, day = row.capability, row.confirmed_on
        if day is not None and (one.confirmed_on is None or day > one.confirmed_on):
            one.confirmed_on, one.confirmed_until = day, counts_until(day)
            newer.append(one)
    return newer


def _keep_confirmations(rows: Sequence[CapabilityPlan], actor: Any, outcome: Outcome) -> None:
    """A row of its own for each confirmation that is not known yet; an older one is history only."""
    confirmed = [(row.capability, row.confirmed_on) for row in rows if row.confirmed_on]
    known = set(
        Assurance.objects.filter(target__in=[one.uuid for one, _ in confirmed]).values_list("target", "confirmed_on")
    )
    Assurance.objects.bulk_create(
        [
            Assurance(
                kind="capability",
                target=one.uuid,
                confirmed_on=day,
                counts_until=counts_until(day),
                channel="import",
                confirmed_by=actor,
                on_behalf_of_id=one.organisation_id,
            )
            for one, day in confirmed
            if (one.uuid, day) not in known
        ],
        batch_size=BATCH,
    )
    outcome.confirmed = [one.pk for one, _ in confirmed]


def _record(actor: Any, label: str, plan: Plan, outcome: Outcome, history: dict[str, Any]) -> None:
    """One entry for the file. `ids`: every capability of which something may look different now."""
    of_changed = Capability.objects.filter(organisation__in=outcome.organisations_changed)
    ids = {row.capability.pk for row in plan.capabilities} | set(of_changed.values_list("pk", flat=True))
    changes = {
        "counts": outcome.counts,
        "ids": sorted(ids),
        "added": outcome.added,
        "confirmed": outcome.confirmed,
        "organisation_ids": sorted({*outcome.organisations_added, *outcome.organisations_changed}),
        "rows": history,
    }
    record_batch(actor, CODE, label, changes)


def _free_refs(model: type[Organisation] | type[Capability], rows: Sequence[Organisation | Capability]) -> None:
    """Give another ref to rows whose random one is taken: rare for one row, likely for many in a full register."""
    waiting = list(rows)
    while waiting:
        taken = set(model.objects.filter(ref__in=[row.ref for row in waiting]).values_list("ref", flat=True))
        waiting = [row for row in waiting if row.ref in taken]
        for row in waiting:
            row.ref = new_ref()

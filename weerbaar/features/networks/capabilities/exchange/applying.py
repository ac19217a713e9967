"""Doing what was planned: in one transaction, in bulk, with one record for the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction

from weerbaar.features.networks.capabilities.exchange.linkwriting import add_links, end_relations
from weerbaar.features.networks.capabilities.exchange.plans import CapabilityPlan, OrganisationPlan, Plan
from weerbaar.features.networks.capabilities.exchange.traces import Trace
from weerbaar.features.networks.capabilities.exchange.writing import (
    UPDATE_BATCH,
    free_refs,
    history_line,
    keep_confirmations,
    number,
    save,
)
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import derive, told, values_of
from weerbaar.foundation.activity.batches import IMPORTED, record_batch
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import changes_between
from weerbaar.foundation.audiences.keys import Visibility, clause_for
from weerbaar.foundation.kit.bulk import add_all
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.assurance import counts_until, term_of
from weerbaar.foundation.organisations.models import Organisation, Relation

Planned = TypeVar("Planned", OrganisationPlan, CapabilityPlan)
CONFIRMATION = ("confirmed_on", "confirmed_until")


@dataclass(slots=True)
class Outcome:
    """What was done: primary keys, in the order of the file; `traces` tell what stood there before."""

    organisations_added: list[int] = field(default_factory=list)
    organisations_changed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    history: dict[str, Any] = field(default_factory=dict)
    organisation_history: dict[str, Any] = field(default_factory=dict)
    entry: Entry | None = None


def apply_plan(plan: Plan, actor: Any, *, source: str = "import", label: str = "") -> Outcome:
    """Write a plan without errors. `source` is kept on new rows; `label` names the file in the record.

    Raises Invalid when the plan has errors; Stale when a row changed since the plan was made.
    """
    if plan.errors:
        raise Invalid({"": [str(error) for error in plan.errors]})
    outcome = Outcome(counts=plan.counts())
    if plan.is_empty:
        return outcome
    with transaction.atomic():
        # Sorted out before anything is saved: afterwards nothing is new.
        new_owners, owners = _split(plan.organisations)
        new, known = _split(plan.capabilities)
        _lock_unchanged([row.organisation for row in owners])
        _lock_unchanged([*(row.capability for row in known), *plan.withdrawals])
        _lock_unchanged(plan.endings)
        _add_organisations(new_owners, source, outcome)
        _change_organisations(owners, outcome)
        _add_capabilities(new, source, outcome)
        _change_capabilities(known, outcome)
        _withdraw(plan.withdrawals, outcome)
        add_links(plan.links, actor, outcome.traces)
        end_relations(plan.endings, actor, outcome.traces)
        outcome.confirmed = keep_confirmations(plan.capabilities, actor, outcome.traces)
        outcome.entry = _record(actor, label or source, plan, outcome)
    return outcome


def _split(rows: Sequence[Planned]) -> tuple[list[Planned], list[Planned]]:
    """What is new, and what is there already."""
    return [row for row in rows if row.is_new], [row for row in rows if not row.is_new]


def _lock_unchanged(rows: Sequence[Organisation] | Sequence[Capability] | Sequence[Relation]) -> None:
    """Lock the rows that will change, and see that they are still as the plan knew them."""
    if not rows:
        return
    known = {row.pk: row.updated_at for row in rows}
    manager: Any = type(rows[0])._default_manager
    locked = manager.select_for_update(of=("self",)).filter(pk__in=known).order_by("pk")
    if dict(locked.values_list("pk", "updated_at")) != known:
        raise Stale


def _add_organisations(rows: Sequence[OrganisationPlan], source: str, outcome: Outcome) -> None:
    new = [row.organisation for row in rows]
    free_refs(Organisation, new)
    for organisation in new:
        organisation.source = source
        organisation.audience = clause_for(organisation.visibility, (), ())
    add_all(new)
    with_own_key = [row for row in new if row.visibility not in (Visibility.PUBLIC, Visibility.MEMBERS)]
    for organisation in with_own_key:
        organisation.audience = clause_for(organisation.visibility, organisation.regions, [organisation.pk])
    Organisation.objects.bulk_update(with_own_key, ["audience"], batch_size=UPDATE_BATCH)
    number(rows)
    outcome.organisations_added = [organisation.pk for organisation in new]
    outcome.traces += [Trace.of_new(organisation) for organisation in new]
    outcome.organisation_history |= {str(one.pk): history_line({}, one.clauses()) for one in new}


def _change_organisations(rows: Sequence[OrganisationPlan], outcome: Outcome) -> None:
    traces = []
    for row in rows:
        before = {name: getattr(row.organisation, name) for name in row.values}
        for name, value in row.values.items():
            setattr(row.organisation, name, value)
        traces.append(Trace.of_changed(row.organisation, before))
        changes = changes_between(before, row.values)
        outcome.organisation_history[str(row.organisation.pk)] = history_line(changes, row.organisation.clauses())
    names = sorted({name.removesuffix("_id") for row in rows for name in row.values})
    save([row.organisation for row in rows], names)
    kept = number(rows)
    for row, trace in zip(rows, traces, strict=True):
        trace.identifier = kept.get(row.organisation.pk)
        trace.version = row.organisation.updated_at
    outcome.organisations_changed = [row.organisation.pk for row in rows]
    outcome.traces += traces


def _add_capabilities(rows: Sequence[CapabilityPlan], source: str, outcome: Outcome) -> None:
    new = [row.capability for row in rows]
    free_refs(Capability, new)
    term = term_of("capability")
    for row in rows:
        # The organisation has its key only now.
        row.capability.organisation = row.capability.organisation
        row.capability.source = source
        _confirm(row, term)
        derive(row.capability)
    add_all(new)
    outcome.added = [capability.pk for capability in new]
    outcome.traces += [Trace.of_new(capability) for capability in new]
    outcome.history |= {str(one.pk): history_line({}, one.clauses()) for one in new}


def _change_capabilities(rows: Sequence[CapabilityPlan], outcome: Outcome) -> None:
    """Write what differs, and per row what its history tells. A confirmation alone is no change of the row."""
    changed, confirmed, traces = [], [], []
    term = term_of("capability")
    for row in rows:
        one = row.capability
        before, was = values_of(one), one.clause
        stood = {name: getattr(one, name) for name in (*row.fields, *CONFIRMATION)}
        for name, value in row.fields.items():
            setattr(one, name, value)
        changes = _confirm(row, term)
        if changes:
            confirmed.append(one)
        if row.fields:
            derive(one)
            changes |= told(changes_between(before, values_of(one)))
            changed.append(one)
        if changes:
            outcome.history[str(one.pk)] = history_line(changes, {was, *one.clauses()})
        traces.append(Trace.of_changed(one, stood))
    names = {name for row in rows for name in row.fields}
    if names & {"area", "visibility"}:
        names |= {"regions", "audience"}
    save(changed, sorted(names))
    Capability.objects.bulk_update(confirmed, CONFIRMATION, batch_size=UPDATE_BATCH)
    for row, trace in zip(rows, traces, strict=True):
        trace.version = row.capability.updated_at
    outcome.changed = [one.pk for one in changed]
    outcome.traces += traces


def _confirm(row: CapabilityPlan, term: int) -> dict[str, Any]:
    """The newest confirmation stands on the row; what history tells of it."""
    one, day = row.capability, row.confirmed_on
    if day is None or (one.confirmed_on is not None and day <= one.confirmed_on):
        return {}
    one.confirmed_on, one.confirmed_until = day, counts_until(day, term)
    return {"confirmed_until": [None, one.confirmed_until.isoformat()]}


def _withdraw(rows: Sequence[Capability], outcome: Outcome) -> None:
    """What somebody chose to withdraw because the file no longer holds it."""
    traces = []
    for one in rows:
        before = {"status": one.status}
        one.status = Capability.Status.WITHDRAWN
        traces.append(Trace.of_changed(one, before))
        outcome.history[str(one.pk)] = history_line(changes_between(before, {"status": one.status}), one.clauses())
    save(list(rows), ["status"])
    for one, trace in zip(rows, traces, strict=True):
        trace.version = one.updated_at
    outcome.withdrawn = [one.pk for one in rows]
    outcome.traces += traces


def _record(actor: Any, label: str, plan: Plan, outcome: Outcome) -> Entry:
    """One entry for the file. `ids`: every capability of which something may look different now."""
    of_changed = Capability.objects.filter(organisation__in=outcome.organisations_changed)
    ids = {row.capability.pk for row in plan.capabilities} | set(of_changed.values_list("pk", flat=True))
    changes = {
        "counts": outcome.counts,
        "ids": sorted(ids | set(outcome.withdrawn)),
        "added": outcome.added,
        "confirmed": outcome.confirmed,
        "organisation_ids": sorted({*outcome.organisations_added, *outcome.organisations_changed}),
        "rows": outcome.history,
        "organisation_rows": outcome.organisation_history,
    }
    return record_batch(actor, IMPORTED, label, changes)

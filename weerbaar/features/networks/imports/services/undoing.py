"""Putting back what a file wrote. What was changed since is left alone, and listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.writing import history_line, save
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.rules import may_change_capability, may_restore_capability
from weerbaar.features.networks.capabilities.services import derive, told
from weerbaar.features.networks.imports import locks, touched
from weerbaar.features.networks.imports.kept import from_json
from weerbaar.features.networks.imports.models import Batch, Delivered, DeliveredRelation, Written
from weerbaar.features.networks.imports.progress import Silent
from weerbaar.features.networks.imports.rules import may_end_delivered
from weerbaar.foundation.activity.batches import UNDONE, record_batch
from weerbaar.foundation.activity.services import Line, changes_between, record_many
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.models import Assurance, Identifier, Organisation, Relation
from weerbaar.foundation.organisations.rules import may_change_organisation
from weerbaar.foundation.organisations.services import close_past_clashes

CHANGED = "Dit is intussen gewijzigd."
TAKEN_BACK = "Het bestand dat dit nummer bracht, is teruggedraaid."
USED = "Hier hangt intussen iets anders aan."


@dataclass(slots=True)
class Undoing:
    """What was put back, by kind, for the record."""

    batch: Batch
    ids: set[int] = field(default_factory=set)
    organisation_ids: set[int] = field(default_factory=set)
    history: dict[str, Any] = field(default_factory=dict)
    organisation_history: dict[str, Any] = field(default_factory=dict)
    left_alone: list[dict[str, Any]] = field(default_factory=list)

    def leave(self, row: Organisation | Capability | Relation, why: str) -> None:
        self.left_alone.append({"kind": type(row).__name__.lower(), "row": row.pk, "why": why})


def undo(batch: Batch, tell: Silent) -> None:
    """In one transaction, after the file that is being written now. Raises Cancelled."""
    tell("Wachten op een ander bestand" if locks.is_writing() else "Nakijken wat er staat", 5)
    locks.wait_for_writing()
    undoing = Undoing(batch)
    written = list(batch.written.all())
    owners = _locked(Organisation, [one for one in written if one.kind == "organisation"])
    offers = _locked(Capability, [one for one in written if one.kind == "capability"])
    tell("Capaciteiten terugzetten", 30)
    _relations(undoing, _locked(Relation, [one for one in written if one.kind == "relation"]))
    _capabilities(undoing, offers)
    tell("Organisaties terugzetten", 70)
    _organisations(undoing, owners)
    Delivered.objects.filter(batch=batch).delete()
    DeliveredRelation.objects.filter(batch=batch).delete()
    _record(undoing)


def _locked(model: type[Any], written: Sequence[Written]) -> list[tuple[Written, Any]]:
    """Each row that is still there, locked, with what is known of it."""
    rows = model._default_manager.select_for_update(of=("self",)).order_by("pk").in_bulk([one.row for one in written])
    return [(one, rows[one.row]) for one in written if one.row in rows]


def _capabilities(undoing: Undoing, pairs: Sequence[tuple[Written, Capability]]) -> None:
    owners = Organisation.objects.in_bulk({one.organisation_id for _, one in pairs})
    for _, one in pairs:
        one.organisation = owners[one.organisation_id]
    back, gone = _sorted_out(undoing, Capability, pairs, _may_put_back)
    changed = []
    for written, one in back:
        stood = from_json(Capability, written.before)
        now = {name: getattr(one, name) for name in stood}
        was = one.clause
        for name, value in stood.items():
            setattr(one, name, value)
        derive(one)
        changes = told({name: pair for name, pair in changes_between(now, stood).items() if name != "confirmed_on"})
        undoing.history[str(one.pk)] = history_line(changes, {was, *one.clauses()})
        changed.append(one)
    names = {name for written, _ in back for name in written.before}
    if names:
        save(changed, sorted(names | {"regions", "audience"}))
    undone = [written for written, _ in (*back, *gone)]
    Assurance.objects.filter(pk__in=[one.assurance for one in undone if one.assurance]).delete()
    Capability.objects.filter(pk__in=[one.pk for _, one in gone]).delete()
    undoing.ids |= {written.row for written in undone}


def _relations(undoing: Undoing, pairs: Sequence[tuple[Written, Relation]]) -> None:
    """What was added goes, what was ended stands again."""
    ends = Organisation.objects.in_bulk({pk for _, one in pairs for pk in (one.source_id, one.target_id)})
    for _, one in pairs:
        one.source, one.target = ends[one.source_id], ends[one.target_id]
    back, gone = _sorted_out(undoing, Relation, pairs, may_end_delivered)
    now = timezone.now()
    for written, one in back:
        one.until, one.updated_at = from_json(Relation, written.before)["until"], now
    Relation.objects.bulk_update([one for _, one in back], ["until", "updated_at"], batch_size=200)
    record_many(undoing.batch.by, [Line("relation.resumed", one, {"until": [None, None]}) for _, one in back])
    Relation.objects.filter(pk__in=[one.pk for _, one in gone]).delete()


def _organisations(undoing: Undoing, pairs: Sequence[tuple[Written, Organisation]]) -> None:
    back, gone = _sorted_out(undoing, Organisation, pairs, may_change_organisation)
    for written, one in back:
        stood = from_json(Organisation, written.before)
        changes = changes_between({name: getattr(one, name) for name in stood}, stood)
        for name, value in stood.items():
            setattr(one, name, value)
        undoing.organisation_history[str(one.pk)] = history_line(changes, one.clauses())
    names = {name.removesuffix("_id") for written, _ in back for name in written.before}
    save([one for _, one in back], sorted(names))
    brought = Identifier.objects.filter(pk__in=[written.identifier for written, _ in back if written.identifier])
    numbers = [
        *brought.values_list("scheme", "value"),
        *Identifier.objects.filter(organisation__in=[one.pk for _, one in gone]).values_list("scheme", "value"),
    ]
    brought.delete()
    Organisation.objects.filter(pk__in=[one.pk for _, one in gone]).delete()
    close_past_clashes(undoing.batch.by, numbers, TAKEN_BACK)
    undoing.organisation_ids |= {one.pk for _, one in back}


def _sorted_out(
    undoing: Undoing, model: type[Any], pairs: Sequence[tuple[Written, Any]], may: Any
) -> tuple[list[tuple[Written, Any]], list[tuple[Written, Any]]]:
    """What can be put back, and what was new and can go; the rest is left alone and listed."""
    changed = touched.since(undoing.batch, [written for written, _ in pairs])
    used = touched.used(model, [one.pk for written, one in pairs if written.is_new])
    back: list[tuple[Written, Any]] = []
    gone: list[tuple[Written, Any]] = []
    for written, one in pairs:
        verdict: Verdict | None = may(undoing.batch.by, one) if undoing.batch.by else None
        if one.updated_at != written.version or written.target in changed:
            undoing.leave(one, CHANGED)
        elif verdict is not None and not verdict:
            undoing.leave(one, verdict.reason)
        elif written.is_new and one.pk in used:
            undoing.leave(one, USED)
        else:
            (gone if written.is_new else back).append((written, one))
    return back, gone


def _may_put_back(user: Any, one: Capability) -> Verdict:
    if one.status == Capability.Status.WITHDRAWN:
        return may_restore_capability(user, one)
    return may_change_capability(user, one)


def _record(undoing: Undoing) -> None:
    """One entry for all that was put back."""
    batch = undoing.batch
    of_owners: Iterable[int] = Capability.objects.filter(organisation__in=undoing.organisation_ids).values_list(
        "pk", flat=True
    )
    changes = {
        "ids": sorted(undoing.ids | set(of_owners)),
        "organisation_ids": sorted(undoing.organisation_ids),
        "rows": undoing.history,
        "organisation_rows": undoing.organisation_history,
    }
    record_batch(batch.by, UNDONE, batch.file_name, changes)
    batch.left_alone = undoing.left_alone
    batch.state, batch.undone_at = Batch.State.UNDONE, timezone.now()
    batch.save(update_fields=["left_alone", "state", "undone_at", "updated_at"])

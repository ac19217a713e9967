"""An organisation stops, and goes on after all."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.lineage import rules
from weerbaar.features.networks.lineage.ledger import Ledger, rows_of, take_back
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.outcomes import ENDS, Fate, Outcome
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings
from weerbaar.foundation.ports.belongings import Ending


def end_organisation(actor: Any, organisation: Organisation, day: date, seen: str | None = None) -> Outcome:
    """It stopped on a day (today or before): what it offers is withdrawn, relations and memberships end, agreements in
    which nobody else is left run out. Page and history stay. For its editors, coordinators and administrators.

    Records 'organisation.ended', and for each row what its kind says. Raises Refused, Stale, Invalid.
    """
    require(rules.may_end(actor, organisation))
    if day > timezone.localdate():
        raise Invalid({"day": ["Kies vandaag of een eerdere dag."]})
    with transaction.atomic():
        organisation = lock(organisation, seen)
        require(rules.may_end(actor, organisation))
        ledger, outcome = Ledger(), Outcome()
        ledger.touch(organisation)
        organisation.ended_on = day
        organisation.save(update_fields=["ended_on", "updated_at"])
        for ending in belongings.endings():
            _end_rows(actor, organisation, day, ending, ledger, outcome)
        outcome.succession = Succession.objects.create(
            kind=Succession.Kind.ENDED, organisation=organisation, done_by=actor, steps=ledger.steps()
        )
        record(actor, "organisation.ended", organisation, {"ended_on": [None, day.isoformat()]})
    return outcome


def _end_rows(
    actor: Any, organisation: Organisation, day: date, ending: Ending, ledger: Ledger, outcome: Outcome
) -> None:
    rows = list(ending.rows(organisation, day))
    seen = set(ending.visible_to(actor).filter(pk__in=[row.pk for row, _ in rows]).values_list("pk", flat=True))
    for row, values in rows:
        ledger.touch(row)
        changes = _write(row, dict(values))
        ending.tell(actor, row, True, changes)
        if row.pk in seen:
            outcome.fates.append(Fate(ending.title, ending.name_of(row), ENDS, (ending.name, row.pk)))


def _write(row: Any, values: dict[str, Any]) -> dict[str, list[Any]]:
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    stamped = ["updated_at"] if hasattr(row, "updated_at") else []
    row.save(update_fields=[*values, *stamped])
    return changes_between(before, values)


def resume_organisation(actor: Any, organisation: Organisation) -> Outcome:
    """It goes on after all: what ended with it stands again, unless it was changed since. For who may end it.

    Records 'organisation.resumed'. `left` names what was left alone. Raises Refused.
    """
    require(rules.may_resume(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        require(rules.may_resume(actor, organisation))
        before = organisation.ended_on
        outcome = Outcome()
        organisation.ended_on = None
        organisation.save(update_fields=["ended_on", "updated_at"])
        succession = (
            Succession.objects.select_for_update()
            .filter(organisation=organisation, kind=Succession.Kind.ENDED, undone_at__isnull=True)
            .first()
        )
        if succession is not None:
            _take_back(actor, succession, outcome)
        record(actor, "organisation.resumed", organisation, {"ended_on": [before and before.isoformat(), None]})
    return outcome


def _take_back(actor: Any, succession: Succession, outcome: Outcome) -> None:
    endings = {ending.visible_to(actor).model._meta.label_lower: ending for ending in belongings.endings()}
    steps = [step for step in succession.steps if step["model"] in endings]
    for step, row in rows_of(steps):
        ending = endings[step["model"]]
        if row is not None and take_back(step, row):
            fresh = type(row)._default_manager.get(pk=row.pk)
            names = [name for name in step["before"] if name != "updated_at"]
            changes = changes_between(
                {name: getattr(row, name) for name in names}, {name: getattr(fresh, name) for name in names}
            )
            ending.tell(actor, fresh, False, changes)
        elif row is not None and ending.visible_to(actor).filter(pk=row.pk).exists():
            outcome.left.append(ending.name_of(row))
    succession.undone_at, succession.undone_by = timezone.now(), actor
    succession.save(update_fields=["undone_at", "undone_by", "updated_at"])
    outcome.succession = succession

"""An organisation tells what it was like, changes that, and takes it back: may, check, write, record."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.experiences import rules
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.links.queries import kind_of

FIELDS = ("place", "on", "text")


@transaction.atomic
def add_experience(actor: Any, target: Any, organisation: Organisation, values: Mapping[str, Any]) -> Experience:
    """This organisation tells of it. `actor` None is the machine itself (examples). Raises Refused; Invalid when it
    told already."""
    thing = lock(target)
    if actor is not None:
        require(rules.may_tell_for(actor, thing, organisation))
    told = {name: values[name] for name in FIELDS if name in values}
    row = Experience(
        kind=kind_of(thing), target=thing.uuid, organisation=organisation, by=actor, is_example=actor is None, **told
    )
    check(row, ("target", "organisation", *FIELDS))
    row.save(force_insert=True)
    _tell(actor, "experience.added", thing, organisation)
    return row


@transaction.atomic
def change_experience(
    actor: Any, experience: Experience, target: Any, values: Mapping[str, Any], seen: str | None = None
) -> Experience:
    """Tell it otherwise. Raises Refused, Stale, Invalid."""
    row = lock(experience, seen)
    require(rules.may_change_experience(actor, row))
    if change_fields(row, {name: values[name] for name in FIELDS if name in values}):
        _tell(actor, "experience.changed", target, row.organisation)
    return row


@transaction.atomic
def remove_experience(actor: Any, experience: Experience, target: Any) -> None:
    """It no longer stands there. Raises Refused."""
    row = lock(experience)
    require(rules.may_remove_experience(actor, row))
    _tell(actor, "experience.removed", target, row.organisation)
    row.delete()


def _tell(actor: Any, code: str, target: Any, organisation: Organisation) -> None:
    """In the history of the thing, to whoever may see both."""
    clauses = (*target.clauses(), organisation.clause)
    record(actor, code, target, {"organisation": [None, organisation.name]}, clauses=clauses, mentions=[organisation])

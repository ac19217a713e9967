"""'Wij doen dit ook': an organisation says so, changes what it said, and takes it back."""

from typing import Any

from django.db import transaction

from weerbaar.features.content.practices import rules
from weerbaar.features.content.practices.models import Adoption, Practice
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations.models import Organisation


@transaction.atomic
def adopt_practice(actor: Any, practice: Practice, organisation: Organisation, text: str) -> Adoption:
    """This organisation does the same. `actor` None is the machine itself (examples).

    Raises Refused; Invalid when it was said already.
    """
    row = lock(practice)
    if actor is not None:
        require(rules.may_adopt_for(actor, row, organisation))
    adoption = Adoption(practice=row, organisation=organisation, text=text, by=actor, is_example=actor is None)
    check(adoption, ("practice", "organisation", "text"))
    adoption.save(force_insert=True)
    _tell(actor, "practice.adopted", adoption)
    return adoption


@transaction.atomic
def change_adoption(actor: Any, adoption: Adoption, text: str) -> Adoption:
    """Say it otherwise. Raises Refused, Invalid."""
    row = lock(adoption)
    require(rules.may_change_adoption(actor, row))
    if change_fields(row, {"text": text}):
        _tell(actor, "practice.adoption_changed", row)
    return row


@transaction.atomic
def withdraw_adoption(actor: Any, adoption: Adoption) -> None:
    """It no longer stands there. Raises Refused."""
    row = lock(adoption)
    require(rules.may_withdraw_adoption(actor, row))
    _tell(actor, "practice.adoption_withdrawn", row)
    row.delete()


def _tell(actor: Any, code: str, adoption: Adoption) -> None:
    """On the page of the practice, to whoever may see both."""
    changes = {"adoption": [None, adoption.organisation.name]}
    record(actor, code, adoption.practice, changes, clauses=adoption.clauses(), mentions=[adoption.organisation])

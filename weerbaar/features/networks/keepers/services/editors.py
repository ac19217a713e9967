"""Becoming an editor, leaving, being removed, and forgetting what is no longer needed."""

from datetime import date
from typing import Any

from django.db import transaction

from weerbaar.features.networks.keepers import queries, rules
from weerbaar.features.networks.keepers.telling import tell_orphaned, tell_removed
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.audiences.keys import Clause, crisis_key, organisation_key
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.keyring import forget_roles
from weerbaar.foundation.organisations.models import Organisation, Role, RoleKind


def among_keepers(organisation: Organisation) -> tuple[Clause, ...]:
    """Who reads about the people behind an organisation: its editors, and who coordinates there."""
    own = {organisation_key(organisation.pk), *map(crisis_key, organisation.regions)}
    return (*organisation.clauses(), frozenset(own))


def make_editor(actor: Any, user: Any, organisation: Organisation) -> bool:
    """Give the role; False when the person had it. In the transaction of the service that decided so.

    Records 'role.given' with the person and 'organisation.editor_joined' with the organisation.
    """
    role, is_new = Role.objects.get_or_create(
        user=user, kind=RoleKind.EDITOR_OF_ORGANISATION, organisation=organisation, defaults={"given_by": actor}
    )
    if is_new:
        record(actor, "role.given", user, {"role": [None, str(role)]})
        record(user, "organisation.editor_joined", organisation, clauses=among_keepers(organisation))
    return is_new


def leave_organisation(actor: Any, organisation: Organisation, knows_last: bool = False) -> bool:
    """Stop being its editor; True when nobody is left, which a coordinator then hears.

    Raises Refused, or Invalid when the last one did not say to know that (`knows_last`).
    """
    require(rules.may_leave(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)  # two who leave at once: the second is the last
        mine = queries.editors_of(organisation).filter(user=actor.pk).first()
        if mine is None:
            raise Invalid({"": ["U bent geen beheerder meer van deze organisatie."]})
        is_last = queries.editor_count(organisation) == 1
        if is_last and not knows_last:
            raise Invalid({"knows_last": ["U bent de laatste. Zet een vinkje als u toch wilt stoppen."]})
        record(actor, "role.taken", actor, {"role": [str(mine), None]})
        entry = record(actor, "organisation.editor_left", organisation, clauses=among_keepers(organisation))
        mine.delete()
        forget_roles(actor)
        if is_last:
            tell_orphaned(organisation, entry.pk)
    return is_last


def remove_editor(actor: Any, organisation: Organisation, person: User, reason: str) -> bool:
    """Take the role from somebody else, who hears why. For coordinators of the organisation and administrators.

    True when nobody is left, which is told as when the last one leaves. Records 'role.taken' with the person and
    'organisation.editor_removed' with the organisation. Raises Refused, or Invalid when they were no editor any more.
    """
    require(rules.may_remove_editor(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        role = queries.editors_of(organisation).filter(user=person).first()
        if role is None:
            raise Invalid({"": [f"{person} is geen beheerder meer van deze organisatie."]})
        is_last = queries.editor_count(organisation) == 1
        record(actor, "role.taken", person, {"role": [str(role), None]})
        entry = record(actor, "organisation.editor_removed", organisation, clauses=among_keepers(organisation))
        tell_removed(organisation, person, reason, entry.pk)
        role.delete()
        if is_last:
            tell_orphaned(organisation, entry.pk)
    return is_last


def forget(day: date) -> None:
    """Each day: wipe invitations and claims that are long over."""
    for rows in queries.forgettable(day):
        rows.delete()

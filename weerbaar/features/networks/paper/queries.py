"""A person's own papers, and what they say of what is no longer on them."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.paper.models import Print
from weerbaar.foundation.organisations.keyring import keyring


def prints_of(user: Any) -> QuerySet[Print]:
    """Papers that this person made, newest first; nobody else's.

    Not those made with more than they may see now: after a role that ended, or before the second step.
    """
    if not user.is_authenticated:
        return Print.objects.none()
    return Print.objects.filter(by=user, keys__contained_by=sorted(keyring(user)))


def previous(one: Print) -> Print | None:
    """The last paper of the same selection that this person made before this one."""
    rows = Print.objects.filter(by=one.by_id, asked=one.asked, made_at__isnull=False).exclude(pk=one.pk)
    return rows.order_by("-made_at", "-pk").first()


def names_of(user: Any, uuids: frozenset[str]) -> list[tuple[str, str]]:
    """Capability and organisation for those that the reader may still see, by name. Of others nothing is told: not
    even that they were there."""
    rows = visible_capabilities(user).filter(uuid__in=uuids).order_by("name", "pk")
    return [(name, owner) for name, owner in rows.values_list("name", "organisation__name")]

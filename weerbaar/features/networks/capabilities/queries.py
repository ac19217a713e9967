"""Which capabilities a reader may see, and their history."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.batches import parts_of
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Organisation


def visible_to(user: Any) -> QuerySet[Capability]:
    """Capabilities whose own clause and whose organisation's the reader opens; withdrawn ones included."""
    return Capability.objects.filter(opened_by(keyring(user), "", "organisation"))


def offers_of(user: Any, organisation: Organisation) -> QuerySet[Capability]:
    """What an organisation offers now, as far as the reader may see."""
    return visible_to(user).filter(organisation=organisation).exclude(status=Capability.Status.WITHDRAWN)


def history_of_capability(user: Any, capability: Capability, at_most: int = 500) -> list[Entry]:
    """Its lines of history, newest first: its own, and its part of the files that were read in."""
    keys = keyring(user)
    own = history_of(capability.uuid, keys, user)[:at_most]
    parts = parts_of("capability", capability.pk, keys, at_most)
    return sorted([*own, *parts], key=lambda entry: (entry.at, entry.pk), reverse=True)[:at_most]

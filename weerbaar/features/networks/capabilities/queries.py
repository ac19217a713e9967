"""Which capabilities a reader may see."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring


def visible_to(user: Any) -> QuerySet[Capability]:
    """Capabilities whose own clause and whose organisation's the reader opens; withdrawn ones included."""
    return Capability.objects.filter(opened_by(keyring(user), "", "organisation"))

"""Which agreements a reader may see: those of which they may see every party and every capability."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring


def visible_to(user: Any) -> QuerySet[Agreement]:
    """The strictest of the agreement, its parties, and the capabilities it covers with their organisations."""
    keys = keyring(user)
    hidden_party = AgreementParty.objects.filter(agreement=OuterRef("pk")).exclude(opened_by(keys, "organisation"))
    hidden_line = AgreementLine.objects.filter(agreement=OuterRef("pk")).exclude(
        opened_by(keys, "capability", "capability__organisation")
    )
    return Agreement.objects.filter(opened_by(keys), ~Exists(hidden_party), ~Exists(hidden_line))


def in_force(user: Any) -> QuerySet[Agreement]:
    """Those that have not ended."""
    return visible_to(user).exclude(valid_to__lt=timezone.localdate())

"""Questions that are out in a demo: what its editors are asked today, and what waits for coordinators."""

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.upkeep.models import Ask
from weerbaar.features.networks.upkeep.services import ask_owners


def ask_once() -> int:
    """As the daily round would, without waiting for it; nothing when anybody was ever asked. How many letters."""
    with transaction.atomic():
        if Ask.objects.exists():
            return 0
        ask_owners(timezone.localdate())
        return Ask.objects.count()

"""Seeing what would happen: it is really done, and rolled back."""

from collections.abc import Callable

from django.db import transaction

from weerbaar.features.networks.lineage.outcomes import Outcome


def rehearse(act: Callable[[], Outcome]) -> Outcome:
    """What `act` would do. Nothing is written, nobody is told. Raises what it raises."""
    with transaction.atomic():
        outcome = act()
        transaction.set_rollback(True)
    return outcome

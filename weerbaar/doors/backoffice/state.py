"""The state of the spine, for the start page of the back office."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from weerbaar.foundation.activity.models import Delivery, Entry
from weerbaar.foundation.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Spine:
    """Counts of deliveries; `oldest` is since when the oldest one waits; `last` when something last happened."""

    waiting: int
    failing: int
    given_up: int
    oldest: datetime | None
    last: datetime | None

    @property
    def is_well(self) -> bool:
        return not self.failing and not self.given_up


def failing_rounds() -> list[Round]:
    """Daily rounds that went wrong the last time. One query."""
    return list(Round.objects.filter(failures__gt=0))


def spine() -> Spine:
    """Two queries."""
    waiting = Q(state=Delivery.State.WAITING)
    counts = Delivery.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        failing=Count("pk", filter=waiting & Q(attempts__gt=0)),
        given_up=Count("pk", filter=Q(state=Delivery.State.GIVEN_UP)),
        oldest=Min("entry__at", filter=waiting & Q(next_at__lte=timezone.now())),
    )
    return Spine(**counts, last=Entry.objects.order_by("-at").values_list("at", flat=True).first())

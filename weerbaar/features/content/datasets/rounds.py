"""Every day: what a worker left lying is read after all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from weerbaar.features.content.datasets.models import STALLED, Dataset
from weerbaar.features.content.datasets.services.reading import ask_reading


def read_what_stalled(day: date) -> None:
    """Data sets whose reading began and did not end."""
    waiting = Dataset.objects.filter(reading__in=(Dataset.Reading.WAITING, Dataset.Reading.BUSY))
    for dataset in waiting.filter(updated_at__lt=timezone.now() - STALLED).select_related("file").order_by("pk"):
        with transaction.atomic():
            ask_reading(dataset)

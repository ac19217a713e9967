"""Every day: what a worker left lying is read after all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from weerbaar.features.content.library.models import STALLED, Document
from weerbaar.features.content.library.services.reading import ask_reading


def read_what_stalled(day: date) -> None:
    """Documents whose reading began and did not end."""
    waiting = Document.objects.filter(reading__in=(Document.Reading.WAITING, Document.Reading.BUSY))
    for document in waiting.filter(updated_at__lt=timezone.now() - STALLED).select_related("file").order_by("pk"):
        with transaction.atomic():
            ask_reading(document)

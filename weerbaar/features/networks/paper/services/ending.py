"""Papers that are no longer needed."""

import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.paper.models import Print

FILE_DAYS = 30
KEPT_DAYS = 365


def forget_old_files(today: datetime.date) -> None:
    """After a month the file goes, after a year also what stood on it. Once a day."""
    edge = timezone.make_aware(datetime.datetime.combine(today - datetime.timedelta(days=FILE_DAYS), datetime.time()))
    for row in Print.objects.filter(created_at__lt=edge).exclude(state=Print.State.GONE):
        with transaction.atomic():
            storage, name = row.file.storage, str(row.file.name or "")
            row.file, row.state = "", Print.State.GONE
            row.save(update_fields=["file", "state", "updated_at"])
            if name:
                transaction.on_commit(partial(storage.delete, name))
    Print.objects.filter(created_at__lt=edge - datetime.timedelta(days=KEPT_DAYS - FILE_DAYS)).delete()

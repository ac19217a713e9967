"""What the calendar changes without anybody acting."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.listeners import covered_by
from weerbaar.foundation.search import port


@app.periodic(cron="5 0 * * *")
@app.task(name="maps.agreements_that_ended", queue="spine", queueing_lock="maps.agreements_that_ended")
def agreements_that_ended(timestamp: int) -> None:
    """Agreements that ended in the last days no longer count; a few days over, in case a night was missed."""
    since = timezone.localdate() - timedelta(days=8)
    ended = Agreement.objects.filter(valid_to__gte=since, valid_to__lt=timezone.localdate())
    port.changed(NAME, sorted(covered_by(ended)))

"""What the calendar changes without anybody acting. (That a confirmation lapses, the index sees by itself.)"""

from datetime import date, timedelta

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.listeners import covered_by
from weerbaar.foundation.search import port


def agreements_that_ended(day: date) -> None:
    """A daily round: agreements of which yesterday was the last day no longer count."""
    ended = Agreement.objects.filter(valid_to=day - timedelta(days=1))
    port.changed(NAME, sorted(covered_by(ended)))

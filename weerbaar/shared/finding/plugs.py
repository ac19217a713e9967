"""What the one search puts in the ports: its two collections, and a nightly look at what was never read for meaning."""

import datetime

from weerbaar.foundation.ports import schedule
from weerbaar.foundation.search import port
from weerbaar.shared.finding.corpus import CORPUS, PASSAGE_CORPUS, every_key
from weerbaar.shared.meaning.model import active
from weerbaar.shared.meaning.services import want_only


def plug() -> None:
    for corpus in (CORPUS, PASSAGE_CORPUS):
        port.register(corpus)
    schedule.daily("finding.meanings", want_what_lacks, hour=3)


def want_what_lacks(day: datetime.date) -> None:
    """Items that came without telling (places, a restored backup), or a model that is new here."""
    if active() is not None:
        want_only(every_key())

"""Reading what texts mean: a few seconds at a time and after everything else, so that letters never wait for it."""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from weerbaar.shared.finding.corpus import texts_of
from weerbaar.shared.meaning.services import read_due

SECONDS = 3.0
NAME = "finding.meanings"


@app.periodic(cron="* * * * *")
@app.task(name=NAME, queue="search", queueing_lock=NAME, lock=NAME, priority=-10)
def read_meanings(timestamp: int) -> None:
    if read_due(texts_of, SECONDS):
        with suppress(AlreadyEnqueued):
            app.configure_task(NAME).defer(timestamp=timestamp)

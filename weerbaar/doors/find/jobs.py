"""Telling at once, by a worker that looks every ten minutes."""

from procrastinate.contrib.django import app

from weerbaar.doors.find import services


@app.periodic(cron="*/10 * * * *")
@app.task(name="find.tell_at_once", queue="rounds", queueing_lock="find.tell_at_once")
def tell_at_once(timestamp: int) -> None:
    """A tick that comes late, twice or not at all changes nothing but when one hears."""
    services.tell_at_once()

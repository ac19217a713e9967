"""The jobs that carry letters: one per letter for speed, a sweep for whatever got lost, a look at what came back."""

from datetime import datetime

from django.conf import settings
from procrastinate.contrib.django import app

from weerbaar.foundation.letters import bounces, services


@app.task(name="letters.send", queue="letters")
def send(letter_id: int) -> None:
    services.post(letter_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="letters.sweep", queue="letters", queueing_lock="letters.sweep")
def sweep(timestamp: int) -> None:
    """Send what is due and has no job: its worker was killed, or the queue was down."""
    services.post_due()


@app.periodic(cron="*/5 * * * *")
@app.task(name="letters.bounces", queue="letters", queueing_lock="letters.bounces")
def look_for_bounces(timestamp: int) -> None:
    """Read the folder in which the mail server leaves what came back, if there is one."""
    if settings.BOUNCE_MAILDIR:
        bounces.receive_folder(settings.BOUNCE_MAILDIR)


def send_soon(letter_id: int, at: datetime | None = None) -> None:
    """Have a worker send this after the current transaction commits (the job is a row in the same transaction)."""
    send.configure(schedule_at=at).defer(letter_id=letter_id)

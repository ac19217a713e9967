"""The clock behind planned publishing: each minute what is due appears, and what has expired goes."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="articles.publish_due", queue="rounds", queueing_lock="articles.publish_due")
def publish_due(timestamp: int) -> None:
    """A tick that comes late or twice changes nothing: Wagtail looks at what is due now."""
    call_command("publish_scheduled")

"""The clock behind the daily rounds: looks every ten minutes whether something is due."""

from procrastinate.contrib.django import app

from weerbaar.foundation.rounds import services


@app.periodic(cron="*/10 * * * *")
@app.task(name="rounds.run", queue="rounds", queueing_lock="rounds.run")
def run(timestamp: int) -> None:
    """Do what is due; a tick that comes late, twice or not at all changes nothing."""
    services.run_due()

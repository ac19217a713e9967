"""The job that builds an index again before too many changes pile up in the memory of the web processes."""

from procrastinate.contrib.django import app

from weerbaar.foundation.search import live


@app.periodic(cron="*/2 * * * *")
@app.task(name="search.rebuild", queue="search", queueing_lock="search.rebuild", lock="search.rebuild")
def rebuild_where_needed(timestamp: int) -> None:
    live.rebuild_where_needed()

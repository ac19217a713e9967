"""Long selections, by a worker."""

from procrastinate.contrib.django import app

from weerbaar.features.networks.exports import services


@app.task(name="exports.make", queue="exports")
def make(export_id: int) -> None:
    services.make_export(export_id)


def make_soon(export_id: int) -> None:
    """Have a worker make this file after the current transaction commits."""
    make.defer(export_id=export_id)

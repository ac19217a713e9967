"""Reading tables, by a worker."""

from procrastinate.contrib.django import app

from weerbaar.features.content.datasets.services import reading


@app.task(name="datasets.read", queue="library")
def read(dataset_id: int, turn: int) -> None:
    reading.read_dataset(dataset_id, turn)


def read_soon(dataset_id: int, turn: int) -> None:
    """Have a worker read this data set after the current transaction commits."""
    read.defer(dataset_id=dataset_id, turn=turn)

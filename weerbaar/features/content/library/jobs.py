"""Reading texts, by a worker."""

from procrastinate.contrib.django import app

from weerbaar.features.content.library.services import reading


@app.task(name="library.read", queue="library")
def read(document_id: int, turn: int) -> None:
    reading.read_document(document_id, turn)


def read_soon(document_id: int, turn: int) -> None:
    """Have a worker read this document after the current transaction commits."""
    read.defer(document_id=document_id, turn=turn)

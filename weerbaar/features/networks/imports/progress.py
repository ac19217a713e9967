"""Telling how far a long job is while its own transaction is still open: over a connection of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils import timezone


class Cancelled(Exception):
    """The person broke it off."""


class Silent:
    """For short work inside a request: nobody watches."""

    def __call__(self, stage: str, percent: int) -> None:
        return None


class Watched(Silent):
    """Writes stage and percentage where the page can read them, and stops when asked to. Raises Cancelled."""

    def __init__(self, batch_id: int) -> None:
        self.batch_id = batch_id
        self.side = connection.copy()

    def __call__(self, stage: str, percent: int) -> None:
        sql = (
            "update imports_batch set stage = %s, progress = %s, work_since = coalesce(work_since, %s)"
            " where id = %s returning is_cancelled"
        )
        try:
            with self.side.cursor() as cursor:
                cursor.execute("set lock_timeout = '500ms'")
                cursor.execute(sql, [stage, percent, timezone.now(), self.batch_id])
                row = cursor.fetchone()
        except DatabaseError:
            return  # nobody sees this step; the work itself goes on
        if row and row[0]:
            raise Cancelled

    def close(self) -> None:
        self.side.close()


@contextmanager
def watched(batch_id: int) -> Iterator[Watched]:
    teller = Watched(batch_id)
    try:
        yield teller
    finally:
        teller.close()

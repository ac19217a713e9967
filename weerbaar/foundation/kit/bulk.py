"""Adding very many rows of one model at once: by COPY, several times faster than `bulk_create`."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models


def add_all(rows: Sequence[models.Model]) -> None:
    """Add rows that are all new, of one model; each gets its key and its moments, as with `save`.

    Belongs in a transaction. What the database refuses (a unique value twice) is raised as by any insert.
    """
    if not rows:
        return
    meta = type(rows[0])._meta
    fields: list[Any] = [field for field in meta.concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        for row, key in zip(rows, _keys(cursor, meta, len(rows)), strict=True):
            row.pk = key
        with (
            connection.wrap_database_errors,
            cursor.copy(f"copy {quote(meta.db_table)} ({columns}) from stdin") as copy,
        ):
            for row in rows:
                values = ((field, field.pre_save(row, True)) for field in fields)
                copy.write_row([field.get_db_prep_save(value, connection) for field, value in values])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _keys(cursor: Any, meta: Any, count: int) -> list[int]:
    sequence = "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)"
    cursor.execute(sequence, [connection.ops.quote_name(meta.db_table), meta.pk.column, count])
    return [key for (key,) in cursor.fetchall()]

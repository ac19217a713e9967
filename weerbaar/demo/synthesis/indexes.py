"""Loading a table without its indexes and foreign keys: putting them back at the end costs a fraction."""

import contextlib
from collections.abc import Iterator

from django.db import connection

# Below this it is not worth that others wait for the table.
MANY = 50_000

FOREIGN_KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'
"""
UNIQUE = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = %s::regclass AND contype = 'u' AND NOT EXISTS (
    SELECT 1 FROM pg_constraint AS other WHERE other.conindid = pg_constraint.conindid AND other.contype = 'f'
)
"""
PLAIN = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextlib.contextmanager
def without_indexes(table: str, coming: int) -> Iterator[None]:
    """Inside a transaction: drop what is checked or kept per row, and make it again afterwards, if that pays.

    Other connections wait for the table until the transaction ends; when it fails, nothing has changed.
    """
    if coming < MANY or coming < _rows(table):
        yield
        return
    # A table with checks that still wait cannot be altered, nor one that it refers to.
    _run("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
    constraints = [*_ask(FOREIGN_KEYS, table), *_ask(UNIQUE, table)]
    indexes = _ask(PLAIN, table)
    _run(*(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for name, _ in constraints))
    _run(*(f"DROP INDEX {name}" for name, _ in indexes))
    yield
    _run("SET LOCAL maintenance_work_mem = '256MB'", *(definition for _, definition in indexes))
    _run(*(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}' for name, definition in constraints))


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(cursor.fetchone()[0])


def _ask(question: str, table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question, [table])
        return list(cursor.fetchall())


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

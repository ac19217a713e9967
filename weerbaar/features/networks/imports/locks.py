"""Who is at it: advisory locks of PostgreSQL, which go with the transaction, and with a process that dies."""

from django.db import connection

WRITING = (7_201, 0)
BATCHES = 7_202


def wait_for_writing() -> None:
    """One file at a time is written or put back; another waits here until the end of that transaction."""
    _ask("select pg_advisory_xact_lock(%s, %s)", *WRITING)


def is_writing() -> bool:
    """Is a file being written now, by whomever?"""
    return _is_held(*WRITING)


def take(batch_id: int) -> bool:
    """Be the one who works on this file until the transaction ends; False when another is."""
    return bool(_ask("select pg_try_advisory_xact_lock(%s, %s)", BATCHES, batch_id))


def is_taken(batch_id: int) -> bool:
    """Is somebody working on this file? A worker that was killed holds nothing."""
    return _is_held(BATCHES, batch_id)


def _is_held(kind: int, key: int) -> bool:
    return bool(
        _ask(
            "select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2"
            " and classid = %s and objid = %s and pid <> pg_backend_pid()"
            " and database = (select oid from pg_database where datname = current_database()))",
            kind,
            key,
        )
    )


def _ask(sql: str, *values: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    return row[0] if row else None

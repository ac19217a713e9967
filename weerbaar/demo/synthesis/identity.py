"""Keys of synthetic rows: the same for the same seed, and never one that is taken."""

import numpy as np
from django.db import connection

from weerbaar.foundation.kit.ids import ALPHABET

_LETTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_BASE = len(ALPHABET)
_PLACES = _BASE ** np.arange(7, -1, -1, dtype=np.int64)


def uuids(draw: np.random.Generator, count: int) -> list[str]:
    """Version 4, as 32 hexadecimal digits."""
    raw = draw.integers(0, 256, size=(count, 16), dtype=np.uint8)
    raw[:, 6] = raw[:, 6] & 0x0F | 0x40
    raw[:, 8] = raw[:, 8] & 0x3F | 0x80
    digits = raw.tobytes().hex()
    return [digits[start : start + 32] for start in range(0, 32 * count, 32)]


def refs(draw: np.random.Generator, count: int, table: str) -> list[str]:
    """Refs that differ from each other and from those in the table."""
    taken = _taken(table)
    numbers = np.empty(0, dtype=np.int64)
    while len(numbers) < count:
        more = draw.integers(0, _BASE**8, size=count - len(numbers) + 16, dtype=np.int64)
        more = more[~np.isin(more, taken)]
        _, first = np.unique(np.concatenate([numbers, more]), return_index=True)
        numbers = np.concatenate([numbers, more])[np.sort(first)]
    letters = _LETTERS[(numbers[:count, None] // _PLACES) % _BASE]
    text = letters.tobytes().decode()
    return [text[start : start + 8] for start in range(0, 8 * count, 8)]


def _taken(table: str) -> np.ndarray:
    """The refs of a table as numbers."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(string_agg(ref, ''), '') FROM {table} WHERE length(ref) = 8")  # noqa: S608
        text = cursor.fetchone()[0]
    letters = np.frombuffer(text.encode(), dtype=np.uint8).reshape(-1, 8)
    place = np.zeros(256, dtype=np.int64)
    place[_LETTERS] = np.arange(_BASE)
    return place[letters] @ _PLACES


def reserve(table: str, count: int) -> int:
    """Take `count` primary keys from the table's sequence; the first of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        sequence = cursor.fetchone()[0]
        cursor.execute(f"SELECT setval('{sequence}', nextval('{sequence}') + %s)", [count])
        return int(cursor.fetchone()[0]) - count + 1

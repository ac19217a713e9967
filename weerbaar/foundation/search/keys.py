"""How the keys of stored bitmaps are spelled. Each bitmap holds document numbers.

t <term> NUL <level>    documents with this term; the level says in which field, and whole or as part of a compound
f <source> NUL <token>  documents that carry this facet token
c <place> <key>         documents whose clause at this place opens with this key
c <place>               documents that have a clause at this place
g <json>                documents with this guarded facet token: [source, token, clauses]
"""

from __future__ import annotations

from weerbaar.foundation.search.port import Clauses


def term_prefix(term: str) -> bytes:
    return b"t" + term.encode() + b"\0"


def term_key(term: str, level: int) -> bytes:
    return term_prefix(term) + bytes([level])


def facet_key(source: str, token: str) -> bytes:
    return f"f{source}\0{token}".encode()


def clause_key(place: int, key: str = "") -> bytes:
    return b"c" + bytes([place]) + key.encode()


def clause_keys(clauses: Clauses) -> list[bytes]:
    """All keys under which a document with these clauses is stored."""
    found: list[bytes] = []
    for place, clause in enumerate(sorted(set(clauses), key=sorted)):
        found.append(clause_key(place))
        found += [clause_key(place, key) for key in clause]
    return found


def guard_key(key: bytes) -> bytes:
    """The key for clauses of guarded tokens that goes with a clause key for documents."""
    return b"g" + key[1:]

"""How the keys of stored bitmaps are spelled. Each bitmap holds document numbers.

t <term> NUL <level>    documents with this term; the level says in which field, and whole or as part of a compound
f <source> NUL <token>  documents that carry this facet token
c <place> <key>         documents whose clause at this place opens with this key
c <place>               documents that have a clause at this place
g <json>                documents with this guarded facet token: [source, token, clauses]
"""

from __future__ import annotations

import json

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


def guarded_key(source: str, token: str, clauses: Clauses) -> bytes:
    plain = sorted(sorted(clause) for clause in set(clauses))
    return b"g" + json.dumps([source, token, plain], ensure_ascii=False).encode()


def guarded_prefix(source: str) -> bytes:
    return b"g[" + json.dumps(source, ensure_ascii=False).encode() + b", "


def read_guarded(key: bytes) -> tuple[str, str, list[list[str]]]:
    """(source, token, clauses) of a guarded key."""
    source, token, clauses = json.loads(key[1:])
    return source, token, clauses

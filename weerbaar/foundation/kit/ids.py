"""Identifiers that say nothing about how many there are."""

import secrets
import uuid

# No vowels and no look-alikes: never a word, and readable over the telephone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
_REFS = len(ALPHABET) ** LENGTH


def new_ref() -> str:
    """Eight random characters for an address or a QR code (27^8, about 3·10^11 possibilities)."""
    number = secrets.randbelow(_REFS)
    letters = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters)


_NAMES = uuid.UUID("8f0f6a52-5d0c-4c1e-9f0e-0a3d2b7c9e11")


def named_uuid(*parts: object) -> uuid.UUID:
    """A uuid that follows from a name ('term', 'need', 'welzijn'): for rows whose key is already for ever."""
    return uuid.uuid5(_NAMES, ":".join(str(part) for part in parts))

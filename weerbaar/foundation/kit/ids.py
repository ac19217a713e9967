"""Identifiers that say nothing about how many there are."""

import secrets

# No vowels and no look-alikes: never a word, and readable over the telephone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_ref() -> str:
    """Eight random characters for an address or a QR code (27^8, about 3·10^11 possibilities)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))

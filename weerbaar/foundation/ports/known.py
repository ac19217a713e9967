"""How many are known per need, for who asks. A feature that can count tells it; the front door shows it."""

from collections.abc import Callable, Mapping
from typing import Any

Count = Callable[[Any], Mapping[str, int]]


def _nothing(user: Any) -> Mapping[str, int]:
    return {}


_count: Count = _nothing


def tell(count: Count) -> None:
    """`count(user)` gives need -> organisations with something to contribute to it, of all that this reader may see,
    without a query of its own."""
    global _count
    _count = count


def per_need(user: Any) -> Mapping[str, int]:
    """How many organisations are known per need; empty when nobody counts."""
    return _count(user)

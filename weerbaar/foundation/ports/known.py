"""How much is known per need, for who asks. A feature that can count tells it; the front door shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Known:
    """Of all that one reader may see: organisations with something to contribute, those of which some of it is active
    and confirmed in term, and what they contribute."""

    organisations: int = 0
    confirmed: int = 0
    capabilities: int = 0


Count = Callable[[Any], Mapping[str, Known]]


def _nothing(user: Any) -> Mapping[str, Known]:
    return {}


_count: Count = _nothing


def tell(count: Count) -> None:
    """`count(user)` gives need -> what this reader may know of it, without a query of its own."""
    global _count
    _count = count


def per_need(user: Any) -> Mapping[str, Known]:
    """What is known per need; empty when nobody counts."""
    return _count(user)

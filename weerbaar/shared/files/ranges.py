"""Which bytes of a file were asked for: RFC 9110, section 14. Pure rules; `serving.py` does what they say."""

import re
from datetime import datetime
from typing import NamedTuple

from django.utils.http import parse_http_date_safe

_ONE = re.compile(r"bytes\s*=\s*(\d{0,19})\s*-\s*(\d{0,19})\s*", re.IGNORECASE)


class Span(NamedTuple):
    """From byte `first` to byte `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class OutOfReach(Exception):
    """A range was asked that begins behind the end."""


def wanted(header: str, size: int) -> Span | None:
    """The bytes that a `Range` header asks of a file of `size` bytes; None for all of it.

    What is no range of bytes, and several ranges at once, is answered with the whole file, as the standard allows.
    Raises OutOfReach.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last so many
        length = min(int(found[2]), size)
        if not length:
            raise OutOfReach
        return Span(size - length, size - 1)
    first = int(found[1])
    last = int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None
    if first >= size:
        raise OutOfReach
    return Span(first, min(last, size - 1))


def is_same(if_range: str, etag: str, changed_at: datetime) -> bool:
    """Whether a part may be given to who holds another part of it: only when that is of this very file."""
    if not if_range:
        return True
    if if_range.startswith('"'):
        return if_range == etag
    moment = parse_http_date_safe(if_range)
    return moment is not None and moment == int(changed_at.timestamp())


def knows(if_none_match: str, etag: str) -> bool:
    """Whether who asks has it already."""
    told = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return "*" in told or etag in told

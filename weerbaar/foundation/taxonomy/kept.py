"""Small tables that every page reads and hardly anybody changes, kept in the memory of a process for a while."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What `read` gave, for at most so many seconds. `edition` goes up when a later reading differs, so that what was
    worked out from the table can be kept as long as the table is the same."""

    every: ClassVar[list["Kept[Any]"]] = []

    def __init__(self, read: Callable[[], T], seconds: float) -> None:
        self._read, self._seconds = read, seconds
        self._value: T | None = None
        self._read_at: float | None = None
        self.edition = 0
        self.every.append(self)

    def get(self) -> T:
        if self._read_at is None or self.is_old(self._read_at):
            found = self._read()
            if found != self._value:
                self._value = found
                self.edition += 1
            self._read_at = time.monotonic()
        assert self._value is not None
        return self._value

    def is_old(self, read_at: float) -> bool:
        return time.monotonic() - read_at > self._seconds

    def forget(self) -> None:
        """Read again at the next question."""
        self._read_at = None

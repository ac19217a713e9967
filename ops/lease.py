"""Sharing one server: who comes first starts it, who leaves last stops it.

Every user of the server holds a shared lock on one file; the kernel drops it when a process ends, also by `kill -9`.
A second lock makes starting and stopping happen one at a time.
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def locked(file: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Nobody else is between these lines for the same file. Calls `waiting` when somebody is, and then waits."""
    handle = _open(file)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def shared(file: Path, start: Callable[[], None], stop: Callable[[], None]) -> Iterator[None]:
    """Calls `start` on entry (it must do nothing when already started) and `stop` when the last user leaves."""
    mutex = file.with_suffix(".mutex")
    with locked(mutex):
        handle = _open(file)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)
            start()
        except BaseException:
            os.close(handle)
            raise
    try:
        yield
    finally:
        with locked(mutex):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                stop()
            finally:
                os.close(handle)


def _open(file: Path) -> int:
    file.parent.mkdir(parents=True, exist_ok=True)
    return os.open(file, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)

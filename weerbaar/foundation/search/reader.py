"""Reading all documents of a large corpus in a process of its own, while this one builds the index of them.

Reading rows and taking words apart cost about the same, so on two cores a rebuild takes little more than half the time.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from queue import Empty, Queue
from typing import IO

from django.conf import settings

from weerbaar.foundation.search.port import Corpus, Document, corpus

BATCH = 2_000  # documents handed over at a time
AHEAD = 8  # batches read ahead


class ReadingFailed(Exception):
    """The other process ended before all documents were read; its own message is on stderr."""


def elsewhere(wanted: Corpus) -> Iterator[Document]:
    """All documents of a registered corpus, read by another process."""
    read, write = os.pipe()
    command = [sys.executable, "-m", "weerbaar.foundation.search.reader", wanted.name, str(write)]
    child = subprocess.Popen(command, cwd=settings.BASE_DIR, pass_fds=(write,), stdin=subprocess.DEVNULL)  # noqa: S603
    os.close(write)
    batches: Queue[bytes | None] = Queue(AHEAD)
    is_wanted = threading.Event()
    is_wanted.set()
    thread = threading.Thread(target=_receive, args=(os.fdopen(read, "rb"), batches, is_wanted), daemon=True)
    thread.start()
    try:
        while batch := batches.get():
            for values in pickle.loads(batch):  # noqa: S301 (comes from the process that was just started)
                yield Document(*values)
        if child.wait() != 0:
            raise ReadingFailed("De documenten konden niet alle worden gelezen; de index blijft zoals die was.")
    finally:
        is_wanted.clear()
        child.kill()
        child.wait()
        while thread.is_alive():
            with suppress(Empty):
                batches.get(timeout=0.1)


def _receive(pipe: IO[bytes], batches: Queue[bytes | None], is_wanted: threading.Event) -> None:
    """Empties the pipe, so that the other process never waits for this one to finish a batch."""
    with pipe:
        while is_wanted.is_set() and (size := pipe.read(8)):
            batches.put(pipe.read(*struct.unpack(">Q", size)))
    batches.put(None)


# A tuple of its fields is packed and unpacked at half the cost of the document itself.
_values = attrgetter(*(field.name for field in fields(Document)))


def send(name: str, pipe: int) -> None:
    """What the other process does."""
    import django

    django.setup()
    documents = map(_values, corpus(name).documents(None))
    with os.fdopen(pipe, "wb") as out:
        while batch := list(islice(documents, BATCH)):
            packed = pickle.dumps(batch, protocol=5)
            out.write(struct.pack(">Q", len(packed)) + packed)


if __name__ == "__main__":
    send(sys.argv[1], int(sys.argv[2]))

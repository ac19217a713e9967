"""The indexes of this process, and the thread that keeps them up to date.

Setting SEARCH_MODE: 'follow' (default) opens the index on disk, builds it when it is missing, and follows the table of
changes every second in a thread of its own. 'direct' (tests) reads all documents at every search and builds a small
index whenever they differ, so what a test wrote is found at once, also inside its transaction.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection

from weerbaar.foundation.search import changes, reader
from weerbaar.foundation.search.engine import Engine
from weerbaar.foundation.search.generation import Generation
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.matching import numbers
from weerbaar.foundation.search.passages import of_groups
from weerbaar.foundation.search.port import Corpus, Document, corpora
from weerbaar.foundation.search.question import Synonyms
from weerbaar.foundation.search.storage import Shelf

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between looks at the table of changes
MANY = 100_000  # from so many documents on, rows are read by a process of its own
BATCH = 200  # documents taken in at a time; searches go on in between
GROUPS = 10


def shelf(corpus: Corpus) -> Shelf:
    return Shelf(Path(settings.SEARCH_DIR), corpus)


class Followed:
    """One corpus in this process."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.shelf = corpus, shelf(corpus)
        self.words = changes.synonyms()
        self._open()

    def _open(self) -> None:
        generation = self.shelf.open()
        if generation is None:
            with self.shelf.alone():
                generation = self.shelf.open() or build(self.corpus)
        self.trail = changes.Trail(generation.meta["seq"])
        engine = Engine(Index(self.corpus, generation), Synonyms(self.words))
        self.name = generation.name
        self._take_in(engine.index, self.trail.read(limit=100_000).get(self.corpus.name, set()))
        self.engine = engine

    def _take_in(self, index: Index, ids: set[int]) -> None:
        pending = sorted(ids)
        batch = GROUPS if self.corpus.by_group else BATCH
        for start in range(0, len(pending), batch):
            take_in(index, pending[start : start + batch])
            time.sleep(0)

    def catch_up(self) -> None:
        """Takes in a new generation, new changes and new synonyms, as far as there are any."""
        if self.shelf.current() != self.name:
            self._open()
        while found := self.trail.read():
            self._take_in(self.engine.index, found.get(self.corpus.name, set()))
        words = changes.synonyms()
        if words != self.words:
            self.words, self.engine.synonyms = words, Synonyms(words)


def take_in(index: Index, changed: list[int]) -> None:
    """Reads these documents again, or for a corpus that reads by group all documents of these groups."""
    found = list(index.corpus.documents(changed))
    if not index.corpus.by_group:
        index.apply(found, changed)
        return
    known = numbers(of_groups(index, sorted(index.group_numbers(changed))) & index.live.documents)
    index.apply(found, list(dict.fromkeys([*index.columns["id"][known].tolist(), *(one.id for one in found)])))


class Process:
    """What this process follows; made anew after a fork."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.followed: dict[str, Followed] = {}
        self.lock = threading.Lock()
        self.thread: threading.Thread | None = None
        self.stopped = threading.Event()

    def engine(self, corpus: Corpus) -> Engine:
        found = self.followed.get(corpus.name)
        if found is None or found.corpus is not corpus:
            with self.lock:
                found = self.followed.get(corpus.name)
                if found is None or found.corpus is not corpus:
                    found = self.followed[corpus.name] = Followed(corpus)
        if self.thread is None or not self.thread.is_alive():
            self._start()
        return found.engine

    def _start(self) -> None:
        with self.lock:
            if not self.stopped.is_set() and (self.thread is None or not self.thread.is_alive()):
                self.thread = threading.Thread(target=self._follow, name="search-follower", daemon=True)
                self.thread.start()

    def _follow(self) -> None:
        while not self.stopped.wait(PAUSE):
            try:
                close_old_connections()
                for followed in list(self.followed.values()):
                    followed.catch_up()
            except Exception:  # the database may be away for a while: searching goes on with what is known
                log.exception("De zoekindex kon de wijzigingen niet volgen; over een seconde opnieuw.")
                connection.close()
        connection.close()

    def stop(self) -> None:
        """Ends the thread and lets go of all indexes."""
        self.stopped.set()
        if self.thread is not None:
            self.thread.join()
        self.followed = {}


_process = Process()


def process() -> Process:
    """The indexes of this process."""
    global _process
    if _process.pid != os.getpid():
        _process = Process()
    return _process


def reset() -> None:
    """Lets go of all indexes and starts afresh at the next search; for tests."""
    global _process
    _process.stop()
    _process = Process()


def engine(corpus: Corpus) -> Engine:
    """The engine of a corpus in this process, ready to be asked."""
    if getattr(settings, "SEARCH_MODE", "follow") == "direct":
        return _direct(corpus)
    return process().engine(corpus)


# --- building -------------------------------------------------------------------------------------


def build(corpus: Corpus) -> Generation:
    """Builds a new generation and puts it in use; the caller holds the shelf's lock."""
    start = changes.safe_start()
    before = shelf(corpus).open()
    is_large = before is not None and before.count >= MANY and _is_own_database()
    documents = reader.elsewhere(corpus) if is_large else corpus.documents(None)
    made = shelf(corpus).build(documents, seq=start)
    changes.forget_old(corpus.name, start)
    return made


def _is_own_database() -> bool:
    """Whether another process with the same settings reads the same rows (in tests it does not)."""
    return bool(connection.settings_dict["NAME"] == settings.DATABASES["default"]["NAME"])


def rebuild(corpus: Corpus) -> int:
    """Builds the index of a corpus again while the old one goes on answering; the number of documents in it.

    Every web process takes it in use within a second or two. Waits when another process is building.
    """
    with shelf(corpus).alone():
        return int(build(corpus).count)


def needs_rebuild(corpus: Corpus) -> bool:
    """Whether so much changed since the last build that processes carry a lot of it in their own memory."""
    from weerbaar.foundation.search.models import Change

    generation = shelf(corpus).open()
    if generation is None:
        return True
    changed = Change.objects.filter(corpus=corpus.name, seq__gt=generation.meta["seq"]).count()
    return changed > max(2_000, generation.count // 50)


def rebuild_where_needed() -> list[str]:
    """Builds again what needs it; the names of those."""
    needed = [corpus for corpus in corpora() if needs_rebuild(corpus)]
    for corpus in needed:
        rebuild(corpus)
    return [corpus.name for corpus in needed]


# --- tests ----------------------------------------------------------------------------------------

_last: dict[str, tuple[Corpus, list[Document], tuple[tuple[str, ...], ...], Engine]] = {}


def _direct(corpus: Corpus) -> Engine:
    documents, words = list(corpus.documents(None)), changes.synonyms()
    last = _last.get(corpus.name)
    if last and last[0] is corpus and last[1] == documents and last[2] == words:
        return last[3]
    made = in_memory(corpus, documents, words)
    _last[corpus.name] = corpus, documents, words, made
    return made


def in_memory(corpus: Corpus, documents: list[Document], words: tuple[tuple[str, ...], ...] = ()) -> Engine:
    """An engine over just these documents, built in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        generation = Shelf(Path(folder), corpus).build(iter(documents), seq=0)
        return Engine(Index(corpus, generation), Synonyms(words))

"""Following the database: changes, new generations, synonyms; two processes; nothing missed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from weerbaar.foundation.search import changes, live, port
from weerbaar.foundation.search.models import Change, Synonym
from weerbaar.foundation.search.port import Corpus, Document, Facet, Selection

NOBODY = frozenset({"openbaar"})
rows: dict[int, str] = {}


def documents(ids: Collection[int] | None) -> Iterator[Document]:
    for pk, title in list(rows.items()):
        if ids is None or pk in ids:
            yield Document(pk, pk, {"title": title}, {"kind": ("a",)}, clauses=(NOBODY,))


@pytest.fixture
def corpus(settings) -> Iterator[Corpus]:
    """A corpus over `rows`, followed as a web process does."""
    settings.SEARCH_MODE = "follow"
    rows.clear()
    rows.update({1: "boot", 2: "tent"})
    made = Corpus(f"proef{time.monotonic_ns()}", documents, (Facet("kind", lambda: ("a",)),), {"title": 1.0})
    port.register(made)
    yield made
    live.reset()
    port._corpora.pop(made.name)


def found(corpus: Corpus, words: str) -> tuple[int, ...]:
    return port.search(corpus.name, Selection(words=words, exact=True), NOBODY).ids


def soon(check: Callable[[], bool], seconds: float = 3.0) -> bool:
    """Whether it becomes true within the time that a change may take."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.django_db(transaction=True)
def test_changes_are_found_within_three_seconds(corpus):
    assert found(corpus, "boot") == (1,)
    rows[1], rows[3] = "pomp", "boten"
    del rows[2]
    port.changed(corpus.name, [1, 2, 3])
    assert soon(lambda: found(corpus, "boot") == (3,))
    assert found(corpus, "pomp") == (1,)
    assert found(corpus, "tent") == ()


@pytest.mark.django_db(transaction=True)
def test_a_new_generation_and_synonyms_are_taken_in_use(corpus):
    assert found(corpus, "drijfding") == ()
    first = live.process().followed[corpus.name].name
    rows[4] = "kraan"
    live.rebuild(corpus)
    assert soon(lambda: found(corpus, "kraan") == (4,))
    assert live.process().followed[corpus.name].name != first
    Synonym.objects.create(words=["drijfding", "boot"])
    assert soon(lambda: found(corpus, "drijfding") == (1,))
    assert [path.name for path in live.shelf(corpus).folder.iterdir() if path.is_dir()] == [
        live.shelf(corpus).current()
    ]


@pytest.mark.django_db(transaction=True)
def test_searching_goes_on_during_a_rebuild(corpus):
    found(corpus, "boot")
    stop, answers = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            answers.append(found(corpus, "boot"))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    for _ in range(3):
        live.rebuild(corpus)
        time.sleep(1.1)
    stop.set()
    thread.join()
    assert set(answers) == {(1,)}


@pytest.mark.django_db(transaction=True)
def test_a_change_that_commits_late_is_not_missed(corpus):
    """Numbers are given out before the commit: number 2 may be seen before number 1."""
    port.changed(corpus.name, [9])
    trail = changes.Trail(changes.Change.objects.latest("seq").seq)
    has_written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            port.changed(corpus.name, [1])
            has_written.set()
            may_commit.wait(5)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    has_written.wait(5)
    port.changed(corpus.name, [2])
    assert trail.read() == {corpus.name: {2}}
    may_commit.set()
    thread.join()
    assert trail.read() == {corpus.name: {1}}
    assert trail.read() == {}


@pytest.mark.django_db(transaction=True)
def test_a_broken_or_older_index_is_built_again(corpus):
    found(corpus, "boot")
    folder = live.shelf(corpus).folder / live.shelf(corpus).current()
    (folder / "meta.json").write_text('{"format": 0}')
    live.reset()
    assert found(corpus, "boot") == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_forked_process_follows_for_itself(corpus):
    import os

    found(corpus, "boot")
    before = live.process()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, b"new" if live.process() is not before else b"old")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 3) == b"new"


@pytest.mark.django_db(transaction=True)
def test_needs_rebuild_and_the_command(corpus, capsys):
    assert live.needs_rebuild(corpus)
    call_command("search_rebuild", corpus.name)
    assert "2 documenten" in capsys.readouterr().out
    assert not live.needs_rebuild(corpus)
    port.changed(corpus.name, range(2001))
    assert live.needs_rebuild(corpus)
    assert corpus.name in live.rebuild_where_needed()
    with pytest.raises(CommandError, match=r"geen zoekcollectie 'bestaat-niet'"):
        call_command("search_rebuild", "bestaat-niet")


@pytest.mark.django_db
def test_direct_mode_sees_its_own_transaction(corpus, settings):
    settings.SEARCH_MODE = "direct"
    assert found(corpus, "boot") == (1,)
    rows[5] = "boot"
    assert set(found(corpus, "boot")) == {1, 5}
    assert Change.objects.count() == 0


def test_half_a_build_leaves_nothing(corpus):
    def broken(ids: Collection[int] | None) -> Iterator[Document]:
        yield from documents(ids)
        raise RuntimeError("de database viel weg")

    shelf = live.shelf(corpus)
    with pytest.raises(RuntimeError, match="viel weg"):
        shelf.build(broken(None), seq=0)
    assert list(shelf.folder.glob("*")) == []
    assert list(shelf.folder.glob(".new-*")) == []


def test_builders_wait_for_each_other(corpus):
    shelf = live.shelf(corpus)
    with shelf.alone():
        code = f"import fcntl; fcntl.flock(open({str(shelf.folder / '.lock')!r}), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "BlockingIOError" in done.stderr


@pytest.mark.django_db(transaction=True)
def test_documents_read_by_another_process(monkeypatch):
    """The other process has the corpora that plugs register, and the database that the environment names."""
    from ops.site import address_of
    from weerbaar.foundation.search import reader

    monkeypatch.setenv("DATABASE_URL", address_of(connection.settings_dict))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings")
    real = next(one for one in port.corpora() if not one.name.startswith("proef"))
    assert list(reader.elsewhere(real)) == list(real.documents(None))
    with pytest.raises(reader.ReadingFailed):
        list(reader.elsewhere(Corpus("bestaat-daar-niet", documents, (), {"title": 1.0})))

"""Long files: a worker does them with progress; broken off, crashed, and two at once."""

import threading

import pytest
from django.db import connection, transaction

from tests.cast import gather
from tests.offering import HEAD, offer_a_file
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports import jobs, locks
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services import confirm_batch, drop_batch, undo_batch, work
from weerbaar.foundation.taxonomy.loading import load_all

MINE = "Aggregaten Walcheren;{};energie;materieel;Middelburg"


def many(count):
    return "\r\n".join([HEAD, *(MINE.format(f"Lichtmast {number}") for number in range(count))])


@pytest.fixture
def long_work(monkeypatch):
    """Everything is long."""
    monkeypatch.setattr(work, "SHORT", 0)


@pytest.fixture
def committed(transactional_db):
    """The cast, in a database that other connections see."""
    load_all()
    return gather()


def page(cast, batch):
    return cast.client("eefje").get(batch.get_absolute_url()).content.decode()


def queued():
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.filter(task_name=jobs.perform.name).values_list("args", flat=True))


def test_a_worker_does_it_and_the_page_tells_how_far_it_is(committed, long_work):
    batch = offer_a_file(committed, text=many(3))
    assert queued() == [{"batch_id": batch.pk}]
    text = page(committed, batch)
    assert "Wacht op zijn beurt" in text
    assert 'http-equiv="refresh"' in text
    assert 'hx-trigger="every 2s"' in text
    jobs.perform(batch.pk)
    assert "3 rijen: 3 nieuw." in page(committed, batch)
    confirm_batch(committed["eefje"], batch)
    assert not Capability.objects.exists()
    jobs.perform(batch.pk)
    assert Capability.objects.count() == 3
    jobs.perform(batch.pk)  # a second time does nothing more
    assert Capability.objects.count() == 3
    batch.refresh_from_db()
    assert (batch.state, batch.progress) == ("ingelezen", 90)


def test_what_is_broken_off_writes_nothing_and_can_be_done_again(committed, long_work):
    batch = offer_a_file(committed)
    jobs.perform(batch.pk)
    confirm_batch(committed["eefje"], batch)
    Batch.objects.update(is_cancelled=True)  # asked for while a worker is at it
    jobs.perform(batch.pk)
    assert "Dit is afgebroken. Er is niets veranderd." in page(committed, batch)
    assert not Capability.objects.exists()
    confirm_batch(committed["eefje"], batch)
    jobs.perform(batch.pk)
    assert Capability.objects.exists()


def test_what_waits_in_vain_can_be_broken_off(committed, long_work):
    batch = offer_a_file(committed)
    drop_batch(committed["eefje"], batch)
    jobs.perform(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.work, batch.rows.count()) == ("gelezen", "", 0)
    client = committed.client("eefje")
    client.post(f"/inlezen/{batch.ref}/opnieuw/")
    jobs.perform(batch.pk)
    assert "1 nieuw" in page(committed, batch)


def test_a_worker_that_was_killed_is_told_and_done_again(committed, long_work):
    batch = offer_a_file(committed)
    jobs.perform(batch.pk)
    confirm_batch(committed["eefje"], batch)
    killed = connection.copy()
    with killed.cursor() as cursor:
        cursor.execute("begin")
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [locks.BATCHES, batch.pk])
    Batch.objects.update(stage="Wegschrijven", progress=70, work_since=batch.asked_at)
    assert "Wegschrijven" in page(committed, batch)
    killed.close()
    text = page(committed, batch)
    assert "halverwege gestopt" in text
    assert "Er is niets veranderd in het register." in text
    committed.client("eefje").post(f"/inlezen/{batch.ref}/opnieuw/")
    jobs.perform(batch.pk)
    assert Capability.objects.count() == 1


def test_an_error_of_ours_is_told_and_writes_nothing(cast, monkeypatch):
    def breaks(*args):
        raise ZeroDivisionError

    batch = offer_a_file(cast)
    monkeypatch.setitem(work.DO, Batch.Work.WRITE, breaks)
    after = confirm_batch(cast["eefje"], batch)
    assert (after.state, after.problem) == ("bekeken", work.FAILED)
    assert "Er ging iets mis" in page(cast, batch)


def test_two_files_at_once_one_waits(committed):
    """While one is being written another is confirmed: it waits, and then sees what the first did."""
    first = offer_a_file(committed, text=many(2), source="Een")
    second = offer_a_file(committed, text=many(2), source="Twee")
    done = threading.Event()

    def confirm_second():
        try:
            confirm_batch(committed["eefje"], second)
        finally:
            connection.close()
            done.set()

    with transaction.atomic():
        confirm_batch(committed["eefje"], first)
        other = threading.Thread(target=confirm_second)
        other.start()
        assert not done.wait(1.0), "it must wait for the first"
    assert done.wait(20)
    other.join()
    second.refresh_from_db()
    assert Capability.objects.count() == 2
    assert (second.state, len(second.stale)) == ("bekeken", 2)


def test_confirming_twice_at_once_writes_once(committed):
    batch = offer_a_file(committed, text=many(2))
    answers = []

    def confirm():
        try:
            answers.append(confirm_batch(committed["eefje"], batch).state)
        except Exception as error:  # the second is told
            answers.append(str(error))
        finally:
            connection.close()

    both = [threading.Thread(target=confirm) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Capability.objects.count() == 2
    assert sum(answer == "ingelezen" for answer in answers) == 1


def test_undoing_by_a_worker(committed, long_work):
    batch = offer_a_file(committed)
    jobs.perform(batch.pk)
    confirm_batch(committed["eefje"], batch)
    jobs.perform(batch.pk)
    undo_batch(committed["eefje"], batch)
    assert Capability.objects.exists()
    jobs.perform(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Capability.objects.count()) == ("teruggedraaid", 0)

"""The spine on real PostgreSQL: one record per change, told at least once, never twice at once."""

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connections, transaction
from django.utils import timezone

from tests.factories import make_organisation
from weerbaar.foundation.activity import jobs, queries, services
from weerbaar.foundation.activity.models import Delivery, Entry
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import listeners

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone.get_default_timezone())
Heard = list[str]


@pytest.fixture
def heard() -> Iterator[Heard]:
    """Two listeners, one of which breaks on entries called 'Breekt'."""
    lines: Heard = []

    def breaks(entry: Entry) -> None:
        if entry.label == "Breekt":
            raise ValueError("kan dit niet aan")
        lines.append(f"streng {entry.label}")

    listeners.listen("vlot", ("proef.",), lambda entry: lines.append(f"vlot {entry.label}"))
    listeners.listen("streng", ("proef.",), breaks)
    yield lines
    listeners.stop_listening("vlot")
    listeners.stop_listening("streng")


def happen(name: str, code: str = "proef.veranderd") -> Entry:
    organisation = make_organisation(name)
    with transaction.atomic():
        return services.record(None, code, organisation, {"name": [None, name]})


def states() -> dict[str, str]:
    return {row.listener: row.state for row in Delivery.objects.all()}


def test_a_record_outside_a_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        services.record(None, "proef.veranderd", make_organisation("Los"))
    assert not Entry.objects.exists()


def test_record_and_change_stand_or_fall_together(transactional_db: None, heard: Heard) -> None:
    @transaction.atomic
    def change_and_break() -> None:
        services.record(None, "proef.veranderd", make_organisation("Verdwijnt"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_break()
    assert (Organisation.objects.count(), Entry.objects.count(), Delivery.objects.count()) == (0, 0, 0)
    assert not _jobs()


def _jobs() -> list[dict[str, Any]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.filter(task_name=jobs.deliver.name).values_list("args", flat=True))


def test_each_listener_has_a_delivery_and_a_job(db: None, heard: Heard) -> None:
    happen("Bakkerij")
    assert states() == {"vlot": "wacht", "streng": "wacht"}
    assert {job["delivery_id"] for job in _jobs()} == set(Delivery.objects.values_list("pk", flat=True))
    happen("Ongehoord", code="anders.veranderd")
    assert Delivery.objects.count() == 2


def test_nothing_is_told_twice_once_it_is_done(db: None, heard: Heard) -> None:
    happen("Bakkerij")
    assert services.deliver_due() == 2
    assert services.deliver_due() == 0
    assert [services.deliver(row.pk) for row in Delivery.objects.all()] == [False, False]
    assert sorted(heard) == ["streng Bakkerij", "vlot Bakkerij"]


def test_a_failing_listener_waits_longer_each_time_and_hinders_nobody(db: None, heard: Heard) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        happen("Breekt")
        waits = []
        for _ in range(services.MAX_ATTEMPTS):
            services.deliver_due()
            row = Delivery.objects.get(listener="streng")
            waits.append(row.next_at - timezone.now())
            clock.move_to(max(row.next_at, timezone.now() + timedelta(seconds=1)))
    assert heard == ["vlot Breekt"]
    assert [wait.total_seconds() for wait in waits[:4]] == [5, 10, 20, 40]
    assert (row.state, row.attempts) == (Delivery.State.GIVEN_UP, services.MAX_ATTEMPTS)
    assert row.last_error == "ValueError: kan dit niet aan"


def test_what_was_given_up_can_be_tried_again(cast, heard: Heard) -> None:
    happen("Breekt")
    Delivery.objects.filter(listener="streng").update(state=Delivery.State.GIVEN_UP, attempts=12)
    Entry.objects.update(label="Gemaakt")
    with pytest.raises(Refused, match="beheerder"):
        services.try_again(cast["mats"], Delivery.objects.get(listener="streng"))
    services.try_again(cast["ada"], Delivery.objects.get(listener="streng"))
    services.deliver_due()
    assert states() == {"vlot": "klaar", "streng": "klaar"}


def test_an_unknown_listener_is_an_error_and_not_a_loss(db: None, heard: Heard) -> None:
    happen("Bakkerij")
    listeners.stop_listening("streng")
    services.deliver_due()
    assert "streng" in Delivery.objects.get(listener="streng").last_error
    assert states()["streng"] == "wacht"


@pytest.mark.parametrize(
    ("visibility", "who_may_read"),
    [
        ("openbaar", {"noor", "mats", "eefje", "cas", "hidde"}),
        ("leden", {"mats", "eefje", "cas", "hidde"}),
        ("crisisprofessionals", {"cas", "eefje"}),
        ("eigen-organisatie", {"eefje"}),
    ],
)
def test_a_line_is_read_by_who_might_see_the_record_then(cast, visibility: str, who_may_read: set[str]) -> None:
    from weerbaar.foundation.audiences.keys import clause_for

    cast.aggregaten.audience = clause_for(visibility, ["VR19"], [cast.aggregaten.pk])
    with transaction.atomic():
        entry = services.record(None, "organisation.changed", cast.aggregaten)
    readers = {
        name
        for name, keys in cast.keyrings(["noor", "mats", "eefje", "cas", "hidde"]).items()
        if entry in queries.history_of(cast.aggregaten.uuid, keys, cast[name])
    }
    assert readers == who_may_read


# --- several workers, and one that is killed ---------------------------------------------------


def _work(log: Path, stuck: Path | None) -> None:
    """A worker process: tells everything that is due and notes begin and end; hangs at its first if told to."""
    connections.close_all()

    def note(entry: Entry) -> None:
        _append(log, f"begin {entry.pk} {os.getpid()}")
        if stuck is not None:
            stuck.write_text(str(entry.pk))
            signal.pause()
        _append(log, f"end {entry.pk} {os.getpid()}")

    listeners.listen("vlot", ("proef.",), note)
    services.deliver_due()
    connections.close_all()


def _append(log: Path, line: str) -> None:
    with log.open("a") as file:
        file.write(line + "\n")


def _start(count: int, log: Path, stuck: Path | None = None) -> list[Any]:
    connections.close_all()
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_work, args=(log, stuck)) for _ in range(count)]
    for worker in workers:
        worker.start()
    return workers


def _overlaps(lines: list[str]) -> list[str]:
    """Entries that were begun while another worker was still busy with them."""
    busy: set[str] = set()
    twice = []
    for line in lines:
        word, entry, _ = line.split()
        if word == "begin" and entry in busy:
            twice.append(entry)
        (busy.add if word == "begin" else busy.discard)(entry)
    return twice


def test_several_workers_share_the_work_and_never_the_same_piece(transactional_db: None, tmp_path: Path) -> None:
    listeners.listen("vlot", ("proef.",), print)
    organisation = make_organisation("Bakkerij")
    with transaction.atomic():
        for _ in range(120):
            services.record(None, "proef.veranderd", organisation)
    log = tmp_path / "log"
    for worker in _start(4, log):
        worker.join(60)
    listeners.stop_listening("vlot")
    lines = log.read_text().splitlines()
    told = Counter(line.split()[1] for line in lines if line.startswith("end"))
    assert _overlaps(lines) == []
    assert (len(told), set(told.values())) == (120, {1})
    assert set(states().values()) == {"klaar"}


def test_what_a_killed_worker_held_is_told_by_another(transactional_db: None, tmp_path: Path) -> None:
    listeners.listen("vlot", ("proef.",), print)
    organisation = make_organisation("Bakkerij")
    with transaction.atomic():
        for _ in range(5):
            services.record(None, "proef.veranderd", organisation)
    log, stuck = tmp_path / "log", tmp_path / "stuck"
    (victim,) = _start(1, log, stuck)
    while not stuck.exists() or not stuck.read_text():
        assert victim.is_alive()
    (first,) = _start(1, log)
    first.join(60)
    assert Delivery.objects.filter(state="wacht").count() == 1, "what the victim holds is left alone while it lives"
    os.kill(victim.pid, signal.SIGKILL)
    victim.join(60)
    (second,) = _start(1, log)
    second.join(60)
    listeners.stop_listening("vlot")
    held = stuck.read_text()
    ends = [line.split()[1] for line in log.read_text().splitlines() if line.startswith("end")]
    assert sorted(ends) == sorted(str(entry.pk) for entry in Entry.objects.all())
    assert ends[-1] == held
    assert set(states().values()) == {"klaar"}

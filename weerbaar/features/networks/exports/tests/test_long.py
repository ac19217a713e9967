"""A long selection: asked for, made by a worker while its page tells how far, mailed, fetched by its owner, gone."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.answers import counting
from weerbaar.features.networks.exports import rules, services
from weerbaar.features.networks.exports.formats import FORMATS
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.exports.tests.reading_back import ALL, body, rows
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.letters.services import post_due
from weerbaar.foundation.organisations.models import Role

ADDRESS = "/netwerkkaart/download/{}/?regio=VR19&sorteer=naam"


@pytest.fixture(autouse=True)
def _short(settings: Any) -> None:
    settings.EXPORT_DIRECT_ROWS = 2


def asked(cast: Any, who: str = "cas", name: str = "csv") -> Export:
    """Asked for by the button on the page that says it will be long."""
    client = cast.client(who)
    shown = client.get(ADDRESS.format(name))
    assert shown.status_code == 200
    assert "Dit wordt een groot bestand" in shown.content.decode()
    answer = client.post(ADDRESS.format(name))
    assert answer.status_code == 302
    return Export.objects.get(ref=answer["Location"].split("/")[2])


def made(cast: Any, who: str = "cas", name: str = "csv") -> Export:
    export = asked(cast, who, name)
    services.make_export(export.pk)
    export.refresh_from_db()
    return export


@pytest.mark.parametrize("name", ALL)
def test_from_asking_to_fetching(register: Any, box: Any, name: str, settings: Any) -> None:
    export = asked(register, name=name)
    client = register.client("cas")
    assert list(ProcrastinateJob.objects.filter(queue_name="exports").values_list("args", flat=True)) == [
        {"export_id": export.pk}
    ]
    waiting = client.get(export.get_absolute_url()).content.decode()
    assert "Wacht op zijn beurt" in waiting
    assert 'http-equiv="refresh"' in waiting
    services.make_export(export.pk)
    post_due()
    assert box.to() == ["cas@voorbeeld.invalid"]
    assert "niet voor iedereen" in box.text()
    page = client.get(box.link()).content.decode()
    assert "Uw bestand staat klaar" in page
    assert 'http-equiv="refresh"' not in page
    export.refresh_from_db()
    found = rows(name, body(client.get(f"{export.get_absolute_url()}bestand/")))
    settings.EXPORT_DIRECT_ROWS = 1000
    assert found == rows(name, body(client.get(ADDRESS.format(name))))
    assert (export.row_count, export.is_sensitive, export.state) == (len(found), True, "klaar")
    assert set(Entry.objects.values_list("code", flat=True)) >= {"export.asked", "export.made"}


def test_while_it_is_made_the_page_tells_how_far(register: Any, monkeypatch: Any) -> None:
    export, client, told = asked(register, name="geojson"), register.client("cas"), []
    whole = FORMATS["geojson"].write

    def slowly(reading: Any) -> Any:
        for piece in whole(type(reading)(reading.user, reading.asked, reading.made_at, reading.watch, chunk=2)):
            page = client.get(export.get_absolute_url()).content.decode()
            told.append(page[page.index("<progress") :][:60].split('"')[5])
            yield piece

    monkeypatch.setitem(FORMATS, "geojson", type(FORMATS["geojson"])("geojson", "", "", "geojson", "x/y", slowly))
    services.make_export(export.pk)
    percents = [int(one) for one in told]
    assert percents == sorted(percents)
    assert len(set(percents)) > 2


@pytest.mark.parametrize("who", ["noor", "mats", "rick", "ada"])
def test_only_the_owner_sees_it(register: Any, who: str) -> None:
    export, client = made(register), register.client(who)
    for page in ("", "bestand/", "weggooien/"):
        assert client.get(f"{export.get_absolute_url()}{page}").status_code == (302 if who == "noor" else 404)
    if who != "noor":
        assert export.ref not in client.get("/meenemen/").content.decode()


def test_it_holds_what_its_owner_may_see_when_it_is_made(register: Any) -> None:
    export = asked(register)
    Role.objects.filter(user=register["cas"]).delete()
    services.make_export(export.pk)
    export.refresh_from_db()
    assert not export.is_sensitive
    assert b"Schuilkelder" not in export.file.read()


def test_asked_without_the_second_step_holds_what_a_member_sees(register: Any) -> None:
    export = made(register, "cas zonder")
    assert not export.is_sensitive
    assert b"Schuilkelder" not in export.file.read()


@pytest.mark.parametrize("change", ["role ended", "without second step"])
def test_who_may_see_less_by_now_does_not_get_it(register: Any, change: str) -> None:
    export = made(register)
    if change == "role ended":
        Role.objects.filter(user=register["cas"]).delete()
    client = register.client("cas" if change == "role ended" else "cas zonder")
    assert client.get(f"{export.get_absolute_url()}bestand/").status_code == 403
    page = client.get(export.get_absolute_url())
    assert page.status_code == 200
    assert "Haal het bestand op" not in page.content.decode()


def test_after_a_week_it_is_gone(register: Any, django_capture_on_commit_callbacks: Any) -> None:
    export = made(register)
    name, storage = str(export.file.name), export.file.storage
    for days, is_there in ((6, True), (8, False)):
        later = time_machine.travel(timezone.now() + timedelta(days=days), tick=False)
        with later, django_capture_on_commit_callbacks(execute=True):
            services.forget_old(date(2026, 11, 21) + timedelta(days=days))
        assert Export.objects.filter(pk=export.pk).exists() is storage.exists(name) is is_there
    assert Entry.objects.filter(code="export.made").count() == 1


def test_thrown_away_by_its_owner(register: Any, django_capture_on_commit_callbacks: Any) -> None:
    export, client = made(register), register.client("cas")
    name, storage = str(export.file.name), export.file.storage
    assert "wordt gewist" in client.get(f"{export.get_absolute_url()}weggooien/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{export.get_absolute_url()}weggooien/")
    assert not storage.exists(name)
    assert client.get(export.get_absolute_url()).status_code == 404


def test_thrown_away_while_it_is_made(register: Any, monkeypatch: Any) -> None:
    export = asked(register)
    whole = FORMATS["csv"].write

    def meanwhile(reading: Any) -> Any:
        Export.objects.all().delete()
        return whole(reading)

    monkeypatch.setitem(FORMATS, "csv", type(FORMATS["csv"])("csv", "CSV", "", "csv", "text/csv", meanwhile))
    services.make_export(export.pk)
    assert not Export.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("how", ["went wrong", "worker killed"])
def test_what_did_not_come_can_be_asked_again(register: Any, how: str) -> None:
    export, client = asked(register), register.client("cas")
    state = Export.State.FAILED if how == "went wrong" else Export.State.BUSY
    Export.objects.update(state=state, seen_at=timezone.now() - timedelta(minutes=3))
    assert "niet gelukt" in client.get(export.get_absolute_url()).content.decode()
    services.make_export(export.pk)  # its first job comes too late
    assert Export.objects.get().state == state
    assert client.post(f"{export.get_absolute_url()}opnieuw/").status_code == 302
    services.make_export(export.pk)
    services.make_export(export.pk)
    assert Export.objects.get().state == "klaar"
    assert Letter.objects.count() == 1


def test_a_few_at_a_time(register: Any) -> None:
    for _ in range(rules.AT_ONCE):
        asked(register)
    answer = register.client("cas").post(ADDRESS.format("csv"))
    assert answer.status_code == 403
    assert "Wacht tot er een klaar is" in answer.content.decode()
    assert register.client("mats").post(ADDRESS.format("csv")).status_code == 302


def test_more_than_a_workbook_holds_is_refused_with_the_reason(register: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(rules, "MOST", 3)
    answer = register.client("cas").get(ADDRESS.format("xlsx"))
    assert answer.status_code == 403
    assert "Maak de selectie kleiner" in answer.content.decode()


def test_many_cost_no_more_queries_than_one_in_the_list(register: Any) -> None:
    client, counts = register.client("cas"), []
    for many in (1, 9):
        for _ in range(many):
            Export.objects.create(owner=register["cas"], format="csv", address="?")
        with counting() as queries:
            client.get("/meenemen/")
        counts.append(len(queries))
    assert counts[0] == counts[1]

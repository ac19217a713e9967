"""Asked by mail, answered without signing in: read from a real mail server, clicked as a browser would."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import ZEELAND, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_role,
    set_visibility,
)
from tests.postbox import Box
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.upkeep import services
from weerbaar.features.networks.upkeep.models import Ask, Escalation
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.organisations.models import Assurance, Organisation, Role, RoleKind
from weerbaar.foundation.taxonomy.models import Region

TODAY = date(2027, 5, 1)
SOON = TODAY + timedelta(days=20)
LATER = TODAY + timedelta(days=100)


@pytest.fixture
def clock() -> Iterator[Any]:
    noon = datetime(2027, 5, 1, 12, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(noon, tick=False) as clock:
        yield clock


@pytest.fixture
def lamps(clock: Any, cast: Cast) -> Capability:
    """Eefje's organisation: lamps and their agreement are due, a contact and the rest are not. Olaf's is up to date."""
    Organisation.objects.update(confirmed_until=LATER)
    make_contact(cast.aggregaten, confirmed_until=LATER, phone="000-7654321")
    make_capability(cast.aggregaten, "Aggregaat", confirmed_until=LATER)
    lamps = make_capability(cast.aggregaten, "Lichtmasten", confirmed_until=SOON, description="Zes meter hoog.")
    make_agreement([cast.aggregaten], [lamps], title="Licht bij uitval", confirmed_until=SOON)
    return lamps


def ask(day: date = TODAY) -> None:
    services.ask_owners(day)
    letters.post_due()


def text(response: Any) -> str:
    return response.content.decode()


def press(client: Client, address: str, button: str, part: str = "") -> Any:
    """Press a button of the page as it stands there; `part` is the uuid of one thing."""
    page = text(client.get(address))
    start = page.index(f'id="{part}"') if part else page.index("Klopt alles?")
    seen = page[start:].partition('name="gezien" value="')[2].partition('"')[0]
    return client.post(address, {"klopt": button, "gezien": seen}, follow=True)


def test_one_letter_says_what_is_due_and_its_link_confirms_all_without_signing_in(
    cast: Cast, box: Box, lamps: Capability
) -> None:
    ask()
    ask()
    assert box.to() == ["eefje@voorbeeld.invalid"]
    letter = box.text()
    assert "Lichtmasten (capaciteit): bevestigd, geldig tot en met 21 mei 2027" in letter
    assert "Licht bij uitval (afspraak)" in letter
    assert "Aggregaat" not in letter
    client = Client()
    page = text(client.get(box.link()))
    assert "Zes meter hoog." in page
    assert "000-7654321" in page
    assert not Assurance.objects.exists(), "looking changes nothing"
    answer = press(client, box.link(), "alles")
    assert "5 gegevens zijn bevestigd" in text(answer)
    assert set(Assurance.objects.values_list("kind", "channel", "confirmed_by__name")) == {
        (kind, "mail", "Eefje") for kind in ("organisation", "contact", "capability", "agreement")
    }
    lamps.refresh_from_db()
    assert lamps.confirmed_until == TODAY + timedelta(days=183)
    assert Entry.objects.filter(code__endswith=".confirmed").count() == 5
    history = text(cast.client("noor").get(f"{lamps.get_absolute_url()}geschiedenis/"))
    assert "Bevestigd dat dit klopt" in history
    assert "_auth_user_id" not in client.session
    assert client.get(f"/mijn/organisatie/{cast.aggregaten.ref}/").status_code == 302


def test_one_thing_alone(cast: Cast, box: Box, lamps: Capability) -> None:
    ask()
    press(Client(), box.link(), str(lamps.uuid), str(lamps.uuid))
    assert list(Assurance.objects.values_list("target", "channel")) == [(lamps.uuid, "mail")]


@pytest.mark.parametrize(
    "how",
    ["too old", "stopped", "no longer editor", "account off", "changed by hand", "of another purpose", "forgotten"],
)
def test_a_link_that_no_longer_works(cast: Cast, box: Box, lamps: Capability, clock: Any, how: str) -> None:
    ask()
    link = box.link()
    match how:
        case "too old":
            clock.shift(timedelta(days=46))
        case "stopped":
            Organisation.objects.update(ended_on=TODAY)
        case "no longer editor":
            Role.objects.filter(user=cast["eefje"]).delete()
        case "account off":
            user = cast["eefje"]
            user.is_active = False
            user.save()
        case "changed by hand":
            link = f"{link[:-3]}x/"
        case "of another purpose":
            from weerbaar.foundation.letters.links import sign

            link = f"/klopt-dit-nog/{sign('anders', {'ask': Ask.objects.get().pk})}/"
        case _:
            Ask.objects.all().delete()
    for answer in (Client().get(link), Client().post(link, {"klopt": "alles"})):
        assert answer.status_code == 404
        assert "Deze link werkt niet meer" in text(answer)
    assert not Assurance.objects.exists()


def test_a_link_is_for_its_own_organisation(cast: Cast, box: Box, lamps: Capability) -> None:
    kitchen = make_capability(cast.veldkeuken, "Keuken", confirmed_until=LATER)
    ask()
    client = Client()
    assert "Keuken" not in text(client.get(box.link()))
    client.post(box.link(), {"klopt": str(kitchen.uuid)})
    client.post(box.link(), {"klopt-niet": str(kitchen.uuid), f"{kitchen.uuid}-text": "Bestaat niet meer."})
    kitchen.refresh_from_db()
    assert (kitchen.confirmed_until, Assurance.objects.count(), Report.objects.count()) == (LATER, 0, 0)


def test_what_is_no_longer_right_counts_as_overdue_and_is_told(cast: Cast, box: Box, lamps: Capability) -> None:
    ask()
    client, link = Client(), box.link()
    name = f"{lamps.uuid}-text"
    page = text(client.post(link, {"klopt-niet": str(lamps.uuid), name: ""}))
    assert "Schrijf in een paar woorden" in page
    page = text(client.post(link, {"klopt-niet": str(lamps.uuid), name: "kort"}))
    assert ">\nkort</textarea>" in page, "what was typed stays"
    answer = client.post(link, {"klopt-niet": str(lamps.uuid), name: "De masten zijn verkocht."}, follow=True)
    assert "telt nu als niet bevestigd" in text(answer)
    lamps.refresh_from_db()
    assert (lamps.freshness, lamps.confirmed_until) == ("verlopen", TODAY - timedelta(days=1))
    report = Report.objects.get()
    assert (report.target, report.text, report.reporter) == (lamps.uuid, "De masten zijn verkocht.", cast["eefje"])
    assert Entry.objects.filter(code="capability.doubted", target=lamps.uuid).count() == 1
    assert "Gemeld dat dit niet meer klopt" in text(cast.client("noor").get(f"{lamps.get_absolute_url()}geschiedenis/"))


def test_what_was_changed_since_it_was_shown_is_looked_at_again(cast: Cast, box: Box, lamps: Capability) -> None:
    ask()
    client, link = Client(), box.link()
    page = text(client.get(link))
    seen = page.partition('name="gezien" value="')[2].partition('"')[0]
    lamps.name = "Kaarsen"
    lamps.updated_at += timedelta(seconds=1)
    Capability.objects.filter(pk=lamps.pk).update(name="Kaarsen", updated_at=lamps.updated_at)
    answer = client.post(link, {"klopt": "alles", "gezien": seen})
    assert answer.status_code == 409
    assert "intussen iets gewijzigd" in text(answer)
    assert "Kaarsen" in text(answer)
    assert not Assurance.objects.exists()


def test_nonsense_breaks_nothing(cast: Cast, box: Box, lamps: Capability) -> None:
    ask()
    client, link = Client(), box.link()
    for sent in ({}, {"klopt": "onzin"}, {"klopt-niet": "onzin"}, {"klopt-niet": "", "text": "x"}):
        assert client.post(link, sent).status_code in {200, 302, 409}
    assert not Assurance.objects.exists()


# --- who is told when nobody can be asked ---------------------------------------------------------


def test_a_letter_that_bounces_goes_to_the_coordinator(cast: Cast, box: Box, lamps: Capability, clock: Any) -> None:
    box.answers["eefje@voorbeeld.invalid"] = "550 5.1.1 Unknown user"
    ask()
    from weerbaar.foundation.activity.services import deliver_due

    deliver_due()
    clock.shift(timedelta(days=1))
    ask(TODAY + timedelta(days=1))
    assert set(Escalation.objects.values_list("why", "organisation__name")) == {
        ("teruggekomen", "Aggregaten Walcheren")
    }
    assert box.to() == ["gwen@voorbeeld.invalid"]
    assert "Aggregaten Walcheren: de brief kwam terug" in box.text()
    link = box.link()
    page = text(cast.client("gwen").get(link))
    assert "Lichtmasten" in page
    press(cast.client("gwen"), link, "alles")
    assert set(Assurance.objects.values_list("channel", flat=True)) == {"web"}
    desk = text(cast.client("gwen").get("/mijn/gemeente/GM0687/"))
    assert "Van elke organisatie houdt iemand de gegevens bij." in desk


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"municipality": "GM0687"}, {"gwen"}),
        ({"municipality": "GM0717"}, {"rick"}),
        ({"municipality": "GM0153", "area": ["VR05"]}, {"ada"}),
        ({"area": ["NL"]}, {"ada"}),
        ({"municipality": "GM0687", "visibility": "eigen-organisatie"}, set()),
        ({"municipality": "GM0687", "visibility": "crisisprofessionals"}, {"gwen"}),
        ({"municipality": "GM0687", "ended_on": date(2027, 1, 1)}, set()),
        ({"municipality": "GM0687", "is_example": True}, set()),
    ],
)
def test_of_whom_nobody_keeps_the_nearest_coordinator_hears(
    cast: Cast, box: Box, clock: Any, fields: dict[str, Any], told: set[str]
) -> None:
    Organisation.objects.update(confirmed_until=LATER)
    make_organisation("Dorpshuis", confirmed_until=SOON, **fields)
    ask()
    ask()
    assert set(box.to()) == {f"{name}@voorbeeld.invalid" for name in told}
    assert len(box.mails) == len(told)
    if told:
        may_be_named = fields.get("visibility") != "crisisprofessionals"
        assert ("Dorpshuis" in box.text()) is may_be_named, "mail asks for no second step"


def test_the_link_shows_nothing_that_asks_for_a_second_step(cast: Cast, box: Box, clock: Any) -> None:
    """Eefje is crisis professional too; who reads her mail is not."""
    Organisation.objects.update(confirmed_until=LATER)
    make_role(cast["eefje"], RoleKind.CRISIS_PROFESSIONAL, region=Region.objects.get(pk=ZEELAND))
    depot = make_organisation("Depot Zuid", visibility="crisisprofessionals", confirmed_until=LATER)
    make_agreement([cast.aggregaten, depot], title="Brandstof uit het depot", confirmed_until=SOON)
    make_capability(cast.aggregaten, "Lampen", confirmed_until=SOON)
    ask()
    (to_eefje,) = (number for number, name in enumerate(box.to()) if name == "eefje@voorbeeld.invalid")
    assert "depot" not in box.text(to_eefje)
    page = text(Client().get(box.link(to_eefje)))
    assert "Lampen" in page
    assert "epot" not in page
    assert "Depot Zuid" in text(cast.client("eefje").get(f"/organisaties/{cast.aggregaten.ref}/nakijken/"))


def test_a_letter_names_nothing_that_its_reader_may_not_see(cast: Cast, box: Box, clock: Any) -> None:
    Organisation.objects.update(confirmed_until=LATER)
    secret = make_organisation("Geheime Opslag", confirmed_until=LATER)
    store = make_capability(secret, "Kelder", confirmed_until=LATER)
    lamps = make_capability(cast.aggregaten, "Lampen", confirmed_until=LATER)
    make_agreement([cast.aggregaten, secret], [lamps, store], title="Stil", confirmed_until=SOON)
    set_visibility(secret, "eigen-organisatie")
    orphan = make_organisation("Dorpshuis", municipality="GM0687", confirmed_until=LATER)
    make_contact(orphan, visibility="eigen-organisatie", confirmed_until=SOON)
    ask()
    assert box.mails == []


# --- the same, signed in --------------------------------------------------------------------------


def test_the_desk_leads_to_it(cast: Cast, lamps: Capability) -> None:
    page = text(cast.client("eefje").get(f"/mijn/organisatie/{cast.aggregaten.ref}/"))
    assert "Kijk na en bevestig" in page
    assert f"/organisaties/{cast.aggregaten.ref}/nakijken/" in page
    assert "Capaciteit: Lichtmasten" in page
    assert "Capaciteit: Aggregaat" not in page


@pytest.mark.parametrize(("who", "scope"), [("gwen", "gemeente/GM0687"), ("rick", "regio/VR19")])
def test_what_lapsed_stands_on_the_desk_of_an_area(cast: Cast, lamps: Capability, who: str, scope: str) -> None:
    assert "Geen bevestiging is verlopen." in text(cast.client(who).get(f"/mijn/{scope}/"))
    Capability.objects.filter(pk=lamps.pk).update(confirmed_until=TODAY - timedelta(days=1))
    assert "Bevestiging verlopen" in text(cast.client(who).get(f"/mijn/{scope}/"))
    Capability.objects.filter(pk=lamps.pk).update(audience=["niemand"])
    assert "Geen bevestiging is verlopen." in text(cast.client(who).get(f"/mijn/{scope}/"))


@pytest.mark.parametrize(("who", "leads"), [("eefje", True), ("gwen", True), ("olaf", False), ("noor", False)])
def test_the_page_of_the_organisation_leads_to_it(cast: Cast, lamps: Capability, who: str, leads: bool) -> None:
    page = text(cast.client(who).get(cast.aggregaten.get_absolute_url()))
    assert (f"/organisaties/{cast.aggregaten.ref}/nakijken/" in page) is leads


def test_much_is_shown_by_pages_and_confirmed_together(cast: Cast, lamps: Capability) -> None:
    for number in range(60):
        make_capability(cast.aggregaten, f"Ding {number:02}", confirmed_until=SOON)
    client, address = cast.client("eefje"), f"/organisaties/{cast.aggregaten.ref}/nakijken/"
    first, second = (text(client.get(f"{address}?pagina={number}")) for number in (1, 2))
    assert "Ding 01" in first
    assert "Ding 59" not in first
    assert "Ding 59" in second
    assert "op alle 2 bladzijden" in second
    assert "65 gegevens zijn bevestigd" in text(press(client, f"{address}?pagina=2", "alles"))


def test_an_example_becomes_the_organisations_own(cast: Cast, lamps: Capability) -> None:
    Organisation.objects.filter(pk=cast.aggregaten.pk).update(is_example=True)
    address = f"/organisaties/{cast.aggregaten.ref}/nakijken/"
    assert "Lichtmasten" not in text(cast.client("gwen").get(address)), "a coordinator cannot confirm an example"
    press(cast.client("eefje"), address, "alles")
    cast.aggregaten.refresh_from_db()
    assert cast.aggregaten.is_example is False
    assert Assurance.objects.filter(target=lamps.uuid).exists()


def test_many_things_cost_no_more_queries_than_few(cast: Cast, clock: Any) -> None:
    counts = []
    address = f"/organisaties/{cast.aggregaten.ref}/nakijken/"
    for number in (3, 30):
        for one in range(number):
            offer = make_capability(cast.aggregaten, f"Ding {number} {one}", confirmed_until=SOON)
            make_contact(cast.aggregaten, confirmed_until=SOON)
            make_agreement([cast.aggregaten, cast.veldkeuken], [offer], confirmed_until=SOON)
        client = cast.client("eefje")
        client.get(address)
        with CaptureQueriesContext(connection) as shown:
            client.get(address)
        with CaptureQueriesContext(connection) as done:
            services.confirm_all(cast["eefje"], cast.aggregaten)
        counts.append((len(shown), len(done)))
        Capability.objects.update(confirmed_on=None)
        clock.shift(timedelta(days=1))
    assert counts[0] == counts[1]
    assert max(counts[0]) < 40

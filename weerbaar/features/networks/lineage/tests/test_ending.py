"""An organisation that stopped: nobody counts on it any more, nothing is lost, and it can go on after all."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_organisation, make_relation
from tests.filled import filled
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.foundation.organisations.models import Membership, Organisation, Relation

TODAY = date(2026, 11, 21)
DAY = date(2026, 11, 14)


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-21T12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def world(cast: Cast) -> dict[str, Any]:
    mine, other = cast.aggregaten, cast.veldkeuken
    third, network = make_organisation("Derde", area=["VR19"]), make_organisation("Netwerk", area=["VR19"])
    return {
        "lamp": make_capability(mine, "Lamp"),
        "hidden": make_capability(mine, "Stil", visibility="eigen-organisatie"),
        "paused": make_capability(mine, "Pauze", status="onderbroken"),
        "gone": make_capability(mine, "Weg", status="ingetrokken"),
        "two": make_agreement([mine, other], [], title="Met zijn tweeën"),
        "three": make_agreement([mine, other, third], [], title="Met zijn drieën"),
        "old": make_agreement([mine, other], [], title="Oud", valid_to=date(2026, 2, 1)),
        "relation": make_relation(mine, other),
        "past": make_relation(other, mine, until=date(2026, 3, 1)),
        "membership": Membership.objects.create(partnership=network, member=mine),
    }


def end(cast: Cast, who: str = "eefje", day: date = DAY) -> Any:
    address = reverse("organisation_end", args=[cast.aggregaten.ref])
    client = cast.client(who)
    return client.post(address, filled(client.get(address)) | {"day": day.isoformat()}, follow=True)


def fresh(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def test_what_will_end_is_shown_before_and_nothing_is_written(cast: Cast, world: dict[str, Any]) -> None:
    shown = text_of(cast.client("gwen").get(reverse("organisation_end", args=[cast.aggregaten.ref])))
    for part in ("Lamp", "Pauze", "Met zijn tweeën", "Aggregaten Walcheren rekent op Veldkeuken Twente", "Netwerk"):
        assert part in shown
    for part in ("Stil", "Met zijn drieën", "Oud"):
        assert part not in shown
    assert fresh(world["lamp"]).status == "actief"
    assert fresh(cast.aggregaten).ended_on is None
    assert not Succession.objects.exists()


def test_it_all_ends_and_stays_readable(cast: Cast, world: dict[str, Any]) -> None:
    answer = end(cast)
    shown = text_of(answer)
    assert "De organisatie is gestopt." in shown
    assert "gestopt op" in shown
    assert {fresh(world[name]).status for name in ("lamp", "hidden", "paused", "gone")} == {"ingetrokken"}
    assert fresh(world["two"]).valid_to == DAY - timedelta(days=1)
    assert fresh(world["two"]).standing == "afgelopen"
    assert fresh(world["three"]).valid_to is None
    assert fresh(world["old"]).valid_to == date(2026, 2, 1)
    assert fresh(world["relation"]).has_ended
    assert fresh(world["membership"]).until == DAY
    history = text_of(cast.client("mats").get(f"{cast.aggregaten.get_absolute_url()}geschiedenis/"))
    assert "Organisatie gestopt" in history
    assert "Ingetrokken" in text_of(cast.client("mats").get(f"{world['lamp'].get_absolute_url()}geschiedenis/"))
    assert cast.client("noor").get(cast.aggregaten.get_absolute_url()).status_code == 200
    refused = cast.client("eefje").post(reverse("capability_restore", args=[world["lamp"].ref]))
    assert refused.status_code == 403
    assert "is gestopt" in text_of(refused)


REGISTER = (Organisation, Capability, Agreement, Relation, Membership)


def register() -> list[Any]:
    """Every row of what a stop touches, but for the moment of change of the organisation itself."""
    return [
        {name: value for name, value in row.items() if model is not Organisation or name != "updated_at"}
        for model in REGISTER
        for row in model._default_manager.order_by("pk").values()
    ]


def test_going_on_restores_exactly(cast: Cast, world: dict[str, Any]) -> None:
    before = register()
    end(cast)
    assert register() != before
    cast.client("eefje").post(reverse("organisation_resume", args=[cast.aggregaten.ref]))
    assert register() == before


def test_what_changed_since_is_left_alone_and_named(cast: Cast, world: dict[str, Any]) -> None:
    end(cast)
    Agreement.objects.filter(pk=world["two"].pk).update(cost_rule="Om niet", valid_to=date(2026, 10, 1))
    answer = cast.client("gwen").post(reverse("organisation_resume", args=[cast.aggregaten.ref]), follow=True)
    assert "niet teruggezet: Met zijn tweeën." in text_of(answer)
    assert fresh(world["two"]).valid_to == date(2026, 10, 1)
    assert fresh(world["lamp"]).status == "actief"


@pytest.mark.parametrize(
    ("day", "message"),
    [("2026-11-22", "Kies vandaag of een eerdere dag."), ("", "verplicht"), ("gisteren", "datum")],
)
def test_a_wrong_day_is_told(cast: Cast, day: str, message: str) -> None:
    answer = cast.client("eefje").post(reverse("organisation_end", args=[cast.aggregaten.ref]), {"day": day})
    assert answer.status_code == 200
    assert message in text_of(answer).casefold() or message in text_of(answer)
    assert fresh(cast.aggregaten).ended_on is None


def test_who_comes_too_late_looks_again(cast: Cast) -> None:
    address, client = reverse("organisation_end", args=[cast.aggregaten.ref]), cast.client("eefje")
    opened = filled(client.get(address))
    change = reverse("organisation_change", args=[cast.aggregaten.ref])
    gwen = cast.client("gwen")
    with time_machine.travel("2026-11-21T12:05:00+01:00", tick=False):
        gwen.post(change, filled(gwen.get(change)) | {"seat": "Veere"})
        late = client.post(address, opened)
    assert late.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in text_of(late)
    assert fresh(cast.aggregaten).ended_on is None
    assert client.post(address, filled(late)).status_code == 302

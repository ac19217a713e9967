"""A capability in five fields, and what is left for later."""

from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from tests.factories import make_capability, set_visibility
from weerbaar.features.networks.capabilities.completeness import incomplete, missing
from weerbaar.features.networks.capabilities.models import Capability

FILLED = {"name": "Aggregaat 60 kVA", "sub_need": "energie", "form": "materieel", "area": "Middelburg\nVeere",
          "notice_hours": "4"}  # fmt: skip


def send(cast: Cast, who: str, **fields: str) -> Any:
    return cast.client(who).post(f"/organisaties/{cast.aggregaten.ref}/capaciteiten/snel/", FILLED | fields)


def test_five_fields_are_enough_to_be_found_and_counted(cast: Cast) -> None:
    assert send(cast, "eefje").status_code == 302
    made = Capability.objects.get()
    assert (made.name, made.sub_needs, made.form, made.area) == (
        "Aggregaat 60 kVA", ["energie"], "materieel", ["GM0687", "GM0717"],
    )  # fmt: skip
    assert (made.notice_hours, made.visibility, made.freshness) == (4, "openbaar", "bevestigd")
    page = cast.client("eefje").get(made.get_absolute_url()).content.decode()
    assert "staan er 1" not in page
    assert "staat er 1. Er ontbreekt nog: hoeveel er is, hoe lang" in page
    assert "Vul aan als u tijd hebt" not in cast.client("noor").get(made.get_absolute_url()).content.decode()


def test_the_form_asks_five_things(cast: Cast) -> None:
    form = cast.client("eefje").get(f"/organisaties/{cast.aggregaten.ref}/capaciteiten/snel/").context["form"]
    assert len(form.visible_fields()) == 5
    assert "Middelburg (GM0687)" in str(form["area"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Vul in wat de organisatie kan bijdragen."),
        ({"sub_need": ""}, "Kies waarvoor het is."),
        ({"sub_need": "onzin"}, "Kies waarvoor het is."),
        ({"form": ""}, "Maak een keuze."),
        ({"area": ""}, "Vul in waar dit inzetbaar is."),
        ({"area": "Nergenshuizen"}, "Nergenshuizen"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(cast: Cast, fields: dict[str, str], words: str) -> None:
    response = send(cast, "eefje", **{"name": "Mijn aggregaat"} | fields)
    assert words in response.content.decode()
    assert fields.get("name", "Mijn aggregaat") in response.content.decode()
    assert not Capability.objects.exists()


@pytest.mark.parametrize(
    ("who", "is_example", "freshness"),
    [("eefje", False, "bevestigd"), ("eefje", True, "nooit"), ("gwen", False, "nooit")],
)
def test_only_what_its_own_editor_says_counts_at_once(cast: Cast, who: str, is_example: bool, freshness: str) -> None:
    cast.aggregaten.is_example = is_example
    cast.aggregaten.save()
    send(cast, who)
    assert Capability.objects.get().freshness == freshness


def test_it_is_as_visible_as_its_organisation(cast: Cast) -> None:
    set_visibility(cast.aggregaten, "crisisprofessionals")
    send(cast, "eefje")
    assert Capability.objects.get().visibility == "crisisprofessionals"


@pytest.mark.parametrize(
    ("fields", "is_there"),
    [
        ({}, True),
        ({"sub_needs": ["energie"]}, False),
        ({"confirmed_until": date(2999, 1, 1)}, False),
        ({"confirmed_until": None}, False),
        ({"status": "ingetrokken"}, False),
        ({"visibility": "eigen-organisatie"}, False),
    ],
)
def test_overdue_on_the_desk_of_a_need(cast: Cast, fields: dict[str, Any], is_there: bool) -> None:
    late: dict[str, Any] = {"sub_needs": ["bed"], "confirmed_until": date(2020, 1, 1)} | fields
    make_capability(cast.veldkeuken, name="Veldbedden", **late)
    page = cast.client("tessa").get("/mijn/behoefte/bevolkingszorg/").content.decode()
    assert ("Veldbedden" in page) == is_there


WHOLE: dict[str, Any] = {"quantity": 1, "unit": "stuks", "notice_hours": 1, "sustain_hours": 1, "description": "Zo."}


@pytest.mark.parametrize(
    ("fields", "lacking"),
    [
        ({}, []),
        ({"quantity": None}, ["quantity"]),
        ({"quantity": None, "form": "kennis"}, []),
        ({"notice_hours": None, "sustain_hours": None}, ["notice_hours", "sustain_hours"]),
        ({"notice_hours": 0}, []),
        ({"phases": []}, ["phases"]),
        ({"description": ""}, ["description"]),
    ],
)
def test_what_is_missing_in_hand_and_over_rows(cast: Cast, fields: dict[str, Any], lacking: list[str]) -> None:
    one = make_capability(cast.aggregaten, **WHOLE | fields)
    assert missing(one) == lacking
    assert Capability.objects.filter(incomplete()).exists() == bool(lacking)
    desk = cast.client("eefje").get(f"/mijn/organisatie/{cast.aggregaten.ref}/").content.decode()
    assert ("Nog niet ingevuld" in desk) == bool(lacking)

"""Keeping agreements alive: what ends stands on the desk, what is lost without one, and exercises."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import MIDDELBURG, TWENTE, ZEELAND, Cast
from tests.factories import make_agreement, make_capability, make_organisation


def at(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def text(cast: Cast, who: str, address: str) -> str:
    response = cast.client(who).get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"valid_to": 89}, "Loopt af op"),
        ({"valid_to": 0}, "Loopt af op"),
        ({"valid_to": 91}, None),
        ({"valid_to": -1}, "Afgelopen op"),
        ({"valid_to": -31}, None),
        ({"review_due_on": 30}, "Moet opnieuw worden bekeken vóór"),
        ({"review_due_on": -200}, "Moest opnieuw worden bekeken vóór"),
        ({"review_due_on": -200, "valid_to": -100}, None),
        ({"review_due_on": 10, "valid_to": 200}, "Moet opnieuw worden bekeken vóór"),
        ({}, None),
    ],
)
def test_what_ends_stands_on_the_desk(cast, fields, why) -> None:
    dates: Any = {name: at(days) for name, days in fields.items()}
    make_agreement([cast.aggregaten], valid_from=None, **dates)
    page = text(cast, "eefje", f"/mijn/organisatie/{cast.aggregaten.ref}/")
    assert ("Noodstroom bij uitval" in page) == (why is not None)
    assert why is None or why in page


@pytest.mark.parametrize(
    ("who", "address", "parties", "covered", "is_there"),
    [
        ("gwen", f"/mijn/gemeente/{MIDDELBURG}/", "aggregaten", False, True),
        ("gwen", f"/mijn/gemeente/{MIDDELBURG}/", "veldkeuken", False, False),
        ("rick", f"/mijn/regio/{ZEELAND}/", "aggregaten", False, True),
        ("rick", f"/mijn/regio/{ZEELAND}/", "veldkeuken", False, False),
        ("rick", f"/mijn/regio/{ZEELAND}/", "veldkeuken", True, True),
    ],
)
def test_on_whose_desk(cast: Cast, who: str, address: str, parties: str, covered: bool, is_there: bool) -> None:
    """As the rule says who may change it: seat of a party, or a region of what is covered (else where parties work)."""
    party = getattr(cast, parties)
    offers = [make_capability(party, area=[ZEELAND])] if covered else []
    make_agreement([party], offers, valid_to=at(5))
    assert ("Noodstroom bij uitval" in text(cast, who, address)) == is_there


# --- what is lost without it ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "nergens anders geregeld"),
        (["onbevestigd"], "nergens anders geregeld"),
        (["ingetrokken"], "nergens anders geregeld"),
        (["elders"], "nergens anders geregeld"),
        (["andere behoefte"], "nergens anders geregeld"),
        (["verborgen"], "nergens anders geregeld"),
        (["bevestigd"], "Anderen bieden het wel aan"),
        (["landelijk"], "Anderen bieden het wel aan"),
        (["afgelopen afspraak"], "Anderen bieden het wel aan"),
        (["afspraak"], "Alles staat ook in een andere afspraak"),
    ],
)
def test_what_is_lost(cast: Cast, others: list[str], words: str) -> None:
    own = make_capability(cast.aggregaten, confirmed_until=at(100))
    agreement = make_agreement([cast.aggregaten], [own])
    other = make_organisation("Ander", area=["NL"])
    more: dict = {
        "onbevestigd": {"confirmed_until": None},
        "ingetrokken": {"status": "ingetrokken"},
        "elders": {"area": [TWENTE]},
        "andere behoefte": {"sub_needs": ["bed"]},
        "verborgen": {"visibility": "eigen-organisatie"},
        "landelijk": {"area": ["NL"]},
    }
    for kind in others:
        fields = {"confirmed_until": at(100), "area": [ZEELAND]} | more.get(kind, {})
        made = make_capability(other, name="Ander aggregaat", **fields)
        if "afspraak" in kind:
            end = at(-1) if kind.startswith("afgelopen") else None
            make_agreement([other], [made], title="Andere afspraak", valid_to=end)
    page = text(cast, "rick", agreement.get_absolute_url())
    assert words in page
    assert "voor zover u mag zien" in page
    assert "Zeeland</td>" in page


@pytest.mark.parametrize(
    ("who", "sees"),
    [("noor", False), ("mats", False), ("eefje", False), ("gwen", True), ("rick", True), ("tessa", True),
     ("cas", True), ("hidde", False), ("ada", False)],
)  # fmt: skip
def test_who_knows_what_is_lost(cast: Cast, who: str, sees: bool) -> None:
    """A weak spot: for coordinators and crisis professionals, of their own regions."""
    agreement = make_agreement([cast.aggregaten], [make_capability(cast.aggregaten)])
    assert ("Wat valt weg zonder" in text(cast, who, agreement.get_absolute_url())) == sees


def test_only_of_their_own_regions(cast: Cast) -> None:
    club = make_organisation("Landelijke club", area=["NL"])
    agreement = make_agreement([club], [make_capability(club, area=["NL"])])
    page = text(cast, "hidde", agreement.get_absolute_url())
    assert "Twente</td>" in page
    assert "Zeeland</td>" not in page
    assert "Haaglanden</td>" in text(cast, "tessa", agreement.get_absolute_url())


def test_much_costs_no_more_queries(cast: Cast, django_assert_max_num_queries) -> None:
    offers = [make_capability(cast.aggregaten, name=f"Nummer {number}") for number in range(30)]
    agreement = make_agreement([cast.aggregaten], offers)
    client = cast.client("rick")
    client.get(agreement.get_absolute_url())
    with django_assert_max_num_queries(32):
        client.get(agreement.get_absolute_url())


# --- exercises ------------------------------------------------------------------------------------


def exercise(cast: Cast, who: str, agreement, **data):
    return cast.client(who).post(f"{agreement.get_absolute_url()}geoefend/", data)


def test_an_exercise_is_kept_with_how_it_went(cast: Cast) -> None:
    agreement = make_agreement([cast.aggregaten])
    assert exercise(cast, "eefje", agreement, on="2026-03-01", note="Na een uur draaide alles.").status_code == 302
    assert exercise(cast, "gwen", agreement, on="2025-01-01").status_code == 302
    agreement.refresh_from_db()
    assert agreement.last_exercised_on == date(2026, 3, 1), "an older one is history only"
    page = text(cast, "mats", agreement.get_absolute_url())
    for part in ("Geoefend", "op: 1 maart 2026", "hoe het ging: Na een uur draaide alles.", "op: 1 januari 2025"):
        assert part in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"on": ""}, "Vul de dag in waarop u hebt geoefend."),
        ({"on": "gisteren"}, "geldige datum"),
        ({"on": "2999-01-01"}, "Kies een dag die al is geweest."),
    ],
)
def test_a_wrong_day_is_told(cast: Cast, data: dict[str, str], words: str) -> None:
    agreement = make_agreement([cast.aggregaten])
    response = exercise(cast, "eefje", agreement, note="Ging goed", **data)
    assert words in response.content.decode()
    assert "Ging goed" in response.content.decode()
    agreement.refresh_from_db()
    assert agreement.last_exercised_on is None


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("", ["Alfa", "Beta", "Gamma"]),
        ("geoefend", ["Gamma", "Beta", "Alfa"]),
        ("-geoefend", ["Alfa", "Beta", "Gamma"]),
        ("einde", ["Beta", "Alfa", "Gamma"]),
        ("onzin", ["Alfa", "Beta", "Gamma"]),
    ],
)
def test_order_of_the_list(cast: Cast, order: str, titles: list[str]) -> None:
    dates = {
        "Gamma": (None, None),
        "Beta": (date(2025, 5, 1), date(2030, 1, 1)),
        "Alfa": (date(2026, 5, 1), date(2031, 1, 1)),
    }
    for title, (exercised, end) in dates.items():
        make_agreement([cast.aggregaten], title=title, last_exercised_on=exercised, valid_to=end)
    page = text(cast, "noor", f"/afspraken/?sorteer={order}")
    assert sorted(titles, key=lambda title: page.index(f">{title}<")) == titles


def test_elsewhere_it_is_somebody_elses(cast: Cast) -> None:
    agreement = make_agreement([cast.veldkeuken])
    assert exercise(cast, "eefje", agreement, on="2026-03-01").status_code == 403

"""Possibly the same people: planted cases, who is asked, on whose desk, and that an answer takes the question away."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import MIDDELBURG, TWENTE, ZEELAND, Cast
from tests.factories import make_capability, make_organisation, make_relation
from weerbaar.features.networks.capabilities.services import change_capability
from weerbaar.features.networks.matrix.sames import same_people
from weerbaar.foundation.organisations.models import Membership

PAGE = "/netwerkkaart/dubbel-beloofd/"
PEOPLE: dict[str, Any] = {"form": "mensen", "sub_needs": ["redden"], "area": [ZEELAND]}


def plant(cast: Cast, tie: str, **other: Any) -> Any:
    """A brigade in Zeeland and its umbrella, tied in this way; `other` is how the umbrella's offer differs."""
    brigade, umbrella = make_organisation("Brigade", area=[ZEELAND]), make_organisation("Bond", area=[ZEELAND])
    if tie == "lid-van":
        Membership.objects.create(partnership=umbrella, member=brigade)
    elif tie:
        make_relation(umbrella, brigade, kind=tie)
    offer = make_capability(brigade, "Redders", **PEOPLE)
    make_capability(umbrella, "Reddingsploegen", **{**PEOPLE, **other})
    return offer


@pytest.mark.parametrize(
    ("tie", "other", "is_asked"),
    [
        ("lid-van", {}, True),
        ("koepel-van", {}, True),
        ("levert-aan", {"sub_needs": ["evacueren", "redden"], "area": [TWENTE, ZEELAND]}, True),
        ("werkt-samen-met", {}, False),
        ("rekent-op", {}, False),
        ("", {}, False),
        ("koepel-van", {"form": "materieel"}, False),
        ("koepel-van", {"sub_needs": ["evacueren"]}, False),
        ("koepel-van", {"area": [TWENTE]}, False),
        ("koepel-van", {"status": "onderbroken"}, False),
        ("koepel-van", {"double_promised": 0}, False),
        ("koepel-van", {"double_promised": 3}, False),
        ("koepel-van", {"visibility": "eigen-organisatie"}, False),
    ],
)
def test_when_the_question_is_asked(cast: Cast, tie: str, other: dict[str, Any], is_asked: bool) -> None:
    plant(cast, tie, **other)
    names = [{one.name for one in same.parts()} for same in same_people(cast["rick"])]
    assert names == ([{"Redders", "Reddingsploegen"}] if is_asked else [])


@pytest.mark.parametrize(
    ("who", "reads"), [("rick", True), ("gwen", True), ("cas", True), ("hidde", False), ("tessa", False)]
)
def test_it_asks_and_accuses_nobody(cast: Cast, who: str, reads: bool) -> None:
    plant(cast, "koepel-van")
    body = cast.client(who).get(PAGE).content.decode()
    assert ("Mogelijk dezelfde mensen: vraag het na" in body) == reads
    assert ("Reddingsploegen" in body) == reads
    assert "0 keer, voor zover u mag zien" in body  # it is no promise made twice


@pytest.mark.parametrize("who", ["noor", "eefje"])
def test_others_hear_nothing_of_it(cast: Cast, who: str) -> None:
    plant(cast, "koepel-van")
    assert same_people(cast[who]) == []


@pytest.mark.parametrize(
    ("who", "desk"), [("rick", f"/mijn/regio/{ZEELAND}/"), ("gwen", f"/mijn/gemeente/{MIDDELBURG}/")]
)
def test_it_stands_on_the_desk_until_an_owner_answers(cast: Cast, who: str, desk: str) -> None:
    offer = plant(cast, "koepel-van")
    offer.organisation.municipality_id = MIDDELBURG
    offer.organisation.save(update_fields=["municipality"])
    client = cast.client(who)
    answer = client.get(f"{desk}aandacht/mogelijk-dezelfde-mensen/").content.decode()
    assert "Mogelijk dezelfde mensen: vraag het na (" in re.sub(r"\s+", " ", answer)
    offer.double_promised = 0
    offer.save(update_fields=["double_promised"])
    assert "vraag het na (" not in client.get(f"{desk}aandacht/mogelijk-dezelfde-mensen/").content.decode()


def test_queries_do_not_grow(cast: Cast) -> None:
    counts = []
    for many in (3, 30):
        for number in range(many):
            one = make_organisation(f"Afdeling {many} {number}", area=[ZEELAND])
            make_capability(one, "Redders", **PEOPLE)
            Membership.objects.create(partnership=cast.aggregaten, member=one)
        if many == 3:
            make_capability(cast.aggregaten, "Alle redders", **PEOPLE)
        same_people(cast["rick"])
        with CaptureQueriesContext(connection) as counted:
            assert len(same_people(cast["rick"])) >= many
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_it_is_remembered_until_something_happens_and_for_nobody_else(cast: Cast, settings: Any) -> None:
    settings.REMEMBERED_SECONDS = 60
    rick, hidde = cast.client("rick"), cast.client("hidde")
    offer = plant(cast, "koepel-van")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert "Reddingsploegen" in rick.get(PAGE).content.decode()
        counts.append(len(asked))
    assert counts[1] <= counts[0] - 5
    assert "Reddingsploegen" not in hidde.get(PAGE).content.decode()
    change_capability(cast["rick"], offer, {"double_promised": 0})
    assert "Reddingsploegen" not in rick.get(PAGE).content.decode()

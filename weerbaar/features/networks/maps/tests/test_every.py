"""The whole selection in parts: the same rows as all pages of the list, at a fixed number of queries for each part."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.factories import make_agreement, make_capability, make_organisation
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.asked import read
from weerbaar.features.networks.maps.queries import every, find


@pytest.fixture
def register(cast: Any) -> Any:
    """Forty capabilities of four organisations, some for crisis professionals of Zeeland only."""
    for place in range(4):
        owner = make_organisation(f"Hulpgroep {place}", area=["VR19"])
        made = [
            make_capability(
                owner,
                f"Pompen {place}-{number}",
                visibility="crisisprofessionals" if number == 3 else "openbaar",
                area=["VR19"],
                notice_hours=number % 5,
            )
            for number in range(10)
        ]
        make_agreement([owner, cast.aggregaten], made[:1], kind="convenant")
    return cast


def asked(query: str) -> Any:
    return read(QueryDict(query))[0]


@pytest.mark.parametrize("who", ["noor", "cas", "hidde"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=pompen+in+Zeeland",
        "sorteer=-naam",
        "binnenUren=2&sorteer=binnenUren",
        "pagina=2&paginaGrootte=3",
        "q=xyz",
    ],
)
def test_every_is_all_pages_in_order(register: Any, who: str, query: str) -> None:
    user, question = register[who], asked(query)
    everything = find(user, question.but(page_size=100)).rows
    parts = list(every(user, question, chunk=7))
    assert [row for part in parts for row in part] == everything
    assert all(len(part) <= 7 for part in parts)


def test_one_query_for_each_part(register: Any) -> None:
    user = register["cas"]
    list(every(user, asked(""), chunk=10))
    counts = []
    for chunk in (10, 5):
        with CaptureQueriesContext(connection) as context:
            parts = len(list(every(user, asked(""), chunk)))
        counts.append((len(context), parts))
    (some, few), (more, many) = counts
    assert many == 2 * few
    assert more - some == many - few


def test_what_is_hidden_meanwhile_shows_no_longer(register: Any) -> None:
    user = register["noor"]
    parts = every(user, asked("sorteer=naam"), chunk=10)
    seen = {row.pk for row in next(parts)}
    Capability.objects.exclude(pk__in=seen).update(audience=["org:0"])
    assert list(parts) == []

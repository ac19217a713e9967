"""One selection, many faces: what a feature above puts beside the list and the table."""

import pytest
from django.http import QueryDict
from django.test import Client

from tests.factories import make_capability, make_organisation
from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.asked import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> faces.Face:
    """A face that counts, with one choice, and something to tell when there is nothing."""
    face = faces.Face(
        "proef",
        "Proef",
        "maps/list.html",
        lambda request, found: {"sentence": f"Geteld: {found.result.total}, per {found.asked.choice('per')}"},
        keys={"per": faces.Key(lambda: ("vorm", "fase"), "vorm")},
        shows_nothing=True,
    )
    monkeypatch.setitem(faces._faces, face.name, face)
    return face


@pytest.mark.parametrize(
    ("address", "told", "problem"),
    [
        ("weergave=proef", "per vorm", ""),
        ("weergave=proef&per=fase", "per fase", ""),
        ("weergave=proef&per=kleur", "per vorm", "&#x27;kleur&#x27; is geen keuze bij &#x27;per&#x27;"),
        ("weergave=proef&regio=VR01", "Geteld: 0", ""),
        ("weergave=bestaatniet", "1 capaciteit van 1 organisatie", "is geen keuze bij &#x27;weergave&#x27;"),
    ],
)
def test_a_face_is_drawn(client: Client, drawn: faces.Face, address: str, told: str, problem: str) -> None:
    make_capability(make_organisation("Pompendienst"), "Aggregaat")
    body = client.get(f"/netwerkkaart/?{address}").content.decode()
    assert told in body
    assert problem in body


def test_choices_of_a_face_stay_in_the_address(drawn: faces.Face) -> None:
    asked, problems = read(QueryDict("q=boot&per=fase&weergave=tabel"))
    assert problems == []
    assert asked.address() == "?q=boot&weergave=tabel&per=fase"
    assert asked.choosing(per="vorm").address() == "?q=boot&weergave=tabel"
    assert asked.toggled("vorm", "materieel").choice("per") == "fase"


def test_a_face_that_counts_costs_no_rows(client: Client, drawn: faces.Face) -> None:
    make_capability(make_organisation("Pompendienst"), "Aggregaat")
    body = client.get("/netwerkkaart/?weergave=proef").content.decode()
    assert "Geteld: 1" in body
    assert "Aggregaat" not in body
    assert "sorteer" not in body

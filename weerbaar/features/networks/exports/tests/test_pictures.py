"""Every face of the network map gives its picture as SVG and PNG; a face without one offers none."""

from typing import Any
from xml.etree import ElementTree

import pytest

from weerbaar.features.networks.maps import faces
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ui.pictures import standalone

DRAWING = (
    '<figure><svg class="proef" viewBox="0 0 200 100" aria-hidden="true"><a href="/organisaties/x/" tabindex="-1">'
    '<rect class="proef__vlak" width="50" height="50"/><title>A &amp; B</title></a></svg></figure>'
)
STYLE = ".proef__vlak{fill:var(--petrol)}"
NS = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def _face(monkeypatch: Any) -> None:
    monkeypatch.setattr(faces, "_faces", dict(faces._faces))

    def picture(request: Any, found: Any) -> str:
        return standalone(DRAWING, STYLE, "Proef", f"{found.result.total} gevonden, <voor zover> u mag zien")

    faces.add(faces.Face("proef", "Proef", "maps/list.html", lambda request, found: {}, picture=picture))
    faces.add(faces.Face("kaal", "Kaal", "maps/list.html", lambda request, found: {}))


@pytest.mark.usefixtures("_face")
def test_svg_stands_alone_and_png_is_a_picture(register: Any) -> None:
    answer = register.client("noor").get("/netwerkkaart/download/svg/?weergave=proef&regio=VR19")
    root = ElementTree.fromstring(answer.content)
    assert answer["Content-Type"] == "image/svg+xml"
    assert [one.tag for one in root.iter()].count(f"{NS}g") == 1
    assert "href" not in answer.content.decode()
    assert "<voor zover> u mag zien. WeerbaarNL, 21 november 2026." in " ".join(root.itertext())
    assert root.findtext(f"{NS}style") == ".proef__vlak{fill:#0B5563}"
    png = register.client("noor").get("/netwerkkaart/download/png/?weergave=proef&regio=VR19")
    assert png.content.startswith(b"\x89PNG")
    assert len(png.content) > 500


@pytest.mark.usefixtures("_face")
def test_the_menu_offers_a_picture_only_of_a_face_that_has_one(register: Any) -> None:
    client = register.client("noor")
    for view, offers in (("proef", True), ("lijst", True), ("kaal", False)):
        page = client.get(f"/netwerkkaart/?weergave={view}").content.decode()
        assert ("/netwerkkaart/download/png/?" in page) is offers
        assert client.get(f"/netwerkkaart/download/svg/?weergave={view}").status_code == (200 if offers else 404)


@pytest.mark.usefixtures("_face")
@pytest.mark.parametrize(("who", "noted"), [("noor", 0), ("mats", 0), ("cas", 1), ("cas zonder", 0)])
def test_that_it_counts_what_is_not_for_everyone_is_noted(register: Any, who: str, noted: int) -> None:
    register.client(who).get("/netwerkkaart/download/svg/?weergave=proef&regio=VR19")
    assert Entry.objects.filter(code="export.taken").count() == noted


@pytest.mark.parametrize("query", ["", "q=aggregaat&regio=VR19", "q=xyzzyqw"], ids=["all", "some", "none"])
@pytest.mark.parametrize("view", ["lijst", "tabel", "kaart", "netwerk", "matrix"])
def test_every_picture_of_a_face_stands_alone(register: Any, view: str, query: str) -> None:
    address = f"/netwerkkaart/download/{{}}/?weergave={view}&{query}"
    answer = register.client("rick").get(address.format("svg"))
    if view == "kaart" and "regio" in query:  # see the next
        assert answer.status_code == 403
        return
    drawn = answer.content.decode()
    root = ElementTree.fromstring(drawn)
    told = " ".join(root.itertext())
    assert "var(" not in drawn
    assert "href" not in drawn
    assert "voor zover u mag zien" in told
    assert "21 november 2026" in told
    assert ("Gevraagd: aggregaat" if "regio" in query else "Selectie: ") in told
    if not query:
        assert register.client("rick").get(address.format("png")).content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("who", "query", "shown", "hidden"),
    [
        ("noor", "weergave=lijst&q=aggregaat", "Aggregaat", "In beeld"),
        ("noor", "weergave=lijst&paginaGrootte=100", "Selectie: alles", "Schuilkelder"),
        ("cas", "weergave=lijst&paginaGrootte=100", "Schuilkelder", "Eigen voorraad"),
        (
            "noor",
            "weergave=tabel&paginaGrootte=2&pagina=2",
            "In beeld: 3 tot en met 4, volgorde: beste",
            "Schuilkelder",
        ),
        ("cas", "weergave=tabel&q=schuilkelder&kolom=fasen", "Schuilkelder", "Hoe snel"),
        ("rick", "weergave=matrix&regio=VR19", "niemand bekend", "Een streepje"),
        ("rick", "weergave=matrix&regio=VR19&uitval=stroom", "was 2", "→"),
        ("noor", "weergave=matrix&regio=VR19", "Een streepje", "niemand bekend"),
    ],
)
def test_a_picture_holds_just_what_its_reader_sees(
    register: Any, who: str, query: str, shown: str, hidden: str
) -> None:
    drawn = register.client(who).get(f"/netwerkkaart/download/svg/?{query}").content.decode()
    told = " ".join(ElementTree.fromstring(drawn).itertext())
    assert shown in told
    assert hidden not in told


def test_municipalities_without_borders_are_no_picture(register: Any) -> None:
    answer = register.client("noor").get("/netwerkkaart/download/svg/?weergave=kaart&regio=VR19")
    assert answer.status_code == 403
    assert "geen grenzen bekend" in answer.content.decode()


def test_without_a_drawing_there_is_no_picture() -> None:
    with pytest.raises(ValueError, match="geen tekening"):
        standalone("<p>niets</p>", "", "Leeg", "Niets")

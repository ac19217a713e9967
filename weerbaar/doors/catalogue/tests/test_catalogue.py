"""The catalogue read back as a harvester would, held against what the profile asks; and what never stands in it."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef, namespace

from tests.cast import Cast
from tests.factories import make_dataset
from weerbaar.features.content.datasets import services
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Term

SHAPES = Path(__file__).parent / "shapes.ttl"
BASE = "https://open.voorbeeld.invalid"
FORMATS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "rdf": "application/rdf+xml"}
EU = "http://publications.europa.eu/resource/authority"


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    settings.PRODUCT_URL = BASE


def read(cast: Cast, address: str, who: str = "noor", **headers: str) -> Graph:
    answer = cast.client(who).get(address, headers=headers)
    assert answer.status_code == 200
    kind = answer["Content-Type"].partition(";")[0]
    name = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}[kind]
    return Graph().parse(data=answer.content, format=name)


def is_as_asked(graph: Graph) -> None:
    fits, _, told = validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=True)
    assert fits, told


def rich(**more: Any) -> Dataset:
    """A data set with everything filled in, and one that it replaces."""
    old = make_dataset("Bedden 2025", read=True)
    values: dict[str, Any] = {
        "summary": "Wie heeft er bedden?", "keywords": ["bedden"], "needs": ["bevolkingszorg"], "version": "2",
        "frequency": "jaarlijks", "themes": ["soci", "heal"], "contact": "gegevens@voorbeeld.invalid", "replaces": old,
        "issued_on": timezone.localdate(), "period_from": timezone.localdate(), "period_to": timezone.localdate(),
        "source": "Telling van de gemeente", "licence": "cc-by-4", "area": ["GM0717", "VR15"],
    }  # fmt: skip
    return make_dataset("Bedden 2026", read=True, **values | more)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_catalogue_is_read_back_and_holds_what_the_profile_asks(cast: Cast, ending: str) -> None:
    dataset = rich()
    make_dataset("Kaal", author="", themes=[], read=True)
    graph = read(cast, f"/catalogus.{ending}")
    is_as_asked(graph)
    about = URIRef(f"{BASE}/id/dataset/{dataset.ref}")
    assert (URIRef(f"{BASE}/catalogus"), namespace.DCAT.dataset, about) in graph
    told = {str(value) for value in graph.objects(about)}
    for expected in (
        "Bedden 2026", "bedden", f"{EU}/access-right/PUBLIC", f"{EU}/data-theme/HEAL", f"{EU}/frequency/ANNUAL",
        f"{EU}/language/NLD", "https://creativecommons.org/licenses/by/4.0/",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0717", f"{BASE}/begrippenlijsten/veiligheidsregios#VR15",
        f"{BASE}/begrippenlijsten/behoeften#bevolkingszorg", f"{BASE}{dataset.get_absolute_url()}",
        f"{BASE}/id/dataset/{Dataset.objects.get(title='Bedden 2025').ref}",
    ):  # fmt: skip
        assert expected in told, expected
    files = {str(value) for one in graph.objects(about, namespace.DCAT.distribution) for value in graph.objects(one)}
    assert {f"{BASE}{dataset.get_absolute_url()}{name}" for name in ("bestand/", "blad-1.csv", "tabel.ods")} <= files
    assert f"{EU}/file-type/JSON" in files
    service = URIRef(f"{BASE}/id/dienst/api")
    assert (service, namespace.DCAT.endpointDescription, URIRef(f"{BASE}/api/v1/openapi.json")) in graph
    assert (service, namespace.DCAT.servesDataset, URIRef(f"{BASE}/id/netwerkkaart/capaciteiten")) in graph


def test_every_form_tells_the_same(cast: Cast) -> None:
    rich()
    graphs = [set(read(cast, f"/catalogus.{ending}")) for ending in FORMATS]
    assert graphs[0] == graphs[1] == graphs[2]


def test_every_file_in_the_catalogue_is_there_for_everybody(cast: Cast) -> None:
    rich()
    graph, client = read(cast, "/catalogus.ttl"), cast.client("noor")
    addresses = {
        str(one)
        for name in (namespace.DCAT.downloadURL, namespace.DCAT.landingPage)
        for one in graph.objects(None, name)
    }
    assert len(addresses) > 10
    for address in addresses:
        assert client.head(address.removeprefix(BASE)).status_code == 200, address


@pytest.mark.parametrize(
    "hidden",
    [
        {"visibility": "crisisprofessionals", "area": ["VR19"]},
        {"visibility": "leden"},
        {"status": "concept"},
        {"status": "ingetrokken"},
    ],
)
@pytest.mark.parametrize("who", ["noor", "cas", "rosa", "ada"])
def test_what_is_not_public_stands_nowhere_whoever_asks(cast: Cast, hidden: dict[str, Any], who: str) -> None:
    dataset = make_dataset("Stille bedden", author="Stille dienst", read=True, **hidden)
    client = cast.client(who)
    pages = [
        *(f"/catalogus.{ending}" for ending in FORMATS), "/open-data/", "/sitemap.xml", "/sitemap-dataset-1.xml",
    ]  # fmt: skip
    if who == "noor":
        pages += ["/gegevens/", "/bibliotheek/", "/bibliotheek/feed/", "/tijdlijn/"]
    for page in pages:
        text = client.get(page).content.decode()
        assert "Stille" not in text, page
        assert dataset.ref not in text, page
    assert client.get(f"/id/dataset/{dataset.ref}").status_code == 404
    assert client.get(f"/catalogus/dataset/{dataset.ref}.ttl").status_code == 404


def test_what_is_withdrawn_or_published_shows_at_once(cast: Cast, settings: Any) -> None:
    settings.REMEMBERED_SECONDS = 300
    dataset = make_dataset("Bedden", read=True)
    rosa, noor = cast.client("rosa"), cast.client("noor")
    assert dataset.ref in noor.get("/catalogus.ttl").content.decode()
    rosa.post(f"{dataset.get_absolute_url()}intrekken/")
    assert dataset.ref not in noor.get("/catalogus.ttl").content.decode()
    rosa.post(f"{dataset.get_absolute_url()}publiceren/")
    assert dataset.ref in noor.get("/catalogus.ttl").content.decode()


@pytest.mark.parametrize(
    ("address", "accept", "status", "where"),
    [
        ("/catalogus", "text/html", 303, "/open-data/"),
        ("/catalogus", "*/*", 303, "/open-data/"),
        ("/catalogus", "text/turtle", 200, "text/turtle"),
        ("/catalogus", "application/ld+json;q=0.9, text/html;q=0.1", 200, "application/ld+json"),
        ("/catalogus", "application/rdf+xml", 200, "application/rdf+xml"),
        ("/id/dienst/api", "text/html", 303, "/open-data/"),
        ("/id/netwerkkaart/capaciteiten", "text/turtle", 303, "/catalogus/netwerkkaart/capaciteiten.ttl"),
        ("/id/dataset/zzzzzzzz", "text/turtle", 404, ""),
        ("/begrippenlijsten/fasen", "text/html", 200, "text/html"),
        ("/begrippenlijsten/fasen", "text/turtle", 200, "text/turtle"),
        ("/begrippenlijsten/fasen/", "text/html", 301, "/begrippenlijsten/fasen"),
        ("/begrippenlijsten/onzin", "text/turtle", 404, ""),
        ("/catalogus.xyz", "text/turtle", 404, ""),
    ],
)
def test_who_asks_gets_what_they_can_read(cast: Cast, address: str, accept: str, status: int, where: str) -> None:
    answer = cast.client("noor").get(address, headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers.get("Location", answer["Content-Type"]).startswith(where)
    if status in (200, 303):
        assert "Accept" in answer["Vary"]


def test_answers_are_open_and_not_sent_twice(cast: Cast) -> None:
    first = cast.client("noor").get("/catalogus.ttl")
    assert (first["Access-Control-Allow-Origin"], first["Cache-Control"]) == ("*", "public, max-age=300")
    again = cast.client("noor").get("/catalogus.ttl", headers={"If-None-Match": f"W/{first['ETag']}"})
    assert (again.status_code, again.content) == (304, b"")
    assert "Set-Cookie" not in first


@pytest.mark.parametrize("ending", FORMATS)
def test_a_list_of_concepts_is_read_back(cast: Cast, ending: str) -> None:
    graph = read(cast, f"/begrippenlijsten/deelbehoeften.{ending}")
    for name in ("behoeften", "gemeenten", "veiligheidsregios", "provincies", "basiseisen-navo"):
        graph += read(cast, f"/begrippenlijsten/{name}.{ending}")
    is_as_asked(graph)
    bed = URIRef(f"{BASE}/begrippenlijsten/deelbehoeften#bed")
    need = URIRef(f"{BASE}/begrippenlijsten/behoeften#bevolkingszorg")
    assert (bed, namespace.SKOS.broader, need) in graph
    assert (need, namespace.SKOS.narrower, bed) in graph
    assert (need, namespace.SKOS.prefLabel, Literal("Care for the population", lang="en")) in graph
    assert (bed, namespace.SKOS.notation, Literal("bed")) in graph
    veere = URIRef(f"{BASE}/begrippenlijsten/gemeenten#GM0717")
    tooi = URIRef("https://identifier.overheid.nl/tooi/id/gemeente/gm0717")
    assert (veere, namespace.SKOS.exactMatch, tooi) in graph
    for broader in graph.objects(None, namespace.SKOS.broader):
        assert (broader, RDF.type, namespace.SKOS.Concept) in graph


def test_a_retired_concept_stays_and_says_so(cast: Cast) -> None:
    Term.objects.filter(vocabulary="threat").update(retired_at=None)
    first, second = Term.objects.filter(vocabulary="threat").order_by("pk")[:2]
    Term.objects.filter(pk=first.pk).update(retired_at=timezone.now(), mapping={"replaced-by": second.code})
    vocabularies.forget()
    graph = read(cast, "/begrippenlijsten/dreigingen.ttl")
    about = URIRef(f"{BASE}/begrippenlijsten/dreigingen#{first.code}")
    assert (about, namespace.OWL.deprecated, Literal(True)) in graph
    assert (about, namespace.DCTERMS.isReplacedBy, URIRef(f"{BASE}/begrippenlijsten/dreigingen#{second.code}")) in graph
    page = cast.client("noor").get("/begrippenlijsten/dreigingen").content.decode()
    assert "Vervallen" in page
    assert f'id="{first.code}"' in page


def test_every_concept_has_a_place_on_its_page(cast: Cast) -> None:
    client = cast.client("noor")
    overview = client.get("/begrippenlijsten/").content.decode()
    for name in ("behoeften", "gemeenten", "frequenties"):
        assert f"/begrippenlijsten/{name}.ttl" in overview
        page = client.get(f"/begrippenlijsten/{name}").content.decode()
        for concept in read(cast, f"/begrippenlijsten/{name}.ttl").subjects(RDF.type, namespace.SKOS.Concept):
            assert f'id="{str(concept).partition("#")[2]}"' in page


def test_the_page_about_open_data_leads_to_all_of_it(cast: Cast) -> None:
    for number in range(7):
        services.read_dataset(make_dataset(f"Tabel {number}").pk, 0)
    page = cast.client("noor").get("/open-data/").content.decode()
    for told in (
        "Bekijk alle 7", "/gegevens/", "/catalogus.ttl", "/catalogus.jsonld", "/netwerkkaart/download/csv/",
        "/begrippenlijsten/", "/api/v1/openapi.json", "kB",
    ):  # fmt: skip
        assert told in page, told

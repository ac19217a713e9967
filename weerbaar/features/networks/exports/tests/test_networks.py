"""The network of a selection: the organisations in it, what ties them to each other, and nobody else."""

import io
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.answers import counting
from tests.cast import PEOPLE
from tests.factories import make_agreement, make_capability, make_organisation, make_relation
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.exports.tests.reading_back import body
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.audiences.rules import opens

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


def download(cast: Any, who: str, name: str, query: str) -> bytes:
    return body(cast.client(who).get(f"/netwerkkaart/download/{name}/?{query}"))


def graph(data: bytes) -> tuple[set[str], set[tuple[str, str, str]]]:
    """Nodes, and edges as (source, target, type)."""
    root = ElementTree.fromstring(data)
    edges = {
        (edge.attrib["source"], edge.attrib["target"], edge.findtext("g:data[@key='type']", "", NS))
        for edge in root.iterfind(".//g:edge", NS)
    }
    return {node.attrib["id"] for node in root.iterfind(".//g:node", NS)}, edges


@pytest.fixture
def tied(register: Any) -> Any:
    """Who is in Zeeland and who is not, tied in the open and behind a door."""
    other = make_organisation("Zeeuwse <Boten> & Co", area=["VR19"])
    make_capability(other, "Boten")
    namesake = make_organisation("Zeeuwse <Boten> & Co", area=["VR19"])
    make_capability(namesake, "Nog meer boten", visibility="crisisprofessionals")
    make_relation(register.aggregaten, other, "levert-aan")
    make_relation(other, register.veldkeuken, "levert-aan")
    make_agreement([register.aggregaten, namesake], visibility="crisisprofessionals", title="Besloten")
    return register


@pytest.mark.parametrize("query", ["regio=VR19", "q=boten"])
def test_it_is_the_selection_as_each_person_may_see_it(tied: Any, query: str) -> None:
    for who, ring in tied.keyrings(PEOPLE).items():
        page = tied.program(who).get(f"/api/v1/capaciteiten?{query}&paginaGrootte=100").json()
        shown = {one["organisatie"]["id"] for one in page["resultaten"]}
        every = Capability.objects.select_related("organisation")
        seen = {str(one.organisation.uuid) for one in every if opens(ring, one.clauses())}
        nodes, edges = graph(download(tied, who, "graphml", query))
        assert nodes == shown <= seen, who
        assert {end for source, target, _ in edges for end in (source, target)} <= nodes


def test_ties_are_those_that_show(tied: Any) -> None:
    names = {who: {kind for *_, kind in graph(download(tied, who, "graphml", "regio=VR19"))[1]} for who in PEOPLE}
    assert names["noor"] == names["hidde"] == {"levert-aan"}
    assert names["cas"] == {"levert-aan", "afspraak"}


def test_kumu_reads_two_sheets_in_which_every_end_is_an_element(tied: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(tied, "cas", "kumu", "regio=VR19")))
    elements, connections = (list(book[name].iter_rows(values_only=True)) for name in ("Elements", "Connections"))
    labels = [row[0] for row in elements[1:]]
    assert elements[0][:2] == ("Label", "Type")
    assert connections[0][:3] == ("From", "To", "Direction")
    assert len(set(labels)) == len(labels)
    assert {end for row in connections[1:] for end in row[:2]} <= set(labels)
    assert len(connections) == 3


@pytest.mark.parametrize(
    ("who", "query", "noted"), [("cas", "regio=VR19", 1), ("mats", "regio=VR19", 0), ("hidde", "vorm=goederen", 0)]
)
def test_that_a_sensitive_network_went_along_is_noted(tied: Any, who: str, query: str, noted: int) -> None:
    download(tied, who, "graphml", query)
    assert Entry.objects.filter(code="export.taken").count() == noted


def test_too_many_for_one_network_is_refused_before_anything_is_sent(tied: Any, monkeypatch: Any) -> None:
    from weerbaar.features.networks.graph import queries

    monkeypatch.setattr(queries, "MOST", 1)
    answer = tied.client("noor").get("/netwerkkaart/download/graphml/?regio=VR19")
    assert answer.status_code == 403
    assert "Maak de selectie kleiner" in answer.content.decode()


@pytest.mark.parametrize("name", ["graphml", "kumu"])
def test_thirty_cost_no_more_queries_than_three(cast: Any, name: str) -> None:
    download(cast, "mats", name, "q=boten")  # what a process remembers is read once
    counts = []
    for many in (3, 30):
        for number in range(many):
            owner = make_organisation(f"Groep {many}-{number}")
            make_capability(owner)
            make_relation(owner, cast.aggregaten, "levert-aan")
        with counting() as queries:
            download(cast, "mats", name, "q=noodstroomaggregaat")
        counts.append(len(queries))
    assert counts[0] == counts[1]

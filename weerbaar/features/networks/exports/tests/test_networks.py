"""The network of a selection, read back with a program of others: the same that the face of the network shows."""

import io
from collections import Counter
from typing import Any

import networkx
import openpyxl
import pytest

from tests.answers import counting
from tests.cast import PEOPLE
from tests.factories import make_agreement, make_capability, make_organisation, make_relation
from weerbaar.features.networks.exports.tests.reading_back import body
from weerbaar.features.networks.graph.ties import kinds
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.organisations.models import Organisation

Edges = Counter[tuple[str, str, str]]


def download(cast: Any, who: str, name: str, query: str) -> bytes:
    return body(cast.client(who).get(f"/netwerkkaart/download/{name}/?{query}"))


def graph(data: bytes) -> tuple[dict[str, bool], Edges]:
    """Nodes, each with whether it is in the selection, and edges as (source, target, type)."""
    read = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    edges = Counter((source, target, told["type"]) for source, target, told in read.edges(data=True))
    return {node: told["selected"] for node, told in read.nodes(data=True)}, edges


def face(cast: Any, who: str, query: str) -> tuple[dict[str, bool], Edges]:
    """The same of the face: what its page hands to the script that draws."""
    told = cast.client(who).get(f"/netwerkkaart/netwerk.json?weergave=netwerk&{query}").json()
    uuids = {ref: str(uuid) for ref, uuid in Organisation.objects.values_list("ref", "uuid")}
    nodes = [(uuids[one[0]], bool(one[7])) for one in told["organisaties"]]
    names = list(kinds())
    edges = Counter((nodes[source][0], nodes[target][0], names[kind]) for source, target, kind in told["verbanden"])
    return dict(nodes), edges


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


CHOICES = ["regio=VR19", "q=boten", "q=boten&buren=nee", "q=boten&verband=levert-aan", "rond={ref}&stappen=2"]


@pytest.mark.parametrize("query", CHOICES)
def test_it_is_what_the_face_shows_to_each_person(tied: Any, query: str) -> None:
    query = query.format(ref=tied.veldkeuken.ref)
    for who, ring in tied.keyrings(PEOPLE).items():
        nodes, edges = graph(download(tied, who, "graphml", query))
        assert (nodes, edges) == face(tied, who, query), who
        seen = {str(one.uuid) for one in Organisation.objects.all() if opens(ring, one.clauses())}
        assert nodes.keys() <= seen, who
        assert {end for source, target, _ in edges for end in (source, target)} <= nodes.keys()


def test_who_is_in_the_selection_is_told_from_who_hangs_together_with_it(tied: Any) -> None:
    for who in ("noor", "cas"):
        page = tied.program(who).get("/api/v1/capaciteiten?q=boten").json()
        found = {one["organisatie"]["id"] for one in page["resultaten"]}
        nodes, _ = graph(download(tied, who, "graphml", "q=boten"))
        assert {node for node, is_found in nodes.items() if is_found} == found
        assert str(tied.veldkeuken.uuid) in nodes.keys() - found
        assert graph(download(tied, who, "graphml", "q=boten&buren=nee"))[0] == dict.fromkeys(found, True)


def test_ties_are_those_that_show(tied: Any) -> None:
    query = "regio=VR19&buren=nee"
    names = {who: {kind for *_, kind in graph(download(tied, who, "graphml", query))[1]} for who in PEOPLE}
    assert names["noor"] == names["hidde"] == {"levert-aan"}
    assert names["cas"] == {"levert-aan", "afspraak"}


def test_kumu_reads_two_sheets_in_which_every_end_is_an_element(tied: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(tied, "cas", "kumu", "regio=VR19&buren=nee")))
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

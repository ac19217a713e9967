"""The matrix through its outer door: what each person reads in a cell, and that a click shows just what was counted."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.cast import TWENTE, ZEELAND
from tests.factories import make_agreement, make_capability, make_organisation, make_relation
from weerbaar.features.networks.agreements.models import AgreementLine
from weerbaar.features.networks.maps.asked import read
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.matrix.emptiest import emptiest
from weerbaar.foundation.search import live

TODAY = date(2026, 11, 21)
SURE: dict[str, Any] = {"confirmed_on": TODAY, "confirmed_until": TODAY + timedelta(days=90)}
LATE: dict[str, Any] = {"confirmed_on": date(2025, 1, 1), "confirmed_until": date(2025, 7, 1)}
HERE = f"weergave=matrix&regio={ZEELAND}"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def indexed(monkeypatch):
    """Have the site ask one index of the rows as they are now, as a web process does."""

    def build() -> None:
        engine = live.in_memory(CORPUS, list(CORPUS.documents(None)))
        monkeypatch.setattr(live, "engine", lambda corpus: engine)

    return build


@pytest.fixture
def register(cast, indexed) -> Any:
    """In Zeeland: two with power of which one falls away without fuel, one with bread that falls away too, one overdue
    with beds, one with baths that only crisis professionals see; in Twente one with bread."""
    second = make_organisation("Tweede Stroom", area=[ZEELAND])
    make_capability(cast.aggregaten, "Aggregaten", area=[ZEELAND], falls_away=["brandstof"], **SURE)
    make_capability(cast.aggregaten, "Nog meer aggregaten", area=[ZEELAND], falls_away=["brandstof"], **SURE)
    make_capability(second, "Accu's", **SURE)
    make_capability(second, "Brood", sub_needs=["brood"], falls_away=["stroom"], **SURE)
    make_capability(second, "Bedden", sub_needs=["bed"], **LATE)
    make_capability(second, "Douches", "crisisprofessionals", sub_needs=["bad"], **SURE)
    make_capability(second, "Ligt stil", sub_needs=["dak"], status="onderbroken", **SURE)
    make_capability(cast.veldkeuken, "Warme maaltijden", sub_needs=["brood"], **SURE)
    indexed()
    return cast


def page(cast: Any, who: str, query: str = HERE) -> str:
    answer = cast.client(who).get(f"/netwerkkaart/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def table(body: str) -> dict[str, list[dict[str, str]]]:
    """Row -> its cells, each as {'said', 'kind', 'url'}."""
    found = {}
    inside = body[body.index('<table class="data matrix">') :].split("</table>")[0]
    for row in re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", inside, re.S):
        label = re.search(r"<th[^>]*>(.*?)</th>", row, re.S)
        assert label
        found[unescape(label[1]).strip()] = [_cell(one) for one in re.findall(r"<td.*?</td>", row, re.S)]
    return found


def _cell(html: str) -> dict[str, str]:
    kind, link = re.search(r'cell cell--(\w+)"', html), re.search(r'cell__link" href="([^"]*)"', html)
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return {"said": said, "kind": kind[1] if kind else "", "url": unescape(link[1]) if link else ""}


WARM = 1  # the column of 'warme fase < 72 uur'


NOTHING, NOBODY = (
    ("blank", "– niets bevestigd, voor zover u mag zien"),
    ("nobody", "niemand bekend, voor zover u mag zien"),
)
ONE, TWO = ("few", "1 organisatie bevestigd"), ("few", "2 organisaties bevestigd")
SINGLE = ("single", "1 organisatie bevestigd maar één")
GONE = ("nobody", "eerst 1 → , nu niemand bekend, voor zover u mag zien valt weg")
LATE_ONE = ("late", "0 bevestigd, voor zover u mag zien de enige is verlopen")
# who, address -> row -> (kind, what is said) in the warm phase
READ = {
    ("noor", HERE): {"Energie": TWO, "Brood": ONE, "Bed": NOTHING, "Bad": NOTHING, "Dak": NOTHING},
    ("noor", f"{HERE}&uitval=brandstof"): {"Energie": ("few", "eerst 2 → , nu 1 organisatie bevestigd")},
    ("noor", f"{HERE}&uitval=stroom"): {"Brood": NOTHING},
    ("rick", HERE): {"Energie": TWO, "Brood": SINGLE, "Bed": LATE_ONE, "Bad": SINGLE, "Dak": NOBODY},
    ("rick", f"{HERE}&uitval=brandstof"): {"Energie": ("single", "eerst 2 → , nu 1 organisatie bevestigd maar één")},
    ("rick", f"{HERE}&uitval=stroom"): {"Brood": GONE},
    ("rick", "weergave=matrix"): {"Dak": NOTHING},
    ("rick", f"weergave=matrix&regio={TWENTE}"): {"Brood": ONE},
    ("gwen", HERE): {"Bad": SINGLE},
    ("cas", HERE): {"Dak": NOBODY},
    ("hidde", HERE): {"Dak": NOTHING, "Bad": NOTHING},
    ("eefje", HERE): {"Bed": NOTHING},
    ("tessa", "weergave=matrix"): {"Brood": TWO, "Dak": NOBODY, "Afval": NOTHING},
}


def test_what_stands_in_a_cell(register):
    for (who, query), rows in READ.items():
        cells = table(page(register, who, query))
        assert {row: (cells[row][WARM]["kind"], cells[row][WARM]["said"]) for row in rows} == rows, (who, query)


def test_a_click_shows_just_what_was_counted(register):
    """For every cell of several matrices: as many organisations in the list as the number says."""
    client = register.client("rick")
    for query in (
        HERE,
        f"{HERE}&uitval=brandstof",
        "weergave=matrix&kolommen=regio",
        f"{HERE}&rijen=behoefte&kolommen=vorm",
        "weergave=matrix&q=brood in Zeeland&rijen=behoefte",
    ):
        cells = [cell for row in table(page(register, "rick", query)).values() for cell in row if cell["url"]]
        assert cells
        for cell in {cell["url"]: cell for cell in cells}.values():
            answer = client.get(f"/netwerkkaart/{cell['url']}").content.decode()
            if cell["kind"] == "late":
                assert "voor zover u mag zien" in answer
            else:
                number = re.search(r"(\d+) organisaties? bevestigd", cell["said"])
                assert number
                assert re.search(rf"van {number[1]} organisaties?, voor zover", answer), (query, cell)


def test_a_public_reader_hears_nowhere_that_nobody_is(register):
    for query in (HERE, "weergave=matrix&kolommen=regio", f"{HERE}&naast={TWENTE}&uitval=stroom"):
        body = page(register, "noor", query)
        for word in (
            "niemand bekend",
            "maar één",
            "alle 1 verlopen",
            "is verlopen",
            "dubbel beloofd",
            "Waar het leegst is",
        ):
            assert word not in body, (query, word)


def test_two_regions_beside_each_other(register):
    body = page(register, "tessa", f"{HERE}&naast={TWENTE}&deelbehoefte=brood&uitval=stroom")
    assert re.findall(r'matrix__side">([^<]*)<', body) == ["Zeeland", "Twente"]
    cells = table(body)["Brood"]
    assert [cells[WARM]["kind"], cells[4 + WARM]["kind"]] == ["nobody", "single"]
    assert f"regio={TWENTE}" in cells[4 + WARM]["url"]


@pytest.mark.parametrize(
    ("who", "query", "nobody", "first"),
    [
        ("rick", "", 38, ("dak", 0, 0)),
        ("rick", f"regio={TWENTE}", None, None),
        ("rick", f"regio={ZEELAND}&behoefte=bevolkingszorg", 5, ("dak", 0, 0)),
        ("tessa", "", 7 * 25 - 3, ("dak", 0, 0)),
        ("noor", "", None, None),
    ],
)
def test_the_emptiest_cells(register, who, query, nobody, first):
    found = find(register[who], read(QueryDict(query))[0])
    empty = emptiest(register[who], found)
    if nobody is None:
        assert empty is None
    else:
        assert empty is not None
        assert empty.nobody == nobody
        assert len(empty.rows) == min(20, empty.nobody + empty.single)
        dak = next(one for one in empty.rows if one.sub_need == first[0])
        assert (dak.sub_need, dak.confirmed, dak.known) == first


def promise(parties: list[Any], capability: Any, quantity: int, region: str | None, **fields: Any) -> None:
    agreement = make_agreement(parties, [], **fields)
    AgreementLine.objects.create(agreement=agreement, capability=capability, quantity=quantity, region_id=region)


@pytest.fixture
def promises(cast, indexed) -> Any:
    """Of ten generators sixteen promised to two regions; of tents just as many as there are; of pumps too many only
    with an agreement that ended, one that is still to come, and one that nobody sees; people who are counted twice."""
    other = make_organisation("Veldhulp", area=[TWENTE])
    power = make_capability(cast.aggregaten, "Aggregaten", area=[ZEELAND, TWENTE], quantity=10, unit="stuks", **SURE)
    tents = make_capability(cast.aggregaten, "Tenten", area=[ZEELAND], quantity=10, unit="stuks", **SURE)
    pumps = make_capability(cast.aggregaten, "Pompen", area=[ZEELAND], quantity=10, unit="stuks", **SURE)
    promise([cast.aggregaten, other], power, 8, ZEELAND, title="Stroom voor Zeeland")
    promise([cast.aggregaten, other], power, 8, TWENTE, title="Stroom voor Twente", valid_to=TODAY)
    for _ in range(2):
        promise([cast.aggregaten, other], tents, 5, ZEELAND)
        promise([cast.aggregaten, other], pumps, 5, ZEELAND)
    promise([cast.aggregaten], pumps, 5, ZEELAND, valid_to=TODAY - timedelta(days=1))
    promise([cast.aggregaten], pumps, 5, ZEELAND, valid_from=TODAY + timedelta(days=1))
    promise([cast.veldkeuken], pumps, 5, ZEELAND, visibility="eigen-organisatie")
    people: dict[str, Any] = {"form": "mensen", "sub_needs": ["redden"], "quantity": 40, "unit": "personen"}
    make_capability(cast.aggregaten, "Vrijwilligers", area=[ZEELAND], double_promised=12, **people, **SURE)
    make_capability(other, "Helpers", **people, **SURE)
    make_relation(cast.aggregaten, other, kind="werkt-samen-met")
    indexed()
    return cast


@pytest.mark.parametrize(
    ("who", "hears"),
    [
        ("rick", ["Aggregaten", "Vrijwilligers"]),
        ("gwen", ["Aggregaten", "Vrijwilligers"]),
        ("cas", ["Aggregaten", "Vrijwilligers"]),
        ("hidde", ["Aggregaten"]),
        ("ada", ["Aggregaten"]),
        ("tessa", []),
    ],
)
def test_who_hears_of_what_is_promised_twice(promises, who, hears):
    body = promises.client(who).get("/netwerkkaart/dubbel-beloofd/").content.decode()
    assert re.findall(r'<p><a href="/capaciteiten/[^"]*">([^<]*)</a> van', body) == hears
    if "Vrijwilligers" in hears:
        assert "12 mensen zijn ook elders toegezegd (op 40 personen)" in body
        assert ">Veldhulp</a>: zij werken hiermee samen" in body
    if hears:
        assert "Er is 10 stuks, en samen is 16 beloofd aan 2 regio’s: 6 te veel" in body
        assert body.count(">Stroom voor ") == 2


def test_what_is_promised_twice_stands_in_its_cells(promises):
    body = page(promises, "rick")
    assert [row for row, cells in table(body).items() if "dubbel beloofd" in cells[WARM]["said"]] == [
        "Redden",
        "Energie",
    ]
    assert 'id="dubbel-beloofd">Meer dan eens beloofd' in body
    assert "dubbel beloofd" not in page(promises, "eefje")
    assert "Aggregaten</a> van" not in page(promises, "rick", f"{HERE}&deelbehoefte=redden")


def test_queries_do_not_grow(promises, indexed):
    """Thirty over-claims cost as many queries as two, and a visitor's matrix costs what the list costs, or less."""

    def queries(who: str, address: str) -> int:
        client = promises.client(who)
        client.get(address)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        return len(counted)

    addresses = ["/netwerkkaart/dubbel-beloofd/", f"/netwerkkaart/?{HERE}&uitval=stroom&naast={TWENTE}"]
    before = [queries("rick", address) for address in addresses]
    assert queries("noor", addresses[1]) <= queries("noor", f"/netwerkkaart/?regio={ZEELAND}")
    for number in range(30):
        one = make_organisation(f"Partij {number}", area=[ZEELAND])
        offer = make_capability(one, "Boten", quantity=1, unit="stuks", form="mensen", double_promised=1, **SURE)
        promise([one, promises.aggregaten], offer, 2, ZEELAND)
        make_relation(one, promises.aggregaten, kind="werkt-samen-met")
    indexed()
    assert [queries("rick", address) for address in addresses] == before

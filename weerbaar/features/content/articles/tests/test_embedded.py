"""What is drawn inside a text: anew for each reader, with what that reader may see."""

from typing import Any

import pytest

from tests.factories import make_capability
from weerbaar.features.content.articles.tests import made
from weerbaar.features.networks.maps.corpus import CORPUS as NETWORK
from weerbaar.foundation.ports import embedding
from weerbaar.foundation.search import live
from weerbaar.shared.finding.corpus import CORPUS as KNOWLEDGE


@pytest.fixture
def indexed(monkeypatch: Any) -> Any:
    """Have the site ask indexes of the rows as they are now."""

    def build() -> None:
        engines = {one.name: live.in_memory(one, list(one.documents(None))) for one in (NETWORK, KNOWLEDGE)}
        usual = live.engine
        monkeypatch.setattr(live, "engine", lambda corpus: engines.get(corpus.name) or usual(corpus))

    return build


def shown(cast: Any, person: str, what: str, address: str) -> str:
    article = made.make_article(
        f"{person} {what}", body=[("embedded", {"what": what, "address": address, "title": "Hier"})]
    )
    text: str = cast.client(person).get(article.get_absolute_url()).content.decode()
    return text.partition('<div class="article">')[2].partition('id="gegevens-kop"')[0]


@pytest.mark.parametrize("what", ["netwerkkaart", "matrix", "capaciteiten"])
def test_of_the_network_maps_each_sees_their_own(cast, indexed, what: str) -> None:
    make_capability(cast.aggregaten, "Stroomwagen", "crisisprofessionals", area=["VR19"])
    indexed()
    assert "Bekijk alles op de netwerkkaart" in shown(cast, "rick", what, "/netwerkkaart/?deelbehoefte=energie")
    assert "<h2>Hier</h2>" not in shown(cast, "noor", what, "/netwerkkaart/?deelbehoefte=energie")


@pytest.mark.parametrize("what", ["kaarten", "tijdlijn"])
def test_of_the_one_search_each_sees_their_own(cast, indexed, what: str) -> None:
    made.make_article("Over herstel", needs=["welzijn"], visibility="leden", dated_on="2026-01-05")
    indexed()
    assert "Over herstel" in shown(cast, "mats", what, "behoefte=welzijn")
    assert "<h2>Hier</h2>" not in shown(cast, "noor", what, "behoefte=welzijn")


def test_what_nobody_draws_any_more_leaves_no_hole(cast) -> None:
    assert "<h2>Hier</h2>" not in shown(cast, "noor", "weg", "/x/")


@pytest.mark.parametrize(
    ("what", "address", "is_known"),
    [
        ("kaarten", "behoefte=welzijn", True),
        ("kaarten", "https://voorbeeld.invalid/zoeken/?behoefte=welzijn", True),
        ("kaarten", "onzin=1", False),
        ("kaarten", "", False),
        ("netwerkkaart", "/netwerkkaart/?regio=VR19", True),
        ("netwerkkaart", "regio=VR99", False),
        ("opname", "/luisteren/abcd2345/", False),
    ],
)
def test_an_address_is_known_before_it_is_kept(db, what: str, address: str, is_known: bool) -> None:
    assert embedding.knows(what, address) == is_known

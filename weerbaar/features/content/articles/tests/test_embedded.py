"""What is drawn inside a text: anew for each reader, with what that reader may see."""

from typing import Any

import pytest

from tests.factories import make_capability, make_episode, make_file
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


FILM: dict[str, Any] = {"kind": "webm", "seconds": 90.0, "content": bytes(range(250)) * 4}
CAPTIONED = '<track kind="captions" src="{at}ondertitels.vtt" srclang="nl" label="Ondertitels" default>'
READ = '<a href="{at}#tekst-kop">Lees wat er wordt gezegd'


@pytest.mark.parametrize(
    ("of", "parts", "lacks"),
    [
        ({"film": True}, ['<source src="{at}opname.webm" type="video/webm">', CAPTIONED, READ], ["<audio"]),
        ({"film": True, "captions": ""}, ["<video", 'src="{at}opname.webm"'], ["<track", READ]),
        ({}, ['<source src="{at}opname.mp3" type="audio/mpeg">', READ], ["<video", "<track"]),
        ({"captions": "", "transcript": "Het licht valt uit."}, ["<audio", READ], ["<track"]),
        ({"address": "https://vimeo.com/123456789"}, ["staat bij Vimeo", '"{at}extern/"', READ], ["<video", "<iframe"]),
    ],
)
def test_a_recording_plays_in_a_text_with_what_is_said_beside_it(
    cast, of: dict[str, Any], parts: list[str], lacks: list[str]
) -> None:
    held: dict[str, Any] = {key: value for key, value in of.items() if key != "film"}
    episode = make_episode(**held | ({"file": make_file(**FILM)} if "film" in of else {}))
    at = episode.get_absolute_url()
    text = shown(cast, "noor", "opname", f"https://voorbeeld.invalid{at}")
    for part in [*parts, '<a href="{at}">De eerste avond</a>']:
        assert part.replace("{at}", at) in text, part
    assert [part for part in lacks if part.replace("{at}", at) in text] == []


def test_a_recording_that_is_not_for_this_reader_leaves_no_hole(cast) -> None:
    at = make_episode(visibility="crisisprofessionals", area=["VR19"]).get_absolute_url()
    assert "De eerste avond" in shown(cast, "cas", "opname", at)
    assert "<h2>Hier</h2>" not in shown(cast, "noor", "opname", at)


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

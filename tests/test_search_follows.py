"""The search index and what is hidden: agreements, capabilities of hidden organisations, and what is hidden just now.

The index is followed as a web process follows it, only that the test says when it looks at the changes.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_organisation, make_relation, set_visibility
from weerbaar.features.networks.agreements import services as agreements
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities import services as capabilities
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.organisations import services as organisations
from weerbaar.foundation.search import live

KIND = "waakvlamovereenkomst"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def following(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Builds the index at the first call; at each later one it takes in what the spine delivered."""
    settings.SEARCH_DIR = tmp_path
    held: list[live.Followed] = []

    def catch_up() -> None:
        while deliver_due():
            pass
        if held:
            held[0].catch_up()
        else:
            held.append(live.Followed(CORPUS))
            monkeypatch.setattr(live, "engine", lambda corpus: held[0].engine)

    return catch_up


def api(cast: Cast, who: str, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = cast.program(who).get(f"/api/v1/capaciteiten?{query}").json()
    return answer


def facet(cast: Cast, who: str) -> dict[str, int]:
    """Kinds of agreement with how many capabilities have one, as this reader counts them."""
    return {value["code"]: value["aantal"] for value in api(cast, who)["facetten"]["afspraak"]}


def on_cards(cast: Cast, who: str) -> dict[str, list[str]]:
    """Capability: the kinds of agreement that its card shows. The page shows as many as the API tells."""
    found = {row["naam"]: row["afspraken"] for row in api(cast, who)["resultaten"]}
    page = cast.client(who).get("/netwerkkaart/").content.decode()
    assert page.count('#agreement"/></svg>Waakvlam') == sum(map(len, found.values())), who
    return found


@pytest.mark.parametrize(
    ("hidden", "who_knows"),
    [
        ("nothing", {"noor", "mats", "eefje", "olaf", "cas", "hidde"}),
        ("the agreement", {"eefje", "olaf"}),
        ("a party", {"olaf"}),
        ("what is promised beside it", {"olaf"}),
    ],
)
def test_an_agreement_shows_in_facet_and_card_to_who_may_see_it(
    cast: Cast, following: Callable[[], None], hidden: str, who_knows: set[str]
) -> None:
    promised = make_capability(cast.aggregaten, "Noodstroom")
    beside = make_capability(cast.veldkeuken, "Maaltijden")
    own = "eigen-organisatie"
    make_agreement(
        [cast.aggregaten, cast.veldkeuken], [promised, beside], visibility=own if "the ag" in hidden else "openbaar"
    )
    if hidden == "a party":
        set_visibility(cast.veldkeuken, own)
    if "beside" in hidden:
        beside.audience = [f"org:{cast.veldkeuken.pk}"]
        beside.save()
    following()
    for who in ("noor", "mats", "eefje", "olaf", "cas", "hidde"):
        cards = on_cards(cast, who)
        assert cards["Noodstroom"] == ([KIND] if who in who_knows else []), who
        assert facet(cast, who).get(KIND, 0) == sum(KIND in kinds for kinds in cards.values()), who
        assert api(cast, who, f"afspraak={KIND}")["totaal"] == facet(cast, who).get(KIND, 0), who


def test_a_capability_of_a_hidden_organisation_is_hidden(cast: Cast, following: Callable[[], None]) -> None:
    make_capability(set_visibility(cast.veldkeuken, "leden"), "Maaltijden", visibility="openbaar")
    following()
    assert [api(cast, who)["totaal"] for who in ("noor", "mats", "olaf")] == [0, 1, 1]


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_relation_shows_only_when_both_ends_do(cast: Cast, end: str) -> None:
    relation = make_relation(cast.aggregaten, cast.veldkeuken)
    hidden, open_end = (relation.source, relation.target) if end == "source" else (relation.target, relation.source)
    set_visibility(hidden, "leden")
    for who, is_seen in {"noor": False, "mats": True}.items():
        page = cast.client(who).get(open_end.get_absolute_url()).content.decode()
        assert (hidden.name in page, "Wie rekent op wie" in page) == (is_seen, is_seen), who


# --- hidden just now ------------------------------------------------------------------------------

NAME, OFFER, WORD = "Geheime Opslag", "Onzichtbare kelder", "kelder"
Hide = Callable[[Cast, Any], Any]


def hide_organisation(cast: Cast, offer: Any) -> None:
    organisations.change_organisation(cast["eefje"], offer.organisation, {"visibility": "eigen-organisatie"})


def hide_offer(cast: Cast, offer: Any) -> None:
    capabilities.change_capability(cast["eefje"], offer, {"visibility": "eigen-organisatie"})


def withdraw_offer(cast: Cast, offer: Any) -> None:
    capabilities.withdraw_capability(cast["eefje"], offer)


@pytest.mark.parametrize("hide", [hide_organisation, hide_offer])
def test_what_is_hidden_just_now_is_named_nowhere(cast: Cast, following: Callable[[], None], hide: Hide) -> None:
    offer = make_capability(cast.aggregaten, OFFER)
    make_capability(cast.veldkeuken, "Maaltijden")
    following()
    assert api(cast, "noor", f"q={WORD}")["totaal"] == 1
    hide(cast, offer)
    names = {OFFER, offer.ref, *([offer.organisation.name] if hide is hide_organisation else [])}
    for query in ("", f"q={WORD}", "weergave=tabel", "sorteer=naam", "regio=VR19", "paginaGrootte=1"):
        # The index does not know it yet; counts may still be one too high.
        page = cast.client("noor").get(f"/netwerkkaart/?{query}").content.decode()
        rows = json.dumps(api(cast, "noor", query.replace("weergave=tabel", ""))["resultaten"])
        assert [name for name in names if name in page or name in rows] == [], query
    page = cast.client("noor").get(f"/netwerkkaart/?q={WORD}&waarom={offer.ref}").content.decode()
    assert "Waarom dit hier staat" not in page
    following()
    assert api(cast, "noor")["totaal"] == 1
    assert api(cast, "noor", f"q={WORD}")["totaal"] == 0
    assert api(cast, "eefje", f"q={WORD}")["totaal"] == 1
    assert cast.client("noor").get(f"/netwerkkaart/suggesties/?q={WORD[:4]}").json() == {"suggesties": []}


ACTS: dict[str, Callable[[Cast, Any, Any], Any]] = {
    "the organisation is hidden": lambda cast, offer, agreement: hide_organisation(cast, offer),
    "the capability is hidden": lambda cast, offer, agreement: hide_offer(cast, offer),
    "the capability is withdrawn": lambda cast, offer, agreement: withdraw_offer(cast, offer),
    "the agreement is hidden": lambda cast, offer, agreement: agreements.change_agreement(
        cast["eefje"],
        agreement,
        {"visibility": "eigen-organisatie"},
        [Party(one) for one in agreement.all_parties()],
        [Promise(line.capability) for line in agreement.lines.all()],
    ),
    "a party leaves": lambda cast, offer, agreement: agreements.change_agreement(
        cast["eefje"], agreement, {}, [Party(offer.organisation)], [Promise(offer)]
    ),
    "everything is taken off": lambda cast, offer, agreement: agreements.change_agreement(
        cast["eefje"], agreement, {}, [Party(one) for one in agreement.all_parties()], []
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_after_a_change_the_index_says_what_a_new_one_says(
    cast: Cast, following: Callable[[], None], act: str, settings: Any, tmp_path: Any
) -> None:
    offer = make_capability(cast.aggregaten, "Noodstroom")
    third = make_organisation("Derde", area=["VR19"])
    beside = [make_capability(cast.veldkeuken, "Maaltijden"), make_capability(third, "Bedden")]
    agreement = make_agreement([cast.aggregaten, cast.veldkeuken, third], [offer, *beside], kind=KIND)
    following()
    people = ("noor", "mats", "eefje", "olaf", "cas")
    before = {who: api(cast, who) for who in people}
    ACTS[act](cast, offer, agreement)
    following()
    followed = {who: api(cast, who) for who in people}
    engine = live.engine(CORPUS)
    rebuilt = live.in_memory(CORPUS, list(CORPUS.documents(None)))
    engine.index = rebuilt.index
    assert followed == {who: api(cast, who) for who in people}
    assert followed["noor"] != before["noor"]

"""An organisation's own papers: whom it needs, and who counts on it. Printed by its editors alone."""

from typing import Any

import pytest

from tests.factories import make_agreement, make_capability, make_contact, make_organisation, make_relation
from tests.pdfs import assert_accessible, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(cast: Any) -> Any:
    """Eefje's organisation counts on two others (one of them hidden from her) and is counted on by Olaf's."""
    mine, olafs = cast.aggregaten, cast.veldkeuken
    oil = make_organisation("Oliehandel Tholen", seat="Tholen")
    hidden = make_organisation("Geheime Dienst", "eigen-organisatie")
    spare = make_organisation("Reserve Aggregaten")
    make_contact(oil, phone="000-0000222", off_grid="Marifoon kanaal 10")
    make_contact(oil, "eigen-organisatie", phone="000-0000999")
    make_contact(mine, phone="000-0000111")
    make_relation(mine, oil, sub_need="brandstof", note="Diesel voor drie dagen.")
    make_relation(mine, hidden, sub_need="brandstof")
    make_relation(oil, mine, "levert-aan", note="Smeerolie per schip.")
    make_relation(spare, mine, "vervangt")
    make_relation(olafs, mine, sub_need="energie", answer="ja")
    power = make_capability(mine, "Aggregaten van 40 kVA")
    make_agreement([mine, olafs], [power], title="Stroom voor de keuken", activation="Bel de wacht", response_hours=6)
    return cast


NEEDED = (
    "Wie wij nodig hebben: Aggregaten Walcheren", "Oliehandel Tholen", "Voor: brandstof", "nog geen antwoord",
    "Diesel voor drie dagen.", "Marifoon kanaal 10", "Smeerolie per schip.", "Reserve Aggregaten",
    "Stroom voor de keuken", "Bel de wacht", "6 uur", "000-0000111", "Vertrouwelijk: alleen voor Aggregaten Walcheren.",
)  # fmt: skip
COUNTED_ON = (
    "Wie rekent op ons: Aggregaten Walcheren", "Veldkeuken Twente", "Voor: energie", "geen bevestigd aanbod",
    "Aggregaten van 40 kVA", "Stroom voor de keuken",
)  # fmt: skip
HIDDEN = ("Geheime Dienst", "000-0000999")


@pytest.mark.parametrize(
    ("address", "there", "title"),
    [("papier", NEEDED, NEEDED[0]), ("wie-rekent-op-ons", COUNTED_ON, COUNTED_ON[0])],
)
def test_its_editor_prints_it(register: Any, address: str, there: tuple[str, ...], title: str) -> None:
    page = register.aggregaten.get_absolute_url()
    assert f"{page}{address}/" in register.client("eefje").get(page).content.decode()
    assert f"{page}{address}/" not in register.client("gwen").get(page).content.decode()
    desk = register.client("eefje").get(f"/mijn/organisatie/{register.aggregaten.ref}/").content.decode()
    assert f"{page}{address}/" in desk
    assert f"{page}rekenen-op/" in desk
    answer = register.client("eefje").get(f"{page}{address}/")
    assert answer["Cache-Control"] == "private, no-store"
    text = text_of(answer.content)
    assert [words for words in there if words not in text] == []
    assert [words for words in HIDDEN if words in text] == []
    assert_accessible(answer.content, title)


def test_with_nothing_yet_it_says_what_to_do(cast: Any) -> None:
    client, page = cast.client("olaf"), cast.veldkeuken.get_absolute_url()
    assert "U hebt nog niet opgegeven op wie u rekent." in text_of(client.get(f"{page}papier/").content)
    assert "Niemand heeft opgegeven dat hij op u rekent." in text_of(client.get(f"{page}wie-rekent-op-ons/").content)


@pytest.mark.parametrize("address", ["papier", "wie-rekent-op-ons"])
def test_thirty_cost_no_more_queries_than_three(
    register: Any, address: str, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, path = register.client("eefje"), f"{register.aggregaten.get_absolute_url()}{address}/"
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(27):
        other = make_organisation(f"Dienst {number}")
        make_contact(other)
        make_relation(register.aggregaten, other, sub_need="ict")
        make_relation(other, register.aggregaten, sub_need="ict")
        make_agreement([register.aggregaten, other], [make_capability(register.aggregaten, f"Pomp {number}")])
    with django_assert_max_num_queries(len(few)):
        client.get(path)

"""Chains: whole or not at all, drawn from deliveries that stand, with what is missing for who may know."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.answers import counting
from tests.cast import PEOPLE, Cast
from tests.factories import make_chain, make_organisation, make_relation, set_visibility
from weerbaar.features.networks.chains.drawing import BOX, draw
from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.features.networks.chains.upright import draw_upright
from weerbaar.features.networks.chains.weaving import weave
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.organisations.models import Organisation

GAPS = ("Open plaats", "Niet in term bevestigd", "Levert aan niemand", "chain__box--open", "chain__box--unsure")


def text_of(response: Any) -> str:
    return str(response.content.decode())


def form(*places: tuple[int | str, Organisation | str | None, str], **fields: str) -> dict[str, str]:
    """What a browser sends."""
    data = {"name": "Brood in de stad", "need": "continuiteit", "sub_need": "voedsel", "visibility": "openbaar"}
    for number, (link, who, what) in enumerate(places, 1):
        ref = who.ref if isinstance(who, Organisation) else (who or "")
        data |= {f"schakel_{number}": str(link), f"wie_{number}": ref, f"wat_{number}": what}
    return data | {"region": "VR19"} | fields


@pytest.fixture
def bread(cast: Cast) -> list[Organisation]:
    """Farm → mill → bakery, each delivering to the next; the farm is confirmed in term."""
    farm, mill, bakery = (make_organisation(name) for name in ("Akker", "Molen", "Bakkerij"))
    farm.confirmed_until = timezone.localdate() + timedelta(days=9)
    farm.save()
    make_relation(farm, mill, "levert-aan")
    make_relation(mill, bakery, "levert-aan")
    return [farm, mill, bakery]


def test_a_coordinator_makes_a_chain_that_everybody_reads(cast: Cast, bread: list[Organisation]) -> None:
    farm, mill, bakery = bread
    data = form((1, farm, "teelt graan"), (2, mill, "maalt"), (3, bakery, "bakt"), ("", "", ""))
    response: Any = cast.client("rick").post("/ketens/nieuw/", data)
    chain = Chain.objects.get()
    assert response.url == chain.get_absolute_url()
    text = text_of(cast.client("noor").get(chain.get_absolute_url()))
    for part in (
        "Akker",
        "teelt graan",
        "loopt in 3 schakels van Akker naar bewoners; 3 organisaties",
        "Keten gemaakt",
    ):
        assert part in text
    assert lines_in(text) == 3
    assert [part for part in GAPS if part in text] == []
    assert chain.get_absolute_url() in text_of(cast.client("noor").get(farm.get_absolute_url()))
    assert "Brood in de stad" in text_of(cast.client("noor").get("/ketens/?behoefte=continuiteit&regio=VR19&q=brood"))
    assert "Niets gevonden" in text_of(cast.client("noor").get("/ketens/?regio=VR05"))


@pytest.mark.parametrize(
    ("who", "need", "region", "status"),
    [
        ("tessa", "bevolkingszorg", "", 302), ("tessa", "bevolkingszorg", "VR05", 302),
        ("tessa", "continuiteit", "", 403),
        ("rick", "continuiteit", "VR19", 302), ("rick", "continuiteit", "", 403), ("rick", "continuiteit", "VR05", 403),
        ("ada", "gezondheid", "", 302), ("gwen", "continuiteit", "VR19", 403), ("eefje", "continuiteit", "VR19", 403),
        ("cas", "continuiteit", "VR19", 403), ("noor", "continuiteit", "VR19", 302),
    ],
)  # fmt: skip
def test_who_makes_which_chain(
    cast: Cast, bread: list[Organisation], who: str, need: str, region: str, status: int
) -> None:
    data = form((1, bread[0], ""), (2, bread[1], ""), need=need, sub_need="", region=region)
    assert cast.client(who).post("/ketens/nieuw/", data).status_code == status
    assert Chain.objects.exists() == (status == 302 and who != "noor")


@pytest.mark.parametrize("who", PEOPLE)
def test_one_hidden_organisation_hides_the_chain_everywhere(cast: Cast, bread: list[Organisation], who: str) -> None:
    chain = make_chain(bread)
    set_visibility(bread[1], "crisisprofessionals")
    sees = who in {"eefje", "gwen", "rick", "tessa", "cas"} - {"eefje"}
    client = cast.client(who)
    assert client.get(chain.get_absolute_url()).status_code == (200 if sees else 404)
    assert ("Brood" in text_of(client.get("/ketens/"))) == sees
    assert (chain.get_absolute_url() in text_of(client.get(bread[0].get_absolute_url()))) == sees
    set_visibility(bread[1], "openbaar")
    assert client.get(chain.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_what_is_missing_shows_to_coordinators_and_crisis_professionals_there(
    cast: Cast, bread: list[Organisation], who: str
) -> None:
    lonely = make_organisation("Eenzame Silo")
    chain = make_chain([*bread, None], extra=[(1, lonely, "")])
    text = text_of(cast.client(who).get(chain.get_absolute_url()))
    shown = [part for part in GAPS if part in text]
    may = who in {"gwen", "rick", "tessa", "cas"}
    assert shown == (list(GAPS) if may else [])
    assert ("loopt in 4 schakels" in text, "loopt in 3 schakels" in text) == (may, not may)
    assert ("1 plaats is open" in text) == may


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, 3),
        ({"until": date(2020, 1, 1)}, 2),
        ({"kind": "werkt-samen-met"}, 2),
    ],
)
def test_a_line_is_a_delivery_that_stands(
    cast: Cast, bread: list[Organisation], changes: dict[str, Any], lines: int
) -> None:
    chain = make_chain(bread)
    bread[0].relations_out.update(**changes)
    text = text_of(cast.client("noor").get(chain.get_absolute_url()))
    assert lines_in(text) == lines


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda a, b, c: form((1, a, "")), "ten minste twee schakels"),
        (lambda a, b, c: form((1, a, ""), (1, b, "")), "ten minste twee schakels"),
        (lambda a, b, c: form((1, a, ""), (2, b, ""), (2, b, "nog eens")), "één keer in een schakel"),
        (lambda a, b, c: form((1, a, ""), (10, b, "")), "ten hoogste 9 schakels"),
        (lambda a, b, c: form((1, a, ""), (0, b, "")), "Begin bij 1."),
        (lambda a, b, c: form((1, a, ""), ("", b, "")), "hoeveelste schakel"),
        (lambda a, b, c: form((1, a, ""), (2, "Bestaat niet", "")), "geen organisatie gevonden"),
        (lambda a, b, c: form((1, a, ""), (2, "Geheime Club", "")), "geen organisatie gevonden"),
        (lambda a, b, c: form((1, a, ""), (2, b, ""), sub_need="bed"), "hoort niet bij de behoefte"),
        (lambda a, b, c: form((1, a, ""), (2, b, ""), name=""), "verplicht"),
        (lambda a, b, c: form((1, a, ""), (2, b, ""), visibility="eigen-organisatie"), "geldige keuze"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    cast: Cast, bread: list[Organisation], data: Any, message: str
) -> None:
    make_organisation("Geheime Club", visibility="eigen-organisatie")
    response = cast.client("rick").post("/ketens/nieuw/", data(*bread))
    assert (response.status_code, message in text_of(response)) == (200, True)
    assert bread[0].ref in text_of(response)
    assert not Chain.objects.exists()


def test_more_rows_are_added_without_complaint(cast: Cast, bread: list[Organisation]) -> None:
    data = form((1, bread[0], "teelt"), (2, "", "maalt"), ("", "", ""), name="", meer="regels")
    response = cast.client("rick").post("/ketens/nieuw/", data)
    assert len(response.context["form"].row_fields) == 6
    assert "field__error" not in text_of(response)
    assert 'value="maalt"' in text_of(response)


def test_a_change_is_told_and_a_late_one_loses_nothing(cast: Cast, bread: list[Organisation]) -> None:
    chain = make_chain(bread)
    path, version = reverse("chain_change", args=[chain.ref]), version_of(chain)
    assert bread[2].ref in text_of(cast.client("rick").get(path))
    fewer = form((1, bread[0], ""), (2, bread[1], ""), version=version)
    assert cast.client("rick").post(path, fewer).status_code == 302
    assert chain.steps.count() == 2
    late = cast.client("ada").post(path, form((1, bread[0], "zaait"), (2, bread[2], ""), version=version))
    assert (late.status_code, 'value="zaait"' in text_of(late)) == (409, True)
    text = text_of(cast.client("mats").get(chain.get_absolute_url()))
    assert "Keten gewijzigd" in text
    assert "3. Bakkerij" in text
    set_visibility(bread[2], "eigen-organisatie")
    assert "3. Bakkerij" not in text_of(cast.client("mats").get(chain.get_absolute_url()))


def test_a_chain_is_removed_after_a_question(cast: Cast, bread: list[Organisation]) -> None:
    chain = make_chain(bread)
    path = reverse("chain_remove", args=[chain.ref])
    assert "blijven staan" in text_of(cast.client("rick").get(path))
    assert cast.client("rick").post(path).status_code == 302
    assert not Chain.objects.exists()
    assert Organisation.objects.filter(name="Molen").exists()


def test_thirty_chains_of_thirty_cost_no_more_queries_than_three(cast: Cast, bread: list[Organisation]) -> None:
    costs: list[list[int]] = []
    for number in (3, 27):
        for _ in range(number):
            make_chain(bread)
        long = make_chain([make_organisation(f"Werf {number} {index}") for index in range(min(number, 9))])
        costs.append([])
        for path in ("/ketens/", long.get_absolute_url()):
            client = cast.client("rick")
            client.get(path)
            with counting() as queries:
                client.get(path)
            costs[-1].append(len(queries))
    assert costs[0] == costs[1]


def lines_in(text: str) -> int:
    """Deliveries drawn in each of both pictures, which are equally many."""
    wide, _, tall = (part.count('class="chain__line"') for part in text.partition("chain--hoog"))
    assert wide == tall
    return wide


@pytest.mark.parametrize(("who", "places"), [("noor", 0), ("rick", 2)])
def test_a_chain_of_open_places_is_nothing_yet_for_who_may_not_know_of_them(cast: Cast, who: str, places: int) -> None:
    text = text_of(cast.client(who).get(make_chain([None, None]).get_absolute_url()))
    assert ("Er staat nog geen organisatie in deze keten" in text) == (not places)
    assert text.count("Nog niemand</th>") == places


# --- the picture -----------------------------------------------------------------------------------

LONGEST = ""


def steps(*layers: list[str]) -> list[ChainStep]:
    """Places by name, without a database; '' is open."""
    made: list[ChainStep] = []
    for link, names in enumerate(layers, 1):
        for name in names:
            organisation = Organisation(pk=len(made) + 1, name=name, ref=f"ref{len(made)}") if name else None
            made.append(ChainStep(link=link, organisation=organisation, task="doet iets"))
    return made


@pytest.mark.parametrize("shows_gaps", [True, False])
def test_boxes_stand_apart_and_lines_run_to_the_right(shows_gaps: bool) -> None:
    places = steps(["A", "B", LONGEST], ["", "C"], ["D", "E", "F", "G"], ["H"])
    picture = draw(weave(places, [(1, 5), (2, 6), (5, 8), (8, 10), (10, 1)], shows_gaps))
    spots = [(box.x, box.y, box.height) for box in picture.boxes]
    for x, y, height in spots:
        assert 0 <= x <= picture.width - BOX
        assert 0 <= y <= picture.height - height
        assert [one for one in spots if one[0] == x and y < one[1] < y + height] == []
    for stroke in picture.strokes:
        begin, *_, end = [int(number) for number in re.findall(r"(\d+) \d+", stroke.path)]
        assert begin < end
    assert any(stroke.is_open for stroke in picture.strokes) == shows_gaps
    assert all(len(line.words) <= 24 for box in picture.boxes for line in box.lines)


@pytest.mark.parametrize("shows_gaps", [True, False])
def test_on_a_phone_the_same_stands_from_top_to_bottom_in_the_same_order(shows_gaps: bool) -> None:
    places = steps(["A", "B", LONGEST], ["", "C"], ["D", "E", "F", "G"], ["H"])
    web = weave(places, [(1, 5), (2, 6), (5, 8), (8, 10), (10, 1)], shows_gaps)
    wide, tall = draw(web), draw_upright(web)
    assert [(box.url, box.look, box.lines[0].words[:1]) for box in tall.boxes] == [
        (box.url, box.look, box.lines[0].words[:1]) for box in wide.boxes
    ]
    assert tall.width <= 320
    ends = [0]
    for box in tall.boxes:
        assert box.x + box.width <= tall.width
        assert box.y > ends[-1]
        ends.append(box.y + box.height)
    assert ends[-1] <= tall.height
    assert sum(stroke.is_open for stroke in tall.strokes) == sum(stroke.is_open for stroke in wide.strokes)
    assert all(int(number) >= -10 for stroke in tall.strokes for number in re.findall(r"-?\d+", stroke.path))


def test_lines_that_would_cross_are_untangled() -> None:
    web = weave(steps(["A", "B"], ["C", "D"]), [(1, 4), (2, 3)], True)
    assert [[web.nodes[one].name for one in layer] for layer in web.layers] == [["A", "B"], ["D", "C"]]

"""Questions without an easy answer: positions side by side, who holds them, and what nobody knows yet."""

import re

import pytest

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_dilemma, make_organisation, make_practice
from weerbaar.features.content.dilemmas.models import Dilemma
from weerbaar.shared.links.services import add_link

FORM = {
    "title": "Hoe waarschuwt u zonder paniek?", "summary": "Urgentie en rust.", "question": "Hoe hard mag het klinken?",
    "difficulty": "Wie niets zegt, bereidt niemand voor.", "language": "nl", "area": "Nederland",
    "visibility": "openbaar", "sources": "Een rapport\nNog een rapport",
    "positions-aantal": "3", "open_questions-aantal": "2",
    "positions-0-label": "Zeg het eerlijk", "positions-0-text": "Mensen kunnen het aan.",
    "positions-0-arguments": "Het schept vertrouwen\nHet werkte elders", "positions-0-held_by": "sommige gemeenten",
    "positions-1-label": "Blijf rustig", "positions-1-text": "Angst verlamt.",
    "open_questions-0-text": "Wat doet een campagne na een maand?", "open_questions-0-state": "bezig",
    "open_questions-0-by": "Een kennisinstelling",
}  # fmt: skip


def found(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_positions_stand_side_by_side(cast: Cast) -> None:
    mine = cast.aggregaten.get_absolute_url()
    sent = FORM | {"positions-0-held_by": f"sommige gemeenten\nhttp://testserver{mine}", "daarna": "publiceer"}
    assert cast.client("rosa").post("/vraagstukken/nieuw/", sent).status_code == 302
    dilemma = Dilemma.objects.get()
    assert dilemma.positions.all()[0].held_by == ["sommige gemeenten", mine]
    page = found(cast, "noor", dilemma.get_absolute_url())
    told = [
        "Hoe hard mag",
        "Waarom is dit lastig?",
        "2 standpunten",
        "Zeg het eerlijk",
        "sommige gemeenten",
        "Het schept",
    ]
    for text in [
        *told,
        "Aggregaten Walcheren",
        "Blijf rustig",
        "Wordt onderzocht",
        "Een kennisinstelling",
        "Nog een rapport",
    ]:
        assert text in page
    assert "Wat doet een campagne" in found(cast, "noor", "/vraagstukken/onderzoeksvragen/?stand=bezig")
    assert "Wat doet een campagne" not in found(cast, "noor", "/vraagstukken/onderzoeksvragen/?stand=open")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"positions-1-label": "", "positions-1-text": ""}, "Vul ten minste twee standpunten in"),
        ({"positions-1-label": ""}, "Geef het standpunt een korte naam."),
        ({"positions-1-held_by": "/organisaties/zzzzzzzz/"}, "Deze organisatie vinden we niet"),
        ({"open_questions-0-text": ""}, "Onderzoeksvraag 1, Vraag: Vul de vraag in."),
        ({"question": ""}, "Vul de vraag in."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, str], said: str) -> None:
    page = cast.client("rosa").post("/vraagstukken/nieuw/", FORM | change).content.decode()
    assert said in page
    assert "Mensen kunnen het aan." in page
    assert "Een kennisinstelling" in page
    assert not Dilemma.objects.exists()


def test_an_organisation_shows_to_who_may_see_it(cast: Cast) -> None:
    hidden = make_organisation("Stille Kring", visibility="crisisprofessionals", level="regionaal")
    dilemma = make_dilemma(held_by=["gemeenten", hidden.get_absolute_url()])
    for who, seen in {"noor": False, "rosa": False, "cas": True}.items():
        page = found(cast, who, dilemma.get_absolute_url())
        assert ("Stille Kring" in page, hidden.ref in page) == (seen, seen)
        assert "gemeenten" in page
        assert "Stille Kring" not in found(cast, who, "/bibliotheek/?q=stille+kring").replace("stille kring", "")
    history = found(cast, "noor", f"{dilemma.get_absolute_url()}geschiedenis/")
    assert hidden.ref not in history


def test_a_refused_change_keeps_what_was_typed_and_a_good_one_replaces_the_rows(cast: Cast) -> None:
    dilemma, rosa = make_dilemma(), cast.client("rosa")
    address = f"{dilemma.get_absolute_url()}wijzigen/"
    form = rosa.get(address).context["form"]
    seen = {name: form.initial[name] for name in ("version", "opened")}
    assert rosa.post(address, FORM | seen).status_code == 302
    assert [row.label for row in dilemma.positions.all()] == ["Zeg het eerlijk", "Blijf rustig"]
    assert [row.state for row in dilemma.open_questions.all()] == ["bezig"]
    assert rosa.post(address, FORM | seen | {"positions-0-label": "Anders"}).status_code == 409


def test_the_list_is_narrowed_by_need_and_hides_what_is_hidden(cast: Cast) -> None:
    make_dilemma("Over stroom", needs=["continuiteit"])
    make_dilemma("Over zorg", needs=["gezondheid"], visibility="crisisprofessionals", area=["VR19"])
    make_dilemma("Nog niet af", status="concept")
    for who, names in {"noor": {"Over stroom"}, "cas": {"Over stroom", "Over zorg"}}.items():
        page = found(cast, who, "/vraagstukken/")
        questions = found(cast, who, "/vraagstukken/onderzoeksvragen/")
        for name in ("Over stroom", "Over zorg", "Nog niet af"):
            assert (name in page, name in questions) == (name in names, name in names)
        assert ("behoefte=gezondheid" in page) == (who == "cas")
    assert "Over stroom" not in found(cast, "cas", "/vraagstukken/?behoefte=gezondheid")
    assert "Over stroom" in found(cast, "noor", "/vraagstukken/?behoefte=onzin")


def test_what_belongs_to_it_shows_and_is_found(cast: Cast) -> None:
    dilemma = make_dilemma(difficulty="De weegschaal slaat door.")
    add_link(cast["rosa"], dilemma, cast.aggregaten)
    assert "Aggregaten Walcheren" in found(cast, "noor", dilemma.get_absolute_url())
    assert "Hoeveel is genoeg?" in found(cast, "noor", "/bibliotheek/?q=weegschalen")


def test_who_tried_something_stands_on_its_page_once_and_only_for_who_may_see_it(cast: Cast) -> None:
    dilemma = make_dilemma()
    for practice in (make_practice("Burenproef"), make_practice("Stille proef", "crisisprofessionals")):
        add_link(cast["rosa"], dilemma, practice)
    for who, tried in (("noor", ["Burenproef"]), ("cas", ["Burenproef", "Stille proef"])):
        page = found(cast, who, dilemma.get_absolute_url())
        part = page.partition("Wie iets heeft geprobeerd")[2].partition("</section>")[0]
        assert sorted(re.findall(r'class="line__name" href="[^"]+">([^<]+)<', part)) == tried
        assert "Burenproef" not in page.partition("Hoort bij</h2>")[2].partition("</section>")[0]
        assert ("Stille proef" in page) == (who == "cas")


def test_many_cost_no_more_queries_than_few(cast: Cast) -> None:
    client, counts = cast.client("mats"), []
    for number in (3, 15):
        for one in range(number):
            make_dilemma(f"Vraag {number}.{one}", needs=["welzijn"])
        for address in ("/vraagstukken/", "/vraagstukken/onderzoeksvragen/"):
            client.get(address)
            with counting() as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]

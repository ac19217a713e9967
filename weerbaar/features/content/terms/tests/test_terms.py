"""Words with several meanings: an editor puts them side by side, a reader finds them, and they light up in texts."""

import re
from typing import Any

import pytest

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_dilemma, make_document, make_kit, make_notion, make_practice
from weerbaar.features.content.terms.models import Notion
from weerbaar.foundation.activity.models import Entry

FORM = {
    "title": "Veerkracht", "summary": "Kunnen terugveren.", "other_names": "veerkrachtig\nveerkrachtig\n terugveren ",
    "contrast": "De een kijkt naar mensen, de ander naar de samenleving.", "language": "nl", "area": "Nederland",
    "visibility": "openbaar", "definitions-aantal": "3",
    "definitions-0-label": "Als proces", "definitions-0-text": "Iets tussen iemand en zijn omgeving.",
    "definitions-0-year": "2023", "definitions-0-source": "Metaonderzoek", "definitions-0-where": "https://voorbeeld.invalid/x",
    "definitions-1-label": "Als vermogen", "definitions-1-text": "Zich aanpassen en herstellen.",
    "definitions-0-used_by": "Onderzoekers", "definitions-1-year": "2025", "definitions-1-used_by": "Een regio",
}  # fmt: skip


def found(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def lights(page: str) -> list[str]:
    return re.findall(r'<a class="lit" href="[^"]+">(.*?)</a>', page)


def test_an_editor_puts_meanings_side_by_side(cast: Cast) -> None:
    document = make_document(pages=["Een.", "Twee."])
    document.file.page_count = 2
    document.file.save()
    sent = FORM | {"definitions-1-where": f"http://x{document.get_absolute_url()}", "definitions-1-page": "2"}
    answer = cast.client("rosa").post("/begrippen/nieuw/", sent | {"daarna": "publiceer"}, follow=True)
    notion = Notion.objects.get()
    assert (notion.other_names, notion.status) == (["veerkrachtig", "terugveren"], "gepubliceerd")
    assert [row.label for row in notion.definitions.all()] == ["Als proces", "Als vermogen"]
    page = found(cast, "noor", notion.get_absolute_url())
    assert "2 betekenissen naast elkaar" in page
    for label, who in {"Als proces": "Onderzoekers, 2023", "Als vermogen": "Een regio, 2025"}.items():
        assert f'<p class="meaning__who">{who}</p>' in page.partition(f"<h3>{label}</h3>")[2].partition("</li>")[0]
    years = re.findall(r'years__year">(\d+)</span><a href="#[^"]+">(.*?)</a>', page)
    assert years == [("2023", "Als proces"), ("2025", "Als vermogen")]
    assert 'Bron: <a href="https://voorbeeld.invalid/x" rel="external">Metaonderzoek</a>' in page
    assert f'href="{document.get_absolute_url()}tekst/2/"' in page
    assert 'href="https://voorbeeld.invalid/x"' in page
    assert "Waarin verschillen ze?" in page
    assert "Toegevoegd" in answer.content.decode()


def test_rows_are_moved_taken_away_and_put_back_before_anything_is_saved(cast: Cast) -> None:
    rosa = cast.client("rosa")
    page = rosa.post("/begrippen/nieuw/", FORM | {"rij": "definitions:omlaag:1", "title": ""}).content.decode()
    assert page.index("Als vermogen") < page.index("Als proces")
    assert "Er moet" not in page
    gone = rosa.post("/begrippen/nieuw/", FORM | {"rij": "definitions:weg:1"}).content.decode()
    assert "Betekenis 1 is weggehaald: ‘Als proces’" in gone
    assert not Notion.objects.exists()
    rosa.post("/begrippen/nieuw/", FORM | {"definitions-0-weg": "ja"})
    assert [row.label for row in Notion.objects.get().definitions.all()] == ["Als vermogen"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "Vul het begrip in."),
        ({"definitions-1-text": ""}, "Betekenis 2, Wat betekent het hier?: Vul de betekenis in."),
        ({"definitions-aantal": "0"}, "Vul ten minste één betekenis in."),
        ({"definitions-1-where": "ergens"}, "Dit vinden we niet."),
        ({"definitions-1-where": "/bibliotheek/zzzzzzzz/"}, "Dit vinden we niet."),
        ({"definitions-1-year": "ooit"}, "Vul een jaar in, zoals 2024."),
        ({"other_names": "x" * 101}, "is te lang"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, str], said: str) -> None:
    page = cast.client("rosa").post("/begrippen/nieuw/", FORM | change).content.decode()
    assert said in page
    assert "De een kijkt naar mensen" in page
    assert change.get("definitions-aantal") or "Iets tussen iemand en zijn omgeving." in page
    assert not Notion.objects.exists()


def test_two_editors_at_once_choose_what_stays(cast: Cast) -> None:
    notion = make_notion(meanings=["Oud."])
    rosa, address = cast.client("rosa"), f"{notion.get_absolute_url()}wijzigen/"
    form = rosa.get(address).context["form"]
    seen = {name: form.initial[name] for name in ("version", "opened")}
    assert cast.client("ada").post(address, FORM | seen).status_code == 302
    mine = FORM | seen | {"definitions-0-text": "Van mij."}
    late = rosa.post(address, mine)
    assert late.status_code == 409
    assert 'name="keuze-definitions"' in late.content.decode()
    newer = {name: late.context["form"][name].value() for name in seen}
    rosa.post(address, mine | newer | {"keuze-definitions": "nu"})
    assert notion.definitions.all()[0].text == "Iets tussen iemand en zijn omgeving."


def test_an_earlier_version_is_put_back_with_its_definitions(cast: Cast) -> None:
    notion, rosa = make_notion(meanings=["Zoals het was."]), cast.client("rosa")
    form = rosa.get(f"{notion.get_absolute_url()}wijzigen/").context["form"]
    rosa.post(f"{notion.get_absolute_url()}wijzigen/", FORM | {"version": form.initial["version"]})
    assert notion.definitions.count() == 2
    versions = f"{notion.get_absolute_url()}versies/"
    assert "Als proces; Als vermogen" in found(cast, "rosa", f"{versions}?van=begin&naar={_newest(notion)}")
    assert rosa.post(f"{versions}begin/terugzetten/").status_code == 302
    assert [row.text for row in notion.definitions.all()] == ["Zoals het was."]


def _newest(notion: Notion) -> str:
    return str(Entry.objects.filter(target=notion.uuid).order_by("-pk")[0].uuid)


def test_the_list_from_a_to_z_is_searched_in_any_inflection(cast: Cast) -> None:
    make_notion("Zelfredzaamheid")
    make_notion("Noodsteunpunt", other_names=["steunpunt"], summary="Een plek in de wijk.")
    make_notion("Éénloket", status="concept")
    make_notion("Besloten", visibility="crisisprofessionals", area=["VR19"])
    for who, names in {"noor": ["Noodsteunpunt", "Zelfredzaamheid"], "cas": ["Besloten", "Noodsteunpunt"]}.items():
        page = found(cast, who, "/begrippen/")
        assert [page.index(name) for name in names] == sorted(page.index(name) for name in names)
        assert "Éénloket" not in page
    assert "Éénloket" in found(cast, "rosa", "/begrippen/")
    for q, shown in {"steunpunten": True, "wijken": True, "noodst": True, "dijk": False, "\x00": True}.items():
        assert ("Noodsteunpunt" in found(cast, "noor", f"/begrippen/?q={q}")) == shown
    assert "Besloten" not in found(cast, "noor", "/begrippen/?q=besloten").replace("‘besloten’", "")


def test_a_word_lights_up_where_it_may_be_looked_up(cast: Cast) -> None:
    public = make_notion(other_names=["terugveren"])
    make_notion("Meeveren", status="concept")
    make_notion("Kernteam", visibility="crisisprofessionals", area=["VR19"])
    text = "Veerkracht is terugveren, meeveren, en bellen met het kernteam."
    other = make_notion("Herstel", meanings=[text, "Nog eens veerkracht."])
    assert lights(found(cast, "noor", other.get_absolute_url())) == ["Veerkracht"]
    assert lights(found(cast, "cas", other.get_absolute_url())) == ["Veerkracht", "kernteam"]
    assert lights(found(cast, "noor", public.get_absolute_url())) == []
    for told in (
        make_document(summary=text),
        make_practice(result=text),
        make_dilemma(question=text),
        make_kit(instructions=text),
    ):
        assert lights(found(cast, "noor", told.get_absolute_url())) == ["Veerkracht"]
    cast.client("rosa").post(f"{public.get_absolute_url()}intrekken/")
    assert lights(found(cast, "noor", other.get_absolute_url())) == []


def test_a_source_that_is_hidden_shows_by_its_title_alone(cast: Cast) -> None:
    closed = make_document("Geheim rapport", visibility="crisisprofessionals", area=["VR19"])
    notion = make_notion()
    notion.definitions.update(document=closed, source="Een rapport")
    for who, seen in {"noor": False, "cas": True}.items():
        page = found(cast, who, notion.get_absolute_url())
        assert "Een rapport" in page
        assert (closed.get_absolute_url() in page) == seen
        assert "Geheim rapport" not in page


def test_many_cost_no_more_queries_than_few(cast: Cast) -> None:
    client, counts = cast.client("mats"), []
    notion = make_notion("Lang", meanings=["Over veerkracht."] * 3)
    for number in (3, 27):
        for one in range(number):
            make_notion(f"Woord {number}.{one}")
        for address in ("/begrippen/", notion.get_absolute_url()):
            client.get(address)
            with counting() as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_it_is_found_by_what_it_means(cast: Cast) -> None:
    make_notion(meanings=["Een elastiek dat terugspringt."])
    page: Any = found(cast, "noor", "/bibliotheek/?q=elastieken")
    assert "Veerkracht" in page

"""Journey 3: a municipal coordinator puts an organisation on the map; an administrator teaches the search a word."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.visitors import Visitor, new_mark, search_until, signed_in
from e2e.ways import WAYS, Walker, every_way

PASSWORD = "alleen-voor-de-demo"
GWEN, CAS, ADA = "gwen@demo.invalid", "cas@demo.invalid", "ada@demo.invalid"
NUMBER = "000-1234567"
PDF = {"name": "afspraak.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 afspraak"}


@every_way
def test_coordinator_puts_an_organisation_on_the_map(walker: Walker, new_page: Visitor) -> None:
    page, mark = walker.page, new_mark()
    name, offer = f"Roeivereniging {mark}", f"Roeiboten {mark}"
    walker.goes("/")
    walker.goes_to_sign_in()
    walker.signs_in(GWEN, PASSWORD)
    adds_an_organisation(walker, name)
    own = page.url
    recognises_it(walker)
    adds_a_closed_contact(walker)
    only_crisis_professionals_see_it(new_page, own)
    adds_what_it_can_do(walker, offer)
    walker.goes(own)
    lays_down_an_agreement(walker, f"Boten bij hoog water {mark}", offer)
    map_shows_the_agreement(new_page(), offer)


def adds_an_organisation(walker: Walker, name: str) -> None:
    page = walker.page
    walker.opens_menu()
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    walker.presses(menu.get_by_text("Meer", exact=True))
    walker.presses(menu.get_by_role("link", name="Organisaties"))
    walker.looks("organisations")
    walker.presses(page.get_by_role("link", name="Voeg een organisatie toe"))
    walker.looks("empty form")
    walker.types(page.get_by_label("Naam", exact=True), name)
    walker.picks(page.get_by_label("Soort organisatie"), "Vereniging")
    walker.picks(page.get_by_label("Niveau"), "Lokaal")
    walker.types(page.get_by_label("Wat kunnen zij, in één zin?"), "Varen en roeien op elk water.")
    walker.picks(page.get_by_role("combobox", name="Gemeente van vestiging"), "Middelburg")
    walker.types(page.get_by_label("Werkgebied"), "Middelburg")
    walker.presses(page.get_by_role("radio", name="openbaar"))
    walker.presses(page.get_by_role("button", name="Voeg de organisatie toe"))
    expect(walker.title()).to_have_text(name)
    walker.looks("added")


def recognises_it(walker: Walker) -> None:
    walker.sees("Nog niet erkend door een coördinator")
    walker.presses(walker.page.get_by_role("button", name="Erken deze organisatie"))
    walker.sees("Erkend door een coördinator")
    walker.looks("recognised")


def adds_a_closed_contact(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een contact toe"))
    walker.picks(page.get_by_label("Waarvoor is dit contact?"), "Logistiek")
    walker.types(page.get_by_role("textbox", name=re.compile("^Telefoon")), NUMBER)
    walker.presses(page.get_by_label("Dag en nacht bereikbaar"))
    walker.presses(page.get_by_role("radio", name="crisisprofessionals"))
    walker.looks("contact form")
    walker.presses(page.get_by_role("button", name="Voeg contact toe"))
    walker.sees("Het contact is toegevoegd.")
    walker.sees(NUMBER)
    walker.looks("contact added")


def only_crisis_professionals_see_it(new_page: Visitor, own: str) -> None:
    """A visitor does not even see that there is something."""
    visitor = new_page()
    visitor.goto(own)
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.get_by_role("region", name="Hoe te bereiken")).to_have_count(0)
    assert NUMBER not in visitor.content()
    cas = signed_in(new_page(), CAS, PASSWORD)
    cas.goto(own)
    expect(cas.get_by_role("link", name=NUMBER)).to_be_visible()
    expect(cas.get_by_text("Zichtbaar voor: crisisprofessionals")).to_be_visible()


def adds_what_it_can_do(walker: Walker, offer: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een capaciteit toe"))
    walker.presses(page.get_by_role("link", name="Liever alles meteen invullen?"))
    walker.types(page.get_by_label("Wat kan de organisatie bijdragen?"), offer)
    walker.picks(page.get_by_label("In welke vorm?"), "Vervoer")
    walker.presses(page.get_by_label("Evacueren", exact=True))
    walker.types(page.get_by_label("Hoeveel?"), "6")
    walker.picks(page.get_by_label("Eenheid"), "Stuks")
    walker.presses(page.get_by_role("button", name="Voeg de capaciteit toe"))
    walker.sees(f"{offer} is toegevoegd.")


def lays_down_an_agreement(walker: Walker, title: str, offer: str) -> None:
    """A first try with a file that is no document; the second with a PDF, which can be fetched again."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Leg een afspraak vast"))
    walker.looks("agreement form")
    walker.types(page.get_by_label("Titel"), title)
    walker.picks(page.get_by_label("Soort afspraak"), "Convenant")
    walker.picks(page.get_by_role("combobox", name="Toezegging 1"), offered(page, offer))
    walker.types(page.get_by_label("Hoeveel").first, "4")
    page.get_by_label("Document").set_input_files({**PDF, "buffer": b"hallo"})
    walker.presses(page.get_by_role("radio", name="openbaar"))
    walker.presses(page.get_by_role("button", name="Leg de afspraak vast"))
    walker.sees("Dit is geen PDF, ODT of DOCX.")
    expect(page.get_by_label("Titel")).to_have_value(title)
    walker.looks("wrong file")
    page.get_by_label("Document").set_input_files(PDF)
    walker.presses(page.get_by_role("button", name="Leg de afspraak vast"))
    expect(walker.title()).to_have_text(title)
    expect(page.get_by_role("table").first).to_contain_text(offer)
    walker.looks("agreement")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het document").click()
    assert download.value.suggested_filename.endswith(".pdf")


def offered(page: Page, offer: str) -> str:
    """How the choice of promises names this offer."""
    options: Locator = page.locator("select").locator("option", has_text=offer)
    return (options.first.text_content() or "").strip()


def map_shows_the_agreement(page: Page, offer: str) -> None:
    """The card tells everybody under which agreement it can be counted on."""
    card = page.locator(".capability", has=page.get_by_role("link", name=offer, exact=True))
    search_until(page, offer, card.get_by_text("convenant"))
    expect(card.get_by_text("convenant")).to_be_visible()


@pytest.mark.parametrize("way", [way for way in WAYS if way.script and way.width > 1000], ids=lambda way: way.name)
def test_administrator_teaches_the_search_a_word(walker: Walker, new_page: Visitor) -> None:
    """The back office is Wagtail's, which needs script and a wide screen."""
    page, word = walker.page, f"zoemkast{new_mark()}"
    visitor = new_page()
    visitor.goto(f"/netwerkkaart/?q={word}")
    expect(visitor.locator(".capability", has_text=re.compile("aggrega", re.IGNORECASE))).to_have_count(0)
    walker.goes("/")
    walker.goes_to_sign_in()
    walker.signs_in(ADA, PASSWORD)
    walker.opens_own("Beheer")
    walker.looks("back office")
    walker.presses(page.get_by_role("link", name="Synoniemen").first)
    walker.presses(page.get_by_role("link", name=re.compile("synoniem toevoegen", re.IGNORECASE)).first)
    walker.looks("new synonym")
    walker.types(page.get_by_role("textbox", name="Woorden"), f"{word}, noodstroomaggregaat")
    walker.presses(page.get_by_role("button", name="Toevoegen"))
    expect(page.get_by_text(word).first).to_be_visible()
    walker.looks("synonym added")
    found = visitor.locator(".capability", has_text=re.compile("aggrega", re.IGNORECASE))
    search_until(visitor, word, found)
    expect(found.first).to_be_visible()

"""Journeys: who counts on whom, asked and answered; a chain read and made."""

import re

from playwright.sync_api import expect

from e2e import axe
from e2e.visitors import Visitor, new_mark, signed_in
from e2e.ways import WAYS, Walker, every_way

PASSWORD = "alleen-voor-de-demo"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"
SHOP = "Supermarkten De Zeeuwse Mand"
DIESEL = "Diesel voor noodstroom in Zeeland"
BREAD = "Brood op Walcheren en de Bevelanden"


@every_way
def test_an_editor_answers_who_counts_on_her(walker: Walker) -> None:
    page = walker.page
    walker.is_signed_in("eefje@demo.invalid", PASSWORD)
    walker.goes("/organisaties/?q=Zeeuwse+Dynamo")
    walker.presses(page.get_by_role("link", name=DYNAMO, exact=True).first)
    walker.presses(page.get_by_role("link", name="Wie rekent op ons, en op wie rekenen wij?"))
    expect(walker.title()).to_have_text("Wie rekent op wie")
    walker.looks("who counts on us")
    answers(walker)
    walker.goes(page.url.partition("#")[0] + "rekenen-op/?kant=wij")
    walker.sees("Oliehandel De Noordnol")
    walker.looks("on whom we count")
    changes_what_is_asked(walker)


def answers(walker: Walker) -> None:
    page = walker.page
    line = page.get_by_role("listitem").filter(has_text=SHOP)
    walker.presses(line.get_by_role("link", name=re.compile("antwoord|Beantwoord")))
    expect(walker.title()).to_have_text(f"{SHOP} rekent op u")
    walker.looks("question")
    walker.presses(page.get_by_label("Deels", exact=True))
    walker.types(page.get_by_label("Toelichting"), "Eén winkel, niet drie.")
    walker.presses(page.get_by_role("button", name="Bewaar antwoord"))
    walker.sees("Uw antwoord is bewaard.")


def changes_what_is_asked(walker: Walker) -> None:
    page = walker.page
    line = page.get_by_role("listitem").filter(has_text="voor brandstof")
    walker.presses(line.get_by_role("link", name=re.compile("Wijzig")))
    expect(walker.title()).to_have_text("Relatie wijzigen")
    walker.types(page.get_by_label("Toelichting"), f"Diesel voor vijf dagen ({new_mark()}).")
    walker.looks("another question")
    walker.presses(page.get_by_role("button", name="Bewaar de relatie"))
    walker.sees("De relatie is gewijzigd.")
    walker.sees("Nog geen antwoord")


@every_way
def test_a_visitor_reads_a_chain(walker: Walker) -> None:
    page = walker.page
    walker.goes("/ketens/")
    walker.looks("chains")
    expect(page.get_by_role("link", name=DIESEL)).to_have_count(0)
    walker.presses(page.get_by_role("link", name=BREAD))
    expect(walker.title()).to_have_text(BREAD)
    walker.sees("loopt in 5 schakels van Akkerbouwbedrijf De Kleiheer naar bewoners")
    walker.looks("picture and table")
    picture = page.get_by_role("region", name="Tekening van de keten")
    walker.presses(picture.get_by_role("link", name=re.compile("^Voedselschuur De Gulle Dijk .*schakel 5")))
    expect(walker.title()).to_have_text("Voedselschuur De Gulle Dijk")
    walker.presses(page.get_by_role("region", name="In welke ketens").get_by_role("link", name=BREAD))
    expect(walker.title()).to_have_text(BREAD)


def test_a_coordinator_makes_a_chain_and_sees_what_is_missing(new_page: Visitor) -> None:
    page, name = new_page(width=WAYS[1].width), f"Stroom voor de winkel {new_mark()}"
    signed_in(page, "rick@demo.invalid", PASSWORD)
    page.goto("/ketens/nieuw/")
    axe.check(page)
    page.get_by_label("Naam", exact=False).first.fill(name)
    page.get_by_label("Behoefte", exact=True).select_option(label="Continuïteit van de maatschappij")
    page.get_by_label("Veiligheidsregio").select_option(label="Zeeland")
    page.get_by_label("Organisatie op regel 1").fill(DYNAMO)
    page.get_by_label("Wat gebeurt daar, regel 2").fill("rijdt het aggregaat ernaartoe")
    page.get_by_label("Organisatie op regel 3").fill(SHOP)
    page.get_by_role("button", name="Maak de keten").click()
    expect(page.get_by_text(f"De keten {name} is gemaakt.")).to_be_visible()
    expect(page.get_by_text("1 plaats is open")).to_be_visible()
    axe.check(page)
    page.get_by_role("link", name="Verwijder deze keten").click()
    page.get_by_role("button", name="Verwijder de keten").click()
    expect(page.get_by_text(f"De keten {name} is verwijderd.")).to_be_visible()

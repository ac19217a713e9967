"""Journey 2: the editor of an organisation keeps her part up to date. Written once, walked in every way."""

import re

from playwright.sync_api import Page, expect

from e2e.visitors import Visitor, new_mark, search_until, signed_in
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
EEFJE, MATS = "eefje@demo.invalid", "mats@demo.invalid"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"
WHAT = "Wat kan de organisatie bijdragen?"


@every_way
def test_editor_keeps_her_part_up_to_date(walker: Walker, new_page: Visitor) -> None:
    page, name = walker.page, f"Lichtmast {new_mark()}"
    signs_in_at_the_second_try(walker)
    walker.opens_own(DYNAMO)
    expect(walker.title()).to_have_text(DYNAMO)
    walker.looks("my organisation")
    walker.presses(page.get_by_role("link", name="Bekijk uw bladzijde"))
    walker.sees("Hoe te bereiken")
    walker.looks("organisation")
    adds(walker, name)
    own = page.url.partition("#")[0]
    changes(walker)
    confirms(walker)
    withdraws_and_restores(walker)
    reads_the_history(walker)
    found_by_a_visitor(new_page(), name)
    stays_closed_to_others(new_page(), own)


def signs_in_at_the_second_try(walker: Walker) -> None:
    """A wrong password gives a sentence, and keeps the address."""
    page = walker.page
    walker.goes("/over/")
    walker.goes_to_sign_in()
    walker.fills_in_sign_in(EEFJE, "dit is het niet")
    summary = page.get_by_role("region", name="Er moet iets anders")
    expect(summary).to_be_visible()
    expect(summary).to_contain_text("Dit e-mailadres en dit wachtwoord horen niet bij elkaar.")
    expect(page.get_by_label("E-mailadres")).to_have_value(EEFJE)
    if walker.way.script:
        expect(summary).to_be_focused()
    walker.looks("wrong password")
    walker.signs_in(EEFJE, PASSWORD)
    expect(page).to_have_url(re.compile("/over/$"))
    walker.looks("signed in")


def adds(walker: Walker, name: str) -> None:
    """First with mistakes: the summary says them, and nothing that was typed is lost."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een capaciteit toe"))
    walker.presses(page.get_by_role("link", name="Liever alles meteen invullen?"))
    expect(walker.title()).to_have_text("Capaciteit toevoegen")
    walker.looks("empty form")
    walker.types(page.get_by_label(WHAT), name)
    walker.picks(page.get_by_label("In welke vorm?"), "Materieel")
    walker.types(page.get_by_label("Waar is het inzetbaar?"), "Zeeeland")
    walker.types(page.get_by_label("Hoeveel?"), "drie")
    walker.presses(page.get_by_role("button", name="Voeg de capaciteit toe"))
    summary = page.get_by_role("region", name=re.compile("Er moe"))
    for words in ("is geen bekend gebied", "is geen aantal", "Kies ten minste één deelbehoefte."):
        expect(summary).to_contain_text(words)
    if walker.way.script:
        expect(summary).to_be_focused()
    expect(page.get_by_label(WHAT)).to_have_value(name)
    expect(page.get_by_label("Hoeveel?")).to_have_value("drie")
    assert page.title().startswith("Fout:")
    walker.looks("form with mistakes")
    walker.presses(summary.get_by_role("link", name=re.compile("^Hoeveel")))
    expect(page.get_by_label("Hoeveel?")).to_be_in_viewport()
    walker.types(page.get_by_label("Waar is het inzetbaar?"), "Zeeland")
    walker.types(page.get_by_label("Hoeveel?"), "3")
    walker.picks(page.get_by_label("Eenheid"), "Stuks")
    walker.presses(page.get_by_label("Energie", exact=True))
    walker.presses(page.get_by_role("button", name="Voeg de capaciteit toe"))
    walker.sees(f"{name} is toegevoegd.")
    walker.sees("3 stuks")
    walker.looks("added")


def changes(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Wijzig", exact=True))
    walker.types(page.get_by_label("Binnen hoeveel uur is het er?"), "4")
    walker.looks("change form")
    walker.presses(page.get_by_role("button", name="Bewaar de capaciteit"))
    walker.sees("De wijzigingen zijn bewaard.")
    walker.sees("Binnen 4 uur")


def confirms(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Bevestig dit aanbod"))
    expect(walker.title()).to_have_text("Klopt dit nog?")
    walker.looks("still right")
    walker.presses(page.get_by_role("button", name="Ja, dit klopt"))
    walker.sees("Dank u. Dit aanbod is bevestigd.")
    walker.sees("vandaag")
    walker.looks("confirmed")


def withdraws_and_restores(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Trek dit aanbod in"))
    walker.looks("withdraw")
    walker.presses(page.get_by_role("button", name="Trek dit aanbod in"))
    walker.sees("Reken er niet op.")
    walker.looks("withdrawn")
    walker.presses(page.get_by_role("button", name="Maak weer actief"))
    walker.sees("Dit aanbod is weer actief.")


def reads_the_history(walker: Walker) -> None:
    """Who changed what when, and what it was before."""
    page = walker.page
    history = page.get_by_role("region", name="Geschiedenis")
    for words in ("Weer actief gemaakt", "Ingetrokken", "Bevestigd", "toegevoegd"):
        expect(history).to_contain_text(re.compile(words, re.IGNORECASE))
    expect(history).to_contain_text("Eefje")
    walker.looks("history")


def found_by_a_visitor(page: Page, name: str) -> None:
    """What was saved is found by everybody, as soon as the worker told the search."""
    card = page.locator(".capability", has=page.get_by_role("link", name=name, exact=True))
    search_until(page, name, card)
    expect(card).to_contain_text("binnen 4 uur")


def stays_closed_to_others(page: Page, own: str) -> None:
    """Who is not signed in is asked to; who may not gets the reason; what is not there reads well."""
    page.goto(f"{own}wijzigen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    signed_in(page, MATS, PASSWORD)
    page.goto(f"{own}wijzigen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit mag u niet doen")
    expect(page.get_by_text("Alleen beheerders van deze organisatie en haar coördinatoren")).to_be_visible()
    page.goto("/capaciteiten/bestaat0/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Niet gevonden")

"""Journey: somebody is invited by mail to keep an organisation, makes an account, and makes a first edit."""

from playwright.sync_api import Page, expect

from e2e.axe import check
from e2e.post import find_letter
from e2e.visitors import Visitor, new_mark, signed_in
from e2e.ways import Walker, every_way

PASSWORD = "paarse fiets in de regen"
GWEN, DEMO_PASSWORD = "gwen@demo.invalid", "alleen-voor-de-demo"
KITCHEN, PLACE = "Keukenbrigade Zilt en Zoet", "/organisaties/mfm9wpgn/"
SUBJECT = f"Uitnodiging: houd de gegevens van {KITCHEN} bij"


@every_way
def test_the_invited_makes_an_account_and_a_first_edit(walker: Walker, new_page: Visitor) -> None:
    mark = new_mark()
    mail, summary = f"kok-{mark}@keukenbrigade-zilt-en-zoet.invalid", f"Koken op elke plek, sinds {mark}."
    gwen = signed_in(new_page(), GWEN, DEMO_PASSWORD)
    invites(gwen, mail)
    opens_the_letter(walker, mail)
    makes_an_account(walker)
    expect(walker.title()).to_have_text(KITCHEN)
    walker.sees(f"Welkom. U houdt nu de gegevens van {KITCHEN} bij.")
    walker.looks("welcome")
    makes_a_first_edit(walker, summary)
    sees_who_else_keeps_it(walker, mail)
    gwen.goto(f"{PLACE}beheerders/")
    expect(gwen.get_by_text(mail)).to_be_visible()


def invites(page: Page, mail: str) -> None:
    """The coordinator, from the page of the organisation."""
    page.goto(PLACE)
    page.get_by_role("link", name="Beheerders en uitnodigingen").click()
    check(page)
    page.get_by_role("link", name="Nodig iemand uit").click()
    page.get_by_label("E-mailadres").fill("geen adres")
    page.get_by_label("Persoonlijke tekst").fill("U kent de ploeg het best.")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(page.get_by_label("Persoonlijke tekst")).to_have_value("U kent de ploeg het best.")
    check(page)
    page.get_by_label("E-mailadres").fill(mail)
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(page.get_by_text(f"De uitnodiging gaat naar {mail}.")).to_be_visible()
    check(page)


def opens_the_letter(walker: Walker, mail: str) -> None:
    """In the mail box of the demo; the worker sends it soon."""
    page = walker.page
    walker.presses(find_letter(page, SUBJECT, mail))
    walker.sees("U kent de ploeg het best.")
    walker.looks("letter")
    walker.presses(page.get_by_role("main").get_by_role("link", name="/uitnodiging/").first)
    expect(walker.title()).to_have_text(f"Houd de gegevens van {KITCHEN} bij")
    walker.looks("invitation")


def makes_an_account(walker: Walker) -> None:
    """First with a password that is too short: the sentence says so, the name stays."""
    page = walker.page
    walker.types(page.get_by_label("Uw naam"), "Kok Karel")
    walker.types(page.get_by_label("Kies een wachtwoord"), "kort")
    walker.presses(page.get_by_role("button", name="Maak het account en begin"))
    walker.sees("Dit wachtwoord is te kort.")
    expect(page.get_by_label("Uw naam")).to_have_value("Kok Karel")
    walker.looks("too short")
    walker.types(page.get_by_label("Kies een wachtwoord"), PASSWORD)
    walker.presses(page.get_by_role("button", name="Maak het account en begin"))


def makes_a_first_edit(walker: Walker, summary: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Wijzig", exact=True))
    walker.types(page.get_by_label("Wat kunnen zij, in één zin?"), summary)
    walker.presses(page.get_by_role("button", name="Bewaar de gegevens"))
    expect(walker.title()).to_have_text(KITCHEN)
    walker.sees(summary)
    walker.looks("first edit")


def sees_who_else_keeps_it(walker: Walker, mail: str) -> None:
    walker.presses(walker.page.get_by_role("link", name="Beheerders en uitnodigingen"))
    walker.sees(mail)
    walker.looks("editors")

"""Journey: somebody without account says that something is wrong, and hears what became of it."""

import re

from playwright.sync_api import Page, expect

from e2e import axe
from e2e.post import address_of_newest, find_letter
from e2e.visitors import Visitor, new_mark, sign_in
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
EEFJE = "eefje@demo.invalid"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"
WAITS = "Iemand meldt dat iets niet klopt"


@every_way
def test_somebody_reports_and_hears_what_became_of_it(walker: Walker, new_page: Visitor) -> None:
    mark, editor = new_mark(), new_page()
    mail = f"melder-{mark}@elders.invalid"
    read = address_of_newest(editor, WAITS, EEFJE)
    finds_the_organisation(walker)
    reports_at_the_second_try(walker, mail, mark)
    own = walker.page.url
    reads_her_mail(editor, read)
    answers(editor, mail, mark)
    reads_the_answer(walker, mail, own, mark)
    cannot_be_guessed(walker, own)


def finds_the_organisation(walker: Walker) -> None:
    walker.goes("/organisaties/?q=Zeeuwse+Dynamo")
    walker.presses(walker.page.get_by_role("link", name=DYNAMO, exact=True))
    expect(walker.title()).to_have_text(DYNAMO)
    walker.presses(walker.page.get_by_role("link", name="Meld dat dit niet klopt"))
    expect(walker.title()).to_have_text("Dit klopt niet")
    walker.looks("empty form")


def reports_at_the_second_try(walker: Walker, mail: str, mark: str) -> None:
    """First with mistakes: the summary says them, and nothing that was typed is lost."""
    page = walker.page
    expect(page.get_by_label("Laat dit vak leeg")).not_to_be_in_viewport()
    walker.types(page.get_by_label("Wat weet u erover?"), f"Huisnummer {mark}")
    walker.types(page.get_by_label("Uw e-mailadres"), "geen adres")
    walker.presses(page.get_by_role("button", name="Verstuur de melding"))
    summary = page.get_by_role("region", name=re.compile("Er moe"))
    expect(summary).to_contain_text("Kies wat er niet klopt.")
    expect(page.get_by_label("Wat weet u erover?")).to_have_value(f"Huisnummer {mark}")
    walker.looks("form with mistakes")
    walker.presses(page.get_by_label("Er staat iets verkeerd"))
    walker.types(page.get_by_label("Wat weet u erover?"), f"Het huisnummer is nu {mark}.")
    walker.types(page.get_by_label("Uw e-mailadres"), mail)
    walker.presses(page.get_by_role("button", name="Verstuur de melding"))
    expect(walker.title()).to_have_text("Uw melding")
    walker.sees("Er wordt naar gekeken.")
    walker.sees("U krijgt een e-mail zodra er antwoord is.")
    walker.looks("reported")


def reads_her_mail(page: Page, read: str) -> None:
    """The editor gets a letter that leads to the report, after signing in."""
    find_letter(page, WAITS, EEFJE, after=read).click()
    link = page.get_by_role("link", name=re.compile("meldingen.[a-z0-9]{8}")).first
    address = link.get_attribute("href")
    assert address
    sign_in(page, EEFJE, PASSWORD)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit niet?")
    axe.check(page)


def answers(page: Page, mail: str, mark: str) -> None:
    expect(page.get_by_text(f"Het huisnummer is nu {mark}.")).to_be_visible()
    expect(page.get_by_text(mail)).to_have_count(0)
    page.get_by_label("Ik heb het nagekeken: het klopt wel").check()
    page.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(page.get_by_role("region", name=re.compile("Er moe"))).to_contain_text("Leg uit waarom het wel klopt.")
    axe.check(page)
    page.get_by_label("Ik heb het aangepast").check()
    page.get_by_label("Uw antwoord aan de melder").fill(f"Dank u, het is nu {mark}.")
    page.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(page.get_by_text("Uw antwoord is bewaard.")).to_be_visible()
    axe.check(page)
    page.goto("/meldingen/?stand=klaar")
    expect(page.get_by_role("link", name=re.compile(DYNAMO)).first).to_be_visible()
    axe.check(page)


def reads_the_answer(walker: Walker, mail: str, own: str, mark: str) -> None:
    """By mail, and on the page that was kept."""
    walker.presses(find_letter(walker.page, "Wat er met uw melding is gedaan", mail))
    walker.looks("letter")
    walker.presses(walker.page.get_by_role("link", name="mijn-melding").first)
    for address in ("", own):
        if address:
            walker.goes(address)
        expect(walker.title()).to_have_text("Uw melding")
        walker.sees("Het is aangepast.")
        walker.sees(f"Dank u, het is nu {mark}.")
    walker.looks("outcome")


def cannot_be_guessed(walker: Walker, own: str) -> None:
    walker.goes(own[:-3] + "x/")
    expect(walker.title()).to_have_text("Niet gevonden")

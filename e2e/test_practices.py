"""Journey: a coordinator proposes an initiative, an editor refuses it and then publishes it, another organisation does
this too, a member follows it, and it ends as a practice that a visitor finds and understands."""

from collections.abc import Callable
from urllib.parse import quote_plus

from playwright.sync_api import Page, expect

from e2e.visitors import Visitor, new_mark, signed_in
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
GWEN, ROSA, EEFJE, MATS = (f"{name}@demo.invalid" for name in ("gwen", "rosa", "eefje", "mats"))


@every_way
def test_an_initiative_from_proposal_to_practice(walker: Walker, new_page: Visitor) -> None:
    title = f"Soep aan huis {new_mark()}"
    walker.is_signed_in(GWEN, PASSWORD)
    address = proposes(walker, title)
    is_refused(walker, address)
    is_mended(walker, address)
    is_published(new_page, address)
    is_followed(new_page, address)
    does_this_too(walker, address)
    ends(walker, address)
    is_found(walker, title)


def becomes(walker: Walker, mail: str) -> None:
    """Somebody else takes the same device."""
    walker.page.context.clear_cookies()
    walker.is_signed_in(mail, PASSWORD)


def proposes(walker: Walker, title: str) -> str:
    """First without what is needed: nothing typed is lost."""
    page = walker.page
    walker.goes("/initiatieven/")
    walker.looks("initiatives")
    walker.presses(page.get_by_role("link", name="Voeg een initiatief toe"))
    walker.sees("U doet een voorstel.")
    walker.looks("form")
    walker.types(page.get_by_label("Titel"), title)
    walker.types(page.get_by_label("Welk probleem is er?"), "Wie ziek is, kookt niet.")
    walker.types(page.get_by_label("Welke partners zoekt u nog?"), "Een grote keuken.")
    walker.presses(page.get_by_role("button", name="Bewaar als concept"))
    walker.sees("Vul in wie dit doet of deed.")
    walker.looks("what is missing")
    walker.types(page.get_by_label("Wie doet of deed dit?"), "Buren van de Markt")
    walker.types(page.get_by_label("Wat gebeurt er?"), "Buren brengen soep rond.")
    walker.presses(page.get_by_role("button", name="Bewaar als concept"))
    expect(walker.title()).to_have_text(title)
    walker.sees("Voorstel: wacht op de redactie")
    walker.looks("proposal")
    return page.url


def is_refused(walker: Walker, address: str) -> None:
    """First without a reason, which the form asks for."""
    page = walker.page
    becomes(walker, ROSA)
    walker.goes(address)
    walker.presses(page.get_by_role("link", name="Wijs het voorstel af"))
    walker.looks("refusing")
    walker.presses(page.get_by_role("button", name="Wijs het voorstel af"))
    walker.sees("Vertel waarom")
    walker.types(page.get_by_label("Waarom niet?"), "Vertel erbij wat het kost.")
    walker.presses(page.get_by_role("button", name="Wijs het voorstel af"))
    walker.sees("Het voorstel is afgewezen.")


def is_mended(walker: Walker, address: str) -> None:
    """Who proposed it reads why, could wipe it, and mends it."""
    page = walker.page
    becomes(walker, GWEN)
    walker.goes(address)
    walker.sees("De redactie heeft dit voorstel niet overgenomen.")
    walker.sees("Vertel erbij wat het kost.")
    walker.looks("refused")
    walker.presses(page.get_by_role("link", name="Haal uw voorstel terug"))
    walker.sees("wordt gewist, met alles wat u hebt ingevuld")
    walker.looks("taking back")
    walker.presses(page.get_by_role("link", name="Toch niet"))
    walker.presses(page.get_by_role("link", name="Wijzig", exact=True))
    walker.types(page.get_by_label("Wat kost het?"), "40 euro per week")
    walker.presses(page.get_by_role("button", name="Bewaar"))
    walker.sees("Voorstel: wacht op de redactie")


def is_published(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    signed_in(page, ROSA, PASSWORD)
    page.goto(address)
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_text("gepubliceerd").first).to_be_visible()


def is_followed(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(width=360)
    signed_in(page, MATS, PASSWORD)
    page.goto(address)
    page.get_by_role("button", name="Volg dit initiatief").click()
    expect(page.get_by_role("button", name="Volg dit niet meer")).to_be_visible()


def does_this_too(walker: Walker, address: str) -> None:
    page = walker.page
    becomes(walker, EEFJE)
    walker.goes(address)
    walker.presses(page.get_by_role("link", name="Wij doen dit ook"))
    walker.looks("we too")
    walker.types(page.get_by_label("Hoe ging het?"), "Wij lenen de pannen uit.")
    walker.presses(page.get_by_role("button", name="Zet het erbij"))
    walker.sees("Wij lenen de pannen uit.")
    walker.looks("initiative")


def ends(walker: Walker, address: str) -> None:
    page = walker.page
    becomes(walker, ROSA)
    walker.goes(address)
    walker.presses(page.get_by_role("link", name="Rond dit initiatief af"))
    walker.looks("ending")
    walker.types(page.get_by_label("Wat leverde het op?"), "Elke dag 40 kommen. Niemand at alleen.")
    walker.presses(page.get_by_role("radio", name="Procesevaluatie"))
    walker.presses(page.get_by_role("button", name="Maak hier een praktijk van"))
    walker.sees("Het initiatief is nu een praktijk.")
    assert page.url == address
    walker.sees("Wij lenen de pannen uit.")
    walker.looks("practice")


def is_found(walker: Walker, title: str) -> None:
    """In the list by a choice, and in the quadrant."""
    page = walker.page
    walker.comes_upon(
        f"/praktijken/?bewijs=procesevaluatie&q={quote_plus(title)}", page.get_by_role("link", name=title)
    )
    walker.looks("list")
    walker.goes("/praktijken/?weergave=kwadrant")
    expect(page.get_by_role("columnheader", name="Samen met anderen")).to_be_visible()
    walker.looks("quadrant")

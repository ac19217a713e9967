"""Journey: an editor makes a kit with two texts; a reader finds it, fills it in and takes it along; an organisation
that used it tells how that went."""

from pathlib import Path

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
ROSA, EEFJE = (f"{name}@demo.invalid" for name in ("rosa", "eefje"))
LETTER = "Beste buren van [straat],\nkomt u zaterdag naar [plek]?"
POSTER = "Zaterdag in [plek]: de buurt oefent."


@every_way
def test_a_kit_is_filled_in_and_told_of(walker: Walker, tmp_path: Path) -> None:
    mark = new_mark()
    title = f"Uitnodiging {mark}"
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/pakketten/")
    walker.looks("kits")
    makes(walker, title)
    walker.page.context.clear_cookies()
    is_found(walker, title, mark)
    address = walker.page.url
    fills_in(walker, tmp_path)
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes(address)
    tells(walker)


def makes(walker: Walker, title: str) -> None:
    """First without a text in the second row: nothing typed is lost."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een pakket toe"))
    walker.looks("form")
    walker.types(page.get_by_label("Titel").first, title)
    walker.types(page.get_by_label("Hoe gebruikt iemand dit?"), "Vul in en breng rond.")
    walker.types(page.locator("#texts-1").get_by_label("Titel"), "De brief")
    walker.types(page.locator("#texts-1").get_by_label("Tekst", exact=True), LETTER)
    walker.presses(page.get_by_role("button", name="Nog een tekst"))
    walker.types(page.locator("#texts-2").get_by_label("Titel"), "Het affiche")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    walker.sees("Vul de tekst in.")
    walker.looks("what is missing")
    walker.types(page.locator("#texts-2").get_by_label("Tekst", exact=True), POSTER)
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(title)
    walker.looks("made")


def is_found(walker: Walker, title: str, mark: str) -> None:
    """By who has no account, in the one search."""
    walker.finds(f"uitnodiging+{mark}", title)
    walker.sees("U vult in: straat, plek.")
    walker.looks("kit")


def fills_in(walker: Walker, folder: Path) -> None:
    """Half first: what is left is said. Then the whole, to take along."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Vul in en neem mee"))
    walker.looks("to fill in")
    walker.types(page.get_by_label("Straat"), "de Dorpsstraat")
    walker.presses(page.get_by_role("button", name="Zet het in de tekst"))
    walker.sees("Nog niet ingevuld: plek.")
    expect(page.locator("#tekst-1")).to_contain_text("Beste buren van de Dorpsstraat,")
    walker.looks("half")
    walker.types(page.get_by_label("Plek"), "het buurthuis")
    with page.expect_download() as taken:
        walker.presses(page.get_by_role("button", name="Als platte tekst"))
    path = folder / "uitnodiging.txt"
    taken.value.save_as(path)
    told = path.read_text("utf-8")
    assert "Beste buren van de Dorpsstraat," in told
    assert "Zaterdag in het buurthuis: de buurt oefent." in told


def tells(walker: Walker) -> None:
    """First without a word: what is needed is said."""
    page = walker.page
    walker.sees("Nog geen organisatie heeft verteld hoe het bij haar ging.")
    walker.presses(page.get_by_role("link", name="Wij gebruikten dit"))
    walker.looks("to tell")
    walker.types(page.get_by_label("Waar?"), "Veere")
    walker.presses(page.get_by_role("button", name="Zet het erbij"))
    walker.sees("Vertel in een zin hoe het ging.")
    walker.looks("nothing told")
    expect(page.get_by_label("Waar?")).to_have_value("Veere")
    walker.types(page.get_by_label("Hoe ging het?"), "Er kwamen dertig buren.")
    walker.presses(page.get_by_role("button", name="Zet het erbij"))
    walker.sees("Er kwamen dertig buren.")
    expect(page.locator("#ervaringen")).to_contain_text("Veere")
    expect(page.get_by_role("link", name="Wij gebruikten dit")).to_have_count(0)
    walker.looks("told")

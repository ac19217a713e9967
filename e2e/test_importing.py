"""Journey: an importer with a bad file: errors by cell, the corrected file, its preview, the result, undoing it."""

from pathlib import Path

from playwright.sync_api import expect

from e2e.visitors import new_mark, search_until
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
EEFJE = "eefje@demo.invalid"
DYNAMO = "Noodstroom De Zeeuwse Dynamo"
HEAD = "organisatie;capaciteit;deelbehoeften;vorm;Waar;aantal;eenheid"


def file_of(*rows: str) -> dict[str, object]:
    return {"name": "lijst.csv", "mimeType": "text/csv", "buffer": "\n".join([HEAD, *rows]).encode()}


@every_way
def test_importer_with_a_bad_file(walker: Walker, tmp_path: Path) -> None:
    mark = new_mark()
    name = f"Zeecontainer {mark}"
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes("/")
    walker.opens_own("Inlezen")
    walker.looks("own files")
    offers_a_bad_file(walker, name, mark)
    remarks = fetches_remarks(walker, tmp_path)
    offers_it_mended(walker, remarks, mark)
    confirms(walker, name)
    undoes(walker, name)


def offers_a_bad_file(walker: Walker, name: str, mark: str) -> None:
    """A head that nobody knows, and two cells that are wrong."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Lees een bestand in"))
    walker.looks("offer")
    walker.types(page.get_by_label("Hoe heet deze lijst?"), f"Voorraad {mark}")
    walker.presses(page.get_by_role("button", name="Bekijk wat dit bestand doet"))
    walker.sees("Kies een bestand.")
    walker.looks("no file")
    page.get_by_label("Bestand").set_input_files(file_of(f"{DYNAMO};{name};energie;materiel;Zeeeland;veel;stuks"))
    walker.presses(page.get_by_role("button", name="Bekijk wat dit bestand doet"))
    expect(walker.title()).to_have_text("Wat staat er in de kolommen?")
    walker.looks("columns")
    walker.picks(page.get_by_label("‘Waar’"), "gebied")
    walker.presses(page.get_by_role("button", name="Bekijk wat dit bestand doet"))
    walker.sees("3 cellen kloppen niet.")
    walker.looks("errors")


def fetches_remarks(walker: Walker, folder: Path) -> bytes:
    with walker.page.expect_download() as download:
        walker.page.get_by_role("link", name="Download het bestand met opmerkingen").click()
    path = folder / "opmerkingen.csv"
    download.value.save_as(path)
    return path.read_bytes()


def offers_it_mended(walker: Walker, remarks: bytes, mark: str) -> None:
    """The very file that came back, corrected; the head is known now."""
    page = walker.page
    text = remarks.decode("utf-8-sig")
    assert "bedoelde u materieel?" in text
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    mended = "\n".join(rows).replace("materiel;", "materieel;").replace("Zeeeland", "Zeeland").replace("veel", "4")
    walker.presses(page.get_by_role("link", name="Bied een verbeterd bestand aan"))
    walker.types(page.get_by_label("Hoe heet deze lijst?"), f"Voorraad {mark}")
    page.get_by_label("Bestand").set_input_files(
        {"name": "beter.csv", "mimeType": "text/csv", "buffer": mended.encode()}
    )
    walker.presses(page.get_by_role("button", name="Bekijk wat dit bestand doet"))
    walker.sees("1 rij: 1 nieuw.")
    walker.looks("preview")


def confirms(walker: Walker, name: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Ga verder"))
    walker.sees("1 capaciteit komt erbij.")
    walker.looks("what will happen")
    walker.presses(page.get_by_role("button", name="Lees het bestand in"))
    walker.sees("Ingelezen: 1 capaciteit komt erbij.")
    walker.looks("result")
    own = page.url
    search_until(page, name, page.get_by_role("link", name=name, exact=True))
    walker.goes(own)


def undoes(walker: Walker, name: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Draai het inlezen terug"))
    walker.looks("undo")
    walker.presses(page.get_by_role("button", name="Draai het inlezen terug"))
    walker.sees("Alles is weer zoals het was.")
    walker.looks("undone")
    search_until(page, name, page.get_by_role("link", name=name, exact=True), is_there=False)

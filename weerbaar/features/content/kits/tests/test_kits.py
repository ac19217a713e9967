"""Kits: an editor makes one, a visitor fills it in and takes it along, and nothing of that is kept."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_experience, make_kit, make_kit_file, make_organisation
from weerbaar.features.content.kits.blanks import BLANK, blanks_in, filled, pieces
from weerbaar.features.content.kits.models import Kit, KitFile
from weerbaar.foundation.activity.models import Entry
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.files.models import StoredFile

FORM = {
    "title": "Brief aan de straat", "summary": "Eén vel.", "instructions": "Vul in en breng rond.", "language": "nl",
    "area": "Nederland", "visibility": "openbaar", "texts-aantal": "2", "texts-0-label": "De brief",
    "texts-0-text": "Beste buren van [straat],\nbel [telefoonnummer].", "texts-1-label": "", "texts-1-text": "",
}  # fmt: skip


def found(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8), **options: object) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind, **options)
    return SimpleUploadedFile("plaatje", out.getvalue())


def placed() -> SimpleUploadedFile:
    """A photo that tells where it was made."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["[naam gemeente] en [Naam  gemeente] en [plek]"], ["naam gemeente", "plek"]),
        (["geen", "[a][b]", "[b]"], ["a", "b"]),
        (["[ ] [] [te\nver] [[x]]"], ["x"]),
    ],
)
def test_what_has_to_be_filled_in(texts: list[str], names: list[str]) -> None:
    assert blanks_in(texts) == names


@given(st.text("ab []\n"), st.dictionaries(st.sampled_from(["a", "b", "ab"]), st.text("xy ")))
def test_filling_in_touches_blanks_alone(text: str, values: dict[str, str]) -> None:
    assert "".join(words for words, _ in pieces(text)) == text
    assert filled(text, {}) == text
    whole = filled(text, values)
    assert BLANK.sub("", text).count("a") <= whole.count("a")
    for name in blanks_in([whole]):
        assert not values.get(name, "").strip()


def test_a_visitor_fills_it_in_and_nothing_is_kept(cast: Cast) -> None:
    assert cast.client("rosa").post("/pakketten/nieuw/", FORM | {"daarna": "publiceer"}).status_code == 302
    kit, noor = Kit.objects.get(), cast.client("noor")
    assert "[straat]" in found(cast, "noor", kit.get_absolute_url())
    before = Entry.objects.count()
    address = f"{kit.get_absolute_url()}invullen/"
    page = noor.post(address, {"in-1": "de <b>Dijk</b>", "in-2": ""}).content.decode()
    assert "Beste buren van de &lt;b&gt;Dijk&lt;/b&gt;," in page
    assert "Nog niet ingevuld: telefoonnummer" in page
    for kind in ("docx", "odt", "txt"):
        answer = noor.post(address, {"in-1": "Dijkzicht", "in-2": "0000", "als": kind})
        assert answer["Content-Disposition"] == f'attachment; filename="brief-aan-de-straat.{kind}"'
        words = answer.content if kind == "txt" else b"".join(_parts(answer.content))
        assert b"Dijkzicht" in words
    with counting() as queries:
        noor.post(address, {"in-1": "Dijkzicht", "als": "txt"})
    assert not [sql for sql in queries if sql.startswith(("INSERT", "UPDATE"))]
    assert Entry.objects.count() == before
    assert "Dijkzicht" not in noor.get(address).content.decode()


def _parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        (picture(), {}, ""),
        (picture("JPEG"), {}, ""),
        (SimpleUploadedFile("x.txt", b"Een folder."), {"description": ""}, ""),
        (picture(), {"description": ""}, "Beschrijf wat er op de afbeelding staat"),
        (placed(), {}, "waar zij is gemaakt"),
        (SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\nkapot"), {}, "beschadigd"),
        (SimpleUploadedFile("x.svg", b"<svg></svg>"), {}, "tekening (SVG)"),
        (None, {}, "Kies het bestand."),
        (picture(), {"label": ""}, "Geef het bestand een titel."),
    ],
)
def test_files_go_in_and_out(cast: Cast, file: SimpleUploadedFile | None, change: dict[str, str], said: str) -> None:
    kit, rosa = make_kit(), cast.client("rosa")
    address = f"{kit.get_absolute_url()}bestanden/"
    if file is not None:
        file.seek(0)
    sent = {"label": "Poster", "description": "Een huis met licht.", **change}
    answer = rosa.post(address, {**sent, **({"file": file} if file else {})}, follow=True)
    assert said in answer.content.decode()
    assert KitFile.objects.exists() == (said == "")
    if said:
        return
    held = KitFile.objects.get()
    assert "Poster" in found(cast, "noor", kit.get_absolute_url())
    rosa.post(f"{address}{held.ref}/weghalen/")
    assert not StoredFile.objects.exists()
    assert "Bestand uit het pakket gehaald" in found(cast, "noor", f"{kit.get_absolute_url()}geschiedenis/")


def test_organisations_tell_how_it_went(cast: Cast) -> None:
    kit, eefje = make_kit(), cast.client("eefje")
    address = f"/ervaringen/pakket/{kit.ref}/vertellen/"
    assert "Vertel in een zin" in eefje.post(address, {"place": "Veere"}).content.decode()
    sent = {"organisation": cast.aggregaten.ref, "place": "Veere", "on": "2026-05-01", "text": "Het hielp."}
    assert eefje.post(address, sent | {"organisation": cast.veldkeuken.ref}).status_code == 200
    assert eefje.post(address, sent).status_code == 302
    told = Experience.objects.get()
    page = found(cast, "noor", kit.get_absolute_url())
    for text in ("Wie gebruikten dit?", "Aggregaten Walcheren", "Veere", "1 mei 2026", "Het hielp."):
        assert text in page
    assert "Wij gebruikten dit" not in found(cast, "eefje", kit.get_absolute_url())
    assert "Wij gebruikten dit" in found(cast, "olaf", kit.get_absolute_url())
    change = f"/ervaringen/{told.ref}/wijzigen/"
    form = eefje.get(change).context["form"]
    eefje.post(change, sent | {"text": "Het viel tegen.", "version": form.initial["version"]})
    assert "Het viel tegen." in found(cast, "noor", kit.get_absolute_url())
    assert eefje.post(change, sent | {"version": form.initial["version"]}).status_code == 409
    cast.client("rosa").post(f"/ervaringen/{told.ref}/weghalen/")
    assert not Experience.objects.exists()
    assert "Een organisatie vertelde hoe het bij haar ging" in found(
        cast, "noor", f"{kit.get_absolute_url()}geschiedenis/"
    )


def test_what_a_hidden_organisation_tells_is_not_there(cast: Cast) -> None:
    kit = make_kit()
    hidden = make_organisation("Stille Kring", visibility="crisisprofessionals", level="regionaal")
    make_experience(kit, hidden, text="In stilte gedaan.")
    for who, seen in {"noor": False, "mats": False, "cas": True}.items():
        assert ("In stilte gedaan." in found(cast, who, kit.get_absolute_url())) == seen


def test_many_cost_no_more_queries_than_few(cast: Cast) -> None:
    client, counts = cast.client("mats"), []
    kit = make_kit()
    for number in (3, 15):
        for one in range(number):
            make_kit(f"Pakket {number}.{one}")
            make_kit_file(kit, f"Poster {number}.{one}")
            make_experience(kit, make_organisation(f"Club {number}.{one}"))
        for address in ("/pakketten/", kit.get_absolute_url()):
            client.get(address)
            with counting() as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]

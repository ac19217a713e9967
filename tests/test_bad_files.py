"""Files as people send them by mistake or on purpose, at every place where a file comes in: through the pages of the
site, the back office and the command. Each is refused with a sentence or taken as what it is; nothing typed is lost.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.cast import Cast
from tests.factories import make_kit
from weerbaar.demo import papers
from weerbaar.features.content.articles.tests.made import png
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services import read_dataset
from weerbaar.features.content.kits.models import KitFile
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.services import read_document
from weerbaar.features.content.media.models import Episode
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.tests import made, recorded

TYPED = "Wat ik al had getypt"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _talking_png(words: str) -> bytes:
    """A picture that says something besides."""
    told, out = PngInfo(), io.BytesIO()
    told.add_text("Comment", words)
    Image.new("RGB", (16, 9), "teal").save(out, "PNG", pnginfo=told)
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "PDF with a password": made.locked_pdf,
    "PDF without text": lambda: made.pdf([""]),
    "PDF of 10,000 pages": lambda: made.pdf(["Stroom"] * 10_000),
    "PDF of 10,001 pages": lambda: made.pdf(["Stroom"] * 10_001),
    "PDF and zip at once": lambda: made.pdf(["a"]) + made.docx(),
    "picture and zip at once": lambda: png() + made.docx(),
    "picture and page at once": lambda: _talking_png("<html><script>alert(1)</script></html>"),
    "sound and zip at once": lambda: recorded.mp3() + made.docx(),
    "SVG with a script": lambda: SVG,
    "DOCX with macros": lambda: made.with_part(made.docx(), "word/vbaProject.bin"),
    "XLSX with macros": lambda: made.with_part(made.xlsx(), "xl/vbaProject.bin"),
    "broken zip": lambda: made.docx()[:-40],
    "bomb": made.bomb,
    "text in Latin-1": lambda: "gemeente;één\nVeere;12\n".encode("latin-1"),
    "program": lambda: b"MZ\x90\x00" + bytes(100),
    "no picture": lambda: b"geen beeld",
    "damaged picture": lambda: png().replace(b"IHDR", b"IHDX"),
    "half a picture": lambda: png()[:40],
}
PASSWORD, MACRO, BROKEN, TWICE, DRAWING = "met een wachtwoord", "bevat macro", "beschadigd", "twee soorten", "SVG"
EVERYWHERE = {
    "empty": "is leeg", "PDF with a password": PASSWORD, "PDF and zip at once": TWICE, "SVG with a script": DRAWING,
    "DOCX with macros": MACRO, "XLSX with macros": MACRO, "broken zip": BROKEN, "bomb": "uitgepakt veel te groot",
    "program": "is een programma", "PDF of 10,001 pages": "10.001 bladzijden; we nemen er ten hoogste 10.000 aan",
    "picture and zip at once": TWICE, "picture and page at once": TWICE, "sound and zip at once": TWICE,
}  # fmt: skip
PICTURE = "geldige afbeelding"
NO_PICTURE = dict.fromkeys(
    (*EVERYWHERE, "no picture", "damaged picture", "half a picture", "text in Latin-1", "PDF without text"), PICTURE
)
REFUSED: dict[str, dict[str, str]] = {
    "library": EVERYWHERE,
    "command": EVERYWHERE,
    "data set": EVERYWHERE | {"PDF without text": "Dit is een PDF. Kies een CSV"},
    "recording": EVERYWHERE | {"PDF without text": "Dit is een PDF. Kies een geluid", "text in Latin-1": "Kies een"},
    "kit": EVERYWHERE,
    "document of the back office": EVERYWHERE | {"no picture": "Geef het bestand een naam die klopt"},
    "picture of the back office": NO_PICTURE
    | {
        "empty": "is leeg",
        "SVG with a script": "Deze extensie hoort niet bij",
        "picture and zip at once": TWICE,
        "picture and page at once": TWICE,
    },
}
FIELD = {"add": "file", "add_multiple": "files[]"}
COMMON = {"language": "nl", "area": "Zeeland", "visibility": "openbaar", "summary": TYPED}


def send(cast: Cast, place: str, content: bytes) -> str:
    """What the page says after sending the form with everything filled in well but the file."""
    rosa = cast.client("rosa")
    if place == "kit":
        address, told = f"{make_kit().get_absolute_url()}bestanden/", {"label": "Poster", "description": TYPED}
    elif place == "library":
        address, told = "/bibliotheek/nieuw/", {
            "title": "Gids", "kind": "handreiking", "author": "Gemeente", "licence": "cc-by-4", **COMMON,
        }  # fmt: skip
    elif place == "data set":
        address, told = "/gegevens/nieuw/", {
            "title": "Bedden", "author": "Gemeente", "licence": "cc0", "themes": ["soci"], "frequency": "onbekend",
            **COMMON,
        }  # fmt: skip
    elif place == "recording":
        address, told = "/media/nieuw/", {"title": "De eerste avond", **COMMON}
    else:
        return _to_back_office(rosa, place, content)
    answer = rosa.post(address, {**told, "file": SimpleUploadedFile("gewoon.pdf", content), "daarna": "publiceer"})
    assert answer.status_code in (200, 302)
    return str(answer.content.decode())


def _to_back_office(client: Client, place: str, content: bytes) -> str:
    is_picture = place.startswith("picture")
    name = "plein.png" if is_picture else "gids.pdf"
    told = {"title": TYPED, "file": SimpleUploadedFile(name, content), "collection": "1", "tags": ""}
    address = "wagtailimages:add" if is_picture else "wagtaildocs:add"
    return str(client.post(reverse(address), told | {"description": ""}).content.decode())


def kept() -> int:
    """Everything that came in by any way."""
    models = (StoredFile, Document, Dataset, Episode, KitFile, get_image_model(), get_document_model())
    return sum(model._default_manager.count() for model in models)


@pytest.mark.parametrize("place", [place for place in REFUSED if place != "command"])
def test_what_is_not_wanted_is_refused_with_a_reason_and_leaves_nothing(cast: Cast, place: str) -> None:
    told = {}
    for what in REFUSED[place]:
        text = send(cast, place, FILES[what]())
        told[what] = REFUSED[place][what] if REFUSED[place][what] in text else text[-3000:]
        assert TYPED in text, what
    assert told == REFUSED[place]
    assert kept() == 0


def test_the_command_refuses_the_same(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    for number, what in enumerate(REFUSED["command"]):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(FILES[what]())
        with pytest.raises(CommandError, match="1 van de 1"):
            call_command("library_add", str(path))
        assert REFUSED["command"][what] in capsys.readouterr().err, what
    assert kept() == 0


def test_what_the_scanner_finds_comes_in_by_no_command(
    cast: Cast, settings: Any, clamd: str, tmp_path: Path, capsys: Any
) -> None:
    settings.FILE_SCANNER = clamd
    path = tmp_path / "gids.txt"
    path.write_bytes(b"Een virus.")
    with pytest.raises(CommandError, match="1 van de 1"):
        call_command("library_add", str(path))
    assert "De virusscanner vindt in dit bestand iets gevaarlijks" in capsys.readouterr().err
    assert kept() == 0


@pytest.mark.parametrize("what", ["PDF without text", "text in Latin-1", "PDF of 10,000 pages"])
@pytest.mark.parametrize("place", ["library", "command"])
def test_what_is_odd_but_good_is_taken_and_told(cast: Cast, tmp_path: Path, place: str, what: str) -> None:
    content = FILES[what]()
    if place == "command":
        path = tmp_path / "gids.pdf"
        path.write_bytes(content)
        call_command("library_add", str(path))
    else:
        send(cast, place, content)
    document = Document.objects.get()
    if place == "library":
        read_document(document.pk, document.reading_turn)
    page = cast.client("noor").get(document.get_absolute_url()).content.decode()
    said = {"PDF without text": "kunnen wij niet zoeken", "PDF of 10,000 pages": "10.000 bladzijden"}
    assert said.get(what, "Lees de tekst hier") in page
    if what == "text in Latin-1":
        assert "één" in cast.client("noor").get(f"{document.get_absolute_url()}tekst/1/").content.decode()


def test_a_table_in_latin_1_is_read_as_it_was_meant(cast: Cast) -> None:
    send(cast, "data set", FILES["text in Latin-1"]())
    dataset = Dataset.objects.get()
    read_dataset(dataset.pk, dataset.reading_turn)
    assert "één" in cast.client("noor").get(dataset.get_absolute_url()).content.decode()


def test_a_scan_goes_into_a_kit_and_the_back_office_as_it_is(cast: Cast) -> None:
    for place in ("kit", "document of the back office"):
        send(cast, place, FILES["PDF without text"]())
    assert (KitFile.objects.count(), get_document_model().objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "address",
    ["/bibliotheek/nieuw/", "/gegevens/nieuw/", "/media/nieuw/", "/pakketten/zzzzzzzz/bestanden/",
     "/beheer/images/add/", "/beheer/images/multiple/add/", "/beheer/documents/add/"],
)  # fmt: skip
def test_two_gigabytes_are_refused_unread(cast: Cast, address: str) -> None:
    answer = cast.client("rosa").generic("POST", address, b"", CONTENT_LENGTH=str(2 << 30))
    assert (answer.status_code, "groter dan 200 megabyte" in answer.content.decode()) == (413, True)


def test_the_command_refuses_two_gigabytes_unread(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(CommandError):
        call_command("library_add", str(path))
    assert "groter dan 200 megabyte" in capsys.readouterr().err
    assert kept() == 0


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [
        ("lijst.csv", b"een;twee\n", True),
        ("brief.txt", b"Beste buren.", True),
        ("brief.docx", made.docx(), True),
        ("tekst.odt", papers.odt("x", made.PAGES), True),
        ("brief.pdf", made.docx(), False),
        ("pagina.txt", b"<!doctype html><html><body>", False),
        ("alles.zip", b"PK\x05\x06" + bytes(18), False),
    ],
)
@pytest.mark.parametrize("form", ["add", "add_multiple"])
def test_a_document_of_the_back_office_is_what_its_name_says(
    cast: Cast, name: str, content: bytes, is_taken: bool, form: str
) -> None:
    file = SimpleUploadedFile(name, content)
    sent = {"title": "Lijst", FIELD[form]: file, "collection": "1", "tags": ""}
    answer = cast.client("rosa").post(
        reverse(f"wagtaildocs:{form}"), sent, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code in (200, 302)
    assert get_document_model().objects.exists() == is_taken


def _saying(place: str, word: str) -> bytes:
    """A good file of the kind that is wanted there, with this word in it."""
    if place.startswith("picture"):
        return _talking_png(word)
    if place == "recording":
        return recorded.mp3(tag=recorded.id3(word.encode()))
    return f"naam;soort\nx;{word}\n".encode() if place == "data set" else made.pdf([word])


@pytest.mark.parametrize("place", [place for place in REFUSED if place != "command"])
def test_what_the_scanner_finds_comes_in_nowhere(cast: Cast, settings: Any, clamd: str, place: str) -> None:
    settings.FILE_SCANNER = clamd
    page = send(cast, place, _saying(place, "virus"))
    assert "De virusscanner vindt in dit bestand iets gevaarlijks. We nemen het niet aan." in page
    assert TYPED in page
    assert kept() == 0
    send(cast, place, _saying(place, "groet"))
    assert kept() > 0, "it was refused for that alone"


@pytest.mark.parametrize("place", [place for place in REFUSED if place != "command"])
def test_what_the_scanner_did_not_look_at_comes_in_nowhere(cast: Cast, settings: Any, place: str) -> None:
    settings.FILE_SCANNER = "tcp://127.0.0.1:1"
    good = png() if place.startswith("picture") else recorded.mp3() if place == "recording" else b"een;twee"
    if place.startswith("document"):
        good = made.pdf(["Stroom"])
    assert "geeft nu geen antwoord" in send(cast, place, good)
    assert kept() == 0


@pytest.mark.parametrize("form", ["add", "add_multiple"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_tells_where_it_was_made_is_refused(cast: Cast, form: str, kind: str) -> None:
    """Readers get it in other sizes, but Wagtail also makes one of the original."""
    exif = Image.Exif()
    exif[0x010E] = "Een plein"
    exif.get_ifd(0x8825)[1] = "N"
    for is_placed in (True, False):
        out = io.BytesIO()
        Image.new("RGB", (16, 9), "teal").save(out, kind, **({"exif": exif} if is_placed else {}))
        file = SimpleUploadedFile(f"plein.{kind.lower()}", out.getvalue())
        sent = {"title": "Plein", FIELD[form]: file, "collection": "1", "tags": "", "description": ""}
        address = reverse(f"wagtailimages:{form}")
        answer = cast.client("rosa").post(address, sent, headers={"X-Requested-With": "XMLHttpRequest"})
        assert ("waar zij is gemaakt" in answer.content.decode()) == is_placed
        assert get_image_model().objects.exists() != is_placed

"""Each kind of file, from the form to the passage that a reader comes to; and what the page of a document tells."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils.html import strip_tags

from tests.cast import Cast
from tests.factories import make_document
from weerbaar.demo import papers
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.tests.test_library import FORM, found, read_all, upload

FOLDER = Path(settings.BASE_DIR, settings.REFERENCE_DIR, "sources") if settings.REFERENCE_DIR else Path("/bestaat/niet")
SOURCES = sorted(FOLDER.glob("*.txt"))
FILLING = "Zo staat het in het plan van de wijk. " * 12  # running text is cut in parts of some length
PAGES = [["# Stroom", FILLING], ["# Water", FILLING], ["# Vervoer", "De bakfiets met het aggregaat staat klaar."]]


def send(cast: Cast, content: bytes, name: str, **fields: str) -> Document:
    """By Rosa through the form, and read as the worker would."""
    sent = {**FORM, **fields, "file": upload(content, name), "daarna": "publiceer"}
    answer = cast.client("rosa").post("/bibliotheek/nieuw/", sent)
    assert answer.status_code == 302, answer.content.decode()
    read_all()
    return Document.objects.get(title=fields.get("title", FORM["title"]))


@pytest.mark.parametrize(
    ("kind", "act", "number"),
    [
        ("pdf", "bladzijde 3", 3),
        ("pptx", "dia 3", 3),
        ("docx", "deel 3 van 3", 3),
        ("odt", "deel 3 van 3", 3),
        ("html", "deel 3 van 3", 3),
        ("txt", "bladzijde 3", 3),
    ],
)
def test_a_passage_is_found_in_every_kind_of_file(cast: Cast, kind: str, act: str, number: int) -> None:
    document = send(cast, papers.MAKERS[kind]("Gids noodstroom", PAGES), "bestand.bin")
    assert (document.file.kind, document.reading) == (kind, "gelezen")
    page = found(cast, "noor", "/zoeken/?q=bakfietsen")
    assert "<mark>bakfiets</mark>" in page
    assert f"Lees {act}" in page
    address = f"{document.get_absolute_url()}tekst/{number}/?q=bakfietsen"
    assert f'href="{address}"' in page
    there = found(cast, "noor", address)
    assert "De <mark>bakfiets</mark> met het aggregaat staat klaar." in there
    assert f"<h1>{act.capitalize()}</h1>" in there


def test_the_page_of_a_document_tells_what_a_reader_should_know(cast: Cast) -> None:
    old = make_document("Oude gids")
    document = send(
        cast, b"Over noodstroom.", "gids.txt", version="2.1", accessibility="Te lezen met een schermlezer.",
        replaces=old.get_absolute_url(), review_due_on="2027-05-01",
    )  # fmt: skip
    page = " ".join(found(cast, "noor", document.get_absolute_url()).split())
    assert "Gemeente Voorbeeld, 1 mei 2026, versie 2.1" in strip_tags(page)
    for told in (
        "<dt>Wat mag u ermee</dt><dd>CC BY 4.0",
        "<dt>Toegankelijkheid</dt><dd>Te lezen met een schermlezer.</dd>",
        f'<dt>Vervangt</dt><dd><a href="{old.get_absolute_url()}">Oude gids</a></dd>',
        "<dt>Taal</dt><dd>Nederlands</dd>",
        "<dt>Opnieuw bekijken vóór</dt><dd>",
        "Wat een wijk kan doen.",
    ):
        assert told in page, told
    before = found(cast, "noor", old.get_absolute_url())
    assert f'Er is een nieuwer document: <a href="{document.get_absolute_url()}">Gids noodstroom</a>' in before


@pytest.mark.skipif(not SOURCES, reason="Niet uitgevoerd: REFERENCE_DIR noemt geen map met sources/*.txt.")
def test_five_documents_through_the_screen(cast: Cast) -> None:
    """As they are, each by the form; every one is read to its end, and found by what it is about."""
    assert len(SOURCES) == 5
    for path in SOURCES:
        document = send(cast, path.read_bytes(), path.name, title=f"Bron {path.name[:3]}")
        assert (document.file.kind, document.reading) == ("txt", "gelezen")
        assert document.parts_read == document.passages.count() > 0
    page = found(cast, "noor", "/zoeken/?q=weerbaarheid&soort=document")
    for document in Document.objects.all():
        assert f">{document.title}</a>" in page
        assert f'href="{document.get_absolute_url()}tekst/' in page

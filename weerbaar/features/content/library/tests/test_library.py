"""From an upload to a passage found on page 14, by the people whose work it is, through the pages of the site."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_document
from weerbaar.demo import papers
from weerbaar.features.content.library import services
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.services.keeping import FILING
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.search.models import Change
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.tests import made

FORM = {
    "title": "Gids noodstroom", "kind": "handreiking", "author": "Gemeente Voorbeeld", "licence": "cc-by-4",
    "language": "nl", "area": "Zeeland", "visibility": "openbaar", "deel_continuiteit": ["energie"],
    "summary": "Wat een wijk kan doen.", "published_on": "2026-05-01",
}  # fmt: skip
FOURTEEN = [f"Bladzijde over gewone zaken, nummer {number}." for number in range(1, 17)]
FOURTEEN[13] = "De bakfiets met het aggregaat staat klaar achter het dorpshuis."


def upload(content: bytes, name: str = "x.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def read_all() -> None:
    """What the worker would do."""
    for document in Document.objects.filter(reading="wacht"):
        services.read_document(document.pk, document.reading_turn)


def found(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_report_is_published_and_found_on_page_fourteen(cast: Cast) -> None:
    file = upload(papers.pdf("Gids noodstroom", [[line] for line in FOURTEEN]), "rapport.exe")
    answer = cast.client("rosa").post("/bibliotheek/nieuw/", {**FORM, "file": file, "daarna": "publiceer"}, follow=True)
    document = Document.objects.get()
    assert "De tekst wordt gelezen" in answer.content.decode()
    assert (document.needs, document.sub_needs, document.regions) == (["continuiteit"], ["energie"], ["VR19"])
    read_all()
    document.refresh_from_db()
    assert (document.reading, document.parts_read, document.file.page_count) == ("gelezen", 16, 16)
    page = found(cast, "noor", "/bibliotheek/?q=bakfietsen")
    assert "<mark>bakfiets</mark>" in page
    assert "Lees bladzijde 14" in page
    assert f"{document.get_absolute_url()}tekst/14/?q=bakfietsen" in page
    assert "<mark>aggregaat</mark>" in found(cast, "noor", f"{document.get_absolute_url()}tekst/14/?q=aggregaten")
    assert "Bladzijde 14" in found(cast, "noor", f"{document.get_absolute_url()}zoeken/?q=dorpshuis")
    file_answer: Any = cast.client("noor").get(f"{document.get_absolute_url()}bestand/")
    assert file_answer["Content-Disposition"] == 'attachment; filename="gids-noodstroom.pdf"'
    assert b"".join(file_answer.streaming_content).startswith(b"%PDF-")
    history = found(cast, "mats", f"{document.get_absolute_url()}geschiedenis/")
    assert "Toegevoegd aan de bibliotheek" in history
    assert "Tekst van het bestand gelezen" in history


@pytest.mark.parametrize(
    ("content", "reading", "said"),
    [
        (made.pdf([""]), "zonder-tekst", "kunnen wij niet zoeken"),
        (b"Tekst van een brief.", "gelezen", "Lees de tekst hier"),
    ],
)
def test_how_reading_ended_is_told(cast: Cast, content: bytes, reading: str, said: str) -> None:
    cast.client("rosa").post("/bibliotheek/nieuw/", {**FORM, "file": upload(content), "daarna": "publiceer"})
    read_all()
    document = Document.objects.get()
    assert document.reading == reading
    assert said in found(cast, "noor", document.get_absolute_url())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": None}, "Kies het bestand."),
        ({"file": made.locked_pdf()}, "beveiligd met een wachtwoord"),
        ({"title": ""}, "Vul de titel in."),
        ({"area": "Nergenshuizen"}, "is geen bekend gebied"),
        ({"replaces": "/bibliotheek/zzzzzzzz/"}, "Dit document vinden we niet."),
        ({"upload": "zzzzzzzz", "file": None}, "Dit bestand is er niet meer."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, Any], said: str) -> None:
    typed = {**FORM, "file": b"Een brief.", **change}
    content = typed.pop("file")
    sent = typed | ({"file": upload(content)} if content is not None else {})
    rosa = cast.client("rosa")
    page = rosa.post("/bibliotheek/nieuw/", sent).content.decode()
    assert said in page
    assert "Wat een wijk kan doen." in page
    assert not Document.objects.exists()
    ready = StoredFile.objects.first()
    if ready is not None:  # the file need not be chosen again
        assert f'value="{ready.ref}"' in page
        rosa.post("/bibliotheek/nieuw/", {**FORM, "upload": ready.ref, "daarna": "concept"})
        assert Document.objects.get().status == "concept"


def test_the_same_file_is_not_added_twice_unawares(cast: Cast) -> None:
    rosa = cast.client("rosa")
    for extra in ({}, {}, {"toch": "ja"}):
        page = rosa.post("/bibliotheek/nieuw/", {**FORM, "file": upload(b"Een brief."), "daarna": "publiceer", **extra})
        if page.status_code == 200:
            assert "staat al in de bibliotheek" in page.content.decode()
    assert Document.objects.count() == 2


def test_a_draft_is_published_and_withdrawn(cast: Cast) -> None:
    document, rosa = make_document(status="concept"), cast.client("rosa")
    address = document.get_absolute_url()
    for step, status in (("publiceren/", 200), ("intrekken/", 404)):
        rosa.post(address + step)
        assert cast.client("noor").get(address).status_code == status
        assert ("Gids voor buurten" in found(cast, "noor", "/bibliotheek/")) == (status == 200)
    assert list(Entry.objects.order_by("pk").values_list("code", flat=True)) == [
        "document.published",
        "document.withdrawn",
    ]


def test_what_is_hidden_is_not_found_counted_or_suggested(cast: Cast) -> None:
    make_document("Openbaar", ["De koeling van medicijnen."], phases=["nafase"])
    make_document("Besloten", ["De kluis met medicijnen."], "crisisprofessionals", area=["VR19"], phases=["nafase"])
    make_document("Concept", ["De zolder met medicijnen."], status="concept")
    for who, count in {"noor": 1, "mats": 1, "hidde": 1, "cas": 2, "rosa": 3}.items():
        page = found(cast, who, "/bibliotheek/?q=medicijn&fase=nafase&fase=koud")
        assert ("kluis" in page) == (who in ("cas", "rosa"))
        assert f"{min(count, 2)} resulta" in page
        words = found(cast, who, "/bibliotheek/?q=kluis")
        assert ("1 resultaat" in words) == (who in ("cas", "rosa"))
        assert ("zolder" in found(cast, who, "/bibliotheek/?q=medicijn")) == (who == "rosa")


def test_words_that_stand_together_come_first_and_a_title_most(cast: Cast) -> None:
    make_document("Verspreid", ["De bakfiets.", "Niets.", "Het aggregaat."])
    make_document("Bijeen", ["Niets.", "De bakfiets met het aggregaat."])
    make_document("Bakfiets en aggregaat", ["Niets.", "Gewoon.", "Over het aggregaat."])
    make_document("Bakfiets", ["Niets."], summary="Een handleiding met aggregaat.")
    page = found(cast, "noor", "/bibliotheek/?q=bakfiets+aggregaat")
    places = [page.index(f">{title}</a>") for title in ("Bakfiets en aggregaat", "Bijeen", "Verspreid")]
    assert places == sorted(places)
    assert "Lees bladzijde 3" in page
    assert "Lees bladzijde 2" in page
    assert "Een handleiding met <mark>aggregaat</mark>." in page


def test_a_change_is_seen_by_the_next_who_writes_and_by_search(cast: Cast) -> None:
    old, document = make_document("Oude gids"), make_document()
    rosa, address = cast.client("rosa"), document.get_absolute_url()
    form = rosa.get(f"{address}wijzigen/").context["form"]
    seen = {name: form.initial[name] for name in ("version", "opened")}
    sent = {**FORM, **seen, "title": "Nieuwe gids", "replaces": old.get_absolute_url(), "file": upload(b"Over water.")}
    assert rosa.post(f"{address}wijzigen/", sent).status_code == 302
    read_all()
    document.refresh_from_db()
    assert [one.text for one in document.passages.all()] == ["Over water."]
    assert "Nieuwe gids" in found(cast, "noor", old.get_absolute_url())
    late = cast.client("ada").post(f"{address}wijzigen/", {**FORM, **seen, "title": "Andere gids"})
    assert late.status_code == 409
    assert "Nieuwe gids" in late.content.decode()
    Change.objects.all().delete()
    deliver_due()
    assert set(Change.objects.values_list("corpus", flat=True)) == {"alles", "passages"}


def test_reading_that_stopped_halfway_is_taken_up_again(cast: Cast) -> None:
    document = make_document(reading="bezig", reading_since=timezone.now())
    address = document.get_absolute_url()
    assert cast.client("rosa").post(f"{address}opnieuw-lezen/").status_code == 403
    Document.objects.update(updated_at=timezone.now() - timedelta(hours=1))
    FILING.read_what_stalled(date.today())
    services.read_document(document.pk, document.reading_turn)  # the one that was overtaken does nothing
    document.refresh_from_db()
    assert (document.reading, document.reading_turn) == ("wacht", 1)
    read_all()
    document.refresh_from_db()
    assert document.reading == "gelezen"


def test_a_list_of_many_costs_no_more_queries_than_one_of_few(cast: Cast) -> None:
    client = cast.client("mats")
    counts = []
    for number in (3, 17):
        for one in range(number):
            make_document(f"Gids {number}.{one}", ["Over noodstroom.", "Over water."])
        client.get("/bibliotheek/?q=noodstroom")
        with counting() as queries:
            client.get("/bibliotheek/?q=noodstroom")
        counts.append(len([sql for sql in queries if "library_passage" in sql or "library_document" in sql]))
    assert counts[1] <= counts[0] + 1  # the tests build their index in the request


def test_things_belong_together_in_both_directions(cast: Cast) -> None:
    document, hidden = make_document(), make_document("Stil plan", visibility="crisisprofessionals", area=["VR19"])
    rosa, page = cast.client("rosa"), f"/hoort-bij/document/{document.ref}/"
    for other in (cast.aggregaten, hidden):
        rosa.post(page, {"other": f"http://testserver{other.get_absolute_url()}?x=1"})
    assert "Kies iets anders" in rosa.post(page, {"other": document.get_absolute_url()}).content.decode()
    assert "Dit vinden we niet" in rosa.post(page, {"other": "/organisaties/zzzzzzzz/"}).content.decode()
    assert "Aggregaten Walcheren" in found(cast, "noor", document.get_absolute_url())
    assert document.get_absolute_url() in found(cast, "noor", cast.aggregaten.get_absolute_url())
    assert "Stil plan" not in found(cast, "noor", document.get_absolute_url())
    assert "Stil plan" in found(cast, "cas", document.get_absolute_url())
    assert "Stil plan" not in found(cast, "noor", f"{document.get_absolute_url()}geschiedenis/")
    rosa.post(f"{page}organisatie/{cast.aggregaten.ref}/weg/")
    assert document.get_absolute_url() not in found(cast, "noor", cast.aggregaten.get_absolute_url())


def test_files_are_added_by_command(cast: Cast, tmp_path: Any, capsys: Any) -> None:
    good, bad = tmp_path / "gids_noodstroom_0123456789abcdef.txt", tmp_path / "leeg.pdf"
    good.write_bytes("Één liter water.".encode("latin-1"))
    bad.write_bytes(b"")
    with pytest.raises(CommandError, match="1 van de 2"):
        call_command("library_add", str(good), str(bad))
    call_command("library_add", str(good))
    document = Document.objects.get()
    assert (document.title, document.status, document.reading) == ("Gids noodstroom", "gepubliceerd", "gelezen")
    said = capsys.readouterr()
    assert "leeg.pdf: Dit bestand is leeg." in said.err
    assert "staat er al" in said.out

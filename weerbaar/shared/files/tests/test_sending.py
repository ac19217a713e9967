"""Sending a file in pieces: it goes on after a broken line, and is somebody's own until a record keeps it."""

import base64
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.factories import make_file
from weerbaar.shared.files import services
from weerbaar.shared.files.models import StoredFile

TEXT = b"Noodstroom voor de wijk. " * 40


def begin(client: Client, size: int, name: str = "../../gids voor de wijk.txt") -> Any:
    told = base64.b64encode(name.encode()).decode()
    return client.post("/bestanden/", headers={"Upload-Length": str(size), "Upload-Metadata": f"filename {told}"})


def piece(client: Client, url: str, start: int, content: bytes) -> Any:
    return client.patch(
        url, content, content_type="application/offset+octet-stream", headers={"Upload-Offset": str(start)}
    )


def test_a_file_arrives_in_pieces_and_goes_on_where_it_was(cast: Cast) -> None:
    rosa = cast.client("rosa")
    url = begin(rosa, len(TEXT))["Location"]
    assert piece(rosa, url, 0, TEXT[:100])["Upload-Offset"] == "100"
    assert rosa.head(url)["Upload-Offset"] == "100"
    wrong = piece(rosa, url, 300, TEXT[300:])
    assert (wrong.status_code, wrong["Upload-Offset"]) == (409, "100")
    assert cast.client("ada").head(url).status_code == 404
    last = piece(rosa, url, 100, TEXT[100:])
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(TEXT)))
    file = StoredFile.objects.get()
    assert (file.state, file.kind, file.name) == ("klaar", "txt", "gids voor de wijk.txt")
    with file.content.open("rb") as content:
        assert content.read() == TEXT
    assert str(file.uuid) in str(file.content.name)
    assert "gids" not in str(file.content.name)


@pytest.mark.parametrize(
    ("size", "status", "said"),
    [(0, 400, "is leeg"), (2_000_000_000, 413, "groter dan 200 megabyte"), ("veel", 400, "hoe groot")],
)
def test_what_is_empty_or_too_big_is_refused_before_a_byte_is_sent(
    cast: Cast, size: Any, status: int, said: str
) -> None:
    answer = begin(cast.client("rosa"), size)
    assert (answer.status_code, said in answer.content.decode()) == (status, True)
    assert not StoredFile.objects.exists()


def test_what_is_not_wanted_is_told_with_the_last_piece(cast: Cast) -> None:
    rosa = cast.client("rosa")
    url = begin(rosa, 8)["Location"]
    answer = piece(rosa, url, 0, b"GIF89a\x00\x01")
    assert answer.status_code == 422
    assert "nemen we niet aan" in answer.content.decode()
    assert rosa.head(url).status_code == 404


def test_what_the_scanner_finds_is_told_with_the_last_piece(cast: Cast, settings: Any, clamd: str) -> None:
    settings.FILE_SCANNER = clamd
    rosa, infected = cast.client("rosa"), b"Gewone tekst, met halverwege een virus."
    url = begin(rosa, len(infected))["Location"]
    assert piece(rosa, url, 0, infected[:-9]).status_code == 204
    answer = piece(rosa, url, len(infected) - 9, infected[-9:])
    assert answer.status_code == 422
    assert "De virusscanner vindt in dit bestand iets gevaarlijks. We nemen het niet aan." in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_form_of_two_gigabytes_is_refused_unread(cast: Cast) -> None:
    answer = cast.client("rosa").generic("POST", "/bibliotheek/nieuw/", b"", CONTENT_LENGTH=str(2 << 30))
    assert answer.status_code == 413
    assert "groter dan 200 megabyte" in answer.content.decode()


def test_what_nobody_uses_is_forgotten_after_two_days(cast: Cast) -> None:
    left, kept = make_file(cast["rosa"], state="klaar"), make_file(cast["rosa"])
    StoredFile.objects.update(updated_at=timezone.now() - timedelta(days=3))
    services.forget_left(date.today())
    assert list(StoredFile.objects.all()) == [kept]
    assert left.pk != kept.pk

"""Recordings: known by content with their length, refused with a reason; and the part of one that is asked for."""

import contextlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from tests.factories import make_file
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import ranges, services
from weerbaar.shared.files.families import DOCUMENTS, RECORDINGS, Family
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.recognising import kind_of
from weerbaar.shared.files.recordings import seconds_of
from weerbaar.shared.files.serving import part_answer
from weerbaar.shared.files.tests import made, recorded
from weerbaar.shared.files.tests.test_taking_in import sent
from weerbaar.shared.files.unwanted import UnwantedFile

PDF = b"%PDF-1.7\n"
PAGE = b"<html><script>alert(1)</script>"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "MP3 with a zip behind it": (lambda: recorded.mp3() + made.docx(), "twee soorten"),
    "MP3 with a PDF in its tag": (lambda: recorded.mp3(tag=recorded.id3(PDF)), "twee soorten"),
    "MP3 with a page in its tag": (lambda: recorded.mp3(tag=recorded.id3(PAGE)), "twee soorten"),
    "MP3 with much else behind it": (lambda: recorded.mp3() + b"iets anders" * 9000, "twee soorten"),
    "a tag and no sound": (lambda: recorded.id3(bytes(99)), "beschadigd"),
    "WAV that is cut off": (lambda: recorded.wav()[:-500], "beschadigd"),
    "WAV with a page behind it": (lambda: recorded.wav() + PAGE, "twee soorten"),
    "WAV with sound of another kind": (
        lambda: recorded.wav().replace(b"\x01\x00\x01\x00", b"\x55\x00\x01\x00"),
        "inge",
    ),
    "WAV without sound": (lambda: recorded.wav(0), "hoe lang"),
    "Ogg that is cut off": (lambda: recorded.ogg()[:-5], "beschadigd"),
    "Ogg with something behind it": (lambda: recorded.opus() + PAGE, "twee soorten"),
    "Ogg with other bytes behind it": (lambda: recorded.ogg() + b"en verder", "beschadigd"),
    "Ogg with a film in it": (recorded.theora, "iets anders dan Opus"),
    "MP4 that is cut off": (lambda: recorded.mp4()[:-5], "beschadigd"),
    "MP4 with a page behind it": (lambda: recorded.mp4() + PAGE, "beschadigd"),
    "MP4 with a zip behind it": (lambda: recorded.mp4() + made.docx(), "beschadigd"),
    "MP4 with a PDF in it": (lambda: recorded.m4a().replace(bytes(9), PDF, 1), "twee soorten"),
    "MP4 of no length": (lambda: recorded.mp4(0), "hoe lang"),
    "QuickTime": (lambda: recorded.mp4(brand=b"qt  "), "QuickTime"),
    "a photo": (lambda: recorded.mp4(brand=b"heic"), "foto"),
    "Matroska": (lambda: recorded.webm(kind=b"matroska"), "Matroska"),
    "WebM without its length": (lambda: recorded.webm(lasts=False), "hoe lang"),
    "WebM that is cut off": (lambda: recorded.webm()[:-5], "beschadigd"),
    "WebM with other bytes behind it": (lambda: recorded.webm() + b"\xec\x81\0", "twee soorten"),
    "WebM with something behind it": (lambda: recorded.webm() + PAGE, "twee soorten"),
}


@pytest.mark.parametrize("kind", RECORDINGS.kinds)
def test_a_recording_is_known_by_its_content_with_its_length(cast: Cast, kind: str) -> None:
    content = getattr(recorded, kind)()
    file = services.take_file(None, sent(content), RECORDINGS)
    assert (file.kind, file.state, file.size) == (kind, StoredFile.State.READY, len(content))
    assert file.seconds == pytest.approx(recorded.SECONDS, abs=0.05)


@pytest.mark.parametrize("what", REFUSED)
def test_a_recording_that_is_not_wanted_is_refused_with_its_reason(cast: Cast, what: str) -> None:
    make, reason = REFUSED[what]
    with pytest.raises(Invalid, match=reason):
        services.take_file(None, sent(make(), "gewoon.mp3"), RECORDINGS)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "family", "said"),
    [
        (recorded.mp3(), DOCUMENTS, "Dit is een geluidsopname. Kies een PDF"),
        (recorded.mp4(), DOCUMENTS, "Dit is een film. Kies een PDF"),
        (b"Gewone tekst.", RECORDINGS, "Kies een geluidsopname .MP3, M4A, Ogg, Opus of WAV. of film"),
    ],
)
def test_a_good_file_in_the_wrong_place_is_told_what_belongs_there(
    cast: Cast, content: bytes, family: Family, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        services.take_file(None, sent(content), family)


@given(st.binary(min_size=12, max_size=400), st.sampled_from(RECORDINGS.kinds), st.integers(0, 300))
def test_whatever_comes_is_known_or_refused_with_a_sentence(noise: bytes, kind: str, at: int) -> None:
    """No file of a stranger brings the reader of containers down or keeps it busy."""
    whole = getattr(recorded, kind)(1)
    for content in (whole[:at] + noise, whole[:at] + noise + whole[at + len(noise) :], noise + whole):
        with contextlib.suppress(UnwantedFile):
            found = kind_of(io.BytesIO(content), len(content))
            assert found not in RECORDINGS.kinds or seconds_of(found, io.BytesIO(content), len(content)) > 0


# --- parts ----------------------------------------------------------------------------------------

CONTENT = bytes(range(256)) * 600  # more than two pieces
MOMENT = datetime(2026, 5, 1, tzinfo=UTC)


def asked(method: str = "get", **headers: str) -> HttpRequest:
    return getattr(RequestFactory(), method)("/", headers={k.replace("_", "-"): v for k, v in headers.items()})


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def file(db: None) -> StoredFile:
    return make_file(content=CONTENT, kind="mp3", digest="ab" * 32)


END = len(CONTENT) - 1
ANSWERS = [
    ("", 200, 0, END),
    ("bytes=0-", 206, 0, END),
    ("bytes=0-0", 206, 0, 0),
    ("bytes=1000-70000", 206, 1000, 70000),
    (f"bytes={END}-", 206, END, END),
    ("bytes=-500", 206, END - 499, END),
    ("bytes=-999999999", 206, 0, END),
    (f"bytes=5-{END * 9}", 206, 5, END),
    (" Bytes = 7 - 9 ", 206, 7, 9),
    ("bytes=9-7", 200, 0, END),
    ("bytes=a-b", 200, 0, END),
    ("bytes=-", 200, 0, END),
    ("bytes=0-1,5-6", 200, 0, END),
    ("lines=0-1", 200, 0, END),
    (f"bytes={END + 1}-", 416, 0, 0),
    ("bytes=-0", 416, 0, 0),
]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(("header", "status", "first", "last"), ANSWERS)
def test_the_part_that_is_asked_for(
    file: StoredFile, header: str, status: int, first: int, last: int, method: str
) -> None:
    answer: Any = part_answer(asked(method, Range=header), file, "Zonder stroom")
    assert answer.status_code == status
    assert (answer["Accept-Ranges"], answer["ETag"]) == ("bytes", f'"{"ab" * 32}"')
    if status == 416:
        assert answer["Content-Range"] == f"bytes */{len(CONTENT)}"
        return
    assert answer["Content-Length"] == str(last - first + 1)
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer.get("Content-Range") == (f"bytes {first}-{last}/{len(CONTENT)}" if status == 206 else None)
    assert body(answer) == (CONTENT[first : last + 1] if method == "get" else b"")


@given(st.integers(0, 400_000) | st.none(), st.integers(0, 400_000) | st.none(), st.integers(1, 300_000))
def test_a_range_is_what_slicing_gives(first: int | None, last: int | None, size: int) -> None:
    """For every range and size: the bytes are those that a slice of the file holds, or it is refused."""
    header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    every = range(size)
    try:
        span = ranges.wanted(header, size)
    except ranges.OutOfReach:
        assert (last == 0) if first is None else first >= size
        return
    if span is None:
        assert (first is None and last is None) or (first is not None and last is not None and last < first)
        return
    expected = every[-last:] if first is None and last else every[first : None if last is None else last + 1]
    assert list(every[span.first : span.last + 1]) == list(expected)
    assert span.length == len(expected) > 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": f'"{"ab" * 32}"'}, 304),
        ({"If-None-Match": f'W/"iets", W/"{"ab" * 32}"', "Range": "bytes=0-5"}, 304),
        ({"If-None-Match": '"iets"'}, 200),
        ({"Range": "bytes=0-5", "If-Range": f'"{"ab" * 32}"'}, 206),
        ({"Range": "bytes=0-5", "If-Range": '"iets"'}, 200),
        ({"Range": "bytes=0-5", "If-Range": f'W/"{"ab" * 32}"'}, 200),
        ({"Range": "bytes=0-5", "If-Range": "Fri, 01 May 2026 00:00:00 GMT"}, 206),
        ({"Range": "bytes=0-5", "If-Range": "Fri, 01 May 2026 00:00:01 GMT"}, 200),
        ({"Range": "bytes=999999-", "If-Range": '"iets"'}, 200),
    ],
)
def test_a_part_is_only_added_to_parts_of_the_same_file(file: StoredFile, headers: dict[str, str], status: int) -> None:
    file.created_at = MOMENT
    answer = part_answer(RequestFactory().get("/", headers=headers), file, "Zonder stroom")
    assert answer.status_code == status


def test_a_whole_file_goes_out_in_pieces_and_is_closed(file: StoredFile) -> None:
    answer: Any = part_answer(asked(Accept_Encoding="gzip"), file, "Zonder stroom")
    pieces = list(answer.streaming_content)
    assert max(map(len, pieces)) == 64 * 1024
    assert b"".join(pieces) == CONTENT
    answer.close()


def test_a_proxy_may_send_the_bytes_itself(file: StoredFile, settings: Any) -> None:
    settings.FILES_ACCEL = "/intern/"
    answer = part_answer(asked(Range="bytes=0-5"), file, "Zonder stroom")
    assert (answer.status_code, answer["X-Accel-Redirect"]) == (200, f"/intern/{file.content.name}")
    assert answer.content == b""  # type: ignore[attr-defined]

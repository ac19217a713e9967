"""From a recording that an editor sends to the moment that a listener comes to, and who may hear it."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.answers import counting
from tests.cast import Cast
from tests.factories import CAPTIONS, make_episode, make_series
from weerbaar.features.content.media.models import Episode, Moment, Series
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.search.models import Change
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.tests import recorded

COMMON = {"language": "nl", "area": "Zeeland", "visibility": "openbaar", "deel_continuiteit": ["energie"]}
SERIES = {"title": "Drie dagen donker", "medium": "podcast", "author": "Gemeente Voorbeeld", "order": "serial",
          "category": "Government", **COMMON}  # fmt: skip
EPISODE = {"title": "De eerste avond", "summary": "Wat u doet.", "captions": CAPTIONS, "number": "1", **COMMON,
           "chapters": "0:00 Het licht gaat uit\r\n0:20 Hulp", "credits": "redactie: Gemeente Voorbeeld"}  # fmt: skip
BOTH = {"openbaar": set(range(5)), "leden": {1, 2, 3, 4}, "crisisprofessionals": {3, 4}, "concept": {4}}
WHO = ("noor", "mats", "hidde", "cas", "rosa")


def sent(content: bytes, name: str = "opname.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def page(cast: Cast, who: str, address: str, status: int = 200) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_an_editor_adds_an_episode_and_a_listener_comes_to_the_moment(cast: Cast) -> None:
    rosa = cast.client("rosa")
    rosa.post("/media/serie/nieuw/", {**SERIES, "daarna": "publiceer"})
    series = Series.objects.get()
    form = rosa.get(f"/media/nieuw/?serie={series.ref}").content.decode()
    assert f'<option value="{series.ref}" selected>' in form
    file = sent(recorded.mp3(90))
    answer = rosa.post(
        "/media/nieuw/", {**EPISODE, "series": series.ref, "file": file, "daarna": "publiceer"}, follow=True
    )
    assert "De aflevering is gepubliceerd." in answer.content.decode()
    episode = Episode.objects.get()
    assert (episode.series, episode.seconds, episode.file and episode.file.kind) == (series, 90, "mp3")
    assert list(Moment.objects.values_list("at", "heading")) == [(0, "Het licht gaat uit"), (20, "Hulp")]
    found = page(cast, "noor", "/zoeken/?q=bakfietsen")
    assert "<mark>bakfiets</mark>" in found
    address = f"{episode.get_absolute_url()}?t=20#t=20"
    assert f'href="{address}"' in found
    assert "<span>Ga naar 0:20<" in found
    shown = page(cast, "noor", address.partition("#")[0])
    assert f'src="{episode.get_absolute_url()}opname.mp3#t=20" type="audio/mpeg"' in shown  # without a script too
    assert f'href="{address}" data-to-moment' in shown
    assert "<strong>Coördinator:</strong> De bakfiets met het aggregaat komt eraan." in shown
    assert "Aflevering 1, audio, 1 minuut en 30 seconden" in shown
    assert "Redactie: Gemeente Voorbeeld" in shown


def test_a_film_of_our_own_shows_its_captions(cast: Cast) -> None:
    cast.client("rosa").post("/media/nieuw/", {**EPISODE, "file": sent(recorded.webm(90)), "daarna": "publiceer"})
    episode = Episode.objects.get()
    shown = page(cast, "noor", episode.get_absolute_url())
    assert f'<track kind="captions" src="{episode.get_absolute_url()}ondertitels.vtt" srclang="nl"' in shown
    vtt = cast.client("noor").get(f"{episode.get_absolute_url()}ondertitels.vtt")
    assert vtt["Content-Type"] == "text/vtt; charset=utf-8"
    assert vtt.content.decode().startswith("WEBVTT\n\n00:00:00.000 --> 00:00:20.000\n<v Presentator>Het licht")
    told = json.loads(cast.client("noor").get(f"{episode.get_absolute_url()}hoofdstukken.json").content)
    assert (told["version"], told["chapters"][1]) == ("1.2.0", {"startTime": 20.0, "title": "Hulp"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": None}, "Kies het bestand, of vul het adres in"),
        ({"file": b""}, "Dit bestand is leeg."),
        ({"file": b"Een brief."}, "Kies een geluidsopname"),
        ({"file": recorded.mp4(brand=b"qt  ")}, "QuickTime"),
        ({"address": "https://vimeo.com/123456789"}, "Kies een bestand óf vul een adres in"),
        ({"file": None, "address": "https://kwaad.voorbeeld/film"}, "van een film bij: Framatube, Vimeo"),
        ({"file": None, "address": "https://vimeo.com/123456789", "seconds": "lang"}, "zoals 12:30"),
        ({"captions": "1\n00:00:01,000 --> 00:00:02,000\nHallo"}, "Regel 1: dit zijn ondertitels in SRT"),
        ({"captions": CAPTIONS + "\noeps"}, "Regel 9: hier hoort een tijd te staan"),
        ({"captions": CAPTIONS.replace("00:20.000 -->", "01:35.000 -->").replace("01:30", "01:40")}, "na het einde"),
        ({"captions_file": "caf\xe9".encode("latin-1")}, "niet in UTF-8"),
        ({"captions_file": b"Hallo"}, "Regel 1: ondertitels beginnen"),
        ({"chapters": "Begin"}, "Regel 1: begin met een tijd"),
        ({"chapters": "0:00 Begin\n9:00 Slot"}, "na het einde van de opname (1:30)"),
        ({"transcript": "0:20 Dag\n0:05 Hallo"}, "Regel 2: 0:05 ligt voor 0:20"),
        ({"number": "nul"}, "Vul een heel getal in."),
        ({"series": "zzzzzzzz"}, "Deze serie vinden we niet."),
        ({"title": ""}, "Vul de titel in."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, change: dict[str, Any], said: str) -> None:
    typed = {**EPISODE, "file": recorded.mp3(90), **change}
    for name in ("file", "captions_file"):
        if (content := typed.pop(name, None)) is not None:
            typed[name] = sent(content)
    shown = cast.client("rosa").post("/media/nieuw/", {**typed, "daarna": "publiceer"})
    assert shown.status_code == 200
    text = shown.content.decode()
    assert said in text
    assert "Wat u doet." in text
    assert not Episode.objects.exists()
    ready = StoredFile.objects.first()
    assert ready is None or f'value="{ready.ref}"' in text  # the recording need not be chosen again


def test_captions_come_as_a_file_and_stay_when_the_rest_has_to_be_mended(cast: Cast) -> None:
    typed = {**EPISODE, "captions": "", "title": "", "file": sent(recorded.mp3(90))}
    text = cast.client("rosa").post("/media/nieuw/", {**typed, "captions_file": sent(CAPTIONS.encode())}).content
    assert "De bakfiets met het aggregaat" in text.decode()


def test_a_recording_and_its_captions_are_replaced(cast: Cast) -> None:
    cast.client("rosa").post("/media/nieuw/", {**EPISODE, "file": sent(recorded.mp3(90)), "daarna": "publiceer"})
    episode, rosa = Episode.objects.get(), cast.client("rosa")
    address, old = f"{episode.get_absolute_url()}wijzigen/", episode.file_id or 0
    held = rosa.get(address).context["form"].initial
    seen = {"version": held["version"], "opened": held["opened"]}
    changed = {**EPISODE, **seen, "captions": CAPTIONS.replace("bakfiets", "vrachtwagen"), "chapters": "0:00 Eén"}
    assert rosa.post(address, {**changed, "file": sent(recorded.opus(95))}).status_code == 302
    episode.refresh_from_db()
    assert episode.file is not None
    assert (episode.file.kind, episode.seconds) == ("opus", 95)
    assert not StoredFile.objects.filter(pk=old).exists()
    assert [one.heading for one in episode.moments.all()] == ["Eén", "Eén"]
    assert page(cast, "noor", f"{episode.get_absolute_url()}opname.mp3", 404)
    history = page(cast, "mats", f"{episode.get_absolute_url()}geschiedenis/")
    assert "Gegevens gewijzigd" in history
    assert "vrachtwagen" not in history  # what is said stands on the page, not in the history
    late = cast.client("ada").post(address, {**EPISODE, **seen, "title": "Anders"})
    assert late.status_code == 409
    again = rosa.get(address).context["form"].initial
    moved = {**EPISODE, "version": again["version"], "opened": again["opened"], "seconds": "1:35"}
    assert rosa.post(address, {**moved, "address": "https://vimeo.com/123456789"}).status_code == 302
    episode.refresh_from_db()
    assert (episode.file_id, episode.seconds, episode.is_moving) == (None, 95, True)
    assert not StoredFile.objects.filter(kind="opus").exists()


def test_the_same_recording_is_not_added_twice_unawares(cast: Cast) -> None:
    for extra in ({}, {}, {"toch": "ja"}):
        cast.client("rosa").post("/media/nieuw/", {**EPISODE, "file": sent(recorded.mp3(90)), **extra})
    assert Episode.objects.count() == 2


def shown_as(code: str) -> dict[str, str]:
    """Visibility and state of a code of BOTH."""
    return {"status": "concept"} if code == "concept" else {"visibility": code}


@pytest.mark.parametrize(
    ("of_series", "of_episode"),
    [
        ("openbaar", "openbaar"), ("openbaar", "leden"), ("openbaar", "crisisprofessionals"), ("openbaar", "concept"),
        ("leden", "crisisprofessionals"), ("crisisprofessionals", "openbaar"), ("concept", "openbaar"),
    ],
)  # fmt: skip
def test_an_episode_shows_to_who_may_see_both(cast: Cast, of_series: str, of_episode: str) -> None:
    """Page, recording, captions, list, series, search and feed agree, for pairs of visibilities."""
    series = make_series(area=["VR19"], **shown_as(of_series))
    episode = make_episode("Verborgen geluid", area=["VR19"], series=series, **shown_as(of_episode))
    may = BOTH[of_series] & BOTH[of_episode]
    address = episode.get_absolute_url()
    for place, who in enumerate(WHO):
        client = cast.client(who)
        for path in (address, f"{address}opname.mp3", f"{address}ondertitels.vtt", f"{address}hoofdstukken.json"):
            assert client.get(path).status_code == (200 if place in may else 404), (who, path)
        asked = client.get(f"{address}opname.mp3", headers={"Range": "bytes=0-9"})
        assert asked.status_code == (206 if place in may else 404)
        for path in ("/media/", "/zoeken/?q=bakfiets"):
            assert ("Verborgen geluid" in client.get(path).content.decode()) == (place in may), (who, path)
        if place in BOTH[of_series]:
            assert ("Verborgen geluid" in client.get(series.get_absolute_url()).content.decode()) == (place in may)
        feed = client.get(f"{series.get_absolute_url()}feed.xml")
        assert feed.status_code == (200 if of_series == "openbaar" else 404)
        assert ("Verborgen geluid" in feed.content.decode()) == (of_series == of_episode == "openbaar")


def test_what_happens_to_a_series_has_its_episodes_read_again_by_search(cast: Cast) -> None:
    series = make_series()
    episode = make_episode(series=series)
    Change.objects.all().delete()
    cast.client("rosa").post(f"{series.get_absolute_url()}intrekken/")
    deliver_due()
    rows = set(Change.objects.values_list("corpus", flat=True))
    assert rows == {"alles", "passages"}
    assert page(cast, "noor", episode.get_absolute_url(), 404)
    assert "De eerste avond" not in page(cast, "noor", "/zoeken/?q=bakfietsen")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 200), ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Sec-Fetch-Site": "cross-site"}, 302),
     ({"Sec-Fetch-Site": "none"}, 302)],
)  # fmt: skip
def test_a_film_elsewhere_shows_after_a_click_that_names_the_other_party(
    cast: Cast, headers: dict[str, str], status: int
) -> None:
    episode = make_episode(address="https://vimeo.com/123456789", seconds=90)
    before = page(cast, "noor", f"{episode.get_absolute_url()}?t=20")
    assert "Deze film staat bij Vimeo" in before
    assert "<iframe" not in before
    assert f'href="{episode.get_absolute_url()}extern/?t=20"' in before
    answer = cast.client("noor").get(f"{episode.get_absolute_url()}extern/?t=20", headers=headers)
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    if status == 302:
        assert "frame-src 'none'" in policy
        return
    assert "frame-src https://player.vimeo.com;" in f"{policy};"
    assert 'src="https://player.vimeo.com/video/123456789?dnt=1#t=20s"' in answer.content.decode()
    assert "ziet nu uw IP-adres" in answer.content.decode()


def test_a_party_that_is_no_longer_on_the_list_is_not_shown(cast: Cast, settings: Any) -> None:
    episode = make_episode(address="https://vimeo.com/123456789")
    settings.MEDIA_PLAYERS = []
    shown = page(cast, "noor", episode.get_absolute_url())
    assert "die staat niet op onze lijst" in shown
    assert "player.vimeo.com" not in shown
    assert page(cast, "noor", f"{episode.get_absolute_url()}extern/", 404)


@pytest.mark.parametrize("moment", ["", "t=", "t=-5", "t=abc", "t=99999999999", "t=²"])
def test_a_moment_that_is_none_starts_at_the_beginning(cast: Cast, moment: str) -> None:
    episode = make_episode()
    assert f'{episode.get_absolute_url()}opname.mp3" type' in page(
        cast, "noor", f"{episode.get_absolute_url()}?{moment}"
    )


def test_lists_of_many_cost_no_more_queries_than_those_of_few(cast: Cast) -> None:
    client, series = cast.client("mats"), make_series()
    for path in ("/media/", series.get_absolute_url()):
        counts = []
        for number in (3, 15):
            for one in range(number):
                make_episode(f"Aflevering {number}.{one}", series=make_series() if path == "/media/" else series)
            client.get(path)
            with counting() as queries:
                client.get(path)
            counts.append(len(queries))
        assert counts[1] == counts[0], path


@pytest.mark.parametrize(("sent_as", "chapters"), [({}, "0:20"), ({"address": "https://vimeo.com/123456789"}, "0:00")])
def test_an_earlier_version_is_put_back_as_far_as_it_fits_the_recording(
    cast: Cast, sent_as: dict[str, str], chapters: str
) -> None:
    """What was said of a film elsewhere is not put back on a recording of ours."""
    rosa, held = cast.client("rosa"), {"file": sent(recorded.mp3(90))}
    first = {**EPISODE, "chapters": "0:20 Hulp", **(sent_as or held), "daarna": "publiceer"}
    rosa.post("/media/nieuw/", first)
    episode = Episode.objects.get()
    address = f"{episode.get_absolute_url()}wijzigen/"
    seen = rosa.get(address).context["form"].initial
    second = {**EPISODE, "version": seen["version"], "opened": seen["opened"], "chapters": "0:00 Anders"}
    assert rosa.post(address, second | (held if sent_as else {})).status_code == 302
    listed = page(cast, "rosa", reverse("versions:list", args=["afleveringen", episode.ref]))
    first_of_all = re.findall(rf"/afleveringen/{episode.ref}/versies/([\w-]+)/", listed)[-1]
    answer = rosa.post(reverse("versions:restore", args=["afleveringen", episode.ref, first_of_all]))
    assert answer.status_code == (200 if sent_as else 302)
    assert ("Een aflevering is een opname van hier" in answer.content.decode()) == bool(sent_as)
    episode.refresh_from_db()
    assert episode.chapters[:4] == chapters
    assert page(cast, "noor", episode.get_absolute_url())

"""What editors type and send beside a recording: read, or refused with the line that is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.features.content.media import captions, credits, moments, players, telling
from weerbaar.features.content.media.captions import BadText, Cue
from weerbaar.features.content.media.clock import clock, seconds, spoken
from weerbaar.features.content.media.cover import drawn
from weerbaar.features.content.media.telling import Chapter

HEAD = "WEBVTT\n\n"
GOOD = {
    "plain": (HEAD + "00:01.000 --> 00:04.500\nHallo.", [Cue(1, 4.5, "Hallo.")]),
    "hours, a name, settings": (
        HEAD + "intro\n01:00:01.000 --> 01:00:02.000 align:start line:0\nHallo,\ndaar.",
        [Cue(3601, 3602, "Hallo, daar.")],
    ),
    "a voice, tags, signs": (
        HEAD + "00:01.000 --> 00:02.000\n<v.luid Mo Jansen>Wij &amp; <i>zij</i> <00:01.500>samen</v>",
        [Cue(1, 2, "Wij & zij samen", "Mo Jansen")],
    ),
    "notes, styles, a byte order mark": (
        "\ufeffWEBVTT - titel\nX: y\n\nNOTE\nniet tonen\n\nSTYLE\n::cue {}\n\n00:00.000 --> 00:01.000\nJa.\r\n",
        [Cue(0, 1, "Ja.")],
    ),
    "what holds no text is left out": (
        HEAD + "00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\nJa.",
        [Cue(1, 2, "Ja.")],
    ),
}
BAD = {
    "nothing": ("", "Regel 1: ondertitels beginnen met het woord WEBVTT"),
    "no captions": ("Hallo", "Regel 1: ondertitels beginnen"),
    "SRT": ("1\n00:00:01,000 --> 00:00:02,000\nHallo", "Regel 1: dit zijn ondertitels in SRT"),
    "no text": (HEAD, "staat geen tekst"),
    "no time": (HEAD + "Hallo", "Regel 3: hier hoort een tijd te staan, zoals 00:01:02.000"),
    "a time of SRT": (HEAD + "00:01,000 --> 00:02,000\nHallo", "Regel 3: hier hoort een tijd"),
    "a name and no time": (HEAD + "intro\n00:01 --> 00:02\nHallo", "Regel 4: hier hoort een tijd"),
    "ends before it begins": (HEAD + "00:02.000 --> 00:01.000\nHallo", "Regel 3: deze ondertitel eindigt voordat"),
    "not in order": (
        HEAD + "00:05.000 --> 00:06.000\nEen\n\n00:01.000 --> 00:02.000\nTwee",
        "Regel 6: deze ondertitel begint eerder",
    ),
    "no empty line": (
        HEAD + "00:01.000 --> 00:02.000\nEen\n00:02.000 --> 00:03.000\nTwee",
        "Regel 5: tussen twee ondertitels hoort een lege regel",
    ),
    "far too long": (HEAD + "x" * 2_000_001, "te lang"),
}


@pytest.mark.parametrize("what", GOOD)
def test_captions_are_read(what: str) -> None:
    text, cues = GOOD[what]
    assert captions.read(text) == cues
    assert captions.read(captions.written(cues)) == cues


@pytest.mark.parametrize("what", BAD)
def test_captions_that_cannot_be_read_are_told_by_line(what: str) -> None:
    text, said = BAD[what]
    with pytest.raises(BadText, match=said.replace(".", r"\.")):
        captions.read(text)


words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=12)
times = st.lists(st.integers(0, 20_000_000), min_size=1, max_size=20, unique=True).map(sorted)


@given(times, words, words)
def test_what_we_write_is_what_was_read(starts: list[int], text: str, voice: str) -> None:
    cues = [Cue(start / 1000, (start + 700) / 1000, text, voice) for start in starts]
    found = captions.read(captions.written(cues))
    assert [(one.text, one.voice) for one in found] == [(text, voice)] * len(cues)
    assert [one.start for one in found] == pytest.approx([one.start for one in cues])


@given(st.text(max_size=300))
def test_whatever_is_sent_as_captions_is_read_or_refused(text: str) -> None:
    for sent in (text, HEAD + text, HEAD + "00:01.000 --> 00:02.000\n" + text):
        try:
            assert captions.read(sent)
        except BadText as error:
            assert "." in str(error)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0:00 Begin\n\n2:30 Wat u kunt doen", [(0, "Begin"), (150, "Wat u kunt doen")]),
        ("[00:00] Begin\n1:00:00 - Slot", [(0, "Begin"), (3600, "Slot")]),
        ("", []),
        ("Begin", "Regel 1: begin met een tijd"),
        ("0:00 Begin\n0:75 Slot", "Regel 2: begin met een tijd"),
        ("0:00 Begin\n1:00", "Regel 2: begin met een tijd"),
        ("1:00 Begin\n0:30 Slot", "Regel 2: 0:30 ligt niet na 1:00"),
    ],
)
def test_chapters(text: str, found: list[tuple[float, str]] | str) -> None:
    if isinstance(found, str):
        with pytest.raises(BadText, match=found):
            telling.chapters(text)
    else:
        assert telling.chapters(text) == [Chapter(*one) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zomaar tekst.\nZonder tijden.", []),
        ("0:05 Mo: Hallo.\nEn daar.\n0:20 Dag.", [(5, 20, "Hallo. En daar.", "Mo"), (20, 60, "Dag.", "")]),
        ("Kop\n0:05 Hallo.", [(5, 60, "Hallo.", "")]),
        ("0:20 Dag.\n0:05 Hallo.", "Regel 2: 0:05 ligt voor 0:20"),
    ],
)
def test_a_text_with_times_is_as_good_as_captions(text: str, found: list[tuple[object, ...]] | str) -> None:
    if isinstance(found, str):
        with pytest.raises(BadText, match=found):
            telling.timed(text, 60)
    else:
        assert [tuple(cue) for cue in telling.timed(text, 60)] == found


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["A", "B"])), max_size=60), st.integers(1, 200))
def test_passages_and_turns_hold_every_word_in_order(said: list[tuple[int, str]], chapter: int) -> None:
    """Nothing is lost or said twice, a passage ends where a chapter does, and each begins where its first words do."""
    cues, at = [], 0
    for number, (length, voice) in enumerate(said):
        cues.append(Cue(at, at + length + 1, f"w{number}", voice))
        at += length + 1
    chapters = [Chapter(0, "Een"), Chapter(chapter, "Twee")]
    for cut in (moments.passages, moments.turns):
        found = cut(cues, chapters)
        assert " ".join(one.text for one in found).split() == [cue.text for cue in cues]
        starts = {cue.text: int(cue.start) for cue in cues}
        assert all(one.at == starts[one.text.split()[0]] for one in found)
        for one in found:
            inside = [cue for cue in cues if cue.text in one.text.split()]
            assert {moments.chapter_at(chapters, cue.start) for cue in inside} == {one.chapter}
            assert len(inside) == 1 or inside[-1].end - one.at <= moments.PASSAGE_SECONDS


@pytest.mark.parametrize(
    ("text", "length", "shown", "said"),
    [
        ("0:40", 40, "0:40", "40 seconden"),
        ("12:30", 750, "12:30", "12 minuten en 30 seconden"),
        ("1:00", 60, "1:00", "1 minuut"),
        ("1:02:03", 3723, "1:02:03", "1 uur en 2 minuten"),
        ("1:75", None, "", ""),
        ("twaalf", None, "", ""),
    ],
)
def test_clocks(text: str, length: float | None, shown: str, said: str) -> None:
    assert seconds(text) == length
    if length is not None:
        assert (clock(length), spoken(length)) == (shown, said)


@pytest.mark.parametrize(
    ("address", "src"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD", "https://framatube.org/videos/embed/9dRFC6Ya11NCVeYKn8ZhiD"),
        ("https://peertube.voorbeeld/w/9dRFC6Ya11NCVeYKn8ZhiD", None),
        ("https://www.youtube.com/watch", None),
        ("https://www.youtube.com.kwaad.voorbeeld/watch?v=dQw4w9WgXcQ", None),
        ("https://user@framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD", None),
        ("http://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD", None),
        ("https://framatube.org/w/a%22b", None),
        ("javascript:alert(1)", None),
        ("https://[oeps", None),
        ("", None),
    ],
)
def test_players_elsewhere(address: str, src: str | None) -> None:
    if src is None:
        with pytest.raises(players.UnknownPlayer, match="van een film bij: Framatube, Vimeo, YouTube"):
            players.player_of(address)
    else:
        assert players.player_of(address).src == src


def test_roles_are_told_as_podcast_apps_know_them() -> None:
    found = credits.read("Presentatie: Gemeente Voorbeeld\nVeldkeuken Twente\nzang: Koor")
    assert [(one.organisation, one.known_role) for one in found] == [
        ("Gemeente Voorbeeld", "host"), ("Veldkeuken Twente", "producer"), ("Koor", "zang"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Kort", "Een titel die zo lang is dat zij over vier regels gaat en dan nog verder", ""]
)
def test_the_cover_is_as_big_as_apps_want(title: str) -> None:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(drawn("2qkvvxzf", title, "Gemeente Voorbeeld"))) as image:
        assert (image.size, image.format) == ((1400, 1400), "PNG")

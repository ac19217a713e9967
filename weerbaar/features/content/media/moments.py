"""A transcript in pieces: passages to be found by, and turns to be read."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from weerbaar.features.content.media.captions import Cue
from weerbaar.features.content.media.telling import Chapter

PASSAGE_SECONDS, TURN_SECONDS = 45.0, 20.0
MOST = 65_000


class Stretch(NamedTuple):
    """What is said from this moment on, in whole seconds, in one chapter; in a passage by all, in a turn by one."""

    at: int
    chapter: str
    voice: str
    text: str


def chapter_at(chapters: Sequence[Chapter], moment: float) -> str:
    """The title of the chapter that goes on at this moment, '' before the first."""
    return next((one.title for one in reversed(chapters) if one.start <= moment), "")


def passages(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> list[Stretch]:
    """Pieces of about three quarters of a minute that end where a chapter does."""
    return list(_joined(cues, chapters, PASSAGE_SECONDS, by_voice=False))[:MOST]


def turns(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> list[Stretch]:
    """What one voice says at a stretch, in pieces that are read as a line."""
    return list(_joined(cues, chapters, TURN_SECONDS, by_voice=True))


def by_chapter(stretches: Sequence[Stretch]) -> list[tuple[str, list[Stretch]]]:
    """The same under the titles of their chapters."""
    return [(title, list(several)) for title, several in groupby(stretches, key=lambda one: one.chapter)]


def _joined(cues: Sequence[Cue], chapters: Sequence[Chapter], most: float, *, by_voice: bool) -> Iterator[Stretch]:
    now: Stretch | None = None
    for cue in cues:
        chapter, voice = chapter_at(chapters, cue.start), cue.voice if by_voice else ""
        is_same = now is not None and now.chapter == chapter and now.voice == voice
        if now is not None and is_same and cue.end - now.at <= most:
            now = now._replace(text=f"{now.text} {cue.text}")
            continue
        if now is not None:
            yield now
        now = Stretch(int(cue.start), chapter, voice, cue.text)
    if now is not None:
        yield now

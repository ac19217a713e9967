"""Series and episodes in words, for pages and lists."""

from typing import Any

from weerbaar.features.content.media import credits, moments
from weerbaar.features.content.media.clock import clock, spoken
from weerbaar.features.content.media.models import Episode
from weerbaar.features.content.media.players import Player, UnknownPlayer, player_of
from weerbaar.features.content.media.telling import Chapter
from weerbaar.shared.files.limits import in_words
from weerbaar.shared.publishing.presenting import badges_of

LAST = 24 * 3600


def moment_url(episode: Episode, at: float) -> str:
    """Where the page starts at this moment: for the server, and for the script that is on the page already."""
    return f"{episode.get_absolute_url()}?t={int(at)}#t={int(at)}"


def asked_moment(text: str) -> int:
    """The moment of `?t=`, 0 for what is none."""
    return min(int(text), LAST) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def line_of(episode: Episode) -> dict[str, Any]:
    """One line of a list, without a query."""
    return {
        "episode": episode,
        "url": episode.get_absolute_url(),
        "told": told(episode),
        "is_moving": episode.is_moving,
        "badges": badges_of(episode),
    }


def told(episode: Episode) -> str:
    """'Aflevering 2, audio, 2 minuten en 40 seconden'."""
    parts = []
    if episode.number:
        parts.append(f"seizoen {episode.season}, aflevering {episode.number}" if episode.season
                     else f"aflevering {episode.number}")  # fmt: skip
    parts.append("video" if episode.is_moving else "audio")
    if episode.seconds:
        parts.append(spoken(episode.seconds))
    return ", ".join(parts).capitalize()


def player(episode: Episode) -> Player | None:
    """Of a film elsewhere; None when its party is no longer on the list."""
    try:
        return player_of(episode.address) if episode.address else None
    except UnknownPlayer:
        return None


def file_words(episode: Episode) -> str:
    """'MP3, 1,2 MB'."""
    file = episode.file
    return f"{file.get_kind_display()}, {in_words(file.size)}" if file else ""


def chapters(episode: Episode) -> list[tuple[str, str, Chapter]]:
    """(clock, address, chapter) of each."""
    return [(clock(one.start), moment_url(episode, one.start), one) for one in episode.chapter_list]


def transcript(episode: Episode) -> list[tuple[str, list[dict[str, Any]]]]:
    """What is said under the title of each chapter, in lines with their moment."""
    turns = moments.turns(episode.cues, episode.chapter_list)
    return [
        (title, [{"at": one.at, "clock": clock(one.at), "url": moment_url(episode, one.at), "voice": one.voice,
                  "text": one.text} for one in several])
        for title, several in moments.by_chapter(turns)
    ]  # fmt: skip


def credit_lines(episode: Episode) -> list[str]:
    return [f"{one.role.capitalize()}: {one.organisation}" if one.role else one.organisation
            for one in credits.read(episode.credits)]  # fmt: skip
